//! Every kernel of this machine gives the same bytes, from the article to the page.
#![allow(clippy::expect_used, reason = "a test fails by panicking")]

mod run;

use capture::{Body, Capture};
use rashomon_engine::{BriefOptions, Engine, Kernel};

/// The brief of two articles as JSON and HTML.
fn bytes(engine: &Engine) -> (String, String) {
    let read = |(name, text): (&str, &str)| engine.read(Capture::new(name, Body::Plain(text.to_owned())));
    let articles = [("ledger", run::LEDGER), ("courier", run::COURIER)].map(read).to_vec();
    let record = engine.brief(articles, &BriefOptions::default()).record();
    (present::to_json(&record), present::render_html(&record))
}

#[test]
fn a_brief_does_not_depend_on_the_kernel() {
    let expected = bytes(run::engine());
    assert!(expected.0.len() > 5_000, "a brief with something in it");
    for kernel in Kernel::available() {
        let engine = Engine::embedded().expect("the model inside the program").on(kernel);
        assert!(bytes(&engine) == expected, "{kernel:?} gives another brief");
    }
}
