//! Whether a telling is of the same event as a group of others.

use std::collections::{BTreeMap, BTreeSet};

use corpus::{Actor, Archive, DateBasis, Day, Document, Edtf, EntityType, EventType, Id, Status};

use super::gather::Group;
use super::rarity::Rarity;
use super::set::{Clause, Set};
use super::telling::{Telling, written};
use crate::actors::Cast;

/// What judging needs to know besides the tellings.
#[derive(Clone, Debug)]
pub(crate) struct Bench<'a> {
    pub(super) cast: &'a Cast,
    pub(super) rarity: &'a Rarity,
    /// Which story each document belongs to, by its place in the archive.
    pub(super) stories: Vec<usize>,
    /// How much it says that somebody takes part, by place in the cast: less for those who are everywhere.
    pub(super) telling: Vec<f32>,
    /// Whether it is surely a person or an organisation, by place in the cast.
    particular: Vec<bool>,
    /// Whether most documents name it, by place in the cast.
    common: Vec<bool>,
}

impl<'a> Bench<'a> {
    pub(crate) fn of(archive: &Archive, stories: &[usize], cast: &'a Cast, rarity: &'a Rarity) -> Bench<'a> {
        let particular = cast.actors.iter().map(is_particular).collect();
        let common: Vec<bool> = cast.actors.iter().map(|actor| is_common(archive, actor)).collect();
        Bench { cast, rarity, stories: stories.to_vec(), telling: telling(cast, &common), particular, common }
    }
}

impl Bench<'_> {
    /// The story that a telling belongs to.
    pub(super) fn story(&self, telling: &Telling<'_>) -> usize {
        self.stories[telling.evidence.document.index()]
    }

    /// The documents of each story, in their order.
    pub(super) fn by_story(&self, order: &[Id<Document>]) -> BTreeMap<usize, Vec<Id<Document>>> {
        let mut of_story: BTreeMap<usize, Vec<Id<Document>>> = BTreeMap::new();
        order.iter().for_each(|id| of_story.entry(self.stories[id.index()]).or_default().push(*id));
        of_story
    }

    /// Whether most documents name it.
    fn is_common(&self, actor: usize) -> bool {
        self.common[actor]
    }

    /// People and organisations tell events apart; countries take part in too many. One word, or one document, is too
    /// little to be sure that it is a person, or an organisation.
    pub(super) fn is_particular(&self, actor: usize) -> bool {
        self.particular[actor]
    }
}

fn is_particular(actor: &Actor) -> bool {
    let first = actor.mentions.first().map(|mention| mention.document);
    let spread = actor.mentions.iter().any(|mention| Some(mention.document) != first);
    match actor.entity_type {
        EntityType::Per => spread || actor.name.value().contains(' '),
        EntityType::Org => spread,
        _ => false,
    }
}

/// Whether more than half of the documents name an actor.
fn is_common(archive: &Archive, actor: &Actor) -> bool {
    let documents = archive.documents().len().max(8) as f32;
    let mut named: Vec<Id<Document>> = actor.mentions.iter().map(|mention| mention.document).collect();
    named.dedup();
    named.len() as f32 > documents * 0.5
}

/// A person or organisation says much, a country little, and whoever is in most documents less.
fn telling(cast: &Cast, common: &[bool]) -> Vec<f32> {
    let weight = |(actor, common): (&Actor, &bool)| {
        let common = if *common { 0.7 } else { 1.0 };
        common * if matches!(actor.entity_type, EntityType::Per | EntityType::Org) { 1.5 } else { 0.5 }
    };
    cast.actors.iter().zip(common).map(weight).collect()
}

/// How much speaks for the telling being of the group's event; none where something speaks against it or too little
/// speaks for it: two of who, to whom or where, when, and the words of the clause, or nearly the same words.
pub(super) fn fit(group: &Group<'_>, telling: &Telling<'_>, bench: &Bench<'_>) -> Option<f32> {
    // Most groups that share a clue are of other stories and other people: nothing else can make them near.
    let takes_part = |actor: &usize| group.agents.contains(actor) || group.patients.contains(actor);
    let shares_somebody = || telling.people().any(|actor| bench.is_particular(actor) && takes_part(&actor));
    if !group.is_of(bench.story(telling)) && !shares_somebody() {
        return None;
    }
    let bond = Bond::of(group, telling, bench);
    let date = date_of_one(group, telling, &bond, bench)?;
    let words = likeness(group, telling, bench);
    let signs =
        [bond.agent, bond.patient, bond.target, date >= 0.7, words >= WORDED].into_iter().filter(|sign| *sign).count();
    // Who is met or visited tells such events apart; of others, one known person or one day is enough in one story.
    let relational = telling.event.event_type == EventType::Consult;
    let known = !relational && bond.story > 0.0 && (bond.agent || date >= 0.7);
    let enough = known || signs >= 2 || words >= SAME_WORDS;
    // Other stories have the same people in them too.
    let near = bond.story > 0.0 || (bond.agent && (signs >= 3 || date >= 2.0));
    (enough && near).then_some(bond.people + date + words * 3.0 + bond.place + bond.story)
}

