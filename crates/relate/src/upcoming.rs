//! What became of plans by the brief's day?

use std::collections::{BTreeMap, BTreeSet};

use corpus::{
    Appearance, Archive, Day, Document, Edtf, Event, EventType, Id, Outcome, OutcomeStep, Planned, Status,
    TimelineEntry,
};

use crate::day;
use crate::timeline::is_guessed;

/// A mention of a plan or of its outcome.
struct Step<'a> {
    appearance: Appearance,
    event: &'a Event,
    written: Option<Day>,
    place: usize,
    is_guessed: bool,
}

/// The planned entries of a timeline in its order, each with its history in order of writing.
pub(crate) fn upcoming(
    archive: &Archive,
    order: &[Id<Document>],
    timeline: &[TimelineEntry],
    as_of: Option<Day>,
) -> Vec<Planned> {
    let place: Places = order.iter().enumerate().map(|(place, id)| (*id, place)).collect();
    timeline.iter().filter(|entry| !entry.passing).filter_map(|entry| planned(archive, &place, entry, as_of)).collect()
}

/// The canonical place of each document.
type Places = BTreeMap<Id<Document>, usize>;

fn planned(archive: &Archive, place: &Places, entry: &TimelineEntry, as_of: Option<Day>) -> Option<Planned> {
    let mut steps: Vec<Step<'_>> = entry.mentions.iter().filter_map(|mention| step(archive, place, *mention)).collect();
    steps.retain(|step| !step.event.negated && step.event.status != Status::Hypothetical && !step.is_guessed);
    // What has happened was planned before, whenever an undated text says so.
    steps.sort_by_key(|step| (step.event.status == Status::Past, step.written.is_none(), step.written, step.place));
    let first = steps.iter().position(|step| is_plan(step.event) && !is_history(step))?;
    if !is_worth_following(entry, &steps) {
        return None;
    }
    let history = history(&steps[first..]);
    let outcome = outcome(&history, entry, as_of)?;
    Some(Planned { id: entry.id, outcome, history })
}

fn step<'a>(archive: &'a Archive, place: &Places, appearance: Appearance) -> Option<Step<'a>> {
    let document = archive.document(appearance.evidence.document);
    let written = day::first_written(document);
    let place = *place.get(&appearance.evidence.document)?;
    let event = document.annotations.events.get(appearance.event)?;
    Some(Step { appearance, event, written, place, is_guessed: is_guessed(document, event) })
}

/// Whether a mention is of a plan rather than of a purpose ("came to discuss").
fn is_plan(event: &Event) -> bool {
    let purpose = event.grounds.doubts.iter().any(|doubt| doubt.0.contains("purpose"));
    !purpose && matches!(event.status, Status::Scheduled | Status::Proposed | Status::Postponed | Status::Cancelled)
}

/// Whether a plan was over when it was written of: "a visit planned for 1992".
fn is_history(step: &Step<'_>) -> bool {
    let end = step.event.date.as_ref().and_then(Edtf::latest);
    end.zip(step.written).is_some_and(|(end, written)| days(end, written) > 30)
}

/// A plan of somebody known to do something with somebody or somewhere, or on some date. What is only proposed must be
/// of the sort that is planned: talks, visits, invitations.
fn is_worth_following(entry: &TimelineEntry, steps: &[Step<'_>]) -> bool {
    let plans = || steps.iter().filter(|step| is_plan(step.event));
    let firm = plans().any(|step| step.event.status != Status::Proposed);
    let dated = plans().any(|step| step.event.date.is_some());
    let parties = entry.actors.len() + usize::from(entry.place.is_some());
    let occasion = entry.event_type == EventType::Consult;
    let shared = matches!(entry.event_type, EventType::Agree | EventType::Cooperate) && entry.actors.len() > 1;
    match (firm, dated) {
        (true, true) => !entry.actors.is_empty() || occasion,
        (true, false) => occasion && parties > 0 || shared,
        (false, true) => occasion && parties > 0,
        (false, false) => occasion && parties > 1,
    }
}

/// The steps that say something new: one of each sort a document.
fn history(steps: &[Step<'_>]) -> Vec<OutcomeStep> {
    let (mut seen, mut history) = (BTreeSet::new(), Vec::new());
    let mut date: Option<&Edtf> = None;
    for step in steps {
        let outcome = reading(step.event, date, !history.is_empty());
        if seen.insert((step.place, outcome)) {
            history.push(OutcomeStep { outcome, evidence: step.appearance.evidence });
        }
        if is_plan(step.event) {
            date = step.event.date.as_ref().or(date);
        }
    }
    history
}

/// What a mention says of the plan, after an earlier date of it.
fn reading(event: &Event, earlier: Option<&Edtf>, is_known: bool) -> Outcome {
    let moved = event.date.as_ref().zip(earlier).is_some_and(|(now, then)| !now.overlaps(then));
    match event.status {
        Status::Cancelled => Outcome::Cancelled,
        Status::Postponed => Outcome::Moved,
        Status::Past | Status::Ongoing => Outcome::Occurred,
        _ if !is_known => Outcome::Announced,
        _ if moved => Outcome::Moved,
        _ => Outcome::Restated,
    }
}

/// What has become of it: it occurred if any telling has it so, else the last word holds, until its day has passed.
fn outcome(history: &[OutcomeStep], entry: &TimelineEntry, as_of: Option<Day>) -> Option<Outcome> {
    let last = history.last()?.outcome;
    if history.iter().any(|step| step.outcome == Outcome::Occurred) {
        return Some(Outcome::Occurred);
    }
    let end = entry.date.as_ref().and_then(Edtf::latest);
    let passed = end.zip(as_of).is_some_and(|(end, today)| end < today);
    Some(if passed && last != Outcome::Cancelled { Outcome::Overdue } else { last })
}

fn days(from: Day, to: Day) -> i64 {
    from.duration_until(to).as_hours() / 24
}
