//! Which outlet published a page, in which country, and in which section, from markup.

use corpus::{Genre, Sourced};
use lexicon::{Lexicon, MarkupSign};

use super::facts::{Facts, said};
use super::site::{Site, is_headline, squeezed};
use super::{headline, jsonld};
use crate::metadata::{country_of, genre_of};
use crate::page;

/// The outlet: structured data, the name of the site, a known host.
pub(super) fn read(facts: &Facts, address: Option<&str>, lexicon: &Lexicon) -> Option<Sourced<String>> {
    let data = jsonld::articles(&facts.objects).find_map(|article| {
        let publisher = article.get("publisher")?;
        let named = jsonld::word(article, "publisher");
        named.or_else(|| jsonld::word(jsonld::referred(publisher, &facts.objects)?, "name"))
    });
    let headline = facts.title.as_deref().filter(|title| is_headline(title)).map(squeezed);
    let site = || {
        let names = ["og:site_name", "application-name", "dc.publisher", "cre"];
        let mut names = names.iter().filter_map(|name| facts.meta(&[name]));
        let name = names.find(|name| headline.as_deref() != Some(&squeezed(name)))?;
        Some(name.strip_prefix("www.").unwrap_or(name).to_owned())
    };
    let known = || lexicon.outlet_of_domain(host(address?)?).map(|outlet| outlet.name.to_owned());
    data.filter(|name| !name.contains("://"))
        .map(|name| said(name, "publisher.json-ld"))
        .or_else(|| site().map(|name| said(name, "publisher.site-name")))
        .or_else(|| known().map(|name| said(name, "publisher.host")))
}

/// The outlet at one end of the page's title, made of the words that outlets call themselves by.
pub(super) fn of_title(facts: &Facts, lexicon: &Lexicon) -> Option<Sourced<String>> {
    let parts = headline::parts(facts.title.as_deref()?);
    let named =
        parts.into_iter().find(|part| page::names_outlet(part, lexicon) && facts.title.as_deref() != Some(part))?;
    Some(said(named.to_owned(), "publisher.of-title"))
}

/// The country of the outlet, by its name or its host.
pub(super) fn country(outlet: &Sourced<String>, address: Option<&str>, lexicon: &Lexicon) -> Option<Sourced<String>> {
    country_of(outlet, lexicon).or_else(|| {
        let mut hosted = outlet.clone();
        host(address?)?.clone_into(&mut hosted.value);
        country_of(&hosted, lexicon)
    })
}

/// The section: structured data, `<meta>` fields.
pub(super) fn section(facts: &Facts, site: &Site, lexicon: &Lexicon) -> Option<Sourced<String>> {
    let data = jsonld::articles(&facts.objects).find_map(|article| jsonld::word(article, "articleSection"));
    let metas = facts.signed(MarkupSign::Section, lexicon).map(|(_, content)| (content.to_owned(), "section.meta"));
    let named = |(name, _): &(String, &str)| {
        name.len() <= 60 && name.chars().any(char::is_alphabetic) && !name.contains("://") && !site.is_name(name)
    };
    let all = data.map(|name| (name, "section.json-ld")).into_iter().chain(metas);
    all.filter(named).map(|(name, rule)| said(name, rule)).next()
}

/// The most key words that are kept.
const TAGS: usize = 30;

/// The key words: structured data, else `<meta>` fields.
pub(super) fn tags(facts: &Facts, lexicon: &Lexicon) -> Vec<String> {
    let data = jsonld::articles(&facts.objects).map(|article| jsonld::people(article, "keywords", &facts.objects));
    let data = data.into_iter().find(|words| !words.is_empty()).unwrap_or_default();
    let metas = || facts.signed(MarkupSign::Tags, lexicon).map(|(_, content)| content.to_owned()).collect();
    let lists: Vec<String> = if data.is_empty() { metas() } else { data };
    let mut tags: Vec<String> = Vec::new();
    for tag in lists.iter().flat_map(|list| list.split([',', ';'])).map(str::trim) {
        let fits = !tag.is_empty() && tag.len() <= 80 && tags.len() < TAGS;
        if fits && !tags.iter().any(|known| known.eq_ignore_ascii_case(tag)) {
            tags.push(tag.to_owned());
        }
    }
    tags
}

/// The genre that structured data or the section says.
pub(super) fn genre(facts: &Facts) -> Option<Sourced<Genre>> {
    let is = |kind: &str| jsonld::articles(&facts.objects).any(|article| jsonld::is_kind(article, &[kind]));
    if is("OpinionNewsArticle") {
        return Some(said(Genre::Opinion, "genre.json-ld"));
    }
    if is("AnalysisNewsArticle") || is("BackgroundNewsArticle") {
        return Some(said(Genre::Analysis, "genre.json-ld"));
    }
    let data = jsonld::articles(&facts.objects).find_map(|article| jsonld::word(article, "articleSection"));
    let section = data.or_else(|| facts.meta(&["article:section", "section"]).map(str::to_owned))?;
    genre_of(&section).map(|genre| said(genre, "genre.section"))
}

pub(super) fn host(address: &str) -> Option<&str> {
    let rest = address.split("://").nth(1)?;
    rest.split(['/', '?', '#', ':']).next().filter(|host| !host.is_empty())
}
