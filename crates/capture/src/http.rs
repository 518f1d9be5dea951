//! Answers of HTTP as they are kept: status, fields, and a body to be unchunked and unpacked.

use std::io::Read;

use crate::error::Cause;
use crate::headers::{Headers, media_type};
use crate::{CaptureError, unpack};

/// How many codings may lie over one another.
const CODINGS: usize = 3;

/// The head of an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Headers,
}

/// A body as the page that it is.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Body {
    pub(crate) bytes: Vec<u8>,
    /// Why it breaks off, where it does.
    pub(crate) broken: Option<String>,
}

impl Answer {
    /// The head that these bytes are: a status line and fields.
    pub(crate) fn parse(bytes: &[u8]) -> Option<Answer> {
        let line = bytes.split(|byte| *byte == b'\n').next()?;
        let rest = bytes.get(line.len()..)?;
        let line = std::str::from_utf8(line).ok()?.trim();
        let status = line.strip_prefix("HTTP/")?.split_whitespace().nth(1)?.parse().ok()?;
        Some(Answer { status, headers: Headers::parse(rest) })
    }

    /// What the body is, in lower case; empty where the answer does not say.
    pub(crate) fn media_type(&self) -> String {
        self.headers.get("content-type").map(media_type).unwrap_or_default()
    }

    /// Whether what was asked for is in the body.
    pub(crate) fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// Whether the body comes in chunks.
    pub(crate) fn is_chunked(&self) -> bool {
        self.headers.get("transfer-encoding").is_some_and(|value| value.to_ascii_lowercase().contains("chunked"))
    }

    /// Whether the body is a page: HTML or text. An answer that does not say what it is may be one.
    pub(crate) fn is_page(&self) -> bool {
        matches!(self.media_type().as_str(), "text/html" | "application/xhtml+xml" | "text/plain" | "")
    }

    /// The body, unchunked and unpacked.
    ///
    /// # Errors
    /// When it is larger than `limit` bytes, or packed in a way that is not known.
    pub(crate) fn body(&self, raw: Vec<u8>, source: &str, limit: usize) -> Result<Body, CaptureError> {
        // Many archives keep the field and drop the chunks.
        let mut bytes = if self.is_chunked() { unchunked(&raw).unwrap_or(raw) } else { raw };
        let codings = self.headers.get("content-encoding").unwrap_or_default().to_ascii_lowercase();
        let mut broken = None;
        for coding in codings.rsplit(',').map(str::trim).take(CODINGS) {
            if is_plain(&bytes, coding) {
                continue;
            }
            let unpacked = unpacked(&bytes, coding, source, limit)?;
            broken = broken.or(unpacked.broken);
            bytes = unpacked.bytes;
        }
        Ok(Body { bytes, broken })
    }
}

/// Whether the bytes are not packed as is said: many archives keep the field and drop the coding.
fn is_plain(bytes: &[u8], coding: &str) -> bool {
    match coding {
        "" | "identity" => true,
        "gzip" | "x-gzip" => !bytes.starts_with(b"\x1f\x8b"),
        "zstd" => !bytes.starts_with(b"\x28\xb5\x2f\xfd"),
        // Brotli has no mark of its own; markup in the open is markup.
        _ => bytes.trim_ascii_start().starts_with(b"<"),
    }
}

fn unpacked(bytes: &[u8], coding: &str, source: &str, limit: usize) -> Result<Body, CaptureError> {
    let Some(stream) = unpack::coding(bytes, coding) else {
        let detail = format!("its body is packed with `{coding}`, which is not read");
        return Err(CaptureError::new(Cause::Malformed, source, detail));
    };
    let mut unpacked = Vec::new();
    let read = stream.take(limit as u64 + 1).read_to_end(&mut unpacked);
    if unpacked.len() > limit {
        let detail = format!("it unpacks to more than the limit of {limit} bytes");
        return Err(CaptureError::new(Cause::TooLarge, source, detail));
    }
    Ok(Body { bytes: unpacked, broken: read.err().map(|error| format!("the body is damaged: {error}")) })
}

/// A body without the lengths between its chunks; none where it is not chunked.
pub(crate) fn unchunked(raw: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(raw.len());
    let mut rest = raw;
    while !rest.is_empty() {
        let Some((length, after)) = chunk(rest) else {
            // What is broken further on has a beginning all the same.
            return (!bytes.is_empty()).then_some(bytes);
        };
        rest = after;
        if length == 0 {
            break;
        }
        // The last chunk may be cut.
        let (chunk, after) = rest.split_at(length.min(rest.len()));
        bytes.extend_from_slice(chunk);
        rest = after.strip_prefix(b"\r\n").or_else(|| after.strip_prefix(b"\n")).unwrap_or(after);
    }
    Some(bytes)
}

/// The length of the chunk that begins here, and what comes behind its line.
fn chunk(rest: &[u8]) -> Option<(usize, &[u8])> {
    let end = rest.iter().take(64).position(|byte| *byte == b'\n')?;
    let line = std::str::from_utf8(rest.get(..end)?).ok()?;
    let digits = line.split(';').next()?.trim();
    Some((usize::from_str_radix(digits, 16).ok()?, rest.get(end + 1..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(fields: &str) -> Answer {
        Answer::parse(format!("HTTP/1.1 200 OK\r\n{fields}\r\n\r\n").as_bytes()).unwrap()
    }

    #[test]
    fn a_chunked_and_packed_body_is_read() {
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        std::io::Write::write_all(&mut gzip, b"<p>The harbour").unwrap();
        let packed = gzip.finish().unwrap();
        let mut raw = format!("{:x};x=y\r\n", 10).into_bytes();
        raw.extend(&packed[..10]);
        raw.extend(format!("\r\n{:X}\r\n", packed.len() - 10).into_bytes());
        raw.extend(&packed[10..]);
        raw.extend(b"\r\n0\r\n\r\n");
        let answer = answer("Transfer-Encoding: chunked\r\nContent-Encoding: gzip");
        assert_eq!(answer.body(raw, "x", 100).unwrap().bytes, b"<p>The harbour");
    }

    #[test]
    fn fields_that_lie_about_the_body_do_no_harm() {
        let answer = answer("Transfer-Encoding: chunked\r\nContent-Encoding: br");
        assert_eq!(answer.body(b"<p>open".to_vec(), "x", 100).unwrap().bytes, b"<p>open");
    }

    #[test]
    fn a_body_that_unpacks_to_too_much_is_refused() {
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        std::io::Write::write_all(&mut gzip, &vec![b'x'; 1 << 20]).unwrap();
        let packed = gzip.finish().unwrap();
        let refused = answer("Content-Encoding: gzip").body(packed, "x", 1000);
        assert!(refused.is_err_and(|error| error.is_too_large()));
    }

    #[test]
    fn a_cut_chunk_gives_what_there_is() {
        assert_eq!(unchunked(b"5\r\nhello\r\n9\r\nwor").as_deref(), Some(&b"hellowor"[..]));
        assert_eq!(unchunked(b"<html>\n"), None);
        assert_eq!(unchunked(b"5\r\nhello\r\nworld\r\n").as_deref(), Some(&b"hello"[..]));
    }
}
