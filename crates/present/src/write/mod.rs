//! From the types of the analysis to the records of the contract.

mod annotations;
mod brief;
mod document;
mod indented;
mod items;
mod metadata;
mod passages;
mod sharing;
mod stories;
mod stream;

pub use brief::{Manifest, Stage, brief_record};
pub use document::{annotated_record, document_record};
pub use stories::{StoryGroup, stories_record};
pub use stream::write_brief;

use corpus::{Doubt, Rule};

fn rule(rule: &Rule) -> String {
    rule.to_string()
}

fn doubts(doubts: &[Doubt]) -> Vec<String> {
    doubts.iter().map(ToString::to_string).collect()
}
