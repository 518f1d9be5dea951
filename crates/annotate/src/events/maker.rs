//! Who is behind a thing or an act that is spoken of: `Netanyahu's decision`, `an appeal filed by lawyers`.

use corpus::EventType;
use nlp::{Dep, Tag};

use super::lists;
use super::participant;
use super::personnel;
use super::reading::Reading;
use super::trigger;

/// Whether the subject of a verb undergoes the act of its noun.
pub(super) fn is_converse(reading: &Reading<'_>, verb: usize) -> bool {
    lists::CONVERSE.has(&reading.lemma(verb))
}

/// Who is behind a thing that is acted on or one of those joined to it; else the thing.
pub(super) fn behind(reading: &Reading<'_>, head: usize, kind: EventType) -> Vec<usize> {
    let joined = participant::heads(reading, head);
    if is_actor(reading, head) || joined.iter().any(|other| is_actor(reading, *other)) {
        return vec![head];
    }
    let found: Vec<usize> = joined.iter().flat_map(|thing| makers(reading, *thing, kind)).collect();
    if found.is_empty() { vec![head] } else { found }
}

fn is_actor(reading: &Reading<'_>, head: usize) -> bool {
    reading.is_party(head) || reading.mention(head).is_some_and(|mention| mention.entity.is_some())
}

/// Those who own, make, file or do what a noun says.
fn makers(reading: &Reading<'_>, head: usize, kind: EventType) -> Vec<usize> {
    let owner = reading.syntax.children(head).filter(|child| reading.dep(*child) == Dep::Poss);
    let owner = owner.filter(|child| reading.mention(*child).is_some());
    let act = is_act(reading, head);
    let known = |object: &usize| reading.is_party(*object) || (act && reading.is_somebody(*object));
    let moves = is_left(reading, head);
    let maker = reading.prepositions(head).filter(move |(form, _)| form == "by" || (form == "from" && !moves));
    let maker = maker.map(|(_, object)| object).filter(known);
    let of = reading.prepositions(head).filter(|(form, _)| form == "of");
    let typed = kind != EventType::Other;
    let of = of.map(|(_, object)| object);
    let of = of.filter(|object| reading.is_party(*object) || (typed && names_people(reading, *object)));
    let filed = reading.syntax.children(head).filter(|child| act && reading.dep(*child) == Dep::Acl);
    let filed = filed.filter_map(|participle| agent(reading, participle)).filter(known);
    owner.chain(maker).chain(of).chain(filed).collect()
}

/// `Russian troops`, `Hausa politicians`: a noun for persons with the name of those they belong to.
pub(super) fn names_people(reading: &Reading<'_>, head: usize) -> bool {
    let people = reading.is_somebody(head) || personnel::is_personnel(reading, head);
    people && reading.names_party(head)
}

/// Whether `from` after a noun names what is left and not who acts: `the withdrawal from`.
pub(super) fn is_left(reading: &Reading<'_>, noun: usize) -> bool {
    use EventType::{Coerce, Retreat, Sanction};
    let meaning = trigger::noun_meaning(reading, noun).filter(|_| reading.is_noun(noun));
    meaning.is_some_and(|(kind, ..)| matches!(kind, Coerce | Retreat | Sanction))
}

/// `Filed by lawyers`: who does what a participle says.
pub(super) fn agent(reading: &Reading<'_>, participle: usize) -> Option<usize> {
    let by = reading.syntax.child(participle, &[Dep::Agent])?;
    reading.syntax.child(by, &[Dep::Pobj]).filter(|_| reading.tag(participle) == Tag::Vbn)
}

/// Whether a noun names an event, so that it takes no part in another: `rejected the request`.
pub(super) fn is_act(reading: &Reading<'_>, head: usize) -> bool {
    reading.is_noun(head) && reading.mention(head).is_none() && trigger::noun_meaning(reading, head).is_some()
}
