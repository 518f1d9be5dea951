//! Where do tellings not fit together?
//!
//! Precision comes first: what may be another event, another period, another scope or a later state of things is no
//! disagreement.

mod agents;
mod answers;
mod causes;
mod claims;
mod dates;
mod labels;
mod lists;
mod numbers;
mod outcomes;
mod places;
mod rivals;
mod stances;

use corpus::{
    Annotated, Archive, Cited, Disagreement, DisagreementKind, Event, Evidence, ItemId, ItemKind, Ledger, Naming,
    Position, Rule, Side, TimelineEntry,
};
use lexicon::Lexicon;

use crate::actors::Cast;
use crate::quotes::Saying;
use crate::timeline::Telling;

/// What disagreements are looked for in.
pub(crate) struct Found<'a> {
    pub(crate) timeline: &'a [TimelineEntry],
    pub(crate) figures: &'a [Ledger],
    pub(crate) naming: &'a [Naming],
    pub(crate) positions: &'a [Position],
    pub(crate) stories: &'a [usize],
    /// What [`of_tellings`] found.
    pub(crate) of_tellings: Vec<Disagreement>,
}

/// What disagrees of single tellings and sayings: what one denies that another claims, and what is answered.
pub(crate) fn of_tellings(
    archive: &Archive,
    stories: &[usize],
    tellings: &[Telling<'_>],
    sayings: &[Saying<'_>],
    cast: &Cast,
    lexicon: &Lexicon,
) -> Vec<Disagreement> {
    let mut found = claims::denied(archive, stories, sayings, tellings, cast, lexicon);
    found.extend(answers::of_tellings(archive, stories, tellings, cast));
    found
}

/// Everything that disagrees: dates, places, outcomes, actors, causes, claims, numbers, positions, labels.
pub(crate) fn disagreements(archive: &Archive, from: Found<'_>, cast: &Cast) -> Vec<Disagreement> {
    let Found { timeline, figures, naming, positions, stories, of_tellings } = from;
    let mut found = Vec::new();
    for entry in timeline.iter().filter(|entry| !entry.passing) {
        found.extend(dates::of_entry(archive, entry));
        found.extend(places::of_entry(archive, entry));
        found.extend(outcomes::of_entry(archive, entry));
        found.extend(causes::of_entry(archive, entry));
    }
    found.extend(agents::of_mentions(archive, timeline, cast));
    found.extend(dates::of_neighbours(archive, timeline));
    found.extend(outcomes::denied(archive, timeline));
    found.extend(of_tellings);
    found.extend(rivals::of_documents(archive, stories, cast));
    found.extend(stances::of_positions(archive, stories, positions, cast));
    found.extend(figures.iter().filter_map(|ledger| numbers::of_ledger(archive, ledger)));
    found.extend(naming.iter().filter_map(|naming| labels::of_naming(archive, naming)));
    found
}

/// A mention of an entry with its row.
#[derive(Clone, Copy)]
struct Told<'a> {
    evidence: Evidence,
    annotated: &'a Annotated,
    event: &'a Event,
}

fn told<'a>(archive: &'a Archive, entry: &TimelineEntry) -> Vec<Told<'a>> {
    let mentions = entry.mentions.iter();
    let told = mentions.filter_map(|mention| {
        let annotated = archive.document(mention.evidence.document);
        Some(Told { evidence: mention.evidence, annotated, event: annotated.annotations.events.get(mention.event)? })
    });
    told.collect()
}

/// A side that mentions of events take: the first one's clause, with the evidence of all.
fn side(tellings: &[Told<'_>]) -> Option<Side> {
    let first = tellings.first()?;
    let clause = |told: &Told<'_>| Evidence { document: told.evidence.document, span: told.event.extent };
    let words = first.annotated.slice(first.event.extent).to_owned();
    let claim = Cited::with(words, clause(first), tellings[1..].iter().map(clause));
    Some(Side { claim, voice: first.annotated.voice(first.event.span) })
}

/// A disagreement about a timeline entry.
fn about_entry(
    archive: &Archive,
    entry: &TimelineEntry,
    kind: DisagreementKind,
    mut sides: Vec<Side>,
    explanation: String,
    rule: Rule,
) -> Option<Disagreement> {
    if sides.len() < 2 {
        return None;
    }
    let others = sides.split_off(2);
    let (second, first) = (sides.pop()?, sides.pop()?);
    let shown = first.claim.first();
    let id =
        ItemId::with(ItemKind::Disagreement, &archive.document(shown.document).document, shown.span, kind.as_str());
    let topic = archive.passage(entry.headline).to_owned();
    Some(Disagreement::new(id, kind, topic, Some(entry.id), (first, second), others, explanation, rule))
}
