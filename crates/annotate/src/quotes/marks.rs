//! Quotation marks: which passages stand in marks, decided before sentences are split. A post that is signed as one
//! is as good as marked.
//!
//! Answers: where does each marked passage begin and end, in which other one does it stand, does it go on
//! in the next paragraph, and were its marks damaged? One pass over the text with a stack, so that its
//! cost is linear in the number of characters whatever the marks do.

use corpus::{Block, Document, Id, Span, Text};

use super::glyphs::{Direction, Family, Glyph, glyphs};
use super::posts::{Post, posts};

/// Deeper nesting is damage.
const DEEPEST: usize = 4;

/// A passage in quotation marks, within one block.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Marked {
    /// The passage without its marks, white space at the ends left out.
    pub(crate) inner: Span,
    /// The passage with its marks.
    pub(crate) outer: Span,
    /// Which kind of marks.
    pub(crate) family: Family,
    /// The passage this one stands in.
    pub(crate) parent: Option<usize>,
    /// The passage of the paragraph before that this one goes on from.
    pub(crate) continues: Option<usize>,
    /// Whether a mark was missing and its place was guessed.
    pub(crate) damaged: bool,
    /// Whether its marks were lost in decoding, and stand where others would.
    pub(crate) lost: bool,
    /// The block it stands in.
    pub(crate) block: Id<Block>,
}

impl Marked {
    const fn of_post(post: &Post) -> Marked {
        Marked {
            inner: post.content,
            outer: post.content,
            family: Family::Double,
            parent: None,
            continues: None,
            damaged: false,
            lost: false,
            block: post.block,
        }
    }
}

/// The marked passages of a document, by their start, and the closing marks that close nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Marks {
    /// The passages in order of their start; a passage stands before those inside it.
    pub(crate) passages: Vec<Marked>,
    /// Closing marks without an opening one.
    pub(crate) stray: Vec<Span>,
    /// Posts of social networks; each is a passage as well.
    pub(crate) posts: Vec<Post>,
}

impl Marks {
    /// Matches the marks of every analysed block.
    pub(crate) fn of(document: &Document) -> Marks {
        let mut marks = Marks::default();
        let mut unclosed: Option<usize> = None;
        for (id, block) in document.blocks.iter().filter(|(_, block)| block.kind.is_analysed()) {
            let first = marks.passages.len();
            Matching::new(&document.text, id, block.span, &mut marks).run();
            unclosed = marks.continue_from(unclosed, first, block.span);
        }
        marks.posts = posts(document);
        marks.enclose_posts(&document.text);
        marks
    }

    /// Makes passages of the posts that are none: what begins in one stands in it, what reaches over its ends is cut.
    fn enclose_posts(&mut self, text: &Text) {
        let mut posts = self.posts.iter().peekable();
        let mut around: Option<(usize, Span)> = None;
        let mut places = Vec::with_capacity(self.passages.len());
        let mut all: Vec<Marked> = Vec::with_capacity(self.passages.len());
        for mut passage in std::mem::take(&mut self.passages) {
            while let Some(post) = posts.next_if(|post| post.content.start <= passage.outer.start) {
                around = Some((all.len(), post.content));
                if post.content != passage.outer {
                    all.push(Marked::of_post(post));
                }
            }
            let next = posts.peek().map(|post| post.content.start);
            let end = around.map(|(_, post)| post.end).filter(|end| *end > passage.outer.start);
            if let Some(cut) = end.or(next).filter(|cut| *cut < passage.outer.end) {
                passage.outer.end = cut;
                let start = passage.inner.start.min(cut);
                passage.inner = trimmed(text, Span::new(start, passage.inner.end.clamp(start, cut)));
            }
            passage.continues = passage.continues.and_then(|before| places.get(before).copied());
            let parent = passage.parent.and_then(|parent| places.get(parent).copied());
            let holds = |place: &usize| all.get(*place).is_some_and(|one| one.outer.contains(passage.outer));
            let post = around.map(|(place, _)| place).filter(|place| *place < all.len());
            passage.parent = parent.filter(holds).or_else(|| post.filter(holds));
            places.push(all.len());
            all.push(passage);
        }
        all.extend(posts.map(Marked::of_post));
        self.passages = all;
    }

