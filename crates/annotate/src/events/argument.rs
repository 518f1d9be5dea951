//! Who acts and who is acted on, as heads of noun phrases.

use corpus::EventType;
use lexicon::Effect;
use nlp::{Dep, Tag};

use super::borrow::{borrow, is_same};
use super::governor::Chain;
use super::participant;
use super::reading::Reading;
use super::subject;
use super::trigger::{self, Trigger, is_passive};

/// The participants of an event, as heads of noun phrases.
#[derive(Clone, Debug, Default)]
pub(super) struct Frame {
    pub(super) actors: Vec<usize>,
    pub(super) recipients: Vec<usize>,
    /// What is acted on and is nobody: recipients only where there is nobody else.
    pub(super) things: Vec<usize>,
    /// Whether the recipients come from below the object or complement.
    pub(super) borrowed: bool,
    /// Whether the actor is only an adjective or compound of the noun.
    pub(super) modifier: bool,
}

impl Frame {
    fn act(&mut self, head: usize) {
        self.actors.push(head);
    }

    pub(super) fn receive(&mut self, head: usize) {
        self.recipients.push(head);
    }

    /// A thing receives an act of force itself; of other acts it only points to those concerned.
    fn undergo(&mut self, reading: &Reading<'_>, kind: EventType, head: usize) {
        let force = matches!(kind, EventType::Assault | EventType::Coerce);
        let acted_on = reading.is_somebody(head) || reading.is_place(head) || (force && reading.is_noun(head));
        let itself = acted_on && !is_act(reading, head);
        if itself { self.recipients.push(head) } else { self.things.push(head) }
    }
}

/// The participants of an event.
pub(super) fn frame(reading: &Reading<'_>, trigger: &Trigger, chain: &Chain) -> Frame {
    let mut frame = Frame::default();
    if let Some(verb) = trigger.verb {
        of_verb(reading, trigger, verb, &mut frame);
    }
    if let Some(noun) = trigger.noun {
        of_noun(reading, trigger, noun, &mut frame);
    }
    if trigger.verb.is_none() && frame.actors.is_empty() {
        of_governor(reading, chain, &mut frame);
    }
    let Frame { actors, recipients, .. } = &mut frame;
    recipients.retain(|head| !actors.iter().any(|actor| is_same(reading, *actor, *head)));
    if trigger.verb.is_none() && frame.actors.is_empty() && trigger.mode == "visit" {
        frame.actors.extend(visitor(reading, trigger));
    }
    if frame.recipients.is_empty() && trigger.kind != EventType::Other {
        borrow(reading, trigger, &mut frame);
    }
    if frame.recipients.is_empty() && !matches!(trigger.kind, EventType::Consult | EventType::Agree) {
        frame.recipients = std::mem::take(&mut frame.things);
    }
    settle(reading, trigger, &mut frame);
    frame
}

fn of_verb(reading: &Reading<'_>, trigger: &Trigger, verb: usize, frame: &mut Frame) {
    if let Some(subject) = subject::subject(reading, verb).filter(|subject| Some(*subject) != trigger.noun) {
        if is_passive(reading, verb) { frame.undergo(reading, trigger.kind, subject) } else { frame.act(subject) }
    }
    for child in reading.syntax.children(verb) {
        match reading.dep(child) {
            Dep::Agent => reading.syntax.children(child).for_each(|object| frame.act(object)),
            Dep::Dobj | Dep::Dative if Some(child) != trigger.noun && !is_preposition(reading, child) => {
                participant::behind(reading, child)
                    .into_iter()
                    .for_each(|head| frame.undergo(reading, trigger.kind, head));
            }
            _ => {}
        }
    }
    if trigger.kind == EventType::Request {
        asked(reading, verb, frame);
    }
    if reading.dep(verb) == Dep::Relcl {
        relative_object(reading, verb, frame);
    }
    of_prepositions(reading, trigger, verb, frame);
}

/// Who is to do what is demanded: `demanded that the minister apologise`.
fn asked(reading: &Reading<'_>, verb: usize, frame: &mut Frame) {
    let clause = reading.syntax.child(verb, &[Dep::Ccomp, Dep::Xcomp]);
    let subject = clause.and_then(|clause| reading.syntax.child(clause, &[Dep::Nsubj, Dep::Nsubjpass]));
    frame.recipients.extend(subject.filter(|subject| reading.is_noun(*subject)));
}

fn is_preposition(reading: &Reading<'_>, word: usize) -> bool {
    matches!(reading.tag(word), Tag::In | Tag::To)
}

/// `The man they arrested`: the noun above a relative clause that has its own subject and no object.
fn relative_object(reading: &Reading<'_>, verb: usize, frame: &mut Frame) {
    let full = reading.syntax.child(verb, &[Dep::Dobj, Dep::Nsubjpass]).is_some();
    let own =
        reading.syntax.child(verb, &[Dep::Nsubj]).is_some_and(|own| !matches!(reading.tag(own), Tag::Wp | Tag::Wdt));
    if let Some(noun) = reading.syntax.head(verb).filter(|_| own && !full) {
        frame.receive(noun);
    }
}

