//! Turns one document into annotation tables: mentions, entities, quotes, times, figures, events.
//!
//! Answers: what does this one document say, and where does it say it?
//! It must not know other documents, disk, network or clock. Everything here is a pure function of one
//! document; that is what makes incremental runs, threads and a cluster the same program.

mod events;
mod figures;
mod language;
mod limit;
mod lists;
mod lost;
mod mentions;
mod quotes;
mod reading;
mod recased;
mod stage;
mod syntax;
mod times;

use corpus::{Annotations, Document};
use lexicon::Lexicon;

pub use language::language;
pub use limit::ANALYSED_LIMIT;
pub use stage::{STAGES, Stage};

/// Finds everything in one document.
pub fn annotate(document: &Document, model: &nlp::Model, lexicon: &Lexicon) -> Annotations {
    let (document, cut) = limit::within_limit(document, ANALYSED_LIMIT);
    let document = document.as_ref();
    let syntax = syntax::syntax(document, model, lexicon);
    let (mentions, entities) = mentions::mentions(document, &syntax, lexicon);
    let expressions = times::expressions(document, &syntax, lexicon);
    let written = times::written(document, &expressions);
    let times = times::anchor(document, &syntax, expressions, written.as_ref());
    let (quotes, mut defects) = quotes::quotes(document, &syntax, (&mentions, &entities), &times, lexicon);
    let figures = figures::figures(document, &syntax, &entities, (&times, &quotes), lexicon);
    let events = events::events(document, &syntax, (&mentions, &entities), &times, &quotes, written.as_ref(), lexicon);
    defects.extend(cut);
    let (sentences, tokens) = syntax.tables(&document.text);
    Annotations { sentences, tokens, mentions, entities, quotes, times, figures, events, written, defects }
}
