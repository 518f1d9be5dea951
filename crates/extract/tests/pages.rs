//! The passages of `tests/suite/pages`: HTML pages with the blocks and defects expected.
//!
//! A passage is a Markdown file with a block ```` ```html ````, a block ```` ```blocks ````, each line
//! `kind rule | beginning of the text`, and a block ```` ```defects ````, each line a kind, `-` for none.
//! Where a block names its place in the capture, the place must hold its words.
#![allow(clippy::disallowed_methods, reason = "the test reads its passages")]
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::fmt::Write;
use std::path::Path;

use corpus::Document;
use lexicon::Lexicon;
use rashomon_extract::{Body, Capture, extract};

fn fenced<'m>(markdown: &'m str, name: &str) -> &'m str {
    let start = markdown.find(&format!("```{name}\n")).expect("a fenced block") + name.len() + 4;
    let end = markdown[start..].find("\n```").expect("the end of the block");
    &markdown[start..start + end]
}

/// The blocks as the passages write them, each text cut to the length expected.
fn differences(markdown: &str, document: &Document) -> String {
    let mut report = String::new();
    let blocks = document.blocks.rows();
    let wanted: Vec<(&str, &str)> =
        fenced(markdown, "blocks").lines().map(|line| line.split_once(" | ").expect("`kind rule | text`")).collect();
    for index in 0..wanted.len().max(blocks.len()) {
        let found = blocks.get(index);
        let text = found.map(|block| document.text.slice(block.span)).unwrap_or_default();
        let signs = found.map(|block| format!("{} {}", block.kind.as_str(), block.rule)).unwrap_or_default();
        let (kind, start) = wanted.get(index).copied().unwrap_or_default();
        if kind != signs || !text.starts_with(start) {
            writeln!(report, "  wanted {kind:?} {start:?}, found {signs:?} {text:.50?}").expect("a string");
        }
    }
    let mut defects: Vec<&str> = document.defects.iter().map(|defect| &*defect.kind).collect();
    if defects.is_empty() {
        defects.push("-");
    }
    if fenced(markdown, "defects").lines().collect::<Vec<_>>() != defects {
        writeln!(report, "  defects: found {defects:?}").expect("a string");
    }
    report
}

/// Letters alone, tags left out, as a reader of the page sees them.
fn letters(html: &str) -> String {
    let mut letters = String::new();
    let mut within = false;
    for letter in html.replace("&nbsp;", " ").chars() {
        match letter {
            '<' => within = true,
            '>' if within => within = false,
            _ if within || letter.is_whitespace() => {}
            _ => letters.push(letter),
        }
    }
    letters
}

#[test]
fn every_page_is_read_as_marked() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/suite/pages");
    let lexicon = Lexicon::embedded();
    let mut names: Vec<_> =
        std::fs::read_dir(folder).expect("the suite").map(|entry| entry.expect("a file").path()).collect();
    names.sort();
    assert!(names.len() >= 15);
    let (mut report, mut places) = (String::new(), 0);
    for name in names {
        let markdown = std::fs::read_to_string(&name).expect("a passage");
        let html = fenced(&markdown, "html").to_owned();
        let document = extract(Capture::new("page.html", Body::Html(html.clone())), &lexicon);
        let found = differences(&markdown, &document);
        if !found.is_empty() {
            writeln!(report, "{}\n{found}", name.file_name().expect("a name").display()).expect("a string");
        }
        // There the source has other characters beyond ASCII than the text.
        let is_twice = document.defects.iter().any(|defect| defect.kind == "encoded-twice");
        let comparable = |text: &str| letters(text).chars().filter(|c| c.is_ascii() || !is_twice).collect::<String>();
        for block in document.blocks.rows() {
            let Some(range) = block.capture else { continue };
            let place = html.get(range.start as usize..range.end as usize).expect("a place in the page");
            assert_eq!(comparable(place), comparable(document.text.slice(block.span)));
            places += 1;
        }
    }
    assert!(report.is_empty(), "\n{report}");
    assert!(places >= 40, "only {places} blocks know their place");
}
