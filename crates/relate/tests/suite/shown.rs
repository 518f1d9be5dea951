//! Relations as lines that a test can name.

use corpus::{Archive, Cited, Evidence, Relations};

/// Every relation as one line, in the order of the brief.
pub(crate) fn lines(archive: &Archive, relations: &Relations) -> Vec<String> {
    let summary = relations.summary.iter().map(|statement| format!("summary: {}", statement.text));
    let origins =
        relations.origins.iter().map(|origin| format!("origin: {}", named(archive, origin.documents.iter().copied())));
    let mut lines: Vec<String> = summary.chain(actors(relations)).chain(origins).collect();
    lines.extend(events(archive, relations));
    lines.extend(sayings(archive, relations));
    lines.extend(differences(archive, relations));
    lines.extend(corrections(relations));
    lines
}

fn corrections(relations: &Relations) -> impl Iterator<Item = String> {
    relations.corrections.iter().map(|corrected| {
        let (kind, name) = (corrected.correction.kind, &corrected.correction.name);
        let outcome = if corrected.applied { "applied" } else { "refused" };
        format!("correction: {kind} {name} {outcome} ({}): {}", corrected.actors.len(), corrected.says)
    })
}

fn actors(relations: &Relations) -> impl Iterator<Item = String> {
    let actors = relations.actors.iter().map(|actor| {
        let aliases: Vec<&str> = actor.aliases.iter().map(|alias| alias.value().as_str()).collect();
        let country = actor.country.as_ref().map_or(String::new(), |code| format!(" {code}"));
        format!("actor: {} [{}{country}] = {}", actor.name.value(), actor.entity_type, aliases.join(" | "))
    });
    let reasons = relations.actors.iter().flat_map(|actor| &actor.reasons);
    actors.chain(reasons.map(|reason| format!("reason: {reason}")))
}

fn events(archive: &Archive, relations: &Relations) -> Vec<String> {
    let entries = relations.timeline.iter().map(|entry| {
        let date = entry.date.as_ref().map_or("?".to_owned(), ToString::to_string);
        let documents = named(archive, entry.documents.iter().copied());
        let (status, mode, origins) = (entry.status, &entry.mode, entry.origins);
        let kind = if entry.passing { "passing" } else { "event" };
        format!("{kind}: {date} {status} {mode} @ {documents}, {origins} origins: {}", archive.passage(entry.headline))
    });
    let developments = relations.developments.iter().zip(1..).filter_map(|(id, place)| {
        let entry = relations.timeline.iter().find(|entry| entry.id == *id)?;
        Some(format!("development {place}: {}", archive.passage(entry.headline)))
    });
    let possible = relations.timeline.iter().flat_map(|entry| {
        entry.possible.iter().map(|one| {
            let (word, place) = (archive.passage(one.evidence), id(archive, one.evidence));
            format!("perhaps: {} = {word} {place} ({})", entry.mode, one.doubt)
        })
    });
    let name = |id: &corpus::ItemId| relations.actors.iter().find(|actor| actor.id == *id);
    let acting = relations.timeline.iter().map(|entry| {
        let names: Vec<&str> = entry.actors.iter().filter_map(name).map(|actor| actor.name.value().as_str()).collect();
        format!("acting: {} = {}", entry.mode, names.join(" + "))
    });
    let planned = relations.upcoming.iter().map(|planned| {
        let step = |step: &corpus::OutcomeStep| format!("{} {}", step.outcome, id(archive, step.evidence));
        let steps: Vec<String> = planned.history.iter().map(step).collect();
        format!("planned: {} = {}", planned.outcome, steps.join(", "))
    });
    entries.chain(developments).chain(acting).chain(possible).chain(planned).collect()
}

fn sayings(archive: &Archive, relations: &Relations) -> Vec<String> {
    let quotes = relations.quotes.iter().map(|quote| {
        let speaker = quote.speaker.as_ref().map_or("?", |speaker| speaker.value());
        let variants: Vec<String> = quote.variants.iter().map(|at| id(archive, *at)).collect();
        let (first, words) = (id(archive, quote.content[0]), archive.passage(quote.content[0]));
        format!("quote: {speaker} ({}) {first}: {words} + {}", quote.quote_type, variants.join(" "))
    });
    let positions = relations.positions.iter().map(|position| {
        let actor = relations.actors.iter().find(|actor| actor.id == position.actor);
        let (name, stance) = (actor.map_or("?", |actor| actor.name.value()), &position.stance);
        let (issue, summary) = (position.issue.value(), position.summary.value());
        format!("position: {name} {stance} on {issue}: {summary} @ {}", documents(archive, &position.summary))
    });
    quotes.chain(positions).collect()
}

fn differences(archive: &Archive, relations: &Relations) -> Vec<String> {
    let figures = relations.figures.iter().map(|ledger| {
        let value = |value: &corpus::LedgerValue| format!("{} {}", value.value, id(archive, value.evidence));
        let values: Vec<String> = ledger.values.iter().map(value).collect();
        format!("figure: {} {} = {}", ledger.measure.value(), ledger.verdict, values.join(", "))
    });
    let disagreements = relations.disagreements.iter().map(|disagreement| {
        let side = |side: &corpus::Side| format!("{} @ {}", side.claim.value(), documents(archive, &side.claim));
        let sides: Vec<String> = disagreement.sides().map(side).collect();
        format!("disagreement: {} = {}", disagreement.kind, sides.join(" | "))
    });
    let naming = relations.naming.iter().map(|naming| {
        let term =
            |term: &corpus::Term| format!("{} {}/{}", term.term.value(), term.narration.len(), term.quoted.len());
        let terms: Vec<String> = naming.terms.iter().map(term).collect();
        format!("naming: {} = {}", naming.referent, terms.join(" | "))
    });
    figures.chain(disagreements).chain(naming).collect()
}

fn id(archive: &Archive, evidence: Evidence) -> String {
    archive.document(evidence.document).document.id.clone()
}

fn documents(archive: &Archive, cited: &Cited<String>) -> String {
    named(archive, cited.evidence().iter().map(|evidence| evidence.document))
}

/// The ids in alphabetical order: the canonical order is by content hash, which no reader can see.
fn named(archive: &Archive, ids: impl Iterator<Item = corpus::Id<corpus::Document>>) -> String {
    let ids: std::collections::BTreeSet<&str> = ids.map(|id| archive.document(id).document.id.as_str()).collect();
    ids.into_iter().collect::<Vec<_>>().join(" ")
}
