//! The tables of `docs/annotation.md` are what the program finds in its passage.
//!
//! With `RASHOMON_REWRITE=1` the rows are written anew; read the difference before committing it.
#![allow(clippy::expect_used, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "tests write and read files")]

mod command;

use std::path::Path;

use command::scene;
use serde_json::Value;

/// The passage between its fences.
fn passage(page: &str) -> String {
    let after = page.split("~~~ passage\n").nth(1).expect("a passage");
    after.split("\n~~~").next().expect("its end").to_owned()
}

/// A field of a row as the page shows it: words of the text for a span, names for actors, `–` for nothing.
fn shown(row: &Value, field: &str, text: &[char]) -> String {
    let value = if field == "words" { row } else { &row[field] };
    match value {
        Value::Null | Value::Bool(_) => "–".to_owned(),
        Value::String(words) => words.clone(),
        Value::Number(number) => number.to_string(),
        Value::Array(list) if list.is_empty() => "–".to_owned(),
        Value::Array(list) => {
            let parts: Vec<String> = list.iter().map(|one| part(one, text)).collect();
            parts.join("; ")
        }
        Value::Object(_) => part(value, text),
    }
}

fn part(value: &Value, text: &[char]) -> String {
    if let Some(words) = value.as_str() {
        return words.to_owned();
    }
    let place = |field: &str| value[field].as_u64().and_then(|at| usize::try_from(at).ok()).expect("an offset");
    text[place("start")..place("end")].iter().collect()
}

/// The page with the rows of every table as they are found.
fn written(page: &str, record: &Value) -> String {
    let text: Vec<char> = record["text"].as_str().expect("a text").chars().collect();
    let (mut out, mut table, mut fields) = (Vec::new(), String::new(), Vec::new());
    for line in page.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            table = heading.split(':').next().unwrap_or_default().to_owned();
        }
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let rule = line.starts_with("|---");
        if !line.starts_with('|') {
            fields = Vec::new();
        } else if fields.is_empty() {
            fields = cells.into_iter().map(str::to_owned).collect();
        } else if !rule {
            continue;
        }
        out.push(line.to_owned());
        let rows = record[&table].as_array().filter(|_| rule).into_iter().flatten();
        let row = |row: &Value| {
            let cells: Vec<String> = fields.iter().map(|field| shown(row, field, &text)).collect();
            format!("| {} |", cells.join(" | "))
        };
        out.extend(rows.map(row));
    }
    out.join("\n") + "\n"
}

#[test]
fn the_tour_shows_what_is_found() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/annotation.md");
    let page = std::fs::read_to_string(&path).expect("the page");
    let scene = scene();
    std::fs::write(scene.path("article.txt"), passage(&page)).expect("a file");
    let run = scene.run(&["annotate", "article.txt"]);
    let record: Value = serde_json::from_str(&run.stdout).expect("a record");
    let found = written(&page, &record);
    if std::env::var("RASHOMON_REWRITE").is_ok() {
        std::fs::write(&path, &found).expect("a writable page");
    } else {
        assert_eq!(page, found);
    }
}
