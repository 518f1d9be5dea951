//! Names as they are seen, and what they name within one document.

use std::sync::Arc;

use crate::{Grounds, Id, Span, Spanned};

/// What sort of thing a name names (OntoNotes 5, shortened).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityType {
    /// A person.
    Per,
    /// An organisation.
    Org,
    /// A country, state or city as a polity or place.
    Gpe,
    /// A place that is no polity: island, sea, region.
    Loc,
    /// A nationality, religious or political group.
    Norp,
    /// A building, airport, road.
    Fac,
    /// A named event.
    Event,
    /// A named law or treaty.
    Law,
    /// A product.
    Product,
    /// A titled work.
    Work,
    /// Any other name.
    Misc,
}

impl EntityType {
    /// Every value, in the order of the contract.
    pub const ALL: [EntityType; 11] = [
        EntityType::Per,
        EntityType::Org,
        EntityType::Gpe,
        EntityType::Loc,
        EntityType::Norp,
        EntityType::Fac,
        EntityType::Event,
        EntityType::Law,
        EntityType::Product,
        EntityType::Work,
        EntityType::Misc,
    ];

    /// The word of the JSON contract.
    pub const fn as_str(self) -> &'static str {
        match self {
            EntityType::Per => "PER",
            EntityType::Org => "ORG",
            EntityType::Gpe => "GPE",
            EntityType::Loc => "LOC",
            EntityType::Norp => "NORP",
            EntityType::Fac => "FAC",
            EntityType::Event => "EVENT",
            EntityType::Law => "LAW",
            EntityType::Product => "PRODUCT",
            EntityType::Work => "WORK",
            EntityType::Misc => "MISC",
        }
    }

    /// The value that has this word, if any.
    pub fn parse(word: &str) -> Option<EntityType> {
        EntityType::ALL.into_iter().find(|value| value.as_str() == word)
    }
}

impl std::fmt::Display for EntityType {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}
/// How a thing is mentioned (`kind` in the contract).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MentionForm {
    /// By name.
    Name,
    /// By a common noun: "the minister".
    Nominal,
    /// By a pronoun: "he".
    Pronoun,
}

impl MentionForm {
    /// Every value, in the order of the contract.
    pub const ALL: [MentionForm; 3] = [MentionForm::Name, MentionForm::Nominal, MentionForm::Pronoun];

    /// The word of the JSON contract.
    pub const fn as_str(self) -> &'static str {
        match self {
            MentionForm::Name => "name",
            MentionForm::Nominal => "nominal",
            MentionForm::Pronoun => "pronoun",
        }
    }

    /// The value that has this word, if any.
    pub fn parse(word: &str) -> Option<MentionForm> {
        MentionForm::ALL.into_iter().find(|value| value.as_str() == word)
    }
}

impl std::fmt::Display for MentionForm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A name, nominal or pronoun as it is seen.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Where it stands, without a leading article or trailing possessive.
    pub span: Span,
    /// What it names.
    pub entity_type: EntityType,
    /// How it names it.
    pub form: MentionForm,
    /// Which entity of this document, where resolved.
    pub entity: Option<Id<Entity>>,
    /// The rule that decided, and why it may be wrong.
    pub grounds: Grounds,
}

impl Spanned for Mention {
    fn span(&self) -> Span {
        self.span
    }
}

/// A thing that one document names. Its forms are those of the mentions that refer to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// The fullest form of the name in this document, where it stands first: "Sergey Lavrov".
    pub name: Span,
    /// What it is.
    pub entity_type: EntityType,
    /// ISO 3166-1 alpha-2 code of the country it is or belongs to, where the text or the tables say so.
    pub country: Option<Arc<str>>,
    /// The role of a person, as the text puts it: "Foreign Minister".
    pub role: Option<Span>,
    /// The rule that decided, and why it may be wrong.
    pub grounds: Grounds,
}

impl Spanned for Entity {
    fn span(&self) -> Span {
        self.name
    }

    fn spans(&self) -> impl Iterator<Item = Span> {
        std::iter::once(self.name).chain(self.role)
    }
}
