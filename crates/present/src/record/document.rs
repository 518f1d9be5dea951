//! One document as a record, with or without its annotations.

use corpus::{BlockKind, Format};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    EntityRecord, EventRecord, FigureRecord, MentionRecord, MetadataRecord, Place, QuoteRecord, SourcedDate,
    TimeRecord, TokenRecord, Word,
};

/// `rashomon/document/1`: what `extract` prints, and with the annotation lists what `annotate` prints.
///
/// `start` and `end` are Unicode code-point offsets into `text`, end exclusive.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DocumentRecord {
    /// `rashomon/document/1`.
    pub schema: String,
    /// The id given, else the content hash.
    #[serde(default)]
    pub id: String,
    /// The content hash of `text`: BLAKE3, hexadecimal.
    #[serde(default)]
    pub hash: String,
    /// The path or address as given.
    #[serde(default)]
    pub source: String,
    /// `plain` or `html`: the form of the capture.
    #[serde(default = "plain")]
    pub format: Word<Format>,
    /// The canonical text.
    pub text: String,
    /// The parts of the page, covering every non-blank line.
    #[serde(default)]
    pub blocks: Vec<BlockRecord>,
    /// What is known besides the text.
    #[serde(default)]
    pub metadata: MetadataRecord,
    /// What was wrong with the input.
    #[serde(default)]
    pub defects: Vec<DefectRecord>,
    /// When the document was written, as the annotation has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub written: Option<SourcedDate>,
    /// The sentences.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sentences: Option<Vec<Place>>,
    /// The tokens, where they were asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tokens: Option<Vec<TokenRecord>>,
    /// Names, nominals and pronouns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mentions: Option<Vec<MentionRecord>>,
    /// What they name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entities: Option<Vec<EntityRecord>>,
    /// Who said what.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quotes: Option<Vec<QuoteRecord>>,
    /// Expressions of time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub times: Option<Vec<TimeRecord>>,
    /// Quantities.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub figures: Option<Vec<FigureRecord>>,
    /// What happened or is planned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub events: Option<Vec<EventRecord>>,
}

fn plain() -> Word<Format> {
    Word(Format::Plain)
}

impl DocumentRecord {
    /// Whether the record carries annotations.
    pub fn is_annotated(&self) -> bool {
        self.mentions.is_some() && self.entities.is_some()
    }
}

/// A block of a text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct BlockRecord {
    /// What it is.
    pub kind: Word<BlockKind>,
    /// The first code point.
    pub start: u32,
    /// The code point after the last.
    pub end: u32,
    /// Where it stood in the capture.
    #[serde(default)]
    pub capture: Option<CaptureRange>,
    /// The rule that decided.
    #[serde(default)]
    pub rule: String,
}

/// A range of bytes of a capture, after decoding to UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CaptureRange {
    /// The first byte.
    pub start: u64,
    /// The byte after the last.
    pub end: u64,
}

/// What was wrong with an input and what was done about it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DefectRecord {
    /// The document, in records about several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doc: Option<String>,
    /// A short name.
    pub kind: String,
    /// For a person.
    pub message: String,
    /// The first code point.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<u32>,
    /// The code point after the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<u32>,
}
