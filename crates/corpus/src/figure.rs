//! Quantities with a unit or a counted noun.

use std::sync::Arc;

use crate::{Edtf, Entity, Grounds, Id, Span, Spanned};

/// How exact a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Modifier {
    /// About.
    Approx,
    /// More than.
    MoreThan,
    /// Less than.
    LessThan,
    /// At least.
    AtLeast,
    /// At most.
    AtMost,
}

impl Modifier {
    /// Every value, in the order of the contract.
    pub const ALL: [Modifier; 5] =
        [Modifier::Approx, Modifier::MoreThan, Modifier::LessThan, Modifier::AtLeast, Modifier::AtMost];

    /// The word of the JSON contract.
    pub const fn as_str(self) -> &'static str {
        match self {
            Modifier::Approx => "approx",
            Modifier::MoreThan => "more_than",
            Modifier::LessThan => "less_than",
            Modifier::AtLeast => "at_least",
            Modifier::AtMost => "at_most",
        }
    }

    /// The value that has this word, if any.
    pub fn parse(word: &str) -> Option<Modifier> {
        Modifier::ALL.into_iter().find(|value| value.as_str() == word)
    }
}

impl std::fmt::Display for Modifier {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}
/// Which way a change goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// A rise.
    Up,
    /// A fall.
    Down,
}

impl Direction {
    /// Every value, in the order of the contract.
    pub const ALL: [Direction; 2] = [Direction::Up, Direction::Down];

    /// The word of the JSON contract.
    pub const fn as_str(self) -> &'static str {
        match self {
            Direction::Up => "up",
            Direction::Down => "down",
        }
    }

    /// The value that has this word, if any.
    pub fn parse(word: &str) -> Option<Direction> {
        Direction::ALL.into_iter().find(|value| value.as_str() == word)
    }
}

impl std::fmt::Display for Direction {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A quantity with a unit or a counted noun.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Where it stands: number and unit.
    pub span: Span,
    /// The number, or the low end of a range.
    pub value: f64,
    /// The top of a range.
    pub high: Option<f64>,
    /// ISO 4217 code, `percent`, UCUM code, the counted noun in the singular, `ordinal`, or `share`.
    pub unit: Arc<str>,
    /// How exact.
    pub modifier: Option<Modifier>,
    /// Which way, for a change.
    pub direction: Option<Direction>,
    /// What is measured, as written: "trade turnover".
    pub measures: Option<Span>,
    /// As of when, or over which time, it holds.
    pub period: Option<Edtf>,
    /// Who states it, as written; none where the outlet does.
    pub asserter: Option<Span>,
    /// Who that is, where resolved.
    pub asserter_entity: Option<Id<Entity>>,
    /// The rule that decided, and why it may be wrong.
    pub grounds: Grounds,
}

impl Spanned for Figure {
    fn span(&self) -> Span {
        self.span
    }

    fn spans(&self) -> impl Iterator<Item = Span> {
        std::iter::once(self.span).chain(self.measures).chain(self.asserter)
    }
}
