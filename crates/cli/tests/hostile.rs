//! Bad input is data: each broken input gives a defect or a clear message, and the others are done.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "tests write and read files")]

mod command;

use std::fs;
use std::time::{Duration, Instant};

use command::{Scene, scene};
use serde_json::Value;

const GOOD: &str = "Harbour opens\n\nLina Moroz, the mayor, said on May 6, 2016 that the harbour was open.\n";

/// The records that `annotate` prints for a file beside a good one.
fn records(scene: &Scene, name: &str, bytes: &[u8]) -> (Vec<Value>, i32, String) {
    fs::write(scene.path("good.txt"), GOOD).expect("written");
    fs::write(scene.path(name), bytes).expect("written");
    let started = Instant::now();
    let run = scene.run(&["annotate", name, "good.txt", "--threads", "1"]);
    assert!(started.elapsed() < Duration::from_secs(120), "{name} took too long");
    let lines = run.stdout.lines().map(|line| serde_json::from_str(line).expect("a record a line"));
    (lines.collect(), run.code, run.stderr)
}

/// The good document is always done; the bad one has a defect, or is refused with its name.
fn is_said(name: &str, bytes: &[u8]) {
    let scene = scene();
    let (records, code, complaint) = records(&scene, name, bytes);
    let good = records.last().expect("a record");
    assert_eq!(good["source"], "good.txt", "{name}: the other input is done");
    assert!(!good["quotes"].as_array().expect("quotes").is_empty(), "{name}: and done well");
    if records.len() == 1 {
        assert_eq!(code, 1, "{name}: a refusal shows in the exit code");
        assert!(complaint.contains(name), "{name}: the message names the file: {complaint}");
    } else {
        assert_eq!(code, 0);
        assert!(!records[0]["defects"].as_array().expect("defects").is_empty(), "{name}: a defect says so");
    }
}

#[test]
fn an_empty_file() {
    is_said("empty.txt", b"");
}

#[test]
fn a_binary_file() {
    let bytes: Vec<u8> = (0..20_000_u32).map(|place| (place.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    is_said("image.txt", &bytes);
}

#[test]
fn control_characters() {
    is_said("control.txt", b"A line.\n\x00\x01\x02\x07\x1b[31mred\x1b[0m\x7f and more of it\n");
}

#[test]
fn a_file_that_is_not_there_and_one_that_is_a_folder_without_articles() {
    let scene = scene();
    fs::write(scene.path("good.txt"), GOOD).expect("written");
    let run = scene.run(&["annotate", "missing.txt", "good.txt"]);
    assert_eq!((run.code, run.stdout.lines().count()), (1, 1));
    assert!(run.stderr.contains("missing.txt"), "{}", run.stderr);
}

#[test]
fn a_record_that_is_no_json_does_not_stop_the_others() {
    let scene = scene();
    let lines = format!("{{\"text\": {}}}\nnot json\n{{\"text\": \"Short.\"}}\n", serde_json::json!(GOOD));
    fs::write(scene.path("records.jsonl"), lines).expect("written");
    let run = scene.run(&["annotate", "records.jsonl"]);
    assert_eq!((run.code, run.stdout.lines().count()), (1, 2));
    assert!(run.stderr.contains("records.jsonl") && run.stderr.contains('2'), "{}", run.stderr);
}

#[test]
fn a_hundred_thousand_quotation_marks() {
    let scene = scene();
    let (records, code, _) = records(&scene, "marks.txt", "\"\u{201C}'".repeat(33_334).as_bytes());
    assert_eq!((records.len(), code), (2, 0));
    assert_eq!(records[0]["defects"][0]["kind"], "no-article", "{}", records[0]["defects"]);
}

#[test]
fn markup_nested_a_million_deep() {
    let scene = scene();
    let page = format!("<html><body><p>Text.</p>{}deep{}", "<div>".repeat(1_000_000), "</div>".repeat(1_000_000));
    let (records, ..) = records(&scene, "deep.html", page.as_bytes());
    assert!(!records.is_empty());
    if records.len() == 2 {
        assert!(!records[0]["defects"].as_array().expect("defects").is_empty());
    }
}

#[test]
fn nothing_that_can_be_read_is_not_done() {
    let scene = scene();
    let run = scene.run(&["brief", "missing.txt"]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(run.stdout.is_empty());
}
