//! Who signed a page, from markup.

use corpus::Author;
use lexicon::Lexicon;

use super::facts::{Facts, said};
use super::jsonld;
use crate::page::{self, read_byline};

/// The authors by the first of these that names any: structured data, `<meta>`, marked elements.
pub(super) fn read(facts: &Facts, lexicon: &Lexicon) -> Vec<Author> {
    let data: Vec<String> = jsonld::articles(&facts.objects)
        .map(|article| jsonld::people(article, "author", &facts.objects))
        .find(|names| !names.is_empty())
        .unwrap_or_default();
    let metas = [
        "author",
        "article:author",
        "parsely-author",
        "sailthru.author",
        "dc.creator",
        "dc.creator.personal",
        "byl",
        "citation_author",
    ];
    let listed = facts.metas.iter().filter(|(name, _)| metas.contains(&name.as_str())).map(|(_, names)| names.clone());
    let found = authors(data, "author.json-ld", facts, lexicon);
    let found = if found.is_empty() { authors(listed.collect(), "author.meta", facts, lexicon) } else { found };
    if found.is_empty() { marked(facts, lexicon) } else { found }
}

fn marked(facts: &Facts, lexicon: &Lexicon) -> Vec<Author> {
    for rule in ["author.itemprop", "author.rel", "author.class"] {
        let texts = facts.bylines.iter().filter(|(_, found)| *found == rule).map(|(text, _)| text.clone());
        // The first byline belongs to the article; others to what is recommended beside it.
        let found = texts.map(|text| authors(vec![text], rule, facts, lexicon)).find(|found| !found.is_empty());
        if let Some(found) = found {
            return found;
        }
    }
    Vec::new()
}

fn authors(texts: Vec<String>, rule: &'static str, facts: &Facts, lexicon: &Lexicon) -> Vec<Author> {
    let mut authors: Vec<Author> = Vec::new();
    for name in texts.iter().flat_map(|text| names(text, lexicon)) {
        let known = authors.iter().any(|author| author.name.value.eq_ignore_ascii_case(&name));
        if !known && is_person(&name, facts, lexicon) && authors.len() < 20 {
            authors.push(Author { name: said(name, rule), role: None });
        }
    }
    authors
}

/// The names in a text that holds one or several.
fn names(text: &str, lexicon: &Lexicon) -> Vec<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.contains("://") || text.contains('@') || text.starts_with("www.") {
        return Vec::new();
    }
    let bare = text.trim_start_matches("By ").trim_start_matches("by ").trim_start_matches("BY ");
    let labelled = format!("By {bare}");
    let read = read_byline(&labelled, lexicon).unwrap_or_default();
    if read.signed.is_empty() {
        return if bare.len() <= 60 { vec![bare.to_owned()] } else { Vec::new() };
    }
    let name = |signed: &page::Signed| page::without_title(&labelled[signed.name.clone()], lexicon).to_owned();
    read.signed.iter().map(name).collect()
}

/// Whether a name may be a person's: not the outlet, an address, a desk.
fn is_person(name: &str, facts: &Facts, lexicon: &Lexicon) -> bool {
    let site = facts.meta(&["og:site_name"]).unwrap_or_default();
    let lower = name.to_lowercase();
    let desk = ["admin", "staff", "editor", "team", "newsroom", "desk", "editorial", "guest", "contributor", "press"];
    let is_desk = lower.split_whitespace().any(|word| desk.contains(&word));
    let letters = name.chars().filter(|letter| letter.is_alphabetic()).count();
    let outlet = lexicon.outlet(name).is_some() || name.eq_ignore_ascii_case(site);
    letters >= 3 && !is_desk && !outlet && name.contains(' ') && !name.contains(['/', '<', '|'])
}
