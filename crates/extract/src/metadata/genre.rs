//! What kind of article it is.

use corpus::{Author, Basis, BlockKind, Doubt, Genre, Rule, Sourced, Span};
use lexicon::{Lexicon, RoleKind};

use super::title;
use crate::lists::{ANALYSES, OPINIONS};
use crate::page::{self, Page, disclaims_views};

/// The genre, by the strongest sign.
pub(crate) fn read(
    page: &Page<'_>,
    headline: Option<&Sourced<String>>,
    authors: &[Author],
    lexicon: &Lexicon,
) -> Option<Sourced<Genre>> {
    by_label(page, lexicon)
        .or_else(|| by_section(page))
        .or_else(|| by_headline(headline))
        .or_else(|| by_disclaimer(page))
        .or_else(|| by_outside_author(authors, lexicon))
        .or_else(|| by_dateline(page))
        .or_else(|| by_default(page))
}

fn stated(genre: Genre, span: Span, rule: &'static str) -> Sourced<Genre> {
    Sourced::stated(genre, vec![span], Rule::new(rule))
}

fn inferred(genre: Genre, from: Vec<Span>, rule: &'static str, doubt: &'static str) -> Sourced<Genre> {
    let doubts = vec![Doubt::new(doubt)];
    Sourced { value: genre, basis: Basis::Inferred, from, rule: Rule::new(rule), doubts }
}

/// The genre that a label or the name of a section says.
pub(crate) fn genre_of(label: &str) -> Option<Genre> {
    let label = label.to_lowercase();
    match (OPINIONS.has(&label), ANALYSES.has(&label)) {
        (true, _) => Some(Genre::Opinion),
        (_, true) => Some(Genre::Analysis),
        _ => None,
    }
}

fn by_label(page: &Page<'_>, lexicon: &Lexicon) -> Option<Sourced<Genre>> {
    let (label, span) = title::label(page, lexicon)?;
    Some(stated(genre_of(label)?, span, "genre.title-label"))
}

/// A label alone on the last lines above the headline; in a menu, where others stand beside it, it says nothing.
fn by_section(page: &Page<'_>) -> Option<Sourced<Genre>> {
    let title = page.title?;
    let near = page.lines.get(title.saturating_sub(2)..title)?;
    let line = near.iter().rev().find(|line| genre_of(line.text).is_some())?;
    let doubt = Doubt::new("the label may belong to a menu");
    let mut genre = stated(genre_of(line.text)?, line.span, "genre.section-label");
    genre.doubts.push(doubt);
    Some(genre)
}

/// `Opinion: ...`, `Analysis | ...`
fn by_headline(headline: Option<&Sourced<String>>) -> Option<Sourced<Genre>> {
    let headline = headline?;
    let (label, _) = headline.value.split_once([':', '|'])?;
    let span = *headline.from.first()?;
    let label_span = Span::new(span.start, span.start + label.len() as u32);
    Some(stated(genre_of(label.trim())?, label_span, "genre.title-label"))
}

fn by_disclaimer(page: &Page<'_>) -> Option<Sourced<Genre>> {
    let lines = page.of_kind(BlockKind::Disclaimer);
    let (_, line) = lines.into_iter().find(|(_, line)| disclaims_views(line.text))?;
    // An agency that reports puts the same words below every page.
    if page.dateline.as_ref().is_some_and(|(_, dateline)| dateline.agency.is_some()) {
        return None;
    }
    Some(inferred(Genre::Opinion, vec![line.span], "genre.disclaimer", "the outlet may disclaim every page"))
}

fn by_outside_author(authors: &[Author], lexicon: &Lexicon) -> Option<Sourced<Genre>> {
    let outside = |author: &&Author| {
        author.role.as_ref().is_some_and(|role| page::role_kind(&role.value, lexicon) == Some(RoleKind::Expert))
    };
    let role = authors.iter().find(outside)?.role.as_ref()?;
    Some(inferred(Genre::Opinion, role.from.clone(), "genre.outside-author", "judged by the author's work alone"))
}

fn by_dateline(page: &Page<'_>) -> Option<Sourced<Genre>> {
    let (index, dateline) = page.dateline.as_ref()?;
    let start = page.lines[*index].span.start;
    let span = Span::new(start, start + dateline.end as u32);
    Some(stated(Genre::News, span, "genre.dateline"))
}

fn by_default(page: &Page<'_>) -> Option<Sourced<Genre>> {
    let running = page.of_kind(BlockKind::Paragraph).next().is_some();
    running.then(|| inferred(Genre::News, Vec::new(), "genre.default", "nothing says that it is more than a report"))
}
