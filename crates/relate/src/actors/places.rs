//! When two names are one place's or one thing's: number, generic words and spelling aside.

use std::collections::BTreeMap;

use corpus::EntityType;

use super::merge::{Merge, Node, pair};

/// Words that say what sort of place a name is; one name has them, another leaves them out.
const GENERIC: [&str; 12] = [
    "island",
    "isle",
    "islet",
    "sea",
    "river",
    "lake",
    "mountain",
    "peninsula",
    "chain",
    "archipelago",
    "strait",
    "city",
];

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

fn is_place(node: &Node) -> bool {
    node.types.keys().any(|entity_type| matches!(entity_type, EntityType::Loc | EntityType::Fac | EntityType::Gpe))
}

/// A name in the singular without its generic word, if more than that is left.
fn core(node: &Node) -> String {
    let mut words: Vec<String> = node.name.words.iter().map(|word| singular(word)).collect();
    if words.len() > 1 && words.last().is_some_and(|last| GENERIC.contains(&last.as_str())) {
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
