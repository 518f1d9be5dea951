//! A brief as a record: everything a page shows, and enough to make it again.

use std::collections::BTreeMap;

use corpus::{Format, TimeType};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    ActorRecord, BlockRecord, CorrectionRecord, CoverageRecord, DefectRecord, DisagreementRecord, LedgerRecord,
    MetadataRecord, NamingRecord, OriginRecord, PlannedRecord, PositionRecord, TimelineRecord, UtteranceRecord, Word,
};

/// `rashomon/brief/1`.
///
/// `start` and `end` are Unicode code-point offsets into the `text` of the document `doc`, end exclusive.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct BriefRecord {
    /// `rashomon/brief/1`.
    pub schema: String,
    /// The date the brief looks from; null where no document is dated.
    pub as_of: Option<String>,
    /// The options of the run that change what is found or shown.
    pub options: BTreeMap<String, serde_json::Value>,
    /// What made it.
    pub versions: Versions,
    /// The documents in order of input.
    pub documents: Vec<BriefDocument>,
    /// The source summary statement.
    pub summary: Vec<StatementRecord>,
    /// Ids of timeline entries, most important first.
    pub developments: Vec<String>,
    /// People, organisations, places across documents.
    pub entities: Vec<ActorRecord>,
    /// Copies, rewrites and excerpts.
    pub origins: Vec<OriginRecord>,
    /// Events merged across documents, in order of date.
    pub timeline: Vec<TimelineRecord>,
    /// Timeline entries that were planned, and what became of them.
    pub upcoming: Vec<PlannedRecord>,
    /// Who said what.
    pub quotes: Vec<UtteranceRecord>,
    /// What each side wants.
    pub positions: Vec<PositionRecord>,
    /// Figures by measure.
    pub figures: Vec<LedgerRecord>,
    /// Where tellings differ.
    pub disagreements: Vec<DisagreementRecord>,
    /// What each outlet calls the same thing.
    pub naming: Vec<NamingRecord>,
    /// Which document carries what.
    pub coverage: Vec<CoverageRecord>,
    /// What an analyst corrected, and what became of each correction; left out where there is none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<CorrectionRecord>,
    /// What was wrong with the inputs.
    pub defects: Vec<DefectRecord>,
    /// How many items of each list are left out: those that few origins carry, of the record that the page of very
    /// many documents carries, which has what the page shows and every text; `passing` are the events mentioned in
    /// passing. Without it nothing is left out.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub left_out: BTreeMap<String, u32>,
}

/// The program and the stages of the analysis.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Versions {
    /// The version of the program.
    pub program: String,
    /// Each stage with its version.
    pub stages: Vec<StageRecord>,
}

/// A stage of the analysis.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StageRecord {
    /// The name of the stage.
    pub name: String,
    /// Its version.
    pub version: String,
    /// The digest of the model it uses, where it uses one.
    #[serde(default)]
    pub model: Option<String>,
}

/// A document of a brief.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct BriefDocument {
    /// Unique in the brief.
    pub id: String,
    /// The content hash of the text.
    pub hash: String,
    /// The path or address as given.
    pub source: String,
    /// The form of the capture.
    pub format: Word<Format>,
    /// How many words the analysed blocks have.
    pub words: u32,
    /// The canonical text; left out of a brief made without texts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The parts of the page.
    pub blocks: Vec<BlockRecord>,
    /// What is known besides the text.
    pub metadata: MetadataRecord,
    /// Expressions of time, to be marked in the text.
    pub times: Vec<TimePassage>,
}

/// An expression of time in a document of a brief.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TimePassage {
    /// The first code point.
    pub start: u32,
    /// The code point after the last.
    pub end: u32,
    /// TIMEX3 type.
    #[serde(rename = "type")]
    pub time_type: Word<TimeType>,
    /// TIMEX3 value.
    pub value: String,
}

/// A passage of one document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Passage {
    /// The id of the document.
    pub doc: String,
    /// The first code point.
    pub start: u32,
    /// The code point after the last.
    pub end: u32,
    /// The text it covers.
    pub exact: String,
}

/// A sentence of the source summary, with the counts it is made of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StatementRecord {
    /// The sentence.
    pub text: String,
    /// The counts by name.
    pub counts: BTreeMap<String, u32>,
    /// The documents it counts.
    pub documents: Vec<String>,
}
