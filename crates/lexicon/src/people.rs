//! Words around people: honorifics, roles and offices, given names.

use crate::table::Row;

/// What a word before or instead of a person's name says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RoleKind {
    /// A form of address or rank before a name: `mr.`, `gen.`, `sir`.
    Honorific,
    /// An office of state or a governing post: `foreign minister`, `mayor`.
    Office,
    /// One who speaks for another: `spokeswoman`.
    Speaker,
    /// One asked for knowledge: `analyst`, `professor`.
    Expert,
    /// Any other occupation or position: `farmer`, `striker`.
    Work,
    /// A part in an occurrence: `witness`, `victim`, `suspect`.
    Part,
}

/// A role: a lower-case form of one or more words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Role {
    /// Singular, lower case.
    pub form: &'static str,
    /// What it says of the person.
    pub kind: RoleKind,
    /// The share of this sense among the senses of the word in running text, 0 to 100.
    pub prior: u8,
}

impl Row for Role {
    fn form(&self) -> &'static str {
        self.form
    }
    fn read(fields: &[&'static str]) -> Option<Self> {
        let [form, kind, prior, ..] = *fields else {
            return None;
        };
        let kind = match kind {
            "honorific" => RoleKind::Honorific,
            "office" => RoleKind::Office,
            "speaker" => RoleKind::Speaker,
            "expert" => RoleKind::Expert,
            "work" => RoleKind::Work,
            "part" => RoleKind::Part,
            _ => return None,
        };
        Some(Self { form, kind, prior: prior.parse().ok()? })
    }
}

/// A grammatical gender a given name or honorific suggests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameGender {
    /// Given to women.
    Female,
    /// Given to men.
    Male,
    /// Given to both.
    Both,
}

/// A given name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GivenName {
    /// The name, capitalised.
    pub form: &'static str,
    /// Whom it is given to.
    pub gender: NameGender,
    /// The name is also an ordinary English word, so it proves little alone.
    pub ambiguous: bool,
}

impl Row for GivenName {
    fn form(&self) -> &'static str {
        self.form
    }
    fn read(fields: &[&'static str]) -> Option<Self> {
        let [form, gender, ambiguous, ..] = *fields else {
            return None;
        };
        let gender = match gender {
            "f" => NameGender::Female,
            "m" => NameGender::Male,
            "b" => NameGender::Both,
            _ => return None,
        };
        Some(Self { form, gender, ambiguous: ambiguous == "1" })
    }
}

/// A short form of a given name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShortName {
    /// The short form, in lower case.
    pub form: &'static str,
    /// A name that it stands for, in lower case.
    pub full: &'static str,
}

impl Row for ShortName {
    fn form(&self) -> &'static str {
        self.form
    }
    fn read(fields: &[&'static str]) -> Option<Self> {
        let [form, full, ..] = *fields else {
            return None;
        };
        Some(Self { form, full })
    }
}

/// A common noun that in most of its uses names persons or a group of persons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PeopleNoun {
    /// Lower-case lemma.
    pub form: &'static str,
    /// The share of such uses, 0 to 100.
    pub share: u8,
}

impl Row for PeopleNoun {
    fn form(&self) -> &'static str {
        self.form
    }
    fn read(fields: &[&'static str]) -> Option<Self> {
        let [form, share, ..] = *fields else {
            return None;
        };
        Some(Self { form, share: share.parse().ok()? })
    }
}