    /// Joins a passage that opens a block to the one left open at the end of the block before, which is
    /// then whole: each paragraph of a long quotation opens, only the last one closes.
    fn continue_from(&mut self, unclosed: Option<usize>, first: usize, block: Span) -> Option<usize> {
        let opens_block = self.passages.get(first).is_some_and(|passage| passage.outer.start == block.start);
        if let Some(before) = unclosed.filter(|_| opens_block)
            && self.passages[before].family == self.passages[first].family
        {
            self.passages[before].damaged = false;
            self.passages[first].continues = Some(before);
        }
        let runs_out = |passage: &Marked| passage.damaged && passage.parent.is_none() && passage.outer.end == block.end;
        (first..self.passages.len()).rev().find(|index| runs_out(&self.passages[*index]))
    }

    /// The innermost passage whose marks enclose `span`.
    pub(crate) fn around(&self, span: Span) -> Option<usize> {
        let next = self.passages.partition_point(|passage| passage.outer.start <= span.start);
        let last = next.checked_sub(1)?;
        std::iter::successors(Some(last), |index| self.passages[*index].parent)
            .find(|index| self.passages[*index].outer.contains(span))
    }

    /// The passages that begin in `span`, outermost and inner ones.
    pub(crate) fn beginning_in(&self, span: Span) -> std::ops::Range<usize> {
        let first = self.passages.partition_point(|passage| passage.outer.start < span.start);
        let end = self.passages.partition_point(|passage| passage.outer.start < span.end);
        first..end.max(first)
    }
}

/// The state while the marks of one block are matched.
struct Matching<'t> {
    text: &'t Text,
    block: Id<Block>,
    span: Span,
    glyphs: Vec<Glyph>,
    /// For each glyph, how many more marks of its family close than open from there on.
    surplus: Vec<i64>,
    /// For each glyph, how many double marks stand from there on.
    doubles_from: Vec<usize>,
    open: Vec<usize>,
    marks: &'t mut Marks,
}

