//! From bytes to characters: which encoding, what could not be decoded, whether it is text at all.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::Fault;

/// Bytes turned into characters.
pub(crate) struct Decoded {
    pub(crate) text: String,
    pub(crate) charset: &'static str,
    pub(crate) faults: Vec<Fault>,
}

/// The first bytes of formats that are often among saved pages.
const SIGNATURES: [(&[u8], &str); 9] = [
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "compressed with gzip"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"SQLite format 3\0", "a database"),
];

/// How much of the input decides whether it is text, and names its charset.
const HEAD: usize = 64 << 10;

/// What the bytes are, when they are not text.
pub(crate) fn binary(bytes: &[u8]) -> Option<&'static str> {
    if let Some((_, name)) = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)) {
        return Some(name);
    }
    if Encoding::for_bom(bytes).is_some() || wide(bytes).is_some() {
        return None;
    }
    let head = &bytes[..bytes.len().min(HEAD)];
    let control = head.iter().filter(|byte| is_control(**byte)).count();
    (control * 10 > head.len()).then_some("not text")
}

/// Decodes bytes: by byte-order mark, as UTF-8 where they are, by declaration, else by their look.
///
/// `told` is what came with the bytes says about them, as a `Content-Type` does.
pub(crate) fn decode(bytes: &[u8], told: Option<&str>) -> Decoded {
    let encoding = encoding(bytes, told);
    let (text, encoding, undecodable) = encoding.decode(bytes);
    let text = text.into_owned();
    let mut faults = Vec::new();
    if undecodable {
        faults.push(undecoded(&text, encoding));
    }
    faults.extend(control_characters(&text));
    Decoded { text, charset: encoding.name(), faults }
}

fn encoding(bytes: &[u8], told: Option<&str>) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    if let Some(encoding) = wide(bytes) {
        return encoding;
    }
    let escaped = bytes.windows(2).any(|pair| pair == b"\x1b$");
    if !escaped && (std::str::from_utf8(bytes).is_ok() || is_damaged_utf8(bytes)) {
        return UTF_8;
    }
    let told = told.and_then(|label| narrow(label.as_bytes()));
    told.or_else(|| declared(bytes)).unwrap_or_else(|| guess(bytes))
}

/// Whether the bytes are UTF-8 but for some places, or cut within a character. Text in other encodings is hardly
/// ever UTF-8 by chance, so that a few sound characters are enough.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut sound, mut broken, mut read) = (0_usize, 0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().bytes().filter(|byte| *byte >= 0xc0).count();
        read += chunk.valid().len() + chunk.invalid().len();
        // What is cut off at the very end is no evidence.
        broken += usize::from(!chunk.invalid().is_empty() && read < bytes.len());
    }
    sound >= 3 && sound >= broken * 4
}

/// UTF-16 without byte-order mark: nearly every other byte of Western text is null.
pub(crate) fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4096) & !1];
    let pairs = head.len() / 2;
    let nulls = |start: usize| head.iter().skip(start).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (nulls(0), nulls(1));
    let mostly = |count: usize| pairs >= 8 && count * 10 >= pairs * 7;
    match (mostly(even), mostly(odd)) {
        (true, false) if odd * 50 < pairs => Some(UTF_16BE),
        (false, true) if even * 50 < pairs => Some(UTF_16LE),
        _ => None,
    }
}

/// The charset that a page names in its first kilobytes (`<meta charset>` or `content-type`), or XML in its first line.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4096)];
    let after = |name: &[u8]| {
        let at = head.windows(name.len()).position(|word| word.eq_ignore_ascii_case(name))?;
        head.get(at + name.len()..)
    };
    let in_xml = || after(b"encoding=").filter(|_| head.trim_ascii_start().starts_with(b"<?xml"));
    let rest = in_xml().or_else(|| after(b"charset="))?.trim_ascii_start();
    let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
    let end = rest.iter().position(|byte| !(byte.is_ascii_alphanumeric() || b"-_:".contains(byte)))?;
    narrow(&rest[..end])
}

