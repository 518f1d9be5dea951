//! What holds of any text at all: no panic, offsets in bounds and on character boundaries, tokens in
//! order that leave out nothing but white space, a tree, names and sentences that fit the tokens.
//! And no text, however hostile, costs more than its length.
#![allow(clippy::unwrap_used, reason = "a test may stop here")]

use std::sync::LazyLock;

use proptest::prelude::*;
use rashomon_nlp::{Model, Pos, Syntax};

static MODEL: LazyLock<Model> = LazyLock::new(|| Model::embedded().unwrap());

fn is_space(c: char) -> bool {
    c.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&c)
}

fn check_tokens(text: &str, syntax: &Syntax) {
    let ends = syntax.tokens.iter().map(|t| t.start as usize).skip(1).chain([text.len()]);
    assert!(syntax.tokens.first().is_none_or(|t| t.start == 0));
    for (token, next) in syntax.tokens.iter().zip(ends) {
        let own = text.get(token.start as usize..token.end as usize).unwrap();
        assert!(!own.is_empty());
        assert_eq!(token.pos == Pos::Space, own.chars().all(is_space), "{own:?}");
        let gap = text.get(token.end as usize..next).unwrap();
        assert_eq!(gap, if token.space_after { " " } else { "" });
    }
    let ranges: Vec<_> = syntax.tokens.iter().map(|t| t.start as usize..t.end as usize).collect();
    assert_eq!(MODEL.tokenize(text), ranges);
}

fn check_tree(syntax: &Syntax) {
    let count = syntax.tokens.len();
    let mut children = 0;
    for (at, token) in syntax.tokens.iter().enumerate() {
        assert!((token.head as usize) < count);
        assert!(syntax.left_edge(at) <= at && at <= syntax.right_edge(at) && syntax.right_edge(at) < count);
        let own: Vec<_> = syntax.children(at).collect();
        assert!(own.is_sorted() && own.iter().all(|&child| syntax.tokens[child].head as usize == at));
        children += own.len();
    }
    let roots = syntax.tokens.iter().enumerate().filter(|(at, t)| t.head as usize == *at).count();
    assert_eq!(children + roots, count);
}

fn check_parts(syntax: &Syntax) {
    let mut end = 0;
    for sentence in syntax.sentences() {
        assert!(sentence.start == end && sentence.end > end);
        assert!(syntax.tokens[sentence.start].sentence_start);
        end = sentence.end;
    }
    assert_eq!(end, syntax.tokens.len());
    let mut next = 0;
    for name in &syntax.names {
        assert!(name.first >= next && name.last >= name.first);
        next = name.last + 1;
    }
    assert!(next as usize <= syntax.tokens.len());
}

fn check(text: &str) -> Syntax {
    let syntax = MODEL.parse(text);
    check_tokens(text, &syntax);
    check_tree(&syntax);
    check_parts(&syntax);
    assert_eq!(syntax.lemma(syntax.tokens.len()), "");
    syntax
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_characters(text in "\\PC{0,40}") {
        check(&text);
    }

    #[test]
    fn any_scalars(text in proptest::collection::vec(any::<char>(), 0..60)) {
        check(&text.into_iter().collect::<String>());
    }

    #[test]
    fn words_and_marks(text in "([A-Za-z]{1,6}|[0-9]{1,3}|[ .,:;!?'\"(){}<>/@#$%&*+=~`|^_-]|[’“”…–—°€£\u{a0}\n\t]| ){0,60}") {
        check(&text);
    }
}

#[test]
fn nothing_and_white_space() {
    assert!(check("").tokens.is_empty());
    assert_eq!(check(" ").tokens.len(), 1);
    assert_eq!(check("a  b").tokens.len(), 3);
    assert_eq!(MODEL.parse("x").text_of("x", 7), "");
}

#[test]
fn marks_without_end_cost_their_length() {
    for mark in ["\"", "(", ".", "'", "-", "“", "@", "a@", "a.", "1.", "://", "x/", ",a", "😀", "US$", "e.g.,", ":-)"]
    {
        assert!(!MODEL.tokenize(&mark.repeat(300_000)).is_empty());
        check(&mark.repeat(5000));
    }
}

#[test]
fn one_endless_word_costs_its_length() {
    assert_eq!(check(&"x".repeat(1 << 20)).tokens.len(), 1);
    check(&format!("http://{}.com", "a".repeat(1 << 20)));
    check(&"é".repeat(1 << 19));
    check(&"\n".repeat(1 << 20));
}

#[test]
fn a_long_text_is_analysed_to_its_end() {
    let syntax = check(&"Ada Holt left Oslo. Nobody knew why, she said.\n".repeat(1000));
    assert_eq!(syntax.sentences().count(), 2000);
    assert_eq!(syntax.names.len(), 2000);
}