impl<'t> Matching<'t> {
    fn new(text: &'t Text, block: Id<Block>, span: Span, marks: &'t mut Marks) -> Matching<'t> {
        let glyphs = glyphs(text.slice(span), span.start);
        let surplus = surpluses(&glyphs);
        let mut doubles_from = vec![0; glyphs.len()];
        let mut doubles = 0;
        for (index, glyph) in glyphs.iter().enumerate().rev() {
            doubles += usize::from(glyph.family == Family::Double);
            doubles_from[index] = doubles;
        }
        Matching { text, block, span, glyphs, surplus, doubles_from, open: Vec::new(), marks }
    }

    fn run(mut self) {
        for index in 0..self.glyphs.len() {
            let glyph = self.glyphs[index];
            match glyph.direction {
                Direction::Opens if self.closes_detached(index) => self.closes(glyph),
                Direction::Opens => self.opens(index),
                Direction::Closes => self.closes(glyph),
                Direction::Either if self.is_open(glyph.family) => self.closes(glyph),
                Direction::Either => self.opens(index),
            }
        }
        while let Some(index) = self.open.pop() {
            self.end_damaged(index, self.span.end);
        }
        self.forget_apostrophes();
    }

    fn is_open(&self, family: Family) -> bool {
        self.open.iter().rev().take(2).any(|index| self.marks.passages[*index].family.matches(family))
    }

    fn opens(&mut self, index: usize) {
        let glyph = self.glyphs[index];
        let crowded = self.open.len() >= DEEPEST;
        if let Some(top) = self.open.last().copied()
            && (crowded || self.repeats_unclosed(top, index))
        {
            self.open.pop();
            self.end_damaged(top, glyph.span.start);
        }
        let parent = self.open.last().copied();
        let outer = Span::new(glyph.span.start, self.span.end);
        let inner = Span::new(glyph.span.end, self.span.end);
        self.open.push(self.marks.passages.len());
        self.marks.passages.push(Marked {
            inner,
            outer,
            family: glyph.family,
            parent,
            continues: None,
            damaged: false,
            lost: glyph.lost,
            block: self.block,
        });
    }

    /// Whether a straight mark that looks like an opening one closes: one is open and the marks after it
    /// come in pairs, so that the space stands on the wrong side.
    fn closes_detached(&self, index: usize) -> bool {
        let glyph = self.glyphs[index];
        let paired = self.doubles_from[index] % 2 == 1;
        glyph.straight && glyph.family == Family::Double && paired && self.is_open(Family::Double)
    }

    /// Whether a mark of the kind that is open opens again, and too few marks close after it for both.
    fn repeats_unclosed(&self, top: usize, index: usize) -> bool {
        let same = self.marks.passages[top].family.matches(self.glyphs[index].family);
        same && self.surplus[index] < self.open.len() as i64
    }

    fn closes(&mut self, glyph: Glyph) {
        let matches = |index: &usize| self.marks.passages[*index].family.matches(glyph.family);
        // Two levels suffice: deeper nesting is damage, and looking no deeper keeps the cost linear.
        let depth = self.open.iter().rev().take(2).position(matches);
        let Some(depth) = depth else {
            if glyph.family != Family::Single {
                self.marks.stray.push(glyph.span);
            }
            return;
        };
        for _ in 0..depth {
            if let Some(inner) = self.open.pop() {
                self.end_damaged(inner, glyph.span.start);
            }
        }
        if let Some(index) = self.open.pop() {
            self.end(index, glyph.span.start, glyph.span.end);
        }
    }

    fn end(&mut self, index: usize, inner_end: u32, outer_end: u32) {
        let passage = &mut self.marks.passages[index];
        passage.inner = trimmed(self.text, Span::new(passage.inner.start, inner_end));
        passage.outer.end = outer_end;
    }

    fn end_damaged(&mut self, index: usize, at: u32) {
        let start = self.marks.passages[index].inner.start;
        let inner = trimmed(self.text, Span::new(start, at.max(start)));
        let passage = &mut self.marks.passages[index];
        passage.inner = inner;
        passage.outer.end = inner.end.max(start);
        passage.damaged = true;
    }

    /// Single marks that never close were apostrophes, and marks around nothing mark nothing.
    fn forget_apostrophes(&mut self) {
        let first = self.marks.passages.partition_point(|passage| passage.outer.start < self.span.start);
        let block = self.marks.passages.split_off(first);
        let keeps =
            |passage: &Marked| !passage.inner.is_empty() && (!passage.damaged || passage.family != Family::Single);
        let mut place = vec![None; block.len()];
        for (index, passage) in block.iter().enumerate() {
            let parent = passage.parent.and_then(|parent| place.get(parent - first).copied().flatten());
            if !keeps(passage) {
                place[index] = parent;
                continue;
            }
            place[index] = Some(self.marks.passages.len());
            self.marks.passages.push(Marked { parent, ..passage.clone() });
        }
    }
}

/// For each glyph, how many more marks of its family close than open from there on, itself included.
fn surpluses(glyphs: &[Glyph]) -> Vec<i64> {
    let mut totals = [0_i64; 3];
    let mut surpluses = vec![0; glyphs.len()];
    for (index, glyph) in glyphs.iter().enumerate().rev() {
        let total = &mut totals[glyph.family as usize];
        match glyph.direction {
            Direction::Opens => *total -= 1,
            Direction::Closes => *total += 1,
            Direction::Either => {}
        }
        surpluses[index] = *total;
    }
    surpluses
}

