//! Expressions of time.

use std::sync::Arc;

use crate::{Edtf, Grounds, Span, Spanned};

/// The TIMEX3 type (ISO-TimeML).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimeType {
    /// A calendar time.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A recurring time.
    Set,
}

impl TimeType {
    /// Every value, in the order of the contract.
    pub const ALL: [TimeType; 4] = [TimeType::Date, TimeType::Time, TimeType::Duration, TimeType::Set];

    /// The word of the JSON contract.
    pub const fn as_str(self) -> &'static str {
        match self {
            TimeType::Date => "DATE",
            TimeType::Time => "TIME",
            TimeType::Duration => "DURATION",
            TimeType::Set => "SET",
        }
    }

    /// The value that has this word, if any.
    pub fn parse(word: &str) -> Option<TimeType> {
        TimeType::ALL.into_iter().find(|value| value.as_str() == word)
    }
}

impl std::fmt::Display for TimeType {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}
/// The TIMEX3 `mod`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimeModifier {
    /// Before it.
    Before,
    /// After it.
    After,
    /// At or before it.
    OnOrBefore,
    /// At or after it.
    OnOrAfter,
    /// Less than it.
    LessThan,
    /// More than it.
    MoreThan,
    /// At most.
    EqualOrLess,
    /// At least.
    EqualOrMore,
    /// Its beginning.
    Start,
    /// Its middle.
    Mid,
    /// Its end.
    End,
    /// About it.
    Approx,
}

impl TimeModifier {
    /// Every value, in the order of the contract.
    pub const ALL: [TimeModifier; 12] = [
        TimeModifier::Before,
        TimeModifier::After,
        TimeModifier::OnOrBefore,
        TimeModifier::OnOrAfter,
        TimeModifier::LessThan,
        TimeModifier::MoreThan,
        TimeModifier::EqualOrLess,
        TimeModifier::EqualOrMore,
        TimeModifier::Start,
        TimeModifier::Mid,
        TimeModifier::End,
        TimeModifier::Approx,
    ];

    /// The word of the JSON contract.
    pub const fn as_str(self) -> &'static str {
        match self {
            TimeModifier::Before => "BEFORE",
            TimeModifier::After => "AFTER",
            TimeModifier::OnOrBefore => "ON_OR_BEFORE",
            TimeModifier::OnOrAfter => "ON_OR_AFTER",
            TimeModifier::LessThan => "LESS_THAN",
            TimeModifier::MoreThan => "MORE_THAN",
            TimeModifier::EqualOrLess => "EQUAL_OR_LESS",
            TimeModifier::EqualOrMore => "EQUAL_OR_MORE",
            TimeModifier::Start => "START",
            TimeModifier::Mid => "MID",
            TimeModifier::End => "END",
            TimeModifier::Approx => "APPROX",
        }
    }

    /// The value that has this word, if any.
    pub fn parse(word: &str) -> Option<TimeModifier> {
        TimeModifier::ALL.into_iter().find(|value| value.as_str() == word)
    }
}

impl std::fmt::Display for TimeModifier {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// An expression of time with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeExpression {
    /// Where it stands.
    pub span: Span,
    /// Its TIMEX3 type.
    pub time_type: TimeType,
    /// Its TIMEX3 value, such as `2016-05-06`, `P2D`, `FUTURE_REF`, or `XXXX-WXX-2` where the anchor is unknown.
    pub value: Arc<str>,
    /// The same as EDTF, where it denotes a calendar time.
    pub edtf: Option<Edtf>,
    /// Its TIMEX3 modifier.
    pub modifier: Option<TimeModifier>,
    /// The passage it was resolved against, where that is not the publication date.
    pub anchor: Option<Span>,
    /// The rule that decided, and why it may be wrong.
    pub grounds: Grounds,
}

impl Spanned for TimeExpression {
    fn span(&self) -> Span {
        self.span
    }

    fn spans(&self) -> impl Iterator<Item = Span> {
        std::iter::once(self.span).chain(self.anchor)
    }
}
