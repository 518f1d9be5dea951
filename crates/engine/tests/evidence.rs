//! Principle 1: no finding without the exact words that show it.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod run;

use serde_json::Value;

/// Every `{doc, start, end, exact}` below a value.
fn passages<'v>(value: &'v Value, found: &mut Vec<&'v Value>) {
    match value {
        Value::Array(list) => list.iter().for_each(|inner| passages(inner, found)),
        Value::Object(fields) => {
            if ["doc", "start", "end", "exact"].iter().all(|name| fields.contains_key(*name)) {
                found.push(value);
            }
            fields.values().for_each(|inner| passages(inner, found));
        }
        _ => {}
    }
}

fn check(record: &Value) {
    let text = |id: &Value| {
        let documents = record["documents"].as_array().expect("documents");
        let document = documents.iter().find(|document| document["id"] == *id).expect("a document of the brief");
        document["text"].as_str().expect("a text").chars().collect::<Vec<char>>()
    };
    let mut found = Vec::new();
    passages(record, &mut found);
    assert!(found.len() > 30, "{}", found.len());
    for passage in found {
        let place = |name: &str| passage[name].as_u64().expect("an offset") as usize;
        let shown: String = text(&passage["doc"])[place("start")..place("end")].iter().collect();
        assert_eq!(passage["exact"], shown);
    }
    for section in ["timeline", "quotes", "figures", "positions", "disagreements", "entities"] {
        for item in record[section].as_array().expect("a list") {
            let mut evidence = Vec::new();
            passages(item, &mut evidence);
            assert!(!evidence.is_empty(), "{section}: {item} has no evidence");
        }
    }
}

#[test]
fn every_item_of_a_brief_points_at_words_that_are_there() {
    check(&serde_json::to_value(run::brief(run::everest()).record()).expect("a record"));
}

#[test]
fn also_where_the_text_is_not_ascii() {
    let accented = run::LEDGER.replace("Velmara", "Vélmàra").replace("Lisbon", "Łódź 🏔");
    let articles = vec![run::article("a", &accented), run::article("b", &run::COURIER.replace("Velmara", "Vélmàra"))];
    check(&serde_json::to_value(run::brief(articles).record()).expect("a record"));
}
