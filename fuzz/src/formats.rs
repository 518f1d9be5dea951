//! Every format in which pages arrive. What is read has its faults inside of its text, and is bounded.

use capture::{Body, Capture, Meta, Options};

/// The largest page that is read: small, so that limits are reached.
pub(crate) const LARGEST: usize = 64 << 10;
/// How many captures and refusals one input of a few kilobytes may give.
const MOST: usize = 200_000;

/// Reads the bytes as a file of this name is read.
fn read(bytes: &[u8], name: &str) {
    let options = Options { size_limit: LARGEST, ..Options::default() };
    let mut count = 0;
    for found in capture::read_bytes(bytes.to_vec(), name, &options) {
        match found {
            Ok(capture) => check(&capture),
            Err(error) => assert!(!error.to_string().is_empty() && !error.input().is_empty()),
        }
        count += 1;
        assert!(count <= MOST, "the input does not end");
    }
}

pub(crate) fn check(capture: &Capture) {
    assert!(!capture.source.is_empty());
    let (Body::Plain(text) | Body::Html(text)) = &capture.body else { return };
    // One byte becomes at most three, where it cannot be decoded.
    assert!(text.len() <= 4 * LARGEST, "the page is larger than was asked for: {}", text.len());
    for fault in &capture.faults {
        assert!(!fault.message.is_empty());
        assert!(fault.offset.is_none_or(|place| text.is_char_boundary(place)), "{fault:?}");
    }
}

/// Whatever it is: by its first bytes.
pub(crate) fn page(bytes: &[u8]) {
    read(bytes, "fuzz");
}

pub(crate) fn records(bytes: &[u8]) {
    read(bytes, "fuzz.jsonl");
    read(bytes, "fuzz.json");
}

pub(crate) fn meta(bytes: &[u8]) {
    if let Ok(meta) = Meta::from_csv(bytes, "fuzz.csv") {
        let _ = meta.given("pages/port.txt");
    }
}

pub(crate) fn mail(bytes: &[u8]) {
    read(bytes, "fuzz.eml");
}

pub(crate) fn zip(bytes: &[u8]) {
    read(bytes, "fuzz.zip");
}

pub(crate) fn wacz(bytes: &[u8]) {
    read(bytes, "fuzz.wacz");
}

pub(crate) fn warc(bytes: &[u8]) {
    read(bytes, "fuzz.warc");
}

pub(crate) fn packed(bytes: &[u8]) {
    read(bytes, "fuzz.txt.gz");
}

pub(crate) fn feed(bytes: &[u8]) {
    read(bytes, "fuzz.rss");
}

pub(crate) fn json_feed(bytes: &[u8]) {
    read(bytes, "fuzz.json");
}

pub(crate) fn opml(bytes: &[u8]) {
    read(bytes, "fuzz.opml");
}

pub(crate) fn sitemap(bytes: &[u8]) {
    read(bytes, "fuzz.xml");
}
