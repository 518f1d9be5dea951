//! Principle 4: own words, report, narration and opinion are four voices.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod run;

use corpus::{Genre, Sourced, Span, Voice};

fn voice(text: &str, passage: &str, opinion: bool) -> Voice {
    let mut article = run::article("a", text);
    if opinion {
        article.document.metadata.genre = Some(Sourced::given(Genre::Opinion));
    }
    let start = text.find(passage).expect("the passage") as u32;
    article.voice(Span::new(start, start + passage.len() as u32))
}

#[test]
fn the_same_words_in_four_voices() {
    let own = "Harbour plan\n\n\"The harbour is closed for good,\" Mayor Lina Moroz said on Monday.\n";
    let reported = "Harbour plan\n\nMayor Lina Moroz said that the harbour is closed for good.\n";
    let told = "Harbour plan\n\nThe harbour is closed for good. Mayor Lina Moroz left the town.\n";
    assert_eq!(voice(own, "harbour is closed", false), Voice::OwnWords);
    assert_eq!(voice(reported, "harbour is closed", false), Voice::Reported);
    assert_eq!(voice(told, "harbour is closed", false), Voice::Narration);
    assert_eq!(voice(told, "harbour is closed", true), Voice::Opinion);
    assert_eq!(voice(own, "harbour is closed", true), Voice::OwnWords, "a columnist's quotation is still a quotation");
}
