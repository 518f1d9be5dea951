//! Names told by the list they stand in: "the islands of X, Y and Z".

use std::ops::Range;

use corpus::EntityType;

use super::candidate::Candidate;
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
