//! The passages of `tests/suite/extract`: pages with the kind of each line and the metadata expected.
//!
//! A passage is a Markdown file with a block ```` ```page ````, each line `kind | line`, and a block
//! ```` ```metadata ````, each line `field: value`, `-` for none. A line marked `^` belongs to the block
//! above it; `dateline paragraph` is a line that a dateline opens.
#![allow(clippy::disallowed_methods, reason = "the test reads its passages")]
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::fmt::Write;
use std::path::Path;

use corpus::Document;
use lexicon::Lexicon;
use rashomon_extract::{Body, Capture, extract};

struct Passage {
    page: String,
    kinds: Vec<String>,
    metadata: Vec<(String, String)>,
}

fn fenced<'m>(markdown: &'m str, name: &str) -> &'m str {
    let start = markdown.find(&format!("```{name}\n")).expect("a fenced block") + name.len() + 4;
    &markdown[start..start + markdown[start..].find("\n```").expect("the end of the block") + 1]
}

fn read(markdown: &str) -> Passage {
    let mut passage = Passage { page: String::new(), kinds: Vec::new(), metadata: Vec::new() };
    for line in fenced(markdown, "page").lines() {
        let (kind, text) = line.split_once('|').expect("a line `kind | text`");
        let text = text.strip_prefix(' ').unwrap_or(text);
        writeln!(passage.page, "{text}").expect("a string");
        if !text.trim().is_empty() {
            passage.kinds.push(kind.trim().to_owned());
        }
    }
    for line in fenced(markdown, "metadata").lines() {
        let (field, value) = line.split_once(": ").expect("a line `field: value`");
        passage.metadata.push((field.to_owned(), value.to_owned()));
    }
    passage
}

/// The kinds of the blocks that begin in each non-blank line.
fn kinds(document: &Document) -> Vec<String> {
    let text = document.text.as_str();
    let mut kinds = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.len() as u32;
        let begins = document.blocks.rows().iter().filter(|block| (start..end).contains(&block.span.start));
        let found: Vec<&str> = begins.map(|block| block.kind.as_str()).collect();
        if !line.trim().is_empty() {
            kinds.push(if found.is_empty() { "^".to_owned() } else { found.join(" ") });
        }
        start = end;
    }
    kinds
}

fn fields(document: &Document, field: &str) -> Vec<String> {
    let m = &document.metadata;
    let word = |value: &Option<corpus::Sourced<String>>| value.as_ref().map(|found| found.value.clone());
    let date = |value: &Option<corpus::Sourced<corpus::Edtf>>| value.as_ref().map(|found| found.value.to_string());
    let found = match field {
        "title" => word(&m.title),
        "publisher" => word(&m.publisher),
        "language" => word(&m.language),
        "country" => word(&m.country),
        "published" => date(&m.published),
        "modified" => date(&m.modified),
        "genre" => m.genre.as_ref().map(|genre| genre.value.to_string()),
        "author" => {
            let named = m.authors.iter().map(|author| match &author.role {
                Some(role) => format!("{}, {}", author.name.value, role.value),
                None => author.name.value.clone(),
            });
            return if m.authors.is_empty() { vec!["-".to_owned()] } else { named.collect() };
        }
        other => panic!("no field {other}"),
    };
    vec![found.unwrap_or_else(|| "-".to_owned())]
}

fn differences(passage: &Passage, document: &Document) -> String {
    let mut report = String::new();
    let lines = passage.page.lines().filter(|line| !line.trim().is_empty());
    for ((wanted, found), line) in passage.kinds.iter().zip(kinds(document)).zip(lines) {
        if *wanted != found {
            writeln!(report, "  wanted {wanted}, found {found}: {line:.60}").expect("a string");
        }
    }
    let mut checked: Vec<&str> = passage.metadata.iter().map(|(field, _)| field.as_str()).collect();
    checked.dedup();
    for field in checked {
        let wanted: Vec<String> =
            passage.metadata.iter().filter(|(name, _)| name == field).map(|(_, value)| value.clone()).collect();
        let found = fields(document, field);
        if wanted != found {
            writeln!(report, "  {field}: wanted {wanted:?}, found {found:?}").expect("a string");
        }
    }
    report
}

#[test]
fn every_passage_is_read_as_marked() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/suite/extract");
    let lexicon = Lexicon::embedded();
    let mut names: Vec<_> =
        std::fs::read_dir(folder).expect("the suite").map(|entry| entry.expect("a file").path()).collect();
    names.sort();
    assert!(names.len() >= 12);
    let mut report = String::new();
    for name in names {
        let passage = read(&std::fs::read_to_string(&name).expect("a passage"));
        let document = extract(Capture::new("page.txt", Body::Plain(passage.page.clone())), &lexicon);
        let found = differences(&passage, &document);
        if !found.is_empty() {
            writeln!(report, "{}\n{found}", name.file_name().expect("a name").display()).expect("a string");
        }
    }
    assert!(report.is_empty(), "\n{report}");
}
