//! The example story against what a careful reader finds in it (`examples/everest/expected.json`).
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod run;

use std::path::Path;

use serde_json::Value;

/// How many of the expected findings must be there, by section. Raised when more are reached.
const REACHED: &[(&str, usize)] = &[
    ("documents", 10),
    ("quotes", 16),
    ("figures", 14),
    ("timeline", 7),
    ("disagreements", 2),
    ("naming", 1),
    ("positions", 2),
];

fn expected() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/everest/expected.json");
    #[expect(clippy::disallowed_methods, reason = "the test reads what is expected")]
    let json = std::fs::read_to_string(path).expect("expected.json");
    serde_json::from_str(&json).expect("JSON")
}

fn brief() -> Value {
    serde_json::to_value(run::brief(run::everest()).record()).expect("a record")
}

fn list<'v>(value: &'v Value, field: &str) -> impl Iterator<Item = &'v Value> + use<'v> {
    value[field].as_array().into_iter().flatten()
}

/// The id of the document that was read from a file.
fn document<'b>(brief: &'b Value, file: &Value) -> &'b Value {
    let file = file.as_str().expect("a file");
    list(brief, "documents").find(|one| one["source"].as_str().is_some_and(|name| name.ends_with(file))).expect("read")
}

/// Whether one of the passages stands in the document and shares words with what is expected.
fn shows(passages: &Value, doc: &Value, contains: &Value) -> bool {
    let expected = contains.as_str().expect("words");
    passages.as_array().into_iter().flatten().any(|passage| {
        let exact = passage["exact"].as_str().expect("exact");
        passage["doc"] == doc["id"] && (exact.contains(expected) || expected.contains(exact))
    })
}

fn has_document(brief: &Value, wanted: &Value) -> bool {
    let metadata = &document(brief, &wanted["file"])["metadata"];
    let published = &metadata["published"];
    let author = &wanted["author"];
    (wanted["title"].is_null() || metadata["title"] == wanted["title"])
        && (author.is_null() || list(metadata, "authors").any(|one| one["name"] == *author))
        && (wanted["genre"].is_null() || metadata["genre"] == wanted["genre"])
        && published["basis"] == wanted["basis"]
        && (wanted["published"].is_null()
            || published["value"]
                .as_str()
                .is_some_and(|date| date.starts_with(wanted["published"].as_str().expect("a date"))))
}

fn has_quote(brief: &Value, wanted: &Value) -> bool {
    let doc = document(brief, &wanted["file"]);
    list(brief, "quotes").any(|quote| {
        quote["speaker"] == wanted["speaker"]
            && quote["type"] == wanted["type"]
            && shows(&quote["content"], doc, &wanted["contains"])
    })
}

fn has_figure(brief: &Value, wanted: &Value) -> bool {
    let doc = document(brief, &wanted["file"]);
    list(brief, "figures").flat_map(|ledger| list(ledger, "values")).any(|value| {
        let evidence = Value::Array(vec![value["evidence"].clone()]);
        value["value"].as_f64() == wanted["value"].as_f64()
            && value["unit"] == wanted["unit"]
            && shows(&evidence, doc, &wanted["contains"])
    })
}

fn has_entry(brief: &Value, wanted: &Value) -> bool {
    let docs: Vec<&Value> = list(wanted, "files").map(|file| &document(brief, file)["id"]).collect();
    list(brief, "timeline").any(|entry| {
        let carried = docs.iter().all(|doc| list(entry, "documents").any(|one| one == *doc));
        let date = match (entry["date"].as_str(), wanted["date"].as_str()) {
            (Some(found), Some(wanted)) => found.starts_with(wanted),
            (found, wanted) => found.is_none() && wanted.is_none(),
        };
        carried && date && entry["status"] == wanted["status"]
    })
}

fn has_disagreement(brief: &Value, wanted: &Value) -> bool {
    list(brief, "disagreements").any(|one| {
        let said = one.to_string();
        one["kind"] == wanted["kind"]
            && list(wanted, "values").filter(|value| said.contains(value.as_str().expect("words"))).count() >= 2
    })
}

fn has_naming(brief: &Value, wanted: &Value) -> bool {
    list(brief, "naming").any(|naming| {
        let terms: Vec<&str> = list(naming, "terms").filter_map(|term| term["term"].as_str()).collect();
        list(wanted, "terms").filter(|term| terms.contains(&term.as_str().expect("a term"))).count() >= 3
    })
}

fn has_position(brief: &Value, wanted: &Value) -> bool {
    list(brief, "positions").any(|position| {
        let expected = wanted["contains"].as_str().expect("words");
        let shown = position["summary"].as_str().expect("a summary");
        position["actor"].to_string().contains(wanted["actor"].as_str().expect("a name"))
            && (shown.contains(expected) || expected.contains(shown))
    })
}

/// Whether a brief has an expected finding.
type Check = fn(&Value, &Value) -> bool;

#[test]
fn what_a_reader_finds_is_found() {
    let (brief, expected) = (brief(), expected());
    let checks: &[(&str, Check)] = &[
        ("documents", has_document),
        ("quotes", has_quote),
        ("figures", has_figure),
        ("timeline", has_entry),
        ("disagreements", has_disagreement),
        ("naming", has_naming),
        ("positions", has_position),
    ];
    let mut short = Vec::new();
    for ((section, has), (_, reached)) in checks.iter().zip(REACHED) {
        let missing: Vec<&Value> = list(&expected, section).filter(|wanted| !has(&brief, wanted)).collect();
        let found = list(&expected, section).count() - missing.len();
        println!("{section}: {found} found, missing {missing:#?}");
        if found < *reached {
            short.push(format!("{section}: {found} found, {reached} were reached before"));
        }
    }
    assert!(short.is_empty(), "{short:?}");
}
