//! Tellings that say neither who nor when: they are of the only event of their sort in the story, if there is only one.

use std::collections::BTreeMap;

use super::gather::Group;
use super::judge::{Bench, is_relational, likeness, may_be_one};
use super::telling::Telling;

/// The groups, with vague ones joined to the one of their sort in their story that they are most like: to the only
/// one even where they have little in common with it.
pub(super) fn joined<'a>(groups: Vec<Group<'a>>, bench: &Bench<'_>) -> Vec<Group<'a>> {
    let mut of_sort: BTreeMap<(usize, &str), Vec<usize>> = BTreeMap::new();
    for (place, group) in groups.iter().enumerate() {
        let first = group.tellings[0];
        of_sort.entry((bench.story(first), &*first.kind)).or_default().push(place);
    }
    let mut goes_to: BTreeMap<usize, usize> = BTreeMap::new();
    for places in of_sort.values() {
        let clear: Vec<usize> = places.iter().copied().filter(|place| !is_vague(&groups[*place], bench)).collect();
        let targets = if clear.is_empty() { vec![places[0]] } else { clear };
        let targets = &targets[..targets.len().min(COMPARED)];
        for place in places.iter().copied().filter(|place| is_vague(&groups[*place], bench) && !targets.contains(place))
        {
            goes_to.extend(target(&groups, targets, place, bench).map(|target| (place, target)));
        }
    }
    merged(groups, &goes_to, bench)
}

/// The most groups of one sort that a vague one is compared with.
const COMPARED: usize = 24;

/// Where a vague group belongs.
fn target(groups: &[Group<'_>], targets: &[usize], vague: usize, bench: &Bench<'_>) -> Option<usize> {
    let least = if targets.len() == 1 { ALIKE_TO_THE_ONLY } else { ALIKE };
    let fitting = targets.iter().copied().filter_map(|target| {
        let alike = groups[vague].surest().map(|telling| alike(&groups[target], telling, bench)).fold(0.0, f32::max);
        let may_be = groups[vague].surest().all(|telling| may_be_one(&groups[target], telling, bench));
        (may_be && alike >= least).then_some((alike, target))
    });
    fitting.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1))).map(|(_, target)| target)
}

/// How like a telling is to a group; of dealings that the same parties have again and again only what they are about
/// counts, not their names.
fn alike(group: &Group<'_>, telling: &Telling<'_>, bench: &Bench<'_>) -> f32 {
    let mut about = telling.clause.iter().filter(|word| !telling.names.contains(*word)).peekable();
    let another = about.peek().is_some() && !about.any(|word| group.clause().contains(word));
    if is_relational(telling.event.event_type) && another { 0.0 } else { likeness(group, telling, bench) }
}

/// The least likeness of clauses to the only event of the sort in the story.
const ALIKE_TO_THE_ONLY: f32 = 0.12;
/// The same where there are several.
const ALIKE: f32 = 0.2;

/// Whether nothing in a group tells its event from another of its sort.
fn is_vague(group: &Group<'_>, bench: &Bench<'_>) -> bool {
    let dated = group.tellings.iter().any(|telling| telling.is_dated());
    let people = group.agents.iter().chain(group.patients.iter()).any(|actor| bench.is_particular(*actor));
    !dated && !people
}

fn merged<'a>(mut groups: Vec<Group<'a>>, goes_to: &BTreeMap<usize, usize>, bench: &Bench<'_>) -> Vec<Group<'a>> {
    let mut moved: BTreeMap<usize, Vec<&Telling<'a>>> = BTreeMap::new();
    for (from, to) in goes_to {
        moved.entry(*to).or_default().append(&mut groups[*from].tellings);
    }
    let kept = groups.into_iter().enumerate().filter(|(place, _)| !goes_to.contains_key(place));
    let joined = kept.map(|(place, mut group)| {
        moved.remove(&place).into_iter().flatten().for_each(|telling| group.add(telling, bench));
        group
    });
    joined.collect()
}
