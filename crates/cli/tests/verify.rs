//! `verify` accepts a brief, and refuses each kind of tampering, in the record and in the visible page.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "tests write and read files")]

mod command;

use std::fs;

use command::{Run, Scene, scene};
use serde_json::{Value, json};

fn brief(scene: &Scene, file: &str, more: &[&str]) -> String {
    let names = scene.everest();
    let run = scene.run(&[vec!["brief", "-o", file], names, more.to_vec()].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    fs::read_to_string(scene.path(file)).expect("the brief")
}

fn verify(scene: &Scene, file: &str, content: &str) -> Run {
    fs::write(scene.path(file), content).expect("written");
    scene.run(&["verify", file])
}

/// The brief of the example as a value.
fn record(scene: &Scene) -> Value {
    serde_json::from_str(&brief(scene, "brief.json", &[])).expect("JSON")
}

/// Tampers with the record, and expects `verify` to say what does not hold.
fn refused(kind: &str, tamper: impl FnOnce(&mut Value)) {
    let scene = scene();
    let mut record = record(&scene);
    let before = record.clone();
    tamper(&mut record);
    assert_ne!(before, record, "{kind}: nothing was changed");
    let run = verify(&scene, "brief.json", &record.to_string());
    assert_eq!(run.code, 1, "{kind}: {}{}", run.stdout, run.stderr);
    assert!(run.stdout.contains("does not hold"), "{kind}: {}", run.stdout);
}

/// The first item of a section for which there is a value at `field`.
fn first<'r>(record: &'r mut Value, section: &str, field: &str) -> &'r mut Value {
    let items = record[section].as_array_mut().expect("a list");
    items.iter_mut().find(|item| !item[field].is_null()).unwrap_or_else(|| panic!("no {section} with {field}"))
}

#[test]
fn a_brief_holds_in_every_form() {
    let scene = scene();
    for file in ["brief.json", "brief.html"] {
        let content = brief(&scene, file, &[]);
        let run = verify(&scene, file, &content);
        assert_eq!(run.code, 0, "{file}: {}{}", run.stdout, run.stderr);
        assert!(run.stdout.starts_with("holds"), "{}", run.stdout);
    }
}

#[test]
fn a_brief_holds_with_every_option() {
    let scene = scene();
    for more in [&["--strict"][..], &["--as-of", "2021-06-01"], &["--threads", "1"]] {
        let content = brief(&scene, "brief.html", more);
        let run = verify(&scene, "brief.html", &content);
        assert_eq!(run.code, 0, "{more:?}: {}", run.stdout);
    }
}

