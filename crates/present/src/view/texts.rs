//! The texts in full with their marks, and the ways back from a passage to the items it shows.

use std::collections::BTreeSet;

use corpus::{BlockKind, Span};

use super::desk::{Desk, Link, anchor, block_anchor};
use super::frame::Frame;
use super::marks::{ByteMark, Piece, in_order, pieces};
use super::passages::{Backlink, Mark, Marked, Range, passages};
use super::visible::{label, visible};
use super::words::{self, plural};
use crate::CodePoints;
use crate::record::{BlockRecord, BriefDocument, Place};

/// One document's text.
#[derive(Clone, Debug)]
pub(crate) struct TextView {
    /// The number of the document.
    pub(crate) number: usize,
    /// The outlet.
    pub(crate) outlet: String,
    /// The headline, or empty.
    pub(crate) title: String,
    /// The date in words, and how long it is.
    pub(crate) facts: String,
    /// How to cite it.
    pub(crate) reference: String,
    /// Whether the text was left out, so that only the cited passages are shown.
    pub(crate) left_out: bool,
    /// Its blocks, or the passages cited from it.
    pub(crate) blocks: Vec<BlockView>,
}

/// A block of a text.
#[derive(Clone, Debug)]
pub(crate) struct BlockView {
    /// Its number in the text, from 1; 0 where it has none.
    pub(crate) number: usize,
    /// Its anchor, where links lead to blocks; else empty.
    pub(crate) anchor: String,
    /// `title`, `heading` or `other`: which element it is.
    pub(crate) element: &'static str,
    /// How it looks.
    pub(crate) class: String,
    /// What it was judged to be, where that is no part of the article's body.
    pub(crate) judged: &'static str,
    /// Its text.
    pub(crate) pieces: Vec<Piece>,
    /// The items it shows, one line a kind.
    pub(crate) items: Vec<ItemLine>,
}

impl BlockView {
    /// The name of its element.
    pub(crate) fn tag(&self) -> &'static str {
        match self.element {
            "title" => "h3",
            "heading" => "h4",
            _ => "p",
        }
    }

    /// Its text without marks.
    pub(crate) fn words(&self) -> String {
        let words = self.pieces.iter().filter_map(|piece| match piece {
            Piece::Words(words) => Some(words.as_str()),
            Piece::Open { .. } | Piece::Close(_) => None,
        });
        words.collect()
    }
}

/// The items of one kind that a block shows.
#[derive(Clone, Debug)]
pub(crate) struct ItemLine {
    pub(crate) kind: &'static str,
    pub(crate) links: Vec<Link>,
}

/// The texts in order of the documents.
pub(super) fn texts(desk: &Desk) -> Vec<TextView> {
    let marked = if desk.is_coarse && desk.has_texts() { Vec::new() } else { passages(desk) };
    let nothing = Marked::default();
    let numbered = desk.record.documents.iter().enumerate();
    numbered.map(|(index, document)| text(desk, index, document, marked.get(index).unwrap_or(&nothing))).collect()
}

fn text(desk: &Desk, index: usize, document: &BriefDocument, marked: &Marked) -> TextView {
    let date = document.metadata.published.as_ref().map(|date| words::date(&visible(&date.value)));
    let length = plural(document.words as usize, desk.w.word_one, desk.w.word_many);
    TextView {
        number: index + 1,
        outlet: desk.outlet(&document.id),
        title: document.metadata.title.as_deref().map(visible).unwrap_or_default(),
        facts: format!("{}, {length}", date.unwrap_or_else(|| desk.w.no_date.to_string())),
        reference: desk.reference_of(index),
        left_out: document.text.is_none(),
        blocks: ranked(match desk.points(index) {
            Some(points) if desk.is_coarse => plain_blocks(desk, index, points, document),
            Some(points) => blocks(desk, index, points, document, marked),
            None => cited(desk, index, marked),
        }),
    }
}

/// Headings that no title stands above take its rank, so that no rank is left out.
fn ranked(mut blocks: Vec<BlockView>) -> Vec<BlockView> {
    for block in blocks.iter_mut().take_while(|block| block.element != "title" || block.class == "b-heading") {
        block.element = if block.element == "heading" { "title" } else { block.element };
    }
    blocks
}

/// The passages cited from a text that was left out; what stands within another is marked in it.
fn cited(desk: &Desk, index: usize, marked: &Marked) -> Vec<BlockView> {
    let mut groups: Vec<Vec<(&Range, &Mark)>> = Vec::new();
    let mut end = 0;
    for (range, mark) in &marked.marks {
        match groups.last_mut().filter(|_| range.1.0 <= end) {
            Some(group) => group.push((range, mark)),
            None => groups.push(vec![(range, mark)]),
        }
        end = end.max(range.1.0);
    }
    let nexts: Vec<u32> = groups.iter().skip(1).map(|group| group[0].0.0).chain([u32::MAX]).collect();
    let mut backlinks = marked.backlinks.iter().peekable();
    let view = |(group, next): (&Vec<(&Range, &Mark)>, u32)| {
        let links: Vec<&Backlink> = std::iter::from_fn(|| backlinks.next_if(|backlink| backlink.at < next)).collect();
        cited_passage(desk, index, group, &links)
    };
    groups.iter().zip(nexts).map(view).collect()
}

