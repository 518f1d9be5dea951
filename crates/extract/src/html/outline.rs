//! A page in passages: its text block by block, each with the elements around it.
//!
//! One walk through the tree gathers all that choosing and cleaning need, in two lists in order of the
//! page; nothing is copied or changed in the tree.

use dom_query::{Document as Tree, NodeData, NodeRef};

use super::streamed::Streamed;
use super::zone::{self, Signs, Zone};

/// What kind of element it is, as far as it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    Paragraph,
    Heading,
    Item,
    List,
    Quotation,
    Table,
    Row,
    Cell,
    Figure,
    FigureCaption,
    Verbatim,
    Form,
    NoScript,
    Body,
    Article,
    Division,
}

/// A block element of the page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Element {
    /// Its parent in the list; the first element is its own.
    pub(super) parent: usize,
    pub(super) tag: Tag,
    pub(super) signs: Signs,
    /// Its passages, from the first to the one after its last.
    pub(super) passages: (usize, usize),
    /// The element after its last descendant.
    pub(super) end: usize,
}

/// Running text of one block.
#[derive(Clone, Debug)]
pub(super) struct Passage {
    /// The words, with single spaces.
    pub(super) text: String,
    /// The innermost block element around it.
    pub(super) element: usize,
    /// How many letters it has, white space not counted.
    pub(super) letters: usize,
    /// How many of them stand in links.
    pub(super) linked: usize,
    /// How many stand in `<time>` or in elements named as byline or date.
    pub(super) signed: usize,
    /// How many stand in inline elements named as caption.
    pub(super) captioned: usize,
    /// How many commas it has.
    pub(super) commas: usize,
    /// How many bytes of letters stand before it in the page, those of its scripts and styles not counted.
    pub(super) at: usize,
    /// Where single line breaks stand in the words, or blank lines in text that keeps its lines; in bytes.
    pub(super) breaks: Vec<usize>,
}

impl Passage {
    /// The lines that single breaks part, without the blank ones.
    pub(super) fn lines(&self) -> impl Iterator<Item = &str> {
        let last = self.text.len();
        let ends = self.breaks.iter().map(move |end| *end.min(&last)).chain([last]);
        let mut start = 0;
        ends.filter_map(move |end| {
            let line = self.text.get(start..end).unwrap_or_default().trim();
            start = end;
            (!line.is_empty()).then_some(line)
        })
    }
}

/// The block elements and passages of a page.
#[derive(Debug, Default)]
pub(super) struct Outline {
    pub(super) elements: Vec<Element>,
    pub(super) passages: Vec<Passage>,
}

enum Step<'t> {
    Enter(NodeRef<'t>),
    /// Leaves a block element, or an inline element that counts.
    Leave(Left),
    /// Goes on behind a part that came late, with so many bytes of letters before it.
    Return(usize),
}

#[derive(Clone, Copy)]
enum Left {
    Block(usize),
    Link,
    Signed,
    Caption,
}

/// Reads a tree, on a stack of its own: markup may be deep. What its scripts would move stands where they move it.
pub(super) fn read(tree: &Tree, html: &str) -> Outline {
    let mut walk = Walk { streamed: Streamed::find(tree, html), ..Walk::default() };
    walk.outline.elements.push(Element {
        parent: 0,
        tag: Tag::Body,
        signs: Signs::default(),
        passages: (0, 0),
        end: 0,
    });
    let mut steps = vec![Step::Enter(tree.root())];
    while let Some(step) = steps.pop() {
        match step {
            Step::Enter(node) => walk.enter(node, &mut steps),
            Step::Leave(left) => walk.leave(left),
            Step::Return(at) => walk.go_on(at),
        }
    }
    walk.flush();
    let (elements, passages) = (walk.outline.elements.len(), walk.outline.passages.len());
    if let Some(root) = walk.outline.elements.first_mut() {
        root.end = elements;
        root.passages = (0, passages);
    }
    walk.outline
}

#[derive(Default)]
struct Walk<'t> {
    outline: Outline,
    streamed: Streamed<'t>,
    open: String,
    /// Where single line breaks stand in the open passage.
    parted: Vec<usize>,
    counts: Counts,
    element: usize,
    links: usize,
    signed: usize,
    captions: usize,
    /// Where the caption that opens the open passage ends: in bytes of the text and in counts.
    captioned: Option<(usize, Counts)>,
    breaks: usize,
    /// Bytes of the letters of the page so far.
    at: usize,
}

