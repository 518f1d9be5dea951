//! Stories and origins among any number of documents, as a record.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// `rashomon/stories/1`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StoriesRecord {
    /// `rashomon/stories/1`.
    pub schema: String,
    /// Documents that are copies, rewrites or excerpts of one origin: two or more each.
    pub origins: Vec<StoryOrigin>,
    /// Documents about the same event; every document is in exactly one.
    pub stories: Vec<StoryRecord>,
}

/// Documents of one origin.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StoryOrigin {
    /// Derived from the first document.
    pub id: String,
    /// Ids in order of input.
    pub documents: Vec<String>,
    /// How they are related, in words.
    pub reason: String,
}

/// Documents of one story.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StoryRecord {
    /// Derived from the first document.
    pub id: String,
    /// Ids in order of input.
    pub documents: Vec<String>,
}
