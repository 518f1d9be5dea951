//! From what was fetched to captures: a page by the code that reads web archives, the rest by what it is.

use std::sync::{Arc, Weak};

use super::fetch::Fetched;
use super::{Failure, Taken, Web, exchange};
use crate::error::Cause;
use crate::http::Answer;
use crate::kind::{Kind, kind};
use crate::list::{Follow, Link};
use crate::open::{Captures, Piece, Reading, captures_of, once};
use crate::source::{Part, Source};
use crate::warc::{self, About, truncated};
use crate::{Capture, CaptureError, Options};

/// The captures at an address that the user named. Where it is a feed or list, its links are followed.
pub(crate) fn captures(written: &str, web: &Web, options: &Options) -> Captures {
    captures_at(written, 0, web, &Reading::of(options, true))
}

/// How a run follows the links of feeds and lists: as many as the user wants, each once.
pub(crate) fn follow(web: &Web, reading: Weak<Reading>) -> Follow {
    let web = web.clone();
    Arc::new(move |link: &Link| {
        let reading = reading.upgrade()?;
        match web.takes(&link.url) {
            Taken::Now => Some(captures_at(&link.url, link.depth, &web, &reading)),
            Taken::Before => Some(Box::new(std::iter::empty())),
            Taken::TooMany => None,
        }
    })
}

fn captures_at(written: &str, depth: u8, web: &Web, reading: &Arc<Reading>) -> Captures {
    match web.page(written, reading.options.size_limit) {
        Ok(fetched) => captures_of_fetched(fetched, written, depth, reading),
        Err(failure) => once(Err(failure.of(written))),
    }
}

/// What was fetched as captures with `source` as their source.
///
/// A page becomes the same capture as its record in a web archive does.
fn captures_of_fetched(fetched: Fetched, source: &str, depth: u8, reading: &Arc<Reading>) -> Captures {
    let limit = reading.options.size_limit;
    let html = matches!(fetched.answer.media_type().as_str(), "text/html" | "application/xhtml+xml");
    let body = match fetched.answer.body(fetched.body.clone(), source, limit) {
        Ok(body) => body,
        Err(error) => return once(Err(error)),
    };
    let path = fetched.address.split(['?', '#']).next().unwrap_or_default();
    match kind(&body.bytes, path) {
        // Feeds are often said to be HTML.
        kind if html && !kind.is_list() => once(page(fetched, source, limit)),
        Kind::Page { .. } if !fetched.answer.is_page() => {
            let detail = format!("it is {}, no page", fetched.answer.media_type());
            once(Err(Failure::new(Cause::Binary, detail).of(source)))
        }
        Kind::Page { .. } => once(page(fetched, source, limit)),
        _ => {
            let (date, kept) = (fetched.date, Arc::clone(reading));
            let piece = Piece { depth, ..Piece::of(Source::Part(Part::of(body.bytes)), source.to_owned()) };
            let captures = captures_of(piece, reading);
            Box::new(captures.map(move |capture| {
                // What follows links lives as long as the list is read.
                let _ = &kept;
                let capture = capture?;
                let captured = capture.captured.clone().or_else(|| Some(date.clone()));
                Ok(Capture { captured, ..capture })
            }))
        }
    }
}

fn page(fetched: Fetched, source: &str, limit: usize) -> Result<Capture, CaptureError> {
    let Fetched { address, date, answer, body, cut } = fetched;
    let faults = cut.as_deref().map(truncated).into_iter().collect();
    let about = About { address: Some(address), date: Some(date), faults };
    warc::read_page(&answer, body, source, limit).map(|capture| about.complete(capture))
}

/// The captures in an answer of HTTP that is held as bytes (status line, fields, body), as if `address` had
/// just given it. A pure function: nothing is fetched, links are not followed.
pub fn read_answer(
    bytes: &[u8],
    address: &str,
    options: &Options,
) -> impl Iterator<Item = Result<Capture, CaptureError>> + Send + use<> {
    let head = exchange::head(bytes);
    let parts = head.and_then(|(start, end)| Some((Answer::parse(bytes.get(start..end)?)?, bytes.get(end..)?)));
    let Some((answer, body)) = parts else {
        return once(Err(Failure::new(Cause::Malformed, "it is no answer of HTTP").of(address)));
    };
    let reading = Arc::new(Reading { options: options.clone(), follow: None });
    let fetched = Fetched { address: address.to_owned(), date: String::new(), answer, body: body.to_vec(), cut: None };
    captures_of_fetched(fetched, address, 0, &reading)
}
