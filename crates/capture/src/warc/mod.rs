//! Web archives: the pages among the records, streamed, so that memory does not grow with their length.
//!
//! The libraries at hand hold whole payloads, build on C or lose the place of damage; here each record is
//! read with its offset, up to the limit of a page, and reading goes on behind what is damaged.

pub(crate) mod digest;
mod record;
mod stream;

use std::sync::Arc;

pub(crate) use record::{Block, Head, Records};

use crate::error::Cause;
use crate::headers::parameter;
use crate::http::Answer;
use crate::open::Reading;
use crate::page::{self, Told};
use crate::source::Source;
use crate::unpack::Packing;
use crate::{Capture, CaptureError, Fault, Given};

/// How many damaged places are said; a file with more is no web archive any more.
const MOST_DAMAGED: usize = 1_000;

/// The pages of a web archive in order.
pub(crate) struct Pages {
    records: Records,
    name: String,
    reading: Arc<Reading>,
    skipped: Skipped,
    damaged: usize,
    /// Whether the damage of the last record was said with its page.
    said: bool,
    over: bool,
}

/// Records that hold no page.
#[derive(Debug, Default)]
struct Skipped {
    other: usize,
    status: usize,
    revisits: usize,
    example: String,
}

impl Pages {
    pub(crate) fn new(source: Source, packing: Packing, name: String, reading: &Arc<Reading>) -> Pages {
        let (records, reading) = (Records::new(source, packing), Arc::clone(reading));
        Pages { records, name, reading, skipped: Skipped::default(), damaged: 0, said: false, over: false }
    }

    /// The page of a record, if it holds one.
    fn page(&mut self, head: &Head) -> Option<Result<Capture, CaptureError>> {
        let source = if head.within == 0 {
            format!("{}@{}", self.name, head.offset)
        } else {
            format!("{}@{}+{}", self.name, head.offset, head.within)
        };
        let kind = head.headers.get("warc-type").unwrap_or_default().to_ascii_lowercase();
        let about = head.headers.get("content-type").unwrap_or_default().to_ascii_lowercase();
        match kind.as_str() {
            "response" if about.is_empty() || about.starts_with("application/http") => self.response(head, &source),
            "response" | "resource" | "conversion" => {
                let answer = Answer { status: 200, headers: head.headers.clone() };
                self.body(head, answer, &[], &source)
            }
            "revisit" => {
                self.skipped.revisits += 1;
                None
            }
            // What surrounds the pages: requests, notes of the crawler, parts of records.
            _ => None,
        }
    }

    fn response(&mut self, head: &Head, source: &str) -> Option<Result<Capture, CaptureError>> {
        let Block { bytes, broken, .. } = self.records.block_head();
        if broken.is_some() {
            return None;
        }
        let Some(answer) = Answer::parse(&bytes) else {
            let detail = "the record is said to be an answer of HTTP and does not begin like one";
            return Some(Err(CaptureError::new(Cause::Malformed, source, detail)));
        };
        if !answer.is_success() {
            self.skipped.status += 1;
            return None;
        }
        self.body(head, answer, &bytes, source)
    }

    /// The page that the rest of the block is.
    fn body(
        &mut self,
        head: &Head,
        answer: Answer,
        before: &[u8],
        source: &str,
    ) -> Option<Result<Capture, CaptureError>> {
        let address = address(head);
        let rules = address
            .as_deref()
            .is_some_and(|address| address.split(['?', '#']).next().is_some_and(|path| path.ends_with("/robots.txt")));
        if !answer.is_page() || rules {
            self.skipped.add(&answer.media_type());
            return None;
        }
        let limit = self.reading.options.size_limit;
        let block = self.records.block(limit as u64);
        if block.cut {
            let detail = format!("the page is larger than the limit of {limit} bytes");
            return Some(Err(CaptureError::new(Cause::TooLarge, source, detail)));
        }
        if block.broken.is_some() && block.bytes.is_empty() {
            return None;
        }
        let unsaid = answer.media_type().is_empty();
        let mut faults = Vec::new();
        faults.extend(block.broken.as_ref().map(|reason| page::damaged(block.bytes.len(), reason)));
        if block.broken.is_none() {
            faults.extend(digest_fault(head, before, &block.bytes));
        }
        faults.extend(head.headers.get("warc-truncated").map(truncated));
        self.said = block.broken.is_some();
        let about = About { address, date: head.headers.get("warc-date").map(str::to_owned), faults };
        let read = read_page(&answer, block.bytes, source, limit).map(|capture| about.complete(capture));
        if unsaid && !matches!(&read, Ok(capture) if matches!(capture.body, crate::Body::Html(_))) {
            self.skipped.add("no type");
            return None;
        }
        Some(read)
    }
}

