//! JSON Feed: each item a page, or a link to one.

use serde_json::{Map, Value};

use super::address::joined;
use super::entry::Entry;
use super::words::plain;
use super::{document, pages};
use crate::error::Cause;
use crate::open::{Captures, Piece, Reading, once};
use crate::{CaptureError, Fault, Given, when};

/// The pages of a JSON feed.
pub(crate) fn captures(piece: Piece, reading: &Reading) -> Captures {
    let limit = reading.options.size_limit;
    let document = match document(piece, limit) {
        Ok(document) => document,
        Err(error) => return once(Err(error)),
    };
    let (head, items, reason) = match serde_json::from_str::<Map<String, Value>>(&document.text) {
        Ok(mut feed) => match feed.remove("items") {
            Some(Value::Array(items)) => (feed, items, None),
            _ => (feed, Vec::new(), Some("it has no list of items".to_owned())),
        },
        Err(error) => {
            let (head, items) = rescued(&document.text);
            (head, items, Some(error.to_string()))
        }
    };
    let damage = document.damage(false).or_else(|| {
        let detail = format!("is no sound JSON feed: {}; {} items were read", reason?, items.len());
        Some(CaptureError::new(Cause::Damaged, &document.name, detail))
    });
    let whole = (document.name.clone(), document.depth);
    let listed = items.into_iter().enumerate().map(move |(at, item)| {
        let mut entry = read(&item, &head);
        entry.place = format!("{}#{}", document.name, at + 1);
        entry.faults.extend(document.faults.iter().cloned());
        entry.charset = Some(document.charset.to_owned());
        entry.listed(limit)
    });
    pages(listed, damage, whole, reading)
}

/// What can be read of a feed that is no sound JSON: what stands before its items, and those that are whole.
fn rescued(text: &str) -> (Map<String, Value>, Vec<Value>) {
    let Some((before, after)) = text.split_once("\"items\"") else { return Default::default() };
    let head = serde_json::from_str(&format!("{}}}", before.trim_end().trim_end_matches(','))).unwrap_or_default();
    let mut rest = after.trim_start().trim_start_matches(':').trim_start().trim_start_matches('[');
    let mut items = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c == ',' || c.is_whitespace());
        let mut values = serde_json::Deserializer::from_str(rest).into_iter::<Value>();
        let Some(Ok(item)) = values.next() else { break };
        items.push(item);
        rest = rest.get(values.byte_offset()..).unwrap_or_default();
    }
    (head, items)
}

fn read(item: &Value, head: &Map<String, Value>) -> Entry {
    let base = head.get("home_page_url").or_else(|| head.get("feed_url")).and_then(Value::as_str);
    let word = |name: &str| item.get(name).and_then(Value::as_str).filter(|word| !word.trim().is_empty());
    let title = |value: Option<&str>| value.map(plain).filter(|title| !title.is_empty());
    let address = ["url", "external_url", "id"].iter().find_map(|name| {
        let base = base.filter(|_| *name != "id");
        joined(word(name)?, base)
    });
    let mut faults = Vec::new();
    let written = word("date_published").or_else(|| word("date_modified"));
    let published = written.and_then(when::of_feed);
    if let (None, Some(written)) = (&published, written) {
        let shown: String = written.chars().take(60).collect();
        let message = format!("the item's date, {shown:?}, is in no known form and was left out");
        faults.push(Fault { kind: "field", message, offset: None });
    }
    let own = authors(item.get("authors").or_else(|| item.get("author")));
    let given = Given {
        url: address,
        title: title(word("title")),
        authors: if own.is_empty() { authors(head.get("authors").or_else(|| head.get("author"))) } else { own },
        publisher: title(head.get("title").and_then(Value::as_str)),
        published,
        ..Given::default()
    };
    let content = word("content_html").or_else(|| word("content_text")).map(str::to_owned);
    Entry { given, content, summary: word("summary").map(str::to_owned), faults, ..Entry::default() }
}

/// The names of authors: objects with a name, one or many, or bare names.
fn authors(value: Option<&Value>) -> Vec<String> {
    let one = |value: &Value| value.get("name").unwrap_or(value).as_str().map(plain).filter(|name| !name.is_empty());
    match value {
        Some(Value::Array(list)) => list.iter().filter_map(one).collect(),
        Some(value) => one(value).into_iter().collect(),
        None => Vec::new(),
    }
}
