//! Attributions as rows of the table: contents cleaned, types told, speakers resolved, nesting found.

use corpus::{Doubt, Grounds, Id, Quote, QuoteType, Rule, Span, Spanned, Table};

use super::frame::{Frame, Search};
use super::nested;
use super::posts;
use super::speakers::{self, Known, Speaker};
use super::turns;

/// The rows of the table of quotes.
pub(super) fn rows(search: &Search<'_>, known: Known<'_>) -> Table<Quote> {
    let found = search.frames.iter().filter_map(|frame| Some((row(search, known, frame)?, frame))).collect();
    let mut rows = nested::own(search, known, found);
    rows.sort_by_key(|row| (row.span().start, std::cmp::Reverse(row.span().end), row.cue));
    rows.dedup_by(|later, earlier| later.content == earlier.content && later.cue == earlier.cue);
    turns::speak_on(search, known, &mut rows);
    nest(&mut rows);
    Table::freeze(rows, search.reading.text).unwrap_or_default()
}

fn row(search: &Search<'_>, known: Known<'_>, frame: &Frame) -> Option<Quote> {
    let reading = search.reading;
    if speakers::is_thing_that_shows(reading, known, frame) {
        return None;
    }
    let mut content: Vec<Span> =
        frame.content.iter().map(|part| clean(search, *part)).filter(|part| !part.is_empty()).collect();
    content.sort_unstable();
    content.dedup();
    if content.is_empty() {
        return None;
    }
    let speaker =
        frame.source.as_ref().map_or_else(Speaker::default, |source| speakers::resolve(reading, known, source));
    let mut doubts: Vec<Doubt> = frame.doubts.iter().chain(&speaker.doubts).map(|reason| Doubt::new(reason)).collect();
    if speakers::is_thing_that_binds(reading, known, frame) {
        doubts.push(Doubt::new("said of a thing"));
    }
    if is_damaged(search, &content) {
        doubts.push(Doubt::new("damaged marks"));
    }
    let source = frame.source.clone().map(|source| unmarked(search, reading.span(source)));
    Some(Quote {
        quote_type: quote_type(search, frame, &content),
        content: content.into(),
        cue: frame.cue.clone().map(|cue| reading.span(cue)),
        source,
        speaker: speaker.entity,
        role: speaker.role,
        addressee: frame.addressee.clone().map(|words| reading.span(words)),
        date: speakers::date(reading, known, frame).or_else(|| posts::date(search.marks, known, frame, source)),
        nested_in: None,
        grounds: Grounds::new(Rule::new(frame.rule), doubts),
    })
}

/// A content without white space, commas and dashes at its ends, and without the marks that enclose it.
fn clean(search: &Search<'_>, span: Span) -> Span {
    let span = trim(search, span);
    let Some(passage) = search.marks.beginning_in(Span::new(span.start, span.start + 1)).next() else { return span };
    let passage = &search.marks.passages[passage];
    let whole = passage.outer.start == span.start && span.end >= passage.inner.end && span.end <= passage.outer.end;
    if whole { trim(search, passage.inner) } else { span }
}

fn trim(search: &Search<'_>, span: Span) -> Span {
    let passage = search.reading.text.slice(span);
    let edge = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '–' | '—');
    let start = span.start + (passage.len() - passage.trim_start_matches(edge).len()) as u32;
    let length = passage.trim_matches(edge).len() as u32;
    let span = Span::new(start, start + length);
    let inside = search.reading.text.slice(span);
    // A bracket whose other half stands outside belongs to what stands around.
    match (inside.starts_with('('), inside.ends_with(')'), inside.contains(')'), inside.contains('(')) {
        (true, _, false, _) => trim(search, Span::new(span.start + 1, span.end)),
        (_, true, _, false) => trim(search, Span::new(span.start, span.end - 1)),
        _ => span,
    }
}

/// A source without quotation marks at its ends.
fn unmarked(search: &Search<'_>, span: Span) -> Span {
    let passage = search.reading.text.slice(span);
    let edge = |c: char| c.is_whitespace() || matches!(c, ',' | '"' | '“' | '”' | '‘' | '«' | '»');
    let start = span.start + (passage.len() - passage.trim_start_matches(edge).len()) as u32;
    Span::new(start, start + passage.trim_matches(edge).len() as u32)
}

/// Direct where all but a little of the content stands in marks, mixed where some of it does.
fn quote_type(search: &Search<'_>, frame: &Frame, content: &[Span]) -> QuoteType {
    let words = &search.reading.syntax.words;
    let level = frame.head.filter(|_| frame.cue.is_some()).and_then(|head| search.marks.around(words[head].span));
    let marked: u32 = content.iter().map(|part| marked(search, level, *part)).sum();
    let whole: u32 = content.iter().map(|part| part.len()).sum();
    match (marked, marked * 10 >= whole * 9) {
        (0, _) => QuoteType::Indirect,
        (_, true) => QuoteType::Direct,
        (_, false) => QuoteType::Mixed,
    }
}

/// How many bytes of a span stand in passages below `level`.
fn marked(search: &Search<'_>, level: Option<usize>, span: Span) -> u32 {
    let passages = &search.marks.passages;
    let enclosing = search.marks.around(span).filter(|passage| Some(*passage) != level);
    if enclosing.is_some() {
        return span.len();
    }
    let inside = search.marks.beginning_in(span).filter(|passage| passages[*passage].parent == level);
    inside.map(|passage| passages[passage].outer.end.min(span.end) - passages[passage].outer.start).sum()
}

fn is_damaged(search: &Search<'_>, content: &[Span]) -> bool {
    let damaged = |passage: usize| {
        let passage = &search.marks.passages[passage];
        passage.damaged || passage.lost
    };
    content
        .iter()
        .any(|part| search.marks.around(*part).is_some_and(damaged) || search.marks.beginning_in(*part).any(damaged))
}

/// Finds for every quote the narrowest other one with a content part that holds it whole.
fn nest(rows: &mut [Quote]) {
    let mut open: Vec<usize> = Vec::new();
    for place in 0..rows.len() {
        let whole = rows[place].span();
        open.retain(|outer| rows[*outer].span().end > whole.start);
        let holds = |outer: &&usize| {
            let parts = &rows[**outer].content;
            parts.iter().any(|part| part.contains(whole)) && rows[**outer].span() != whole
        };
        rows[place].nested_in = open.iter().rev().find(holds).map(|outer| Id::new(*outer));
        open.push(place);
    }
}
