//! Those an event concerns where nobody stands with the trigger itself: inside its object or complement, or the place.

use corpus::{EntityType, EventType};
use nlp::Dep;

use super::argument::{Frame, leaves};
use super::reading::Reading;
use super::trigger::Trigger;

/// The most words looked at below a trigger.
const MOST: usize = 40;

/// The party inside the object or complement, where none stands with the trigger itself.
pub(super) fn borrow(reading: &Reading<'_>, trigger: &Trigger, frame: &mut Frame) {
    let mut queue: Vec<usize> = trigger.nodes().collect();
    let mut at = 0;
    while at < queue.len().min(MOST) {
        let word = queue[at];
        let own = trigger.nodes().any(|node| node == word);
        if !own && is_borrowed(reading, word, frame) {
            frame.receive(word);
            frame.borrowed = true;
            return;
        }
        queue.extend(reading.syntax.children(word).filter(|child| leads(reading, trigger, *child)));
        at += 1;
    }
}

/// Relations that lead from a trigger to those it concerns.
fn leads(reading: &Reading<'_>, trigger: &Trigger, child: usize) -> bool {
    match reading.dep(child) {
        Dep::Dobj | Dep::Dative | Dep::Pobj | Dep::Poss | Dep::Compound | Dep::Amod | Dep::Nmod => true,
        Dep::Xcomp | Dep::Ccomp | Dep::Pcomp | Dep::Nsubjpass => !trigger.nodes().any(|node| node == child),
        Dep::Nsubj => is_reported(reading, trigger, child),
        Dep::Prep => is_towards(reading, trigger, child),
        _ => false,
    }
}

/// The subject of a clause below the trigger: `said that Hungary`.
fn is_reported(reading: &Reading<'_>, trigger: &Trigger, subject: usize) -> bool {
    let verb = reading.syntax.words[subject].head;
    reading.dep(verb) == Dep::Ccomp && trigger.nodes().all(|node| node != verb)
}

fn is_towards(reading: &Reading<'_>, trigger: &Trigger, preposition: usize) -> bool {
    match reading.text(preposition).to_lowercase().as_str() {
        "of" | "on" | "for" | "to" | "with" | "against" | "over" | "into" | "at" | "towards" | "toward" | "between" => {
            true
        }
        "from" => leaves(trigger.kind),
        "in" => matches!(trigger.kind, EventType::Coerce | EventType::Assault | EventType::Mobilize | EventType::Aid),
        _ => false,
    }
}

/// Whether two heads are one word or name one entity.
pub(super) fn is_same(reading: &Reading<'_>, one: usize, other: usize) -> bool {
    let entity = |word: usize| reading.mention(word).and_then(|mention| mention.entity);
    one == other || (entity(one).is_some() && entity(one) == entity(other))
}

fn is_borrowed(reading: &Reading<'_>, word: usize, frame: &Frame) -> bool {
    let own = frame.actors.iter().any(|actor| is_same(reading, *actor, word));
    (reading.is_somebody(word) || reading.is_place(word)) && !own && !reading.is_temporal(word)
}

/// The country or town where force is used, aid given or ground yielded stands for those concerned.
pub(super) fn stand_in(reading: &Reading<'_>, trigger: &Trigger, place: Option<usize>, frame: &mut Frame) {
    use EventType::{Aid, Assault, Coerce, Concede, Mobilize, Protest, Retreat, Sanction};
    let material = matches!(trigger.kind, Aid | Assault | Coerce | Concede | Mobilize | Protest | Retreat | Sanction);
    let polity = place.filter(|place| reading.entity_type(*place) == Some(EntityType::Gpe));
    let polity = polity.filter(|place| !frame.actors.iter().any(|actor| is_same(reading, *actor, *place)));
    if let Some(place) = polity.filter(|_| material && frame.recipients.is_empty()) {
        frame.receive(place);
        frame.borrowed = true;
    }
}
