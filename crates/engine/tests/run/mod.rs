//! Briefs of small invented articles.
#![allow(dead_code, unreachable_pub, reason = "each test file uses a part")]
#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::sync::OnceLock;

use capture::{Body, Capture, Given};
use corpus::Annotated;
use rashomon_engine::{Brief, BriefOptions, Engine};

/// The engine that the tests share.
pub fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(|| Engine::embedded().expect("the model inside the program"))
}

/// An annotated article.
pub fn article(source: &str, text: &str) -> Annotated {
    engine().read(Capture::new(source, Body::Plain(text.to_owned())))
}

/// An annotated article with what is known about it.
pub fn given(source: &str, text: &str, given: Given) -> Annotated {
    engine().read(Capture::new(source, Body::Plain(text.to_owned())).with_given(given))
}

/// The date and outlet of an article.
pub fn of(publisher: &str, published: &str) -> Given {
    Given { publisher: Some(publisher.to_owned()), published: Some(published.to_owned()), ..Given::default() }
}

/// The brief of some articles.
pub fn brief(articles: Vec<Annotated>) -> Brief {
    engine().brief(articles, &BriefOptions::default())
}

/// The example story.
pub fn everest() -> Vec<Annotated> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/everest");
    let inputs: Vec<String> = ["*.txt", "*.html"].map(|names| folder.join(names).display().to_string()).to_vec();
    let captures = capture::open(&inputs, &capture::Options::default());
    captures.map(|capture| engine().read(capture.expect("an article of the example"))).collect()
}

/// Four articles about an invented harbour: two sides, one quotation in both, a plan, figures.
pub const LEDGER: &str = "Velmara and Ostrin agree to reopen the harbour\n\n\
By Ilse Marrow\n\n\
Velmara, March 3, 2019\n\n\
Prime Minister Tomas Radek of Velmara met President Anna Kessler of Ostrin in Lisbon on March 2, 2019.\n\n\
\"We will reopen the harbour in June,\" Radek told reporters after the talks. He said that the works would cost $40 million.\n\n\
Kessler will visit Velmara on April 14, 2019, her spokesman said. Ostrin demanded that Velmara remove the barrier first.\n";

/// The other side's telling.
pub const COURIER: &str = "Kessler warns Velmara over harbour\n\n\
By Jonas Wirt\n\n\
Ostrin, March 4, 2019\n\n\
President Anna Kessler met Velmara's Prime Minister Tomas Radek in Lisbon on March 2, 2019 and warned that the barrier must go.\n\n\
\"There will be no ships while the barrier stands,\" Kessler said. The harbour works will cost $55 million, according to the Ostrin port authority.\n\n\
Radek refused to remove the barrier.\n";
