//! ZIP archives: each member that is a page, an archive or a feed, read as if it were a file.
//!
//! A member's name is shown and never used as a path. Members are read one at a time; nesting, their
//! number and what they unpack to are bounded.

mod directory;
mod wacz;

use std::io::{self, Read};
use std::sync::Arc;

use directory::{Directory, Member, Method};

use crate::error::Cause;
use crate::kind::ending;
use crate::limit::Budget;
use crate::open::{Captures, Piece, Reading, captures_of, once};
use crate::source::{Part, Source};
use crate::{CaptureError, inputs};

/// How deep archives may lie in archives.
pub(crate) const DEEPEST: u8 = 3;

/// The captures of all members of an archive, by name.
pub(crate) fn captures(archive: Part, piece: &Piece, reading: &Arc<Reading>) -> Captures {
    let name = piece.name.clone();
    if piece.depth >= DEEPEST {
        let detail = format!("archives lie deeper than {DEEPEST} in one another; this one was left closed");
        return once(Err(CaptureError::new(Cause::TooLarge, name, detail)));
    }
    let Directory { members, fault } = match directory::list(&archive) {
        Ok(directory) => directory,
        Err(error) => return once(Err(CaptureError::of_io(name, error))),
    };
    if members.is_empty() && fault.is_none() {
        return once(Err(CaptureError::new(Cause::Malformed, name, "it is an archive without members")));
    }
    if let Some(office) = document(&members) {
        return once(Err(CaptureError::new(Cause::Binary, name, format!("it is {office}, no page"))));
    }
    let damaged = fault.map(|detail| Err(CaptureError::new(Cause::Damaged, &name, detail)));
    let budget = piece.budget.clone().unwrap_or_else(|| Budget::of(archive.length()));
    let members = match wacz::archives(&members) {
        Some(archives) => {
            let checks = wacz::checks(&archive, &members, &name, &budget);
            let members = Members::new(archive, archives, name, piece.depth, budget, reading);
            return Box::new(damaged.into_iter().chain(checks).chain(members));
        }
        None => members,
    };
    Box::new(damaged.into_iter().chain(Members::new(archive, members, name, piece.depth, budget, reading)))
}

/// Whether the archive is a document of another program, and of which.
fn document(members: &[Member]) -> Option<&'static str> {
    let has = |name: &str| members.iter().any(|member| member.name == name);
    let office = has("[Content_Types].xml") || has("mimetype") && has("META-INF/manifest.xml");
    let book = has("mimetype") && has("META-INF/container.xml");
    match (office, book) {
        (true, _) => Some("an office document"),
        (_, true) => Some("an electronic book"),
        _ => None,
    }
}

/// The members of an archive one after the other.
struct Members {
    archive: Part,
    members: std::vec::IntoIter<Member>,
    name: String,
    depth: u8,
    budget: Budget,
    reading: Arc<Reading>,
    inner: Option<Captures>,
    passed_over: inputs::PassedOver,
}

impl Members {
    fn new(
        archive: Part,
        members: Vec<Member>,
        name: String,
        depth: u8,
        budget: Budget,
        reading: &Arc<Reading>,
    ) -> Members {
        let passed_over = inputs::PassedOver::default();
        let reading = Arc::clone(reading);
        Members { archive, members: members.into_iter(), name, depth, budget, reading, inner: None, passed_over }
    }

    /// The captures of a member.
    fn open(&self, member: &Member) -> Captures {
        let name = format!("{}!{}", self.name, shown(&member.name));
        match unpacked(&self.archive, member, &self.budget) {
            Ok(source) => {
                let piece =
                    Piece { source, name, html: false, depth: self.depth + 1, budget: Some(self.budget.clone()) };
                captures_of(piece, &self.reading)
            }
            Err(error) => once(Err(CaptureError::of_io(name, error))),
        }
    }
}

impl Iterator for Members {
    type Item = Result<crate::Capture, CaptureError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(found) = self.inner.as_mut().and_then(Iterator::next) {
                return Some(found);
            }
            self.inner = None;
            let Some(member) = self.members.next() else {
                return self.passed_over.report(&self.name).map(Err);
            };
            if !is_hidden(&member.name) && inputs::is_page(&member.name) {
                self.inner = Some(self.open(&member));
            } else {
                self.passed_over.add(member.name.rsplit('/').next().unwrap_or_default());
            }
        }
    }
}

/// The bytes of a member. A web archive that is only stored can be read again from any place.
fn unpacked(archive: &Part, member: &Member, budget: &Budget) -> io::Result<Source> {
    let unsupported = |what: &str| io::Error::new(io::ErrorKind::Unsupported, format!("it is packed with {what}"));
    let start = directory::data_start(archive, member)?;
    let part = archive.cut(start, member.packed.unwrap_or(u64::MAX));
    let stream: Box<dyn Read + Send> = match &member.method {
        Method::Stored if wacz::is_web_archive(&member.name) => return Ok(Source::Part(part)),
        Method::Stored => Box::new(part),
        Method::Deflated => Box::new(flate2::read::DeflateDecoder::new(part)),
        Method::Other(what) => return Err(unsupported(what)),
    };
    Ok(Source::Stream(Box::new(budget.meter(Checked { stream, expected: member.checksum, seen: flate2::Crc::new() }))))
}

/// A stream whose checksum is compared at its end.
struct Checked {
    stream: Box<dyn Read + Send>,
    expected: Option<u32>,
    seen: flate2::Crc,
}

impl Read for Checked {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.stream.read(buffer)?;
        self.seen.update(buffer.get(..count).unwrap_or_default());
        let ended = count == 0 && !buffer.is_empty();
        if ended && self.expected.take().is_some_and(|expected| expected != self.seen.sum()) {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "its checksum does not fit"));
        }
        Ok(count)
    }
}

/// A member's name as it is shown: on one line, with one kind of separator.
fn shown(name: &str) -> String {
    name.chars().map(|c| if c == '\\' { '/' } else { c }).map(|c| if c.is_control() { '\u{FFFD}' } else { c }).collect()
}

/// What systems put beside the files of a user.
fn is_hidden(name: &str) -> bool {
    let odd = name.split(['/', '\\']).any(|part| part.starts_with('.') && part != "." && part != "..");
    odd || name.starts_with("__MACOSX/") || ending(name).as_deref() == Some("ds_store")
}
