//! Lesson 2: what several texts say together. Two invented outlets on one harbour, as a page and as JSON.
//!
//!     cargo run --release -p rashomon --example brief
#![allow(clippy::print_stdout, reason = "an example shows what it found")]

use rashomon::{Body, BriefOptions, Capture, Engine, Given, render_html, render_markdown, to_json};

const COURIER: &str = "Harbour to open in June\n\nThe harbour of Velmara will open in June, Mayor Lina Moroz said on \
    12 March 2024. The repairs cost $4 million, the mayor said. Moroz met Erik Halvorsen in Oslo on 11 March 2024.\n";
const LEDGER: &str = "Costs of the harbour grow\n\nThe repairs of the harbour of Velmara cost $6 million, Ivo Brandt \
    said on 13 March 2024. Moroz met Erik Halvorsen in Oslo on 10 March 2024.\n";

/// A text with its outlet given, as the texts do not name it.
fn article(source: &str, outlet: &str, day: &str, text: &str) -> Capture {
    let given = Given { publisher: Some(outlet.to_owned()), published: Some(day.to_owned()), ..Given::default() };
    Capture::new(source, Body::Plain(text.to_owned())).with_given(given)
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let engine = Engine::embedded()?;
    let captures = [
        article("courier.txt", "The Bay Courier", "2024-03-12", COURIER),
        article("ledger.txt", "The Velmara Ledger", "2024-03-13", LEDGER),
    ];
    // Reading is one pure function of a capture, so it may be spread over threads (`rashomon::in_order`).
    let documents = captures.into_iter().map(|capture| engine.read(capture)).collect();

    // Relating looks at all of them. The options are all that it depends on besides.
    let brief = engine.brief(documents, &BriefOptions::default());

    // Every page is rendered from the record of the contract alone.
    let record = brief.record();
    println!("{}", render_markdown(&record));
    println!("{} bytes of HTML, {} of JSON", render_html(&record).len(), to_json(&record).len());

    // The page carries its record, and the engine derives it again.
    let verified = engine.verify(&render_html(&record), &[])?;
    println!("{} items hold, {} do not", verified.items, verified.mismatches.len());
    Ok(())
}
