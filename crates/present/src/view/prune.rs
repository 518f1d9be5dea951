//! A brief of very many documents: the page shows what most origins carry, and says what it leaves to the JSON.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::record::{BriefDocument, BriefRecord, CoverageRecord, Passage, TimelineRecord};

/// With more documents than this a page cannot show everything and still open at once.
const DOCUMENTS: usize = 60;
/// Items of each list that such a page shows.
const ITEMS: usize = 240;
/// Passages of an item that it shows.
const PASSAGES: usize = 12;

/// Whether a brief is too large for a page to show all of it.
pub(super) fn is_large(record: &BriefRecord) -> bool {
    record.documents.len() > DOCUMENTS
}

/// What a page shows of a brief, and carries as its record: all of it, or of a large one the items that most origins
/// carry, with how many are left out. What was pruned before is shown as it is.
pub fn shown_record(record: &BriefRecord) -> Cow<'_, BriefRecord> {
    if !is_large(record) || !record.left_out.is_empty() {
        return Cow::Borrowed(record);
    }
    let mut shown = shown(record);
    let passing = |timeline: &[TimelineRecord]| timeline.len() - told(timeline);
    let left_out = [
        ("timeline", told(&record.timeline) - told(&shown.timeline)),
        ("passing", passing(&record.timeline) - passing(&shown.timeline)),
        ("upcoming", record.upcoming.len() - shown.upcoming.len()),
        ("quotes", record.quotes.len() - shown.quotes.len()),
        ("positions", record.positions.len() - shown.positions.len()),
        ("figures", record.figures.len() - shown.figures.len()),
        ("naming", record.naming.len() - shown.naming.len()),
        ("coverage", record.coverage.len() - shown.coverage.len()),
        ("entities", record.entities.len() - shown.entities.len()),
    ];
    let some = left_out.into_iter().filter(|(_, count)| *count > 0);
    shown.left_out = some.map(|(list, count)| (list.to_owned(), count as u32)).collect();
    Cow::Owned(shown)
}

/// The first items by a rank, in the order of the record.
fn first<T: Clone, K: Ord>(list: &[T], most: usize, rank: impl Fn(&T) -> K) -> Vec<T> {
    let mut order: Vec<usize> = (0..list.len()).collect();
    order.sort_by_key(|index| rank(&list[*index]));
    order.truncate(most);
    order.sort_unstable();
    order.into_iter().map(|index| list[index].clone()).collect()
}

/// The events that a page tells of: not those that are mentioned in passing.
fn told(timeline: &[TimelineRecord]) -> usize {
    timeline.iter().filter(|entry| !entry.passing).count()
}

fn shown(record: &BriefRecord) -> BriefRecord {
    let wanted: BTreeSet<&str> = record.developments.iter().map(String::as_str).collect();
    let planned: BTreeSet<&str> = record.upcoming.iter().take(ITEMS / 2).map(|planned| planned.id.as_str()).collect();
    let mut timeline = first(&record.timeline, ITEMS, |entry| {
        let id = entry.id.as_str();
        (
            entry.passing,
            !wanted.contains(id),
            !planned.contains(id),
            Reverse(entry.origins),
            Reverse(entry.mentions.len()),
        )
    });
    timeline.iter_mut().for_each(|entry| entry.mentions.truncate(PASSAGES));
    let mut entities = first(&record.entities, ITEMS / 2, |one| Reverse((one.origins, one.mentions.len())));
    for entity in &mut entities {
        entity.mentions.truncate(PASSAGES * 2);
        entity.roles.truncate(PASSAGES);
        entity.aliases.truncate(PASSAGES);
        entity.reasons.truncate(PASSAGES);
    }
    let mut figures = first(&record.figures, ITEMS, |one| Reverse((one.values.len().min(2), one.origins)));
    figures.iter_mut().for_each(|ledger| ledger.values.truncate(PASSAGES));
    let mut naming = first(&record.naming, ITEMS / 4, |one| Reverse(one.terms.len()));
    naming.iter_mut().for_each(|one| one.terms.truncate(PASSAGES));
    let mut disagreements = record.disagreements.clone();
    let sides = disagreements.iter_mut().flat_map(|one| &mut one.sides);
    sides.for_each(|side| side.evidence.truncate(PASSAGES));
    BriefRecord {
        schema: record.schema.clone(),
        as_of: record.as_of.clone(),
        options: record.options.clone(),
        versions: record.versions.clone(),
        // Expressions of time are marked in texts, and the texts of very many documents have no marks.
        documents: record.documents.iter().map(shown_document).collect(),
        summary: record.summary.clone(),
        developments: record.developments.clone(),
        origins: record.origins.clone(),
        upcoming: first(&record.upcoming, ITEMS, |one| !timeline.iter().any(|entry| entry.id == one.id)),
        quotes: first(&record.quotes, ITEMS, |one| (one.speaker_entity.is_none(), Reverse(one.origins))),
        positions: first(&record.positions, ITEMS, |one| Reverse(one.origins)),
        coverage: coverage(record),
        timeline,
        entities,
        figures,
        naming,
        disagreements,
        corrections: record.corrections.clone(),
        defects: record.defects.clone(),
        left_out: BTreeMap::new(),
    }
}

fn shown_document(document: &BriefDocument) -> BriefDocument {
    let times = if document.text.is_some() { Vec::new() } else { document.times.clone() };
    BriefDocument { times, ..document.clone() }
}

fn coverage(record: &BriefRecord) -> Vec<CoverageRecord> {
    let mut rows = first(&record.coverage, ITEMS, |one| Reverse((one.origins, one.documents)));
    let cells = rows.iter_mut().flat_map(|row| row.mentions.values_mut());
    cells.for_each(|passages: &mut Vec<Passage>| passages.truncate(1));
    rows
}