#[derive(Default, Clone, Copy)]
struct Counts {
    letters: usize,
    linked: usize,
    signed: usize,
    captioned: usize,
    commas: usize,
    at: usize,
}

impl Counts {
    /// What is left behind a first part, which says where it ends.
    fn behind(self, part: Counts) -> Counts {
        Counts {
            letters: self.letters - part.letters,
            linked: self.linked - part.linked,
            signed: self.signed - part.signed,
            captioned: self.captioned - part.captioned,
            commas: self.commas - part.commas,
            at: part.at,
        }
    }
}

/// So many letters behind the caption of a picture that stands in a paragraph are the paragraph.
const BEHIND_CAPTION: usize = 80;

enum Kind {
    Text,
    Skipped,
    Break,
    Container,
    Inline(Option<Left>),
    Block(Tag, Signs),
}

impl<'t> Walk<'t> {
    fn enter(&mut self, node: NodeRef<'t>, steps: &mut Vec<Step<'t>>) {
        if let Some(part) = self.streamed.take(&node) {
            steps.push(Step::Return(self.at));
            self.go_on(part.at);
            return steps.extend(part.node.children_it(true).map(Step::Enter));
        }
        if self.streamed.is_read(&node) {
            return self.skip(node);
        }
        let kind = node.query_or(Kind::Skipped, |inner| match &inner.data {
            NodeData::Text { contents } => {
                self.push(contents);
                Kind::Text
            }
            NodeData::Element(element) => kind(element),
            NodeData::Document | NodeData::Fragment => Kind::Container,
            _ => Kind::Text,
        });
        match kind {
            Kind::Text => return,
            Kind::Skipped => return self.skip(node),
            Kind::Break => return self.line_break(),
            Kind::Container | Kind::Inline(None) => {}
            Kind::Inline(Some(left)) => {
                *self.counter(left) += 1;
                steps.push(Step::Leave(left));
            }
            Kind::Block(tag, signs) => {
                self.flush();
                let element = self.outline.elements.len();
                let start = self.outline.passages.len();
                let parent = self.element;
                self.outline.elements.push(Element { parent, tag, signs, passages: (start, start), end: element + 1 });
                self.element = element;
                steps.push(Step::Leave(Left::Block(element)));
            }
        }
        steps.extend(node.children_it(true).map(Step::Enter));
    }

    fn leave(&mut self, left: Left) {
        let Left::Block(element) = left else {
            *self.counter(left) -= 1;
            if self.captions == 0 && self.counts.captioned > 0 && self.counts.captioned == self.counts.letters {
                self.captioned = Some((self.open.len(), Counts { at: self.at, ..self.counts }));
            }
            return;
        };
        self.flush();
        if self.outline.elements[element].tag == Tag::Row {
            self.outline.join_cells(element);
        }
        let (elements, passages) = (self.outline.elements.len(), self.outline.passages.len());
        let ended = &mut self.outline.elements[element];
        ended.end = elements;
        ended.passages.1 = passages;
        self.element = ended.parent;
    }

    /// Goes on at another place of the page.
    fn go_on(&mut self, at: usize) {
        self.flush();
        self.at = at;
    }

    fn counter(&mut self, left: Left) -> &mut usize {
        match left {
            Left::Signed => &mut self.signed,
            Left::Caption => &mut self.captions,
            Left::Link | Left::Block(_) => &mut self.links,
        }
    }

    /// Two line breaks part paragraphs, as pages without `<p>` have them.
    fn line_break(&mut self) {
        self.breaks += 1;
        if self.breaks >= 2 {
            self.flush();
        } else if !self.open.is_empty() {
            self.push_space(true);
            self.parted.push(self.open.len());
        }
    }

    /// Passes over an element whose text is not read; its letters count, so that places in the page agree.
    fn skip(&mut self, node: NodeRef<'_>) {
        if node.has_name("script") || node.has_name("style") {
            return;
        }
        self.at += letters_of(&node) + node.descendants_it().map(|inner| letters_of(&inner)).sum::<usize>();
    }

