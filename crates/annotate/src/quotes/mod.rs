//! Who said what.

mod glyphs;
pub(crate) mod marks;

use corpus::{Defect, Document, Entity, Mention, Quote, Table, TimeExpression};
use lexicon::Lexicon;

use crate::syntax::Syntax;

/// Finds attributions: content, source and cue, with the speaker resolved.
pub(crate) fn quotes(
    _document: &Document,
    _syntax: &Syntax,
    (_mentions, _entities): (&Table<Mention>, &Table<Entity>),
    _times: &Table<TimeExpression>,
    _lexicon: &Lexicon,
) -> (Table<Quote>, Vec<Defect>) {
    (Table::empty(), Vec::new())
}
