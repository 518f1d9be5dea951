//! HTML: the text of the article, and what the markup says about it.
//!
//! A page becomes a tree once. One walk gathers its passages with the elements around them (`outline`), those
//! with much running text and few links are the article (`candidate`), furniture is left out (`article`), and
//! what still stands between (captions, promotions, biographies) is told apart line by line, as in plain text.

mod article;
mod authors;
mod byline;
mod candidate;
mod date;
mod facts;
mod flat;
mod headline;
mod jsonld;
mod mend;
mod moment;
mod outlet;
mod outline;
mod parse;
mod person;
mod piece;
mod shape;
mod signs;
mod site;
mod source;
mod stamp;
mod stored;
mod streamed;
mod summary;
mod title;
mod token;
mod twice;
mod wall;
mod zone;
mod zone_words;

use capture::Capture;
use corpus::{Block, BlockKind, Defect, Document, Format, Metadata, Span, Table, Text};
use dom_query::Document as Tree;
use lexicon::Lexicon;

use crate::page::{self, Hint};
use crate::{given, metadata, plain};
use date::Setting;
use facts::Facts;
use piece::Piece;
use site::Site;
use source::Source;

/// The document of an HTML page.
pub(crate) fn document(capture: Capture, html: String, lexicon: &Lexicon) -> Document {
    let Some(mended) = twice::mended(&html) else { return read(capture, &html, lexicon) };
    let mut document = read(capture, &mended.html, lexicon);
    let mut blocks = document.blocks.rows().to_vec();
    for block in &mut blocks {
        block.capture = block.capture.map(|range| mended.in_source(range));
    }
    document.blocks = Table::sort(blocks, &document.text);
    document.defects.push(mended.defect());
    document
}

fn read(capture: Capture, html: &str, lexicon: &Lexicon) -> Document {
    match shape::excess(html) {
        Some(excess) => without_tree(capture, html, excess, lexicon),
        None => with_tree(capture, html, lexicon),
    }
}

fn with_tree(capture: Capture, html: &str, lexicon: &Lexicon) -> Document {
    let tree = parse::tree(html);
    let facts = Facts::read(&tree, lexicon);
    let address = facts.address(capture.given.url.as_deref());
    let site = Site::of(&facts, address.as_deref(), lexicon);
    let outline = outline::read(&tree, html);
    let stated = title::stated(&facts, &site, lexicon);
    let article::Article { pieces: mut found, commented } =
        article::read(&outline, &stated.iter().map(|(title, _)| title.as_str()).collect::<Vec<_>>());
    let letters = found.iter().filter(|piece| piece.kind() == BlockKind::Paragraph).map(|piece| piece.text.len()).sum();
    let mut stored = stored::pieces(&tree, &facts.objects, letters);
    let seen = headline::Seen::of(&outline, stored.as_deref().unwrap_or(&found), html);
    let headline = title::read(&facts, &stated, &site, &seen, lexicon);
    let headed = headline.as_ref().map(|headline| headline.text.as_str());
    let mut pieces = Vec::new();
    if let Some(headline) = headed {
        let mark = page::Mark { kind: BlockKind::Title, rule: "title.markup" };
        pieces.push(Piece::placeless(headline.to_owned(), Some(mark)));
        pieces.extend(summary::pieces(&outline, headline, stored.as_deref().unwrap_or(&found)));
    }
    for article in stored.iter_mut().chain([&mut found]) {
        headline::take_out(article, headed);
    }
    let lines = || by_lines(html, &found, (facts.running, commented), headed, lexicon);
    pieces.extend(stored.or_else(lines).unwrap_or(found));
    let mut defects = wall::defects(&outline, &facts.objects, &mut pieces);
    let (text, spans) = compose(&pieces);
    let text = plain::freeze(text, &mut defects);
    defects.extend(capture.faults.iter().map(|fault| Defect { span: None, ..plain::defect(fault, &text) }));
    let mut late = Vec::new();
    let captured = given::captured(&capture, &mut late);
    let setting = Setting {
        address: address.as_deref(),
        captured: captured.as_deref().and_then(given::date).and_then(|date| date.exact_day()),
        headline: headline.as_ref().and_then(|headline| headline.order),
        html,
    };
    let authors = authors::read(&facts, &site, &setting, lexicon);
    let signed = authors.iter().map(|author| author.name.value.clone()).collect();
    let mut page = page::read_hinted(text.as_str(), &spans, signed, lexicon);
    name_forms(&mut page, &pieces);
    let mut metadata = metadata::read(&page, lexicon, &mut defects);
    if let (Some(title), Some(headline)) = (&mut metadata.title, &headline) {
        title.rule = corpus::Rule::new(headline.rule);
    }
    defects.extend(late);
    if !authors.is_empty() {
        metadata.authors = authors;
    }
    complete(&mut metadata, &facts, &site, &setting, lexicon);
    if pieces.len() < 2 {
        defects.push(without_article(&tree));
    }
    (metadata.captured, metadata.charset) = (captured, capture.charset);
    given::overlay(&mut metadata, &capture.given, lexicon, &mut defects);
    let blocks = Table::sort(placed(page.blocks(false), &text, &pieces, &spans, html), &text);
    let id = capture.given.id.unwrap_or_else(|| text.id().to_hex());
    Document { id, source: capture.source, format: Format::Html, blocks, text, metadata, defects }
}

