//! When a document was written, inferred from its own expressions of time.

use corpus::{Edtf, Sourced};

use super::when::Expression;

/// The time of writing that the expressions allow; none where no year supports it.
pub(super) fn infer(_expressions: &[Expression]) -> Option<Sourced<Edtf>> {
    None
}
