//! Units of money and measure, number words, magnitudes.

use crate::table::Row;

/// What a unit measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum UnitKind {
    /// Money; the code is ISO 4217.
    Currency,
    /// A part of money, as cents: the code is the main unit's, the scale 0.01.
    Minor,
    /// A measure; the code is UCUM.
    Measure,
    /// Per cent and its kin; the code is UCUM `%`, or `pp` for percentage points.
    Ratio,
}

/// A form of a unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Unit {
    /// Word, abbreviation or symbol; words in lower case, abbreviations as written.
    pub form: &'static str,
    /// ISO 4217 or UCUM code.
    pub code: &'static str,
    /// Money, part of money, measure, ratio.
    pub kind: UnitKind,
    /// What is measured: `length`, `mass`, `money`.
    pub dimension: &'static str,
    /// How much of `code` one of this form is: 1, or 0.01 for a cent.
    pub scale: f64,
    /// The form names other units or things too (`pound`, `dollar`, `m`).
    pub ambiguous: bool,
}

impl Row for Unit {
    fn form(&self) -> &'static str {
        self.form
    }
    fn read(fields: &[&'static str]) -> Option<Self> {
        let [form, code, kind, dimension, scale, ambiguous, ..] = *fields else {
            return None;
        };
        let kind = match kind {
            "currency" => UnitKind::Currency,
            "minor" => UnitKind::Minor,
            "measure" => UnitKind::Measure,
            "ratio" => UnitKind::Ratio,
            _ => return None,
        };
        let scale = scale.parse().ok()?;
        Some(Self { form, code, kind, dimension, scale, ambiguous: ambiguous == "1" })
    }
}

/// What a number word does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NumberKind {
    /// Counts: `seven`, `twenty`.
    Cardinal,
    /// Orders: `seventh`, also written `7th` by the caller.
    Ordinal,
    /// Divides: `half`, `one-third`.
    Fraction,
    /// Multiplies what stands before it: `hundred`, `million`, `bn`, `lakh`, `dozen`.
    Magnitude,
    /// Multiplies what stands after it: `double`, `twice`.
    Multiple,
}

/// A number word; its value is `over / under`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NumberWord {
    /// Lower case; abbreviations of magnitudes as written (`m`, `bn`, `tn`).
    pub form: &'static str,
    /// What it does.
    pub kind: NumberKind,
    /// Numerator.
    pub over: u64,
    /// Denominator, 1 except for fractions.
    pub under: u64,
}

impl NumberWord {
    /// The value as a decimal.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "every value in the table is exact below 2^53")]
    pub fn value(&self) -> f64 {
        self.over as f64 / self.under as f64
    }
}

impl Row for NumberWord {
    fn form(&self) -> &'static str {
        self.form
    }
    fn read(fields: &[&'static str]) -> Option<Self> {
        let [form, kind, over, under, ..] = *fields else {
            return None;
        };
        let kind = match kind {
            "cardinal" => NumberKind::Cardinal,
            "ordinal" => NumberKind::Ordinal,
            "fraction" => NumberKind::Fraction,
            "magnitude" => NumberKind::Magnitude,
            "multiple" => NumberKind::Multiple,
            _ => return None,
        };
        let under = under.parse().ok().filter(|&under: &u64| under > 0)?;
        Some(Self { form, kind, over: over.parse().ok()?, under })
    }
}
