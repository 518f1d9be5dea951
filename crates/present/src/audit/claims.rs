//! What each item of a brief says, as a sentence that can be judged right or wrong.

use super::Row;
use crate::CodePoints;
use crate::record::{
    ActorRecord, BriefRecord, DisagreementRecord, LedgerRecord, LedgerValueRecord, MentionPassage, NamingRecord,
    Passage, PositionRecord, TimelineRecord, UtteranceRecord,
};

/// Code points shown on either side of a passage.
const AROUND: u32 = 240;

/// Every item of a brief.
pub(super) fn rows(record: &BriefRecord) -> Vec<Row> {
    let row = |item: &str, table, claim, passages: &[Passage]| Row {
        item: item.to_owned(),
        table,
        claim,
        passage: shown(record, passages),
        context: passages.first().map(|passage| context(record, passage)).unwrap_or_default(),
    };
    let mut rows = Vec::new();
    for event in &record.timeline {
        let passages: Vec<Passage> = event.mentions.iter().map(MentionPassage::passage).collect();
        rows.push(row(&event.id, "timeline", of_event(event), &passages));
    }
    rows.extend(record.quotes.iter().map(|quote| row(&quote.id, "quotes", of_quote(quote), &quote.content)));
    rows.extend(record.positions.iter().map(|one| row(&one.id, "positions", of_position(one), &one.evidence)));
    for ledger in &record.figures {
        for (place, value) in ledger.values.iter().enumerate() {
            let item = format!("{}#{}", ledger.id, place + 1);
            rows.push(row(&item, "figures", of_figure(ledger, value), std::slice::from_ref(&value.evidence)));
        }
    }
    for one in &record.disagreements {
        let passages: Vec<Passage> = one.sides.iter().flat_map(|side| side.evidence.clone()).collect();
        rows.push(row(&one.id, "disagreements", of_disagreement(one), &passages));
    }
    for one in &record.naming {
        let first = |term: &crate::record::TermRecord| {
            term.narration_evidence.first().or(term.quoted_evidence.first()).cloned()
        };
        let passages: Vec<Passage> = one.terms.iter().filter_map(first).collect();
        rows.push(row(&one.id, "naming", of_naming(one), &passages));
    }
    rows.extend(record.entities.iter().map(|one| row(&one.id, "entities", of_actor(one), &one.mentions)));
    rows
}

fn of_event(event: &TimelineRecord) -> String {
    let mut claim =
        format!("{}: {} ({}, {})", event.headline, event.event_type.as_str(), event.mode, event.status.as_str());
    claim.push_str(&format!("; date {}", event.date.as_deref().unwrap_or("unknown")));
    if !event.actors.is_empty() {
        let names: Vec<&str> = event.actors.iter().map(|actor| actor.name.as_str()).collect();
        claim.push_str(&format!("; takes part: {}", names.join(", ")));
    }
    if let Some(place) = &event.place {
        claim.push_str(&format!("; in {}", place.name));
    }
    if event.documents.len() > 1 {
        claim.push_str(&format!("; told by {} documents", event.documents.len()));
    }
    claim
}

fn of_quote(quote: &UtteranceRecord) -> String {
    let speaker = quote.speaker.as_deref().unwrap_or("somebody unnamed");
    let role = quote.role.as_ref().map(|role| format!(" as {role}")).unwrap_or_default();
    let cue = quote.cue.as_ref().map(|cue| format!(" [{}]", cue.exact)).unwrap_or_default();
    let words: Vec<&str> = quote.content.iter().map(|part| part.exact.as_str()).collect();
    let date = quote.date.as_ref().map(|date| format!("; said {date}")).unwrap_or_default();
    let addressee = quote.addressee.as_ref().map(|to| format!("; to {to}")).unwrap_or_default();
    format!("{speaker}{role}{cue} ({}): {}{date}{addressee}", quote.quote_type.as_str(), words.join(" […] "))
}

fn of_position(position: &PositionRecord) -> String {
    let date = position.date.as_ref().map(|date| format!(", {date}")).unwrap_or_default();
    let voice = position.voice.as_str();
    format!("{} on {} ({}, {voice}{date}): {}", position.actor, position.issue, position.stance, position.summary)
}

fn of_figure(ledger: &LedgerRecord, value: &LedgerValueRecord) -> String {
    let modifier = value.modifier.as_ref().map(|word| format!("{} ", word.as_str())).unwrap_or_default();
    let high = value.high.as_ref().map(|high| format!(" to {}", high.0)).unwrap_or_default();
    let direction = value.direction.as_ref().map(|word| format!(", {}", word.as_str())).unwrap_or_default();
    let period = value.period.as_ref().map(|period| format!(", for {period}")).unwrap_or_default();
    let asserter = value.asserter.as_deref().unwrap_or("the outlet");
    let number = format!("{modifier}{}{high} {}", value.value.0, value.unit);
    format!("{}: {number}{direction}{period}, says {asserter}", ledger.measure)
}

fn of_disagreement(one: &DisagreementRecord) -> String {
    let sides: Vec<&str> = one.sides.iter().map(|side| side.claim.as_str()).collect();
    format!("{} ({}): {} | {}", one.topic, one.kind.as_str(), one.explanation, sides.join(" | "))
}

fn of_naming(one: &NamingRecord) -> String {
    let terms: Vec<&str> = one.terms.iter().map(|term| term.term.as_str()).collect();
    format!("these name one thing, {}: {}", one.referent, terms.join(", "))
}

fn of_actor(one: &ActorRecord) -> String {
    let country = one.country.as_ref().map(|country| format!(" of {country}")).unwrap_or_default();
    let forms = if one.aliases.is_empty() { String::new() } else { format!("; also {}", one.aliases.join(", ")) };
    format!("{} ({}){country}{forms}", one.name, one.entity_type.as_str())
}

/// The passages with the number of their document, the first few.
fn shown(record: &BriefRecord, passages: &[Passage]) -> String {
    let number = |doc: &str| record.documents.iter().position(|one| one.id == doc).map_or(0, |index| index + 1);
    let shown: Vec<String> =
        passages.iter().take(6).map(|passage| format!("[{}] {}", number(&passage.doc), passage.exact)).collect();
    shown.join(" / ")
}

/// The words around a passage, with the passage between marks.
fn context(record: &BriefRecord, passage: &Passage) -> String {
    let document = record.documents.iter().find(|one| one.id == passage.doc);
    let Some(text) = document.and_then(|one| one.text.as_deref()) else { return String::new() };
    let points = CodePoints::of_str(text);
    let end = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    let part = |from: u32, to: u32| points.slice(from, to.min(end)).to_owned();
    let before = part(passage.start.saturating_sub(AROUND), passage.start);
    format!("{before}>>{}<<{}", passage.exact, part(passage.end, passage.end.saturating_add(AROUND)))
}