/// What a record says about the page in it.
pub(crate) struct About {
    pub(crate) address: Option<String>,
    pub(crate) date: Option<String>,
    pub(crate) faults: Vec<Fault>,
}

impl About {
    /// A capture with what is said about it.
    pub(crate) fn complete(self, mut capture: Capture) -> Capture {
        capture.captured = self.date;
        capture.given = Given { url: self.address, ..Given::default() };
        capture.faults.extend(self.faults);
        capture
    }
}

/// The page in the body of an answer.
pub(crate) fn read_page(answer: &Answer, raw: Vec<u8>, source: &str, limit: usize) -> Result<Capture, CaptureError> {
    let html = matches!(answer.media_type().as_str(), "text/html" | "application/xhtml+xml");
    let charset = answer.headers.get("content-type").and_then(|value| parameter(value, "charset"));
    let body = answer.body(raw, source, limit)?;
    let mut capture = page::page(&body.bytes, source, Told { html, charset: charset.as_deref() })?;
    capture.faults.extend(body.broken.map(|reason| page::damaged(body.bytes.len(), &reason)));
    Ok(capture)
}

/// The address that a record is about.
fn address(head: &Head) -> Option<String> {
    let address = head.headers.get("warc-target-uri")?.trim_matches(['<', '>', ' ']);
    address.starts_with("http").then(|| address.to_owned())
}

/// Whether the record has the digests that it names. That of the payload is taken of it as stored or unchunked.
pub(crate) fn digest_fault(head: &Head, before: &[u8], body: &[u8]) -> Option<Fault> {
    let written = |name: &str| head.headers.get(name);
    let block = written("warc-block-digest").and_then(|written| digest::fits(written, &[before, body]));
    let payload = || {
        let written = written("warc-payload-digest")?;
        let whole = digest::fits(written, &[body])?;
        let unchunked = || crate::http::unchunked(body).and_then(|body| digest::fits(written, &[&body]));
        Some(whole || unchunked() == Some(true))
    };
    // The digest of the block covers the payload, for which programs differ in what they take it of.
    (block.or_else(payload) == Some(false)).then(|| Fault {
        kind: "digest",
        message: format!(
            "the record at byte {} does not have the digest that it names; it was changed or damaged",
            head.offset
        ),
        offset: None,
    })
}

/// The fault of a page that was cut when it was fetched, by the word that WARC has for the reason.
pub(crate) fn truncated(reason: &str) -> Fault {
    let why = match reason {
        "length" => "it was too long",
        "time" => "it came too slowly",
        "disconnect" => "the connection broke off",
        _ => "for another reason",
    };
    let message = format!("only the beginning of the page was fetched: {why} ({reason})");
    Fault { kind: "truncated", message, offset: None }
}

impl Skipped {
    fn add(&mut self, kind: &str) {
        if self.other == 0 {
            kind.clone_into(&mut self.example);
        }
        self.other += 1;
    }

    /// What was passed over, said once.
    fn report(&self, name: &str) -> Option<CaptureError> {
        let count = self.other + self.status + self.revisits;
        let parts = [
            (self.other, format!("of other types, as {}", self.example)),
            (self.status, "with a status other than success".to_owned()),
            (self.revisits, "that say a page was unchanged".to_owned()),
        ];
        let parts: Vec<String> =
            parts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
        let detail = format!("{count} records hold no page and were passed over: {}", parts.join(", "));
        (count > 0).then(|| CaptureError::new(Cause::PassedOver, name, detail))
    }
}

impl Iterator for Pages {
    type Item = Result<Capture, CaptureError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.over {
            let said = std::mem::take(&mut self.said);
            match self.records.next() {
                None => self.over = true,
                Some(Ok(head)) => {
                    if let Some(found) = self.page(&head) {
                        return Some(found);
                    }
                }
                Some(Err(_)) if said => {}
                Some(Err(damage)) => {
                    self.damaged += 1;
                    self.over = self.damaged >= MOST_DAMAGED;
                    let error = CaptureError::new(Cause::Damaged, &self.name, damage.detail);
                    return Some(Err(error.at_offset(damage.offset)));
                }
            }
        }
        std::mem::take(&mut self.skipped).report(&self.name).map(Err)
    }
}
