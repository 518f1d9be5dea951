//! Gathers tellings into groups of one event, the surest first.

use std::collections::BTreeMap;

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
    /// The stories of the surest of its tellings: asked of every group that a telling may be of, most of which are of
    /// another, and so kept where the group is.
    stories: Set,
    /// The words of its first tellings, where it has several.
    clause: Clause,
    weight: f32,
}

impl<'a> Group<'a> {
    pub(super) fn add(&mut self, telling: &'a Telling<'a>, bench: &Bench<'_>) {
        if (1..SPOKEN_FOR).contains(&self.tellings.len()) {
            self.clause = self.clause().iter().chain(telling.clause.iter()).collect();
            self.weight = bench.rarity.length(self.clause.iter());
        }
        if self.tellings.len() < SUREST {
            self.stories.extend([bench.story(telling)]);
        }
        // Most events are told once.
        self.tellings.reserve_exact(usize::from(self.tellings.is_empty()));
        self.tellings.push(telling);
        self.agents.extend(telling.agents.iter().copied());
        self.patients.extend(telling.patients.iter().copied());
        self.places.extend(telling.place);
    }
}

impl Group<'_> {
    /// The words that tell its event.
    pub(super) fn clause(&self) -> &Clause {
        if let [only] = self.tellings.as_slice() { &only.clause } else { &self.clause }
    }

    /// The sum of the squares of their weights.
    pub(super) fn weight(&self) -> f32 {
        if let [only] = self.tellings.as_slice() { only.weight } else { self.weight }
    }

    /// Whether one of its surest tellings is of a story.
    pub(super) fn is_of(&self, story: usize) -> bool {
        self.stories.contains(&story)
    }

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
pub(super) fn groups<'a>(tellings: &'a [Telling<'a>], bench: &Bench<'_>) -> Vec<Group<'a>> {
    let mut places: Vec<usize> = (0..tellings.len()).collect();
    places.sort_by_key(|place| (std::cmp::Reverse(clarity(&tellings[*place])), *place));
    let mut of_kind: BTreeMap<&str, Vec<(usize, &'a Telling<'a>)>> = BTreeMap::new();
    for (turn, place) in places.into_iter().enumerate() {
        of_kind.entry(&tellings[place].kind).or_default().push((turn, &tellings[place]));
    }
    // Only tellings of one kind may be of one event: kind by kind, less has to be held to find them by.
    let mut groups: Vec<(usize, Group<'a>)> = Vec::new();
    of_kind.into_values().for_each(|tellings| groups.extend(of_one_kind(&tellings, bench)));
    groups.sort_unstable_by_key(|(turn, _)| *turn);
    let groups = groups.into_iter().map(|(_, group)| group).collect();
    let mut groups = plans::joined(lone::joined(groups, bench), bench);
    groups.shrink_to_fit();
    groups.iter_mut().for_each(|group| group.tellings.sort_by_key(|telling| telling.rank));
    groups.sort_unstable_by_key(|group| group.tellings[0].rank);
    groups
}

/// The groups of tellings of one kind, each with the turn at which it was begun.
fn of_one_kind<'a>(tellings: &[(usize, &'a Telling<'a>)], bench: &Bench<'_>) -> Vec<(usize, Group<'a>)> {
    let mut groups: Vec<(usize, Group<'a>)> = Vec::new();
    let mut index: BTreeMap<Clue, Vec<usize>> = BTreeMap::new();
    for (turn, telling) in tellings {
        let clues = clues(telling, bench);
        let hits = clues.iter().filter_map(|clue| index.get(clue)).map(Vec::as_slice);
        let group = best(telling, &groups, hits, bench).unwrap_or(groups.len());
        if group == groups.len() {
            groups.push((*turn, Group::default()));
        }
        groups[group].1.add(telling, bench);
        for clue in clues {
            let listed = index.entry(clue).or_default();
            if listed.last() != Some(&group) {
                listed.push(group);
            }
        }
    }
    groups
}

/// How much a telling says of when, who and where.
fn clarity(telling: &Telling<'_>) -> usize {
    let day = telling.event.date.as_ref().is_some_and(|date| date.exact_day().is_some());
    let people = telling.agents.len().min(2) * 2 + telling.patients.len().min(2);
    usize::from(telling.is_dated()) * 4 + usize::from(day) * 2 + people + usize::from(telling.is_done())
}

/// The group that a telling fits best; `listed` are the groups that have each of its clues.
fn best<'i>(
    telling: &Telling<'_>,
    groups: &[(usize, Group<'_>)],
    listed: impl Iterator<Item = &'i [usize]>,
    bench: &Bench<'_>,
) -> Option<usize> {
    let mut hits: Vec<usize> = listed.flat_map(|groups| groups.iter().rev().take(COMPARED)).copied().collect();
    hits.sort_unstable();
    let mut candidates: Vec<(usize, usize)> = hits.chunk_by(|a, b| a == b).map(|same| (same.len(), same[0])).collect();
    candidates.sort_unstable_by_key(|(count, group)| (std::cmp::Reverse(*count), *group));
    candidates.truncate(COMPARED);
    let judged = candidates.into_iter().filter_map(|(_, group)| Some((fit(&groups[group].1, telling, bench)?, group)));
    judged.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1))).map(|(_, group)| group)
}