/// Parties behind prepositions: `with`, `to`, `against`, `between`.
fn of_prepositions(reading: &Reading<'_>, trigger: &Trigger, word: usize, frame: &mut Frame) {
    for (form, object) in reading.prepositions(word) {
        let party = is_affected(reading, trigger, object);
        match form.as_str() {
            "with" | "against" | "to" | "towards" | "toward" | "upon" if party => frame.receive(object),
            "on" | "at" | "into" if party && reaches(trigger.kind) => frame.receive(object),
            "from" if party && !is_noun_only(trigger) && leaves(trigger.kind) => frame.receive(object),
            "from" if party && is_noun_only(trigger) => frame.act(object),
            "for" if party && trigger.kind != EventType::Consult => frame.receive(object),
            "in" | "at" if trigger.mode == "visit" && reading.is_place(object) => frame.receive(object),
            "between" | "among" => share(reading, object, frame),
            "by" if is_noun_only(trigger) => frame.act(object),
            "by" | "from" if party && trigger.noun == Some(word) => frame.receive(object),
            _ => {}
        }
    }
}

fn is_noun_only(trigger: &Trigger) -> bool {
    trigger.verb.is_none()
}

/// Somebody or a place; of an act of force any noun that is no time and no event.
fn is_affected(reading: &Reading<'_>, trigger: &Trigger, object: usize) -> bool {
    let force =
        matches!(trigger.kind, EventType::Assault | EventType::Coerce | EventType::Sanction | EventType::Protest);
    let thing = force && reading.is_noun(object) && !is_act(reading, object);
    (reading.is_somebody(object) || reading.is_place(object) || reading.names_party(object) || thing)
        && !reading.is_temporal(object)
}

/// Whether a noun names an event, so that it takes no part in another: `rejected the request`.
fn is_act(reading: &Reading<'_>, head: usize) -> bool {
    reading.is_noun(head) && reading.mention(head).is_none() && trigger::noun_meaning(reading, head).is_some()
}

/// `Seize the talks` is no seizure: some modes only bodies and things undergo.
pub(super) fn misses_body(reading: &Reading<'_>, trigger: &Trigger) -> bool {
    let physical =
        matches!(trigger.mode.as_str(), "seize" | "kill" | "injure" | "kidnap" | "bomb" | "destroy" | "arrest");
    let object = trigger.verb.and_then(|verb| reading.syntax.child(verb, &[Dep::Dobj]));
    physical && trigger.noun.is_none() && object.is_some_and(|object| is_act(reading, object))
}

/// Types whose `on` and `at` name the one affected: `attack on`, `sanctions on`, `call on`.
fn reaches(kind: EventType) -> bool {
    !matches!(kind, EventType::Consult | EventType::Agree | EventType::Cooperate | EventType::Other)
}

/// Types whose `from` names the one affected: `withdraw from`, `seize from`.
pub(super) fn leaves(kind: EventType) -> bool {
    use EventType::{Aid, Coerce, Request, Retreat, Sanction};
    matches!(kind, Aid | Coerce | Request | Retreat | Sanction)
}

/// `Between A and B`: the first acts, the others receive.
fn share(reading: &Reading<'_>, object: usize, frame: &mut Frame) {
    frame.act(object);
    for other in participant::heads(reading, object).into_iter().skip(1) {
        frame.receive(other);
    }
}

fn of_noun(reading: &Reading<'_>, trigger: &Trigger, noun: usize, frame: &mut Frame) {
    of_prepositions(reading, trigger, noun, frame);
    if let Some(owner) = owner(reading, noun) {
        if trigger.verb.is_some() || suffers(reading, trigger, owner) { frame.receive(owner) } else { frame.act(owner) }
    }
    for (_, object) in reading.prepositions(noun).filter(|(form, _)| form == "of") {
        let acts = frame.actors.is_empty() && !is_transitive(trigger.kind);
        match reading.is_party(object) {
            true if acts => frame.act(object),
            true => frame.receive(object),
            false if is_transitive(trigger.kind) && is_affected(reading, trigger, object) => frame.receive(object),
            false => {}
        }
    }
    if frame.actors.is_empty() {
        of_modifiers(reading, noun, frame);
    }
}

/// `Navalny's arrest`: a person who owns an act of force suffers it.
fn suffers(reading: &Reading<'_>, trigger: &Trigger, owner: usize) -> bool {
    let forced =
        matches!(trigger.mode.as_str(), "arrest" | "kill" | "injure" | "kidnap" | "expel" | "release" | "convict");
    forced && reading.entity_type(owner) == Some(corpus::EntityType::Per)
}

