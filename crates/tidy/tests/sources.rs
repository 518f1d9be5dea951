//! What every source file owes its reader.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use rashomon_tidy::{files, read, root, shown};

/// A file above this length needs a reason, written in its first lines as `//! Long because: ...`.
const LONGEST: usize = 500;

fn sources() -> Vec<std::path::PathBuf> {
    files(&root().join("crates"), &[".rs"])
}

#[test]
fn every_module_says_what_it_answers() {
    for file in sources() {
        let text = read(&file);
        assert!(text.starts_with("//! "), "{} begins without a module doc", shown(&file));
    }
}

#[test]
fn every_crate_says_what_it_must_not_know() {
    for file in sources().iter().filter(|file| file.ends_with("src/lib.rs") && !shown(file).contains("/rashomon/")) {
        let doc: String = read(file).lines().take_while(|line| line.starts_with("//!")).collect::<Vec<_>>().join(" ");
        assert!(doc.to_lowercase().contains("must not know"), "{} does not say what it must not know", shown(file));
    }
}

#[test]
fn long_files_give_a_reason() {
    for file in sources() {
        let text = read(&file);
        let excused = text.lines().take(12).any(|line| line.contains("Long because:"));
        assert!(excused || text.lines().count() <= LONGEST, "{} is longer than {LONGEST} lines", shown(&file));
    }
}

#[test]
fn nothing_is_left_unfinished() {
    for file in sources().iter().filter(|file| !shown(file).starts_with("crates/tidy")) {
        let text = read(file);
        for word in ["todo!(", "unimplemented!(", "FIXME", "XXX:", "#[ignore"] {
            assert!(!text.contains(word), "{} has {word}", shown(file));
        }
    }
}

#[test]
fn unsafe_code_stands_only_in_the_kernels() {
    for file in sources().iter().filter(|file| !shown(file).starts_with("crates/tidy")) {
        let is_kernel = shown(file).starts_with("crates/nlp/src/kernel");
        let text = read(file);
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        let found = code.filter(|line| line.contains("unsafe ") && !line.contains("unsafe_code")).count();
        assert!(is_kernel || found == 0, "{} has unsafe code", shown(file));
    }
}

#[test]
fn word_tables_name_source_and_licence() {
    let tables = files(&root().join("crates/lexicon/data"), &[".tsv"]);
    assert!(!tables.is_empty());
    for table in tables {
        let head: String = read(&table).lines().take_while(|line| line.starts_with('#')).collect::<Vec<_>>().join("\n");
        for word in ["source", "licen"] {
            assert!(head.to_lowercase().contains(word), "{} does not name its {word}", shown(&table));
        }
    }
}

/// The rooms whose rules ask for words of the language.
const WORDED: [&str; 2] = ["annotate/src", "relate/src"];

/// So many words side by side are a list, and lists are data.
const LISTED: usize = 7;

/// How many words of three letters or more stand side by side at most in a text of Rust, parted by commas or bars.
fn words_side_by_side(code: &str) -> usize {
    let is_word = |text: &str| text.len() >= 3 && text.chars().all(|c| c.is_ascii_lowercase() || " '-".contains(c));
    let (mut most, mut count) = (0, 0);
    // What stands between two quotation marks is in turn outside and inside of a text.
    for (index, part) in code.split('"').enumerate() {
        let parts = part.trim().trim_end_matches(['|', ',']).trim();
        match index % 2 {
            1 => count += usize::from(is_word(part)),
            _ if parts.is_empty() => {}
            _ => count = 0,
        }
        most = most.max(count);
    }
    most
}

#[test]
fn lists_of_words_are_data() {
    assert_eq!(words_side_by_side(r#"matches!(word, "the" | "that", "this") || word == "those""#), 3);
    for file in WORDED.iter().flat_map(|room| files(&root().join("crates").join(room), &[".rs"])) {
        let text = read(&file);
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        // Comments have quotation marks of their own.
        let code: String = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        let most = words_side_by_side(&code.replace("'\"'", "").replace("\\\"", ""));
        assert!(most < LISTED, "{} has a list of {most} words: it belongs into a table", shown(&file));
    }
}
