//! The rows of one document's annotation tables as records.

use corpus::{
    DateBasis, Direction, EntityType, EventType, MentionForm, Modifier, QuoteType, Status, TimeModifier, TimeType,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Number, Word};

/// A passage of the document's text, in code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Place {
    /// The first code point.
    pub start: u32,
    /// The code point after the last.
    pub end: u32,
}

/// A token with its grammar.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TokenRecord {
    /// The first code point.
    pub start: u32,
    /// The code point after the last.
    pub end: u32,
    /// Penn Treebank tag.
    pub tag: String,
    /// Universal part of speech.
    pub pos: String,
    /// The dictionary form.
    pub lemma: String,
    /// Index of the head in the list; its own for a root.
    pub head: u32,
    /// The dependency label.
    pub dep: String,
}

/// A name, nominal or pronoun.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct MentionRecord {
    /// The first code point.
    pub start: u32,
    /// The code point after the last.
    pub end: u32,
    /// What it names.
    #[serde(rename = "type")]
    pub entity_type: Word<EntityType>,
    /// An id into `entities`, or null.
    #[serde(default)]
    pub entity: Option<String>,
    /// `name`, `nominal` or `pronoun`.
    pub kind: Word<MentionForm>,
    /// The rule that decided.
    #[serde(default)]
    pub rule: String,
    /// Why it may be wrong.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doubt: Vec<String>,
}

/// Something that the document names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EntityRecord {
    /// Derived from the first place of the name.
    pub id: String,
    /// The fullest form of the name.
    pub name: String,
    /// What it is.
    #[serde(rename = "type")]
    pub entity_type: Word<EntityType>,
    /// The other forms of the name, in order of first use.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Where the fullest form stands first: the first code point.
    pub start: u32,
    /// The code point after the last.
    pub end: u32,
    /// ISO 3166-1 alpha-2.
    #[serde(default)]
    pub country: Option<String>,
    /// Where the role of a person stands.
    #[serde(default)]
    pub role: Option<Place>,
    /// The rule that resolved it.
    #[serde(default)]
    pub rule: String,
    /// Why it may be wrong.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doubt: Vec<String>,
}

/// One attribution.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct QuoteRecord {
    /// Derived from the place of the content.
    #[serde(default)]
    pub id: String,
    /// `direct`, `indirect` or `mixed`.
    #[serde(rename = "type")]
    pub quote_type: Word<QuoteType>,
    /// What was said, without the outer quotation marks.
    pub content: Vec<Place>,
    /// The words that attribute.
    #[serde(default)]
    pub cue: Option<Place>,
    /// Who said it, as written.
    #[serde(default)]
    pub source: Option<Place>,
    /// The resolved canonical name.
    #[serde(default)]
    pub speaker: Option<String>,
    /// An id into `entities`.
    #[serde(default)]
    pub speaker_entity: Option<String>,
    /// In what capacity, verbatim.
    #[serde(default)]
    pub role: Option<String>,
    /// Where that stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role_at: Option<Place>,
    /// To whom, verbatim.
    #[serde(default)]
    pub addressee: Option<String>,
    /// Where that stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub addressee_at: Option<Place>,
    /// When it was said, EDTF.
    #[serde(default)]
    pub date: Option<String>,
    /// Index of the quote this one stands in.
    #[serde(default)]
    pub nested_in: Option<u32>,
    /// The rule that decided.
    #[serde(default)]
    pub rule: String,
    /// Why it may be wrong.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doubt: Vec<String>,
}

/// An expression of time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TimeRecord {
    /// The first code point.
    pub start: u32,
    /// The code point after the last.
    pub end: u32,
    /// TIMEX3 type.
    #[serde(rename = "type")]
    pub time_type: Word<TimeType>,
    /// TIMEX3 value.
    pub value: String,
    /// The same as EDTF, where it denotes a calendar time.
    #[serde(default)]
    pub edtf: Option<String>,
    /// TIMEX3 modifier.
    #[serde(default, rename = "mod")]
    pub modifier: Option<Word<TimeModifier>>,
    /// The passage it was resolved against.
    #[serde(default)]
    pub anchor: Option<Place>,
    /// The rule that decided.
    #[serde(default)]
    pub rule: String,
    /// Why it may be wrong.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doubt: Vec<String>,
}

/// A quantity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FigureRecord {
    /// The first code point.
    pub start: u32,
    /// The code point after the last.
    pub end: u32,
    /// The number, or the low end of a range.
    pub value: Number,
    /// The top of a range.
    #[serde(default)]
    pub high: Option<Number>,
    /// ISO 4217 code, `percent`, UCUM code, the counted noun in the singular, `ordinal`, or `share`.
    pub unit: String,
    /// How exact.
    #[serde(default)]
    pub modifier: Option<Word<Modifier>>,
    /// Which way, for a change.
    #[serde(default)]
    pub direction: Option<Word<Direction>>,
    /// What is measured, as written.
    #[serde(default)]
    pub measures: Option<Place>,
    /// As of when it holds, EDTF.
    #[serde(default)]
    pub period: Option<String>,
    /// Who states it; null where the outlet does.
    #[serde(default)]
    pub asserter: Option<String>,
    /// Where that stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asserter_at: Option<Place>,
    /// An id into `entities`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asserter_entity: Option<String>,
    /// The rule that decided.
    #[serde(default)]
    pub rule: String,
    /// Why it may be wrong.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doubt: Vec<String>,
}

/// Somebody or something that takes part in an event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ParticipantRecord {
    /// The resolved name, else as written.
    #[serde(default)]
    pub name: Option<String>,
    /// An id into `entities`.
    #[serde(default)]
    pub entity: Option<String>,
    /// The first code point.
    pub start: u32,
    /// The code point after the last.
    pub end: u32,
}

/// An event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EventRecord {
    /// The trigger: the first code point.
    pub start: u32,
    /// The code point after the last.
    pub end: u32,
    /// The clause.
    pub extent: Place,
    /// PLOVER type or `OTHER`.
    #[serde(rename = "type")]
    pub event_type: Word<EventType>,
    /// Finer than the type.
    pub mode: String,
    /// Who does it.
    #[serde(default)]
    pub actors: Vec<ParticipantRecord>,
    /// To or with whom.
    #[serde(default)]
    pub recipients: Vec<ParticipantRecord>,
    /// Where.
    #[serde(default)]
    pub place: Option<ParticipantRecord>,
    /// When, EDTF.
    #[serde(default)]
    pub date: Option<String>,
    /// How that is known.
    #[serde(default)]
    pub date_basis: Option<Word<DateBasis>>,
    /// The time expression that gives it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date_from: Option<Place>,
    /// Whether it has happened.
    pub status: Word<Status>,
    /// Whether the text says that it did not happen.
    #[serde(default)]
    pub negated: bool,
    /// Index of the quote that claims it; null where the outlet does.
    #[serde(default)]
    pub attributed_to: Option<u32>,
    /// The rule that decided.
    #[serde(default)]
    pub rule: String,
    /// Why it may be wrong.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doubt: Vec<String>,
}
