//! People with two family names, of which a telling leaves one out or misspells one: "Jakelin Caal" and "Jakelin Caal
//! Maquin", "Felipe Gomez Alonzo" and "Felipe Gomez Alonza".

use std::collections::{BTreeMap, BTreeSet};

use corpus::{Archive, Doubt};

use super::merge::{Company, Merge, pair};
use super::spelling::distance;

/// The most names of one given name that are compared with each other.
const COMPARED: usize = 64;
/// The shortest family name of which a letter may be wrong.
const LONG: usize = 4;

/// Joins names of three parts or more with those of one story that say the same with a part less or a letter else.
pub(super) fn join(merge: &mut Merge, full: &[usize], company: &Company, archive: &Archive) {
    let mut by_given: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for &place in full.iter().filter(|place| merge.nodes[**place].name.first().chars().count() > 2) {
        by_given.entry(merge.nodes[place].name.first().to_owned()).or_default().push(place);
    }
    for people in by_given.into_values().filter(|people| people.len() > 1) {
        for &place in people.iter().take(COMPARED) {
            let fitting: Vec<usize> = people.iter().copied().filter(|other| is_longer(merge, place, *other)).collect();
            let roots: BTreeSet<usize> = fitting.iter().map(|other| merge.root(*other)).collect();
            // Two longer names that fit are two people's: the shorter may be either's.
            if let (Some(&longer), 1) = (fitting.first(), roots.len())
                && merge.meet(place, longer, company)
                && !ends_in_common_word(merge, longer, archive)
            {
                let reason =
                    format!("{}: a family name more, in one story.", pair(&merge.nodes[place], &merge.nodes[longer]));
                merge.join_with_doubt(place, longer, reason, Doubt::new("a family name left out"));
            }
        }
        for (at, &place) in people.iter().enumerate().take(COMPARED) {
            for &earlier in &people[..at] {
                if is_misspelled(merge, earlier, place) && merge.meet(place, earlier, company) {
                    let pair = pair(&merge.nodes[earlier], &merge.nodes[place]);
                    let reason = format!("{pair}: names of which one differs by one letter, in one story.");
                    merge.join_with_doubt(place, earlier, reason, Doubt::new("surnames spelled differently"));
                }
            }
        }
    }
}

/// Whether the second name has the parts of the first and one family name more after them.
fn is_longer(merge: &Merge, shorter: usize, longer: usize) -> bool {
    let (short, long) = (merge.nodes[shorter].name.parts(), merge.nodes[longer].name.parts());
    let last = long.last().is_some_and(|part| part.chars().count() > 2);
    short.len() > 1 && long.len() == short.len() + 1 && long.starts_with(&short) && last
}

/// Whether the documents of a name write its last part small somewhere: "Debbie Morin Servers" is no name.
fn ends_in_common_word(merge: &Merge, place: usize, archive: &Archive) -> bool {
    let node = &merge.nodes[place];
    let Some(last) = node.name.written.split([' ', '-']).next_back().map(str::to_lowercase) else { return false };
    let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    let whole = |text: &str, at: usize| {
        !is_letter(text[..at].chars().next_back()) && !is_letter(text[at + last.len()..].chars().next())
    };
    node.documents.iter().any(|id| {
        let text = archive.document(*id).document.text.as_str();
        text.match_indices(last.as_str()).any(|(at, _)| whole(text, at))
    })
}

/// Whether two names of three parts or more are the same, in any order, but for one letter of one family name.
fn is_misspelled(merge: &Merge, one: usize, other: usize) -> bool {
    let (mut own, mut theirs) = (merge.nodes[one].name.parts(), merge.nodes[other].name.parts());
    own.sort_unstable();
    theirs.sort_unstable();
    let odd = |parts: &[&str], others: &[&str]| -> Vec<String> {
        parts.iter().filter(|part| !others.contains(part)).map(|part| (*part).to_owned()).collect()
    };
    match (odd(&own, &theirs).as_slice(), odd(&theirs, &own).as_slice()) {
        ([a], [b]) => {
            let long = a.chars().count().min(b.chars().count()) >= LONG;
            own.len() > 2 && own.len() == theirs.len() && long && distance(a, b, 1) == 1
        }
        _ => false,
    }
}
