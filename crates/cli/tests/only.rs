//! `annotate --only` shows what the language model alone sees.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "tests write and read files")]

mod command;

use command::scene;
use serde_json::Value;

const TEXT: &str =
    "Ilse Marrow of the Ostrin Port Board said on Monday that the harbour would open. \"We are ready,\" she said.";

fn record(arguments: &[&str]) -> Value {
    let scene = scene();
    let file = scene.path("a.txt");
    std::fs::write(&file, TEXT).expect("a file");
    let file = file.to_string_lossy().into_owned();
    let run = scene.run(&[&["annotate", &file], arguments].concat());
    serde_json::from_str(&run.stdout).expect("a record")
}

fn length(record: &Value, table: &str) -> usize {
    record[table].as_array().map_or(0, Vec::len)
}

#[test]
fn tokens_and_raw_names_without_the_rest() {
    let record = record(&["--only", "syntax,names", "--tokens"]);
    assert_eq!(length(&record, "sentences"), 2);
    assert!(length(&record, "tokens") > 20);
    assert_eq!(record["tokens"][1]["lemma"], "Marrow");
    assert_eq!(record["mentions"][0]["rule"], "name.model");
    let others = ["entities", "quotes", "times", "figures", "events"];
    assert!(others.iter().all(|table| length(&record, table) == 0));
}

#[test]
fn each_step_alone() {
    let names = record(&["--only", "names"]);
    assert!(length(&names, "mentions") > 0 && length(&names, "sentences") == 0);
    let syntax = record(&["--only", "syntax"]);
    assert!(length(&syntax, "mentions") == 0 && length(&syntax, "sentences") == 2);
}