    /// Adds text, its white space made single spaces.
    fn push(&mut self, text: &str) {
        let (mut letters, mut bytes) = (0, 0);
        let mut rest = text;
        loop {
            let spaces = rest.bytes().take_while(|byte| is_ascii_space(*byte)).count();
            let Some(letter) = rest[spaces..].chars().next() else {
                self.push_space(spaces > 0);
                break;
            };
            self.push_space(spaces > 0 || letter.is_whitespace());
            if spaces > 1 && self.keeps_lines() && rest.bytes().take(spaces).filter(|byte| *byte == b'\n').count() > 1 {
                self.parted.push(self.open.len());
            }
            rest = &rest[spaces..];
            if letter.is_whitespace() {
                rest = &rest[letter.len_utf8()..];
                continue;
            }
            // Most words are ASCII, and all of it but white space are letters.
            let plain = rest.bytes().take_while(|byte| byte.is_ascii() && !is_ascii_space(*byte)).count();
            let (word, after) = rest.split_at(if plain > 0 { plain } else { letter.len_utf8() });
            rest = after;
            if plain == 0 && !is_letter(letter) {
                continue;
            }
            if self.counts.letters + letters == 0 {
                self.counts.at = self.at;
            }
            letters += plain.max(1);
            bytes += word.len();
            self.counts.commas += if plain > 0 {
                word.bytes().filter(|byte| *byte == b',').count()
            } else {
                usize::from(matches!(letter, '،' | '、' | '，' | '٬'))
            };
            self.open.push_str(word);
        }
        if letters == 0 {
            return;
        }
        self.breaks = 0;
        self.at += bytes;
        self.counts.letters += letters;
        self.counts.linked += if self.links > 0 { letters } else { 0 };
        self.counts.signed += if self.signed > 0 { letters } else { 0 };
        self.counts.captioned += if self.captions > 0 { letters } else { 0 };
    }

    /// Whether line breaks of the source are those of the text.
    fn keeps_lines(&self) -> bool {
        self.outline.elements.get(self.element).is_some_and(|element| element.tag == Tag::Verbatim)
    }

    /// Adds the space between two words.
    fn push_space(&mut self, apart: bool) {
        if apart && !self.open.is_empty() && !self.open.ends_with(' ') {
            self.open.push(' ');
        }
    }

    /// Ends the open passage.
    fn flush(&mut self) {
        self.breaks = 0;
        let mut counts = std::mem::take(&mut self.counts);
        if let Some((end, caption)) = self.captioned.take()
            && counts.letters - caption.letters >= BEHIND_CAPTION
        {
            let rest = self.open.split_off(end);
            let breaks = self.parted.iter().map(|at| at.saturating_sub(end)).filter(|at| *at > 0).collect();
            self.add(Counts { at: counts.at, ..caption }, Vec::new());
            self.open.push_str(rest.trim_start());
            (counts, self.parted) = (counts.behind(caption), breaks);
        }
        if counts.letters > 0 {
            let breaks = std::mem::take(&mut self.parted);
            self.add(counts, breaks);
        }
        self.parted.clear();
        self.open.clear();
    }

    /// Adds the open text as a passage.
    fn add(&mut self, counts: Counts, breaks: Vec<usize>) {
        self.outline.passages.push(Passage {
            text: self.open.trim_end().to_owned(),
            element: self.element,
            letters: counts.letters,
            linked: counts.linked,
            signed: counts.signed,
            captioned: counts.captioned,
            commas: counts.commas,
            at: counts.at,
            breaks,
        });
        self.open.clear();
    }
}

/// How many bytes of letters a node has itself; none in scripts and styles.
pub(super) fn letters_of(node: &NodeRef<'_>) -> usize {
    let letters = node.query_or(0, |inner| match &inner.data {
        NodeData::Text { contents } => contents.chars().filter(|letter| is_letter(*letter)).map(char::len_utf8).sum(),
        _ => 0,
    });
    let unread =
        letters > 0 && node.parent().is_some_and(|parent| parent.has_name("script") || parent.has_name("style"));
    if unread { 0 } else { letters }
}

/// Whether a byte of ASCII is white space, as `char::is_whitespace` has it.
fn is_ascii_space(byte: u8) -> bool {
    matches!(byte, b'\t'..=b'\r' | b' ')
}

/// Whether a character counts: white space and what nobody sees does not.
pub(super) fn is_letter(letter: char) -> bool {
    !letter.is_whitespace() && !matches!(letter, '\u{200B}' | '\u{FEFF}' | '\u{AD}')
}

