//! Fuzz targets for everything that parses: each takes any bytes and must return.
//!
//! `cargo run --release -p rashomon-fuzz` replays the corpus and a fixed stream of mutations on stable
//! Rust. It must not know how anything is parsed: a target calls what a user would call.

use std::sync::OnceLock;

use capture::{Body, Capture};
use corpus::{Annotated, Spanned, Text};
use engine::{BriefOptions, Engine};

/// A target: its name and what it does with the bytes.
pub type Target = (&'static str, fn(&[u8]));

/// Every target.
pub const TARGETS: &[Target] = &[
    ("plain", plain),
    ("html", html),
    ("records", records),
    ("read_document", read_document),
    ("read_brief", read_brief),
    ("dates", dates),
    ("brief", brief),
];

fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    #[expect(clippy::expect_used, reason = "without the model there is nothing to test")]
    ENGINE.get_or_init(|| Engine::embedded().expect("the model inside the program"))
}

fn annotated(body: Body) -> Annotated {
    let read = engine().read(Capture::new("fuzz", body));
    let failed =
        read.document.defects.iter().chain(&read.annotations.defects).find(|defect| defect.kind == "stage-failed");
    assert!(failed.is_none(), "{failed:?}");
    check(&read);
    read
}

/// Every span of every table is a span of the text.
fn check(read: &Annotated) {
    let text: &Text = &read.document.text;
    let found = &read.annotations;
    let in_bounds = |spans: Vec<corpus::Span>| assert!(spans.iter().all(|span| text.holds(*span)));
    read.document.blocks.rows().iter().for_each(|row| in_bounds(row.spans()));
    found.mentions.rows().iter().for_each(|row| in_bounds(row.spans()));
    found.quotes.rows().iter().for_each(|row| in_bounds(row.spans()));
    found.times.rows().iter().for_each(|row| in_bounds(row.spans()));
    found.figures.rows().iter().for_each(|row| in_bounds(row.spans()));
    found.events.rows().iter().for_each(|row| in_bounds(row.spans()));
}

fn words(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn plain(bytes: &[u8]) {
    annotated(Body::Plain(words(bytes)));
}

fn html(bytes: &[u8]) {
    annotated(Body::Html(words(bytes)));
}

fn records(bytes: &[u8]) {
    capture::records(bytes, "fuzz", capture::SIZE_LIMIT).for_each(drop);
}

fn read_document(bytes: &[u8]) {
    if let Ok(read) = present::read_document(&words(bytes)) {
        check(&read);
    }
}

fn read_brief(bytes: &[u8]) {
    let _ = engine().verify(&words(bytes), &[]);
}

fn dates(bytes: &[u8]) {
    if let Some(date) = corpus::Edtf::parse(&words(bytes)) {
        let ordered = date.earliest().zip(date.latest()).is_none_or(|(first, last)| first <= last);
        assert!(ordered, "{date}");
    }
}

/// Two halves of the bytes as two articles.
fn brief(bytes: &[u8]) {
    let (one, other) = bytes.split_at(bytes.len() / 2);
    let documents = vec![annotated(Body::Plain(words(one))), annotated(Body::Plain(words(other)))];
    let record = engine().brief(documents, &BriefOptions::default()).record();
    let page = present::render_html(&record);
    assert!(page.len() > 100);
}
