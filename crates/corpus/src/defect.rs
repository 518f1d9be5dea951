//! What was wrong with the input, and what was done about it.

use std::borrow::Cow;

use crate::Span;

/// Something wrong with an input, said where it was met. Bad input is data: nothing is lost silently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Defect {
    /// A short name, such as `unclosed-quotation` or `empty`.
    pub kind: Cow<'static, str>,
    /// What was wrong and what was done, for a person.
    pub message: String,
    /// Where in the text, if the fault has a place there.
    pub span: Option<Span>,
}

impl Defect {
    /// A defect of the whole input.
    pub fn whole(kind: &'static str, message: impl Into<String>) -> Defect {
        Defect { kind: Cow::Borrowed(kind), message: message.into(), span: None }
    }

    /// A defect at a place of the text.
    pub fn at(kind: &'static str, message: impl Into<String>, span: Span) -> Defect {
        Defect { kind: Cow::Borrowed(kind), message: message.into(), span: Some(span) }
    }
}
