//! Every rule and every doubt of the code has a line that explains it, and none is explained that is gone.
#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;

use rashomon_tidy::{files, read, root, shown};

/// The names of a table: what stands before two spaces.
fn explained(table: &str) -> BTreeSet<String> {
    let page = read(&root().join("crates/present/words").join(table));
    let lines = page.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split("  ").next().unwrap_or_default().to_owned()).collect()
}

/// The text of every source without its tests.
fn sources() -> Vec<String> {
    let sources = files(&root().join("crates"), &[".rs"]);
    let code = sources.iter().filter(|file| {
        let path = shown(file);
        path.contains("/src/") && !path.starts_with("crates/tidy") && !path.starts_with("crates/present")
    });
    code.map(|file| read(file).split("#[cfg(test)]").next().unwrap_or_default().to_owned()).collect()
}

/// The string literals of a source, one line each.
fn literals(code: &str) -> Vec<String> {
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines
        .flat_map(|line| {
            line.replace("\\\"", "\u{1}")
                .split('"')
                .skip(1)
                .step_by(2)
                .map(|word| word.replace('\u{1}', "\""))
                .collect::<Vec<_>>()
        })
        .collect()
}

/// Whether a literal has the form of a rule of a stage that is known: `quote.colon`.
fn is_rule(literal: &str, stages: &BTreeSet<String>) -> bool {
    let named =
        |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    let file = ["rs", "txt", "html", "tsv", "json"].iter().any(|ending| literal.ends_with(&format!(".{ending}")));
    literal.split_once('.').is_some_and(|(stage, rest)| stages.contains(stage) && rest.split('.').all(named)) && !file
}

#[test]
fn every_rule_is_explained() {
    let explained = explained("rules.txt");
    let stages: BTreeSet<String> =
        explained.iter().filter_map(|name| Some(name.split_once('.')?.0.to_owned())).collect();
    let used: BTreeSet<String> =
        sources().iter().flat_map(|code| literals(code)).filter(|literal| is_rule(literal, &stages)).collect();
    let missing: Vec<_> = used.difference(&explained).collect();
    let gone: Vec<_> = explained.difference(&used).collect();
    assert!(missing.is_empty() && gone.is_empty(), "not explained: {missing:?}; explained, but not used: {gone:?}");
}

#[test]
fn every_doubt_is_explained() {
    let explained = explained("doubts.txt");
    let sources = sources();
    let written: BTreeSet<String> = sources.iter().flat_map(|code| literals(code)).collect();
    let gone: Vec<_> = explained.difference(&written).collect();
    assert!(gone.is_empty(), "explained, but not used: {gone:?}");
    let made = |code: &String| {
        let parts: Vec<String> = code.split("Doubt::new(").skip(1).map(|rest| rest.trim_start().to_owned()).collect();
        parts
            .into_iter()
            .filter(|rest| rest.starts_with('"'))
            .filter_map(|rest| literals(&rest).into_iter().next())
            .collect::<Vec<_>>()
    };
    let missing: Vec<String> = sources.iter().flat_map(made).filter(|doubt| !explained.contains(doubt)).collect();
    assert!(missing.is_empty(), "not explained: {missing:?}");
}
