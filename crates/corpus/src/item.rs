//! Names of items that survive other inputs, another order, and re-analysis.

use std::fmt;
use std::sync::Arc;

use crate::{Document, Span};

/// The id of an item of a brief: its kind and a hash of its kind and first evidence.
///
/// What refers to an item shares the letters of its id: a brief names one item in many places.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemId(Arc<str>);

impl ItemId {
    /// The id of an item of `kind` (a lower-case word) that is first shown by `span` of `document`.
    pub fn of(kind: &str, document: &Document, span: Span) -> ItemId {
        ItemId::with(kind, document, span, "")
    }

    /// As [`ItemId::of`], for kinds of which one passage may show several, told apart by `facet`.
    pub fn with(kind: &str, document: &Document, span: Span, facet: &str) -> ItemId {
        let mut hasher = blake3::Hasher::new();
        for part in [kind, &document.id, facet] {
            hasher.update(part.as_bytes());
            hasher.update(&[0]);
        }
        hasher.update(&span.start.to_le_bytes());
        hasher.update(&span.end.to_le_bytes());
        ItemId::read(format!("{kind}-{}", &hasher.finalize().to_hex()[..12]))
    }

    /// An id read from a record.
    pub fn read(written: impl Into<Arc<str>>) -> ItemId {
        ItemId(written.into())
    }

    /// The id as printed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ItemId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