fn kind(element: &dom_query::Element) -> Kind {
    let tag = match &*element.name.local {
        "br" => return Kind::Break,
        "script" | "style" | "template" | "svg" | "math" | "button" | "select" | "iframe" | "textarea" | "object"
        | "noframes" | "frameset" | "amp-ad" | "amp-embed" | "amp-sidebar" | "amp-analytics" | "amp-consent"
        | "audio" | "video" | "canvas" | "title" | "datalist" | "map" => return Kind::Skipped,
        "head" => return Kind::Container,
        "a" => return Kind::Inline(Some(Left::Link)),
        "time" => return Kind::Inline(Some(Left::Signed)),
        "abbr" | "acronym" | "b" | "bdi" | "bdo" | "big" | "cite" | "code" | "del" | "dfn" | "em" | "font" | "i"
        | "img" | "ins" | "kbd" | "label" | "mark" | "q" | "s" | "samp" | "small" | "span" | "strike" | "strong"
        | "sub" | "sup" | "tt" | "u" | "var" | "wbr" | "nobr" | "ruby" | "rb" | "picture" | "source" | "input" => {
            return Kind::Inline(inline(element));
        }
        "rt" | "rp" => return Kind::Skipped,
        "p" => Tag::Paragraph,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Tag::Heading,
        "li" | "dt" | "dd" => Tag::Item,
        "ul" | "ol" | "dl" => Tag::List,
        "blockquote" => Tag::Quotation,
        "table" => Tag::Table,
        "tr" => Tag::Row,
        "td" | "th" => Tag::Cell,
        "figure" => Tag::Figure,
        "figcaption" => Tag::FigureCaption,
        "pre" => Tag::Verbatim,
        "form" => Tag::Form,
        "noscript" => Tag::NoScript,
        "article" | "main" => Tag::Article,
        "html" | "body" => Tag::Body,
        _ => Tag::Division,
    };
    Kind::Block(tag, zone::signs(element))
}

/// What a named inline element counts as.
fn inline(element: &dom_query::Element) -> Option<Left> {
    if element.attrs.is_empty() {
        return None;
    }
    let signs = zone::signs(element);
    if signs.caption {
        return Some(Left::Caption);
    }
    // A link of a share bar or a menu is a link, whatever element holds it.
    signs.signed.then_some(Left::Signed)
}

/// The most letters of a row of a table that is read as one passage.
const ROW: usize = 400;

impl Outline {
    /// Makes a row of short cells one passage: its cells tell something only beside each other.
    fn join_cells(&mut self, row: usize) {
        let start = self.elements[row].passages.0;
        let cells = self.elements[row..].iter().filter(|element| element.tag == Tag::Cell).count();
        let plain = self.elements[row + 1..]
            .iter()
            .all(|element| matches!(element.tag, Tag::Cell | Tag::Paragraph | Tag::Division));
        let parts = &self.passages[start..];
        let letters: usize = parts.iter().map(|part| part.letters).sum();
        if !plain || parts.len() < 2 || parts.len() > cells || letters > ROW {
            return;
        }
        let mut parts = self.passages.split_off(start).into_iter();
        let Some(mut joined) = parts.next() else { return };
        joined.element = row;
        for part in parts {
            joined.text.push(' ');
            joined.text.push_str(&part.text);
            joined.letters += part.letters;
            joined.linked += part.linked;
            joined.signed += part.signed;
            joined.captioned += part.captioned;
            joined.commas += part.commas;
        }
        for element in &mut self.elements[row + 1..] {
            element.passages = (start, start);
        }
        self.passages.push(joined);
    }

    /// The zone that an element belongs to, by itself or by what is around it, of those that `is_believed`.
    pub(super) fn zones(&self, is_believed: impl Fn(usize, Zone) -> bool) -> Vec<Option<Zone>> {
        let mut zones: Vec<Option<Zone>> = Vec::with_capacity(self.elements.len());
        for (index, element) in self.elements.iter().enumerate() {
            let above = if index == 0 { None } else { zones[element.parent] };
            let own = element.signs.zone.filter(|zone| above.is_none() && is_believed(index, *zone));
            zones.push(above.or(own));
        }
        zones
    }
}
