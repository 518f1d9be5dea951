//! What happened, is planned, or did not happen.

use corpus::{Document, Edtf, Entity, Event, Mention, Quote, Sourced, Table, TimeExpression};
use lexicon::Lexicon;

use crate::syntax::Syntax;

/// Finds events with type, participants, place, date, status and negation.
pub(crate) fn events(
    _document: &Document,
    _syntax: &Syntax,
    (_mentions, _entities): (&Table<Mention>, &Table<Entity>),
    _times: &Table<TimeExpression>,
    _quotes: &Table<Quote>,
    _written: Option<&Sourced<Edtf>>,
    _lexicon: &Lexicon,
) -> Table<Event> {
    Table::empty()
}
