//! Which documents carry an item, and which leave it out?

use std::collections::BTreeMap;

use corpus::{
    Archive, Coverage, CoverageKind, Document, Evidence, Few, Id, ItemId, Ledger, Position, TimelineEntry, Utterance,
};

/// The coverage of timeline entries, ledgers, utterances and positions that at least one document could have left out.
pub(crate) fn coverage(
    archive: &Archive,
    timeline: &[TimelineEntry],
    figures: &[Ledger],
    quotes: &[Utterance],
    positions: &[Position],
) -> Vec<Coverage> {
    let events = timeline.iter().filter(|entry| !entry.passing).filter(|entry| is_important(entry)).map(|entry| {
        // Who may carry it is not said to leave it out.
        let possible = entry.possible.iter().filter(|one| one.event.is_some()).map(|one| one.evidence);
        let evidence = entry.mentions.iter().map(|mention| mention.evidence).chain(possible);
        row(&entry.id, CoverageKind::Event, archive.passage(entry.headline), evidence.collect())
    });
    let figures = figures.iter().map(|ledger| {
        let evidence = ledger.values.iter().map(|value| value.evidence);
        row(&ledger.id, CoverageKind::Figure, ledger.measure.value(), evidence.collect())
    });
    let quotes = quotes.iter().filter_map(|quote| {
        let words = archive.passage(*quote.content.first()?);
        let evidence = quote.content.iter().chain(&quote.variants).copied().collect();
        Some(row(&quote.id, CoverageKind::Quote, words, evidence))
    });
    let positions = positions.iter().map(|position| {
        let evidence = position.summary.evidence().to_vec();
        row(&position.id, CoverageKind::Position, position.summary.value(), evidence)
    });
    events.chain(figures).chain(quotes).chain(positions).collect()
}

/// Events that two documents carry, or that say who does something of a known type, or when.
pub(crate) fn is_important(entry: &TimelineEntry) -> bool {
    let typed = entry.event_type != corpus::EventType::Other && !entry.actors.is_empty();
    entry.documents.len() > 1 || typed || (entry.date.is_some() && !entry.actors.is_empty())
}

fn row(item: &ItemId, kind: CoverageKind, topic: &str, evidence: Vec<Evidence>) -> Coverage {
    let mut mentions: BTreeMap<Id<Document>, Few<Evidence>> = BTreeMap::new();
    for shown in evidence {
        mentions.entry(shown.document).or_default().push(shown);
    }
    Coverage { item: *item, kind, topic: topic.to_owned(), mentions: mentions.into_iter().collect() }
}
