//! Puts a trigger, its governors, participants, place and date together into a row, or leaves it out.

use std::borrow::Cow;

use corpus::{DateBasis, Doubt, Event, EventType, Grounds, Participant, Rule, Status};
use lexicon::Effect;
use nlp::{Dep, Tag};

use super::argument::{self, Frame};
use super::date::Dated;
use super::governor::Chain;
use super::reading::Reading;
use super::status::{self, Standing};
use super::trigger::Trigger;
use super::{extent, kind, maker, participant, personnel, place, subject, trigger};

/// Nouns that mean an event in this share of their uses (of 100) are one even where nothing stands with them.
const TELLING: u8 = 60;

/// A meaning in this share of a verb's uses (of 100) is believed of those who are named by common nouns only.
const LIKELY: u8 = 35;

/// The row of a trigger; none where nothing shows that it is an event.
pub(super) fn row(reading: &Reading<'_>, trigger: &Trigger, chain: &Chain, dated: Option<Dated>) -> Option<Event> {
    let typed = read(reading, trigger, chain, dated.clone());
    // Where a phrase is not believed, its verb alone may be: "soldiers withdrew from the town".
    let plain = || trigger::plain(reading, trigger).and_then(|plain| read(reading, &plain, chain, dated.clone()));
    typed.or_else(plain).or_else(|| read(reading, &trigger::untyped(reading, trigger)?, chain, dated))
}

fn read(reading: &Reading<'_>, trigger: &Trigger, chain: &Chain, dated: Option<Dated>) -> Option<Event> {
    let dated = dated.filter(|dated| !is_ahead_of_deed(reading, trigger, dated));
    let place = place::place(reading, trigger);
    let frame = argument::frame(reading, trigger, chain, place);
    if !is_event(reading, trigger, &frame, chain, place.is_some() || dated.is_some()) {
        return None;
    }
    let standing = dated_standing(reading, trigger, status::standing(reading, trigger, chain), dated.as_ref());
    let actors = shown(reading, &frame.actors, &[]);
    let recipients = shown(reading, &frame.recipients, if actors.len() > 1 { &[] } else { &actors });
    let bare = trigger.verb.is_none() && actors.is_empty() && recipients.is_empty() && !is_definite(reading, trigger);
    let doubts = doubts(trigger, bare, &frame, &standing, dated.as_ref());
    Some(Event {
        span: reading.syntax.span_of(trigger.words.clone()),
        extent: extent::extent(reading, trigger),
        event_type: kind::kind(&shared(reading, trigger, &frame), chain, &standing, is_own(reading, trigger, chain)),
        mode: trigger.mode.as_str().into(),
        actors: actors.into(),
        recipients: recipients.into(),
        place: place.and_then(|head| participant::participant(reading, head)),
        date_basis: dated.as_ref().map(|_| DateBasis::Stated),
        date_from: dated.as_ref().map(|dated| dated.from),
        date: dated.map(|dated| dated.date),
        status: standing.status,
        negated: standing.negated,
        attributed_to: reading.quote(trigger.anchor()),
        grounds: Grounds::new(Rule::new(trigger.rule), doubts),
    })
}

/// Forces of several parties that exercise together cooperate, and those sent to keep the peace aid.
fn shared<'t>(reading: &Reading<'_>, trigger: &'t Trigger, frame: &Frame) -> Cow<'t, Trigger> {
    let kind = match trigger.mode.as_str() {
        "exercise" if frame.actors.len() > 1 => EventType::Cooperate,
        "deploy" if personnel::keeps_peace(reading, trigger) => EventType::Aid,
        _ => return Cow::Borrowed(trigger),
    };
    Cow::Owned(Trigger { kind, ..trigger.clone() })
}

/// Whether a date after the writing stands with a deed told in the past: it is that of something else.
fn is_ahead_of_deed(reading: &Reading<'_>, trigger: &Trigger, dated: &Dated) -> bool {
    let done = trigger.verb.is_some_and(|verb| reading.tag(verb) == Tag::Vbd);
    let days = dated.date.earliest().zip(reading.written.and_then(|written| written.latest()));
    done && days.is_some_and(|(date, day)| date > day)
}

/// The participants as shown, each passage once and none that stands on the other side.
fn shown(reading: &Reading<'_>, heads: &[usize], others: &[Participant]) -> Vec<Participant> {
    let mut found: Vec<Participant> = Vec::new();
    for participant in heads.iter().filter_map(|head| participant::participant(reading, *head)) {
        if !found.iter().chain(others).any(|other| other.span == participant.span) {
            found.push(participant);
        }
    }
    found
}

/// Whether the actor is the one who intends the event, not one who is asked to.
fn is_own(reading: &Reading<'_>, trigger: &Trigger, chain: &Chain) -> bool {
    let Some(verb) = trigger.verb else { return !chain.has(Effect::Propose) };
    let governor =
        chain.governors.iter().find(|governor| governor.effect == Effect::Propose && reading.is_verb(governor.word));
    governor.is_none_or(|governor| subject::subject(reading, governor.word) == subject::subject(reading, verb))
}

