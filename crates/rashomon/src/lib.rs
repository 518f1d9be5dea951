//! Rashomon for those who embed it: articles in, a comparative brief out.
//!
//! An [`Engine`] is a value that threads share; there is no global state and nothing is printed.
//! It must not know arguments or printing.
//!
//! # A tour
//!
//! 1. [`open`] turns files, archives, feeds and addresses into captures; a [`Capture`] can also be made of a text that
//!    you hold, with what you know about it in [`Given`].
//! 2. [`Engine::read`] turns one capture into a document with its tables of mentions, quotes, times, figures and
//!    events. It is a pure function, so [`in_order`] may spread it over threads. What was wrong with the input is a
//!    defect of the document, not an error.
//! 3. [`Engine::brief`] relates documents, with the corrections of [`read_corrections`] if an analyst keeps some. A [`Brief`] holds them and what they say together; each item has its
//!    [`corpus::Evidence`], and [`corpus::Archive::passage`] shows the words.
//! 4. [`Brief::record`] is the JSON contract as a value ([`record`]); [`render_html`], [`render_markdown`],
//!    [`render_docx`] and [`to_json`] show it.
//! 5. [`Engine::verify`] derives a brief again from what it carries, and says what does not hold.
//!
//! Three commented examples are lessons: `annotate`, `brief` and `evidence` (`cargo run -p rashomon --example brief`).
//!
//! ```
//! use rashomon::{Body, BriefOptions, Capture, Engine};
//!
//! let engine = Engine::embedded()?;
//! let article = "Harbour opens\n\n\"It is open,\" Mayor Lina Moroz said on May 6, 2016.\n";
//! let read = engine.read(Capture::new("ledger.txt", Body::Plain(article.to_owned())));
//! let quote = &read.annotations.quotes.rows()[0];
//! assert_eq!(read.slice(quote.content[0]), "It is open");
//!
//! let brief = engine.brief(vec![read], &BriefOptions::default());
//! let page = rashomon::render_html(&brief.record());
//! assert!(page.starts_with("<!DOCTYPE html>"));
//! # Ok::<(), rashomon::EngineError>(())
//! ```

#[cfg(feature = "net")]
pub use capture::net;
pub use capture::{Body, Capture, CaptureError, Given, InputFormat, Meta, Options, open};
pub use corpus;
pub use engine::{
    Brief, BriefOptions, Engine, EngineError, Level, Reader, StoryDocument, StoryRun, Unverifiable, Verification,
    in_order,
};
pub use present::{
    ContractError, Corrections, read_corrections, record, render_docx, render_html, render_markdown, schema, to_json,
    to_json_pretty,
};
