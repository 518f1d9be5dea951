//! Whatever words a record holds, the page and the Markdown show them as words.
#![allow(clippy::expect_used, clippy::panic, reason = "tests")]

mod fixture;

use std::collections::BTreeSet;

use rashomon_present::record::BriefRecord;
use rashomon_present::{brief_record, read_page, render_html, render_markdown};
use serde_json::Value;

/// Fields whose words are of a closed vocabulary, so that no others can be read.
const CLOSED: [&str; 12] = [
    "schema",
    "kind",
    "type",
    "status",
    "voice",
    "verdict",
    "outcome",
    "basis",
    "genre",
    "format",
    "modifier",
    "direction",
];

const HOSTILE: &str = "\"'><img src=x onerror=alert(1)></script><!--]]>{{7*7}}&lt;\u{202E}|`*[a](javascript:b)\n# \\";

/// Replaces every string that is not of a closed vocabulary.
fn poison(value: &mut Value, key: &str, hostile: &str) {
    match value {
        Value::String(words) if !CLOSED.contains(&key) => *words = hostile.to_owned(),
        Value::Array(list) => list.iter_mut().for_each(|value| poison(value, key, hostile)),
        Value::Object(fields) => fields.iter_mut().for_each(|(key, value)| poison(value, key, hostile)),
        _ => {}
    }
}

fn poisoned(hostile: &str) -> BriefRecord {
    let archive = fixture::archive();
    let record = brief_record(&archive, &fixture::relations(&archive), &fixture::manifest(), false);
    let mut value = serde_json::to_value(record).expect("a record is JSON");
    poison(&mut value, "", hostile);
    serde_json::from_value(value).expect("only words were changed")
}

/// The names of the elements of a page.
fn elements(page: &str) -> BTreeSet<&str> {
    let tags = page.split('<').skip(1).map(|rest| rest.trim_start_matches('/'));
    tags.map(|rest| &rest[..rest.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(rest.len())]).collect()
}

#[test]
fn hostile_words_add_no_element_and_no_attribute() {
    let archive = fixture::archive();
    let honest = render_html(&brief_record(&archive, &fixture::relations(&archive), &fixture::manifest(), false));
    let huge = "x".repeat(20_000);
    for hostile in [HOSTILE, "", "\u{0}\u{7F}\u{2028}", "𝒳\u{301}👩‍👩‍👧", "a\u{200B}b\u{FEFF}\u{E0041}", &huge]
    {
        let record = poisoned(hostile);
        let page = render_html(&record);
        let added: Vec<&str> = elements(&page).difference(&elements(&honest)).copied().collect();
        assert_eq!(added, [] as [&str; 0]);
        assert!(!page.contains("<img") && !page.contains("href=\"javascript"));
        assert_eq!(page.matches("<script").count(), 2, "the filter and the record");
        assert_eq!(read_page(&page).expect("a record"), record);
    }
}

#[test]
fn markdown_holds_no_markup_from_outside() {
    let shown = render_markdown(&poisoned(HOSTILE));
    assert!(!shown.contains('<') && !shown.contains("\n# \\"));
    assert!(!shown.contains("[a](javascript"));
}