/// The page of more invented articles than a page can show whole: it carries what it shows, and every text.
fn crowd(scene: &Scene) -> String {
    let article = |number: usize| {
        let said =
            (0..6).map(|line| format!("\"Berth {number} will open on day {line},\" said Ada Onwu of Quay {line}."));
        let text = format!("Port {number} closes\n\n{}\n", said.collect::<Vec<_>>().join("\n\n"));
        json!({"id": format!("a{number}"), "text": text, "publisher": "The Bay Herald"}).to_string() + "\n"
    };
    fs::write(scene.path("crowd.jsonl"), (0..64).map(article).collect::<String>()).expect("written");
    let run = scene.run(&["brief", "--input-format", "jsonl", "crowd.jsonl", "-o", "crowd.html"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    fs::read_to_string(scene.path("crowd.html")).expect("the brief")
}

#[test]
fn the_page_of_a_crowd_holds_and_an_edit_of_it_is_found() {
    let scene = scene();
    let page = crowd(&scene);
    assert!(page.contains("more are not in this file") && page.contains("\"left_out\":{"));
    let run = verify(&scene, "crowd.html", &page);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    let at = page.find("\"left_out\":{").expect("the counts");
    let fewer = format!("{}{}", &page[..at], page[at..].replacen("\"quotes\":", "\"quotes\":1", 1));
    for edited in [fewer, page.replace("will open on day 3", "will open on day 9")] {
        assert_ne!(edited, page);
        assert_eq!(verify(&scene, "crowd.html", &edited).code, 1);
    }
}

#[test]
fn a_changed_text() {
    refused("text", |record| {
        let text = record["documents"][0]["text"].as_str().expect("a text").replace("metres", "meters");
        record["documents"][0]["text"] = json!(text);
    });
}

#[test]
fn a_changed_hash() {
    refused("hash", |record| record["documents"][0]["hash"] = json!("0".repeat(64)));
}

#[test]
fn a_changed_passage() {
    refused("exact", |record| first(record, "quotes", "content")["content"][0]["exact"] = json!("We made it up"));
}

#[test]
fn a_moved_passage() {
    refused("offsets", |record| {
        let content = &mut first(record, "quotes", "content")["content"][0];
        content["start"] = json!(content["start"].as_u64().expect("an offset") + 1);
    });
}

#[test]
fn a_changed_speaker() {
    refused("speaker", |record| first(record, "quotes", "speaker")["speaker"] = json!("Somebody Else"));
}

#[test]
fn a_changed_date() {
    refused("date", |record| first(record, "timeline", "date")["date"] = json!("2001-01-01"));
}

#[test]
fn a_changed_status() {
    refused("status", |record| {
        let entry = first(record, "timeline", "status");
        entry["status"] = json!(if entry["status"] == "past" { "cancelled" } else { "past" });
    });
}

#[test]
fn a_raised_count_of_origins() {
    refused("origins", |record| first(record, "timeline", "origins")["origins"] = json!(30));
}

#[test]
fn a_changed_value_of_a_figure() {
    refused("value", |record| first(record, "figures", "values")["values"][0]["value"] = json!(1.5));
}

#[test]
fn a_changed_verdict() {
    refused("verdict", |record| {
        let ledger = first(record, "figures", "verdict");
        ledger["verdict"] = json!(if ledger["verdict"] == "conflict" { "agree" } else { "conflict" });
    });
}

#[test]
fn a_changed_explanation() {
    refused("explanation", |record| {
        first(record, "disagreements", "explanation")["explanation"] = json!("They agree.");
    });
}

#[test]
fn a_changed_voice() {
    refused("voice", |record| {
        let mention = &mut first(record, "timeline", "mentions")["mentions"][0];
        mention["voice"] = json!(if mention["voice"] == "own_words" { "narration" } else { "own_words" });
    });
}

#[test]
fn a_removed_item() {
    refused("removed", |record| drop(record["quotes"].as_array_mut().expect("quotes").remove(0)));
}

#[test]
fn an_invented_item() {
    refused("invented", |record| {
        let quotes = record["quotes"].as_array_mut().expect("quotes");
        let mut invented = quotes[0].clone();
        invented["id"] = json!("quote-000000000000");
        quotes.push(invented);
    });
}

#[test]
fn another_day_to_look_from() {
    refused("as_of", |record| record["as_of"] = json!("2031-01-01"));
}

#[test]
fn a_changed_source_summary() {
    refused("summary", |record| {
        record["summary"].as_array_mut().expect("a list").pop();
    });
}

#[test]
fn another_outlet() {
    refused("publisher", |record| {
        let titled = record["documents"].as_array_mut().expect("documents").iter_mut();
        let document = titled.into_iter().find(|one| !one["metadata"]["title"].is_null()).expect("a title");
        document["metadata"]["title"] = json!("Another headline");
    });
}

#[test]
fn passages_are_checked_even_for_a_brief_of_another_version() {
    let scene = scene();
    let mut record = record(&scene);
    record["versions"]["program"] = json!("0.0.0");
    let run = verify(&scene, "brief.json", &record.to_string());
    assert_eq!(run.code, 0, "{}", run.stdout);
    assert!(run.stdout.contains("weaker level"), "{}", run.stdout);
    record["timeline"][0]["mentions"][0]["exact"] = json!("never said");
    assert_eq!(verify(&scene, "brief.json", &record.to_string()).code, 1);
}

/// Tampers with the visible page and leaves the record in it alone.
fn page_refused(kind: &str, tamper: impl FnOnce(&str) -> String) {
    let scene = scene();
    let page = brief(&scene, "brief.html", &[]);
    let tampered = tamper(&page);
    assert_ne!(page, tampered, "{kind}: nothing was changed");
    let run = verify(&scene, "brief.html", &tampered);
    assert_eq!(run.code, 1, "{kind}: {}{}", run.stdout, run.stderr);
    assert!(run.stdout.contains("page"), "{kind}: {}", run.stdout);
}

/// Where the visible body of a page begins.
fn body(page: &str) -> usize {
    page.find("<main").expect("a body")
}

#[test]
fn a_word_changed_on_the_page() {
    page_refused("word", |page| {
        let (head, rest) = page.split_at(body(page));
        format!("{head}{}", rest.replacen("8,848.86", "8,850.00", 1))
    });
}

#[test]
fn a_link_on_the_page_led_elsewhere() {
    page_refused("link", |page| {
        let (head, rest) = page.split_at(body(page));
        format!("{head}{}", rest.replacen("href=\"#", "href=\"#x", 1))
    });
}

#[test]
fn a_row_hidden_on_the_page() {
    page_refused("hidden", |page| page.replacen("<tr", "<tr hidden", 1));
}

#[test]
fn a_script_added_to_the_page() {
    page_refused("script", |page| page.replacen("</main>", "<script>document.title = 'x'</script></main>", 1));
}

#[test]
fn a_style_added_to_the_page() {
    page_refused("style", |page| page.replacen("</head>", "<style>.doubt { display: none }</style></head>", 1));
}

#[test]
fn words_added_after_the_end_of_the_page() {
    page_refused("end", |page| format!("{page}<p>And more.</p>"));
}

#[test]
fn a_brief_without_texts_is_completed_by_the_original_files() {
    let scene = scene();
    let names = scene.everest();
    let content = brief(&scene, "brief.html", &["--without-texts"]);
    assert!(!content.contains("skip to content") && !content.contains("Two climbing permits withdrawn"));
    let alone = verify(&scene, "brief.html", &content);
    assert_eq!(alone.code, 2, "{}{}", alone.stdout, alone.stderr);
    assert!(alone.stderr.contains("--against") || alone.stderr.contains("text"), "{}", alone.stderr);
    let completed = scene.run(&[vec!["verify", "brief.html", "--against"], names].concat());
    assert_eq!(completed.code, 0, "{}{}", completed.stdout, completed.stderr);
}

#[test]
fn originals_that_differ_are_found() {
    let scene = scene();
    brief(&scene, "brief.html", &[]);
    let column = scene.path("harbour-post-column.txt");
    let changed = fs::read_to_string(&column).expect("the column").replace("gift", "present");
    fs::write(&column, changed).expect("written");
    let names =
        ["kathmandu-ledger.txt", "plateau-news-agency.txt", "meridian-magazine.html", "harbour-post-column.txt"];
    let run = scene.run(&[vec!["verify", "brief.html", "--against"], names.to_vec()].concat());
    assert_eq!(run.code, 1, "{}{}", run.stdout, run.stderr);
}

#[test]
fn what_is_no_brief_is_said_to_be_none() {
    let scene = scene();
    for content in ["", "hello", "{}", "<html></html>", "{\"schema\": \"rashomon/document/1\"}"] {
        let run = verify(&scene, "brief.html", content);
        assert_eq!(run.code, 2, "{content}: {}", run.stdout);
        assert!(run.stderr.contains("brief.html"), "{content}: {}", run.stderr);
    }
}
