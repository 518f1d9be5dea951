//! One JSON record as one capture.

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::error::Cause;
use crate::page::looks_like_html;
use crate::{Body, Capture, CaptureError, Fault, Given, lines};

/// The schema of records that were annotated before.
const DOCUMENT: &str = "rashomon/document/1";

/// What tells a record that was annotated before from an article; the rest, which is long, is passed over.
#[derive(Deserialize)]
struct Annotated<'json> {
    #[serde(borrow)]
    schema: Cow<'json, str>,
    #[serde(borrow, default)]
    source: Option<Cow<'json, str>>,
}

/// The capture that a line or a file of JSON describes; `place` is used as source where it has no address.
///
/// # Errors
/// Where the bytes are no JSON; `Ok(Err(…))` where they are, but describe no page.
pub(crate) fn read_json_record(bytes: &[u8], place: &str) -> Result<Result<Capture, CaptureError>, serde_json::Error> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Some(capture) = std::str::from_utf8(bytes).ok().and_then(|json| annotated(json, place)) {
        return Ok(Ok(capture));
    }
    let bytes = bytes.trim_ascii_end();
    let record = lines::read(bytes).map_or_else(|| serde_json::from_slice(bytes), Ok)?;
    Ok(read_record(record, place))
}

/// The capture of a record that was annotated before: its JSON is not taken apart here.
fn annotated(json: &str, place: &str) -> Option<Capture> {
    memchr::memmem::find(json.as_bytes(), DOCUMENT.as_bytes())?;
    let record: Annotated = serde_json::from_str(json).ok()?;
    let source = record.source.as_deref().unwrap_or(place);
    (record.schema == DOCUMENT).then(|| Capture::new(source, Body::Record(json.trim().to_owned())))
}

/// The capture that a record describes; `place` is used as source where the record has no address.
fn read_record(record: Value, place: &str) -> Result<Capture, CaptureError> {
    let Value::Object(mut fields) = record else {
        return Err(CaptureError::new(Cause::Malformed, place, "is no JSON object"));
    };
    if fields.get("schema").and_then(Value::as_str) == Some(DOCUMENT) {
        // A field that stands twice, or a source that is no word.
        let source = word(&fields, "source").unwrap_or_else(|| place.to_owned());
        return Ok(Capture::new(source, Body::Record(Value::Object(fields).to_string())));
    }
    let mut faults = Vec::new();
    let given = read_given(&fields, &mut faults);
    let body = read_body(&mut fields, place)?;
    let empty = matches!(&body, Body::Plain(text) | Body::Html(text) if text.trim().is_empty());
    if empty {
        faults.push(Fault { kind: "empty", message: "the record has no text".to_owned(), offset: None });
    }
    let source = given.url.clone().unwrap_or_else(|| place.to_owned());
    Ok(Capture { given, faults, ..Capture::new(source, body) })
}

/// The text of a record is taken out of it: a page is large enough not to be copied.
fn read_body(fields: &mut Map<String, Value>, place: &str) -> Result<Body, CaptureError> {
    let mut text = |name| match fields.get_mut(name) {
        Some(Value::String(text)) => Some(without_mark(std::mem::take(text))),
        _ => None,
    };
    match (text("text"), text("html")) {
        (Some(plain), _) if !plain.is_empty() && looks_like_html(&plain) => Ok(Body::Html(plain)),
        (Some(plain), None) => Ok(Body::Plain(plain)),
        (Some(plain), Some(_)) if !plain.trim().is_empty() => Ok(Body::Plain(plain)),
        (_, Some(html)) => Ok(Body::Html(html)),
        (None, None) => Err(CaptureError::new(Cause::Malformed, place, "has neither `text` nor `html`")),
    }
}

fn without_mark(mut text: String) -> String {
    if text.starts_with('\u{FEFF}') {
        text.drain(..'\u{FEFF}'.len_utf8());
    }
    text
}

fn read_given(fields: &Map<String, Value>, faults: &mut Vec<Fault>) -> Given {
    let mut field = |name: &str| {
        let value = fields.get(name).filter(|value| !value.is_null())?;
        let read = one_word(value);
        if read.is_none() {
            faults.push(misread(name));
        }
        read.filter(|word| !word.trim().is_empty())
    };
    Given {
        id: field("id"),
        url: field("url"),
        title: field("title"),
        publisher: field("publisher"),
        published: field("published"),
        language: field("language"),
        country: field("country"),
        captured: field("captured"),
        authors: read_authors(fields.get("authors"), faults),
    }
}

fn misread(name: &str) -> Fault {
    let message = format!("the field `{name}` of the record is of another type and was left out");
    Fault { kind: "field", message, offset: None }
}

/// A word: a string, a number as written, the `name` or `value` of an object.
fn one_word(value: &Value) -> Option<String> {
    match value {
        Value::String(word) => Some(word.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Object(fields) => word(fields, "name").or_else(|| word(fields, "value")),
        _ => None,
    }
}

fn word(fields: &Map<String, Value>, name: &str) -> Option<String> {
    fields.get(name).and_then(Value::as_str).map(str::to_owned)
}

fn read_authors(value: Option<&Value>, faults: &mut Vec<Fault>) -> Vec<String> {
    match value {
        None | Some(Value::Null) => Vec::new(),
        Some(Value::Array(list)) => {
            let names: Vec<String> = list.iter().filter_map(one_word).filter(|name| !name.trim().is_empty()).collect();
            if names.len() < list.len() {
                faults.push(misread("authors"));
            }
            names
        }
        Some(value) => one_word(value).into_iter().filter(|name| !name.trim().is_empty()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn fields_are_kept_as_given() {
        let record =
            json!({"id": 7, "text": "\u{FEFF}A line.", "authors": ["Ada Onwu", {"name": "Li Wen"}], "country": null});
        let capture = read_record(record, "-:1").expect("a capture");
        assert_eq!(capture.body, Body::Plain("A line.".to_owned()));
        assert_eq!(capture.given.id.as_deref(), Some("7"));
        assert_eq!(capture.given.authors, ["Ada Onwu", "Li Wen"]);
        assert_eq!(capture.source, "-:1");
    }

    #[test]
    fn a_field_of_another_type_is_a_fault_and_a_record_without_text_an_error() {
        let capture = read_record(json!({"text": "A line.", "title": [1]}), "-:1").expect("a capture");
        assert_eq!(capture.faults[0].kind, "field");
        assert!(read_record(json!({"title": "x"}), "-:1").is_err_and(|error| error.is_malformed()));
        assert!(read_record(json!([1]), "-:1").is_err_and(|error| error.is_malformed()));
    }

    #[test]
    fn an_annotated_record_is_passed_through() {
        let record = r#"{"schema": "rashomon/document/1", "source": "a.txt", "text": "A line.", "quotes": [{}]}"#;
        let read = |json: &str| read_json_record(json.as_bytes(), "-:1").expect("JSON").expect("a capture");
        let capture = read(&format!("{record}\r\n"));
        assert_eq!((capture.source.as_str(), capture.body), ("a.txt", Body::Record(record.to_owned())));
        let odd = read(r#"{"schema": "rashomon/document/1", "source": 7, "text": "A line."}"#);
        assert_eq!(odd.source, "-:1");
        assert!(matches!(odd.body, Body::Record(_)));
        assert!(read_json_record(br#"{"schema": "rashomon/document/1", "text": "cut"#, "-:1").is_err());
    }
}
