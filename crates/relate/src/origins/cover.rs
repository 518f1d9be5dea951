//! How much of one document stands in another in running passages, where words were put for others or left out.
//!
//! A run of equal words ends at each changed word, and five-word runs with it. What was rewritten sentence by sentence
//! still follows the original in order and at its pace, which reports written apart do not: runs that follow each
//! other at nearly the same distance in both texts make one passage (the seeds and gapped extension of sequence
//! alignment, Altschul et al., "Gapped BLAST", 1997).

/// A five-word run of a document, by its place in it and the number that it has in all documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) place: u32,
    pub(super) list: u32,
    /// Neither in quotation marks nor in many documents.
    pub(super) telling: bool,
}

/// The most runs from one shared run to the next of a passage: two changed words in a sentence.
const GAP: u32 = 12;
/// By how much the distances in the two texts may differ: words left out or put in.
const SHIFT: u32 = 4;

/// How many runs of `own` stand in passages that `theirs` holds too and most of which are telling, the changed ones
/// between included. Both are in order of their text.
pub(super) fn covered(own: &[Place], theirs: &[Place]) -> u32 {
    let mut known: Vec<(u32, u32)> = theirs.iter().map(|one| (one.list, one.place)).collect();
    known.sort_unstable();
    let mut sum = 0;
    let mut passage: Option<Passage> = None;
    for one in own {
        let start = known.partition_point(|(list, _)| *list < one.list);
        let places = known[start..].iter().take_while(|(list, _)| *list == one.list).map(|(_, place)| *place);
        if passage.as_mut().is_some_and(|passage| passage.follows(one, places.clone())) {
            continue;
        }
        if let Some(theirs) = places.min() {
            let shared = Passage { first: one.place, last: one.place, theirs, runs: 1, telling: one.telling.into() };
            sum += passage.replace(shared).map_or(0, |passage| passage.length());
        }
    }
    sum + passage.map_or(0, |passage| passage.length())
}

struct Passage {
    first: u32,
    last: u32,
    /// Where the last run stands in the other text.
    theirs: u32,
    runs: u32,
    telling: u32,
}

impl Passage {
    /// Takes in the next run where it stands as far behind the last in both texts.
    fn follows(&mut self, next: &Place, places: impl Iterator<Item = u32>) -> bool {
        let step = next.place - self.last;
        let ahead = places.filter(|place| *place > self.theirs);
        let nearest = ahead.min_by_key(|place| (place - self.theirs).abs_diff(step));
        let Some(theirs) = nearest.filter(|place| step <= GAP && (place - self.theirs).abs_diff(step) <= SHIFT) else {
            return false;
        };
        *self = Passage {
            first: self.first,
            last: next.place,
            theirs,
            runs: self.runs + 1,
            telling: self.telling + u32::from(next.telling),
        };
        true
    }

    fn length(&self) -> u32 {
        if self.telling * 2 > self.runs { self.last - self.first + 1 } else { 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(of: &[(u32, u32)]) -> Vec<Place> {
        of.iter().map(|(place, list)| Place { place: *place, list: *list, telling: *list < 100 }).collect()
    }

    #[test]
    fn a_passage_goes_on_over_a_changed_word() {
        let own = places(&[(10, 1), (11, 2), (17, 3), (18, 4)]);
        let theirs = places(&[(40, 1), (41, 2), (46, 3), (47, 4)]);
        assert_eq!(covered(&own, &theirs), 9);
    }

    #[test]
    fn what_stands_elsewhere_in_the_other_text_is_another_passage() {
        let own = places(&[(10, 1), (11, 2), (17, 3), (18, 4)]);
        assert_eq!(covered(&own, &places(&[(40, 1), (41, 2), (90, 3), (91, 4)])), 4);
        assert_eq!(covered(&own, &places(&[(40, 3), (41, 4), (46, 1), (47, 2)])), 4);
    }

    #[test]
    fn quotations_and_what_only_one_text_has_cover_nothing() {
        let own = places(&[(10, 101), (11, 102), (12, 3), (30, 9)]);
        assert_eq!(covered(&own, &places(&[(4, 101), (5, 102), (6, 3)])), 0);
    }
}
