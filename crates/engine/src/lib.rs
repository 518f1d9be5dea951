//! Composes the run: brief, stories, verify.
