//! Those an event concerns where nobody stands with the trigger itself: inside its object or complement, or the place.

use corpus::{EntityType, EventType};
use nlp::{Dep, Tag};

use super::argument::{Frame, leaves};
use super::lists;
use super::maker::{self, is_act};
use super::personnel;
use super::reading::Reading;
use super::status;
use super::trigger::{self, Trigger};

/// The most words looked at below a trigger.
const MOST: usize = 40;

/// The party inside the object or complement, where none stands with the trigger itself.
pub(super) fn borrow(reading: &Reading<'_>, trigger: &Trigger, frame: &mut Frame) {
    let mut queue: Vec<usize> = trigger.nodes().collect();
    let mut at = 0;
    while at < queue.len().min(MOST) {
        let word = queue[at];
        let own = trigger.nodes().any(|node| node == word);
        let sent = personnel::is_sent(reading, trigger, word) && !reading.names_party(word);
        if !own && !sent && is_borrowed(reading, word, frame) {
            frame.receive(word);
            frame.borrowed = true;
            return;
        }
        let thing = !frame.things.is_empty();
        queue.extend(reading.syntax.children(word).filter(|child| leads(reading, trigger, *child, thing)));
        at += 1;
    }
}

/// Relations that lead from a trigger to those it concerns.
fn leads(reading: &Reading<'_>, trigger: &Trigger, child: usize, thing: bool) -> bool {
    match reading.dep(child) {
        Dep::Dobj | Dep::Dative | Dep::Pobj | Dep::Poss | Dep::Compound | Dep::Amod | Dep::Nmod => true,
        Dep::Xcomp | Dep::Ccomp | Dep::Pcomp | Dep::Nsubjpass => !trigger.nodes().any(|node| node == child),
        Dep::Nsubj => is_reported(reading, trigger, child),
        Dep::Prep => is_answered(reading, trigger, child) || is_towards(reading, trigger, child, thing),
        Dep::Acl if maker::agent(reading, child).is_some() => {
            reading.syntax.head(child).is_some_and(|noun| is_act(reading, noun))
        }
        Dep::Agent => trigger.nodes().all(|node| node != reading.syntax.words[child].head),
        Dep::Acl if is_laid(reading, trigger, child) => true,
        Dep::Acl | Dep::Advcl => is_purpose(reading, trigger, child),
        _ => false,
    }
}

/// `Lifted restrictions imposed on`: those on whom something was laid are concerned when it is taken away.
fn is_laid(reading: &Reading<'_>, trigger: &Trigger, participle: usize) -> bool {
    let taken = matches!(trigger.kind, EventType::Concede | EventType::Retreat | EventType::Reject);
    taken && reading.tag(participle) == Tag::Vbn && lists::LAYING.has(&reading.lemma(participle))
}

/// `Provided two ships to help the islands`: what aid or mediation is for.
fn is_purpose(reading: &Reading<'_>, trigger: &Trigger, verb: usize) -> bool {
    let aid = trigger.kind == EventType::Aid || matches!(trigger.mode.as_str(), "aid" | "supply" | "help" | "mediate");
    aid && reading.tag(verb) == Tag::Vb
}

/// `Refused to answer a request from`: the one who did what is answered.
fn is_answered(reading: &Reading<'_>, trigger: &Trigger, preposition: usize) -> bool {
    let answers = matches!(trigger.kind, EventType::Reject | EventType::Concede | EventType::Accuse);
    let act = reading.syntax.head(preposition).filter(|_| answers);
    let by = matches!(reading.text(preposition).to_lowercase().as_str(), "by" | "from");
    by && act.is_some_and(|act| trigger.nodes().all(|node| node != act) && is_act(reading, act))
}

/// The subject of a clause below the trigger: `said that Hungary`.
fn is_reported(reading: &Reading<'_>, trigger: &Trigger, subject: usize) -> bool {
    let verb = reading.syntax.words[subject].head;
    reading.dep(verb) == Dep::Ccomp && trigger.nodes().all(|node| node != verb)
}

