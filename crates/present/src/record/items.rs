//! The items of a brief as records: each with its evidence, its rule and its doubts.

use std::collections::BTreeMap;

use corpus::{
    CoverageKind, Direction, DisagreementKind, EntityType, EventType, Modifier, Outcome, QuoteType, Status, Verdict,
    Voice,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Number, Passage, Place, Word};

/// A person, organisation or place across documents.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ActorRecord {
    /// The id.
    pub id: String,
    /// The fullest common form of the name.
    pub name: String,
    /// What it is.
    #[serde(rename = "type")]
    pub entity_type: Word<EntityType>,
    /// Every other form.
    pub aliases: Vec<String>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// The roles a person is given, each with the passage.
    pub roles: Vec<Passage>,
    /// Every mention by name.
    pub mentions: Vec<Passage>,
    /// Why the forms were held to be one.
    pub reasons: Vec<String>,
    /// How many documents name it.
    pub documents: u32,
    /// How many independent origins name it.
    pub origins: u32,
    /// The rule that decided.
    pub rule: String,
    /// Why it may be wrong.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doubt: Vec<String>,
}

/// Documents of one origin.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OriginRecord {
    /// The id.
    pub id: String,
    /// Two documents or more.
    pub documents: Vec<String>,
    /// Pairs of passages that they share.
    pub shared: Vec<(Passage, Passage)>,
    /// How they are related, in words.
    pub reason: String,
    /// The rule that decided.
    pub rule: String,
}

/// An actor or place by name, with its id.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ActorName {
    /// The name.
    pub name: String,
    /// The id into `entities`.
    pub entity: Option<String>,
}

/// A mention of an event: its trigger, and the voice that carries it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct MentionPassage {
    /// The id of the document.
    pub doc: String,
    /// The first code point.
    pub start: u32,
    /// The code point after the last.
    pub end: u32,
    /// The text it covers.
    pub exact: String,
    /// Who speaks there.
    pub voice: Word<Voice>,
    /// The clause around the trigger, in code points.
    #[serde(default)]
    pub extent: Option<Place>,
    /// When it is dated by this mention, EDTF.
    #[serde(default)]
    pub date: Option<String>,
    /// The status this mention gives it.
    #[serde(default)]
    pub status: Option<Word<Status>>,
    /// Why it may be of another event, or of none; empty where it surely is of this one. The entry's documents and
    /// origins count only sure mentions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doubt: Vec<String>,
}

impl MentionPassage {
    /// The trigger as a passage.
    pub fn passage(&self) -> Passage {
        Passage { doc: self.doc.clone(), start: self.start, end: self.end, exact: self.exact.clone() }
    }
}

/// Events of several documents held to be one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TimelineRecord {
    /// The id.
    pub id: String,
    /// When, EDTF.
    pub date: Option<String>,
    /// Whether it has happened.
    pub status: Word<Status>,
    /// PLOVER type or `OTHER`.
    #[serde(rename = "type")]
    pub event_type: Word<EventType>,
    /// Finer than the type.
    pub mode: String,
    /// A verbatim clause that tells it.
    pub headline: String,
    /// Where the headline stands.
    pub headline_evidence: Passage,
    /// Who takes part.
    pub actors: Vec<ActorName>,
    /// Where.
    pub place: Option<ActorName>,
    /// Its mentions.
    pub mentions: Vec<MentionPassage>,
    /// The ids of the documents that carry it.
    pub documents: Vec<String>,
    /// How many independent origins carry it.
    pub origins: u32,
    /// Whether it is only mentioned in passing: in the data, and left out of the page.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub passing: bool,
    /// The rule that merged it.
    pub rule: String,
    /// Why it may be wrong.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doubt: Vec<String>,
}

impl TimelineRecord {
    /// The mentions that a reader is shown: those found as events, sure ones first.
    pub(crate) fn shown_mentions(&self) -> impl Iterator<Item = &MentionPassage> {
        self.mentions.iter().filter(|mention| mention.doubt.is_empty() || mention.extent.is_some())
    }
}

/// A plan, and what became of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PlannedRecord {
    /// The id of the timeline entry.
    pub id: String,
    /// What became of it by the as-of date.
    pub outcome: Word<Outcome>,
    /// The steps in order of writing.
    pub history: Vec<StepRecord>,
}

/// One step in the life of a plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StepRecord {
    /// What it says of the plan.
    pub outcome: Word<Outcome>,
    /// The passage.
    pub evidence: Passage,
}

