//! A few passages and what the model makes of them, as a first look at the interface.
#![allow(clippy::unwrap_used, reason = "a test may stop here")]

use std::sync::LazyLock;

use rashomon_nlp::{Dep, Model, NameLabel, Pos, Syntax};

static MODEL: LazyLock<Model> = LazyLock::new(|| Model::embedded().unwrap());

fn words(text: &str) -> Vec<&str> {
    MODEL.tokenize(text).into_iter().map(|range| &text[range]).collect()
}

fn find(syntax: &Syntax, text: &str, word: &str) -> usize {
    (0..syntax.tokens.len()).find(|&at| syntax.text_of(text, at) == word).unwrap()
}

#[test]
fn contractions_abbreviations_and_units_are_cut_like_treebank_words() {
    assert_eq!(words("They can't leave."), ["They", "ca", "n't", "leave", "."]);
    assert_eq!(words("(Mr. Holt's 5km)"), ["(", "Mr.", "Holt", "'s", "5", "km", ")"]);
    assert_eq!(words("a U.S.-led push…"), ["a", "U.S.-led", "push", "…"]);
    assert_eq!(words("See www.salt.example, now"), ["See", "www.salt.example", ",", "now"]);
}

#[test]
fn a_reporting_verb_has_its_speaker_and_its_clause() {
    let text = "Mira Holt said that the minister had resigned.";
    let syntax = MODEL.parse(text);
    let said = find(&syntax, text, "said");
    assert_eq!(syntax.tokens[said].dep, Dep::Root);
    let relations: Vec<_> = syntax.children(said).map(|child| syntax.tokens[child].dep).collect();
    assert_eq!(relations, [Dep::Nsubj, Dep::Ccomp, Dep::Punct]);
    let resigned = find(&syntax, text, "resigned");
    assert_eq!(syntax.text_of(text, syntax.left_edge(resigned)), "that");
    assert_eq!(syntax.lemma(resigned), "resign");
}

#[test]
fn names_are_stretches_of_tokens() {
    let text = "Mira Holt flew to Norway on Friday.";
    let syntax = MODEL.parse(text);
    let kinds: Vec<_> = syntax.names.iter().map(|name| (name.first, name.last, name.label)).collect();
    assert_eq!(kinds, [(0, 1, NameLabel::Person), (4, 4, NameLabel::Gpe), (6, 6, NameLabel::Date)]);
}

#[test]
fn a_line_break_is_a_token_and_sentences_leave_no_gap() {
    let syntax = MODEL.parse("It rained.\n\nNobody left.");
    assert_eq!(syntax.sentences().collect::<Vec<_>>(), [0..4, 4..7]);
    assert_eq!(syntax.tokens[3].pos, Pos::Space);
}
