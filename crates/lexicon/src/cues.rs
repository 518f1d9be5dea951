//! Cues that attribute words or thoughts: verbs of saying and thinking, nouns of speech, prepositions.

use crate::table::Row;

/// What the source does with the content it is given as source of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CueClass {
    /// States: say, tell, announce.
    Say,
    /// Maintains against doubt: claim, allege, insist.
    Claim,
    /// Says that not: deny, refute.
    Deny,
    /// Asks: ask, wonder.
    Ask,
    /// Directs: order, demand, urge.
    Order,
    /// Commits itself: promise, vow.
    Promise,
    /// Holds true: think, believe, expect.
    Think,
    /// Shows or reports facts: show, find, reveal.
    Show,
    /// Accepts: agree, admit, confirm.
    Agree,
    /// Cautions: warn, threaten.
    Warn,
    /// Values: praise, criticise, condemn.
    Judge,
    /// Feels: hope, fear, regret.
    Feel,
}

impl CueClass {
    /// The class by its name in the tables.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        ALL.iter().find(|(known, _)| *known == name).map(|&(_, class)| class)
    }

    /// Its name in the tables.
    #[must_use]
    pub fn name(self) -> &'static str {
        ALL.iter().find(|(_, class)| *class == self).map_or("", |&(name, _)| name)
    }
}

const ALL: [(&str, CueClass); 12] = [
    ("say", CueClass::Say),
    ("claim", CueClass::Claim),
    ("deny", CueClass::Deny),
    ("ask", CueClass::Ask),
    ("order", CueClass::Order),
    ("promise", CueClass::Promise),
    ("think", CueClass::Think),
    ("show", CueClass::Show),
    ("agree", CueClass::Agree),
    ("warn", CueClass::Warn),
    ("judge", CueClass::Judge),
    ("feel", CueClass::Feel),
];

/// How the cue is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CuePart {
    /// A verb, with its particle where it has one: `say`, `point out`.
    Verb,
    /// A noun: `statement`.
    Noun,
    /// A preposition of one or more words: `according to`.
    Preposition,
    /// An adverb that leaves the source unnamed: `reportedly`.
    Adverb,
}

/// How surely the cue attributes when it has a clause or quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CueStrength {
    /// Attributes only with further signs: `show`, `find`, `continue`.
    Weak,
    /// Attributes nearly always: `say`, `deny`.
    Strong,
}

/// A cue lemma.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cue {
    /// Lower-case lemma; multiword forms have spaces.
    pub form: &'static str,
    /// Verb, noun or preposition.
    pub part: CuePart,
    /// What the source does.
    pub class: CueClass,
    /// How surely.
    pub strength: CueStrength,
    /// The share of senses of this lemma that speak or think in running text, 0 to 100.
    pub prior: u8,
}

impl Row for Cue {
    fn form(&self) -> &'static str {
        self.form
    }
    fn read(fields: &[&'static str]) -> Option<Self> {
        let [form, part, class, strength, prior, ..] = *fields else {
            return None;
        };
        let part = match part {
            "verb" => CuePart::Verb,
            "noun" => CuePart::Noun,
            "preposition" => CuePart::Preposition,
            "adverb" => CuePart::Adverb,
            _ => return None,
        };
        let strength = match strength {
            "strong" => CueStrength::Strong,
            "weak" => CueStrength::Weak,
            _ => return None,
        };
        Some(Self { form, part, class: CueClass::named(class)?, strength, prior: prior.parse().ok()? })
    }
}
