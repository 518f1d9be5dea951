//! Times the model over texts, whole and cut at line breaks, and says what each step costs.
//!
//!     cargo run --release -p rashomon-nlp --example speed -- FILE.jsonl [KERNEL]
//!
//! The file has a field `text` in each line, as the records of `rashomon extract`. `KERNEL` is one of
//! those that the program names (`rashomon_nlp::Kernel`); without it the fastest is taken.
#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a measuring tool for developers")]

use std::error::Error;
use std::sync::LazyLock;
use std::time::Instant;

use rashomon_nlp::{Kernel, Model, Steps};
use serde::Deserialize;

#[derive(Deserialize)]
struct Record {
    text: String,
}

/// Runs over all texts; the fastest counts, since other programs can only make a run slower.
const RUNS: usize = 3;

/// Multiply-adds of one token in both networks: first layers, window layers, tagger, parser and names.
const PRODUCTS: usize = (576 + 384) * 288 + 8 * 288 * 288 + 96 * 50 + 2 * 96 * 64 + 64 * 128 * (8 + 3);

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().ok_or("name a file of records")?;
    let texts = std::fs::read_to_string(path)?;
    let texts: Result<Vec<Record>, _> = texts.lines().map(serde_json::from_str).collect();
    let texts = texts?;
    let whole: Vec<&str> = texts.iter().map(|record| record.text.as_str()).collect();
    let lines: Vec<Vec<&str>> = whole.iter().map(|text| text.lines().filter(|l| !l.is_empty()).collect()).collect();
    let whole = whole.into_iter().map(|text| vec![text]).collect();
    let model = model(arguments.next().as_deref())?;
    println!("kernel {:?}", model.kernel());
    for (name, texts) in [("whole texts", &whole), ("the lines of each text", &lines)] {
        let passages = || texts.iter().flatten();
        let tokens: usize = passages().map(|text| model.tokenize(text).len()).sum();
        println!("{name}: {} passages, {tokens} tokens", passages().count());
        let steps = |syntax, names, lemmas| Steps { syntax, names, lemmas };
        time("tokens alone", tokens, || passages().map(|text| model.tokenize(text).len()).sum());
        for (name, steps) in [
            ("syntax", steps(true, false, false)),
            ("names", steps(false, true, false)),
            ("syntax, names", steps(true, true, false)),
            ("everything", Steps::ALL),
        ] {
            let count = |lines: &Vec<&str>| model.parse_all(lines, steps).iter().map(|s| s.tokens.len()).sum::<usize>();
            time(name, tokens, || texts.iter().map(count).sum());
        }
    }
    println!("{PRODUCTS} multiply-adds a token outside the moves");
    Ok(())
}

fn model(kernel: Option<&str>) -> Result<Model, Box<dyn Error>> {
    let model = Model::embedded()?;
    let Some(name) = kernel else { return Ok(model) };
    let kernel = Kernel::available().into_iter().find(|kernel| kernel.name() == name);
    Ok(model.on(kernel.ok_or_else(|| format!("this machine has no kernel {name}, only {:?}", Kernel::available()))?))
}

/// Seconds of processor time that this process has used, where the system tells; else seconds gone by.
fn seconds() -> f64 {
    static BEGUN: LazyLock<Instant> = LazyLock::new(Instant::now);
    let schedule = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    let nanoseconds = schedule.split(' ').next().and_then(|text| text.parse::<f64>().ok());
    nanoseconds.map_or_else(|| BEGUN.elapsed().as_secs_f64(), |nanoseconds| nanoseconds / 1e9)
}

fn time(name: &str, tokens: usize, run: impl Fn() -> usize) {
    let once = || {
        let begun = seconds();
        assert_eq!(run(), tokens);
        seconds() - begun
    };
    let seconds = (0..RUNS).map(|_| once()).fold(f64::INFINITY, f64::min);
    println!(
        "  {name:14} {:8.0} tokens a second, {:6.2} µs a token",
        tokens as f64 / seconds,
        seconds / tokens as f64 * 1e6
    );
}
