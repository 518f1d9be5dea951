//! Prints the features of each line of texts, to make the weights of the line model from.
//!
//! Reads JSON Lines with `text` from standard input; prints for each a JSON line with `lines`, of each the
//! first byte, the one after its last, and the features.
#![allow(clippy::print_stdout, reason = "an example prints")]

use std::io::{BufRead, Write};

use lexicon::Lexicon;
use serde_json::{Value, json};

fn main() -> std::io::Result<()> {
    let lexicon = Lexicon::embedded();
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let record: Value = serde_json::from_str(&line?)?;
        let text = record["text"].as_str().unwrap_or_default();
        let looks = rashomon_extract::line_looks(text, &lexicon).into_iter();
        let lines: Vec<Value> = looks.map(|(span, look)| json!([span.start, span.end, look])).collect();
        writeln!(out, "{}", json!({ "lines": lines }))?;
    }
    Ok(())
}
