//! Rashomon for those who embed it: articles in, a comparative brief out.
//!
//! An [`Engine`] is a value that threads share; there is no global state and nothing is printed.
//! It must not know arguments or printing.
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
    Brief, BriefOptions, Engine, EngineError, Level, Reader, StoryRun, Unverifiable, Verification, in_order,
};
pub use present::{record, render_html, render_markdown, schema, to_json, to_json_pretty};