/// Whether a trigger is read as an event: by what takes part in it.
fn is_event(reading: &Reading<'_>, trigger: &Trigger, frame: &Frame, chain: &Chain, set: bool) -> bool {
    let refused =
        chain.governors.iter().any(|governor| governor.effect == Effect::Deny && is_refusing(reading, governor.word));
    if refused && trigger.verb.is_some() {
        return false;
    }
    if argument::misses_body(reading, trigger) {
        return false;
    }
    let named = |heads: &[usize]| heads.iter().any(|head| reading.names_party(*head));
    let somebody = |head: &usize| reading.is_somebody(*head);
    let undergone = |verb: usize| {
        trigger::is_passive(reading, verb) || (trigger.noun.is_some() && maker::is_converse(reading, verb))
    };
    let suffered = trigger.verb.is_some_and(undergone) && frame.actors.is_empty();
    let both = suffered && frame.recipients.iter().any(somebody)
        || !frame.recipients.is_empty()
            && (named(&frame.actors)
                || (!frame.actors.is_empty() && named(&frame.recipients))
                || (trigger.prior >= LIKELY
                    && frame.actors.iter().any(somebody)
                    && frame.recipients.iter().any(somebody)));
    let any = set || !frame.actors.is_empty() || !frame.recipients.is_empty();
    match trigger.kind {
        _ if trigger.is_doubtful() => {
            let known = trigger.kind == EventType::Cooperate && is_definite(reading, trigger);
            let lasting = trigger.verb.is_none() && known && frame.modifier && !set;
            both && !lasting && (!frame.borrowed || trigger.noun.is_some()) && is_concerned(reading, frame)
        }
        _ if trigger.verb.is_none() => any || is_definite(reading, trigger) || trigger.prior >= TELLING,
        EventType::Other => set || frame.actors.iter().chain(&frame.recipients).any(somebody),
        _ => any,
    }
}

/// Whether somebody or some place is concerned, not only a thing.
fn is_concerned(reading: &Reading<'_>, frame: &Frame) -> bool {
    frame
        .recipients
        .iter()
        .any(|head| reading.is_somebody(*head) || reading.is_place(*head) || reading.names_party(*head))
}

/// Whether a word above is itself the event of refusing.
fn is_refusing(reading: &Reading<'_>, word: usize) -> bool {
    let row = reading.lexicon.event_verb(&reading.lemma(word));
    row.is_some_and(|row| row.kind == lexicon::EventType::Reject && row.prior >= 20) && reading.is_verb(word)
}

/// `The`, `this`, a possessive: the noun means one event.
fn is_definite(reading: &Reading<'_>, trigger: &Trigger) -> bool {
    let Some(noun) = trigger.noun else { return false };
    reading.syntax.children(noun).any(|child| match reading.dep(child) {
        Dep::Poss => true,
        Dep::Det => matches!(reading.text(child).to_lowercase().as_str(), "the" | "this" | "that" | "these" | "those"),
        _ => false,
    })
}

/// A date after the day of writing is still to come; one before it is past.
fn dated_standing(reading: &Reading<'_>, trigger: &Trigger, standing: Standing, dated: Option<&Dated>) -> Standing {
    let Some((dated, written)) = dated.zip(reading.written) else { return standing };
    // "The first to visit" visited, but one "to follow next week" has not.
    let infinitive = trigger.verb.is_some_and(|verb| reading.tag(verb) == Tag::Vb);
    // "Announced a strike for May 6": the verb tells of the announcing.
    let told_of = trigger.verb.is_none() && trigger.noun.is_some();
    let guessed = standing.doubt.is_some() || infinitive || told_of;
    let open = matches!(standing.status, Status::Ongoing) || (standing.status == Status::Past && guessed);
    let ahead = dated.date.earliest().zip(written.latest()).is_some_and(|(date, day)| date > day);
    let behind = dated.date.latest().zip(written.earliest()).is_some_and(|(date, day)| date < day);
    let status = match (ahead, behind) {
        (true, _) => Status::Scheduled,
        (_, true) => Status::Past,
        _ => return standing,
    };
    if open { Standing { status, doubt: None, ..standing } } else { standing }
}

fn doubts(trigger: &Trigger, bare: bool, frame: &Frame, standing: &Standing, dated: Option<&Dated>) -> Vec<Doubt> {
    let reasons = [
        standing.doubt,
        trigger.is_doubtful().then_some("the word has other meanings"),
        bare.then_some("nothing shows that one event is meant"),
        frame.borrowed.then_some("recipient from inside the object or complement"),
        frame.modifier.then_some("actor from an adjective or compound"),
        dated.is_some_and(|dated| dated.shared).then_some("date of the verb it is joined to"),
    ];
    reasons.into_iter().flatten().map(Doubt::new).collect()
}
