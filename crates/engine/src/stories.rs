//! Any number of documents become stories, in one pass.

use capture::{Body, Capture};
use present::StoryGroup;
use present::record::StoriesRecord;
use relate::{Stories, Telling};

use corpus::{Document, Ids};

use crate::Reader;
use crate::reader::left_out;

/// A document as far as its stories depend on it: made in parallel, and small.
#[derive(Clone, Debug)]
pub struct StoryDocument(Telling);

impl StoryDocument {
    /// What stories depend on of a document.
    pub fn of(document: &Document) -> StoryDocument {
        let metadata = &document.metadata;
        let title = metadata.title.as_ref().filter(|title| title.from.is_empty()).map(|title| title.value.as_str());
        let published = metadata.published.as_ref().map(|date| &date.value);
        let telling = Telling::of(document.id.clone(), document.text.as_str(), title, published);
        let [publisher, address] = metadata.publisher_and_address();
        StoryDocument(telling.by(publisher, address))
    }
}

impl Reader {
    /// What stories depend on of the document that a capture holds. Of a record that was annotated before only the
    /// few fields are read that are needed.
    pub fn story_document(&self, capture: Capture) -> StoryDocument {
        let Body::Record(json) = &capture.body else { return StoryDocument::of(&self.document(capture)) };
        match present::read_told(json) {
            Ok(told) => {
                let title = told.title.as_deref();
                let telling = Telling::of(told.id, &told.text, title, told.published.as_ref());
                StoryDocument(telling.by(told.publisher.as_deref(), told.url.as_deref()))
            }
            Err(error) => StoryDocument::of(&left_out(capture.source, &error)),
        }
    }
}

/// Documents on their way to their stories.
#[derive(Debug, Default)]
pub struct StoryRun {
    stories: Stories,
    ids: Ids,
}

impl StoryRun {
    /// Takes in one document.
    pub fn push(&mut self, document: Document) {
        self.add(StoryDocument::of(&document));
    }

    /// Takes in one document that was read by [`Reader::story_document`].
    pub fn add(&mut self, StoryDocument(telling): StoryDocument) {
        let id = self.ids.unique(telling.id().to_owned());
        self.stories.push(telling.named(id));
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
