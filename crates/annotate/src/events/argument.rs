//! Who acts and who is acted on, as heads of noun phrases.

use corpus::EventType;
use lexicon::Effect;
use nlp::{Dep, Tag};

use super::borrow::{awaited, borrow, is_same, stand_in};
use super::governor::Chain;
use super::lists;
use super::maker::{self, is_act};
use super::participant;
use super::personnel;
use super::reading::Reading;
use super::settle;
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
    fn undergo(&mut self, reading: &Reading<'_>, trigger: &Trigger, head: usize) {
        let force = matches!(trigger.kind, EventType::Assault | EventType::Coerce);
        let known = reading.is_somebody(head) || reading.is_place(head) || is_unknown(reading, trigger, head);
        let known = known || personnel::is_personnel(reading, head);
        let acted_on = (known || (force && reading.is_noun(head))) && !personnel::is_sent(reading, trigger, head);
        let itself = acted_on && !is_act(reading, head);
        if itself { self.recipients.push(head) } else { self.things.push(head) }
    }
}

/// The participants of an event.
pub(super) fn frame(reading: &Reading<'_>, trigger: &Trigger, chain: &Chain, place: Option<usize>) -> Frame {
    let mut frame = Frame::default();
    if let Some(verb) = trigger.verb {
        of_verb(reading, trigger, verb, &mut frame);
    }
    if let Some(noun) = trigger.noun {
        of_noun(reading, trigger, noun, &mut frame);
    }
    if trigger.verb.is_none() && frame.actors.is_empty() {
        of_governor(reading, trigger, chain, &mut frame);
    }
    let Frame { actors, recipients, .. } = &mut frame;
    recipients.retain(|head| !actors.iter().any(|actor| is_same(reading, *actor, *head)));
    if trigger.verb.is_none() && frame.actors.is_empty() && trigger.mode == "visit" {
        frame.actors.extend(visitor(reading, trigger));
    }
    if frame.recipients.is_empty() && trigger.kind != EventType::Other {
        borrow(reading, trigger, &mut frame);
        awaited(reading, trigger, &mut frame);
    }
    personnel::move_to_theatre(reading, trigger, &mut frame.recipients);
    stand_in(reading, trigger, place, &mut frame);
    if frame.recipients.is_empty() && !matches!(trigger.kind, EventType::Consult | EventType::Agree) {
        frame.recipients = std::mem::take(&mut frame.things);
    }
    settle::settle(reading, trigger, &mut frame);
    frame
}

