//! Composes the run: read, annotate, relate, present, verify.
//!
//! Answers: in which order is everything done, for how many documents at once, and what happens when a
//! part fails? It must not know arguments, environment or printing, and holds no global state: an
//! [`Engine`] is a value that threads share.

mod brief;
mod guard;
mod manifest;
mod ordered;
mod reader;
mod stories;
mod strict;
mod verify;

pub use brief::{Brief, BriefOptions};
pub use nlp::{Kernel, Steps};
pub use ordered::in_order;
pub use reader::{Engine, EngineError, Reader, weight};
pub use stories::{StoryDocument, StoryRun};
pub use verify::{Level, Unverifiable, Verification};
