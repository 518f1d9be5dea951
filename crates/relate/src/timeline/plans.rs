//! A plan told in one place and what became of it told in another: groups of one sort of meeting or visit by the same
//! person to the same country are one event where no date tells them apart.

use std::collections::{BTreeMap, BTreeSet};

use corpus::{EventType, Status};

use super::gather::Group;
use super::judge::{Bench, timely};

/// The most groups of one sort and actor that are compared with each other.
const COMPARED: usize = 24;

/// The groups, with those that tell only of a plan joined to the one they are a plan of, where there is only one.
pub(super) fn joined<'a>(groups: Vec<Group<'a>>, bench: &Bench<'_>) -> Vec<Group<'a>> {
    let mut of_actor: BTreeMap<(usize, &str, usize), Vec<usize>> = BTreeMap::new();
    for (place, group) in groups.iter().enumerate() {
        let first = group.tellings[0];
        if first.event.event_type != EventType::Consult {
            continue;
        }
        for actor in group.agents.iter().filter(|actor| bench.is_particular(**actor)) {
            of_actor.entry((bench.story(first), sort(&first.kind), *actor)).or_default().push(place);
        }
    }
    let mut goes_to: BTreeMap<usize, usize> = BTreeMap::new();
    let mut targets: BTreeSet<usize> = BTreeSet::new();
    for ((_, _, actor), places) in &of_actor {
        let places = &places[..places.len().min(COMPARED)];
        for plan in places.iter().copied().filter(|place| is_plan(&groups[*place])) {
            let fits = |other: &usize| {
                *other != plan && !goes_to.contains_key(other) && is_of(&groups, plan, *other, *actor, bench)
            };
            let fitting: Vec<usize> = places.iter().copied().filter(fits).collect();
            if let ([target], false) = (fitting.as_slice(), goes_to.contains_key(&plan) || targets.contains(&plan)) {
                goes_to.insert(plan, *target);
                targets.insert(*target);
            }
        }
    }
    merged(groups, &goes_to, bench)
}

/// Who is to meet somebody and has talked with them did what was planned.
fn sort(kind: &str) -> &str {
    if kind == "CONSULT talk" { "CONSULT meet" } else { kind }
}

/// Whether a group tells of nothing done.
fn is_plan(group: &Group<'_>) -> bool {
    let mut tellings = group.tellings.iter();
    let plans = group.tellings.iter().any(|telling| telling.is_plan());
    plans
        && tellings
            .all(|telling| !telling.is_done() && telling.event.status != Status::Hypothetical && !telling.event.negated)
}

/// Whether a plan is one of another group's event: to the same country, at a time that may be the same.
fn is_of(groups: &[Group<'_>], plan: usize, other: usize, actor: usize, bench: &Bench<'_>) -> bool {
    let (plan, other) = (&groups[plan], &groups[other]);
    let real = |group: &Group<'_>| group.surest().all(|telling| !telling.event.negated);
    let home = bench.cast.actors[actor].country.as_deref();
    let (own, theirs) = (targets(plan, actor, home, bench), targets(other, actor, home, bench));
    let agree = !own.is_disjoint(&theirs) && (own.is_subset(&theirs) || theirs.is_subset(&own));
    agree && real(other) && plan.surest().all(|telling| timely(other, telling))
}

/// The countries other than the actor's own that it meets or visits somebody of.
fn targets<'c>(group: &Group<'_>, actor: usize, home: Option<&str>, bench: &Bench<'c>) -> BTreeSet<&'c str> {
    let others = group.patients.iter().chain(group.places.iter()).filter(|other| **other != actor);
    let countries = others.filter_map(|other| bench.cast.actors[*other].country.as_deref());
    countries.filter(|country| Some(*country) != home).collect()
}

fn merged<'a>(groups: Vec<Group<'a>>, goes_to: &BTreeMap<usize, usize>, bench: &Bench<'_>) -> Vec<Group<'a>> {
    let mut moved: BTreeMap<usize, Vec<Group<'a>>> = BTreeMap::new();
    let mut kept = Vec::new();
    for (place, group) in groups.into_iter().enumerate() {
        match goes_to.get(&place) {
            Some(target) => moved.entry(*target).or_default().push(group),
            None => kept.push((place, group)),
        }
    }
    for (place, group) in &mut kept {
        let plans = moved.remove(place).unwrap_or_default();
        plans.iter().flat_map(|plan| &plan.tellings).for_each(|telling| group.add(telling, bench));
    }
    kept.into_iter().map(|(_, group)| group).collect()
}
