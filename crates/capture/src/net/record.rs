//! What was fetched, kept as a web archive (WARC 1.1): written record by record, and read again from there.

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::Failure;
use super::exchange::{AGENT, Exchange};
use super::fetch::Fetched;
use crate::error::Cause;
use crate::headers::Headers;
use crate::http::{Answer, unchunked};
use crate::kind::{Kind, kind};
use crate::source::Source;
use crate::unpack::Packing;
use crate::warc::{Block, Head, Records, digest, digest_fault};
use crate::{CaptureError, SIZE_LIMIT};

/// The profile of a record that says that a server had nothing new.
const NOT_MODIFIED: &str = "http://netpreserve.org/warc/1.1/revisit/server-not-modified";

/// A web archive that a run keeps.
#[derive(Debug)]
pub(super) struct Record {
    path: PathBuf,
    /// None where the record is only read.
    file: Option<File>,
    length: u64,
    packing: Packing,
    known: BTreeMap<String, Known>,
}

/// An answer that stands in the record.
#[derive(Clone, Debug)]
pub(super) struct Known {
    offset: u64,
    within: u64,
    id: String,
    date: String,
    target: String,
    status: u16,
    /// What a server can be asked by whether the page changed; nothing where it was cut.
    tag: Option<String>,
    modified: Option<String>,
}

impl Known {
    /// The fields of a request that is answered only when the page changed.
    pub(super) fn conditions(&self) -> Vec<(&'static str, String)> {
        let success = (200..300).contains(&self.status);
        let fields = [("if-none-match", &self.tag), ("if-modified-since", &self.modified)];
        let said = fields.into_iter().filter_map(|(name, value)| Some((name, value.clone()?)));
        said.filter(|(_, value)| success && value.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic())).collect()
    }

    /// Whether it is something to come back to: a page, or where one is.
    fn leads_on(&self) -> bool {
        (200..304).contains(&self.status) || matches!(self.status, 307 | 308)
    }
}

