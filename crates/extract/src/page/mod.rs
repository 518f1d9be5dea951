//! What each line of a page is.
//!
//! The lines are read once with their look; then one pass after the other marks what it knows, from what
//! a line says by itself to what only its place tells. A line that is marked is not marked again.

mod body;
mod byline;
mod caption;
mod clue;
mod date;
mod date_line;
mod dateline;
mod disclaimer;
mod feed;
mod furniture;
mod head;
mod inside;
mod line;
mod look;
mod mail_head;
mod name;
mod outlet;
mod pointer;
mod proper;
mod running_head;
mod section;
mod sequence;
mod tail;
mod title;
mod words;
mod wrap;

use corpus::{Block, BlockKind, ByteRange, Rule, Span};
use lexicon::Lexicon;

pub(crate) use byline::{Byline, Signed, read as read_byline};
pub(crate) use date::Found;
pub(crate) use date_line::DateLine;
pub(crate) use dateline::Dateline;
pub(crate) use disclaimer::{holder as rights_holder, is_of_views as disclaims_views, outlets as disclaimed_outlets};
pub(crate) use line::Line;
pub(crate) use mail_head::{
    FIELD as MAIL_FIELD, SUBJECT as MAIL_SUBJECT, field as mail_field, subject as mail_subject,
};
pub(crate) use name::{has_given_name, leading_name, role_end, role_kind, without_title};
pub(crate) use outlet::names_outlet;
pub(crate) use pointer::outlet as pointed_outlet;
pub(crate) use words::{is_function_word as is_small, prefix, title_case, words as words_of};

/// What a line is, and the rule that decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) kind: BlockKind,
    pub(crate) rule: &'static str,
}

/// A page being read.
#[derive(Clone, Debug)]
pub(crate) struct Page<'t> {
    /// The text.
    pub(crate) text: &'t str,
    /// Its lines; blank ones have none.
    pub(crate) lines: Vec<Line<'t>>,
    /// What each line is, once it is known.
    pub(crate) marks: Vec<Option<Mark>>,
    /// What each line says as a byline; boxed, for few lines are one.
    pub(crate) bylines: Vec<Option<Box<Byline>>>,
    /// Who signed it, where markup says so.
    pub(crate) signed: Vec<String>,
    /// What each line says as a line of dates.
    pub(crate) dates: Vec<Option<Box<DateLine>>>,
    /// The first line of the body and the one after its last.
    pub(crate) body: std::ops::Range<usize>,
    /// The line of the headline.
    pub(crate) title: Option<usize>,
    /// How surely each line is the article's, where the line model was asked.
    pub(crate) margins: Vec<i64>,
    /// The dateline and the line it opens.
    pub(crate) dateline: Option<(usize, Dateline)>,
}

/// A line of markup that is known to be something, before its words are looked at.
pub(crate) type Hint = Option<Mark>;

/// Whether a line is one of dates.
pub(crate) fn dated(line: &str, lexicon: &Lexicon) -> bool {
    date_line::read(line, lexicon).is_some()
}

/// Reads a plain text.
pub(crate) fn read<'t>(text: &'t str, lexicon: &Lexicon) -> Page<'t> {
    let lines = wrap::lines(text).into_iter().map(|(span, gap)| Line::read(text, span, gap, lexicon)).collect();
    let mut page = Page::new(text, lines, lexicon);
    page.mark_all(lexicon, true);
    page
}

/// Reads the text of a page of which the markup says too little, by the named rules alone: the line model knows
/// pasted pages, in which a line has a place that the text of a whole page does not keep.
pub(crate) fn read_by_rules<'t>(text: &'t str, lexicon: &Lexicon) -> Page<'t> {
    let lines = wrap::lines(text).into_iter().map(|(span, gap)| Line::read(text, span, gap, lexicon)).collect();
    let mut page = Page::new(text, lines, lexicon);
    page.mark_all(lexicon, false);
    page
}

/// The features of each line of a plain text, as the line model sees them.
pub(crate) fn read_looks(text: &str, lexicon: &Lexicon) -> Vec<(Span, Vec<String>)> {
    let lines = wrap::lines(text).into_iter().map(|(span, gap)| Line::read(text, span, gap, lexicon)).collect();
    let mut page = Page::new(text, lines, lexicon);
    page.mark_sure();
    let looks = look::looks(&page);
    page.lines.iter().zip(looks).map(|(line, look)| (line.span, look::names(line, &look))).collect()
}

/// Reads a text whose lines are known with hints from markup, which names who `signed` it.
pub(crate) fn read_hinted<'t>(
    text: &'t str,
    spans: &[(Span, Hint)],
    signed: Vec<String>,
    lexicon: &Lexicon,
) -> Page<'t> {
    let lines = spans.iter().map(|(span, _)| Line::read(text, *span, true, lexicon)).collect();
    let mut page = Page::new(text, lines, lexicon);
    page.marks = spans.iter().map(|(_, hint)| *hint).collect();
    page.signed = signed;
    page.mark_article(lexicon);
    page
}

