//! The docs speak of what is there.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use rashomon_tidy::{files, read, root, shown};

/// The paths in backticks that a page names.
fn paths(page: &str) -> Vec<String> {
    let words = page.split('`').skip(1).step_by(2);
    let in_repository = |word: &&str| {
        let first = word.split('/').next().unwrap_or_default();
        word.contains('/') && ["crates", "docs", "examples", "models", "tests", "eval", ".ci"].contains(&first)
    };
    let clean = |word: &str| !word.contains([' ', '*', '<', '{', '…']) && !word.contains("NAME");
    words.filter(in_repository).filter(|word| clean(word)).map(str::to_owned).collect()
}

#[test]
fn every_path_in_the_docs_exists() {
    let mut pages = files(&root().join("docs"), &[".md"]);
    pages.extend(["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"].map(|name| root().join(name)));
    for page in pages {
        let text = read(&page);
        assert!(!text.is_empty(), "{} is missing", shown(&page));
        for path in paths(&text) {
            assert!(root().join(&path).exists(), "{} names `{path}`, which is not there", shown(&page));
        }
    }
}

#[test]
fn nothing_names_a_machine() {
    let endings = [".rs", ".md", ".toml", ".py", ".sh", ".json", ".tsv", ".html", ".css", ".mjs", "run"];
    let places = [["/wo", "rk/"], ["/ro", "ot/"], ["/ho", "me/"]].map(|parts| parts.concat());
    for file in files(&root(), &endings).iter().filter(|file| !shown(file).starts_with("target")) {
        let text = read(file);
        for place in &places {
            let found = text.lines().find(|line| line.contains(place.as_str()) && !line.contains("://"));
            assert!(found.is_none(), "{} names a path of one machine: {}", shown(file), found.unwrap_or_default());
        }
    }
}
