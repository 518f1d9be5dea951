//! Tellings that say neither who nor when: they are of the only event of their sort in the story, if there is only one.

use std::collections::BTreeMap;

use super::gather::Group;
use super::judge::{Bench, likeness, may_be_one};

/// The groups, with vague ones joined to the only one of their sort in their story that they do not contradict.
pub(super) fn joined<'a>(groups: Vec<Group<'a>>, bench: &Bench<'_>) -> Vec<Group<'a>> {
    let mut of_sort: BTreeMap<(usize, String), Vec<usize>> = BTreeMap::new();
    for (place, group) in groups.iter().enumerate() {
        let first = group.tellings[0];
        of_sort.entry((bench.story(first), first.kind.clone())).or_default().push(place);
    }
    let mut goes_to: BTreeMap<usize, usize> = BTreeMap::new();
    for places in of_sort.values() {
        let clear: Vec<usize> = places.iter().copied().filter(|place| !is_vague(&groups[*place], bench)).collect();
        let target = match clear.as_slice() {
            [] => places[0],
            [only] => *only,
            _ => continue,
        };
        let vague = places.iter().copied().filter(|place| *place != target && !clear.contains(place));
        goes_to.extend(
            vague.filter(|place| belongs(&groups[target], &groups[*place], bench)).map(|place| (place, target)),
        );
    }
    merged(groups, &goes_to)
}

/// Whether nothing in a group tells its event from another of its sort.
fn is_vague(group: &Group<'_>, bench: &Bench<'_>) -> bool {
    let dated = group.tellings.iter().any(|telling| telling.is_dated());
    let people = group.agents.iter().chain(&group.patients).any(|actor| bench.is_particular(*actor));
    !dated && !people
}

/// The least likeness of clauses of one event.
const ALIKE: f32 = 0.03;

fn belongs(target: &Group<'_>, vague: &Group<'_>, bench: &Bench<'_>) -> bool {
    vague.tellings.iter().all(|telling| may_be_one(target, telling, bench) && likeness(target, telling) >= ALIKE)
}

fn merged<'a>(groups: Vec<Group<'a>>, goes_to: &BTreeMap<usize, usize>) -> Vec<Group<'a>> {
    let mut moved: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    goes_to.iter().for_each(|(from, to)| moved.entry(*to).or_default().push(*from));
    let mut kept = Vec::new();
    for (place, group) in groups.iter().enumerate().filter(|(place, _)| !goes_to.contains_key(place)) {
        let mut group = group.clone();
        let others = moved.get(&place).into_iter().flatten();
        others.flat_map(|other| &groups[*other].tellings).for_each(|telling| group.add(telling));
        kept.push(group);
    }
    kept
}