impl<'t> Page<'t> {
    fn new(text: &'t str, lines: Vec<Line<'t>>, lexicon: &Lexicon) -> Page<'t> {
        let count = lines.len();
        let bylines = lines.iter().map(|line| byline::read(line.text, lexicon).map(Box::new)).collect();
        let dates = lines.iter().map(|line| date_line::read(line.text, lexicon).map(Box::new)).collect();
        Page {
            text,
            lines,
            marks: vec![None; count],
            bylines,
            signed: Vec::new(),
            dates,
            body: 0..count,
            title: None,
            margins: Vec::new(),
            dateline: None,
        }
    }

    /// Marks what lines say by themselves and under their headings, and finds the stretch that runs as text;
    /// false for a note.
    fn mark_sure(&mut self) -> bool {
        mail_head::mark(self);
        running_head::mark(self);
        furniture::mark(self);
        section::mark(self);
        feed::mark(self);
        body::find(self)
    }

    fn mark_all(&mut self, lexicon: &Lexicon, by_look: bool) {
        if self.mark_sure() {
            if by_look {
                self.margins = sequence::margins(self, lexicon);
                sequence::find_body(self);
            }
            if self.title.is_none() {
                title::mark(self, lexicon);
            }
            head::mark(self, lexicon);
            tail::mark_signed(self, lexicon);
            if by_look {
                sequence::mark(self);
            }
            tail::mark_below(self);
            inside::mark(self);
        } else {
            self.mark_note();
        }
        self.dateline = inside::dateline(self, lexicon);
    }

    /// Marks a text without running text: only a phrase of page furniture is told from what was handed over.
    fn mark_note(&mut self) {
        for mark in &mut self.marks {
            *mark = mark.filter(|mark| mark.rule == "block.cue");
        }
        inside::mark_heading(self);
        inside::mark_rest(self);
    }

    /// Marks what an extractor of articles leaves in: there is no menu, and the headline is known.
    fn mark_article(&mut self, lexicon: &Lexicon) {
        self.title = self.marks.iter().position(|mark| mark.is_some_and(|mark| mark.kind == BlockKind::Title));
        furniture::mark(self);
        section::mark(self);
        body::find(self);
        head::mark_signed(self);
        tail::mark_signed(self, lexicon);
        inside::mark_rest(self);
        self.dateline = inside::dateline(self, lexicon);
    }

    /// Marks a line that is not marked yet.
    fn mark(&mut self, line: usize, kind: BlockKind, rule: &'static str) {
        self.marks[line].get_or_insert(Mark { kind, rule });
    }

    /// What the line model says of a line, where it was asked.
    fn verdict(&self, line: usize) -> Option<sequence::Verdict> {
        self.margins.get(line).map(|margin| sequence::verdict(*margin))
    }

    /// Whether the line model takes a line for the article's.
    fn is_likely_body(&self, line: usize) -> bool {
        self.verdict(line) == Some(sequence::Verdict::Body)
    }

    /// Whether a line is not marked yet.
    fn is_free(&self, line: usize) -> bool {
        self.marks[line].is_none()
    }

    /// The kind of a marked line.
    pub(crate) fn kind(&self, line: usize) -> Option<BlockKind> {
        self.marks[line].map(|mark| mark.kind)
    }

    /// Whether a line is a signature below the body.
    pub(crate) fn is_signature(&self, line: usize) -> bool {
        self.marks[line].is_some_and(|mark| mark.rule == "byline.signature")
    }

    /// The lines of a kind, in order.
    pub(crate) fn of_kind(&self, kind: BlockKind) -> impl Iterator<Item = (usize, &Line<'t>)> {
        self.lines.iter().enumerate().filter(move |(index, _)| self.kind(*index) == Some(kind))
    }

    /// The blocks of the page: a line each, and a dateline apart from the paragraph it opens.
    pub(crate) fn blocks(&self, in_capture: bool) -> Vec<Block> {
        let mut blocks = Vec::with_capacity(self.lines.len() + 1);
        for (index, line) in self.lines.iter().enumerate() {
            let mark = self.marks[index].unwrap_or(Mark { kind: BlockKind::Paragraph, rule: "block.line" });
            let mut span = line.span;
            if let Some((_, dateline)) = self.dateline.as_ref().filter(|(at, _)| *at == index) {
                let opening = Span::new(span.start, span.start + dateline.end as u32);
                let mark = Mark { kind: BlockKind::Dateline, rule: "block.dateline" };
                blocks.push(block(opening, mark, in_capture));
                let rest = &self.text[opening.end as usize..span.end as usize];
                span.start = opening.end + (rest.len() - rest.trim_start().len()) as u32;
            }
            if !span.is_empty() {
                blocks.push(block(span, mark, in_capture));
            }
        }
        blocks
    }
}

fn block(span: Span, mark: Mark, in_capture: bool) -> Block {
    let range = ByteRange { start: span.start.into(), end: span.end.into() };
    Block { kind: mark.kind, span, capture: in_capture.then_some(range), rule: Rule::new(mark.rule) }
}
