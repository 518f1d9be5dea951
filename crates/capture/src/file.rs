//! One file or stream as one capture.

use std::io::Read;
use std::path::Path;

use crate::error::Cause;
use crate::inputs::ending;
use crate::{Body, Capture, CaptureError, Fault, Given, decode};

/// Reads one page from a file.
pub(crate) fn read_file(path: &Path, limit: usize) -> Result<Capture, CaptureError> {
    let source = path.display().to_string();
    let file = std::fs::File::open(path).map_err(|error| CaptureError::of_io(&source, error))?;
    let named_html = ending(path).is_some_and(|ending| matches!(ending.as_str(), "html" | "htm" | "xhtml" | "shtml"));
    read_page(file, &source, named_html, limit)
}

/// Reads one JSON record that fills a file.
pub(crate) fn read_json(path: &Path, limit: usize) -> Result<Capture, CaptureError> {
    let source = path.display().to_string();
    let file = std::fs::File::open(path).map_err(|error| CaptureError::of_io(&source, error))?;
    let bytes = read_bounded(file, &source, limit)?;
    let record = serde_json::from_slice(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes));
    let record =
        record.map_err(|error| CaptureError::new(Cause::Malformed, &source, format!("is no JSON record: {error}")))?;
    crate::record::read_record(record, &source)
}

/// Reads one page from a stream.
pub(crate) fn read_page(
    stream: impl Read,
    source: &str,
    named_html: bool,
    limit: usize,
) -> Result<Capture, CaptureError> {
    let bytes = read_bounded(stream, source, limit)?;
    if let Some(name) = decode::binary(&bytes) {
        return Err(CaptureError::new(Cause::Binary, source, format!("it is {name}, no page")));
    }
    let decode::Decoded { text, charset, mut faults } = decode::decode(&bytes);
    drop(bytes);
    if text.trim().is_empty() {
        faults.push(Fault { kind: "empty", message: "the input has no text".to_owned(), offset: None });
    }
    let body = if named_html || looks_like_html(&text) { Body::Html(text) } else { Body::Plain(text) };
    Ok(Capture { source: source.to_owned(), body, charset: Some(charset.to_owned()), given: Given::default(), faults })
}

fn read_bounded(stream: impl Read, source: &str, limit: usize) -> Result<Vec<u8>, CaptureError> {
    let mut bytes = Vec::new();
    let mut bounded = stream.take(limit as u64 + 1);
    bounded.read_to_end(&mut bytes).map_err(|error| CaptureError::of_io(source, error))?;
    if bytes.len() > limit {
        let detail = format!("it is larger than the limit of {limit} bytes");
        return Err(CaptureError::new(Cause::TooLarge, source, detail));
    }
    Ok(bytes)
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
        let refused = read_page(&b"twelve bytes"[..], "x.txt", false, 11);
        assert!(refused.is_err_and(|error| error.is_too_large()));
        assert!(read_page(&b"twelve bytes"[..], "x.txt", false, 12).is_ok());
    }

    #[test]
    fn an_empty_page_is_a_capture_with_a_fault() {
        let capture = read_page(&b" \n"[..], "x.txt", false, 100).expect("a capture");
        assert_eq!(capture.faults[0].kind, "empty");
    }
}