/// Whether nothing speaks against a telling being of the group's event.
pub(super) fn may_be_one(group: &Group<'_>, telling: &Telling<'_>, bench: &Bench<'_>) -> bool {
    date_of_one(group, telling, &Bond::of(group, telling, bench), bench).is_some()
}

/// What the dates say, where nothing speaks against a telling being of the group's event.
fn date_of_one(group: &Group<'_>, telling: &Telling<'_>, bond: &Bond, bench: &Bench<'_>) -> Option<f32> {
    let agree = whether(group, telling, bond)
        && who(group, telling, bond, bench)
        && whom(group, telling, bond, bench)
        && place(group, telling, bench);
    let date = if agree { when(group, telling, bond) } else { None };
    date.filter(|_| parties(group, telling))
}

/// Whether two groups cannot be of one event: it was done, or happened, to other people. What is told for itself is
/// held apart by more: by who did it, by its day, and by whether it happened.
pub(super) fn contradicts(one: &Group<'_>, other: &Group<'_>, told: bool, bench: &Bench<'_>) -> bool {
    let sufferers: Set = one.surest().flat_map(sufferers).copied().collect();
    other.surest().any(|telling| {
        let denied = one.surest().any(|known| known.event.negated != telling.event.negated);
        let apart = || denied || others(one, &telling.agents, &one.agents, bench) || is_another_day(one, telling);
        others(one, sufferers_of(telling), &sufferers, bench) || (told && apart())
    })
}

/// Those an event is done to; of a death or an injury that is told without a doer, those it happens to.
fn sufferers_of<'t>(telling: &'t Telling<'_>) -> &'t Set {
    let suffered = matches!(&*telling.class, "die" | "injure");
    if telling.patients.is_empty() && suffered { &telling.agents } else { &telling.patients }
}

fn sufferers<'t>(telling: &'t Telling<'_>) -> impl Iterator<Item = &'t usize> {
    sufferers_of(telling).iter()
}

/// Whether both sides name people, and none of the one takes part in the group's event.
fn others(group: &Group<'_>, own: &Set, theirs: &Set, bench: &Bench<'_>) -> bool {
    let known =
        |actor: &&usize| bench.is_particular(**actor) && bench.cast.actors[**actor].entity_type == EntityType::Per;
    let mut own = own.iter().filter(known).peekable();
    own.peek().is_some()
        && theirs.iter().any(|actor| known(&actor))
        && own.all(|actor| !group.people().any(|other| other == *actor))
}

/// Whether both give a day, and no day of the one may be a day of the other.
fn is_another_day(group: &Group<'_>, telling: &Telling<'_>) -> bool {
    let Some(own) = telling.event.date.as_ref().filter(|_| telling.is_dated()) else { return false };
    let dated = || group.surest().filter(|other| other.is_dated()).filter_map(|other| other.event.date.as_ref());
    dated().next().is_some() && dated().all(|date| apart(date, own) > 1)
}

/// What parties did to each other at a time that nobody names, as they do again and again, is one event only where the
/// same party did it.
fn parties(group: &Group<'_>, telling: &Telling<'_>) -> bool {
    let undated = telling.event.date.is_none() && group.surest().all(|other| other.event.date.is_none());
    let done = telling.is_done() || group.surest().any(|other| other.is_done());
    let apart = group.surest().all(|other| other.evidence.document != telling.evidence.document);
    if !(undated && done && apart && is_relational(telling.event.event_type)) {
        return true;
    }
    let mutual = telling.agents.iter().any(|actor| group.patients.contains(actor));
    // Who is charged or sacked is so once, whoever did it; people are accused of much.
    let unnamed = telling.agents.is_empty() || group.agents.is_empty();
    let accused = telling.document.slice(telling.event.span).to_lowercase().starts_with("accus");
    let once = telling.is_listed && !accused && unnamed && !telling.patients.is_disjoint(&group.patients);
    mutual || once || !telling.agents.is_disjoint(&group.agents)
}

