//! A table of corrections: applied, shown, derived again, undone by taking its rows out; what is wrong with it is said.
#![allow(clippy::expect_used, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "tests write and read files")]

mod command;

use std::fs;

use command::{Run, Scene, scene};
use serde_json::Value;

/// The example with a table of corrections.
fn corrected(scene: &Scene, table: &str, file: &str) -> Run {
    let names = scene.everest();
    fs::write(scene.path("names.csv"), table).expect("written");
    scene.run(&[vec!["brief", "-o", file, "--corrections", "names.csv"], names].concat())
}

fn record(scene: &Scene, table: &str) -> Value {
    let run = corrected(scene, table, "brief.json");
    assert_eq!(run.code, 0, "{}", run.stderr);
    serde_json::from_str(&fs::read_to_string(scene.path("brief.json")).expect("the brief")).expect("JSON")
}

/// The entity that has a form.
fn entity<'r>(record: &'r Value, form: &str) -> &'r Value {
    let has = |entity: &&Value| {
        let aliases = entity["aliases"].as_array().expect("a list");
        entity["name"] == form || aliases.iter().any(|alias| alias == form)
    };
    record["entities"].as_array().expect("a list").iter().find(has).expect(form)
}

const TABLE: &str = "kind,name,other,document,note\n\
    apart,Mount Everest,Everest,,the man is meant\n\
    same,Sagarmatha,Mount Qomolangma,,\n\
    name,Nepal,Federal Republic of Nepal,,house style\n\
    reject,Survey Department,,,\n";

#[test]
fn corrections_are_applied_and_each_is_shown_with_its_note() {
    let scene = scene();
    let record = record(&scene, TABLE);
    assert_ne!(entity(&record, "Mount Everest")["id"], entity(&record, "Everest")["id"]);
    assert_eq!(entity(&record, "Sagarmatha")["id"], entity(&record, "Mount Qomolangma")["id"]);
    assert_eq!(entity(&record, "Nepal")["name"], "Federal Republic of Nepal");
    let all = record["corrections"].as_array().expect("a list");
    let kinds: Vec<&str> = all.iter().filter_map(|one| one["kind"].as_str()).collect();
    assert_eq!(kinds, ["apart", "same", "name", "reject"]);
    assert!(all.iter().all(|one| one["applied"] == true && one["says"] != ""));
    assert_eq!(record["options"]["corrections"].as_array().map(Vec::len), Some(4));
    let reasons = entity(&record, "Nepal")["reasons"].to_string();
    assert!(reasons.contains("correction.name") && reasons.contains("house style"), "{reasons}");
    assert!(!record["entities"].to_string().contains("\"name\":\"Survey Department\""));
}

#[test]
fn the_order_of_the_rows_is_of_no_effect() {
    let scene = scene();
    let straight = record(&scene, TABLE);
    let mut rows: Vec<&str> = TABLE.lines().collect();
    rows[1..].reverse();
    assert_eq!(record(&scene, &rows.join("\r\n")), straight);
}

#[test]
fn a_corrected_brief_is_derived_again_and_a_changed_correction_is_found() {
    let scene = scene();
    assert_eq!(corrected(&scene, TABLE, "brief.html").code, 0);
    let run = scene.run(&["verify", "brief.html"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    let mut record = record(&scene, TABLE);
    record["options"]["corrections"].as_array_mut().expect("a list").pop();
    fs::write(scene.path("brief.json"), record.to_string()).expect("written");
    let run = scene.run(&["verify", "brief.json"]);
    assert_eq!(run.code, 1, "{}{}", run.stdout, run.stderr);
}

#[test]
fn without_its_rows_the_brief_is_what_it_was() {
    let scene = scene();
    let names = scene.everest();
    let plain = scene.run(&[vec!["brief", "--format", "json"], names].concat());
    corrected(&scene, TABLE, "brief.json");
    corrected(&scene, "kind,name,other,document,note\n", "brief.json");
    assert_eq!(fs::read_to_string(scene.path("brief.json")).expect("the brief"), plain.stdout);
}

#[test]
fn what_is_wrong_with_a_row_is_said_and_the_others_are_applied() {
    let scene = scene();
    let table = "kind,name,other,document,note\nmerge,A,B\napart,Sagarmata,Nepal\nname,Nepal,N.\n\
                 same,Nepal,China\napart,China,Nepal\napart,Nepal,,there.txt,\n";
    let run = corrected(&scene, table, "brief.html");
    assert_eq!(run.code, 1, "{}", run.stderr);
    for said in [
        "names.csv: row 2 of the corrections was left out: its kind is `merge`; write apart, same, name or reject",
        "names.csv: row 3: “Sagarmata” apart from “Nepal” was not applied: no document names “Sagarmata”; did you mean \
         “Sagarmatha”?",
        "names.csv: row 5: “Nepal” the same as “China” was not applied: it contradicts “China” apart from “Nepal”; take \
         one of the two out",
        "names.csv: row 7: “Nepal” in “there.txt” apart from the rest was not applied: no document is called “there.txt”",
    ] {
        assert!(run.stderr.contains(said), "{said}\n{}", run.stderr);
    }
    let page = fs::read_to_string(scene.path("brief.html")).expect("the brief");
    assert!(page.contains("row 2 of the corrections was left out") && page.contains("<b>shown as</b> “<bdi>N.</bdi>”"));
    let run = scene.run(&["verify", "brief.html"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
}

#[test]
fn a_table_that_is_none_is_refused() {
    let scene = scene();
    let run = corrected(&scene, "Sagarmatha,Mount Everest\n", "brief.html");
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("names.csv: the table has no column `kind`"), "{}", run.stderr);
    let names = scene.everest();
    let run = scene.run(&[vec!["brief", "--corrections", "nowhere.csv"], names].concat());
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("nowhere.csv"), "{}", run.stderr);
}

#[test]
fn a_table_that_is_too_large_or_no_text_is_refused() {
    let scene = scene();
    let run = corrected(&scene, &format!("{TABLE}{}", "\n".repeat(17 << 20)), "brief.json");
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(run.stderr.contains("names.csv: it is larger than 16 MiB"), "{}", run.stderr);
    fs::write(scene.path("names.csv"), b"kind,name\napart,\xFF").expect("written");
    let run = scene.run(&[vec!["brief", "-o", "brief.json", "--corrections", "names.csv"], scene.everest()].concat());
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(run.stderr.contains("names.csv: it is not UTF-8 text"), "{}", run.stderr);
    assert!(!scene.path("brief.json").exists());
}