/// One utterance, with its variants across outlets.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct UtteranceRecord {
    /// The id.
    pub id: String,
    /// The speaker's name.
    pub speaker: Option<String>,
    /// The id into `entities`.
    pub speaker_entity: Option<String>,
    /// In what capacity, verbatim.
    pub role: Option<String>,
    /// To whom, verbatim.
    pub addressee: Option<String>,
    /// `direct`, `indirect` or `mixed`.
    #[serde(rename = "type")]
    pub quote_type: Word<QuoteType>,
    /// The content, part by part.
    pub content: Vec<Passage>,
    /// The words that attribute.
    pub cue: Option<Passage>,
    /// The source as written.
    pub source: Option<Passage>,
    /// When it was said, EDTF.
    pub date: Option<String>,
    /// The same utterance in other documents.
    pub variants: Vec<Passage>,
    /// How many documents carry it.
    pub documents: u32,
    /// How many independent origins carry it.
    pub origins: u32,
    /// The rule that found it.
    pub rule: String,
    /// Why it may be wrong.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doubt: Vec<String>,
}

/// What an actor wants on an issue.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PositionRecord {
    /// The id.
    pub id: String,
    /// The actor's name.
    pub actor: String,
    /// The id into `entities`.
    pub actor_entity: String,
    /// What it is about, verbatim.
    pub issue: String,
    /// When it was held, EDTF.
    pub date: Option<String>,
    /// Whose words carry it.
    pub voice: Word<Voice>,
    /// `demand`, `offer`, `refusal`, `acceptance` or `claim`.
    pub stance: String,
    /// A verbatim passage.
    pub summary: String,
    /// The passages.
    pub evidence: Vec<Passage>,
    /// How many documents carry it.
    pub documents: u32,
    /// How many independent origins carry it.
    pub origins: u32,
    /// The rule that found it.
    pub rule: String,
    /// Why it may be wrong.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doubt: Vec<String>,
}

/// The values of one measure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LedgerRecord {
    /// The id.
    pub id: String,
    /// What is measured, verbatim.
    pub measure: String,
    /// Its values.
    pub values: Vec<LedgerValueRecord>,
    /// How the values stand to each other.
    pub verdict: Word<Verdict>,
    /// How many documents carry it.
    pub documents: u32,
    /// How many independent origins carry it.
    pub origins: u32,
    /// The rule that joined them.
    pub rule: String,
}

/// One value of a measure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LedgerValueRecord {
    /// The number, or the low end of a range.
    pub value: Number,
    /// The top of a range.
    pub high: Option<Number>,
    /// Its unit.
    pub unit: String,
    /// How exact.
    pub modifier: Option<Word<Modifier>>,
    /// Which way, for a change.
    pub direction: Option<Word<Direction>>,
    /// As of when it holds, EDTF.
    pub period: Option<String>,
    /// Who states it; null where the outlet does.
    pub asserter: Option<String>,
    /// Whose words carry it.
    pub voice: Word<Voice>,
    /// The figure.
    pub evidence: Passage,
    /// The rule that found it.
    pub rule: String,
    /// Why it may be wrong.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doubt: Vec<String>,
}

/// Tellings that do not fit together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DisagreementRecord {
    /// The id.
    pub id: String,
    /// What differs.
    pub kind: Word<DisagreementKind>,
    /// What it is about, verbatim.
    pub topic: String,
    /// The id of the item it is about.
    #[serde(default)]
    pub about: Option<String>,
    /// Two sides or more.
    pub sides: Vec<SideRecord>,
    /// A sentence that says what differs.
    pub explanation: String,
    /// How many documents take a side.
    pub documents: u32,
    /// How many independent origins take a side.
    pub origins: u32,
    /// The rule that found it.
    pub rule: String,
    /// Why it may be wrong.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doubt: Vec<String>,
}

/// One side of a disagreement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SideRecord {
    /// What it claims.
    pub claim: String,
    /// Whose words carry it.
    pub voice: Word<Voice>,
    /// The passages.
    pub evidence: Vec<Passage>,
}

/// What each outlet calls the same thing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct NamingRecord {
    /// The id.
    pub id: String,
    /// The thing, by its most common name.
    pub referent: String,
    /// The id into `entities`, where it is one.
    #[serde(default)]
    pub entity: Option<String>,
    /// Its terms, most used first.
    pub terms: Vec<TermRecord>,
    /// Why the terms are held to be of one thing.
    pub reasons: Vec<String>,
    /// The rule that joined them.
    pub rule: String,
}

/// A term for a thing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TermRecord {
    /// The term, verbatim.
    pub term: String,
    /// How often the outlet or author uses it, by document.
    pub narration: BTreeMap<String, u32>,
    /// How often it stands inside quotation marks, by document.
    pub quoted: BTreeMap<String, u32>,
    /// Where the outlet or author uses it first, by document.
    pub narration_evidence: Vec<Passage>,
    /// Where it stands first inside quotation marks, by document.
    pub quoted_evidence: Vec<Passage>,
}

/// Which documents carry an item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CoverageRecord {
    /// The item, verbatim.
    pub topic: String,
    /// What sort of item.
    pub kind: Word<CoverageKind>,
    /// Its id.
    #[serde(rename = "ref")]
    pub item: String,
    /// Where each document that carries it shows it.
    pub mentions: BTreeMap<String, Vec<Passage>>,
    /// How many documents carry it.
    pub documents: u32,
    /// How many independent origins carry it.
    pub origins: u32,
}
