//! The one way in which this crate can fail: the model's own files are not what they should be.

use std::fmt;

/// The weights or tables of a model could not be read.
///
/// Opaque on purpose: a caller can only report it, since the files come with the program.
#[derive(Debug)]
pub struct ModelError(String);

impl ModelError {
    pub(crate) fn new(what: impl Into<String>) -> Self {
        Self(what.into())
    }
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the language model cannot be loaded: {}", self.0)
    }
}

impl std::error::Error for ModelError {}
