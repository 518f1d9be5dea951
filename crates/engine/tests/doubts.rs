//! Principle 6: doubt is shown, and can be left out.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod run;

use rashomon_engine::BriefOptions;

const DAMAGED: &str = "Harbour plan\n\nMarch 3, 2019\n\n\"The harbour stays closed, said Mayor Lina Moroz on Monday.\n\n\
    The council met in Velmara on March 2, 2019. \"We will open it in June,\" the mayor said.\n";

#[test]
fn damaged_marks_are_marked() {
    let article = run::article("a", DAMAGED);
    let damaged = |doubts: &[corpus::Doubt]| doubts.iter().any(|doubt| doubt.0.contains("mark"));
    let doubted = article.annotations.quotes.rows().iter().any(|quote| damaged(&quote.grounds.doubts));
    assert!(doubted || !article.annotations.defects.is_empty(), "{:?}", article.annotations.quotes);
}

#[test]
fn strict_leaves_doubtful_items_out() {
    let brief = |strict| {
        let options = BriefOptions { strict, ..BriefOptions::default() };
        let record = run::engine().brief(run::everest(), &options).record();
        serde_json::to_value(record).expect("a record")
    };
    let (all, strict) = (brief(false), brief(true));
    let doubtful = |record: &serde_json::Value| {
        let items =
            record["quotes"].as_array().expect("quotes").iter().chain(record["timeline"].as_array().expect("timeline"));
        items.filter(|item| item["doubt"].as_array().is_some_and(|doubts| !doubts.is_empty())).count()
    };
    assert!(doubtful(&all) > 0, "the example has doubtful items");
    assert_eq!(doubtful(&strict), 0);
}

/// The values of a field anywhere in a record.
fn everywhere<'v>(value: &'v serde_json::Value, field: &str, found: &mut Vec<&'v str>) {
    match value {
        serde_json::Value::Object(fields) => {
            let words = fields.get(field).into_iter();
            let words = words.flat_map(|value| value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice));
            found.extend(words.filter_map(serde_json::Value::as_str));
            fields.values().for_each(|inner| everywhere(inner, field, found));
        }
        serde_json::Value::Array(list) => list.iter().for_each(|inner| everywhere(inner, field, found)),
        _ => {}
    }
}

#[test]
fn every_rule_and_doubt_that_is_shown_is_explained() {
    let record = serde_json::to_value(run::brief(run::everest()).record()).expect("a record");
    let (mut rules, mut doubts) = (Vec::new(), Vec::new());
    everywhere(&record, "rule", &mut rules);
    everywhere(&record, "doubt", &mut doubts);
    assert!(!rules.is_empty() && !doubts.is_empty());
    let unexplained: Vec<_> = rules.iter().filter(|rule| present::explain::rule(rule).is_none()).collect();
    assert!(unexplained.is_empty(), "{unexplained:?}");
    let known: Vec<&str> = present::explain::doubts().map(|(doubt, _)| doubt).collect();
    let unexplained: Vec<_> = doubts.iter().filter(|doubt| !known.contains(doubt)).collect();
    assert!(unexplained.is_empty(), "{unexplained:?}");
}
