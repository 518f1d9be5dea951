//! What stands beside every item: how many carry it, the rule that made it, and why it may be wrong.

use super::frame::Frame;
use super::legend::anchor;
use super::visible::visible;
use super::words;
use crate::explain::is_known;

/// The small print of an item.
#[derive(Clone, Debug, Default)]
pub(crate) struct Note {
    /// `2 origins · 3 documents`; empty for what one document alone carries.
    pub(crate) counts: String,
    /// The rule.
    pub(crate) rule: String,
    /// Where the page says what the rule says; empty where it does not.
    pub(crate) anchor: String,
    /// Why it may be wrong.
    pub(crate) doubts: Vec<String>,
}

impl Note {
    pub(super) fn new(rule: &str, doubts: &[String]) -> Note {
        Note {
            counts: String::new(),
            rule: visible(rule),
            anchor: if is_known(rule) { anchor(rule) } else { String::new() },
            doubts: doubts.iter().map(|doubt| visible(doubt)).collect(),
        }
    }

    pub(super) fn counted(w: &Frame, origins: u32, documents: u32, rule: &str, doubts: &[String]) -> Note {
        let counts = if documents > 1 || origins > 1 { words::counts(w, origins, documents) } else { String::new() };
        Note { counts, ..Note::new(rule, doubts) }
    }

    /// The class that lets doubtful items be hidden, after another class; empty for what is not doubtful.
    pub(crate) fn class(&self) -> &'static str {
        if self.doubts.is_empty() { "" } else { " doubtful" }
    }
}
