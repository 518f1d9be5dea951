//! A quantity read from the text, before its surroundings are asked.

use std::ops::Range;

use corpus::Modifier;

/// A quantity as ranges of lexemes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Quantity {
    /// From the modifier or number to the unit or counted noun.
    pub(super) place: Range<usize>,
    /// The place from which the search goes on: after the number, for a noun may hold another.
    pub(super) next: usize,
    /// The number, or the low end of a range.
    pub(super) value: f64,
    /// The top of a range.
    pub(super) high: Option<f64>,
    /// The unit of the contract.
    pub(super) unit: String,
    /// How exact.
    pub(super) modifier: Option<Modifier>,
    /// Where the counted noun begins; the end where there is none.
    pub(super) noun: usize,
    /// What kind of quantity it is.
    pub(super) kind: Kind,
    /// The rule that read it.
    pub(super) rule: &'static str,
    /// Why it may be wrong.
    pub(super) doubt: Option<&'static str>,
}

/// What kind of quantity it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Money,
    Percent,
    Measure,
    Share,
    Count,
    Ordinal,
    Bare,
}

impl Quantity {
    pub(super) fn new(place: Range<usize>, value: f64, unit: &str, kind: Kind, rule: &'static str) -> Quantity {
        let next = place.end;
        Quantity {
            noun: next,
            place,
            next,
            value,
            high: None,
            unit: unit.to_owned(),
            modifier: None,
            kind,
            rule,
            doubt: None,
        }
    }
}
