//! What a capture is: the decoded text of one page, and what came with it.

/// The form in which the page came.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// Plain text, decoded; only a byte-order mark is dropped.
    Plain(String),
    /// HTML, decoded; only a byte-order mark is dropped.
    Html(String),
    /// A `rashomon/document/1` record, passed through as it was read: one JSON object.
    Record(String),
}

/// What was said about a page: by the user, in a JSON Lines record or a row of a `--meta` table, or by the
/// feed, archive or message in which it came.
///
/// Nothing is checked here: a `published` or `captured` that is no date is a defect of the document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// The id to use for the document.
    pub id: Option<String>,
    /// The address of the page.
    pub url: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// The authors' names.
    pub authors: Vec<String>,
    /// The outlet.
    pub publisher: Option<String>,
    /// When it was published: an ISO 8601 date or date-time.
    pub published: Option<String>,
    /// BCP 47 language tag.
    pub language: Option<String>,
    /// ISO 3166-1 alpha-2 code of the outlet's country.
    pub country: Option<String>,
    /// When the page was fetched or saved: an ISO 8601 date or date-time.
    pub captured: Option<String>,
}

impl Given {
    /// These values, completed by those of `other` where there is none.
    #[must_use]
    pub fn or(self, other: Given) -> Given {
        Given {
            id: self.id.or(other.id),
            url: self.url.or(other.url),
            title: self.title.or(other.title),
            authors: if self.authors.is_empty() { other.authors } else { self.authors },
            publisher: self.publisher.or(other.publisher),
            published: self.published.or(other.published),
            language: self.language.or(other.language),
            country: self.country.or(other.country),
            captured: self.captured.or(other.captured),
        }
    }
}

/// Something wrong with an input that did not stop it from being read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// A short name, such as `empty`, `undecodable`, `control-characters`, `field`, `damaged`, `summary`.
    pub kind: &'static str,
    /// What was wrong and what was done, for a person.
    pub message: String,
    /// The byte offset in the decoded text, where the fault has a place.
    pub offset: Option<usize>,
}

/// One page as it was handed over.
#[derive(Clone, Debug, PartialEq)]
pub struct Capture {
    /// The path or address as given; for a record without address, the file and line; for a member of an
    /// archive `archive.zip!member`, for a record of a web archive `file.warc.gz@offset`, for an entry of a
    /// feed `feed.xml#number`.
    pub source: String,
    /// The page.
    pub body: Body,
    /// The encoding that the bytes were in, by its WHATWG name; none for what was handed over as characters.
    pub charset: Option<String>,
    /// When the page was fetched or saved, in ISO 8601, where what it came in says so. A page cannot be newer.
    pub captured: Option<String>,
    /// What the user said about it, or the feed, archive or message in which it came.
    pub given: Given,
    /// What was wrong with it.
    pub faults: Vec<Fault>,
}

impl Capture {
    /// A capture of a page that is already text, such as one an embedding program holds.
    pub fn new(source: impl Into<String>, body: Body) -> Capture {
        Capture {
            source: source.into(),
            body,
            charset: None,
            captured: None,
            given: Given::default(),
            faults: Vec::new(),
        }
    }

    /// The same capture with what the user said about it.
    #[must_use]
    pub fn with_given(mut self, given: Given) -> Capture {
        self.given = self.given.or(given);
        self
    }
}
