//! Stories and origins of the documents of a JSON Lines file (`id`, `text`): a measure of this crate alone.
//!
//! `stories < documents.jsonl > stories.json`; other arguments are ignored.
#![allow(clippy::print_stdout, reason = "an example prints")]

use std::io::BufRead;

use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut stories = rashomon_relate::Stories::new();
    for line in std::io::stdin().lock().lines() {
        let row: Value = serde_json::from_str(&line?)?;
        let text = |field: &str| row[field].as_str();
        let published = text("published").and_then(corpus::Edtf::parse);
        let id = text("id").unwrap_or_default().to_owned();
        let body = text("text").unwrap_or_default();
        let telling = rashomon_relate::Telling::of(id, body, text("title"), published.as_ref());
        stories.push(telling.by(text("publisher"), text("url")));
    }
    let report = stories.finish();
    let origins =
        report.origins.iter().map(|o| json!({"id": o.id.to_string(), "documents": o.documents, "reason": o.reason}));
    let found = report.stories.iter().map(|s| json!({"id": s.id.to_string(), "documents": s.documents}));
    println!("{}", json!({"origins": origins.collect::<Vec<_>>(), "stories": found.collect::<Vec<_>>()}));
    Ok(())
}
