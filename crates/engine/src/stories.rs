//! Any number of documents become stories, in one pass.

use present::StoryGroup;
use present::record::StoriesRecord;
use relate::Stories;

use corpus::{Document, Ids};

/// Documents on their way to their stories.
#[derive(Debug, Default)]
pub struct StoryRun {
    stories: Stories,
    ids: Ids,
}

impl StoryRun {
    /// Takes in one document.
    pub fn push(&mut self, mut document: Document) {
        self.ids.tell_apart(&mut document);
        let metadata = &document.metadata;
        let title = metadata.title.as_ref().filter(|title| title.from.is_empty()).map(|title| title.value.as_str());
        let published = metadata.published.as_ref().map(|date| &date.value);
        self.stories.push(&document.id, document.text.as_str(), title, published);
    }

    /// The stories and origins of all documents taken in.
    pub fn finish(self) -> StoriesRecord {
        let report = self.stories.finish();
        let origins = report.origins.into_iter().map(|origin| StoryGroup {
            id: origin.id.to_string(),
            documents: origin.documents,
            reason: origin.reason,
        });
        let stories = report.stories.into_iter().map(|story| StoryGroup {
            id: story.id.to_string(),
            documents: story.documents,
            reason: String::new(),
        });
        present::stories_record(origins.collect(), stories.collect())
    }
}
