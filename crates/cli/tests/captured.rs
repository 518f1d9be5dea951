//! When a page was captured stands in the citation, where what it came in says so; a file says nothing.
#![allow(clippy::expect_used, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "tests write and read files")]

mod command;

use std::fs;

use command::{Scene, scene};
use serde_json::Value;

/// An invented page of an invented port.
const PAGE: &str = "<!DOCTYPE html><html><head><title>Port closes</title></head><body><article><h1>Port closes</h1>\
    <p>By Ada Onwu</p><p>The port of Aldermouth was closed on Friday, the harbour office said in its notice.</p>\
    <p>\"Nobody was hurt, and the ferries will sail on Sunday,\" said Li Wen, who runs the office.</p>\
    <p>The storm had damaged nine boats and the northern quay, according to Li Wen.</p></article></body></html>";

/// A web archive of the page, fetched on a day.
fn archive(scene: &Scene, date: &str) {
    let block = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{PAGE}");
    let head = format!(
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Date: {date}\r\nWARC-Target-URI: https://bay.example/port\r\n\
         Content-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n",
        block.len()
    );
    fs::write(scene.path("bay.warc"), head + &block + "\r\n\r\n").expect("written");
}

fn made(scene: &Scene, arguments: &[&str], file: &str) -> String {
    let run = scene.run(&[&["brief"], arguments, &["-o", file]].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    fs::read_to_string(scene.path(file)).expect("the brief")
}

/// The citation of the page in a brief.
fn citation(brief: &str) -> &str {
    let at = brief.find("Ada Onwu, “Port closes”").expect("a citation");
    brief[at..].split('\n').next().unwrap_or_default()
}

#[test]
fn a_web_archive_says_when_its_pages_were_captured() {
    let scene = scene();
    archive(&scene, "2024-03-02T10:05:09Z");
    let page = made(&scene, &["bay.warc"], "brief.html");
    let wanted = "captured 2 March 2024, 10:05 UTC, https://bay.example/port, BLAKE3 ";
    assert!(citation(&page).contains(wanted), "{}", citation(&page));
    assert!(citation(&made(&scene, &["bay.warc"], "brief.md")).contains(wanted));
    let json: Value = serde_json::from_str(&made(&scene, &["bay.warc"], "brief.json")).expect("JSON");
    assert_eq!(json["documents"][0]["metadata"]["captured"], "2024-03-02T10:05:09Z");
    let run = scene.run(&["verify", "brief.html"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
}

#[test]
fn a_record_that_was_annotated_keeps_it() {
    let scene = scene();
    archive(&scene, "2024-03-02T10:05:09Z");
    let run = scene.run(&["annotate", "bay.warc", "-o", "bay.jsonl"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let brief = made(&scene, &["--input-format", "jsonl", "bay.jsonl"], "brief.html");
    assert!(citation(&brief).contains("captured 2 March 2024, 10:05 UTC"));
}

#[test]
fn a_file_says_nothing_and_the_user_may() {
    let scene = scene();
    fs::write(scene.path("port.html"), PAGE).expect("written");
    fs::write(scene.path("port.txt"), "Port closes\n\nBy Ada Onwu\n\nThe port was closed, Li Wen said.\n")
        .expect("written");
    let without = made(&scene, &["port.html", "port.txt"], "brief.html");
    assert!(!without.contains(", captured ") && !without.contains("\"captured\""));
    fs::write(scene.path("meta.csv"), "source,captured\nport.html,2024-03-02\nport.txt,2024-03-05T08:00+01:00\n")
        .expect("written");
    let with = made(&scene, &["port.html", "port.txt", "--meta", "meta.csv"], "brief.html");
    assert!(
        with.contains("captured 2 March 2024, port.html") && with.contains("captured 5 March 2024, 08:00 UTC+01:00")
    );
    let run = scene.run(&["verify", "brief.html"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
}

#[test]
fn a_time_of_capture_that_is_none_is_a_defect() {
    let scene = scene();
    archive(&scene, "last spring");
    let page = made(&scene, &["bay.warc"], "brief.html");
    assert!(page.contains("the time of capture &#34;last spring&#34; is no ISO 8601 date and was left out"));
    assert!(!citation(&page).contains("captured"));
    let record = r#"{"text": "Port closes\n\nThe port was closed, Li Wen said.", "captured": "2024-03-02T10:05:09Z"}"#;
    fs::write(scene.path("port.jsonl"), record).expect("written");
    let json = made(&scene, &["--input-format", "jsonl", "port.jsonl"], "brief.json");
    assert!(json.contains("\"captured\": \"2024-03-02T10:05:09Z\""));
}
