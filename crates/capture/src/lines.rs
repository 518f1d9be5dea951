//! A line of JSON whose long strings are pages.
//!
//! Most of a line is one string. It is found and resolved here in large steps; all else, and every line that is
//! not as plain, is left to the parser of JSON, which says what is wrong with it.

use serde_json::{Deserializer, Map, Value};

/// The value of a line; none where the parser has to tell.
pub(crate) fn read(line: &[u8]) -> Option<Value> {
    // No control character may stand in a string as it is. In parts, each without an early end, for the speed.
    let has_control = |part: &[u8]| part.iter().fold(false, |found, byte| found | (*byte < b' '));
    if line.chunks(256).any(has_control) {
        return None;
    }
    let line = std::str::from_utf8(line).ok()?;
    let mut fields = Map::new();
    let mut rest = line.trim_matches(' ').strip_prefix('{')?.trim_start_matches(' ');
    while let Some((name, after)) = field_name(rest) {
        let (value, after) = value(after)?;
        fields.insert(name.to_owned(), value);
        let after = after.trim_start_matches(' ');
        match after.strip_prefix(',') {
            Some(next) => rest = next.trim_start_matches(' '),
            None => return (after == "}").then_some(Value::Object(fields)),
        }
    }
    None
}

/// The name of a field, where it is plain, and what follows its colon.
fn field_name(text: &str) -> Option<(&str, &str)> {
    let (name, after) = text.strip_prefix('"')?.split_once('"')?;
    let after = after.trim_start_matches(' ').strip_prefix(':')?.trim_start_matches(' ');
    (!name.contains('\\')).then_some((name, after))
}

/// The value that a text begins with, and what follows it.
fn value(text: &str) -> Option<(Value, &str)> {
    if let Some(string) = text.strip_prefix('"') {
        let (string, after) = string_of(string)?;
        return Some((Value::String(string), after));
    }
    let mut values = Deserializer::from_str(text).into_iter::<Value>();
    let value = values.next()?.ok()?;
    Some((value, text.get(values.byte_offset()..)?))
}

/// A string with its escapes resolved, up to its closing quotation mark, and what follows that.
fn string_of(text: &str) -> Option<(String, &str)> {
    let bytes = text.as_bytes();
    let (mut string, mut at) = (String::new(), 0);
    loop {
        let end = at + memchr::memchr2(b'"', b'\\', &bytes[at..])?;
        if string.capacity() == 0 {
            // Most of what follows is this string, and what is not used is given back.
            string.reserve_exact(if bytes[end] == b'"' { end } else { bytes.len() });
        }
        string.push_str(&text[at..end]);
        if bytes[end] == b'"' {
            string.shrink_to_fit();
            return Some((string, &text[end + 1..]));
        }
        let (letter, width) = escape(&text[end + 1..])?;
        string.push(letter);
        at = end + 1 + width;
    }
}

/// The character that is written behind a backslash, and how many bytes write it.
fn escape(text: &str) -> Option<(char, usize)> {
    let plain = match text.as_bytes().first()? {
        b'n' => '\n',
        b't' => '\t',
        b'r' => '\r',
        b'b' => '\u{8}',
        b'f' => '\u{C}',
        mark @ (b'"' | b'\\' | b'/') => char::from(*mark),
        b'u' => return unicode(text),
        _ => return None,
    };
    Some((plain, 1))
}

/// `u` and four digits; of a character that is written in two halves both.
fn unicode(text: &str) -> Option<(char, usize)> {
    let half = |at: usize| {
        let digits = text.get(at..at + 4).filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))?;
        u32::from_str_radix(digits, 16).ok()
    };
    let high = half(1)?;
    if !(0xD800..0xDC00).contains(&high) {
        return Some((char::from_u32(high)?, 5));
    }
    let low = half(7).filter(|low| (0xDC00..0xE000).contains(low) && text.get(5..7) == Some("\\u"))?;
    Some((char::from_u32(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))?, 11))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_what_the_parser_reads() {
        for line in [
            r#"{"id": "a", "html": "<p class=\"b\">c\n\td\u00e9\ud83d\ude00\/\\</p>", "n": 12, "l": ["x", {"y": null}], "t": true}"#,
            r#" { "a" : "" , "b":-1.5e3 } "#,
            r#"{"a": "b", "a": "c"}"#,
            r#"{"text": "café \b\f"}"#,
            r#"{"a":"b\\","c":"\\\""}"#,
        ] {
            let parsed: Value = serde_json::from_str(line).expect(line);
            assert_eq!(read(line.as_bytes()), Some(parsed), "{line}");
        }
    }

    #[test]
    fn what_is_wrong_is_left_to_the_parser() {
        for line in [
            r#"{"a": "b""#,
            r#"{"a": "b",}"#,
            r#"{"a" "b"}"#,
            r#"{"a": "b"} x"#,
            r#"{"a": "b"}}"#,
            r#"{"a": "\x"}"#,
            r#"{"a": "\ud83d"}"#,
            r#"{"a": "\ud83d\u0041"}"#,
            r#"{"a": 01}"#,
            r#"{"a": "b" "c": 1}"#,
            r#"["a"]"#,
            "{\"a\": \"b\tc\"}",
            r#"{"a": "b"#,
            "{}",
            "",
        ] {
            assert_eq!(read(line.as_bytes()), None, "{line}");
        }
        assert_eq!(read(b"{\"a\": \"\xff\"}"), None);
    }
}
