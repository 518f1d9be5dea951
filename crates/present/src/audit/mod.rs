//! Coding a brief by hand: a sheet of items to judge, and what the judgements say.
//!
//! The sheet is blind: it shows neither the rule that made an item nor its doubts, and its rows stand in an order
//! that says nothing. Which items are drawn depends on the seed and on the ids of the items alone.

mod claims;
mod coded;
mod measure;
mod sheet;

pub use coded::{SheetError, read_sheet};
pub use measure::{Agreement, Audit, Precision, audit};
pub use sheet::{sheet, write_sheet};

/// An item to judge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The id of the item; a value of a ledger has the ledger's with its place.
    pub item: String,
    /// The table that it stands in, as the contract names it.
    pub table: &'static str,
    /// What the brief says, in words.
    pub claim: String,
    /// The documents and words that show it.
    pub passage: String,
    /// The words around the first passage, where the brief has its texts.
    pub context: String,
}

/// What a coder says of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Judgement {
    /// Everything that it says holds.
    Right,
    /// Something is off, but what it is about holds.
    Partly,
    /// The texts do not bear it out.
    Wrong,
}

/// A row as it came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coded {
    /// The id of the item.
    pub item: String,
    /// The table that it stands in.
    pub table: String,
    /// What the coder says.
    pub judgement: Judgement,
}
