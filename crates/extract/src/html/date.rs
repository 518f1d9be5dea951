//! When a page was published and changed, from markup.

use corpus::{Doubt, Edtf, Sourced};

use lexicon::Lexicon;

use super::facts::{Facts, said};
use super::jsonld;
use crate::given;
use crate::page::{find_dates, read_date_line};

const PUBLISHED: [&str; 22] = [
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "date_published",
    "article:published",
    "article.published",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.created",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "pubdate",
    "publish-date",
    "publishdate",
    "publication_date",
    "date",
    "citation_publication_date",
    "bt:pubdate",
];

const MODIFIED: [&str; 6] = [
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "last-modified",
    "article:modified",
];

/// The date of publication: structured data, `<meta>`, marked elements, the address.
pub(super) fn published(facts: &Facts, address: Option<&str>, lexicon: &Lexicon) -> Option<Sourced<Edtf>> {
    in_data(facts, "datePublished", "published.json-ld")
        .or_else(|| in_meta(facts, &PUBLISHED, "published.meta"))
        .or_else(|| in_data(facts, "dateCreated", "published.json-ld"))
        .or_else(|| in_element(facts))
        .or_else(|| in_address(address?))
        .or_else(|| in_text(facts, lexicon))
}

/// The date of the last change.
pub(super) fn modified(facts: &Facts) -> Option<Sourced<Edtf>> {
    in_data(facts, "dateModified", "modified.json-ld").or_else(|| in_meta(facts, &MODIFIED, "modified.meta"))
}

fn in_data(facts: &Facts, field: &str, rule: &'static str) -> Option<Sourced<Edtf>> {
    let articles = jsonld::articles(&facts.objects).filter_map(|article| jsonld::word(article, field));
    let pages = facts.objects.iter().filter(|object| jsonld::is_kind(object, &["WebPage"]));
    let pages = pages.filter_map(|page| jsonld::word(page, field));
    articles.chain(pages).find_map(|written| read(&written)).map(|date| said(date, rule))
}

fn in_meta(facts: &Facts, names: &[&str], rule: &'static str) -> Option<Sourced<Edtf>> {
    names.iter().find_map(|name| read(facts.meta(&[name])?)).map(|date| said(date, rule))
}

/// The first date of an element that says it is of publication, else of any `<time>` or date class.
fn in_element(facts: &Facts) -> Option<Sourced<Edtf>> {
    let changed = |signs: &str| ["modified", "updated", "update", "comment"].iter().any(|word| signs.contains(word));
    let moments = || facts.moments.iter().filter(|moment| !changed(&moment.signs));
    let sure = moments().filter(|moment| moment.signs.contains("publish") || moment.signs.contains("pubdate"));
    if let Some(date) = sure.filter_map(|moment| read(&moment.written)).next() {
        return Some(said(date, "published.element"));
    }
    let date = moments().find_map(|moment| read(&moment.written))?;
    let mut date = said(date, "published.element");
    date.doubts.push(Doubt::new("the first date of the page, not said to be that of publication"));
    Some(date)
}

/// A line of dates in the visible page: the first below a heading, else the first.
fn in_text(facts: &Facts, lexicon: &Lexicon) -> Option<Sourced<Edtf>> {
    let dated = facts.lines.iter().filter_map(|(line, below)| {
        let found = read_date_line(line, lexicon)?.published?;
        found.value.exact_day().map(|_| (found.value, *below))
    });
    let dated: Vec<_> = dated.collect();
    let (date, _) = dated.iter().find(|(_, below)| *below).or(dated.first())?;
    let mut date = said(date.clone(), "published.text");
    date.doubts.push(Doubt::new("a date of the page that no markup explains"));
    Some(date)
}

/// `/2016/05/06/` in the address.
fn in_address(address: &str) -> Option<Sourced<Edtf>> {
    let path = address.split("://").nth(1).unwrap_or(address);
    let digits = |part: &str, length: usize| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = path.split(['/', '-', '_', '.']).collect();
    let three = parts.windows(3).find(|part| digits(part[0], 4) && digits(part[1], 2) && digits(part[2], 2));
    let date = three.and_then(|part| Edtf::parse(&part.join("-")))?;
    let plausible = date.exact_day().is_some_and(|day| (1990..2100).contains(&day.year()));
    plausible.then(|| said(date, "published.address"))
}

/// A date as markup writes it: ISO 8601, or in words.
fn read(written: &str) -> Option<Edtf> {
    let written = written.trim();
    let plausible = |date: &Edtf| date.earliest().is_some_and(|day| day.year() > 1970);
    if let Some(date) = given::date(written).filter(plausible) {
        return Some(date);
    }
    let found = find_dates(crate::page::prefix(written, 200));
    found.into_iter().find(|found| found.value.exact_day().is_some()).map(|found| found.value).filter(plausible)
}
