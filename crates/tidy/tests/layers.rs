//! Arrows point downward: each room depends only on the rooms that it may know.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "tests write and read files")]

use rashomon_tidy::{read, root};

/// Each room with the rooms it may depend on. `ARCHITECTURE.md` draws the same.
const ROOMS: &[(&str, &[&str])] = &[
    ("corpus", &[]),
    ("nlp", &[]),
    ("lexicon", &[]),
    ("capture", &["corpus"]),
    ("extract", &["corpus", "lexicon", "capture"]),
    ("annotate", &["corpus", "nlp", "lexicon"]),
    ("relate", &["corpus", "lexicon"]),
    ("present", &["corpus"]),
    ("engine", &["corpus", "nlp", "lexicon", "capture", "extract", "annotate", "relate", "present"]),
    ("rashomon", &["engine", "capture", "corpus", "present"]),
    ("cli", &["engine", "capture", "corpus", "present"]),
    ("tidy", &[]),
];

/// The rooms that a manifest depends on, tests left out.
fn dependencies(manifest: &str) -> Vec<String> {
    let section = manifest.split("\n[dependencies]").nth(1).unwrap_or_default();
    let section = section.split("\n[").next().unwrap_or_default();
    let names = section.lines().filter_map(|line| line.split(['.', ' ', '=']).next());
    let rooms = |name: &&str| ROOMS.iter().any(|(room, _)| room == name);
    names.filter(rooms).map(str::to_owned).collect()
}

#[test]
fn every_room_depends_only_on_rooms_it_may_know() {
    for (room, allowed) in ROOMS {
        let manifest = read(&root().join("crates").join(room).join("Cargo.toml"));
        assert!(!manifest.is_empty(), "crates/{room}/Cargo.toml is missing");
        for dependency in dependencies(&manifest) {
            assert!(allowed.contains(&dependency.as_str()), "{room} may not know {dependency}");
        }
    }
}

#[test]
fn every_crate_is_a_room_of_the_house() {
    let folders = std::fs::read_dir(root().join("crates")).expect("crates/");
    for folder in folders.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()) {
        assert!(ROOMS.iter().any(|(room, _)| *room == folder), "crates/{folder} is not in the table of rooms");
    }
}

#[test]
fn each_word_that_betrays_a_wrong_room_is_absent() {
    // What a room must not know, by a word that would show it.
    let banned: &[(&str, &[&str])] = &[
        ("corpus", &["std::fs", "serde_json", "regex::"]),
        ("nlp", &["std::fs", "corpus::"]),
        ("lexicon", &["std::fs"]),
        ("annotate", &["std::fs", "serde_json", "std::net"]),
        ("relate", &["std::fs", "serde_json", "std::net", "nlp::"]),
        ("present", &["std::fs", "std::net", "nlp::", "lexicon::"]),
        ("engine", &["std::fs", "std::net", "println!"]),
    ];
    for (room, words) in banned {
        for file in rashomon_tidy::files(&root().join("crates").join(room).join("src"), &[".rs"]) {
            let code: String =
                read(&file).lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
            for word in *words {
                assert!(
                    !code.contains(word),
                    "{} has `{word}`, which {room} must not know",
                    rashomon_tidy::shown(&file)
                );
            }
        }
    }
}
