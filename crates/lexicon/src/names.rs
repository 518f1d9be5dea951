//! Words that tell what a name names: peoples, known bodies, words that name nothing, and cues around names.

use crate::table::Row;

/// What a capitalised form names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameWordKind {
    /// A people, a faith, a following, or one of them.
    People,
    /// An organisation.
    Body,
    /// No person, place or organisation: an office, a measure, a technical term, a bare head noun.
    Other,
}

/// A capitalised form of which it is known what it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NameWord {
    /// The form as written.
    pub form: &'static str,
    /// What it names.
    pub kind: NameWordKind,
}

impl Row for NameWord {
    fn form(&self) -> &'static str {
        self.form
    }
    fn read(fields: &[&'static str]) -> Option<Self> {
        let [form, kind, ..] = *fields else {
            return None;
        };
        let kind = match kind {
            "people" => NameWordKind::People,
            "body" => NameWordKind::Body,
            "other" => NameWordKind::Other,
            _ => return None,
        };
        Some(Self { form, kind })
    }
}

/// Where a word stands to the name that it says something of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameCuePlace {
    /// The last word of a name of several words.
    Last,
    /// Right before the name.
    Before,
    /// Right after the name.
    After,
    /// A noun, then "of" or "for", then the name.
    Of,
    /// Possessed by the name.
    Owned,
    /// Anywhere in the sentence: a word of sport, where a plural after "the" is a side.
    Sentence,
}

/// A word and what it says of a name beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NameCue {
    /// The word; lower case but in [`NameCuePlace::Last`], where it is capitalised.
    pub form: &'static str,
    /// Where it stands.
    pub place: NameCuePlace,
    /// The type of the contract it speaks for: `PER`, `ORG`, ...
    pub label: &'static str,
    /// How much.
    pub votes: u8,
}

impl Row for NameCue {
    fn form(&self) -> &'static str {
        self.form
    }
    fn read(fields: &[&'static str]) -> Option<Self> {
        let [form, place, label, votes, ..] = *fields else {
            return None;
        };
        let place = match place {
            "last" => NameCuePlace::Last,
            "before" => NameCuePlace::Before,
            "after" => NameCuePlace::After,
            "of" => NameCuePlace::Of,
            "owned" => NameCuePlace::Owned,
            "sentence" => NameCuePlace::Sentence,
            _ => return None,
        };
        Some(Self { form, place, label, votes: votes.parse().ok()? })
    }
}
