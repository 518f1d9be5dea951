//! Compares the crate with analyses that spaCy made of the same texts, and times it.
//!
//!     cargo run --release -p rashomon-nlp --example compare -- FILE.json...
//!
//! The files are those that `models/make_fixtures.py` writes.
#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a measuring tool for developers")]

use std::error::Error;
use std::time::Instant;

use rashomon_nlp::{Model, Syntax};
use serde::Deserialize;

#[derive(Deserialize)]
struct Fixture {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    text: String,
    tokens: Vec<Token>,
    names: Vec<(u32, u32, String)>,
}

/// Start, end, tag, coarse class, relation, head, sentence start, space after, lemma.
type Token = (u32, u32, String, String, String, u32, u8, u8, String);

#[derive(Default)]
struct Counts {
    tokens: usize,
    tags: usize,
    pos: usize,
    heads: usize,
    deps: usize,
    starts: usize,
    lemmas: usize,
    names: usize,
    names_same: usize,
    other_tokens: usize,
}

fn main() -> Result<(), Box<dyn Error>> {
    let begun = Instant::now();
    let model = Model::embedded()?;
    println!("loaded in {:?}", begun.elapsed());
    let (mut counts, mut seconds) = (Counts::default(), 0.0);
    for path in std::env::args().skip(1) {
        let fixture: Fixture = serde_json::from_slice(&std::fs::read(&path)?)?;
        for case in &fixture.cases {
            let begun = Instant::now();
            let syntax = model.parse(&case.text);
            seconds += begun.elapsed().as_secs_f64();
            counts.add(case, &syntax);
        }
    }
    counts.print();
    println!("{:.3} s, {:.0} tokens/s", seconds, counts.tokens as f64 / seconds);
    Ok(())
}

impl Counts {
    fn add(&mut self, case: &Case, syntax: &Syntax) {
        let spans = |t: &Token| (t.0, t.1, t.7 == 1);
        let same = syntax.tokens.len() == case.tokens.len()
            && case.tokens.iter().zip(&syntax.tokens).all(|(a, b)| spans(a) == (b.start, b.end, b.space_after));
        if !same {
            self.other_tokens += 1;
            let at =
                case.tokens.iter().zip(&syntax.tokens).position(|(a, b)| spans(a) != (b.start, b.end, b.space_after));
            let at = at.unwrap_or(case.tokens.len().min(syntax.tokens.len()).saturating_sub(1));
            let t = &case.tokens[at];
            println!("TOKENS {:?} {:?}", &case.text[t.0 as usize..t.1 as usize], syntax.text_of(&case.text, at));
            return;
        }
        self.tokens += case.tokens.len();
        for (at, (a, b)) in case.tokens.iter().zip(&syntax.tokens).enumerate() {
            let check = |count: &mut usize, what: &str, a: &str, b: &str| {
                if a == b {
                    *count += 1;
                } else {
                    println!("{what} {:?} {at}: {a} here {b}", syntax.text_of(&case.text, at));
                }
            };
            check(&mut self.tags, "tag", &a.2, b.tag.as_str());
            check(&mut self.pos, "pos", &a.3, b.pos.as_str());
            check(&mut self.deps, "dep", &a.4, b.dep.as_str());
            check(&mut self.heads, "head", &a.5.to_string(), &b.head.to_string());
            check(&mut self.starts, "start", &(a.6 == 1).to_string(), &b.sentence_start.to_string());
            check(&mut self.lemmas, "lemma", &a.8, syntax.lemma(at));
        }
        let names: Vec<_> = syntax.names.iter().map(|n| (n.first, n.last, n.label.to_string())).collect();
        self.names += case.names.len().max(names.len());
        self.names_same += case.names.iter().filter(|name| names.contains(name)).count();
    }

    fn print(&self) {
        let of = self.tokens;
        println!("texts with other tokens {}", self.other_tokens);
        println!("tokens {of} tags {} pos {} heads {} deps {}", self.tags, self.pos, self.heads, self.deps);
        println!("sentence starts {} lemmas {} names {}/{}", self.starts, self.lemmas, self.names_same, self.names);
    }
}
