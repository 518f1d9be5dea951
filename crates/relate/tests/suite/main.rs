//! The scenarios of `tests/suite/relate`: marked-up passages, and lines that must or must not be among the relations.
//!
//! A scenario is a heading (`# ...`), documents (`== id key=value ...` and the marked-up passage), and after
//! `== expect` lines that must be there; a line that begins with `not ` must not, `*` stands for anything. Corrections
//! of the analyst stand under `== corrections`, one a line: `kind | name | other | document | note`.
#![allow(clippy::disallowed_methods, reason = "tests read their scenarios")]
#![allow(clippy::expect_used, reason = "a scenario that cannot be read fails its test")]

mod marked;
mod properties;
mod shown;

use std::path::PathBuf;

use corpus::{Annotated, Archive, Correction, CorrectionKind};
use lexicon::Lexicon;
use rashomon_relate::{Options, relate};

/// A scenario read from its file.
pub(crate) struct Scenario {
    pub(crate) title: String,
    pub(crate) documents: Vec<Annotated>,
    pub(crate) corrections: Vec<Correction>,
    pub(crate) expected: Vec<String>,
}

/// Every scenario of the suite.
pub(crate) fn scenarios() -> Vec<Scenario> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/suite/relate");
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("the suite").map(|file| file.expect("a file").path()).collect();
    files.sort();
    files.iter().flat_map(|file| scenarios_of(&std::fs::read_to_string(file).expect("a text"))).collect()
}

fn scenarios_of(text: &str) -> Vec<Scenario> {
    let parts = text.split("\n# ").map(|part| part.trim_start_matches("# "));
    parts.filter(|part| part.contains("\n== ")).map(scenario).collect()
}

fn scenario(part: &str) -> Scenario {
    let mut sections = part.split("\n== ");
    let title = sections.next().unwrap_or_default().lines().next().unwrap_or_default().to_owned();
    let (mut documents, mut corrections, mut expected) = (Vec::new(), Vec::new(), Vec::new());
    for section in sections {
        let (header, body) = section.split_once('\n').unwrap_or((section, ""));
        let lines = || body.lines().map(str::trim).filter(|line| !line.is_empty());
        if header.trim() == "expect" {
            expected.extend(lines().map(str::to_owned));
        } else if header.trim() == "corrections" {
            corrections.extend(lines().map(correction));
        } else {
            documents.push(marked::document(header, body));
        }
    }
    Scenario { title, documents, corrections, expected }
}

fn correction(line: &str) -> Correction {
    let cells: Vec<&str> = line.split('|').map(str::trim).collect();
    let cell = |at: usize| cells.get(at).filter(|cell| !cell.is_empty()).map(|cell| (*cell).to_owned());
    Correction {
        kind: CorrectionKind::parse(cells[0]).expect("a kind"),
        name: cell(1).expect("a name"),
        other: cell(2),
        document: cell(3),
        note: cell(4),
    }
}

/// Whether a line is as expected, where `*` stands for anything.
fn is_like(line: &str, expected: &str) -> bool {
    let mut parts = expected.split('*');
    let Some(mut rest) = line.strip_prefix(parts.next().unwrap_or_default()) else { return false };
    for part in parts {
        match rest.find(part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    rest.is_empty() || expected.ends_with('*')
}

#[test]
fn scenarios_hold() {
    let lexicon = Lexicon::embedded();
    let mut failures = Vec::new();
    for scenario in scenarios() {
        let archive = Archive::new(scenario.documents);
        let options = Options { corrections: scenario.corrections, ..Options::default() };
        let lines = shown::lines(&archive, &relate(&archive, &lexicon, &options));
        for expected in &scenario.expected {
            let (wanted, absent) =
                expected.strip_prefix("not ").map_or((expected.as_str(), false), |line| (line, true));
            if lines.iter().any(|line| is_like(line.trim_end(), wanted)) == absent {
                failures.push(format!("{}\n  {expected}\n  among:\n    {}", scenario.title, lines.join("\n    ")));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}