impl Record {
    /// Opens a record, or begins one unless it is only to be read.
    pub(super) fn open(path: &Path, only_read: bool) -> Result<Record, CaptureError> {
        let name = path.display().to_string();
        let unwritable = |error| CaptureError::of_io(&name, error);
        if only_read && !path.exists() {
            return Err(CaptureError::new(Cause::NotFound, name, ""));
        }
        let (packing, known) = if path.exists() { read_known(path, &name)? } else { (None, BTreeMap::new()) };
        let open = || OpenOptions::new().create(true).append(true).open(path);
        let file = if only_read { None } else { Some(open().map_err(unwritable)?) };
        let length = file.as_ref().map(File::metadata).transpose().map_err(unwritable)?;
        let length = length.map_or(0, |about| about.len());
        let packed = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("gz"));
        let by_name = if packed { Packing::Gzip } else { Packing::None };
        Ok(Record { path: path.to_owned(), file, length, packing: packing.unwrap_or(by_name), known })
    }

    /// The answer of an address, if there is one: the last page or redirect, else the last refusal.
    pub(super) fn known(&self, address: &str) -> Option<&Known> {
        self.known.get(address)
    }

    /// Adds what was asked and answered.
    pub(super) fn keep(
        &mut self,
        address: &str,
        date: &str,
        exchange: &Exchange,
        known: Option<&Known>,
    ) -> io::Result<()> {
        let mut members = Vec::new();
        if self.length == 0 {
            let software = format!("software: {AGENT}\r\nformat: WARC File Format 1.1\r\n");
            let fields = [("Content-Type", "application/warc-fields".to_owned())];
            members.extend(self.member("warcinfo", date, &fields, &[software.as_bytes()])?.1);
        }
        let offset = self.length + members.len() as u64;
        let (id, member) = self.answered(address, date, exchange, known)?;
        members.extend(member);
        let fields = [
            ("WARC-Target-URI", address.to_owned()),
            ("WARC-Concurrent-To", id.clone()),
            ("Content-Type", "application/http; msgtype=request".to_owned()),
        ];
        members.extend(self.member("request", date, &fields, &[&exchange.request])?.1);
        self.file.as_mut().map_or(Ok(()), |file| file.write_all(&members))?;
        self.length += members.len() as u64;
        if exchange.answer.status != 304 {
            let known = Known { offset, id, date: date.to_owned(), ..Known::of(&exchange.answer, address) };
            note(&mut self.known, known.unless_cut(exchange.cut.is_some()));
        }
        Ok(())
    }

    /// The record of an answer: a response, or a revisit where nothing changed.
    fn answered(
        &self,
        address: &str,
        date: &str,
        exchange: &Exchange,
        known: Option<&Known>,
    ) -> io::Result<(String, Vec<u8>)> {
        let plain = exchange.answer.is_chunked().then(|| unchunked(&exchange.body)).flatten();
        let mut fields = vec![
            ("WARC-Target-URI", address.to_owned()),
            ("Content-Type", "application/http; msgtype=response".to_owned()),
            ("WARC-Payload-Digest", digest::sha1(&[plain.as_deref().unwrap_or(&exchange.body)])),
        ];
        fields.extend(exchange.at.map(|at| ("WARC-IP-Address", at.ip().to_string())));
        fields.extend(exchange.cut.map(|cut| ("WARC-Truncated", cut.to_owned())));
        let Some(known) = known.filter(|_| exchange.answer.status == 304) else {
            return self.member("response", date, &fields, &[&exchange.head, &exchange.body]);
        };
        fields.retain(|(name, _)| *name != "WARC-Payload-Digest");
        fields.push(("WARC-Profile", NOT_MODIFIED.to_owned()));
        fields.push(("WARC-Refers-To", known.id.clone()));
        fields.push(("WARC-Refers-To-Target-URI", known.target.clone()));
        fields.push(("WARC-Refers-To-Date", known.date.clone()));
        self.member("revisit", date, &fields, &[&exchange.head])
    }

    /// A record and its id, packed on its own where the file is.
    fn member(
        &self,
        kind: &str,
        date: &str,
        fields: &[(&'static str, String)],
        block: &[&[u8]],
    ) -> io::Result<(String, Vec<u8>)> {
        let written: String = fields.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        let length: usize = block.iter().map(|piece| piece.len()).sum();
        let about = format!("{kind} {date} {} {written}", self.length);
        let id = format!("<urn:uuid:{}>", digest::uuid(&[&[about.as_bytes()], block].concat()));
        let digest = digest::sha256(block);
        let head = format!(
            "WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: {id}\r\nWARC-Date: {date}\r\n{written}\
             WARC-Block-Digest: {digest}\r\nContent-Length: {length}\r\n\r\n"
        );
        let whole = [head.as_bytes(), &block.concat(), b"\r\n\r\n"].concat();
        if self.packing == Packing::None {
            return Ok((id, whole));
        }
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        packed.write_all(&whole)?;
        Ok((id, packed.finish()?))
    }

    /// Reads an answer again.
    pub(super) fn read(&self, known: &Known) -> Result<Fetched, Failure> {
        let damaged =
            |detail: &str| Failure::new(Cause::Damaged, format!("its record at byte {}: {detail}", known.offset));
        let source = Source::open(&self.path).map_err(|error| damaged(&error.to_string()))?;
        let Source::Part(part) = source else { return Err(damaged("the record is no file")) };
        let rest = part.cut(known.offset, u64::MAX);
        let mut records = Records::new(Source::Part(rest), self.packing);
        let head = loop {
            match records.next() {
                Some(Ok(head)) if head.within == known.within => break head,
                Some(Ok(head)) if head.within < known.within && self.packing != Packing::None => {}
                _ => return Err(damaged("it is not there any more")),
            }
        };
        let Block { bytes: before, broken, .. } = records.block_head();
        let answer = Answer::parse(&before).filter(|_| broken.is_none()).ok_or_else(|| damaged("it is no answer"))?;
        let Block { bytes: body, broken, cut } = records.block(SIZE_LIMIT as u64);
        match broken {
            Some(broken) => return Err(damaged(&broken)),
            None if cut => return Err(damaged("it is larger than a page")),
            None if digest_fault(&head, &before, &body).is_some() => return Err(damaged("it was changed")),
            None => {}
        }
        let cut = head.headers.get("warc-truncated").map(str::to_owned);
        Ok(Fetched { address: known.target.clone(), date: known.date.clone(), answer, body, cut })
    }
}

/// The answers in a record that is there already.
fn read_known(path: &Path, name: &str) -> Result<(Option<Packing>, BTreeMap<String, Known>), CaptureError> {
    let mut source = Source::open(path).map_err(|error| CaptureError::of_io(name, error))?;
    let head = source.head().map_err(|error| CaptureError::of_io(name, error))?;
    let packing = match kind(&head, name) {
        _ if head.is_empty() => return Ok((None, BTreeMap::new())),
        Kind::Warc(packing @ (Packing::None | Packing::Gzip)) => packing,
        _ => {
            let detail = "it is there and no web archive to add to; name another file to record into";
            return Err(CaptureError::new(Cause::Malformed, name, detail));
        }
    };
    let (mut records, mut known) = (Records::new(source, packing), BTreeMap::new());
    while let Some(record) = records.next() {
        // What is damaged is said when the file is read as an input; here it is fetched again.
        let Ok(head) = record else { continue };
        let is_answer = head.headers.get("warc-type").is_some_and(|kind| kind.eq_ignore_ascii_case("response"));
        let answer = is_answer.then(|| Answer::parse(&records.block_head().bytes)).flatten();
        if let Some(found) = answer.and_then(|answer| Known::recorded(&head, &answer)) {
            note(&mut known, found);
        }
    }
    Ok((Some(packing), known))
}

/// Notes an answer. One that leads nowhere does not hide an earlier page.
fn note(known: &mut BTreeMap<String, Known>, found: Known) {
    if found.leads_on() || known.get(&found.target).is_none_or(|earlier| !earlier.leads_on()) {
        known.insert(found.target.clone(), found);
    }
}

impl Known {
    fn of(answer: &Answer, target: &str) -> Known {
        let field = |name| answer.headers.get(name).map(str::to_owned);
        Known {
            offset: 0,
            within: 0,
            id: String::new(),
            date: String::new(),
            target: target.to_owned(),
            status: answer.status,
            tag: field("etag"),
            modified: field("last-modified"),
        }
    }

    /// What the record says that begins here.
    fn recorded(head: &Head, answer: &Answer) -> Option<Known> {
        let headers: &Headers = &head.headers;
        let target = headers.get("warc-target-uri")?.trim_matches(['<', '>', ' ']).to_owned();
        let known = Known {
            offset: head.offset,
            within: head.within,
            id: headers.get("warc-record-id").unwrap_or_default().to_owned(),
            date: headers.get("warc-date").unwrap_or_default().to_owned(),
            ..Known::of(answer, &target)
        };
        Some(known.unless_cut(headers.get("warc-truncated").is_some()))
    }

    /// A page that was cut is fetched again in any case.
    fn unless_cut(self, cut: bool) -> Known {
        if cut { Known { tag: None, modified: None, ..self } } else { self }
    }
}
