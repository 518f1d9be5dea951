//! What is known about a document besides its text, and how it is known.

use crate::{Doubt, Edtf, Rule, Span};

/// How a value is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// The user said so; it wins over what is found.
    Given,
    /// The document says so.
    Stated,
    /// Concluded from passages of the text.
    Inferred,
}

impl Basis {
    /// Every value, in the order of the contract.
    pub const ALL: [Basis; 3] = [Basis::Given, Basis::Stated, Basis::Inferred];

    /// The word of the JSON contract.
    pub const fn as_str(self) -> &'static str {
        match self {
            Basis::Given => "given",
            Basis::Stated => "stated",
            Basis::Inferred => "inferred",
        }
    }

    /// The value that has this word, if any.
    pub fn parse(word: &str) -> Option<Basis> {
        Basis::ALL.into_iter().find(|value| value.as_str() == word)
    }
}

impl std::fmt::Display for Basis {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}
/// What kind of article it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Genre {
    /// A report.
    News,
    /// An explanation by a writer of the outlet or an expert, without a stated opinion of its own.
    Analysis,
    /// A view: op-ed, column, editorial.
    Opinion,
}

impl Genre {
    /// Every value, in the order of the contract.
    pub const ALL: [Genre; 3] = [Genre::News, Genre::Analysis, Genre::Opinion];

    /// The word of the JSON contract.
    pub const fn as_str(self) -> &'static str {
        match self {
            Genre::News => "news",
            Genre::Analysis => "analysis",
            Genre::Opinion => "opinion",
        }
    }

    /// The value that has this word, if any.
    pub fn parse(word: &str) -> Option<Genre> {
        Genre::ALL.into_iter().find(|value| value.as_str() == word)
    }
}

impl std::fmt::Display for Genre {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A value with how it is known and the passages that show it.
#[derive(Clone, Debug, PartialEq)]
pub struct Sourced<T> {
    /// The value.
    pub value: T,
    /// How it is known.
    pub basis: Basis,
    /// The passages it was read or inferred from; empty for what was given or stood only in markup.
    pub from: Vec<Span>,
    /// The rule that found it.
    pub rule: Rule,
    /// Why it may be wrong.
    pub doubts: Vec<Doubt>,
}

impl<T> Sourced<T> {
    /// A value the user gave.
    pub fn given(value: T) -> Sourced<T> {
        Sourced { value, basis: Basis::Given, from: Vec::new(), rule: Rule::new("given"), doubts: Vec::new() }
    }

    /// A value the document states at `from`.
    pub fn stated(value: T, from: Vec<Span>, rule: Rule) -> Sourced<T> {
        Sourced { value, basis: Basis::Stated, from, rule, doubts: Vec::new() }
    }
}

/// Somebody who wrote the document.
#[derive(Clone, Debug, PartialEq)]
pub struct Author {
    /// The name, without "By" and without titles.
    pub name: Sourced<String>,
    /// The capacity in which they write, as the document puts it.
    pub role: Option<Sourced<String>>,
}

/// What is known about a document besides its text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Metadata {
    /// The headline, without the name of the site.
    pub title: Option<Sourced<String>>,
    /// The people (or, failing those, organisations) that signed it.
    pub authors: Vec<Author>,
    /// The outlet.
    pub publisher: Option<Sourced<String>>,
    /// When it was first published, at the precision known.
    pub published: Option<Sourced<Edtf>>,
    /// When it was last changed.
    pub modified: Option<Sourced<Edtf>>,
    /// The time of day of its publication, `10:35` with `Z`, `+02:00` or no zone, where one is named.
    pub published_time: Option<Sourced<String>>,
    /// The time of day of the last change, likewise.
    pub modified_time: Option<Sourced<String>>,
    /// BCP 47 language tag, such as `en`.
    pub language: Option<Sourced<String>>,
    /// The section of the outlet in which it stands.
    pub section: Option<Sourced<String>>,
    /// Key words that the outlet gave it.
    pub tags: Vec<String>,
    /// What kind of article it is.
    pub genre: Option<Sourced<Genre>>,
    /// The canonical address.
    pub url: Option<Sourced<String>>,
    /// ISO 3166-1 alpha-2 code of the outlet's country.
    pub country: Option<Sourced<String>>,
    /// The character encoding the capture was decoded from.
    pub charset: Option<String>,
    /// When the page was fetched or saved, in ISO 8601: `2016-05-06T10:00:01Z`. The capture states it, or the user;
    /// it is never that of a clock.
    pub captured: Option<Box<str>>,
}

impl Metadata {
    /// The name of the outlet and the canonical address, by which documents of one outlet are told.
    #[must_use]
    pub fn publisher_and_address(&self) -> [Option<&str>; 2] {
        [&self.publisher, &self.url].map(|field| field.as_ref().map(|field| field.value.as_str()))
    }
}
