//! Relations as lines that a test can name.

use corpus::{Archive, Cited, Evidence, Relations};

/// Every relation as one line, in the order of the brief.
pub(crate) fn lines(archive: &Archive, relations: &Relations) -> Vec<String> {
    let mut lines: Vec<String> =
        relations.summary.iter().map(|statement| format!("summary: {}", statement.text)).collect();
    lines.extend(relations.actors.iter().map(|actor| {
        let aliases: Vec<&str> = actor.aliases.iter().map(|alias| alias.value().as_str()).collect();
        format!(
            "actor: {} [{}{}] = {}",
            actor.name.value(),
            actor.entity_type,
            actor.country.as_ref().map_or(String::new(), |c| format!(" {c}")),
            aliases.join(" | ")
        )
    }));
    lines.extend(
        relations.actors.iter().flat_map(|actor| actor.reasons.iter().map(|reason| format!("reason: {reason}"))),
    );
    lines.extend(
        relations.origins.iter().map(|origin| format!("origin: {}", named(archive, origin.documents.iter().copied()))),
    );
    lines.extend(relations.timeline.iter().map(|entry| {
        let date = entry.date.as_ref().map_or("?".to_owned(), ToString::to_string);
        let documents = named(archive, entry.documents.iter().copied());
        format!(
            "event: {date} {} {} @ {documents}, {} origins: {}",
            entry.status,
            entry.mode,
            entry.origins,
            entry.headline.value()
        )
    }));
    lines.extend(relations.upcoming.iter().map(|planned| {
        let steps: Vec<String> =
            planned.history.iter().map(|step| format!("{} {}", step.outcome, id(archive, step.evidence))).collect();
        format!("planned: {} = {}", planned.outcome, steps.join(", "))
    }));
    lines.extend(relations.quotes.iter().map(|quote| {
        let speaker = quote.speaker.as_ref().map_or("?", |speaker| speaker.value());
        let variants: Vec<String> = quote.variants.iter().map(|at| id(archive, *at)).collect();
        format!(
            "quote: {speaker} ({}) {}: {} + {}",
            quote.quote_type,
            id(archive, quote.content[0]),
            archive.passage(quote.content[0]),
            variants.join(" ")
        )
    }));
    lines.extend(relations.positions.iter().map(|position| {
        let name =
            relations.actors.iter().find(|actor| actor.id == position.actor).map_or("?", |actor| actor.name.value());
        format!(
            "position: {name} {} on {}: {} @ {}",
            position.stance,
            position.issue.value(),
            position.summary.value(),
            documents(archive, &position.summary)
        )
    }));
    lines.extend(relations.figures.iter().map(|ledger| {
        let values: Vec<String> =
            ledger.values.iter().map(|value| format!("{} {}", value.value, id(archive, value.evidence))).collect();
        format!("figure: {} {} = {}", ledger.measure.value(), ledger.verdict, values.join(", "))
    }));
    lines.extend(relations.disagreements.iter().map(|disagreement| {
        let sides: Vec<String> = disagreement
            .sides()
            .map(|side| format!("{} @ {}", side.claim.value(), documents(archive, &side.claim)))
            .collect();
        format!("disagreement: {} = {}", disagreement.kind, sides.join(" | "))
    }));
    lines.extend(relations.naming.iter().map(|naming| {
        let terms: Vec<String> = naming
            .terms
            .iter()
            .map(|term| format!("{} {}/{}", term.term.value(), term.narration.len(), term.quoted.len()))
            .collect();
        format!("naming: {} = {}", naming.referent, terms.join(" | "))
    }));
    lines
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
