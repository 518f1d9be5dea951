//! Which mentions of events, in one document or several, tell of one event, and when did it happen?
//!
//! Joining is conservative: the same kind of event, no contradiction in who, when and whether, and something in
//! common that is not common to all events of that kind.

mod clause;
mod clues;
mod entry;
mod gather;
mod judge;
mod lone;
mod passing;
mod plans;
mod telling;

use std::collections::BTreeSet;

use corpus::{Archive, Day, Origin, TimelineEntry};

use crate::actors::Cast;
use judge::Bench;

pub(crate) use telling::{Telling, is_guessed, tellings};

/// The events of all documents in order of date, those without a date last; `stories` has the story of each document.
pub(crate) fn timeline(
    archive: &Archive,
    stories: &[usize],
    tellings: &[Telling<'_>],
    cast: &Cast,
    origins: &[Origin],
    as_of: Option<Day>,
) -> Vec<TimelineEntry> {
    let groups = gather::groups(tellings, &Bench::of(archive, stories, cast));
    let mut entries: Vec<TimelineEntry> =
        groups.iter().filter_map(|group| entry::entry(archive, cast, origins, as_of, group)).collect();
    entries.retain(passing::is_told);
    tell_apart(&mut entries);
    entries.sort_by(|a, b| (when(a), &a.id).cmp(&(when(b), &b.id)));
    entries
}

/// The first and last day of an entry; undated ones come last.
fn when(entry: &TimelineEntry) -> (bool, Option<Day>, Option<Day>) {
    let date = entry.date.as_ref();
    (date.is_none(), date.and_then(|date| date.earliest().or(date.latest())), date.and_then(|date| date.latest()))
}

/// Two events may have one trigger ("met and dined"): ids that are met again keep only their first entry.
fn tell_apart(entries: &mut Vec<TimelineEntry>) {
    let mut taken = BTreeSet::new();
    entries.retain(|entry| taken.insert(entry.id.clone()));
}
