//! The body of an article, block by block.

use std::collections::BTreeMap;

use corpus::BlockKind;

use super::candidate::{Field, holder, is_message};
use super::outline::{Outline, Passage, Tag};
use super::piece::Piece;
use super::zone::Zone;
use crate::page::{Hint, Mark};

const HEADING: Hint = Some(Mark { kind: BlockKind::Heading, rule: "heading.markup" });
const CAPTION: Hint = Some(Mark { kind: BlockKind::Caption, rule: "caption.markup" });

const SIGNED: Hint = Some(Mark { kind: BlockKind::Byline, rule: "byline.markup" });
const ROW: Hint = Some(Mark { kind: BlockKind::Paragraph, rule: "table.row" });
const LINKED: Hint = Some(Mark { kind: BlockKind::Promo, rule: "block.link" });

/// What is found of an article.
pub(super) struct Article {
    /// Its blocks.
    pub(super) pieces: Vec<Piece>,
    /// How many words of running text readers wrote below it.
    pub(super) commented: usize,
}

/// The article that a page with these titles holds.
pub(super) fn read(outline: &Outline, titles: &[&str]) -> Article {
    let field = Field::read(outline);
    let commented = outline.passages.iter().filter(|passage| field.zones[passage.element] == Some(Zone::Comments));
    let commented = commented.filter(|passage| passage.letters >= REPEATED);
    let commented = commented.map(|passage| passage.text.split_whitespace().count()).sum();
    Article { pieces: pieces(outline, &field, titles), commented }
}

fn pieces(outline: &Outline, field: &Field<'_>, titles: &[&str]) -> Vec<Piece> {
    let choice = field.choose(titles);
    let dropped = dropped(outline, field, choice.best);
    let (mut seen, mut begun) = (BTreeMap::new(), false);
    let taken = outline.passages.iter().zip(&choice.taken).filter(|(_, taken)| **taken).map(|(passage, _)| passage);
    // Behind the last long passage stands the foot of the page.
    let last = outline.passages.iter().rev().find(|passage| passage.letters >= BEGUN).map_or(0, |last| last.at);
    let mut pieces: Vec<Piece> = taken
        .filter(|passage| field.zones[passage.element].is_none() && !dropped[passage.element])
        .filter(|passage| !is_data(passage) && !is_placeholder(passage) && !is_message(passage))
        // Pages for two widths of screen hold their text twice, each in a part of its own.
        .filter(|passage| {
            let part = holder(&outline.elements, passage.element);
            passage.letters < REPEATED || *seen.entry(passage.text.as_str()).or_insert(part) == part
        })
        .flat_map(|passage| {
            let (hint, form) = (hint(outline, field, passage), form(outline, passage));
            let apart = (!begun || passage.at > last) && heads(passage) || are_paragraphs(passage, begun);
            begun = begun || passage.letters >= BEGUN && !apart;
            if apart { Piece::lines_of(passage, hint, form) } else { vec![Piece::of(passage, hint, form)] }
        })
        .collect();
    mark_ends(&mut pieces);
    pieces
}

/// Whether a passage is data of the page that its scripts read: an object of JSON with several members.
fn is_data(passage: &Passage) -> bool {
    let text = &passage.text;
    (text.starts_with("{\"") || text.starts_with("[{\"")) && text.matches("\":").nth(2).is_some()
}

/// Whether a passage stands for a part of the page that its scripts were still to fetch: "Loading comments..."
fn is_placeholder(passage: &Passage) -> bool {
    let ends = passage.text.ends_with("...") || passage.text.ends_with('…');
    ends && passage.text.starts_with("Loading") && passage.text.split_whitespace().count() <= 4
}

/// A passage of so many letters is the text itself; above it stands the head of the article.
const BEGUN: usize = 120;

/// The most words of a line of the head: headline, byline, date, place.
const HEAD_WORDS: usize = 20;

/// Whether a passage above the text holds the head, a line under the other, as pages without headings have it.
fn heads(passage: &Passage) -> bool {
    let short = |line: &str| line.split_whitespace().count() <= HEAD_WORDS && !line.ends_with(['.', ',', ';']);
    passage.breaks.len() <= 8 && passage.lines().nth(1).is_some() && passage.lines().all(short)
}

/// The least bytes of a line that is a paragraph.
const PARAGRAPH: usize = 60;

/// Whether single breaks part paragraphs: each line but the last is long and ends as a sentence does. Where the text
/// begins, lines of the head may stand above.
fn are_paragraphs(passage: &Passage, begun: bool) -> bool {
    let head = |line: &&str| !begun && line.split_whitespace().count() <= HEAD_WORDS && !line.ends_with('.');
    let ends = |line: &str| {
        line.trim_end_matches(['"', '”', '’', '\'', ')']).ends_with(['.', '!', '?', ':', '…'])
            && line.len() >= PARAGRAPH
    };
    let above = passage.lines().take_while(head).count();
    let count = passage.lines().count();
    count >= 2 && above < count && passage.lines().take(count - 1).skip(above).all(ends)
}

/// A passage of so many letters that stands twice is the same text again.
const REPEATED: usize = 80;

