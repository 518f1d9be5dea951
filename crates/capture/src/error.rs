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
    detail: String,
    io: Option<std::io::Error>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cause {
    NotFound,
    Unreadable,
    Malformed,
    Binary,
    TooLarge,
    PassedOver,
}

impl CaptureError {
    pub(crate) fn new(cause: Cause, source: impl Into<String>, detail: impl Into<String>) -> CaptureError {
        CaptureError { cause, source: source.into(), line: None, detail: detail.into(), io: None }
    }

    pub(crate) fn of_io(source: impl Into<String>, error: std::io::Error) -> CaptureError {
        let missing = error.kind() == std::io::ErrorKind::NotFound;
        let cause = if missing { Cause::NotFound } else { Cause::Unreadable };
        CaptureError { io: Some(error), ..CaptureError::new(cause, source, "") }
    }

    pub(crate) fn at_line(mut self, line: u64) -> CaptureError {
        self.line = Some(line);
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

    /// Whether it is no text: a picture, a PDF, an archive.
    pub fn is_binary(&self) -> bool {
        self.cause == Cause::Binary
    }

    /// Whether it is larger than [`crate::SIZE_LIMIT`] or the limit given.
    pub fn is_too_large(&self) -> bool {
        self.cause == Cause::TooLarge
    }

    /// Whether it only reports files of a folder that were passed over because they are no pages.
    pub fn is_passed_over(&self) -> bool {
        self.cause == Cause::PassedOver
    }

    fn remedy(&self) -> &'static str {
        match self.cause {
            Cause::NotFound => "check the path; quote a glob so that the shell leaves it alone",
            Cause::Unreadable => "check that you may read it",
            Cause::Malformed => "mend it or leave it out; the other inputs were read",
            Cause::Binary => "save the page as text or HTML",
            Cause::TooLarge => "split it into smaller files",
            Cause::PassedOver => "name such a file itself if it is a page",
        }
    }
}

impl fmt::Display for CaptureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.source)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        match (&self.io, self.cause) {
            (_, Cause::NotFound) if self.detail.is_empty() => f.write_str(": there is no such file or folder")?,
            (Some(error), _) => write!(f, ": {error}")?,
            (None, _) => write!(f, ": {}", self.detail)?,
        }
        write!(f, " ({})", self.remedy())
    }
}

impl std::error::Error for CaptureError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.io.as_ref().map(|error| error as _)
    }
}
