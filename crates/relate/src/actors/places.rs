//! When two names are one place's or one thing's: number, generic words and spelling aside.

use std::collections::BTreeMap;

use corpus::{Doubt, EntityType};

use super::lists;
use super::merge::{Merge, Node, pair};
use super::spelling::distance;

/// Joins names of places that differ in number, in a generic word, or in one letter of a long word.
pub(super) fn join(merge: &mut Merge) {
    let mut by_core: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (place, node) in merge.nodes.iter().enumerate().filter(|(_, node)| is_place(node)) {
        by_core.entry(core(node)).or_default().push(place);
    }
    by_core.retain(|core, _| core.chars().count() >= 5);
    for places in by_core.values() {
        for place in &places[1..] {
            let pair = pair(&merge.nodes[places[0]], &merge.nodes[*place]);
            merge.join(*place, places[0], format!("{pair}: one name of a place, with another ending or general word."));
        }
    }
}

/// The shortest name in which one letter more or less may be a slip.
const LONG: usize = 12;
/// The most names with one first word that are compared with each other.
const COMPARED: usize = 64;

/// Long names of several words that differ by one letter, which is no digit.
pub(super) fn join_misspelled(merge: &mut Merge) {
    let mut by_first: BTreeMap<(String, usize), Vec<usize>> = BTreeMap::new();
    for (place, node) in merge.nodes.iter().enumerate() {
        let (words, letters) = (node.name.words.len(), node.name.key().chars().count());
        let plain = !node.name.key().contains(|letter: char| letter.is_ascii_digit());
        if !node.is_person && words > 1 && letters >= LONG && plain {
            by_first.entry((node.name.first().to_owned(), words)).or_default().push(place);
        }
    }
    for places in by_first.values() {
        for (at, place) in places.iter().enumerate().take(COMPARED) {
            let near =
                |other: &&usize| distance(&merge.nodes[**other].name.key(), &merge.nodes[*place].name.key(), 1) == 1;
            let Some(other) = places[..at].iter().find(near).copied() else { continue };
            let reason =
                format!("{}: long names that differ by one letter.", pair(&merge.nodes[other], &merge.nodes[*place]));
            merge.join_with_doubt(*place, other, reason, Doubt::new("names spelled differently"));
        }
    }
}

fn is_place(node: &Node) -> bool {
    node.types.keys().any(|entity_type| matches!(entity_type, EntityType::Loc | EntityType::Fac | EntityType::Gpe))
}

/// A name in the singular without its generic word, if more than that is left.
fn core(node: &Node) -> String {
    let mut words: Vec<String> = node.name.words.iter().map(|word| singular(word)).collect();
    if words.len() > 1 && words[0] == "mt" {
        "mount".clone_into(&mut words[0]);
    }
    if words.len() > 1
        && let Some(side) = ["north", "south", "east", "west"].iter().find(|side| words[0] == format!("{side}ern"))
    {
        (*side).clone_into(&mut words[0]);
    }
    if words.len() > 1 && words.last().is_some_and(|last| lists::GENERIC.has(last)) {
        words.pop();
    }
    words.join(" ")
}

fn singular(word: &str) -> String {
    let stem = match word.strip_suffix('s').filter(|stem| stem.len() > 3 && !stem.ends_with(['s', 'u', 'i'])) {
        Some(stem) => stem.strip_suffix("ie").map_or_else(|| stem.to_owned(), |stem| format!("{stem}y")),
        None => word.to_owned(),
    };
    stem.strip_suffix('e').filter(|stem| stem.len() > 3).map_or(stem.clone(), str::to_owned)
}
