//! Words that govern an event and say whether, and how surely, it happens; and verbs that name no event.
//!
//! The groups follow Karttunen (1971) for implicatives, Levin's classes in VerbNet 3.4 for aspect, wish and
//! order, and TimeML 1.2.1 for modality.

use crate::table::Row;

/// What a governing word says of the event below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// It takes place: `hold` talks.
    Occur,
    /// It begins.
    Begin,
    /// It goes on.
    Continue,
    /// It is broken off.
    End,
    /// It comes to its natural end.
    Complete,
    /// It is set for a time.
    Schedule,
    /// Somebody wants, asks or plans it.
    Propose,
    /// Somebody binds himself to it.
    Commit,
    /// Somebody attempts it.
    Try,
    /// It is threatened or only possible.
    Threaten,
    /// It comes about: `manage to`, `force to`.
    Achieve,
    /// It does not come about: `fail to`, `refuse to`.
    Deny,
    /// It is put off.
    Postpone,
    /// It is called off.
    Cancel,
    /// It is announced or ordered.
    Announce,
    /// It lies in the past: `recent`.
    Past,
}

const EFFECTS: [(&str, Effect); 16] = [
    ("occur", Effect::Occur),
    ("begin", Effect::Begin),
    ("continue", Effect::Continue),
    ("end", Effect::End),
    ("complete", Effect::Complete),
    ("schedule", Effect::Schedule),
    ("propose", Effect::Propose),
    ("commit", Effect::Commit),
    ("try", Effect::Try),
    ("threaten", Effect::Threaten),
    ("achieve", Effect::Achieve),
    ("deny", Effect::Deny),
    ("postpone", Effect::Postpone),
    ("cancel", Effect::Cancel),
    ("announce", Effect::Announce),
    ("past", Effect::Past),
];

impl Effect {
    /// The effect by its name in the tables.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        EFFECTS.iter().find(|(known, _)| *known == name).map(|&(_, effect)| effect)
    }
}

/// The part of speech of a governing word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum GovernorPart {
    /// `plan to visit`.
    Verb,
    /// `ready to visit`, `the planned visit`.
    Adjective,
    /// `a plan to visit`.
    Noun,
}

/// A word that governs events. One form may have several effects; the object decides which is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Governor {
    /// Lower-case lemma.
    pub form: &'static str,
    /// Its part of speech.
    pub part: GovernorPart,
    /// What it says of the event.
    pub effect: Effect,
}

impl Row for Governor {
    fn form(&self) -> &'static str {
        self.form
    }
    fn read(fields: &[&'static str]) -> Option<Self> {
        let [form, part, effect, ..] = *fields else {
            return None;
        };
        let part = match part {
            "verb" => GovernorPart::Verb,
            "adjective" => GovernorPart::Adjective,
            "noun" => GovernorPart::Noun,
            _ => return None,
        };
        Some(Self { form, part, effect: Effect::named(effect)? })
    }
}

/// A verb that in most of its uses names a state, thought, feeling or perception.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EventlessVerb {
    /// Lower-case lemma.
    pub form: &'static str,
    /// The share of such uses, 0 to 100.
    pub share: u8,
}

impl Row for EventlessVerb {
    fn form(&self) -> &'static str {
        self.form
    }
    fn read(fields: &[&'static str]) -> Option<Self> {
        let [form, _, share, ..] = *fields else {
            return None;
        };
        Some(Self { form, share: share.parse().ok()? })
    }
}
