//! The headline without the name of the site and without labels.

use corpus::{Rule, Sourced, Span};
use lexicon::Lexicon;

use crate::lists::{SLUGS, TITLE_LABELS};
use crate::page::{self, Page};

/// The separators between a headline and what a site adds.
const SEPARATORS: [&str; 8] = [" – ", " — ", " | ", " - ", " :: ", " » ", " · ", " / "];

/// The headline, and the name of a site that stood behind it.
pub(crate) fn read(page: &Page<'_>, lexicon: &Lexicon) -> (Option<Sourced<String>>, Option<Sourced<String>>) {
    let Some(index) = page.title else { return (None, None) };
    let line = &page.lines[index];
    let is_subject = page.marks[index].is_some_and(|mark| mark.rule == page::MAIL_SUBJECT);
    let words = if is_subject { page::mail_subject(line.text) } else { line.text };
    let (headline, added) = parted(without_slug(words), lexicon);
    let start = line.span.start + (headline.as_ptr() as usize - line.text.as_ptr() as usize) as u32;
    let span = Span::new(start, start + headline.len() as u32);
    let rule = if is_subject { page::MAIL_SUBJECT } else { "title.line" };
    let title = Sourced::stated(headline.to_owned(), vec![span], Rule::new(rule));
    let site = added.filter(|added| !is_label(added)).map(|added| site(added, line.text, line.span.start));
    (Some(title), site.or_else(|| site_of_page_title(page, index, lexicon)))
}

/// A headline without what an agency puts before it: "UPDATE 2-", "EXCLUSIVE-", "WRAPUP 1-".
fn without_slug(line: &str) -> &str {
    let parted = line.split_once('-').filter(|(_, rest)| rest.starts_with(|first: char| !first.is_whitespace()));
    let Some((slug, rest)) = parted else { return line };
    let mut words = slug.split(' ');
    let known = words.next().is_some_and(|word| SLUGS.has(word));
    let numbered =
        words.next().is_none_or(|number| number.len() <= 2 && number.bytes().all(|digit| digit.is_ascii_digit()));
    if known && numbered && words.next().is_none() { rest } else { line }
}

/// The label that stands behind the headline, as "OpEd".
pub(crate) fn label<'t>(page: &Page<'t>, lexicon: &Lexicon) -> Option<(&'t str, Span)> {
    let line = &page.lines[page.title?];
    let added = parted(line.text, lexicon).1.filter(|added| is_label(added))?;
    let start = line.span.start + (added.as_ptr() as usize - line.text.as_ptr() as usize) as u32;
    Some((added, Span::new(start, start + added.len() as u32)))
}

/// A headline and what a site added to it: a label, or the name of a known outlet.
pub(crate) fn parted<'t>(line: &'t str, lexicon: &Lexicon) -> (&'t str, Option<&'t str>) {
    let cut = SEPARATORS.iter().filter_map(|mark| line.rfind(mark).map(|at| (at, mark.len()))).max();
    let Some((at, width)) = cut else { return (line, None) };
    let (headline, added) = (line[..at].trim_end(), line[at + width..].trim());
    let known = is_label(added) || lexicon.outlet(added).is_some();
    if known && page::words_of(headline).count() >= 2 { (headline, Some(added)) } else { (line, None) }
}

fn is_label(added: &str) -> bool {
    TITLE_LABELS.has_folded(added)
}

fn site(added: &str, line: &str, start: u32) -> Sourced<String> {
    let at = start + (added.as_ptr() as usize - line.as_ptr() as usize) as u32;
    let span = Span::new(at, at + added.len() as u32);
    Sourced::stated(added.to_owned(), vec![span], Rule::new("publisher.behind-title"))
}

/// The page's own title, copied above the headline, repeats it with the name of the site behind.
fn site_of_page_title(page: &Page<'_>, title: usize, lexicon: &Lexicon) -> Option<Sourced<String>> {
    let headline = page.lines[title].text;
    let lines = page.lines[..title].iter().rev().take(60);
    lines.filter(|_| headline.len() >= 12).find_map(|line| {
        let rest = line.text.strip_prefix(headline)?;
        let name = SEPARATORS.iter().find_map(|mark| rest.strip_prefix(mark))?.trim();
        let name = name.rsplit(" | ").next().unwrap_or(name).trim();
        let named = name.len() <= 60 && name.starts_with(char::is_uppercase) || lexicon.outlet(name).is_some();
        named.then(|| site(name, line.text, line.span.start))
    })
}
