//! Names, adjectives and peoples of one country are one actor.

use std::collections::BTreeMap;

use corpus::{Archive, Evidence, Span};
use lexicon::{Lexicon, Polity};

use super::merge::{Merge, pair};

/// Joins the forms of each country. Its capital and the seat of its government stay actors of their own, of that
/// country.
pub(super) fn join(merge: &mut Merge, lexicon: &Lexicon) {
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    for place in 0..merge.nodes.len() {
        let Some(code) = code(merge, place, lexicon) else { continue };
        match first.get(code) {
            Some(&earlier) => {
                let name = lexicon.country_of_code(code).map_or(code, |country| country.name);
                let pair = pair(&merge.nodes[earlier], &merge.nodes[place]);
                merge.join(place, earlier, format!("{pair}: forms of the name of one country, {name}."));
            }
            None => drop(first.insert(code, place)),
        }
    }
}

/// The country that a name is a form of. What a document says of its own entity comes before the table.
fn code<'l>(merge: &Merge, place: usize, lexicon: &'l Lexicon) -> Option<&'l str> {
    let node = &merge.nodes[place];
    let written = node.name.written.as_str();
    let written = written.strip_suffix("'s").or_else(|| written.strip_suffix("\u{2019}s")).unwrap_or(written);
    // "European" is said of much more than the union.
    let demonym = || lexicon.demonym(written).filter(|country| country.polity != Polity::Union);
    let country = lexicon.country(written).or_else(demonym).filter(|_| !node.is_person)?;
    let agrees = node.countries.is_empty() || node.countries.contains_key(country.code);
    agrees.then_some(country.code)
}

/// How many mentions of a person are looked at for a country.
const LOOKED_AT: usize = 40;

/// The country that stands before a person's role most often: "Dutch foreign minister N. N.".
pub(super) fn by_role(archive: &Archive, mentions: &[Evidence], lexicon: &Lexicon) -> Option<String> {
    let mut votes: BTreeMap<&str, usize> = BTreeMap::new();
    for mention in mentions.iter().take(LOOKED_AT) {
        let text = archive.document(mention.document).document.text.as_str();
        if let Some(code) = before_role(text, mention.span, lexicon) {
            *votes.entry(code).or_default() += 1;
        }
    }
    votes.into_iter().max_by_key(|(code, count)| (*count, std::cmp::Reverse(*code))).map(|(code, _)| code.to_owned())
}

/// How many bytes before a name are read.
const REACH: usize = 120;

/// The country of the adjective before the role before a name.
fn before_role<'l>(text: &str, name: Span, lexicon: &'l Lexicon) -> Option<&'l str> {
    let reach = (name.start as usize).saturating_sub(REACH);
    let from = (reach..=name.start as usize).find(|at| text.is_char_boundary(*at))?;
    let line = text.get(from..name.start as usize)?.rsplit('\n').next()?;
    let mut words: Vec<&str> = line.split(' ').rev().filter(|word| !word.is_empty()).take(5).collect();
    words.reverse();
    (0..words.len().saturating_sub(1)).find_map(|at| {
        let role = words[at + 1..].join(" ").to_lowercase();
        let country = lexicon.demonym(words[at]).filter(|_| lexicon.role(&role).is_some())?;
        (country.polity == Polity::State).then_some(country.code)
    })
}
