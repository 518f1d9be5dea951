//! All inputs as one stream of captures.

use std::io::{BufReader, Read};
use std::path::Path;
use std::sync::Arc;

use crate::error::Cause;
use crate::inputs::{self, Files};
use crate::kind::{Kind, kind};
use crate::limit::Budget;
use crate::page::{self, Bytes, Told};
use crate::source::{Part, Source};
use crate::unpack::{self, Packing};
use crate::{Capture, CaptureError, Given, Meta, SIZE_LIMIT, list, mail, records, warc, when, zip};

/// How inputs are to be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InputFormat {
    /// By the name and content of each input.
    #[default]
    Auto,
    /// One record a line, in every input.
    JsonLines,
}

/// What the user asked of the reading.
#[derive(Clone, Debug)]
pub struct Options {
    /// How inputs are to be read.
    pub input_format: InputFormat,
    /// What the user says about the files.
    pub meta: Option<Meta>,
    /// The largest page and the longest line that is read, in bytes.
    pub size_limit: usize,
    /// The web, for inputs that are addresses; without it they are refused.
    #[cfg(feature = "net")]
    pub web: Option<crate::net::Web>,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            input_format: InputFormat::Auto,
            meta: None,
            size_limit: SIZE_LIMIT,
            #[cfg(feature = "net")]
            web: None,
        }
    }
}

/// How many times the limit of a page a message or an archive in an archive may have, pictures and all.
const WITH_PICTURES: usize = 4;

/// How many bytes of a stream of records are asked for at once: a line is often a page, and every asking costs.
const AT_ONCE: usize = 1 << 18;

/// Captures as they are found.
pub(crate) type Captures = Box<dyn Iterator<Item = Result<Capture, CaptureError>> + Send>;

/// What all parts of a run share.
pub(crate) struct Reading {
    pub(crate) options: Options,
    /// How the links of feeds and lists are followed; none where the network is not asked.
    pub(crate) follow: Option<list::Follow>,
}

impl Reading {
    /// What is shared by the inputs of a run: those that are files, or `from_web`.
    #[cfg(feature = "net")]
    pub(crate) fn of(options: &Options, from_web: bool) -> Arc<Reading> {
        Arc::new_cyclic(|reading| {
            let web = options.web.as_ref().filter(|web| from_web || web.follows());
            let follow = web.map(|web| crate::net::follow(web, reading.clone()));
            Reading { options: options.clone(), follow }
        })
    }

    /// What is shared by the inputs of a run.
    #[cfg(not(feature = "net"))]
    pub(crate) fn of(options: &Options, _: bool) -> Arc<Reading> {
        Arc::new(Reading { options: options.clone(), follow: None })
    }
}

/// Something to read: a file, a member of an archive, an answer from the web.
pub(crate) struct Piece {
    pub(crate) source: Source,
    /// The name under which its captures are shown.
    pub(crate) name: String,
    /// Whether it is said to be HTML.
    pub(crate) html: bool,
    /// How many archives it lies in.
    pub(crate) depth: u8,
    /// What it may still unpack to.
    pub(crate) budget: Option<Budget>,
}

/// Opens inputs one after the other, in order: files, folders (recursively, by name), globs, addresses of the
/// web, and `-` for standard input. What a file is, a page, records, an archive, a feed, is seen by its content and name.
///
/// An input that cannot be read is an error in its place, and the next one is opened.
pub fn open(
    inputs: &[String],
    options: &Options,
) -> impl Iterator<Item = Result<Capture, CaptureError>> + Send + use<> {
    let reading = Reading::of(options, false);
    let meta = options.meta.clone();
    let inputs: Vec<String> = inputs.to_vec();
    let captures = inputs.into_iter().flat_map(move |input| captures(&input, &reading));
    captures.map(move |capture| Ok(complete(capture?, meta.as_ref())))
}

