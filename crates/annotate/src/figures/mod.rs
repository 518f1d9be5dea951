//! Quantities with a unit or a counted noun.

mod fraction;
pub(crate) mod numeral;

use corpus::{Document, Figure, Quote, Table, TimeExpression};
use lexicon::Lexicon;

use crate::syntax::Syntax;

/// Finds figures with what they measure, their period and who states them.
pub(crate) fn figures(
    _document: &Document,
    _syntax: &Syntax,
    _times: &Table<TimeExpression>,
    _quotes: &Table<Quote>,
    _lexicon: &Lexicon,
) -> Table<Figure> {
    Table::empty()
}
