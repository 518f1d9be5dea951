//! Which mentions of events, in one document or several, tell of one event, and when did it happen?
//!
//! Joining is conservative: the same kind of event, no contradiction in who, when and whether, and something in
//! common that is not common to all events of that kind. What may be of an event beyond that, because its story has
//! the same word for it and nothing speaks against it, is kept beside the sure mentions with a doubt.

mod alike;
mod class;
mod clause;
mod clues;
mod echo;
mod entry;
mod gather;
mod judge;
mod kin;
mod lists;
mod lone;
mod marks;
mod passing;
mod plans;
mod rarity;
mod set;
mod sides;
mod telling;

use std::collections::BTreeSet;

use corpus::{Archive, Day, Document, Grounds, Id, TimelineEntry};
use lexicon::Lexicon;

use crate::origins::Sharing;
pub(crate) use class::{listed as class_at, of_event as class_of_event};
use gather::Group;
pub(crate) use judge::Bench;
pub(crate) use rarity::Rarity;
pub(crate) use telling::{Telling, is_guessed, tellings};

/// Entries with the tellings that make each, by their places. They are kept apart so that neither is ever held twice.
pub(crate) struct Drafts<'a> {
    entries: Vec<TimelineEntry>,
    groups: Vec<Group<'a>>,
}

/// The events of all documents, each with its sure mentions.
pub(crate) fn drafts<'a>(
    archive: &Archive,
    tellings: &'a [Telling<'a>],
    bench: &Bench<'_>,
    sharing: &Sharing<'_>,
    as_of: Option<Day>,
) -> Drafts<'a> {
    let mut groups = gather::groups(tellings, bench);
    let mut entries: Vec<TimelineEntry> = Vec::with_capacity(groups.len());
    let (mut taken, mut shared) = (BTreeSet::new(), BTreeSet::new());
    groups.retain(|group| {
        let Some(mut entry) = entry::entry(archive, bench.cast, sharing, as_of, group) else { return false };
        // Two events may have one trigger ("met and dined"): ids that are met again keep only their first entry.
        let is_new = taken.insert(entry.id);
        if is_new {
            entry.passing = !passing::is_told(&entry);
            entry.grounds = known(&mut shared, entry.grounds);
            entries.push(entry);
        }
        is_new
    });
    Drafts { entries, groups }
}

/// The grounds of an earlier entry, where they are the same: there are few.
fn known(shared: &mut BTreeSet<Grounds>, own: Grounds) -> Grounds {
    if let Some(same) = shared.get(&own) {
        return same.clone();
    }
    shared.insert(own.clone());
    own
}

/// The entries that are told, with their sure mentions alone, in order of date, those without a date last.
pub(crate) fn sure(drafts: Drafts<'_>) -> Vec<TimelineEntry> {
    in_order(drafts.entries.into_iter().filter(|entry| !entry.passing).collect())
}

/// All entries, with the mentions that may be of them, in order of date, those without a date last.
pub(crate) fn full(
    archive: &Archive,
    order: &[Id<Document>],
    mut drafts: Drafts<'_>,
    bench: &Bench<'_>,
    lexicon: &Lexicon,
) -> Vec<TimelineEntry> {
    let families = kin::families(&mut drafts, bench);
    alike::join(archive, order, &mut drafts, &families, bench);
    echo::join(archive, order, &mut drafts, &families, bench, lexicon);
    let Drafts { mut entries, groups } = drafts;
    drop(groups);
    let mut is_family = vec![false; entries.len()];
    families.iter().for_each(|place| is_family[*place] = true);
    let mut kept = is_family.into_iter();
    entries.retain(|_| kept.next().unwrap_or_default());
    for entry in &mut entries {
        entry.possible.sort_by_key(|one| one.evidence);
        entry.possible.shrink_to_fit();
    }
    in_order(entries)
}

fn in_order(mut entries: Vec<TimelineEntry>) -> Vec<TimelineEntry> {
    // Made in the room of the drafts, which were more.
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