fn is_towards(reading: &Reading<'_>, trigger: &Trigger, preposition: usize, thing: bool) -> bool {
    let above = reading.syntax.words[preposition].head;
    let own = trigger.nodes().any(|node| node == above);
    let blames = trigger.kind == EventType::Accuse && trigger.mode != "summon";
    if blames && ((own && thing) || is_hostile(reading, above)) {
        return false;
    }
    match reading.text(preposition).to_lowercase().as_str() {
        link if lists::TOWARDS.has(link) => true,
        "from" => leaves(trigger.kind),
        "in" if trigger.kind == EventType::Agree => !own,
        "in" => matches!(trigger.kind, EventType::Coerce | EventType::Assault | EventType::Mobilize | EventType::Aid),
        _ => false,
    }
}

/// Whether a noun names an act of force, whose victim is not the one accused of it.
fn is_hostile(reading: &Reading<'_>, noun: usize) -> bool {
    use EventType::{Assault, Coerce, Protest, Threaten};
    let meaning = trigger::noun_meaning(reading, noun).filter(|_| reading.is_noun(noun));
    meaning.is_some_and(|(kind, ..)| matches!(kind, Assault | Coerce | Protest | Threaten))
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

/// `Will not end the strike until the company pays`: those whose act is awaited by one who refuses or threatens.
pub(super) fn awaited(reading: &Reading<'_>, trigger: &Trigger, frame: &mut Frame) {
    let Some(verb) = trigger.verb.filter(|_| frame.recipients.is_empty()) else { return };
    let withheld = matches!(trigger.kind, EventType::Reject | EventType::Threaten);
    if !withheld && !status::has_negation(reading, verb) {
        return;
    }
    let below = reading.syntax.children(verb).filter(|child| reading.dep(*child) == Dep::Xcomp);
    let clauses = std::iter::once(verb).chain(below).flat_map(|verb| reading.syntax.children(verb));
    let clauses = clauses.filter(|child| reading.dep(*child) == Dep::Advcl && is_condition(reading, *child));
    let mut parties = clauses.filter_map(|clause| reading.syntax.child(clause, &[Dep::Nsubj]));
    let party = parties.find(|party| reading.is_noun(*party) && is_borrowed(reading, *party, frame));
    if let Some(party) = party {
        frame.receive(party);
        frame.borrowed = true;
    }
}

/// A clause that names what must come first.
fn is_condition(reading: &Reading<'_>, clause: usize) -> bool {
    let marks = reading.syntax.children(clause).filter(|child| matches!(reading.dep(*child), Dep::Mark | Dep::Advmod));
    marks
        .into_iter()
        .any(|mark| matches!(reading.text(mark).to_lowercase().as_str(), "if" | "unless" | "until" | "till" | "before"))
}

/// The country, town or land where force is used, aid given or ground yielded stands for those concerned.
pub(super) fn stand_in(reading: &Reading<'_>, trigger: &Trigger, place: Option<usize>, frame: &mut Frame) {
    use EventType::{Aid, Assault, Coerce, Concede, Mobilize, Protest, Retreat, Sanction};
    let force = matches!(trigger.kind, Assault | Coerce);
    let material = force || matches!(trigger.kind, Aid | Concede | Mobilize | Protest | Retreat | Sanction);
    let polity = place.filter(|place| is_land(reading, *place, trigger.kind));
    let polity = polity.filter(|place| !frame.actors.iter().any(|actor| is_same(reading, *actor, *place)));
    if let Some(place) = polity.filter(|_| material && frame.recipients.is_empty()) {
        frame.receive(place);
        frame.borrowed = true;
    }
}

fn is_land(reading: &Reading<'_>, place: usize, kind: EventType) -> bool {
    match reading.entity_type(place) {
        Some(EntityType::Gpe) => true,
        Some(EntityType::Loc) => kind == EventType::Retreat,
        _ => false,
    }
}
