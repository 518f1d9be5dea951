//! JSON-LD: the structured data that pages carry in a script element (schema.org).

use serde_json::Value;

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

/// Adds the objects of a script; graphs and lists are flattened.
pub(super) fn read(script: &str, objects: &mut Vec<Value>) {
    let script = script.trim().trim_start_matches("<!--").trim_start_matches("//<![CDATA[").trim_end_matches("//]]>");
    let script = script.trim().trim_end_matches("-->").trim_end_matches(';');
    let parsed = serde_json::from_str(script).or_else(|_| serde_json::from_str(&mended(script)));
    if let Ok(value) = parsed {
        flatten(value, objects);
    }
}

/// Raw line ends and tabs in strings are the usual fault of such scripts.
fn mended(script: &str) -> String {
    script.replace(['\n', '\r', '\t'], " ")
}

fn flatten(value: Value, objects: &mut Vec<Value>) {
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

/// The articles among the objects.
pub(super) fn articles(objects: &[Value]) -> impl Iterator<Item = &Value> {
    objects.iter().filter(|object| is_kind(object, &ARTICLES))
}

/// Whether an object is of one of these kinds.
pub(super) fn is_kind(object: &Value, kinds: &[&str]) -> bool {
    let fits =
        |kind: &Value| kind.as_str().is_some_and(|kind| kinds.contains(&kind.rsplit('/').next().unwrap_or(kind)));
    match object.get("@type") {
        Some(Value::Array(list)) => list.iter().any(fits),
        Some(kind) => fits(kind),
        None => false,
    }
}

/// A word of an object: a string, or the `name` or `@value` of an object, or the first of a list.
pub(super) fn word(object: &Value, field: &str) -> Option<String> {
    let word = one(object.get(field)?)?;
    let word = word.split_whitespace().collect::<Vec<_>>().join(" ");
    (!word.is_empty()).then_some(word)
}

fn one(value: &Value) -> Option<&str> {
    match value {
        Value::String(word) => Some(word),
        Value::Array(list) => list.iter().find_map(one),
        Value::Object(fields) => fields.get("name").or_else(|| fields.get("@value")).and_then(one),
        _ => None,
    }
}

/// The names in a field that may hold one or several people, and whether each is said to be a person.
/// `resolve` finds the object that a bare `@id` refers to.
pub(super) fn people(object: &Value, field: &str, objects: &[Value]) -> Vec<String> {
    match object.get(field) {
        Some(Value::Array(list)) => list.iter().filter_map(|item| person(item, objects)).collect(),
        Some(item) => person(item, objects).into_iter().collect(),
        None => Vec::new(),
    }
}

fn person(value: &Value, objects: &[Value]) -> Option<String> {
    let named = one(value).map(str::to_owned);
    named.or_else(|| word(referred(value, objects)?, "name"))
}

/// The object that a reference by `@id` means.
pub(super) fn referred<'v>(value: &Value, objects: &'v [Value]) -> Option<&'v Value> {
    let id = value.get("@id")?.as_str()?;
    objects.iter().find(|object| object.get("@id").and_then(Value::as_str) == Some(id) && object.get("name").is_some())
}
