//! One file, stream or part as one capture.

use std::io::Read;

use crate::error::Cause;
use crate::{Body, Capture, CaptureError, Fault, decode};

/// Bytes that were read, and why there are no more where they break off.
pub(crate) struct Bytes {
    pub(crate) bytes: Vec<u8>,
    pub(crate) broken: Option<String>,
}

/// What came with the bytes of a page says about them.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Told<'t> {
    pub(crate) html: bool,
    pub(crate) charset: Option<&'t str>,
}

/// Reads one JSON record that fills an input.
pub(crate) fn read_json(stream: impl Read, source: &str, limit: usize) -> Result<Capture, CaptureError> {
    let Bytes { bytes, broken } = read_bounded(stream, source, limit)?;
    crate::record::read_json_record(&bytes, source).unwrap_or_else(|error| {
        let (cause, reason) = broken.map_or((Cause::Malformed, error.to_string()), |broken| (Cause::Damaged, broken));
        Err(CaptureError::new(cause, source, format!("is no JSON record: {reason}")))
    })
}

/// Reads one page from a stream.
pub(crate) fn read_page(
    stream: impl Read,
    source: &str,
    told: Told<'_>,
    limit: usize,
) -> Result<Capture, CaptureError> {
    let Bytes { bytes, broken } = read_bounded(stream, source, limit)?;
    let mut capture = page(&bytes, source, told)?;
    capture.faults.extend(broken.map(|reason| damaged(bytes.len(), &reason)));
    Ok(capture)
}

/// The page that these bytes are.
pub(crate) fn page(bytes: &[u8], source: &str, told: Told<'_>) -> Result<Capture, CaptureError> {
    if let Some(name) = decode::binary(bytes) {
        return Err(CaptureError::new(Cause::Binary, source, format!("it is {name}, no page")));
    }
    let decode::Decoded { text, charset, mut faults } = decode::decode(bytes, told.charset);
    if text.trim().is_empty() {
        faults.push(Fault { kind: "empty", message: "the input has no text".to_owned(), offset: None });
    }
    let body = if told.html || looks_like_html(&text) { Body::Html(text) } else { Body::Plain(text) };
    Ok(Capture { charset: Some(charset.to_owned()), faults, ..Capture::new(source, body) })
}

/// The fault of a page that breaks off.
pub(crate) fn damaged(count: usize, reason: &str) -> Fault {
    let message = format!("only the first {count} bytes could be read: {reason}");
    Fault { kind: "damaged", message, offset: None }
}

/// Reads all bytes, up to a limit. A stream that breaks off gives what came before.
pub(crate) fn read_bounded(stream: impl Read, source: &str, limit: usize) -> Result<Bytes, CaptureError> {
    let mut bytes = Vec::new();
    let mut bounded = stream.take(limit as u64 + 1);
    let read = bounded.read_to_end(&mut bytes);
    if bytes.len() > limit {
        let detail = format!("it is larger than the limit of {limit} bytes");
        return Err(CaptureError::new(Cause::TooLarge, source, detail));
    }
    match read {
        Ok(_) => Ok(Bytes { bytes, broken: None }),
        Err(error) if bytes.is_empty() || error.kind() == std::io::ErrorKind::FileTooLarge => {
            Err(CaptureError::of_io(source, error))
        }
        Err(error) => Ok(Bytes { bytes, broken: Some(error.to_string()) }),
    }
}

/// Whether a text is HTML by its content: it begins with markup and has the tags of a page.
pub(crate) fn looks_like_html(text: &str) -> bool {
    let start = text.trim_start();
    if !start.starts_with('<') {
        return false;
    }
    let mut end = start.len().min(2048);
    while !start.is_char_boundary(end) {
        end -= 1;
    }
    let head = start[..end].to_ascii_lowercase();
    let page = ["<!doctype html", "<html", "<head", "<body"].iter().any(|tag| head.contains(tag));
    page || ["<p>", "<p ", "<div", "<article", "<h1"].iter().any(|tag| head.starts_with(tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_is_seen_by_its_content() {
        assert!(looks_like_html("\n<!DOCTYPE HTML PUBLIC \"x\">\n<title>x</title>"));
        assert!(looks_like_html("<?xml version=\"1.0\"?><html xmlns=\"x\">"));
        assert!(looks_like_html("<p>One paragraph</p>"));
        assert!(!looks_like_html("<b>bold</b> words"));
        assert!(!looks_like_html("The tag <html> opens a page."));
    }

    #[test]
    fn a_page_above_the_limit_is_refused() {
        let refused = read_page(&b"twelve bytes"[..], "x.txt", Told::default(), 11);
        assert!(refused.is_err_and(|error| error.is_too_large()));
        assert!(read_page(&b"twelve bytes"[..], "x.txt", Told::default(), 12).is_ok());
    }

    #[test]
    fn an_empty_page_is_a_capture_with_a_fault() {
        let capture = read_page(&b" \n"[..], "x.txt", Told::default(), 100).expect("a capture");
        assert_eq!(capture.faults[0].kind, "empty");
    }
}
