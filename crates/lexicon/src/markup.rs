//! What the markup of pages says of itself, and the names of months in many languages.

use crate::table::Row;

/// What a name, class or word of a page is a sign of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MarkupSign {
    /// The first publication.
    Published,
    /// A date, not said of what.
    Dated,
    /// The last change.
    Modified,
    /// An element that holds a date.
    Date,
    /// Comments of readers.
    Comment,
    /// Other articles.
    Related,
    /// The frame that every page of a site has.
    Frame,
    /// Who wrote it.
    Author,
    /// Something else than the subject: a biography beside an author, an event beside a date.
    Other,
    /// The name of the site.
    Site,
    /// The headline.
    Title,
    /// The section.
    Section,
    /// Key words.
    Tags,
    /// A word that no person's name has.
    Outside,
}

/// Where the form stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MarkupPlace {
    /// The name of a `<meta>` field.
    Meta,
    /// A part of a class, id or property of an element.
    Class,
    /// Words before a date.
    Words,
    /// A word of what may be a person's name.
    People,
    /// A word of what may be the name of an outlet.
    Outlet,
}

/// A form by which pages mark what they say of themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MarkupWord {
    /// In lower case.
    pub form: &'static str,
    /// What it is a sign of.
    pub sign: MarkupSign,
    /// Where it stands.
    pub place: MarkupPlace,
}

impl Row for MarkupWord {
    fn form(&self) -> &'static str {
        self.form
    }
    fn read(fields: &[&'static str]) -> Option<Self> {
        let [form, sign, place, ..] = *fields else {
            return None;
        };
        let sign = match sign {
            "published" => MarkupSign::Published,
            "dated" => MarkupSign::Dated,
            "modified" => MarkupSign::Modified,
            "date" => MarkupSign::Date,
            "comment" => MarkupSign::Comment,
            "related" => MarkupSign::Related,
            "frame" => MarkupSign::Frame,
            "author" => MarkupSign::Author,
            "other" => MarkupSign::Other,
            "site" => MarkupSign::Site,
            "title" => MarkupSign::Title,
            "section" => MarkupSign::Section,
            "tags" => MarkupSign::Tags,
            "outside" => MarkupSign::Outside,
            _ => return None,
        };
        let place = match place {
            "meta" => MarkupPlace::Meta,
            "class" => MarkupPlace::Class,
            "words" => MarkupPlace::Words,
            "people" => MarkupPlace::People,
            "outlet" => MarkupPlace::Outlet,
            _ => return None,
        };
        Some(Self { form, sign, place })
    }
}

/// A name of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthName {
    /// In lower case, without full stop.
    pub form: &'static str,
    /// 1 January to 12 December.
    pub month: u8,
    /// The languages that have it, two letters each, with single spaces between them.
    pub languages: &'static str,
}

impl Row for MonthName {
    fn form(&self) -> &'static str {
        self.form
    }
    fn read(fields: &[&'static str]) -> Option<Self> {
        let [form, month, languages, ..] = *fields else {
            return None;
        };
        Some(Self { form, month: month.parse().ok()?, languages })
    }
}
