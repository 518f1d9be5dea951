//! Which mentions of events, in one document or several, tell of one event, and when did it happen?
//!
//! Joining is conservative: the same kind of event, no contradiction in who, when and whether, and something in
//! common that is not common to all events of that kind. What may be of an event beyond that, because its story has
//! the same word for it and nothing speaks against it, is kept beside the sure mentions with a doubt.

mod class;
mod clause;
mod clues;
mod echo;
mod entry;
mod gather;
mod judge;
mod kin;
mod lone;
mod passing;
mod plans;
mod rarity;
mod set;
mod sides;
mod telling;

use std::collections::BTreeSet;

use corpus::{Archive, Day, Document, Id, TimelineEntry};
use lexicon::Lexicon;

use crate::origins::Sharing;
pub(crate) use class::{listed as class_at, of_event as class_of_event};
use gather::Group;
pub(crate) use judge::Bench;
pub(crate) use rarity::Rarity;
pub(crate) use telling::{Telling, is_guessed, tellings};

/// An entry with the tellings that make it, and those that may be of its event.
pub(crate) struct Drafted<'a> {
    entry: TimelineEntry,
    group: Group<'a>,
}

/// The events of all documents, each with its sure mentions.
pub(crate) fn drafts<'a>(
    archive: &Archive,
    tellings: &'a [Telling<'a>],
    bench: &Bench<'_>,
    sharing: &Sharing<'_>,
    as_of: Option<Day>,
) -> Vec<Drafted<'a>> {
    let groups = gather::groups(tellings, bench).into_iter();
    let mut drafts: Vec<Drafted<'a>> = groups
        .filter_map(|group| Some(Drafted { entry: entry::entry(archive, bench.cast, sharing, as_of, &group)?, group }))
        .collect();
    // Two events may have one trigger ("met and dined"): ids that are met again keep only their first entry.
    let mut taken = BTreeSet::new();
    drafts.retain(|draft| taken.insert(draft.entry.id.clone()));
    drafts.iter_mut().for_each(|draft| draft.entry.passing = !passing::is_told(&draft.entry));
    drafts
}

/// The entries that are told, with their sure mentions alone, in order of date, those without a date last.
pub(crate) fn sure(drafts: Vec<Drafted<'_>>) -> Vec<TimelineEntry> {
    in_order(drafts.into_iter().map(|draft| draft.entry).filter(|entry| !entry.passing).collect())
}

/// All entries, with the mentions that may be of them, in order of date, those without a date last.
pub(crate) fn full(
    archive: &Archive,
    order: &[Id<Document>],
    drafts: Vec<Drafted<'_>>,
    bench: &Bench<'_>,
    lexicon: &Lexicon,
) -> Vec<TimelineEntry> {
    let mut families = kin::families(drafts, bench);
    echo::join(archive, order, &mut families, bench, lexicon);
    families.iter_mut().for_each(|family| family.entry.possible.sort_by_key(|one| one.evidence));
    in_order(families.into_iter().map(|family| family.entry).collect())
}

fn in_order(mut entries: Vec<TimelineEntry>) -> Vec<TimelineEntry> {
    // Made in the room of the drafts, which were larger and more.
    entries.shrink_to_fit();
    // No two have one id, so that there is one order: a large timeline is sorted in its place.
    entries.sort_unstable_by(|a, b| (when(a), &a.id).cmp(&(when(b), &b.id)));
    entries
}

/// The first and last day of an entry; undated ones come last.
fn when(entry: &TimelineEntry) -> (bool, Option<Day>, Option<Day>) {
    let date = entry.date.as_ref();
    (date.is_none(), date.and_then(|date| date.earliest().or(date.latest())), date.and_then(|date| date.latest()))
}