fn of_verb(reading: &Reading<'_>, trigger: &Trigger, verb: usize, frame: &mut Frame) {
    if let Some(subject) = subject::subject(reading, verb).filter(|subject| Some(*subject) != trigger.noun) {
        let converse = trigger.noun.is_some() && maker::is_converse(reading, verb);
        let undergoes = converse || (is_passive(reading, verb) && trigger.rule != trigger::INVOLVED);
        if undergoes { frame.undergo(reading, trigger, subject) } else { frame.act(subject) }
    }
    for child in reading.syntax.children(verb) {
        match reading.dep(child) {
            Dep::Agent => reading.syntax.children(child).for_each(|object| frame.act(object)),
            Dep::Dobj | Dep::Dative if !is_own(reading, trigger, child) && !is_preposition(reading, child) => {
                maker::behind(reading, child, trigger.kind)
                    .into_iter()
                    .for_each(|head| frame.undergo(reading, trigger, head));
            }
            Dep::Prt => frame.recipients.extend(personnel::counted(reading, child)),
            Dep::Ccomp if trigger.mode == "convict" => {
                frame.recipients.extend(reading.syntax.child(child, &[Dep::Nsubj]));
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

/// Whether an object is the noun of the trigger, or the quantity before it: `a round of talks`.
fn is_own(reading: &Reading<'_>, trigger: &Trigger, object: usize) -> bool {
    let own = |word: usize| Some(word) == trigger.noun;
    own(object) || participant::counted(reading, object).is_some_and(own)
}

/// Who is to do what is demanded: `demanded that the minister apologise`.
fn asked(reading: &Reading<'_>, verb: usize, frame: &mut Frame) {
    let clause = reading.syntax.child(verb, &[Dep::Ccomp, Dep::Xcomp]);
    let comma = |word: usize| reading.dep(word) == Dep::Punct && reading.text(word) == ",";
    let clause = clause.filter(|clause| !reading.syntax.children(*clause).any(|child| child < *clause && comma(child)));
    let subject = clause.and_then(|clause| reading.syntax.child(clause, &[Dep::Nsubj, Dep::Nsubjpass]));
    let Some(subject) = subject.filter(|subject| reading.is_noun(*subject)) else { return };
    let known = reading.is_somebody(subject) || reading.is_unknown_name(subject);
    if known { frame.receive(subject) } else { frame.things.push(subject) }
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
    let converse = trigger.noun.is_some() && trigger.verb.is_some_and(|verb| maker::is_converse(reading, verb));
    for (form, object) in reading.prepositions(word) {
        let party = is_affected(reading, trigger, object);
        let after = word < object;
        match form.as_str() {
            "by" | "from" | "of" if converse && party => frame.act(object),
            "with" | "against" | "to" | "towards" | "toward" | "upon" if party => frame.receive(object),
            "at" if reading.is_unknown_name(object) => {}
            "on" | "at" | "into" if party && after && reaches(trigger.kind) => frame.receive(object),
            "from" if is_act(reading, object) => {}
            "from" if party && !is_noun_only(trigger) && is_left(trigger.kind, frame) => frame.receive(object),
            "from" if party && is_noun_only(trigger) && maker::is_left(reading, word) => frame.receive(object),
            "from" if party && is_noun_only(trigger) => frame.act(object),
            "for" if party && after && trigger.kind != EventType::Consult => frame.receive(object),
            "in" | "at" if trigger.mode == "visit" && reading.is_place(object) => frame.receive(object),
            "in" | "at" if trigger.mode == "refuge" && reading.is_place(object) => frame.receive(object),
            "between" | "among" if trigger.mode == "mediate" => frame.receive(object),
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
    let known = reading.is_somebody(object) || reading.is_place(object) || reading.names_party(object);
    (known || is_unknown(reading, trigger, object) || thing) && !reading.is_temporal(object)
}

/// `Seize the talks` is no seizure: some modes only bodies and things undergo.
pub(super) fn misses_body(reading: &Reading<'_>, trigger: &Trigger) -> bool {
    let object = trigger.verb.and_then(|verb| reading.syntax.child(verb, &[Dep::Dobj]));
    lists::PHYSICAL.has(&trigger.mode) && trigger.noun.is_none() && object.is_some_and(|object| is_act(reading, object))
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

/// A name that no stage knows takes part in acts of a type, which somebody must undergo.
fn is_unknown(reading: &Reading<'_>, trigger: &Trigger, head: usize) -> bool {
    trigger.kind != EventType::Other && reading.is_unknown_name(head)
}

/// What is demanded from somebody is demanded of the one who is asked, where there is one.
fn is_left(kind: EventType, frame: &Frame) -> bool {
    leaves(kind) && (kind != EventType::Request || frame.recipients.is_empty())
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
    let last = with_complement(reading, noun);
    if last != noun {
        of_prepositions(reading, trigger, last, frame);
    }
    if let Some(owner) = owner(reading, noun) {
        if trigger.verb.is_some() || suffers(reading, trigger, owner) { frame.receive(owner) } else { frame.act(owner) }
    }
    if trigger.verb.is_some() && is_act(reading, noun) {
        filed(reading, noun, frame);
    }
    if trigger.verb.is_none() {
        frame.actors.extend(done_by(reading, noun));
    }
    for (_, object) in reading.prepositions(last).filter(|(form, _)| form == "of") {
        if trigger.verb.is_some_and(|verb| maker::is_converse(reading, verb)) {
            continue;
        }
        let acts = frame.actors.is_empty() && !is_transitive(trigger.kind);
        let moves = matches!(trigger.kind, EventType::Retreat | EventType::Mobilize | EventType::Protest);
        match reading.is_party(object) || (acts && moves && maker::names_people(reading, object)) {
            true if acts => frame.act(object),
            true => frame.receive(object),
            false if trigger.kind == EventType::Sanction && !reading.is_somebody(object) => frame.things.push(object),
            false if is_transitive(trigger.kind) && is_affected(reading, trigger, object) => frame.receive(object),
            false => {}
        }
    }
    if frame.actors.is_empty() {
        of_modifiers(reading, noun, frame);
    }
}

/// `Rejection and condemnation of the decision`: a noun without a complement shares that of the noun joined to it.
fn with_complement(reading: &Reading<'_>, noun: usize) -> usize {
    let bare = reading.syntax.child(noun, &[Dep::Prep]).is_none();
    let joined = reading.syntax.child(noun, &[Dep::Conj]).filter(|_| bare);
    joined.filter(|other| reading.is_noun(*other) && reading.dep(noun) != Dep::Pobj).unwrap_or(noun)
}

/// `Rejected an appeal filed by lawyers`: those who did what the verb answers.
fn filed(reading: &Reading<'_>, noun: usize, frame: &mut Frame) {
    let participles = reading.syntax.children(noun).filter(|child| reading.dep(*child) == Dep::Acl);
    let agents = participles.filter_map(|participle| maker::agent(reading, participle));
    frame.recipients.extend(agents.filter(|agent| reading.is_somebody(*agent) || reading.names_party(*agent)));
}

/// `The threat posed by Norway`: who does what the noun says.
fn done_by(reading: &Reading<'_>, noun: usize) -> Option<usize> {
    let done = |child: &usize| reading.dep(*child) == Dep::Acl && lists::DOING.has(&reading.lemma(*child));
    let agent = reading.syntax.children(noun).find(done).and_then(|participle| maker::agent(reading, participle));
    agent.filter(|agent| reading.is_somebody(*agent) || reading.names_party(*agent))
}

/// `Navalny's arrest`: a person who owns an act of force suffers it.
fn suffers(reading: &Reading<'_>, trigger: &Trigger, owner: usize) -> bool {
    lists::FORCED.has(&trigger.mode) && reading.entity_type(owner) == Some(corpus::EntityType::Per)
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

/// A noun that a verb announces, begins or plans has the verb's subject as its actor; so has a meeting that is
/// called off.
fn of_governor(reading: &Reading<'_>, trigger: &Trigger, chain: &Chain, frame: &mut Frame) {
    use Effect::{Announce, Begin, Cancel, Commit, Complete, Continue, End, Occur, Postpone};
    let Some(governor) = chain.governors.iter().find(|governor| reading.is_verb(governor.word)) else { return };
    let takes_part = matches!(governor.effect, Cancel | Postpone) && trigger.kind == EventType::Consult;
    let does = matches!(governor.effect, Announce | Begin | Commit | Complete | Continue | End | Occur) || takes_part;
    if does && !is_passive(reading, governor.word) {
        frame.actors.extend(subject::subject(reading, governor.word).filter(|head| can_act(reading, *head)));
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
    subject::subject(reading, verb).filter(|subject| *subject < noun && can_act(reading, *subject))
}

/// Somebody, or troops.
fn can_act(reading: &Reading<'_>, head: usize) -> bool {
    reading.is_somebody(head) || personnel::is_personnel(reading, head)
}
