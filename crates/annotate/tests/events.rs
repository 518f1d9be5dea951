//! The passages of `tests/suite/events` and the events expected in each; and what holds of every event.
//!
//! A case is a heading (`# ...`), a passage, and after `== events` one line an event, in order of the text.
//! `RASHOMON_REWRITE=1 cargo test -p rashomon-annotate --test events` writes what is found into the files.
#![allow(clippy::disallowed_methods, reason = "tests read their cases, and one variable rewrites them")]
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a case that cannot be read fails its test")]

use std::path::PathBuf;
use std::sync::OnceLock;

use corpus::{
    Annotated, Block, BlockKind, Document, Edtf, Event, Format, Metadata, Participant, Rule, Sourced, Spanned, Table,
    Text,
};
use lexicon::Lexicon;
use nlp::Model;

/// Every passage was published on this day.
const PUBLISHED: &str = "2031-03-10";

fn annotated(passage: &str) -> Annotated {
    static TOOLS: OnceLock<(Model, Lexicon)> = OnceLock::new();
    let (model, lexicon) = TOOLS.get_or_init(|| (Model::embedded().expect("the model"), Lexicon::embedded()));
    let text = Text::new(passage).expect("a short text");
    let block = Block { kind: BlockKind::Paragraph, span: text.span(), capture: None, rule: Rule::new("test") };
    let published = Some(Sourced::given(Edtf::parse(PUBLISHED).expect("a day")));
    let document = Document {
        id: "case".to_owned(),
        source: "case".to_owned(),
        format: Format::Plain,
        blocks: Table::sort(vec![block], &text),
        text,
        metadata: Metadata { published, ..Metadata::default() },
        defects: Vec::new(),
    };
    let annotations = rashomon_annotate::annotate(&document, model, lexicon);
    Annotated { document, annotations }
}

/// A participant as written; of `I` and `me`, who is meant.
fn named(case: &Annotated, participant: &Participant) -> String {
    let written = case.slice(participant.span);
    let meant = participant.entity.and_then(|id| case.annotations.entities.get(id));
    match meant.filter(|_| matches!(written, "I" | "me")) {
        Some(entity) => format!("{written} = {}", case.slice(entity.name)),
        None => written.to_owned(),
    }
}

/// One event as a line: type, mode, trigger, then what is known.
fn line(case: &Annotated, event: &Event) -> String {
    let names = |people: &[Participant]| people.iter().map(|p| named(case, p)).collect::<Vec<_>>().join(" + ");
    let mut line = format!("{} {} “{}” {}", event.event_type, event.mode, case.slice(event.span), event.status);
    let fields = [
        ("negated", event.negated.then(String::new)),
        ("actors", Some(names(&event.actors)).filter(|names| !names.is_empty())),
        ("recipients", Some(names(&event.recipients)).filter(|names| !names.is_empty())),
        ("in", event.place.map(|place| case.slice(place.span).to_owned())),
        ("on", event.date.as_ref().map(ToString::to_string)),
    ];
    for (name, value) in fields.into_iter().filter_map(|(name, value)| Some((name, value?))) {
        line += format!("; {name} {value}").trim_end();
    }
    line.trim_end().to_owned()
}

fn lines(passage: &str) -> Vec<String> {
    let case = annotated(passage);
    case.annotations.events.rows().iter().map(|event| line(&case, event)).collect()
}

fn files() -> Vec<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/suite/events");
    let entries = std::fs::read_dir(folder).expect("the suite");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("a file").path()).collect();
    files.sort();
    files
}

/// The cases of a file: heading, passage, expected lines.
fn cases(text: &str) -> Vec<(String, String, Vec<String>)> {
    let parts = text.trim_start_matches("# ").split("\n# ");
    let read = |part: &str| {
        let (head, expected) = part.split_once("\n== events").expect("expected events");
        let (title, passage) = head.split_once("\n\n").expect("a passage");
        let expected = expected.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect();
        (title.to_owned(), passage.trim().to_owned(), expected)
    };
    parts.map(read).collect()
}

#[test]
fn the_events_of_every_passage_are_found() {
    let rewrite = std::env::var("RASHOMON_REWRITE").is_ok();
    for file in files() {
        let cases = cases(&std::fs::read_to_string(&file).expect("a text"));
        if rewrite {
            let whole = |(title, passage, _): &(String, String, Vec<String>)| {
                format!("# {title}\n\n{passage}\n\n== events\n{}\n", lines(passage).join("\n"))
            };
            std::fs::write(&file, cases.iter().map(whole).collect::<Vec<_>>().join("\n")).expect("written");
            continue;
        }
        for (title, passage, expected) in cases {
            assert_eq!(lines(&passage), expected, "{}: {title}", file.display());
        }
    }
}

#[test]
fn every_event_holds_together() {
    for file in files() {
        for (title, passage, _) in cases(&std::fs::read_to_string(&file).expect("a text")) {
            holds(&annotated(&passage), &title);
        }
    }
    holds(&annotated("… “visit” visited, visits — talks; , ' \" ) ( 5 % the the of of to to"), "scraps");
    holds(&annotated(""), "nothing");
}

fn holds(case: &Annotated, title: &str) {
    let mut last = None;
    for event in case.annotations.events.rows() {
        assert!(event.spans().into_iter().all(|span| case.document.text.holds(span)), "{title}: {event:?}");
        assert!(event.extent.contains(event.span), "{title}: {event:?}");
        assert_eq!(event.date.is_some(), event.date_basis.is_some(), "{title}: {event:?}");
        assert_eq!(event.date.is_some(), event.date_from.is_some(), "{title}: {event:?}");
        assert_ne!(last, Some(event.span), "{title}: two events of one trigger");
        assert!(event.grounds.rule.0.starts_with("event."), "{title}: {event:?}");
        last = Some(event.span);
    }
}

/// Twice the text takes about twice the time: one endless sentence may not be a trap.
#[test]
fn one_long_sentence_is_read() {
    let chain = "Norway visited Sweden and met Denmark and ".repeat(400);
    let case = annotated(&format!("{chain}left."));
    assert!(case.annotations.events.len() > 100);
}
