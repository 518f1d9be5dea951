//! What an analyst says of names: it outranks what the program finds.

use crate::{ItemId, Rule};

/// What a correction does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CorrectionKind {
    /// Two names, or a name of one document and the rest, are never one entity.
    Apart,
    /// Two names are one entity.
    Same,
    /// The name that an entity is shown under.
    Name,
    /// A name is no entity.
    Reject,
}

impl CorrectionKind {
    /// Every value, in the order in which they are applied.
    pub const ALL: [CorrectionKind; 4] =
        [CorrectionKind::Apart, CorrectionKind::Same, CorrectionKind::Name, CorrectionKind::Reject];

    /// The word of the JSON contract and of the table.
    pub const fn as_str(self) -> &'static str {
        match self {
            CorrectionKind::Apart => "apart",
            CorrectionKind::Same => "same",
            CorrectionKind::Name => "name",
            CorrectionKind::Reject => "reject",
        }
    }

    /// The value that has this word, if any.
    pub fn parse(word: &str) -> Option<CorrectionKind> {
        CorrectionKind::ALL.into_iter().find(|value| value.as_str() == word)
    }
}

impl std::fmt::Display for CorrectionKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One correction. Corrections are in an order that depends on what they say, not on where they stood.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Correction {
    /// What it does.
    pub kind: CorrectionKind,
    /// The name it is about.
    pub name: String,
    /// The other name; of a [`CorrectionKind::Name`] the one that is shown.
    pub other: Option<String>,
    /// The document in which `name` stands: its id, its source or the name of its file. Else every document.
    pub document: Option<String>,
    /// Why, in the analyst's words.
    pub note: Option<String>,
}

/// What became of a correction.
#[derive(Clone, Debug, PartialEq)]
pub struct Corrected {
    /// The correction.
    pub correction: Correction,
    /// Whether it was applied. One that names nothing, or contradicts another, is not.
    pub applied: bool,
    /// What it did, or why it was not applied and what to do.
    pub says: String,
    /// The entities across documents that it concerns.
    pub actors: Vec<ItemId>,
    /// The rule, such as `correction.apart`.
    pub rule: Rule,
}

/// The correction in words.
impl std::fmt::Display for Corrected {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.correction.fmt(f)
    }
}

/// The correction in words: the name, its document, what it does, and the other name.
impl std::fmt::Display for Correction {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "“{}”", self.name)?;
        self.document.iter().try_for_each(|document| write!(f, " in “{document}”"))?;
        f.write_str(match self.kind {
            CorrectionKind::Apart if self.other.is_none() => " apart from the rest",
            CorrectionKind::Apart => " apart from",
            CorrectionKind::Same => " the same as",
            CorrectionKind::Name => " shown as",
            CorrectionKind::Reject => " rejected",
        })?;
        self.other.iter().try_for_each(|other| write!(f, " “{other}”"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_read_back() {
        assert!(CorrectionKind::ALL.iter().all(|kind| CorrectionKind::parse(kind.as_str()) == Some(*kind)));
        assert_eq!(CorrectionKind::parse("merge"), None);
    }
}
