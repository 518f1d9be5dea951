//! The records of the JSON contract, as types: what is printed, what is read, and their JSON Schemas.

mod annotation;
mod brief;
mod correction;
mod document;
mod items;
mod metadata;
mod stories;
mod word;

pub use annotation::{
    EntityRecord, EventRecord, FigureRecord, MentionRecord, ParticipantRecord, Place, QuoteRecord, TimeRecord,
    TokenRecord,
};
pub use brief::{BriefDocument, BriefRecord, Passage, StageRecord, StatementRecord, TimePassage, Versions};
pub use correction::{AskedCorrection, CorrectionRecord};
pub use document::{BlockRecord, CaptureRange, DefectRecord, DocumentRecord};
pub use items::{
    ActorName, ActorRecord, CoverageRecord, DisagreementRecord, LedgerRecord, LedgerValueRecord, MentionPassage,
    NamingRecord, OriginRecord, PlannedRecord, PositionRecord, SideRecord, StepRecord, TermRecord, TimelineRecord,
    UtteranceRecord,
};
pub use metadata::{AuthorRecord, FieldRecord, MetadataRecord, SourcedDate};
pub use stories::{StoriesRecord, StoryOrigin, StoryRecord};
pub use word::{Number, Vocabulary, Word};

/// The `schema` of a document record.
pub const DOCUMENT: &str = "rashomon/document/1";
/// The `schema` of a brief.
pub const BRIEF: &str = "rashomon/brief/1";
/// The `schema` of a list of stories.
pub const STORIES: &str = "rashomon/stories/1";
