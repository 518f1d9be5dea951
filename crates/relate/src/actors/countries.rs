//! Names, adjectives and peoples of one country are one actor.

use std::collections::BTreeMap;

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