/// A cited passage; the first of its marks is the passage itself.
fn cited_passage(desk: &Desk, index: usize, group: &[(&Range, &Mark)], links: &[&Backlink]) -> BlockView {
    let (start, body) = (group[0].0.0, group[0].1.exact.as_str());
    let points = CodePoints::of_str(body);
    let relative = |(range, mark): &(&Range, &Mark)| {
        let span = points.span(range.0 - start, range.1.0 - start)?;
        Some(byte_mark(index, range, mark, span))
    };
    let marks: Vec<ByteMark> = group.iter().filter_map(relative).collect();
    let marks: Vec<&ByteMark> = marks.iter().collect();
    block(desk.w, body, Span::from_range(0..body.len()), None, &marks, links)
}

fn blocks(desk: &Desk, index: usize, points: &CodePoints, document: &BriefDocument, marked: &Marked) -> Vec<BlockView> {
    let marks = byte_marks(index, points, marked);
    let shown = shown_blocks(points, document);
    let (mut first, mut backlinks) = (0, marked.backlinks.iter().peekable());
    let mut views = Vec::with_capacity(shown.len());
    let mut carried: Vec<&ByteMark> = Vec::new();
    for (span, record) in shown {
        carried.retain(|mark| mark.span.end > span.start);
        while let Some(mark) = marks.get(first).filter(|mark| mark.span.start < span.end) {
            carried.push(mark);
            first += 1;
        }
        let end = points.at(span.end);
        let mut here = Vec::new();
        while let Some(backlink) = backlinks.next_if(|backlink| backlink.at < end) {
            here.push(backlink);
        }
        let number = record.as_ref().map_or(0, |(number, _)| number + 1);
        let record = record.map(|(_, record)| record);
        views.push(BlockView { number, ..block(desk.w, points.body(), span, record.as_ref(), &carried, &here) });
    }
    views
}

/// The blocks of one of very many texts: without marks, each with an anchor.
fn plain_blocks(desk: &Desk, index: usize, points: &CodePoints, document: &BriefDocument) -> Vec<BlockView> {
    let view = |(span, record): (Span, Option<(usize, BlockRecord)>)| {
        let anchor = record.as_ref().map(|(number, _)| block_anchor(index, *number)).unwrap_or_default();
        let record = record.map(|(_, record)| record);
        BlockView { anchor, ..block(desk.w, points.body(), span, record.as_ref(), &[], &[]) }
    };
    shown_blocks(points, document).into_iter().map(view).collect()
}

/// The blocks in order, each with its number; a text without any is one.
fn shown_blocks(points: &CodePoints, document: &BriefDocument) -> Vec<(Span, Option<(usize, BlockRecord)>)> {
    let mut last = 0;
    let mut shown = Vec::new();
    for (number, record) in document.blocks.iter().enumerate() {
        let span = points.span(record.start, record.end).filter(|span| span.start >= last);
        if let Some(span) = span {
            last = span.end;
            shown.push((span, Some((number, record.clone()))));
        }
    }
    if shown.is_empty() {
        shown.push((Span::from_range(0..points.body().len()), None));
    }
    shown
}

fn byte_marks(index: usize, points: &CodePoints, marked: &Marked) -> Vec<ByteMark> {
    let mark = |(range, mark): (&Range, &Mark)| Some(byte_mark(index, range, mark, points.span(range.0, range.1.0)?));
    let mut marks: Vec<ByteMark> = marked.marks.iter().filter_map(mark).collect();
    in_order(&mut marks);
    marks
}

fn byte_mark(index: usize, range: &Range, mark: &Mark, span: Span) -> ByteMark {
    let classes: Vec<&str> = mark.kinds.iter().map(|kind| kind.class()).collect();
    ByteMark {
        span,
        anchor: anchor(index, Place { start: range.0, end: range.1.0 }),
        class: classes.join(" "),
        href: mark.href.clone(),
        title: mark.title.clone(),
    }
}

fn block(
    w: &Frame,
    body: &str,
    span: Span,
    record: Option<&BlockRecord>,
    marks: &[&ByteMark],
    links: &[&Backlink],
) -> BlockView {
    let kind = record.map_or(BlockKind::Paragraph, |record| record.kind.0);
    BlockView {
        element: match kind {
            BlockKind::Title => "title",
            BlockKind::Heading => "heading",
            _ => "other",
        },
        number: 0,
        anchor: String::new(),
        class: format!("b-{kind}{}", if kind.is_analysed() { "" } else { " grey" }),
        judged: judged(w, kind),
        pieces: pieces(body, span, marks),
        items: item_lines(links),
    }
}

/// What a block that is no part of the body was judged to be.
const fn judged(w: &Frame, kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Byline => w.judged_byline.0,
        BlockKind::Dateline => w.judged_dateline.0,
        BlockKind::Caption => w.judged_caption.0,
        BlockKind::Promo => w.judged_promo.0,
        BlockKind::Bio => w.judged_bio.0,
        BlockKind::Disclaimer => w.judged_disclaimer.0,
        BlockKind::Comment => w.judged_comment.0,
        BlockKind::Chrome => w.judged_chrome.0,
        BlockKind::Title | BlockKind::Standfirst | BlockKind::Paragraph | BlockKind::Heading => "",
    }
}

/// The items of a block by kind, each once.
fn item_lines(backlinks: &[&Backlink]) -> Vec<ItemLine> {
    let mut lines: Vec<ItemLine> = Vec::new();
    let mut known: BTreeSet<(&str, &str)> = BTreeSet::new();
    for backlink in backlinks.iter().filter(|backlink| known.insert((backlink.kind, &backlink.href))) {
        let link = Link { href: backlink.href.clone(), words: label(&backlink.label, 44) };
        match lines.iter_mut().find(|line| line.kind == backlink.kind) {
            Some(line) => line.links.push(link),
            None => lines.push(ItemLine { kind: backlink.kind, links: vec![link] }),
        }
    }
    lines
}