/// The encoding of this name, where it can be that of bytes that are not UTF-8.
fn narrow(label: &[u8]) -> Option<&'static Encoding> {
    let encoding = Encoding::for_label(label)?;
    // A page that was read as ASCII cannot be UTF-16, and it was already found not to be UTF-8.
    (encoding != UTF_8 && encoding != UTF_16LE && encoding != UTF_16BE).then_some(encoding)
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    // The look of the first megabytes decides: more does not change it, and takes time.
    let head = &bytes[..bytes.len().min(4 << 20)];
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(head, head.len() == bytes.len());
    detector.guess(None, Utf8Detection::Allow)
}

fn undecoded(text: &str, encoding: &'static Encoding) -> Fault {
    let count = text.matches('\u{FFFD}').count();
    let message = format!("{count} places could not be decoded from {} and show as U+FFFD", encoding.name());
    Fault { kind: "undecodable", message, offset: text.find('\u{FFFD}') }
}

fn control_characters(text: &str) -> Option<Fault> {
    let offset = text.bytes().position(is_control)?;
    let count = text.bytes().filter(|byte| is_control(*byte)).count();
    let message = format!("{count} control characters stand in the text; they were kept");
    Some(Fault { kind: "control-characters", message, offset: Some(offset) })
}

fn is_control(byte: u8) -> bool {
    byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, &'static str) {
        let decoded = decode(bytes, None);
        (decoded.text, decoded.charset)
    }

    #[test]
    fn a_byte_order_mark_is_dropped_and_decides() {
        assert_eq!(read(b"\xef\xbb\xbfHarbour"), ("Harbour".to_owned(), "UTF-8"));
        assert_eq!(read(b"\xff\xfeH\0i\0"), ("Hi".to_owned(), "UTF-16LE"));
        assert_eq!(read(b"\xfe\xff\0H\0i"), ("Hi".to_owned(), "UTF-16BE"));
    }

    #[test]
    fn wide_characters_are_seen_without_a_mark() {
        let wide: Vec<u8> = "The harbour was closed.".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(read(&wide), ("The harbour was closed.".to_owned(), "UTF-16LE"));
        assert_eq!(binary(&wide), None);
    }

    #[test]
    fn western_and_japanese_bytes_are_told_apart() {
        let (latin, _, _) = encoding_rs::WINDOWS_1252.encode("Le président a été élu à Orléans, où il est né.");
        assert_eq!(read(&latin).1, "windows-1252");
        let (japanese, _, _) = encoding_rs::SHIFT_JIS.encode("首相は港の再開を発表した。住民は喜んでいる。");
        assert_eq!(read(&japanese).1, "Shift_JIS");
    }

    #[test]
    fn a_declaration_decides_where_the_bytes_are_not_utf8() {
        let page = b"<html><meta charset=\"iso-8859-2\"><p>\xb1\xe6\xea</p>";
        assert!(read(page).0.contains("ąćę"));
        assert!(read(b"<?xml version='1.0' encoding='iso-8859-2'?><rss>\xb1\xe6\xea</rss>").0.contains("ąćę"));
        assert_eq!(decode(b"<p>\xb1\xe6\xea</p>", Some("ISO-8859-2")).text, "<p>ąćę</p>");
    }

    #[test]
    fn damage_does_not_turn_utf8_into_another_encoding() {
        let text = "\u{201C}The harbour is open,\u{201D} she said; it\u{2019}s calm\u{2026}".as_bytes();
        let (cut, charset) = read(&text[..text.len() - 1]);
        assert!(cut.starts_with('\u{201C}') && charset == "UTF-8", "{cut}");
        let decoded = decode(&[text, b" \xff ", text].concat(), Some("windows-1252"));
        assert_eq!((decoded.charset, decoded.faults[0].kind), ("UTF-8", "undecodable"));
        let (latin, _, _) = encoding_rs::WINDOWS_1252.encode("Été à Orléans: «café», naïveté, Ã© et Â»");
        assert_eq!(read(&latin).1, "windows-1252");
    }

    #[test]
    fn pictures_and_noise_are_no_text_but_a_stray_null_is_only_a_fault() {
        assert_eq!(binary(b"%PDF-1.4 ..."), Some("a PDF"));
        assert_eq!(binary(&[0, 1, 2, 3, 0, 1, 2, 3, 0, 1]), Some("not text"));
        let text = b"A long enough line of words with one stray \0 null in it.";
        assert_eq!(binary(text), None);
        assert_eq!(decode(text, None).faults[0].kind, "control-characters");
    }
}
