//! One number for all that the model says of the texts of the parity test, so that machines can be
//! compared: every processor, kernel and compiler has to arrive at the same.
//!
//!     cargo test -p rashomon-nlp --test digest -- --nocapture
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test may stop here, and this one is there to be read")]

use rashomon_nlp::{Model, Syntax};
use serde::Deserialize;

/// What every machine has to print. It changes only with the model, the texts or a bug.
const EXPECTED: &str = "09a2e7343fee25683268af51c03e54e911739bb27a5afbc576511e41b0bbbe85";

#[derive(Deserialize)]
struct Fixture {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    text: String,
}

/// Everything in the analysis of one text, in little-endian numbers and names that end in a zero.
fn add(hasher: &mut blake3::Hasher, text: &str, syntax: &Syntax) {
    for count in [text.len(), syntax.tokens.len(), syntax.names.len()] {
        hasher.update(&(count as u64).to_le_bytes());
    }
    for (at, token) in syntax.tokens.iter().enumerate() {
        let flags = u32::from(token.sentence_start) | u32::from(token.space_after) << 1;
        for number in [token.start, token.end, token.head, flags] {
            hasher.update(&number.to_le_bytes());
        }
        for name in [token.tag.as_str(), token.pos.as_str(), token.dep.as_str(), syntax.lemma(at)] {
            hasher.update(name.as_bytes()).update(&[0]);
        }
    }
    for name in &syntax.names {
        hasher.update(&name.first.to_le_bytes()).update(&name.last.to_le_bytes());
        hasher.update(name.label.as_str().as_bytes()).update(&[0]);
    }
}

#[test]
fn every_machine_says_the_same() {
    let model = Model::embedded().unwrap();
    let mut hasher = blake3::Hasher::new();
    let fixtures = [
        include_str!("parity/headlines.json"),
        include_str!("parity/marks.json"),
        include_str!("parity/news.json"),
        include_str!("parity/numbers.json"),
        include_str!("parity/talk.json"),
        include_str!("parity/web.json"),
    ];
    for fixture in fixtures {
        let fixture: Fixture = serde_json::from_str(fixture).unwrap();
        fixture.cases.iter().for_each(|case| add(&mut hasher, &case.text, &model.parse(&case.text)));
    }
    let digest = hasher.finalize().to_hex();
    println!("{} {digest}", std::env::consts::ARCH);
    assert_eq!(digest.as_str(), EXPECTED);
}
