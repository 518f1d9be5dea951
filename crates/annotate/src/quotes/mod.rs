//! Who said what.
//!
//! Answers: which passages are attributed to somebody, by which words, to whom, and is it their own
//! words? Attributions come from verbs and their clauses, from nouns and prepositions, and from
//! quotation marks; each names its rule, and what was guessed is doubted.

mod carried;
mod clauses;
mod colons;
mod cues;
mod edges;
mod ends;
mod frame;
mod glyphs;
mod lists;
pub(crate) mod marks;
mod nested;
mod nouns;
mod passages;
pub(crate) mod posts;
mod rows;
mod sources;
mod speakers;
mod turns;

use corpus::{Defect, Document, Entity, Mention, Quote, Table, TimeExpression};
use lexicon::Lexicon;

use crate::reading::Reading;
use crate::syntax::Syntax;
use frame::Search;
use marks::Marks;
use speakers::Known;

/// Finds attributions: content, source and cue, with the speaker resolved.
pub(crate) fn quotes(
    document: &Document,
    syntax: &Syntax,
    (mentions, entities): (&Table<Mention>, &Table<Entity>),
    times: &Table<TimeExpression>,
    lexicon: &Lexicon,
) -> (Table<Quote>, Vec<Defect>) {
    let marks = Marks::of(document);
    let reading = Reading { text: &document.text, syntax, lexicon };
    let mut search = Search { reading, marks: &marks, frames: Vec::new() };
    clauses::find(&mut search);
    nouns::find(&mut search);
    let known = Known { mentions, entities, times };
    colons::find(document, known, &mut search);
    posts::find(&mut search);
    passages::join(&mut search);
    (rows::rows(&search, known), defects(&marks))
}

/// Marks that were missing or stray.
fn defects(marks: &Marks) -> Vec<Defect> {
    let unclosed = marks.passages.iter().filter(|passage| passage.damaged).map(|passage| {
        Defect::at(
            "unclosed-quotation",
            "a quotation mark is not closed; the passage was ended by guess",
            passage.outer,
        )
    });
    let stray = marks
        .stray
        .iter()
        .map(|mark| Defect::at("stray-quotation-mark", "a quotation mark closes nothing; it was passed over", *mark));
    unclosed.chain(stray).collect()
}
