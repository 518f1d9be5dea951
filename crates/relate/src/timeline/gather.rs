//! Gathers tellings into groups of one event, the surest first.

use std::collections::{BTreeMap, BTreeSet};

use super::clues::{Clue, clues};
use super::judge::{Bench, fit};
use super::set::{Clause, Set};
use super::telling::Telling;
use super::{lone, plans};

/// Tellings held to be of one event.
#[derive(Clone, Debug, Default)]
pub(super) struct Group<'a> {
    pub(super) tellings: Vec<&'a Telling<'a>>,
    pub(super) agents: Set,
    pub(super) patients: Set,
    pub(super) places: Set,
    pub(super) clause: Clause,
    pub(super) weight: f32,
}

impl<'a> Group<'a> {
    pub(super) fn add(&mut self, telling: &'a Telling<'a>) {
        self.tellings.push(telling);
        self.agents.extend(telling.agents.iter().copied());
        self.patients.extend(telling.patients.iter().copied());
        self.places.extend(telling.place);
        if self.tellings.len() <= SPOKEN_FOR {
            self.clause.extend(&telling.clause);
            self.weight = self.clause.weight();
        }
    }
}

impl Group<'_> {
    /// Everybody who takes part.
    pub(super) fn people(&self) -> impl Iterator<Item = usize> + '_ {
        self.agents.union(&self.patients).copied()
    }

    /// The tellings that a newcomer is held against: the surest, which came first.
    pub(super) fn surest(&self) -> impl Iterator<Item = &Telling<'_>> {
        self.tellings.iter().take(SUREST).copied()
    }
}

/// How many tellings stand for a group.
const SUREST: usize = 24;
/// How many tellings lend a group their words; more would make it like everything.
const SPOKEN_FOR: usize = 4;
/// How many groups a telling is compared with.
const COMPARED: usize = 48;

/// The groups of all tellings. Those that say most come first, so that vaguer ones find the group they fit best.
pub(super) fn groups<'a>(tellings: &'a [Telling<'a>], bench: &Bench) -> Vec<Group<'a>> {
    let mut places: Vec<usize> = (0..tellings.len()).collect();
    places.sort_by_key(|place| (std::cmp::Reverse(clarity(&tellings[*place])), *place));
    let mut groups: Vec<Group<'a>> = Vec::new();
    let kinds: BTreeSet<&str> = tellings.iter().map(|telling| telling.kind.as_str()).collect();
    let kinds: BTreeMap<&str, u32> = kinds.into_iter().zip(0..).collect();
    let mut index = Index::new();
    for place in places {
        let telling = &tellings[place];
        let kind = kinds[telling.kind.as_str()];
        let clues = clues(telling);
        let hits = clues.iter().filter_map(|clue| index.get(&(kind, *clue))).map(Vec::as_slice);
        let group = best(telling, &groups, hits, bench).unwrap_or(groups.len());
        if group == groups.len() {
            groups.push(Group::default());
        }
        groups[group].add(telling);
        for clue in clues {
            let listed = index.entry((kind, clue)).or_default();
            if listed.last() != Some(&group) {
                listed.push(group);
            }
        }
    }
    let mut groups = plans::joined(lone::joined(groups, bench), bench);
    groups.iter_mut().for_each(|group| group.tellings.sort_by_key(|telling| telling.rank));
    groups.sort_by_key(|group| group.tellings[0].rank);
    groups
}

/// How much a telling says of when, who and where.
fn clarity(telling: &Telling<'_>) -> usize {
    let day = telling.event.date.as_ref().is_some_and(|date| date.exact_day().is_some());
    let people = telling.agents.len().min(2) * 2 + telling.patients.len().min(2);
    usize::from(telling.is_dated()) * 4 + usize::from(day) * 2 + people + usize::from(telling.is_done())
}

/// The groups in which each kind of event has a clue, by the number of the kind.
type Index = BTreeMap<(u32, Clue), Vec<usize>>;

/// The group that a telling fits best; `listed` are the groups that have each of its clues.
fn best<'i>(
    telling: &Telling<'_>,
    groups: &[Group<'_>],
    listed: impl Iterator<Item = &'i [usize]>,
    bench: &Bench,
) -> Option<usize> {
    let mut hits: Vec<usize> = listed.flat_map(|groups| groups.iter().rev().take(COMPARED)).copied().collect();
    hits.sort_unstable();
    let mut candidates: Vec<(usize, usize)> = hits.chunk_by(|a, b| a == b).map(|same| (same.len(), same[0])).collect();
    candidates.sort_unstable_by_key(|(count, group)| (std::cmp::Reverse(*count), *group));
    candidates.truncate(COMPARED);
    let judged = candidates.into_iter().filter_map(|(_, group)| Some((fit(&groups[group], telling, bench)?, group)));
    judged.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1))).map(|(_, group)| group)
}
