//! JSON-LD: the structured data that pages carry in a script element (schema.org).

use serde_json::Value;

use super::mend;

/// Kinds of object that are articles.
const ARTICLES: [&str; 16] = [
    "Article",
    "NewsArticle",
    "BlogPosting",
    "OpinionNewsArticle",
    "AnalysisNewsArticle",
    "ReportageNewsArticle",
    "BackgroundNewsArticle",
    "ReviewNewsArticle",
    "AdvertiserContentArticle",
    "LiveBlogPosting",
    "ScholarlyArticle",
    "TechArticle",
    "Report",
    "Review",
    "SocialMediaPosting",
    "AskPublicNewsArticle",
];

/// Adds the objects of a script; graphs and lists are flattened. A script may hold several values one after the
/// other; one that breaks the rules of JSON is mended.
pub(super) fn read(script: &str, objects: &mut Vec<Value>) {
    let values = |script: &str| -> (Vec<Value>, bool) {
        let mut values = Vec::new();
        for value in serde_json::Deserializer::from_str(script).into_iter::<Value>() {
            match value {
                Ok(value) => values.push(value),
                Err(_) => return (values, false),
            }
        }
        (values, true)
    };
    let (mut found, whole) = values(script.trim());
    if !whole {
        let (mended, whole) = values(&mend::mended(script));
        if whole || mended.len() > found.len() {
            found = mended;
        }
    }
    found.into_iter().for_each(|value| flatten(value, objects));
}

/// Puts the articles that are those of the page before others: by address, by headline.
pub(super) fn prefer(objects: &mut [Value], address: Option<&str>, title: Option<&str>) {
    let squeezed = |text: &str| super::site::squeezed(text);
    let title = title.map(squeezed).unwrap_or_default();
    let bare = |address: &str| address.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/').to_owned();
    let own = |object: &Value| {
        let named = ["url", "mainEntityOfPage", "@id"].iter().filter_map(|field| object.get(field).and_then(place));
        let here = address.is_some_and(|address| named.into_iter().any(|named| bare(named) == bare(address)));
        let headed =
            word(object, "headline").is_some_and(|headline| headline.len() > 8 && title.contains(&squeezed(&headline)));
        usize::from(here) + usize::from(headed)
    };
    objects.sort_by_cached_key(|object| std::cmp::Reverse(if is_kind(object, &ARTICLES) { own(object) } else { 0 }));
}

/// The address that a value is or has.
fn place(value: &Value) -> Option<&str> {
    value.as_str().or_else(|| value.get("@id")?.as_str())
}

/// The most objects that are kept of a page.
const MOST: usize = 400;

fn flatten(value: Value, objects: &mut Vec<Value>) {
    if objects.len() >= MOST {
        return;
    }
    match value {
        Value::Array(list) => list.into_iter().for_each(|item| flatten(item, objects)),
        Value::Object(mut fields) => {
            if let Some(graph) = fields.remove("@graph") {
                flatten(graph, objects);
            }
            if let Some(main) = fields.remove("mainEntity") {
                flatten(main, objects);
            }
            objects.push(Value::Object(fields));
        }
        _ => {}
    }
}

/// The articles among the objects; a page that lists others has its own first.
pub(super) fn articles(objects: &[Value]) -> impl Iterator<Item = &Value> {
    objects.iter().filter(|object| is_kind(object, &ARTICLES)).take(12)
}

/// Whether an object is of one of these kinds.
pub(super) fn is_kind(object: &Value, kinds: &[&str]) -> bool {
    let fits = |kind: &Value| {
        kind.as_str().is_some_and(|kind| kinds.contains(&kind.rsplit(['/', ':', '#']).next().unwrap_or(kind)))
    };
    match object.get("@type") {
        Some(Value::Array(list)) => list.iter().any(fits),
        Some(kind) => fits(kind),
        None => false,
    }
}

/// A word of an object: a string, or the `name` or `@value` of an object, or the first of a list.
pub(super) fn word(object: &Value, field: &str) -> Option<String> {
    words(one(object.get(field)?)?)
}

/// A text with single spaces and without entities of HTML, which do not belong into JSON.
fn words(text: &str) -> Option<String> {
    let words = mend::decoded(text).split_whitespace().collect::<Vec<_>>().join(" ");
    (!words.is_empty()).then_some(words)
}

fn one(value: &Value) -> Option<&str> {
    match value {
        Value::String(word) => Some(word),
        Value::Array(list) => list.iter().find_map(one),
        Value::Object(fields) => fields.get("name").or_else(|| fields.get("@value")).and_then(one),
        _ => None,
    }
}

/// The names in a field that may hold one or several people; a bare `@id` is looked up among the objects.
pub(super) fn people(object: &Value, field: &str, objects: &[Value]) -> Vec<String> {
    let mut names = Vec::new();
    if let Some(value) = object.get(field) {
        gather(value, objects, &mut names);
    }
    names
}

fn gather(value: &Value, objects: &[Value], names: &mut Vec<String>) {
    match value {
        Value::Array(list) => list.iter().take(40).for_each(|item| gather(item, objects, names)),
        Value::String(name) => names.extend(words(name)),
        Value::Object(fields) => match fields.get("name").or_else(|| fields.get("@value")) {
            Some(name) => gather(name, objects, names),
            None => names.extend(referred(value, objects).and_then(|person| word(person, "name"))),
        },
        _ => {}
    }
}

/// The object that a reference by `@id` means.
pub(super) fn referred<'v>(value: &Value, objects: &'v [Value]) -> Option<&'v Value> {
    let id = value.get("@id")?.as_str()?;
    objects.iter().find(|object| object.get("@id").and_then(Value::as_str) == Some(id) && object.get("name").is_some())
}
