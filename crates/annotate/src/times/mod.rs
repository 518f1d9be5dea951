//! Expressions of time, and when the document was written.

use corpus::{Document, Edtf, Sourced, Table, TimeExpression};
use lexicon::Lexicon;

use crate::syntax::Syntax;

/// An expression that is not yet anchored to a date.
#[derive(Clone, Debug)]
pub(crate) struct Expression;

/// Finds expressions of time, not yet anchored.
pub(crate) fn expressions(_document: &Document, _syntax: &Syntax, _lexicon: &Lexicon) -> Vec<Expression> {
    Vec::new()
}

/// When the document was written: given, stated, or inferred from its own expressions.
pub(crate) fn written(_document: &Document, _expressions: &[Expression]) -> Option<Sourced<Edtf>> {
    None
}

/// Resolves expressions against the writing date and against each other.
pub(crate) fn anchor(
    _document: &Document,
    _syntax: &Syntax,
    _expressions: Vec<Expression>,
    _written: Option<&Sourced<Edtf>>,
) -> Table<TimeExpression> {
    Table::empty()
}
