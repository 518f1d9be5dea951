//! Analyses texts as they come in and writes what the model makes of each, one JSON line a text.
//!
//!     cargo run --release -p rashomon-nlp --example analyse < TEXTS.jsonl
//!
//! A line of input is a JSON string. `models/parity.py` drives this beside spaCy; by hand it shows what
//! the model says. A line of output holds the tokens in the columns of `models/make_fixtures.py`, the
//! names; the first line names the version and the model.

use std::error::Error;
use std::io::{BufRead, Write, stdin, stdout};

use rashomon_nlp::{Model, Syntax};
use serde::Serialize;

#[derive(Serialize)]
struct About<'m> {
    version: &'static str,
    model: &'m str,
}

#[derive(Serialize)]
struct Analysis<'s> {
    tokens: Vec<Token<'s>>,
    /// First token, last token, kind.
    names: Vec<(u32, u32, &'s str)>,
}

/// Start, end, tag, coarse class, relation, head, sentence start, space after, lemma.
type Token<'s> = (u32, u32, &'s str, &'s str, &'s str, u32, u8, u8, &'s str);

fn main() -> Result<(), Box<dyn Error>> {
    let model = Model::embedded()?;
    let mut out = stdout().lock();
    write_line(&mut out, &About { version: env!("CARGO_PKG_VERSION"), model: model.digest() })?;
    for line in stdin().lock().lines() {
        let text: String = serde_json::from_str(&line?)?;
        write_line(&mut out, &analysis(&model.parse(&text)))?;
    }
    Ok(())
}

fn analysis(syntax: &Syntax) -> Analysis<'_> {
    let token = |(at, t): (usize, &rashomon_nlp::Token)| {
        let (tag, pos, dep) = (t.tag.as_str(), t.pos.as_str(), t.dep.as_str());
        let (start, space) = (t.sentence_start.into(), t.space_after.into());
        (t.start, t.end, tag, pos, dep, t.head, start, space, syntax.lemma(at))
    };
    let tokens = syntax.tokens.iter().enumerate().map(token).collect();
    let names = syntax.names.iter().map(|n| (n.first, n.last, n.label.as_str())).collect();
    Analysis { tokens, names }
}

fn write_line(out: &mut impl Write, line: &impl Serialize) -> Result<(), Box<dyn Error>> {
    serde_json::to_writer(&mut *out, line)?;
    out.write_all(b"\n")?;
    Ok(out.flush()?)
}