/// The span without the white space at its ends.
pub(crate) fn trimmed(text: &Text, span: Span) -> Span {
    let passage = text.slice(span);
    let start = span.start + (passage.len() - passage.trim_start().len()) as u32;
    Span::new(start, start + passage.trim().len() as u32)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::disallowed_methods, reason = "a test of speed needs a clock")]

    use std::time::Instant;

    use corpus::{BlockKind, Format, Metadata, Rule, Table};

    use super::*;

    fn document(body: &str) -> Document {
        let text = Text::new(body).expect("short");
        let block = |span| Block { kind: BlockKind::Paragraph, span, capture: None, rule: Rule::new("test") };
        let mut at = 0;
        let lines = body.split('\n').map(|line| {
            let span = Span::new(at, at + line.len() as u32);
            at = span.end + 1;
            block(span)
        });
        let blocks = Table::freeze(lines.collect(), &text).expect("in order");
        let (id, source) = (String::new(), String::new());
        Document { id, source, format: Format::Plain, text, blocks, metadata: Metadata::default(), defects: Vec::new() }
    }

    fn passages(body: &str) -> Vec<String> {
        let document = document(body);
        let marks = Marks::of(&document);
        let shown = marks.passages.iter().map(|passage| {
            let depth = std::iter::successors(passage.parent, |parent| marks.passages[*parent].parent).count();
            let damage = if passage.damaged { " damaged" } else { "" };
            let goes_on = if passage.continues.is_some() { " goes on" } else { "" };
            format!("{depth} {}{damage}{goes_on}", document.text.slice(passage.inner))
        });
        shown.chain(marks.stray.iter().map(|_| "stray".to_owned())).collect()
    }

    #[test]
    fn marks_of_every_kind_are_matched() {
        assert_eq!(passages("He said \"yes\" and “no” and «so»."), ["0 yes", "0 no", "0 so"]);
        assert_eq!(passages("„Ja“, „nein” and ”wrong way”."), ["0 Ja", "0 nein", "0 wrong way"]);
        assert_eq!(passages("Mixed “marks\" and \"others”."), ["0 marks", "0 others"]);
        assert_eq!(passages("``Old style'' and ''older''"), ["0 Old style", "0 older"]);
        assert_eq!(passages("(\"In brackets\")—“after a dash”"), ["0 In brackets", "0 after a dash"]);
    }

    #[test]
    fn apostrophes_inches_and_years_are_no_marks() {
        assert_eq!(passages("It's the ministers' view of the '90s, isn't it?"), [] as [&str; 0]);
        assert_eq!(passages("We heard 'the ministers' view' twice"), ["0 the ministers' view"]);
        assert_eq!(passages("She said ‘it’s the ministers’ view’ twice"), ["0 it’s the ministers’ view"]);
    }

    #[test]
    fn nested_marks_know_what_they_stand_in() {
        assert_eq!(passages("“A ‘b «c» d’ e”"), ["0 A ‘b «c» d’ e", "1 b «c» d", "2 c"]);
        assert_eq!(passages("\"He told me 'go' then\""), ["0 He told me 'go' then", "1 go"]);
    }

    #[test]
    fn a_quotation_over_paragraphs_opens_each_and_closes_the_last() {
        assert_eq!(passages("“One.\n“Two.\n“Three.”"), ["0 One.", "0 Two. goes on", "0 Three. goes on"]);
        assert_eq!(passages("“One.\nTwo."), ["0 One. damaged"]);
    }

    #[test]
    fn damaged_marks_are_mended_and_said() {
        assert_eq!(passages("“One “two” three."), ["0 One damaged", "0 two"]);
        assert_eq!(passages("One” two."), ["stray"]);
        assert_eq!(passages("a \"2 + 2 \"talks mechanism"), ["0 2 + 2"]);
    }

    #[test]
    fn a_hundred_thousand_marks_cost_no_more_than_their_number() {
        for unit in ["\"a\" ", "“", "“a ", "” ", "'a ", "«“a ", "‘a’ ", "“a\n"] {
            let document = document(&unit.repeat(100_000));
            let start = Instant::now();
            let marks = Marks::of(&document);
            let deepest = Span::new(document.text.len() - 1, document.text.len());
            marks.around(deepest);
            assert!(start.elapsed().as_secs_f64() < 1.0, "{unit}: {:?}", start.elapsed());
        }
    }
}
