//! The headline of a page from markup.
//!
//! Several places name it: the page's title, its preview, its structured data, and the heading that is
//! seen. The seen one is the headline; the others tell which heading it is.

use lexicon::Lexicon;

use super::facts::Facts;
use super::jsonld;
use crate::metadata::without_site;

/// The headline and the rule that found it.
pub(super) fn read(facts: &Facts, lexicon: &Lexicon) -> Option<(String, &'static str)> {
    let stated = stated(facts, lexicon);
    if let Some(heading) = heading(facts, stated.as_ref().map(|(title, _)| title.as_str())) {
        return Some((heading, "title.heading"));
    }
    stated
}

/// The headline as structured data, the preview or the page's title say it.
fn stated(facts: &Facts, lexicon: &Lexicon) -> Option<(String, &'static str)> {
    let data = jsonld::articles(&facts.objects).find_map(|article| jsonld::word(article, "headline"));
    let preview = facts.meta(&["og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title"]);
    let preview = preview.map(|title| without_outlet(title, facts, lexicon));
    let own = facts.title.as_deref().map(|title| without_outlet(title, facts, lexicon));
    let data = data.map(|title| without_outlet(&title, facts, lexicon));
    preview
        .map(|title| (title, "title.preview"))
        .or_else(|| data.map(|title| (title, "title.json-ld")))
        .or_else(|| own.map(|title| (title, "title.element")))
        .filter(|(title, _)| !title.is_empty())
}

/// The heading that says what the page's title says; where nothing is to compare, the only one.
fn heading(facts: &Facts, stated: Option<&str>) -> Option<String> {
    let headings = facts.headings.iter().filter(|heading| heading.split_whitespace().count() >= 2);
    let best = headings.clone().max_by_key(|heading| stated.map_or(0, |stated| likeness(heading, stated)));
    match stated {
        Some(stated) => best.filter(|heading| likeness(heading, stated) >= 50).cloned(),
        None if headings.count() == 1 => best.cloned(),
        None => None,
    }
}

/// How many of the words of two titles are the same, in percent of the longer.
fn likeness(heading: &str, stated: &str) -> usize {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_lowercase).take(60).collect()
    };
    let (heading, stated) = (words(heading), words(stated));
    let same = heading.iter().filter(|word| stated.contains(word)).count();
    100 * same / heading.len().max(stated.len()).max(1)
}

/// A title without the name of the site, which stands behind a separator.
fn without_outlet(title: &str, facts: &Facts, lexicon: &Lexicon) -> String {
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let site = facts.meta(&["og:site_name", "application-name", "twitter:site"]).unwrap_or_default();
    let marks = [" | ", " - ", " – ", " — ", " :: ", " » ", " • ", " · ", ": "];
    let cut = marks.iter().filter_map(|mark| title.rfind(mark).map(|at| (at, mark.len()))).max();
    if let Some((at, width)) = cut {
        let behind = title[at + width..].trim();
        let is_site = !site.is_empty() && behind.eq_ignore_ascii_case(site.trim_start_matches('@'));
        let heading = facts.headings.iter().any(|heading| heading == title[..at].trim());
        if is_site || heading {
            return title[..at].trim().to_owned();
        }
    }
    without_site(&title, lexicon).to_owned()
}
