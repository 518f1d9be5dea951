//! Who signed a page, from markup.

use corpus::Author;
use lexicon::Lexicon;

use super::facts::{Facts, said};
use super::jsonld;
use crate::page::{self, read_byline};

const METAS: [&str; 9] = [
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dc.creator.personal",
    "byl",
    "citation_author",
    "cxenseparse:author",
];

/// The authors by the first of these that names any: structured data, `<meta>`, marked elements, visible bylines.
pub(super) fn read(facts: &Facts, _site: &super::site::Site, _setting: &super::date::Setting<'_>, lexicon: &Lexicon) -> Vec<Author> {
    let data = jsonld::articles(&facts.objects)
        .map(|article| jsonld::people(article, "author", &facts.objects))
        .find(|names| !names.is_empty());
    let metas = facts.metas.iter().filter(|(name, _)| METAS.contains(&name.as_str()));
    let metas = metas.map(|(_, names)| names.clone()).chain(card(facts)).collect();
    [(data.unwrap_or_default(), "author.json-ld"), (metas, "author.meta")]
        .into_iter()
        .map(|(texts, rule)| authors(texts, rule, facts, lexicon))
        .find(|found| !found.is_empty())
        .unwrap_or_else(|| marked(facts, lexicon))
}

/// The line "Written by" of a preview card.
fn card(facts: &Facts) -> Option<String> {
    let label = facts.meta(&["twitter:label1"])?;
    let written = label.eq_ignore_ascii_case("written by");
    facts.meta(&["twitter:data1"]).filter(|_| written).map(str::to_owned)
}

fn marked(facts: &Facts, lexicon: &Lexicon) -> Vec<Author> {
    use super::byline::Mark;
    for (mark, rule) in [(Mark::Property, "author.itemprop"), (Mark::Relation, "author.rel"), (Mark::Label, "author.text"), (Mark::Class, "author.class")] {
        let texts = facts.bylines.iter().filter(|byline| byline.mark == mark).map(|byline| byline.parts.join(" ")).filter(|text| text.len() <= 120);
        let found = texts.map(|text| authors(vec![text], rule, facts, lexicon));
        if let Some(found) = found.into_iter().find(|found| !found.is_empty()) {
            return found;
        }
    }
    Vec::new()
}

fn authors(texts: Vec<String>, rule: &'static str, facts: &Facts, lexicon: &Lexicon) -> Vec<Author> {
    // Data names authors and nothing else; in the visible page a name has to look like one.
    let data = rule == "author.json-ld" || rule == "author.meta";
    let mut authors: Vec<Author> = Vec::new();
    for name in texts.iter().flat_map(|text| names(&text.replace("&amp;", "&"), data, lexicon)) {
        let known = authors.iter().any(|author| author.name.value.eq_ignore_ascii_case(&name));
        if !known && is_person(&name, facts, lexicon) && authors.len() < 20 {
            authors.push(Author { name: said(name, rule), role: None });
        }
    }
    authors
}

/// The names in a text that holds one or several.
fn names(text: &str, data: bool, lexicon: &Lexicon) -> Vec<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.contains("://") || text.contains('@') || text.starts_with("www.") {
        return Vec::new();
    }
    let labels = ["Written by", "written by", "Posted by", "Author:", "Author", "By:", "By", "by", "BY"];
    let bare = labels.iter().find_map(|label| text.strip_prefix(label)?.strip_prefix(' ')).unwrap_or(&text);
    let labelled = format!("By {bare}");
    let read = read_byline(&labelled, lexicon).unwrap_or_default();
    if read.signed.is_empty() {
        return if data && bare.len() <= 60 { vec![bare.to_owned()] } else { Vec::new() };
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
    let given = page::has_given_name(name, lexicon);
    let outlet = lexicon.outlet(name).is_some() || name.eq_ignore_ascii_case(site) && !given;
    let named = name.contains(' ') || given;
    letters >= 3 && !is_desk && !outlet && named && !name.contains(['/', '<', '|'])
}
