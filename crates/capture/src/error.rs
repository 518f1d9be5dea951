//! Why an input could not be read.

use std::fmt;

/// An input that could not be read: it names the input, the place in it, and a remedy.
///
/// It is opaque, so that causes can be added; ask it with the predicates. Other inputs go on.
#[derive(Debug)]
pub struct CaptureError {
    cause: Cause,
    source: String,
    line: Option<u64>,
    offset: Option<u64>,
    detail: String,
    io: Option<std::io::Error>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cause {
    NotFound,
    Unreadable,
    Malformed,
    Damaged,
    Binary,
    TooLarge,
    Refused,
    Unanswered,
    NotFetched,
    PassedOver,
}

impl CaptureError {
    pub(crate) fn new(cause: Cause, source: impl Into<String>, detail: impl Into<String>) -> CaptureError {
        CaptureError { cause, source: source.into(), line: None, offset: None, detail: detail.into(), io: None }
    }

    pub(crate) fn of_io(source: impl Into<String>, error: std::io::Error) -> CaptureError {
        use std::io::ErrorKind;
        let cause = match error.kind() {
            ErrorKind::NotFound => Cause::NotFound,
            ErrorKind::FileTooLarge => Cause::TooLarge,
            ErrorKind::InvalidData | ErrorKind::InvalidInput | ErrorKind::UnexpectedEof => Cause::Damaged,
            ErrorKind::Unsupported => Cause::Malformed,
            _ => Cause::Unreadable,
        };
        CaptureError { io: Some(error), ..CaptureError::new(cause, source, "") }
    }

    pub(crate) fn at_line(mut self, line: u64) -> CaptureError {
        self.line = Some(line);
        self
    }

    pub(crate) fn at_offset(mut self, offset: u64) -> CaptureError {
        self.offset = Some(offset);
        self
    }

    /// The input that could not be read, as given.
    pub fn input(&self) -> &str {
        &self.source
    }

    /// The line of the input, from 1, where the fault has one.
    pub fn line(&self) -> Option<u64> {
        self.line
    }

    /// The byte of the input, from 0, where the fault has one.
    pub fn offset(&self) -> Option<u64> {
        self.offset
    }

    /// Whether there is no such file, or nothing that a glob fits.
    pub fn is_not_found(&self) -> bool {
        self.cause == Cause::NotFound
    }

    /// Whether the system refused to give it.
    pub fn is_unreadable(&self) -> bool {
        self.cause == Cause::Unreadable
    }

    /// Whether it is not what it should be: no JSON record, no table, no glob.
    pub fn is_malformed(&self) -> bool {
        self.cause == Cause::Malformed
    }

    /// Whether it breaks off, or its bytes are not those that were written.
    pub fn is_damaged(&self) -> bool {
        self.cause == Cause::Damaged
    }

    /// Whether it is no text: a picture, a PDF, an archive.
    pub fn is_binary(&self) -> bool {
        self.cause == Cause::Binary
    }

    /// Whether it is larger than [`crate::SIZE_LIMIT`] or the limit given.
    pub fn is_too_large(&self) -> bool {
        self.cause == Cause::TooLarge
    }

    /// Whether it reports addresses of a feed or list that were not fetched, so that their pages were not read.
    pub fn is_not_fetched(&self) -> bool {
        self.cause == Cause::NotFetched
    }

    /// Whether it only reports files of a folder that were passed over because they are no pages.
    pub fn is_passed_over(&self) -> bool {
        self.cause == Cause::PassedOver
    }

    /// Whether it is an address that is not asked: of a private host, or one that its site wants left alone.
    pub fn is_refused(&self) -> bool {
        self.cause == Cause::Refused
    }

    /// Whether it is an address that gave no page: no answer, none in time, or one that there is none.
    pub fn is_unanswered(&self) -> bool {
        self.cause == Cause::Unanswered
    }

    fn remedy(&self) -> &'static str {
        match self.cause {
            Cause::NotFound => "check the path; quote a glob so that the shell leaves it alone",
            Cause::Unreadable => "check that you may read it",
            Cause::Malformed => "mend it or leave it out; the other inputs were read",
            Cause::Damaged => "what could be read was read; get it again to have the rest",
            Cause::Binary => "save the page as text or HTML",
            Cause::TooLarge => "split it into smaller files",
            Cause::Unanswered => "try again later, or save the page from a browser and name the file",
            Cause::NotFetched => "name the addresses themselves, or save the pages",
            // What would lift it is said with the reason.
            Cause::Refused | Cause::PassedOver => "",
        }
    }
}

impl fmt::Display for CaptureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.source)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        if let Some(offset) = self.offset {
            write!(f, "@{offset}")?;
        }
        match (&self.io, self.cause) {
            (_, Cause::NotFound) if self.detail.is_empty() => f.write_str(": there is no such file or folder")?,
            (Some(error), _) => write!(f, ": {error}")?,
            (None, _) => write!(f, ": {}", self.detail)?,
        }
        match self.remedy() {
            "" => Ok(()),
            remedy => write!(f, " ({remedy})"),
        }
    }
}

impl std::error::Error for CaptureError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.io.as_ref().map(|error| error as _)
    }
}
