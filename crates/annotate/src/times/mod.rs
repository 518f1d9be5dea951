//! Expressions of time, and when the document was written.
//!
//! Three steps: [`expressions`] finds them and says what they mean, [`written`] concludes the time of
//! writing from them where none is given or stated, [`anchor`] resolves them. Values are TIMEX3
//! (ISO-TimeML) and EDTF (ISO 8601-2).

mod anchor;
mod calendar;
mod clock;
mod days;
mod duration;
mod find;
mod holiday;
pub(crate) mod lexeme;
mod lists;
mod numeric;
mod range;
pub(crate) mod reader;
mod recurrence;
mod relative;
mod resolve;
mod stamp;
mod tense;
mod unresolved;
mod vague;
mod when;
mod written;

use corpus::{Document, Edtf, Sourced, Table, TimeExpression};
use lexicon::Lexicon;

use crate::syntax::Syntax;
use lexeme::Lexemes;
use reader::Reader;

pub(crate) use when::Expression;

/// Finds expressions of time, not yet anchored.
pub(crate) fn expressions(document: &Document, syntax: &Syntax, lexicon: &Lexicon) -> Vec<Expression> {
    let lexemes = Lexemes::of(document);
    let reader = Reader { text: &document.text, lexemes: &lexemes, syntax, lexicon };
    find::find(&reader)
}

/// When the document was written: given, stated, or inferred from its own expressions.
pub(crate) fn written(document: &Document, expressions: &[Expression]) -> Option<Sourced<Edtf>> {
    document.metadata.published.clone().or_else(|| written::infer(expressions))
}

/// Resolves expressions against the writing date and against each other.
pub(crate) fn anchor(
    document: &Document,
    _syntax: &Syntax,
    expressions: Vec<Expression>,
    written: Option<&Sourced<Edtf>>,
) -> Table<TimeExpression> {
    let clock = document.metadata.published_time.as_ref().filter(|_| document.metadata.published.is_some());
    Table::sort(anchor::rows(expressions, written, clock.map(|clock| clock.value.as_str())), &document.text)
}