/// Dealings that the same parties have again and again.
pub(super) fn is_relational(event_type: EventType) -> bool {
    use EventType::{Accuse, Agree, Concede, Consult, Cooperate, Reject, Request, Support, Threaten};
    matches!(event_type, Consult | Agree | Concede | Cooperate | Request | Reject | Support | Accuse | Threaten)
}

/// The likeness of clauses that have telling words in common.
const WORDED: f32 = 0.15;
/// The likeness of clauses that say nearly the same.
const SAME_WORDS: f32 = 0.32;

/// What a telling has in common with a group.
struct Bond {
    /// Those who take part in both.
    people: f32,
    /// Whether a person or organisation that takes part is the same.
    agent: bool,
    /// Whether a person or organisation that it is done to is the same: nobody is arrested by the way, as one is met.
    patient: bool,
    /// Whether somebody else that takes part, or where it is, is the same.
    target: bool,
    place: f32,
    story: f32,
}

impl Bond {
    fn of(group: &Group<'_>, telling: &Telling<'_>, bench: &Bench<'_>) -> Bond {
        // In order and each once, as the union of two sets is.
        let both = |actor: &usize| group.agents.contains(actor) || group.patients.contains(actor);
        let shared: Vec<usize> = telling.people().filter(both).collect();
        let people: f32 = shared.iter().map(|actor| bench.telling[*actor]).sum();
        let agent = shared.iter().any(|actor| bench.is_particular(*actor));
        let place = telling.place.is_some_and(|place| group.places.contains(&place));
        let place_of_group = telling.patients.iter().any(|actor| group.places.contains(actor));
        // Where most documents are set says little of which event it is.
        let common = telling.place.is_some_and(|place| bench.is_common(place));
        let target = (place && !common) || place_of_group || shared.len() > 1;
        let story = bench.story(telling);
        let patient = |actor: &usize| telling.patients.contains(actor) && group.patients.contains(actor);
        let patient = shared.iter().any(|actor| bench.is_particular(*actor) && patient(actor));
        let same = group.is_of(story);
        Bond {
            people: people.min(3.0) + if agent { 0.5 } else { 0.0 },
            agent,
            patient: patient && telling.event.event_type != EventType::Consult,
            target,
            place: if place { 0.75 } else { 0.0 },
            story: if same { 0.5 } else { -1.0 },
        }
    }
}

/// What was planned may have happened where it is the plan of the same people; what is only supposed has not; what is
/// denied is another matter.
fn whether(group: &Group<'_>, telling: &Telling<'_>, bond: &Bond) -> bool {
    group.surest().all(|other| {
        let plan = telling.is_plan() != other.is_plan();
        let supposed = (telling.event.status == Status::Hypothetical) != (other.event.status == Status::Hypothetical);
        let one_is_done = telling.is_done() || other.is_done();
        telling.event.negated == other.event.negated
            && !(supposed && one_is_done)
            && (!(plan && one_is_done) || (bond.agent && bond.target) || bond.people >= 2.0)
    })
}

/// Different people do different things, unless they do it to each other.
fn who(group: &Group<'_>, telling: &Telling<'_>, bond: &Bond, bench: &Bench<'_>) -> bool {
    let known = |actors: &Set| -> Set { actors.iter().copied().filter(|actor| bench.is_particular(*actor)).collect() };
    let (own, theirs) = (known(&telling.agents), known(&group.agents));
    if !own.is_empty() && !theirs.is_empty() {
        let mutual = own.iter().any(|actor| group.patients.contains(actor));
        return mutual || !own.is_disjoint(&theirs);
    }
    let (own, theirs): (Set, Set) = (telling.people().collect(), group.people().collect());
    own.is_empty() || theirs.is_empty() || bond.people > 0.0 || compatriots(&own, &theirs, bench)
}

/// Meeting or visiting others is another meeting or visit; of other events texts name now this object, now that.
fn whom(group: &Group<'_>, telling: &Telling<'_>, bond: &Bond, bench: &Bench<'_>) -> bool {
    if telling.event.event_type != EventType::Consult {
        return true;
    }
    let (own, theirs) = (&telling.patients, &group.patients);
    let others: Set = group.agents.union(&group.places).copied().collect();
    own.is_empty() || theirs.is_empty() || bond.target || !own.is_disjoint(&others) || compatriots(own, theirs, bench)
}

/// Whether one side names a country and the other somebody of it.
fn compatriots(own: &Set, theirs: &Set, bench: &Bench<'_>) -> bool {
    let countries = |actors: &Set| -> BTreeSet<&str> {
        actors.iter().filter_map(|actor| bench.cast.actors[*actor].country.as_deref()).collect()
    };
    !countries(own).is_disjoint(&countries(theirs))
}

