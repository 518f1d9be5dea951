//! Corrections of an analyst as records.

use corpus::{Correction, CorrectionKind};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Word;

/// A correction as the analyst asked for it; among the options of a brief, in the order of what they say.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AskedCorrection {
    /// `apart`, `same`, `name` or `reject`.
    pub kind: Word<CorrectionKind>,
    /// The name it is about.
    pub name: String,
    /// The other name; of `name` the one that is shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other: Option<String>,
    /// The document in which `name` stands, as the analyst wrote it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// Why, in the analyst's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A correction and what became of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CorrectionRecord {
    /// The correction.
    #[serde(flatten)]
    pub asked: AskedCorrection,
    /// Whether it was applied.
    pub applied: bool,
    /// What it did, or why it was not applied.
    pub says: String,
    /// The ids of the entities that it concerns.
    pub entities: Vec<String>,
    /// The rule, such as `correction.apart`.
    pub rule: String,
}

impl From<&Correction> for AskedCorrection {
    fn from(correction: &Correction) -> AskedCorrection {
        let Correction { kind, name, other, document, note } = correction.clone();
        AskedCorrection { kind: Word(kind), name, other, document, note }
    }
}

impl From<AskedCorrection> for Correction {
    fn from(asked: AskedCorrection) -> Correction {
        let AskedCorrection { kind, name, other, document, note } = asked;
        Correction { kind: kind.0, name, other, document, note }
    }
}
