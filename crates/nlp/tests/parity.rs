//! The crate says of awkward texts what spaCy said when the fixtures were made: every token, tag,
//! word class, head, relation, sentence start, lemma and name.
#![allow(clippy::unwrap_used, reason = "a test may stop here")]

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

fn analysis(syntax: &Syntax) -> Vec<Token> {
    let token = |(at, t): (usize, &rashomon_nlp::Token)| {
        let (tag, pos, dep) = (t.tag.to_string(), t.pos.to_string(), t.dep.to_string());
        let (start, space) = (t.sentence_start.into(), t.space_after.into());
        (t.start, t.end, tag, pos, dep, t.head, start, space, syntax.lemma(at).to_owned())
    };
    syntax.tokens.iter().enumerate().map(token).collect()
}

/// Checks one fixture file and gives the number of tokens compared.
fn compare(model: &Model, json: &str) -> usize {
    let fixture: Fixture = serde_json::from_str(json).unwrap();
    for case in &fixture.cases {
        let syntax = model.parse(&case.text);
        for (here, expected) in analysis(&syntax).iter().zip(&case.tokens) {
            assert_eq!(here, expected, "in {:?}", case.text);
        }
        assert_eq!(syntax.tokens.len(), case.tokens.len(), "in {:?}", case.text);
        let names = syntax.names.iter().map(|n| (n.first, n.last, n.label.to_string()));
        assert_eq!(names.collect::<Vec<_>>(), case.names, "in {:?}", case.text);
    }
    fixture.cases.iter().map(|case| case.tokens.len()).sum()
}

#[test]
fn every_token_and_name_is_spacys() {
    let model = Model::embedded().unwrap();
    let fixtures = [
        include_str!("parity/headlines.json"),
        include_str!("parity/marks.json"),
        include_str!("parity/news.json"),
        include_str!("parity/numbers.json"),
        include_str!("parity/talk.json"),
        include_str!("parity/web.json"),
    ];
    let tokens: usize = fixtures.iter().map(|json| compare(&model, json)).sum();
    assert!(tokens >= 3000, "only {tokens} tokens");
}