/// Places differ unless one lies in the other's country.
fn place(group: &Group<'_>, telling: &Telling<'_>, bench: &Bench<'_>) -> bool {
    let Some(place) = telling.place.filter(|_| !group.places.is_empty()) else { return true };
    let country = |actor: usize| bench.cast.actors[actor].country.as_deref();
    let near = |other: &usize| *other == place || (country(*other).is_some() && country(*other) == country(place));
    group.places.iter().any(near)
}

/// What the dates say: none where they exclude each other.
fn when(group: &Group<'_>, telling: &Telling<'_>, bond: &Bond) -> Option<f32> {
    let mut best = 0.0_f32;
    for other in group.surest() {
        let (Some(own), Some(theirs)) = (&telling.event.date, &other.event.date) else {
            let (dated, undated) = if telling.event.date.is_some() { (telling, other) } else { (other, telling) };
            if !is_timely(dated, undated) {
                return None;
            }
            continue;
        };
        let stated = telling.is_dated() && other.is_dated();
        let days = apart(own, theirs);
        if days > allowed(telling, other, bond, stated) {
            return None;
        }
        best = best.max(match (days, own.exact_day().is_some() && theirs.exact_day().is_some(), stated) {
            (0, true, true) => 2.0,
            (0, false, true) => 0.75,
            (0, true, false) => 0.75,
            _ => 0.0,
        });
    }
    Some(best)
}

/// Whether no dates tell a plan from what a group tells of: each pair overlaps, or one is undated and written near.
pub(super) fn timely(group: &Group<'_>, telling: &Telling<'_>) -> bool {
    group.surest().all(|other| match (&telling.event.date, &other.event.date) {
        (Some(own), Some(theirs)) => apart(own, theirs) == 0,
        (Some(_), None) => is_timely(telling, other),
        (None, Some(_)) => is_timely(other, telling),
        (None, None) => match (written(telling), written(other)) {
            (Some(own), Some(theirs)) => days(own, theirs).abs() <= RECENT,
            _ => true,
        },
    })
}

/// The most days between a dated event and the writing of a text that tells of it without a date: news needs no date,
/// history does.
const RECENT: i64 = 150;

/// Whether an undated telling may be of an event of that date: a plan lies ahead of its writing, news lies close.
fn is_timely(dated: &Telling<'_>, undated: &Telling<'_>) -> bool {
    let (Some(date), Some(today)) = (&dated.event.date, written(undated)) else { return true };
    let before = date.latest().map_or(0, |end| days(end, today));
    let after = date.earliest().map_or(0, |start| days(today, start));
    let past_plan = undated.is_plan() && before > 31;
    !past_plan && before <= RECENT && after <= 2 * RECENT
}

/// How many days two dates of one event may be apart: none where both are stated, unless the same people do it to the
/// same; then a telling may be wrong by a day or two, and a plan may have moved.
fn allowed(telling: &Telling<'_>, other: &Telling<'_>, bond: &Bond, stated: bool) -> i64 {
    let sure = bond.agent && bond.target;
    let inferred = |telling: &Telling<'_>| telling.event.date_basis == Some(DateBasis::Inferred);
    match (stated, sure, telling.is_plan() || other.is_plan()) {
        (true, true, true) => 400,
        (true, true, false) => 2,
        (true, false, _) => 0,
        (false, ..) if inferred(telling) && inferred(other) => 3,
        (false, ..) => 7,
    }
}

/// The days between two dates; 0 where they may be the same.
pub(super) fn apart(one: &Edtf, other: &Edtf) -> i64 {
    let gap = |end: Option<Day>, start: Option<Day>| end.zip(start).map_or(0, |(end, start)| days(end, start));
    gap(one.latest(), other.earliest()).max(gap(other.latest(), one.earliest())).max(0)
}

fn days(from: Day, to: Day) -> i64 {
    from.duration_until(to).as_hours() / 24
}

/// The cosine of the rarer words of the clauses.
pub(super) fn likeness(group: &Group<'_>, telling: &Telling<'_>, bench: &Bench<'_>) -> f32 {
    cosine((&telling.clause, telling.weight), (group.clause(), group.weight()), bench)
}

/// The cosine of two clauses, each with the sum of the squares of the weights of its words.
pub(super) fn cosine(one: (&Clause, f32), other: (&Clause, f32), bench: &Bench<'_>) -> f32 {
    let sum = bench.rarity.length(one.0.iter().filter(|word| other.0.contains(*word)));
    let lengths = (one.1 * other.1).sqrt();
    if lengths > 0.0 { sum / lengths } else { 0.0 }
}
