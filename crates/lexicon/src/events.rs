//! Event triggers: lemmas and short patterns, their PLOVER event type and finer mode.
//!
//! Types are those of PLOVER (Open Event Data Alliance, manual draft 0.8 and `CAMEO2PLOVER-2021.txt`);
//! `data/README.md` says on which of the two each doubtful case rests.

use crate::table::Row;

/// The sixteen event types of PLOVER, and `Other` for events outside them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names are the codebook's own and are explained there")]
pub enum EventType {
    Agree,
    Consult,
    Support,
    Concede,
    Cooperate,
    Aid,
    Retreat,
    Request,
    Accuse,
    Reject,
    Threaten,
    Protest,
    Sanction,
    Mobilize,
    Coerce,
    Assault,
    Other,
}

const TYPES: [(&str, EventType); 17] = [
    ("AGREE", EventType::Agree),
    ("CONSULT", EventType::Consult),
    ("SUPPORT", EventType::Support),
    ("CONCEDE", EventType::Concede),
    ("COOPERATE", EventType::Cooperate),
    ("AID", EventType::Aid),
    ("RETREAT", EventType::Retreat),
    ("REQUEST", EventType::Request),
    ("ACCUSE", EventType::Accuse),
    ("REJECT", EventType::Reject),
    ("THREATEN", EventType::Threaten),
    ("PROTEST", EventType::Protest),
    ("SANCTION", EventType::Sanction),
    ("MOBILIZE", EventType::Mobilize),
    ("COERCE", EventType::Coerce),
    ("ASSAULT", EventType::Assault),
    ("OTHER", EventType::Other),
];

impl EventType {
    /// The type by its name in capitals.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        TYPES.iter().find(|(known, _)| *known == name).map(|&(_, kind)| kind)
    }

    /// Its name in capitals, as the codebook writes it.
    #[must_use]
    pub fn name(self) -> &'static str {
        TYPES.iter().find(|(_, kind)| *kind == self).map_or("", |&(name, _)| name)
    }
}

/// How a trigger is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TriggerPart {
    /// A verb alone.
    Verb,
    /// A noun alone.
    Noun,
    /// A verb and its particle or preposition: `call for`, `pull out`.
    VerbParticle,
    /// A verb and its object noun: `pay visit`, `hold talk`.
    VerbNoun,
}

/// A lemma or pattern that announces an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trigger {
    /// Lower-case lemmas, a space between verb and particle or noun.
    pub form: &'static str,
    /// How it is built.
    pub part: TriggerPart,
    /// PLOVER type.
    pub kind: EventType,
    /// The finer kind: `visit`, `meet`, `sign`, `postpone`; a word of this project's list.
    pub mode: &'static str,
    /// The share of this meaning among the uses of the form in running text, 0 to 100.
    pub prior: u8,
}

impl Row for Trigger {
    fn form(&self) -> &'static str {
        self.form
    }
    fn read(fields: &[&'static str]) -> Option<Self> {
        let [form, part, kind, mode, prior, ..] = *fields else {
            return None;
        };
        let part = match part {
            "verb" => TriggerPart::Verb,
            "noun" => TriggerPart::Noun,
            "verb+particle" => TriggerPart::VerbParticle,
            "verb+noun" => TriggerPart::VerbNoun,
            _ => return None,
        };
        Some(Self { form, part, kind: EventType::named(kind)?, mode, prior: prior.parse().ok()? })
    }
}

/// A form of a word by which news tells of events of one class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EventWord {
    /// Lower-case form, inflected.
    pub form: &'static str,
    /// The class: `arrest` for `captured`, `detains`, `custody`.
    pub class: &'static str,
}

impl Row for EventWord {
    fn form(&self) -> &'static str {
        self.form
    }
    fn read(fields: &[&'static str]) -> Option<Self> {
        let [form, class, ..] = *fields else {
            return None;
        };
        Some(Self { form, class })
    }
}