/// Types whose `of` names the one affected: `the invasion of`, `condemnation of`.
fn is_transitive(kind: EventType) -> bool {
    use EventType::{Accuse, Aid, Assault, Coerce, Reject, Sanction, Support};
    matches!(kind, Accuse | Aid | Assault | Coerce | Reject | Sanction | Support)
}

/// Names before the noun: `the Abe-Putin summit`, `Israeli strikes`.
fn of_modifiers(reading: &Reading<'_>, noun: usize, frame: &mut Frame) {
    let first = reading.syntax.subtree(noun).start.max(noun.saturating_sub(8));
    let before = (first..noun).filter(|word| matches!(reading.dep(*word), Dep::Compound | Dep::Amod | Dep::Nmod));
    let named: Vec<usize> = before.filter(|word| reading.is_party(*word)).collect();
    frame.modifier = !named.is_empty();
    for word in named {
        if is_against(reading, word) { frame.receive(word) } else { frame.act(word) }
    }
}

/// `Anti-Russian sanctions`.
fn is_against(reading: &Reading<'_>, word: usize) -> bool {
    word >= 2 && reading.text(word - 1) == "-" && reading.text(word - 2).eq_ignore_ascii_case("anti")
}

/// A noun that a verb announces, begins or plans has the verb's subject as its actor.
fn of_governor(reading: &Reading<'_>, chain: &Chain, frame: &mut Frame) {
    use Effect::{Announce, Begin, Commit, Complete, Continue, End, Occur};
    let Some(governor) = chain.governors.iter().find(|governor| reading.is_verb(governor.word)) else { return };
    let does = matches!(governor.effect, Announce | Begin | Commit | Complete | Continue | End | Occur);
    if does && !is_passive(reading, governor.word) {
        frame.actors.extend(subject::subject(reading, governor.word).filter(|head| reading.is_somebody(*head)));
    }
}

/// `On a visit to Delhi he said`: the subject of the clause is the visitor.
fn visitor(reading: &Reading<'_>, trigger: &Trigger) -> Option<usize> {
    let preposition = reading.syntax.head(trigger.anchor()).filter(|above| reading.dep(*above) == Dep::Prep)?;
    let during =
        matches!(reading.text(preposition).to_lowercase().as_str(), "on" | "during" | "after" | "before" | "for");
    let verb = reading.syntax.head(preposition).filter(|above| during && reading.is_verb(*above))?;
    subject::subject(reading, verb).filter(|subject| reading.is_somebody(*subject))
}

/// `The army intensified its bombardment`: an unresolved owner is the subject of the verb above.
fn owner(reading: &Reading<'_>, noun: usize) -> Option<usize> {
    let owner = reading.syntax.child(noun, &[Dep::Poss])?;
    let known =
        reading.mention(owner).is_some_and(|mention| mention.entity.is_some() || reading.tag(owner) != Tag::PrpS);
    if known || reading.tag(owner) != Tag::PrpS {
        return Some(owner).filter(|owner| known || reading.is_somebody(*owner));
    }
    let verb = reading.syntax.ancestors(noun).take(3).find(|above| reading.is_verb(*above))?;
    subject::subject(reading, verb).filter(|subject| *subject < noun && reading.is_somebody(*subject))
}

/// Coordinations unfolded, repetitions removed, mutual acts shared.
fn settle(reading: &Reading<'_>, trigger: &Trigger, frame: &mut Frame) {
    let mutual =
        matches!(trigger.kind, EventType::Consult | EventType::Agree | EventType::Cooperate) || trigger.mode == "sign";
    frame.actors = unfold(reading, &frame.actors);
    frame.actors.retain(|head| Some(*head) != trigger.noun);
    if mutual && frame.actors.len() == 1 {
        frame.actors = partners(reading, frame.actors[0]);
    }
    let recipients = unfold(reading, &frame.recipients);
    frame.recipients = recipients.into_iter().filter(|head| !frame.actors.contains(head)).collect();
    if mutual && frame.actors.len() > 1 && (frame.recipients.is_empty() || frame.borrowed) {
        frame.recipients = frame.actors[1..].to_vec();
        frame.borrowed = false;
    }
}

/// Two parties before one noun: `House and Senate negotiators`; else the noun itself.
fn partners(reading: &Reading<'_>, head: usize) -> Vec<usize> {
    let before = reading.syntax.children(head).filter(|child| *child < head);
    let first = before
        .filter(|child| reading.is_party(*child))
        .find(|child| reading.syntax.child(*child, &[Dep::Conj]).is_some());
    let both = first.map(|first| participant::heads(reading, first)).filter(|both| both.len() > 1);
    both.filter(|_| !reading.is_party(head)).unwrap_or_else(|| vec![head])
}

fn unfold(reading: &Reading<'_>, heads: &[usize]) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    for head in heads.iter().flat_map(|head| participant::heads(reading, *head)) {
        if !found.contains(&head) {
            found.push(head);
        }
    }
    found
}
