//! Names told by the list they stand in: "the islands of X, Y and Z".

use std::ops::Range;

use corpus::EntityType;

use super::candidate::Candidate;
use super::gazetteer::known;
use super::kinds::{given_name, is_organisation};
use crate::reading::Reading;

/// The candidates that a noun before "of" shows to be places, each with what they are.
pub(super) fn places(reading: Reading<'_>, candidates: &[Candidate]) -> Vec<(usize, EntityType)> {
    let mut found = Vec::new();
    let mut start = 0;
    while start < candidates.len() {
        let end = list_end(reading, candidates, start);
        let kind = headed(reading, &candidates[start].words);
        found.extend(kind.into_iter().flat_map(|kind| (start..end).map(move |place| (place, kind))));
        start = end;
    }
    found
}

/// The candidates that no table knows in a list of which most others are known, each with what those are:
/// "Algiers, Oran and Setif".
pub(super) fn alike(reading: Reading<'_>, candidates: &[Candidate]) -> Vec<(usize, EntityType)> {
    let mut found = Vec::new();
    let mut start = 0;
    while start < candidates.len() {
        let end = list_end(reading, candidates, start);
        let members = if end > start + 1 { start..end } else { end..end };
        let kinds: Vec<Option<EntityType>> = members.map(|place| told(reading, &candidates[place].words)).collect();
        for kind in [EntityType::Gpe, EntityType::Per, EntityType::Org] {
            let same = kinds.iter().filter(|known| **known == Some(kind)).count();
            let open = kinds.iter().filter(|known| known.is_none()).count();
            if same + open == kinds.len() && same > 0 && same >= open {
                found.extend((start..end).filter(|place| kinds[place - start].is_none()).map(|place| (place, kind)));
            }
        }
        start = end;
    }
    found
}

/// What the form of a name tells without the text around it.
fn told(reading: Reading<'_>, words: &Range<usize>) -> Option<EntityType> {
    let form = reading.passage(words.clone());
    let pieces: Vec<&str> = form.split_whitespace().collect();
    let place = known(reading, form).filter(|known| known.weight > 1);
    let known = place.map(|known| if known.kind == EntityType::Loc { EntityType::Gpe } else { known.kind });
    let person = || (given_name(reading, &pieces) >= 8).then_some(EntityType::Per);
    known.or_else(|| is_organisation(reading, &pieces).then_some(EntityType::Org)).or_else(person)
}

/// Where the list ends that a candidate begins: the place after its last candidate.
fn list_end(reading: Reading<'_>, candidates: &[Candidate], start: usize) -> usize {
    let mut end = start + 1;
    while end < candidates.len() && is_joined(reading, candidates[end - 1].words.end..candidates[end].words.start) {
        end += 1;
    }
    end
}

/// Whether only commas and "and" or "or" stand between two names.
fn is_joined(reading: Reading<'_>, between: Range<usize>) -> bool {
    let joint = |word: usize| matches!(reading.word(word), "," | "and" | "or" | "&");
    (1..=2).contains(&between.len()) && between.into_iter().all(joint)
}

/// What a noun before "of" says a name names: "the islands of", "the city of".
fn headed(reading: Reading<'_>, name: &Range<usize>) -> Option<EntityType> {
    let of = reading.before(name.start).filter(|of| reading.word(*of) == "of")?;
    let noun = reading.before(of)?;
    match reading.syntax.lemma(noun) {
        "city" | "town" | "village" => Some(EntityType::Gpe),
        "island" | "islet" | "lake" | "river" | "peninsula" => Some(EntityType::Loc),
        _ => None,
    }
}