/// Reads one input that is held as bytes, as [`open`] reads a file of this name. A pure function.
pub fn read_bytes(
    bytes: Vec<u8>,
    name: &str,
    options: &Options,
) -> impl Iterator<Item = Result<Capture, CaptureError>> + Send + use<> {
    let reading = Arc::new(Reading { options: options.clone(), follow: None });
    captures_of(Piece::of(Source::Part(Part::of(bytes)), name.to_owned()), &reading)
}

/// What the table says about a capture wins over what came with it.
fn complete(capture: Capture, meta: Option<&Meta>) -> Capture {
    match meta.and_then(|meta| meta.given(&capture.source)) {
        Some(told) => Capture { given: told.or(capture.given), ..capture },
        None => capture,
    }
}

/// A single result.
pub(crate) fn once(result: Result<Capture, CaptureError>) -> Captures {
    Box::new(std::iter::once(result))
}

fn captures(input: &str, reading: &Arc<Reading>) -> Captures {
    if input == "-" {
        let stdin = Source::Stream(Box::new(std::io::stdin()));
        return captures_of(Piece::of(stdin, "-".to_owned()), reading);
    }
    if is_address(input) {
        return captures_of_address(input, reading);
    }
    if is_of_other_scheme(input) {
        let detail = "it is no file; only addresses of http and https are asked";
        return once(Err(CaptureError::new(Cause::Refused, input, detail)));
    }
    let reading = Arc::clone(reading);
    match inputs::files(input) {
        Err(error) => once(Err(error)),
        Ok(files) => Box::new(Files::flat_map(files, move |path| match path {
            Err(error) => once(Err(error)),
            Ok(path) => captures_of_file(&path, &reading),
        })),
    }
}

/// Whether an input is an address of the web and not a file.
pub fn is_address(input: &str) -> bool {
    let begins = |scheme: &str| input.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    begins("http://") || begins("https://")
}

/// Whether an input is an address that nobody asks, and not a file.
fn is_of_other_scheme(input: &str) -> bool {
    let scheme = input.split_once("://").map(|(scheme, _)| scheme).unwrap_or_default();
    let written = !scheme.is_empty() && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+.-".contains(c));
    written && !Path::new(input).exists()
}

fn captures_of_address(input: &str, reading: &Arc<Reading>) -> Captures {
    #[cfg(feature = "net")]
    if let Some(web) = &reading.options.web {
        return crate::net::captures(input, web, &reading.options);
    }
    // Only a program that was built with the network, and asked to use it, does.
    let _ = reading;
    let detail = "it is an address of the web, and this run may not use the network";
    once(Err(CaptureError::new(Cause::Refused, input, detail)))
}

fn captures_of_file(path: &Path, reading: &Arc<Reading>) -> Captures {
    let name = path.display().to_string();
    match Source::open(path) {
        Ok(source) => captures_of(Piece::of(source, name), reading),
        Err(error) => once(Err(CaptureError::of_io(name, error))),
    }
}

impl Piece {
    /// A piece that lies in nothing else.
    pub(crate) fn of(source: Source, name: String) -> Piece {
        Piece { source, name, html: false, depth: 0, budget: None }
    }
}

/// The captures in a piece, by what it is.
pub(crate) fn captures_of(mut piece: Piece, reading: &Arc<Reading>) -> Captures {
    let limit = reading.options.size_limit;
    let asked_for_lines = reading.options.input_format == InputFormat::JsonLines;
    if asked_for_lines && matches!(piece.source, Source::Stream(_)) && piece.depth == 0 {
        // Records that are still being written are read as they come.
        return Box::new(records(BufReader::with_capacity(AT_ONCE, piece.source), piece.name, limit));
    }
    let head = match piece.source.head() {
        Ok(head) => head,
        Err(error) => return once(Err(CaptureError::of_io(piece.name, error))),
    };
    let kind = match kind(&head, &piece.name) {
        kind @ (Kind::Zip | Kind::Warc(_) | Kind::Packed(_)) => kind,
        _ if asked_for_lines => Kind::JsonLines,
        kind => kind,
    };
    drop(head);
    match kind {
        Kind::Zip => zip_of(piece, reading),
        Kind::Packed(packing) => packed(piece, packing, reading),
        Kind::Mail => once(message(piece, limit)),
        Kind::JsonLines => Box::new(records(BufReader::with_capacity(AT_ONCE, piece.source), piece.name, limit)),
        Kind::Json => once(page::read_json(piece.source, &piece.name, limit)),
        Kind::Warc(packing) => Box::new(warc::Pages::new(piece.source, packing, piece.name, reading)),
        Kind::Feed => list::feed(piece, reading),
        Kind::JsonFeed => list::json_feed(piece, reading),
        Kind::Opml => list::opml(piece, reading),
        Kind::Sitemap => list::sitemap(piece, reading),
        Kind::Xml => {
            let detail = "it is XML of a kind that is not read: no page, feed or sitemap";
            once(Err(CaptureError::new(Cause::Binary, piece.name, detail)))
        }
        Kind::Page { html } => {
            let told = Told { html: html || piece.html, charset: None };
            once(page::read_page(piece.source, &piece.name, told, limit))
        }
    }
}

