//! Stories of records that were annotated before are those of the articles.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod run;

use capture::{Body, Capture, Given};
use rashomon_engine::{Reader, StoryDocument, StoryRun};

fn articles() -> Vec<Capture> {
    let copy = run::LEDGER.replace("By Ilse Marrow", "By our staff");
    let article =
        |source: &str, text: &str, given| Capture::new(source, Body::Plain(text.to_owned())).with_given(given);
    let titled = Given { title: Some("Word from the quay".to_owned()), id: Some("a".to_owned()), ..Given::default() };
    vec![
        article("ledger", run::LEDGER, run::of("The Ledger", "2019-03-03")),
        article("copy", &copy, titled.clone()),
        article("courier", run::COURIER, titled),
        article("empty", "", Given::default()),
    ]
}

/// What `annotate` prints of an article.
fn annotated(capture: Capture) -> Capture {
    let source = capture.source.clone();
    let json = present::to_json(&present::annotated_record(&run::engine().read(capture), false));
    Capture::new(source, Body::Record(json))
}

#[test]
fn a_record_is_sorted_as_its_article() {
    let reader = Reader::embedded();
    let stories = |captures: Vec<Capture>| {
        let mut run = StoryRun::default();
        captures.into_iter().for_each(|capture| run.add(reader.story_document(capture)));
        present::to_json(&run.finish())
    };
    let expected = stories(articles());
    assert!(expected.contains("\"a\",\"a~2\"") || expected.contains("a~2"), "ids are told apart: {expected}");
    assert!(!expected.contains("\"origins\":[]"), "the copy is one: {expected}");
    assert_eq!(stories(articles().into_iter().map(annotated).collect()), expected);
}

#[test]
fn of_a_record_only_the_document_is_read() {
    let reader = Reader::embedded();
    for (article, record) in articles().into_iter().zip(articles().into_iter().map(annotated)) {
        let (read, again) = (reader.document(article), reader.document(record));
        assert_eq!((&again.text, &again.metadata, &again.id), (&read.text, &read.metadata, &read.id));
    }
}

#[test]
fn a_record_that_breaks_the_contract_is_a_document_without_words() {
    let reader = Reader::embedded();
    let bad = |json: &str| reader.story_document(Capture::new("-:1", Body::Record(json.to_owned())));
    let mut run = StoryRun::default();
    run.add(bad(r#"{"schema": "rashomon/document/1", "id": "a", "text": 7}"#));
    run.add(bad(r#"{"schema": "rashomon/document/1", "id": "b", "text": "Some.", "hash": "00"}"#));
    run.add(StoryDocument::of(&reader.document(articles().remove(0))));
    assert_eq!(run.finish().stories.len(), 3);
}
