//! What happened, is planned, or did not happen.
//!
//! An event is named by a trigger (a verb, an event noun, or a fixed phrase of both), typed by the tables of
//! the lexicon after the PLOVER codebook, and read from the parse: who acts on whom, where, when, and whether
//! it has happened. Every step looks a bounded way up or down the tree, so the work is linear in the text.

mod accident;
mod act;
mod argument;
mod borrow;
mod date;
mod extent;
mod governor;
mod kind;
mod labour;
mod lists;
mod maker;
mod participant;
mod personnel;
mod phrase;
mod place;
mod reading;
mod row;
mod settle;
mod status;
mod subject;
mod trigger;

use corpus::{Document, Edtf, Entity, Event, Mention, Quote, Sourced, Table, TimeExpression};
use lexicon::Lexicon;

use crate::syntax::Syntax;
use reading::Reading;

/// Finds events with type, participants, place, date, status and negation.
pub(crate) fn events(
    document: &Document,
    syntax: &Syntax,
    (mentions, _): (&Table<Mention>, &Table<Entity>),
    times: &Table<TimeExpression>,
    quotes: &Table<Quote>,
    written: Option<&Sourced<Edtf>>,
    lexicon: &Lexicon,
) -> Table<Event> {
    let written = written.map(|sourced| &sourced.value);
    let reading = Reading::new(document, syntax, mentions, times, quotes, written, lexicon);
    let triggers = trigger::triggers(&reading);
    let chains: Vec<_> = triggers.iter().map(|trigger| governor::chain(&reading, trigger)).collect();
    let dates = date::dates(&reading, &triggers, &chains);
    let parts = triggers.iter().zip(&chains).zip(dates);
    let rows = parts.filter_map(|((trigger, chain), dated)| row::row(&reading, trigger, chain, dated));
    Table::sort(rows.collect(), &document.text)
}
