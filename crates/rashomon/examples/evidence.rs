//! Lesson 3: from a finding to the words that show it. Every item of a brief leads to passages of its documents.
//!
//!     cargo run --release -p rashomon --example evidence
#![allow(clippy::print_stdout, reason = "an example shows what it found")]

use rashomon::corpus::{Evidence, Span};
use rashomon::{Body, Brief, BriefOptions, Capture, Engine};

const COURIER: &str = "Moroz met Erik Halvorsen in Oslo on 11 March 2024. The repairs cost $4 million.\n";
const LEDGER: &str = "Mayor Lina Moroz met Erik Halvorsen in Oslo on 10 March 2024. Halvorsen said he was glad.\n";

/// A passage with some of the words around it.
fn around(brief: &Brief, evidence: Evidence) -> String {
    let document = brief.archive.document(evidence.document);
    // Spans are bytes of one frozen text and always lie on character boundaries; so do the ends of the text.
    let whole = document.document.text.as_str();
    let before = &whole[..evidence.span.range().start];
    let after = &whole[evidence.span.range().end..];
    let words = |text: &str| text.split_whitespace().take(4).collect::<Vec<_>>().join(" ");
    let last = before.split_whitespace().rev().take(4).collect::<Vec<_>>();
    let last: Vec<&str> = last.into_iter().rev().collect();
    format!(
        "{}: … {} [{}] {} …",
        document.document.source,
        last.join(" "),
        brief.archive.passage(evidence),
        words(after)
    )
}

fn main() -> Result<(), rashomon::EngineError> {
    let engine = Engine::embedded()?;
    let read = |source: &str, text: &str| engine.read(Capture::new(source, Body::Plain(text.to_owned())));
    let brief = engine.brief(vec![read("courier.txt", COURIER), read("ledger.txt", LEDGER)], &BriefOptions::default());

    // A timeline entry knows its mentions; each is a trigger in one document, with the voice that carries it.
    for entry in &brief.relations.timeline {
        println!("{} ({})", entry.event_type.as_str(), entry.grounds.rule);
        for mention in &entry.mentions {
            println!("    {}", around(&brief, mention.evidence));
        }
    }
    // A disagreement cannot be made without evidence for two sides: the type has no such constructor.
    for disagreement in &brief.relations.disagreements {
        println!("{}", disagreement.explanation);
        for side in disagreement.sides() {
            let passages: Vec<String> =
                side.claim.evidence().iter().map(|evidence| around(&brief, *evidence)).collect();
            println!("    {} – {}", side.claim.value(), passages.join(" | "));
        }
    }
    // What is no span of a text shows nothing, and breaks nothing.
    let first = &brief.archive.documents()[0];
    assert_eq!(first.slice(Span::new(0, 9_999)), "");
    Ok(())
}
