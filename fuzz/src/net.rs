//! What servers answer, what they ask of programs, and addresses: nothing is fetched here.

use capture::Options;
use capture::net::{judged, read_answer, robots_allow};

use crate::formats::{LARGEST, check};

/// An answer of HTTP: chunked, packed, of any type.
pub(crate) fn answer(bytes: &[u8]) {
    let options = Options { size_limit: LARGEST, ..Options::default() };
    for found in read_answer(bytes, "https://bay.example/port?page", &options) {
        match found {
            Ok(capture) => check(&capture),
            Err(error) => assert!(!error.to_string().is_empty()),
        }
    }
}

/// A path in the first line, and a `robots.txt` behind it.
pub(crate) fn robots(bytes: &[u8]) {
    let end = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(0);
    let (path, text) = bytes.split_at(end);
    let _ = robots_allow(text, &String::from_utf8_lossy(path));
    assert!(robots_allow(text, "/robots.txt"), "the rules themselves may always be read");
}

/// An address that is asked is written in one way, and is asked the next time.
pub(crate) fn address(bytes: &[u8]) {
    let Ok(asked) = judged(&String::from_utf8_lossy(bytes)) else { return };
    assert!(asked.is_ascii() && (asked.starts_with("http://") || asked.starts_with("https://")), "{asked}");
    assert_eq!(judged(&asked).ok(), Some(asked));
}
