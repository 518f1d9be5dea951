//! Metadata as a record.

use std::collections::BTreeMap;

use corpus::{Basis, Genre};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Place, Word};

/// What is known about a document besides its text; any field may be null.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct MetadataRecord {
    /// The headline, without the name of the site.
    pub title: Option<String>,
    /// Who signed it.
    pub authors: Vec<AuthorRecord>,
    /// The outlet.
    pub publisher: Option<String>,
    /// When it was first published; where nobody says so, when it was written as inferred from the text.
    pub published: Option<SourcedDate>,
    /// When it was last changed.
    pub modified: Option<SourcedDate>,
    /// The time of day of its publication, with its zone where one is named: `10:35+02:00`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published_time: Option<String>,
    /// The time of day of the last change, likewise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modified_time: Option<String>,
    /// BCP 47 language tag.
    pub language: Option<String>,
    /// The section of the outlet in which it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// Key words that the outlet gave it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// `news`, `analysis` or `opinion`.
    pub genre: Option<Word<Genre>>,
    /// The canonical address.
    pub url: Option<String>,
    /// ISO 3166-1 alpha-2 code of the outlet's country.
    pub country: Option<String>,
    /// The character encoding the capture was decoded from.
    pub charset: Option<String>,
    /// When the page was fetched or saved, in ISO 8601, where what it came in says so, or the user.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub captured: Option<String>,
    /// How each field that is a plain string is known, by the name of the field.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub fields: BTreeMap<String, FieldRecord>,
}

/// How a value is known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FieldRecord {
    /// `given`, `stated` or `inferred`.
    #[serde(default = "given")]
    pub basis: Word<Basis>,
    /// Where it was read from the text: the first code point.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<u32>,
    /// The code point after the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<u32>,
    /// Every passage, where there are several.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub from: Vec<Place>,
    /// The rule that found it.
    #[serde(default)]
    pub rule: String,
    /// Why it may be wrong.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doubt: Vec<String>,
}

fn given() -> Word<Basis> {
    Word(Basis::Given)
}

/// Somebody who signed a document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AuthorRecord {
    /// The name.
    pub name: String,
    /// The capacity in which they write.
    #[serde(default)]
    pub role: Option<String>,
    /// How the name is known.
    #[serde(flatten)]
    pub known: FieldRecord,
    /// How the role is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role_known: Option<FieldRecord>,
}

/// A date with how it is known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SourcedDate {
    /// ISO 8601 at the precision known.
    pub value: String,
    /// `given`, `stated` or `inferred`.
    pub basis: Word<Basis>,
    /// The passages it was read or inferred from.
    #[serde(default)]
    pub from: Vec<Place>,
    /// The rule that found it.
    #[serde(default)]
    pub rule: String,
    /// Why it may be wrong.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doubt: Vec<String>,
}