/// An archive; one that only passes by is held.
fn zip_of(mut piece: Piece, reading: &Arc<Reading>) -> Captures {
    if let Source::Part(part) = &piece.source {
        return zip::captures(part.clone(), &piece, reading);
    }
    let limit = reading.options.size_limit.saturating_mul(WITH_PICTURES);
    match page::read_bounded(&mut piece.source, &piece.name, limit) {
        Ok(Bytes { bytes, .. }) => zip::captures(Part::of(bytes), &piece, reading),
        Err(error) => once(Err(error)),
    }
}

/// What is packed in one file.
fn packed(piece: Piece, packing: Packing, reading: &Arc<Reading>) -> Captures {
    if piece.depth >= zip::DEEPEST {
        let detail = "it is packed again and again; what lies deeper was left closed";
        return once(Err(CaptureError::new(Cause::TooLarge, piece.name, detail)));
    }
    let budget = match (&piece.budget, &piece.source) {
        (Some(budget), _) => budget.clone(),
        (None, Source::Part(part)) => Budget::of(part.length()),
        (None, Source::Stream(_)) => Budget::bytes(u64::MAX),
    };
    let source = Source::Stream(Box::new(budget.meter(unpack::reader(piece.source, packing))));
    captures_of(Piece { source, depth: piece.depth + 1, budget: Some(budget), ..piece }, reading)
}

/// The page of a message.
fn message(piece: Piece, limit: usize) -> Result<Capture, CaptureError> {
    let Piece { mut source, name, .. } = piece;
    let Bytes { bytes, broken } = page::read_bounded(source.by_ref(), &name, limit.saturating_mul(WITH_PICTURES))?;
    let Some(found) = mail::page(&bytes) else {
        let detail = "it is a message without a page: no part of it is HTML or text";
        return Err(CaptureError::new(Cause::Malformed, name, detail));
    };
    if found.bytes.len() > limit {
        let detail = format!("its page is larger than the limit of {limit} bytes");
        return Err(CaptureError::new(Cause::TooLarge, name, detail));
    }
    let mut capture = page::page(&found.bytes, &name, Told { html: found.html, charset: found.charset.as_deref() })?;
    capture.given = Given { url: found.address, ..Given::default() };
    capture.captured = found.date.as_deref().and_then(when::of_mail);
    let faults = found.faults.into_iter().chain(broken);
    capture.faults.extend(faults.map(|message| crate::Fault { kind: "damaged", message, offset: None }));
    Ok(capture)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_no_addresses() {
        assert!(is_address("http://x") && is_address("HTTPS://x"));
        assert!(!is_address("https.txt") && !is_address("http:/x") && !is_address("a/http://x") && !is_address("htt"));
    }

    #[test]
    fn without_the_web_an_address_is_refused() {
        for input in ["https://bay.example/", "ftp://bay.example/a.txt", "file:///etc/hosts"] {
            let mut found = open(&[input.to_owned()], &Options::default());
            assert!(found.next().is_some_and(|found| found.is_err_and(|error| error.is_refused())), "{input}");
        }
    }
}
