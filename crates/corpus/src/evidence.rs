//! The span of text that shows a finding; nothing is found without it.

use crate::{Document, Few, Id, Span};

/// A passage of one document of a run.
///
/// Two documents may have one text (two outlets that print the same words), so evidence names the
/// document, which holds the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Evidence {
    /// The document, by its place in the run.
    pub document: Id<Document>,
    /// The passage in the document's text.
    pub span: Span,
}

/// A value with at least one passage that shows it. There is no way to make one without.
#[derive(Clone, Debug, PartialEq)]
pub struct Cited<T> {
    value: T,
    evidence: Few<Evidence>,
}

impl<T> Cited<T> {
    /// A value that one passage shows.
    pub fn new(value: T, evidence: Evidence) -> Cited<T> {
        Cited { value, evidence: Few::one(evidence) }
    }

    /// A value that several passages show; the first is the one it is identified by.
    pub fn with(value: T, first: Evidence, others: impl IntoIterator<Item = Evidence>) -> Cited<T> {
        Cited { value, evidence: std::iter::once(first).chain(others).collect() }
    }

    /// The value, if `evidence` has at least one passage.
    pub fn collect(value: T, evidence: impl IntoIterator<Item = Evidence>) -> Option<Cited<T>> {
        let evidence: Few<Evidence> = evidence.into_iter().collect();
        (!evidence.is_empty()).then_some(Cited { value, evidence })
    }

    /// The value.
    pub fn value(&self) -> &T {
        &self.value
    }

    /// The passages, at least one.
    pub fn evidence(&self) -> &[Evidence] {
        &self.evidence
    }

    /// The passage it is identified by.
    pub fn first(&self) -> Evidence {
        self.evidence[0]
    }

    /// Adds a passage that shows the same value.
    pub fn add(&mut self, evidence: Evidence) {
        if !self.evidence.contains(&evidence) {
            self.evidence.push(evidence);
        }
    }

    /// The same evidence for another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Cited<U> {
        Cited { value: change(self.value), evidence: self.evidence }
    }
}