/// So many words beside the comments are an article.
const BESIDE_COMMENTS: usize = 40;

/// The body by its lines alone, as in plain text, where the extractor found only a small part of the running
/// text of the page and the lines give much more.
fn by_lines(
    html: &str,
    found: &[Piece],
    (running, commented): (usize, usize),
    headline: Option<&str>,
    lexicon: &Lexicon,
) -> Option<Vec<Piece>> {
    let words = |pieces: &[Piece]| -> usize { pieces.iter().map(Piece::words).sum() };
    let part = words(found);
    // Of a forum the answers are the page: there is no article beside them.
    let running = if part >= BESIDE_COMMENTS { running.saturating_sub(commented) } else { running };
    if part * 5 >= running {
        return None;
    }
    let text = flat::text(html);
    let page = page::read_by_rules(&text, lexicon);
    let lines = page.lines.iter().enumerate().filter(|(index, line)| {
        let kind = page.kind(*index);
        let signed = page.marks[*index].is_some_and(|mark| mark.rule == "byline.by");
        let kept = signed || kind.is_some_and(BlockKind::is_analysed);
        kept && headline.is_none_or(|headline| headline != line.text)
    });
    let lines = lines.map(|(index, line)| {
        let title = page.kind(index) == Some(BlockKind::Title);
        Piece::placeless(line.text.to_owned(), page.marks[index].filter(|_| !title))
    });
    let lines: Vec<Piece> = lines.collect();
    // Where the lines lack what the extractor found, they are of another part of the page: its comments.
    let longest = found.iter().map(|piece| piece.text.as_str()).max_by_key(|text| text.len()).unwrap_or_default();
    if longest.len() > 100
        && !lines.iter().any(|line| line.text.contains(longest) || longest.contains(line.text.as_str()))
    {
        return None;
    }
    (words(&lines) > part * 3).then_some(lines)
}

/// What the markup says wins over what was read from the text, which stays where the markup is silent.
fn complete(metadata: &mut Metadata, facts: &Facts, site: &Site, setting: &Setting<'_>, lexicon: &Lexicon) {
    let outlet = outlet::read(facts, setting.address, lexicon);
    metadata.publisher = outlet.or_else(|| outlet::of_title(facts, lexicon)).or(metadata.publisher.take());
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

fn without_article(tree: &Tree) -> Defect {
    let frames = stored::frames(tree);
    if frames.is_empty() {
        return Defect::whole("no-article", "no article was found in the page");
    }
    Defect::whole(
        "frames",
        format!("the page is a set of frames; its text stands in other pages: {}", frames.join(", ")),
    )
}

/// Names the form of paragraphs that the markup makes items of a list or quotations.
fn name_forms(page: &mut page::Page<'_>, pieces: &[Piece]) {
    for (mark, piece) in page.marks.iter_mut().zip(pieces) {
        if let (Some(mark), Some(form)) = (mark, piece.form)
            && mark.rule == "block.paragraph"
        {
            mark.rule = form;
        }
    }
}

/// The blocks with their places in the page.
fn placed(mut blocks: Vec<Block>, text: &Text, pieces: &[Piece], spans: &[(Span, Hint)], html: &str) -> Vec<Block> {
    let mut source = Source::read(html);
    let mut lines = pieces.iter().zip(spans).peekable();
    for block in &mut blocks {
        while lines.next_if(|(_, (span, _))| span.end <= block.span.start).is_some() {}
        let Some((piece, (line, _))) = lines.peek() else { break };
        let Some(at) = piece.at else { continue };
        let before = text.as_str()[line.start as usize..block.span.start as usize].bytes();
        let before = before.filter(|byte| !byte.is_ascii_whitespace()).count();
        block.capture = source.find(text.slice(block.span), at + before);
    }
    blocks
}

/// The text of an article: its lines with a blank line between them, and the span of each.
fn compose(pieces: &[Piece]) -> (String, Vec<(Span, Hint)>) {
    let mut text = String::new();
    let mut spans = Vec::with_capacity(pieces.len());
    for Piece { text: line, hint, .. } in pieces {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let start = text.len();
        text.push_str(line);
        spans.push((Span::from_range(start..text.len()), *hint));
    }
    (text, spans)
}
