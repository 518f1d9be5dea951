//! Lesson 1: what one text says. Names, statements and events of an article, each with its place.
//!
//!     cargo run --release -p rashomon --example annotate
#![allow(clippy::print_stdout, reason = "an example shows what it found")]

use rashomon::{Body, Capture, Engine};

/// An invented report of an invented town.
const ARTICLE: &str = "Harbour to open in June

Velmara, 12 March 2024

\"The harbour will open in June,\" Mayor Lina Moroz told reporters on Monday. Her deputy, Ivo Brandt, denied that \
the repairs would cost $4 million. Moroz will meet Norwegian Foreign Minister Erik Halvorsen in Oslo on 3 April.
";

fn main() -> Result<(), rashomon::EngineError> {
    // An engine holds the language model and the word tables. It is made once and shared by threads: making it costs
    // a tenth of a second, reading an article a few hundredths.
    let engine = Engine::embedded()?;

    // A capture is what arrived. `Body::Html` would be a page; `rashomon::open` reads files, archives and feeds.
    let read = engine.read(Capture::new("ledger.txt", Body::Plain(ARTICLE.to_owned())));

    // Tables hold spans, never copies of words: `slice` shows the words.
    let found = &read.annotations;
    for quote in found.quotes.rows() {
        let words: Vec<&str> = quote.content.iter().map(|part| read.slice(*part)).collect();
        let cue = quote.cue.map(|cue| read.slice(cue)).unwrap_or_default();
        // A speaker is an id into the entities of the document; its name is a span as well.
        let speaker = quote.speaker.map(|speaker| read.slice(found.entities[speaker].name));
        println!("{} {cue}: {} ({})", speaker.unwrap_or("somebody"), words.join(" […] "), quote.grounds.rule);
    }
    for event in found.events.rows() {
        let date = event.date.as_ref().map_or_else(|| "no date".to_owned(), ToString::to_string);
        println!("{} {}: {date}, {}", event.event_type.as_str(), read.slice(event.span), event.status.as_str());
    }
    // What was wrong with the input is data, not an error.
    for defect in &read.document.defects {
        println!("{}: {}", defect.kind, defect.message);
    }
    Ok(())
}
