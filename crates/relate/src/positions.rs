//! What does each side want, on what?
//!
//! A position is a demand, offer, refusal, acceptance or claim of a known actor on an issue that recurs in the
//! documents, shown by its verbatim clause.

mod issue;
mod stance;

use std::collections::BTreeMap;

use corpus::{Archive, Cited, Document, Doubt, Edtf, Evidence, Id, ItemId, Position, QuoteType, Rule, Span, Status};
use lexicon::Lexicon;

use crate::actors::Cast;
use crate::day;
use crate::quotes::Saying;
use crate::timeline::Telling;
use crate::words::{run, words};
use issue::Issues;

const EVENT: Rule = Rule::new("position.event");
const QUOTE: Rule = Rule::new("position.quote");

/// A position found in one passage.
struct Found {
    actor: usize,
    document: Id<Document>,
    passage: Span,
    stance: &'static str,
    date: Option<Edtf>,
    rule: Rule,
    doubts: Vec<Doubt>,
}

/// The positions of all actors, by actor.
pub(crate) fn positions(
    archive: &Archive,
    tellings: &[Telling<'_>],
    sayings: &[Saying<'_>],
    cast: &Cast,
    lexicon: &Lexicon,
) -> Vec<Position> {
    let issues = Issues::of(archive, cast, lexicon);
    let events = tellings.iter().filter_map(of_event);
    let quotes = |direct: bool| {
        let wanted = move |saying: &&Saying<'_>| (saying.quote.quote_type == QuoteType::Direct) == direct;
        sayings.iter().filter(wanted).filter_map(|saying| of_saying(saying, lexicon))
    };
    let mut taken: BTreeMap<(usize, Id<Document>), Vec<Span>> = BTreeMap::new();
    let mut positions: BTreeMap<(usize, String, &str, u64), Position> = BTreeMap::new();
    // An actor's own words say best what it wants, then a whole clause, then the content of a report.
    for found in quotes(true).chain(events).chain(quotes(false)) {
        let spans = taken.entry((found.actor, found.document)).or_default();
        if spans.iter().any(|span| span.overlaps(found.passage)) {
            continue;
        }
        spans.push(found.passage);
        let Some(issue) = issues.of_passage(archive, &found, cast) else { continue };
        let said = words(archive.document(found.document).document.text.as_str(), found.passage);
        let key = (found.actor, issue.key, found.stance, run(&said));
        let evidence = Evidence { document: found.document, span: found.passage };
        match positions.get_mut(&key) {
            Some(known) => known.summary.add(evidence),
            None => drop(positions.insert(key, position(archive, cast, found, issue.shown))),
        }
    }
    positions.into_values().collect()
}

fn position(archive: &Archive, cast: &Cast, found: Found, issue: Cited<String>) -> Position {
    let annotated = archive.document(found.document);
    let evidence = Evidence { document: found.document, span: found.passage };
    let written = day::written(annotated).cloned();
    // One passage may show two stances of one actor: called for, and agreed to.
    let facet = format!("{} {}", cast.actors[found.actor].id, found.stance);
    Position {
        id: ItemId::with("position", &annotated.document, found.passage, &facet),
        actor: cast.actors[found.actor].id.clone(),
        issue,
        date: found.date.or(written),
        voice: annotated.voice(found.passage),
        summary: Cited::new(annotated.slice(found.passage).to_owned(), evidence),
        stance: found.stance.to_owned(),
        rule: found.rule,
        doubts: found.doubts,
    }
}

/// The longest passage that is a position rather than a speech.
const LONGEST: u32 = 500;

fn of_event(telling: &Telling<'_>) -> Option<Found> {
    let stance = stance::of_event(telling.event)?;
    let actor = telling.agents.first().copied().filter(|_| telling.agents.len() == 1)?;
    let is_real = telling.event.status != Status::Hypothetical && telling.event.extent.len() <= LONGEST;
    is_real.then(|| Found {
        actor,
        document: telling.evidence.document,
        passage: telling.event.extent,
        stance,
        date: telling.event.date.clone(),
        rule: EVENT,
        doubts: telling.event.doubts.clone(),
    })
}

fn of_saying(saying: &Saying<'_>, lexicon: &Lexicon) -> Option<Found> {
    let actor = saying.speaker?;
    let content = *saying.quote.content.first()?;
    let cue = saying.quote.cue.map(|cue| saying.annotated.slice(cue)).unwrap_or_default();
    let stance = stance::of_saying(cue, saying.annotated.slice(content), lexicon)?;
    (content.len() <= LONGEST).then(|| Found {
        actor,
        document: saying.document,
        passage: content,
        stance,
        date: saying.quote.date.clone(),
        rule: QUOTE,
        doubts: saying.quote.doubts.clone(),
    })
}
