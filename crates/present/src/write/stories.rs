//! Stories and origins as a record.

use crate::record::{STORIES, StoriesRecord, StoryOrigin, StoryRecord};

/// Documents that belong together: ids in order of input, and for an origin how they are related.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoryGroup {
    /// The id of the group.
    pub id: String,
    /// The documents.
    pub documents: Vec<String>,
    /// How they are related, in words; empty for a story.
    pub reason: String,
}

/// The record that `stories` prints.
pub fn stories_record(origins: Vec<StoryGroup>, stories: Vec<StoryGroup>) -> StoriesRecord {
    let origin = |group: StoryGroup| StoryOrigin { id: group.id, documents: group.documents, reason: group.reason };
    let story = |group: StoryGroup| StoryRecord { id: group.id, documents: group.documents };
    StoriesRecord {
        schema: STORIES.to_owned(),
        origins: origins.into_iter().map(origin).collect(),
        stories: stories.into_iter().map(story).collect(),
    }
}
