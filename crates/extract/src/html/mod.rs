//! HTML: the text of the article, and what the markup says about it.
//!
//! The body is found by `dom_smoothie` (Mozilla's Readability in Rust): of the crates measured it is
//! four times as fast as the next and keeps the most of the body; what it keeps too much of (captions,
//! promotions, biographies) is told apart here line by line, as in plain text.

mod article;
mod authors;
mod byline;
mod date;
mod facts;
mod flat;
mod jsonld;
mod mend;
mod moment;
mod outlet;
mod person;
mod shape;
mod signs;
mod site;
mod stamp;
mod title;

use capture::Capture;
use corpus::{BlockKind, Defect, Document, Format, Metadata, Span, Table};
use dom_query::Document as Tree;
use lexicon::Lexicon;

use crate::page::{self, Hint};
use crate::{given, metadata, plain};
use date::Setting;
use facts::Facts;
use site::Site;

/// A line of the text to be, with what the markup says it is.
type Piece = (String, Hint);

/// The document of an HTML page.
pub(crate) fn document(capture: Capture, html: String, lexicon: &Lexicon) -> Document {
    match shape::excess(&html) {
        Some(excess) => without_tree(capture, &html, excess, lexicon),
        None => with_tree(capture, html, lexicon),
    }
}

fn with_tree(capture: Capture, html: String, lexicon: &Lexicon) -> Document {
    let tree = Tree::from(html.as_str());
    let facts = Facts::read(&tree, lexicon);
    let address = facts.address(capture.given.url.as_deref());
    let site = Site::of(&facts, address.as_deref(), lexicon);
    let headline = title::read(&facts, &site, lexicon);
    let headed = headline.as_ref().map(|headline| headline.text.as_str());
    let mut pieces = Vec::new();
    if let Some(headline) = headed {
        pieces.push((headline.to_owned(), Some(page::Mark { kind: BlockKind::Title, rule: "title.markup" })));
    }
    let found = article::pieces(tree, headed);
    pieces.extend(by_lines(&html, &found, facts.running, headed, lexicon).unwrap_or(found));
    let (text, spans) = compose(&pieces);
    let mut defects = Vec::new();
    let text = plain::freeze(text, &mut defects);
    defects.extend(capture.faults.iter().map(|fault| Defect { span: None, ..plain::defect(fault, &text) }));
    let page = page::read_hinted(text.as_str(), &spans, lexicon);
    let mut metadata = metadata::read(&page, lexicon, &mut defects);
    if let (Some(title), Some(headline)) = (&mut metadata.title, &headline) {
        title.rule = corpus::Rule::new(headline.rule);
    }
    let setting = Setting {
        address: address.as_deref(),
        captured: capture.captured.as_deref().and_then(given::date).and_then(|date| date.exact_day()),
        headline: headline.as_ref().and_then(|headline| headline.order),
        html: &html,
    };
    complete(&mut metadata, &facts, &site, &setting, lexicon);
    if pieces.len() < 2 {
        defects.push(Defect::whole("no-article", "no article was found in the page"));
    }
    metadata.charset = capture.charset;
    given::overlay(&mut metadata, &capture.given, &mut defects);
    let blocks = Table::sort(page.blocks(false), &text);
    let id = capture.given.id.unwrap_or_else(|| text.id().to_hex());
    Document { id, source: capture.source, format: Format::Html, blocks, text, metadata, defects }
}

/// The body by its lines alone, as in plain text, where the extractor found only a small part of the running
/// text of the page and the lines give much more.
fn by_lines(
    html: &str,
    found: &[Piece],
    running: usize,
    headline: Option<&str>,
    lexicon: &Lexicon,
) -> Option<Vec<Piece>> {
    let words = |pieces: &[Piece]| -> usize { pieces.iter().map(|(text, _)| text.split_whitespace().count()).sum() };
    let part = words(found);
    if part * 5 >= running {
        return None;
    }
    let text = flat::text(html);
    let page = page::read(&text, lexicon);
    let lines = page.lines.iter().enumerate().filter(|(index, line)| {
        let kind = page.kind(*index);
        kind.is_some_and(BlockKind::is_analysed) && headline.is_none_or(|headline| headline != line.text)
    });
    let lines = lines.map(|(index, line)| {
        let title = page.kind(index) == Some(BlockKind::Title);
        (line.text.to_owned(), page.marks[index].filter(|_| !title))
    });
    let lines: Vec<Piece> = lines.collect();
    // Where the lines lack what the extractor found, they are of another part of the page: its comments.
    let longest = found.iter().map(|(text, _)| text.as_str()).max_by_key(|text| text.len()).unwrap_or_default();
    if longest.len() > 100 && !lines.iter().any(|(text, _)| text.contains(longest) || longest.contains(text.as_str())) {
        return None;
    }
    (words(&lines) > part * 3).then_some(lines)
}

/// What the markup says wins over what was read from the text, which stays where the markup is silent.
fn complete(metadata: &mut Metadata, facts: &Facts, site: &Site, setting: &Setting<'_>, lexicon: &Lexicon) {
    let authors = authors::read(facts, site, setting, lexicon);
    if !authors.is_empty() {
        metadata.authors = authors;
    }
    metadata.publisher = outlet::read(facts, setting.address, lexicon).or(metadata.publisher.take());
    metadata.country = metadata.publisher.as_ref().and_then(|outlet| outlet::country(outlet, setting.address, lexicon));
    let dates = date::read(facts, setting, lexicon);
    metadata.published = dates.published.or(metadata.published.take());
    metadata.modified = dates.modified.or(metadata.modified.take());
    (metadata.published_time, metadata.modified_time) = (dates.published_time, dates.modified_time);
    metadata.section = outlet::section(facts, site, lexicon);
    metadata.tags = outlet::tags(facts, lexicon);
    metadata.genre = outlet::genre(facts).or(metadata.genre.take());
    metadata.url = facts.own_address();
    // A short text says less of its language than the page itself.
    if metadata.language.as_ref().is_none_or(|language| !language.doubts.is_empty()) {
        let declared = facts.custom.language.clone().map(|language| facts::said(language, "language.declared"));
        metadata.language = declared.or(metadata.language.take());
    }
}

/// Reads a page that is nested too deep or has too much markup as text alone.
fn without_tree(capture: Capture, html: &str, excess: String, lexicon: &Lexicon) -> Document {
    let body = flat::text(html);
    let mut document = plain::document(capture, body, lexicon);
    document.format = Format::Html;
    document.defects.push(Defect::whole("markup", format!("{excess}; its text was read without the markup")));
    document
}

/// The text of an article: its lines with a blank line between them, and the span of each.
fn compose(pieces: &[Piece]) -> (String, Vec<(Span, Hint)>) {
    let mut text = String::new();
    let mut spans = Vec::with_capacity(pieces.len());
    for (line, hint) in pieces {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let start = text.len();
        text.push_str(line);
        spans.push((Span::from_range(start..text.len()), *hint));
    }
    (text, spans)
}