/// Marks long headings above the first paragraph, which sum up, and headings without text at the end.
fn mark_ends(pieces: &mut [Piece]) {
    let first = pieces.iter().position(|piece| piece.hint.is_none_or(|mark| mark.kind == BlockKind::Paragraph));
    for piece in &mut pieces[..first.unwrap_or(0)] {
        if piece.hint == HEADING && piece.words() >= SUMMARY_WORDS {
            piece.hint = Some(Mark { kind: BlockKind::Standfirst, rule: "standfirst.markup" });
        }
    }
    let is_text = |piece: &Piece| piece.hint.is_none_or(|mark| mark.kind == BlockKind::Paragraph);
    for piece in pieces.iter_mut().rev().take_while(|piece| !is_text(piece)) {
        if piece.hint == HEADING && piece.words() <= LABEL_WORDS {
            piece.hint = Some(Mark { kind: BlockKind::Chrome, rule: "heading.without-text" });
        }
    }
}

/// The most words of a heading that is taken for a label where no text follows.
const LABEL_WORDS: usize = 4;

/// The least words of a heading that sums up.
const SUMMARY_WORDS: usize = 12;

/// Which elements are lists of links and other furniture, by themselves or in one that is.
fn dropped(outline: &Outline, field: &Field<'_>, best: usize) -> Vec<bool> {
    let mut dropped: Vec<bool> = Vec::with_capacity(outline.elements.len());
    for (index, element) in outline.elements.iter().enumerate() {
        let holds_best = (index..element.end).contains(&best);
        let above = index > 0 && dropped[element.parent];
        dropped.push(!holds_best && (above || is_furniture(outline, field, index)));
    }
    dropped
}

/// The most letters of a byline or date.
const SIGNED_LETTERS: usize = 120;

/// A text for readers without scripts with fewer letters is a notice.
const NOTICE: usize = 200;

fn is_furniture(outline: &Outline, field: &Field<'_>, element: usize) -> bool {
    match outline.elements[element].tag {
        // A short one only asks to turn scripts on.
        Tag::NoScript => return field.running(element) < NOTICE,
        Tag::List | Tag::Table | Tag::Division | Tag::Form => {}
        _ => return false,
    }
    // Who wrote it is often a link.
    if outline.elements[element].signs.signed && field.letters(element) <= SIGNED_LETTERS {
        return false;
    }
    if outline.elements[element].tag == Tag::List && lists_teasers(outline, field, element) {
        return true;
    }
    let density = field.density(element);
    let running = field.running(element);
    if outline.elements[element].tag == Tag::List && density <= 0.6 && running >= LISTED {
        return false;
    }
    density > 0.5 || density > 0.2 && running == 0
}

/// A list with so many letters of running text is of the article though it has many links.
const LISTED: usize = 150;

/// So many items make a list of teasers.
const TEASERS: usize = 3;

/// Whether the items of a list are a linked heading and one paragraph each: the beginnings of other articles.
fn lists_teasers(outline: &Outline, field: &Field<'_>, list: usize) -> bool {
    let is_teaser = |item: usize| {
        let (start, end) = outline.elements[item].passages;
        let passages = &outline.passages[start..end];
        let heads = |passage: &&Passage| outline.elements[passage.element].tag == Tag::Heading;
        let linked = |passage: &Passage| passage.linked * 10 >= passage.letters * 9;
        let heading = passages.iter().find(heads).is_some_and(linked);
        heading && passages.iter().filter(|passage| !heads(passage) && passage.letters >= PARAGRAPH).count() == 1
    };
    let items: Vec<usize> = field.children(list).filter(|item| outline.elements[*item].tag == Tag::Item).collect();
    items.len() >= TEASERS && items.into_iter().all(is_teaser)
}

/// The most letters of what is named a caption or stands in a figure: with more it holds the article.
const CAPTION_LETTERS: usize = 600;

fn hint(outline: &Outline, field: &Field<'_>, passage: &Passage) -> Hint {
    if passage.captioned * 2 > passage.letters {
        return CAPTION;
    }
    let words = passage.text.split_whitespace().count();
    let element = &outline.elements[passage.element];
    let signed = element.signs.signed || outline.elements[element.parent].signs.signed;
    if words <= 20 && (passage.signed * 10 >= passage.letters * 7 || signed && passage.letters <= SIGNED_LETTERS) {
        return SIGNED;
    }
    let own = element.tag;
    if own == Tag::Row {
        return ROW;
    }
    if passage.linked * 10 >= passage.letters * 8 && words >= 4 && own != Tag::Heading && own != Tag::Item {
        return LINKED;
    }
    let mut at = passage.element;
    loop {
        let element = &outline.elements[at];
        let named = match element.tag {
            Tag::Heading => return HEADING,
            Tag::Quotation => return None,
            Tag::FigureCaption | Tag::Figure => true,
            _ => element.signs.caption,
        };
        if named && field.letters(at) <= CAPTION_LETTERS {
            return CAPTION;
        }
        if at == 0 {
            return None;
        }
        at = element.parent;
    }
}

/// What a passage is by its form, where it is a paragraph: an item of a list, a quotation.
fn form(outline: &Outline, passage: &Passage) -> Option<&'static str> {
    let mut at = passage.element;
    loop {
        match outline.elements[at].tag {
            Tag::Item => return Some("list.item"),
            Tag::Quotation => return Some("quotation.markup"),
            Tag::Verbatim => return Some("verbatim.markup"),
            _ if at == 0 => return None,
            _ => at = outline.elements[at].parent,
        }
    }
}
