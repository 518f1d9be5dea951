//! From a page to its document, its tables and its brief; and what is read back.

use std::sync::OnceLock;

use capture::{Body, Capture, Given};
use corpus::{Annotated, Spanned, Text};
use engine::{BriefOptions, Engine};

/// The program as it is, once.
pub(crate) fn engine() -> &'static Engine {
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
    let bounded = |span: corpus::Span| assert!(text.holds(span));
    read.document.blocks.rows().iter().for_each(|row| row.spans().for_each(bounded));
    found.mentions.rows().iter().for_each(|row| row.spans().for_each(bounded));
    found.quotes.rows().iter().for_each(|row| row.spans().for_each(bounded));
    found.times.rows().iter().for_each(|row| row.spans().for_each(bounded));
    found.figures.rows().iter().for_each(|row| row.spans().for_each(bounded));
    found.events.rows().iter().for_each(|row| row.spans().for_each(bounded));
}

/// Any bytes as text.
pub(crate) fn words(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

pub(crate) fn plain(bytes: &[u8]) {
    annotated(Body::Plain(words(bytes)));
}

pub(crate) fn html(bytes: &[u8]) {
    annotated(Body::Html(words(bytes)));
}

pub(crate) fn read_document(bytes: &[u8]) {
    if let Ok(read) = present::read_document(&words(bytes)) {
        check(&read);
    }
}

pub(crate) fn read_brief(bytes: &[u8]) {
    let _ = engine().verify(&words(bytes), &[]);
}

pub(crate) fn dates(bytes: &[u8]) {
    if let Some(date) = corpus::Edtf::parse(&words(bytes)) {
        let ordered = date.earliest().zip(date.latest()).is_none_or(|(first, last)| first <= last);
        assert!(ordered, "{date}");
    }
}

/// Two halves of the bytes as two articles.
pub(crate) fn brief(bytes: &[u8]) {
    let (one, other) = bytes.split_at(bytes.len() / 2);
    let documents = vec![annotated(Body::Plain(words(one))), annotated(Body::Plain(words(other)))];
    let record = engine().brief(documents, &BriefOptions::default()).record();
    let page = present::render_html(&record);
    assert!(page.len() > 100);
}

/// Two articles about an invented port, for corrections of their names.
fn port() -> Vec<Annotated> {
    let article = |id: &str, text: &str| {
        let given = Given { id: Some(id.to_owned()), ..Given::default() };
        engine().read(Capture::new(id, Body::Plain(text.to_owned())).with_given(given))
    };
    vec![
        article(
            "a",
            "Port closes\n\nThe port of Aldermouth was closed on Friday. \"Nobody was hurt,\" said Ada Onwu, who runs the \
             Bay Line from Quay Nine. Onwu met Li Wen in Norway.\n",
        ),
        article(
            "b",
            "Port open\n\nAldermouth is open again, Ada Onwo said on Quay Nine. Li Wen left Norway. The Norwegian side and \
             the Bay Line were silent, Onwo said.\n",
        ),
    ]
}

/// The bytes as a table of corrections: each row is applied or refused, whatever the order of the rows.
pub(crate) fn corrections(bytes: &[u8]) {
    static PORT: OnceLock<Vec<Annotated>> = OnceLock::new();
    let Ok(table) = present::read_corrections(&words(bytes)) else { return };
    let documents = PORT.get_or_init(port);
    let rows: Vec<corpus::Correction> = table.rows.into_keys().collect();
    let turned: Vec<corpus::Correction> = rows.iter().rev().cloned().collect();
    let of = |corrections| {
        let options = BriefOptions { corrections, defects: table.defects.clone(), ..BriefOptions::default() };
        engine().brief(documents.clone(), &options)
    };
    let brief = of(rows.clone());
    assert!(brief.relations.corrections.iter().map(|one| &one.correction).eq(&rows));
    let forms = |actor: &corpus::Actor, name: &Option<String>| {
        let mut forms = actor.aliases.iter().chain([&actor.name]).map(|form| form.value());
        forms.any(|form| Some(form) == name.as_ref())
    };
    for apart in brief.relations.corrections.iter().filter(|one| one.applied && one.rule.0 == "correction.apart") {
        let (one, other) = (Some(apart.correction.name.clone()), &apart.correction.other);
        let renamed = rows.iter().any(|row| row.kind == corpus::CorrectionKind::Name);
        let joined = brief.relations.actors.iter().any(|actor| forms(actor, &one) && forms(actor, other));
        assert!(!joined || renamed || apart.correction.document.is_some(), "{apart}");
    }
    let record = brief.record();
    assert!(record == of(turned).record(), "the order of the rows has an effect");
    assert!(present::render_html(&record).len() > 100);
}
