//! Which outlet published the page, as far as its text says.

use std::ops::Range;

use corpus::{Author, BlockKind, Doubt, Rule, Sourced};
use lexicon::{Lexicon, Outlet};

use super::{masthead, within};
use crate::lists::{DATE_LABELS, OUTLET_PARTS};
use crate::page::{Line, Page, disclaimed_outlets, names_outlet, pointed_outlet, rights_holder};

/// The outlet: behind the headline, in a disclaimer, as holder of the rights, in its head, in
/// pointers to its other articles, or the agency of the dateline.
pub(crate) fn read(
    page: &Page<'_>,
    site: Option<Sourced<String>>,
    authors: &[Author],
    lexicon: &Lexicon,
) -> Option<Sourced<String>> {
    let own = |found: &Sourced<String>| authors.iter().all(|author| author.name.value != found.value);
    let found = site
        .or_else(|| in_disclaimer(page, lexicon).filter(own))
        .or_else(|| in_rights(page, lexicon).filter(own).map(|holder| in_head(holder, page, lexicon)))
        .or_else(|| masthead::read(page, lexicon))
        .or_else(|| beside_date(page, lexicon))
        .or_else(|| in_pointer(page, lexicon))
        .or_else(|| in_dateline(page, lexicon))?;
    Some(named(found, lexicon))
}

/// The country of a known outlet.
pub(crate) fn country(outlet: &Sourced<String>, lexicon: &Lexicon) -> Option<Sourced<String>> {
    let known = of_section(&outlet.value, lexicon)?;
    let mut country = outlet.clone();
    country.value = known.country.to_owned();
    country.rule = Rule::new("country.of-outlet");
    country.basis = corpus::Basis::Inferred;
    (!known.country.is_empty() && known.country != "-").then_some(country)
}

/// A known outlet, by its name or host or by what is left of its name without that of a part of it.
fn of_section<'l>(name: &'l str, lexicon: &'l Lexicon) -> Option<&'l Outlet> {
    let known = |name: &str| lexicon.outlet(name).or_else(|| lexicon.outlet_of_domain(name));
    let outer = name.split(" - ").next().and_then(|name| name.split(" (").next()).unwrap_or(name);
    let mut forms = vec![name, outer];
    let whole = |name: &'l str| OUTLET_PARTS.iter().find_map(|part| name.strip_suffix(part)?.strip_suffix(' '));
    forms.extend(std::iter::successors(whole(outer), |shorter| whole(shorter)));
    forms.into_iter().find_map(known)
}

fn found(line: &Line<'_>, range: Range<usize>, rule: &'static str) -> Sourced<String> {
    Sourced::stated(line.text[range.clone()].to_owned(), vec![within(line, &range)], Rule::new(rule))
}

fn is_known(name: &str, lexicon: &Lexicon) -> bool {
    lexicon.outlet(name).is_some() || lexicon.outlet_of_domain(name).is_some()
}

fn in_disclaimer(page: &Page<'_>, lexicon: &Lexicon) -> Option<Sourced<String>> {
    let lines = page.of_kind(BlockKind::Disclaimer);
    let names = lines.flat_map(|(_, line)| disclaimed_outlets(line.text).into_iter().map(move |range| (line, range)));
    let names: Vec<_> = names.collect();
    let known = names.iter().find(|(line, range)| is_known(&line.text[range.clone()], lexicon));
    let (line, range) = known.or(names.first())?;
    Some(found(line, range.clone(), "publisher.disclaimer"))
}

fn in_rights(page: &Page<'_>, lexicon: &Lexicon) -> Option<Sourced<String>> {
    let lines = page.of_kind(BlockKind::Disclaimer);
    let mut names = lines.filter_map(|(_, line)| Some((line, rights_holder(line.text)?)));
    let (line, range) = names.next()?;
    let mut holder = found(line, range.clone(), "publisher.rights");
    if !is_known(&line.text[range], lexicon) {
        holder.doubts.push(Doubt::new("the holder of the rights may be another than the outlet"));
    }
    Some(holder)
}

/// The outlet as it heads the page, where the holder of the rights is a firm named after it: "Coast Herald Company".
fn in_head(holder: Sourced<String>, page: &Page<'_>, lexicon: &Lexicon) -> Sourced<String> {
    let head = masthead::read(page, lexicon).filter(|head| {
        let rest = holder.value.strip_prefix(&head.value);
        rest.is_some_and(|rest| rest.starts_with(' '))
    });
    head.unwrap_or(holder)
}

/// The outlet of a line of dates below the body: "Published in The Bay Herald, May 3rd, 2021".
fn beside_date(page: &Page<'_>, lexicon: &Lexicon) -> Option<Sourced<String>> {
    let mut dated = page.lines.iter().enumerate().filter(|(index, _)| page.dates[*index].is_some());
    dated.find_map(|(_, line)| {
        let (label, rest) = line.text.split_once(" in ").filter(|(label, _)| label.split(' ').count() == 1)?;
        let end = rest.find([',', '|', '(']).unwrap_or(rest.len());
        let name = rest[..end].trim_end();
        let start = label.len() + " in ".len();
        let named = DATE_LABELS.has_folded(label) && names_outlet(name, lexicon);
        named.then(|| found(line, start..start + name.len(), "publisher.printed-in"))
    })
}

fn in_pointer(page: &Page<'_>, lexicon: &Lexicon) -> Option<Sourced<String>> {
    let lines = page.lines.iter().enumerate();
    let lines = lines.filter(|(index, _)| matches!(page.kind(*index), Some(BlockKind::Promo | BlockKind::Chrome)));
    let named = lines.filter_map(|(_, line)| Some((line, pointed_outlet(line)?)));
    let named: Vec<_> = named.collect();
    let known = named.iter().find(|(line, range)| is_known(&line.text[range.clone()], lexicon));
    let repeated = || named.iter().find(|(line, range)| is_repeated(&line.text[range.clone()], &named));
    let (line, range) = known.or_else(repeated)?;
    let mut pointer = found(line, range.clone(), "publisher.pointer");
    pointer.doubts.push(Doubt::new("named only in a pointer to other articles"));
    Some(pointer)
}

fn is_repeated(name: &str, named: &[(&Line<'_>, Range<usize>)]) -> bool {
    named.iter().filter(|(line, range)| line.text[range.clone()] == *name).count() >= 2
}

fn in_dateline(page: &Page<'_>, lexicon: &Lexicon) -> Option<Sourced<String>> {
    let (index, dateline) = page.dateline.as_ref()?;
    let line = &page.lines[*index];
    let mut agency = found(line, dateline.agency.clone()?, "publisher.dateline");
    agency.doubts.push(Doubt::new("the agency of the dateline; another outlet may have printed it"));
    if !is_known(&agency.value, lexicon) {
        agency.doubts.push(Doubt::new("no known agency"));
    }
    Some(agency)
}

/// An outlet by its usual name where it is known.
fn named(mut found: Sourced<String>, lexicon: &Lexicon) -> Sourced<String> {
    let known = lexicon.outlet(&found.value).or_else(|| lexicon.outlet_of_domain(&found.value));
    if let Some(outlet) = known {
        found.value = outlet.name.to_owned();
    }
    found
}
