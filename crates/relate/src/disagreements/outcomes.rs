//! Things that one telling says have happened and another that they have not.

use std::collections::BTreeMap;

use corpus::{Archive, Disagreement, DisagreementKind, ItemId, Rule, Status, TimelineEntry};

use super::{Told, about_entry, side, told};
use crate::day;

const CANCELLED: Rule = Rule::new("disagreement.cancelled-or-done");
const DENIED: Rule = Rule::new("disagreement.denied-or-done");

/// An entry that is told as done and, not earlier, as called off.
pub(super) fn of_entry(archive: &Archive, entry: &TimelineEntry) -> Option<Disagreement> {
    let told = told(archive, entry);
    let having = |status| told.iter().copied().filter(move |told| told.event.status == status && !told.event.negated);
    let (done, off): (Vec<_>, Vec<_>) = (having(Status::Past).collect(), having(Status::Cancelled).collect());
    let written = |told: &Told<'_>| day::written(told.annotated).and_then(|date| date.exact_day());
    let after =
        |off: &Told<'_>| done.iter().any(|done| written(done).zip(written(off)).is_some_and(|(done, off)| off >= done));
    let off: Vec<Told<'_>> =
        off.into_iter().filter(after).filter(|off| done.iter().any(|done| is_one(done, off))).collect();
    let sides = [side(&done), side(&off)].into_iter().flatten().collect();
    let explanation = "One side tells it as done, the other as called off.".to_owned();
    about_entry(archive, entry, DisagreementKind::Status, sides, explanation, CANCELLED)
}

/// Whether a thing that was done and one that was called off are one: both are told of one day.
fn is_one(done: &Told<'_>, off: &Told<'_>) -> bool {
    let day = |told: &Told<'_>| told.event.date.as_ref().and_then(corpus::Edtf::exact_day);
    match (day(done), day(off)) {
        (Some(own), Some(theirs)) => own == theirs,
        _ => false,
    }
}

/// Entries that are told only as not having happened, beside one of the same sort, people and day that has.
pub(super) fn denied(archive: &Archive, timeline: &[TimelineEntry]) -> Vec<Disagreement> {
    let mut done: BTreeMap<(&str, &ItemId, String), &TimelineEntry> = BTreeMap::new();
    let past = || timeline.iter().filter(|entry| !entry.passing && entry.status == Status::Past);
    for entry in past().filter(|entry| !is_denied(entry)) {
        if let Some(key) = key(entry) {
            done.entry(key).or_insert(entry);
        }
    }
    let denied = past().filter(|entry| is_denied(entry));
    denied.filter_map(|entry| contradiction(archive, entry, done.get(&key(entry)?)?)).collect()
}

fn contradiction(archive: &Archive, denied: &TimelineEntry, done: &TimelineEntry) -> Option<Disagreement> {
    let same_people = denied.actors.len() > 1 && denied.actors.iter().all(|actor| done.actors.contains(actor));
    let other_documents = denied.documents.iter().any(|id| !done.documents.contains(id));
    if !same_people || !other_documents {
        return None;
    }
    let sides = [side(&told(archive, done)), side(&told(archive, denied))].into_iter().flatten().collect();
    let explanation = "One side tells it as done, the other that it was not.".to_owned();
    about_entry(archive, done, DisagreementKind::Status, sides, explanation, DENIED)
}

fn is_denied(entry: &TimelineEntry) -> bool {
    entry.grounds.doubts.iter().any(|doubt| doubt.0 == "said not to have happened")
}

/// Mode, first actor and day.
fn key(entry: &TimelineEntry) -> Option<(&str, &ItemId, String)> {
    let day = entry.date.as_ref().and_then(corpus::Edtf::exact_day)?;
    Some((&*entry.mode, entry.actors.first()?, day.to_string()))
}
