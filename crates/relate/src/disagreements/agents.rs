//! Things that tellings say different actors did.

use std::collections::{BTreeMap, BTreeSet};

use corpus::{Archive, DateBasis, Disagreement, DisagreementKind, EventType, Participant, Rule, Status, TimelineEntry};

use super::{Told, about_entry, side, told};
use crate::actors::Cast;

const RULE: Rule = Rule::new("disagreement.actors");

/// The most acts of one sort and day that are compared with each other.
const COMPARED: usize = 24;

/// What a document says was done by whom to whom, or where.
struct Act<'a> {
    entry: &'a TimelineEntry,
    told: Told<'a>,
    agents: BTreeSet<usize>,
    targets: BTreeSet<usize>,
}

/// Mentions in different documents that tell of the same sort of act on the same stated day, done to the same, by
/// different actors.
pub(super) fn of_mentions(archive: &Archive, timeline: &[TimelineEntry], cast: &Cast) -> Vec<Disagreement> {
    let mut of_day: BTreeMap<(EventType, &str, String), Vec<Act<'_>>> = BTreeMap::new();
    for entry in timeline.iter().filter(|entry| !entry.passing && entry.status == Status::Past) {
        for told in told(archive, entry) {
            let day = told.event.date.as_ref().and_then(corpus::Edtf::exact_day);
            if let Some((day, act)) = day.zip(act(entry, told, cast)) {
                of_day.entry((entry.event_type, &*entry.mode, day.to_string())).or_default().push(act);
            }
        }
    }
    let mut found = Vec::new();
    for acts in of_day.values() {
        let acts = &acts[..acts.len().min(COMPARED)];
        for (at, one) in acts.iter().enumerate() {
            let other = acts[at + 1..].iter().find(|other| differ(one, other, cast) && !tell_both(acts, one, other));
            found.extend(other.and_then(|other| contradiction(archive, one, other, cast)));
        }
    }
    found
}

/// The act that a mention tells of, where it names its actor and states its day.
fn act<'a>(entry: &'a TimelineEntry, told: Told<'a>, cast: &Cast) -> Option<Act<'a>> {
    let places = |parties: &[Participant]| -> BTreeSet<usize> {
        let entities = parties.iter().filter_map(|party| party.entity);
        entities.filter_map(|entity| cast.place(told.evidence.document, entity)).collect()
    };
    let mentions = &told.annotated.annotations.mentions;
    // A pronoun may be another's, and one place sees many people come and go.
    let is_named = |party: &Participant| {
        mentions.overlapping(party.span).any(|(_, mention)| mention.form == corpus::MentionForm::Name)
    };
    let named = told.event.actors.iter().all(is_named);
    let site = told.event.place.as_slice().iter().filter(|_| entry.event_type != EventType::Other);
    let agents = if named { places(&told.event.actors) } else { BTreeSet::new() };
    let targets = &places(&told.event.recipients) | &places(&site.copied().collect::<Vec<_>>());
    let unilateral = !matches!(entry.event_type, EventType::Consult | EventType::Agree | EventType::Cooperate);
    let sure = told.event.date_basis == Some(DateBasis::Stated) && !told.event.negated && unilateral;
    (sure && !agents.is_empty()).then_some(Act { entry, told, agents, targets })
}

/// Whether two acts are one with different actors: other documents tell them, they have a target in common, and
/// neither actor belongs to the other's country or is the other's target.
fn differ(one: &Act<'_>, other: &Act<'_>, cast: &Cast) -> bool {
    let countries = |agents: &BTreeSet<usize>| -> BTreeSet<&str> {
        agents.iter().filter_map(|actor| cast.actors[*actor].country.as_deref()).collect()
    };
    let apart = one.agents.is_disjoint(&other.agents) && countries(&one.agents).is_disjoint(&countries(&other.agents));
    let mutual = !one.agents.is_disjoint(&other.targets) || !other.agents.is_disjoint(&one.targets);
    let documents = one.told.evidence.document != other.told.evidence.document;
    apart && documents && !mutual && !one.targets.is_disjoint(&other.targets)
}

/// Whether a document of the two tells of both actors' acts: then they are two.
fn tell_both(acts: &[Act<'_>], one: &Act<'_>, other: &Act<'_>) -> bool {
    let tells = |teller: &Act<'_>, agents: &BTreeSet<usize>| {
        let own = acts.iter().filter(|act| act.told.evidence.document == teller.told.evidence.document);
        own.into_iter().any(|act| !act.agents.is_disjoint(agents))
    };
    tells(one, &other.agents) || tells(other, &one.agents)
}

fn contradiction(archive: &Archive, one: &Act<'_>, other: &Act<'_>, cast: &Cast) -> Option<Disagreement> {
    let name = |act: &Act<'_>| act.agents.first().map(|actor| cast.actors[*actor].name.value().clone());
    let explanation = format!("Who did it differs: “{}” and “{}”.", name(one)?, name(other)?);
    let sides = [one, other].iter().filter_map(|act| side(&[act.told])).collect();
    about_entry(archive, one.entry, DisagreementKind::Actor, sides, explanation, RULE)
}
