//! When two names are one organisation's.

use std::collections::{BTreeMap, BTreeSet};

use corpus::{Archive, Doubt, EntityType, Span};
use lexicon::Lexicon;

use super::merge::{Company, Merge, Node, pair};
use super::name::Name;

/// Joins acronyms with the only name they can stand for, and names that one document uses for one thing.
pub(super) fn join(merge: &mut Merge) {
    aliases(merge);
    let mut expansions: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (place, node) in merge.nodes.iter().enumerate().filter(|(_, node)| !node.is_person) {
        for initials in initials(&node.name.written) {
            expansions.entry(initials).or_default().push(place);
        }
    }
    for place in 0..merge.nodes.len() {
        let Some(fitting) = acronym(&merge.nodes[place]).and_then(|letters| expansions.get(&letters)) else { continue };
        let roots: BTreeSet<usize> = fitting.iter().map(|other| merge.root(*other)).collect();
        if let ([only, ..], 1) = (fitting.as_slice(), roots.len()) {
            let pair = pair(&merge.nodes[place], &merge.nodes[*only]);
            merge.join(place, *only, format!("{pair}: the letters are the initials of the words."));
        }
    }
}

/// A name that ends a longer one, in documents that name others in common: "Sea Eagle" and "Patrol Ship Sea Eagle",
/// where no other longer name ends so. Countries and towns end the names of too much that lies in them.
/// An adjective of another country before the shorter one keeps them apart: two ministries of one name.
pub(super) fn join_endings(merge: &mut Merge, company: &Company, archive: &Archive, lexicon: &Lexicon) {
    let things: Vec<usize> = (0..merge.nodes.len()).filter(|place| !merge.nodes[*place].is_person).collect();
    let mut longer: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for &place in &things {
        let words = &merge.nodes[place].name.words;
        for from in 1..words.len().min(LONGEST) {
            longer.entry(words[from..].join(" ")).or_default().push(place);
        }
    }
    for &place in &things {
        let name = &merge.nodes[place].name;
        let Some(fitting) = longer.get(&name.key()).filter(|_| may_end(name, lexicon)) else { continue };
        let roots: BTreeSet<usize> = fitting.iter().map(|other| merge.root(*other)).collect();
        let other = fitting[0];
        let plain = !merge.nodes[other].name.written.split(' ').any(|word| word.chars().all(char::is_lowercase));
        let of_another = || is_of_another_country(&merge.nodes[place], &merge.nodes[other], archive, lexicon);
        let alike = is_alike(merge, place, other) && merge.meet(place, other, company);
        if roots.len() == 1 && plain && alike && !of_another() {
            let pair = pair(&merge.nodes[place], &merge.nodes[other]);
            let reason = format!("{pair}: the one ends the other, in documents that name others in common.");
            merge.join_with_doubt(place, other, reason, Doubt::new("joined by the end of the name alone"));
        }
    }
}

/// "The Norwegian Harbour Office", where the longer name is "Danish Harbour Office".
fn is_of_another_country(shorter: &Node, longer: &Node, archive: &Archive, lexicon: &Lexicon) -> bool {
    let first = longer.name.written.split(' ').find(|word| !word.eq_ignore_ascii_case("the"));
    let Some(country) = first.and_then(|word| lexicon.demonym(word)) else { return false };
    shorter.mentions.iter().any(|evidence| {
        let before = archive.document(evidence.document).slice(Span::new(0, evidence.span.start));
        let before = before.split_whitespace().next_back();
        before.and_then(|word| lexicon.demonym(word)).is_some_and(|other| other.code != country.code)
    })
}

/// The most words of a longer name that are looked at.
const LONGEST: usize = 8;

/// Whether a name says enough to be the end of one name only.
fn may_end(name: &Name, lexicon: &Lexicon) -> bool {
    let written = name.written.as_str();
    let located = !lexicon.country_forms(written).is_empty();
    let general = name.words.len() == 1 && lexicon.organisation(written).is_some();
    !located && !general && name.key().chars().count() > 4
}

/// Whether both are places, or both are none.
fn is_alike(merge: &Merge, one: usize, other: usize) -> bool {
    let is_state =
        |place: usize| merge.nodes[place].types.keys().any(|kind| matches!(kind, EntityType::Gpe | EntityType::Norp));
    !is_state(one) && !is_state(other)
}

/// The letters of a name that is written as an acronym.
fn acronym(node: &Node) -> Option<String> {
    let letters: String = node.name.written.chars().filter(|letter| *letter != '.').collect();
    let is_acronym = (3..=7).contains(&letters.len()) && letters.chars().all(char::is_uppercase);
    (is_acronym && !node.is_person).then_some(letters)
}

/// The initials of a name of several words: of its capitalised words, and of all words.
fn initials(written: &str) -> BTreeSet<String> {
    let words: Vec<&str> = written.split([' ', '-']).filter(|word| !word.is_empty() && *word != "the").collect();
    let capitals = words.iter().filter_map(|word| word.chars().next()).filter(|letter| letter.is_uppercase());
    let all = words.iter().filter_map(|word| word.chars().next()).flat_map(char::to_uppercase);
    [capitals.collect(), all.collect()].into_iter().filter(|initials: &String| initials.chars().count() >= 3).collect()
}

/// A name of several words that one document gives a thing as a lesser form may be the main form elsewhere.
fn aliases(merge: &mut Merge) {
    let mut main: BTreeMap<(bool, String), usize> = BTreeMap::new();
    for (place, node) in merge.nodes.iter().enumerate() {
        main.insert((node.is_person, node.name.key()), place);
    }
    for place in 0..merge.nodes.len() {
        let node = &merge.nodes[place];
        let own = node.name.key();
        let lesser = node.forms.iter().filter(|form| form.contains(' ') && **form != own);
        let others: Vec<usize> = lesser.filter_map(|form| main.get(&(node.is_person, form.clone())).copied()).collect();
        for other in others {
            let pair = pair(&merge.nodes[place], &merge.nodes[other]);
            if is_nameable(&merge.nodes[other]) {
                merge.join(place, other, format!("{pair}: one document uses both for one."));
            }
        }
    }
}

fn is_nameable(node: &Node) -> bool {
    !node.types.keys().all(|entity_type| matches!(entity_type, EntityType::Norp | EntityType::Misc))
}
