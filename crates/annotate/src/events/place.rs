//! Where an event happens: the place behind `in` or `at`, or the goal of a movement.

use lexicon::List;
use nlp::Dep;

use super::lists;
use super::reading::Reading;
use super::trigger::Trigger;

/// The head of the name of the place.
pub(super) fn place(reading: &Reading<'_>, trigger: &Trigger) -> Option<usize> {
    let nodes = || trigger.nodes();
    let at = nodes().find_map(|node| behind(reading, node, &lists::PLACE_LINKS));
    let goal = || nodes().find_map(|node| behind(reading, node, &lists::GOAL_LINKS).or_else(|| visited(reading, node)));
    let within = || object(reading, trigger).and_then(|object| behind(reading, object, &lists::OBJECT_PLACE_LINKS));
    at.or_else(|| is_movement(trigger).then(goal).flatten()).or_else(within)
}

/// Kinds of event that go somewhere.
pub(super) fn is_movement(trigger: &Trigger) -> bool {
    lists::MOVEMENTS.has(&trigger.mode)
}

fn behind(reading: &Reading<'_>, word: usize, prepositions: &List) -> Option<usize> {
    let at = |node: usize| {
        let mut objects = reading.prepositions(node);
        let found = objects.find(|(form, object)| prepositions.has(form) && reading.is_place(*object));
        found.map(|(_, object)| object)
    };
    at(word).or_else(|| times(reading, word).find_map(at))
}

/// The times of an event, on which the model hangs what follows them: `met on Sunday in Oslo`.
fn times<'r>(reading: &'r Reading<'_>, word: usize) -> impl Iterator<Item = usize> + 'r {
    let direct = reading.syntax.children(word).filter(|child| reading.dep(*child) == Dep::Npadvmod);
    let behind = reading.prepositions(word).map(|(_, object)| object);
    direct.chain(behind).filter(|time| reading.is_temporal(*time))
}

fn visited(reading: &Reading<'_>, verb: usize) -> Option<usize> {
    reading.syntax.child(verb, &[Dep::Dobj]).filter(|object| reading.is_place(*object))
}

fn object(reading: &Reading<'_>, trigger: &Trigger) -> Option<usize> {
    trigger.verb.and_then(|verb| reading.syntax.child(verb, &[Dep::Dobj, Dep::Nsubjpass]))
}
