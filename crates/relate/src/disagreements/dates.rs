//! Done things that tellings date differently.

use std::collections::{BTreeMap, BTreeSet};

use corpus::{Archive, DateBasis, Day, Disagreement, DisagreementKind, Edtf, Id, ItemId, Rule, Status, TimelineEntry};

use super::{Told, about_entry, side, told};
use crate::stems::contents;

const RULE: Rule = Rule::new("disagreement.stated-dates");

/// What the dates stated for one event disagree in; one document that gives two dates contradicts itself.
pub(super) fn of_entry(archive: &Archive, entry: &TimelineEntry) -> Option<Disagreement> {
    let dated: Vec<(Told<'_>, &Edtf)> = told(archive, entry)
        .into_iter()
        .filter(|told| told.event.date_basis == Some(DateBasis::Stated) && told.event.status == Status::Past)
        .filter_map(|told| Some((told, told.event.date.as_ref().filter(|date| date.exact_day().is_some())?)))
        .collect();
    let mut sides: Vec<(&Edtf, Vec<Told<'_>>)> = Vec::new();
    for (told, date) in dated {
        match sides.iter_mut().find(|(known, _)| known.overlaps(date)) {
            Some((_, tellings)) => tellings.push(told),
            None => sides.push((date, vec![told])),
        }
    }
    if sides.len() < 2 {
        return None;
    }
    let document = |tellings: &[Told<'_>]| tellings[0].evidence.document;
    let internal =
        sides.iter().all(|(_, tellings)| tellings.iter().all(|told| told.evidence.document == document(&sides[0].1)));
    let kind = if internal { DisagreementKind::Internal } else { DisagreementKind::Date };
    let explanation = format!(
        "The dates differ: {}.",
        sides.iter().map(|(date, tellings)| shown(date, &tellings[0])).collect::<Vec<_>>().join("; ")
    );
    let sides = sides.iter().filter_map(|(_, tellings)| side(tellings)).collect();
    about_entry(archive, entry, kind, sides, explanation, RULE)
}

const NEAR: Rule = Rule::new("disagreement.near-dates");

/// The most days between two dates of what is done once.
const DAYS: i64 = 3;
/// Within so many days of it a document tells of nothing else that the same actor did.
const ALONE: i64 = 60;

/// A dated event of one document that may be another's of nearly the same day.
struct Dated<'a> {
    entry: &'a TimelineEntry,
    told: Told<'a>,
    day: Day,
    words: BTreeSet<u64>,
}

/// Entries of two documents that tell, each once, of the same actor doing something with the same object, a few days
/// apart: one event with two dates.
pub(super) fn of_neighbours(archive: &Archive, timeline: &[TimelineEntry]) -> Vec<Disagreement> {
    let mut of_actor: BTreeMap<&ItemId, Vec<Dated<'_>>> = BTreeMap::new();
    for entry in timeline.iter().filter(|entry| !entry.passing) {
        let [actor] = &*entry.actors else { continue };
        of_actor.entry(actor).or_default().extend(dated(archive, entry));
    }
    let mut found = Vec::new();
    for events in of_actor.values() {
        // The timeline is in order of date, so neighbours in time are neighbours here.
        let pairs = events.windows(2).filter(|two| is_one(&two[0], &two[1]) && stand_alone(events, two));
        found.extend(pairs.filter_map(|two| near(archive, two)));
    }
    found
}

/// An entry told once, as done, on a stated day.
fn dated<'a>(archive: &'a Archive, entry: &'a TimelineEntry) -> Option<Dated<'a>> {
    let tellings = told(archive, entry);
    let [told] = tellings.as_slice() else { return None };
    let event = told.event;
    let done = event.status == Status::Past && !event.negated && event.date_basis == Some(DateBasis::Stated);
    let day = event.date.as_ref().filter(|_| done)?.exact_day()?;
    let annotations = &told.annotated.annotations;
    let is_name = |span| annotations.mentions.overlapping(span).next().is_some();
    let is_time = |span| annotations.times.overlapping(span).next().is_some();
    let words = contents(told.annotated.document.text.as_str(), event.extent).into_iter();
    let objects = words.filter(|word| !event.span.overlaps(word.span) || event.span.len() > word.span.len());
    let words = objects.filter(|word| !is_name(word.span) && !is_time(word.span)).map(|word| word.stem).collect();
    Some(Dated { entry, told: *told, day, words })
}

fn is_one(one: &Dated<'_>, other: &Dated<'_>) -> bool {
    let days = days(one.day, other.day);
    let shared = one.words.intersection(&other.words).count();
    let least = one.words.len().min(other.words.len());
    // A weekday is mistaken by a day at most, and says less than a day of a month.
    let sure = [one, other].iter().all(|dated| is_spelled_out(&dated.told)) || (days == 1 && shared >= ALIKE);
    let places = one.entry.place.as_ref().zip(other.entry.place.as_ref()).is_none_or(|(own, theirs)| own == theirs);
    one.told.evidence.document != other.told.evidence.document
        && (1..=DAYS).contains(&days)
        && shared > 0
        && shared * 3 >= least
        && sure
        && places
}

/// The fewest words that two things done on two weekdays share.
const ALIKE: usize = 2;

/// Whether the text gives a day of a month: "21 May".
fn is_spelled_out(told: &Told<'_>) -> bool {
    told.event.date_from.is_some_and(|span| told.annotated.slice(span).contains(|letter: char| letter.is_ascii_digit()))
}

/// Whether neither document tells of another thing that the actor did at that time.
fn stand_alone(events: &[Dated<'_>], two: &[Dated<'_>]) -> bool {
    let documents: BTreeSet<Id<corpus::Document>> = two.iter().map(|event| event.told.evidence.document).collect();
    let near = |event: &&Dated<'_>| days(event.day, two[0].day).abs() <= ALONE;
    events.iter().filter(near).filter(|event| documents.contains(&event.told.evidence.document)).count() == 2
}

fn near(archive: &Archive, two: &[Dated<'_>]) -> Option<Disagreement> {
    let shown = |event: &Dated<'_>| event.told.event.date.as_ref().map(|date| shown(date, &event.told));
    let explanation = format!("The dates differ: {}; {}.", shown(&two[0])?, shown(&two[1])?);
    let sides = two.iter().filter_map(|event| side(&[event.told])).collect();
    about_entry(archive, two[0].entry, DisagreementKind::Date, sides, explanation, NEAR)
}

fn days(from: Day, to: Day) -> i64 {
    from.duration_until(to).as_hours() / 24
}

/// The date as a text has it and as it was read.
fn shown(date: &Edtf, told: &Told<'_>) -> String {
    match told.event.date_from {
        Some(span) => format!("“{}” ({date})", told.annotated.slice(span)),
        None => date.to_string(),
    }
}
