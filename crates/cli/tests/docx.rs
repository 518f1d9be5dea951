//! The brief as a document for word processors: a sound package, the same bytes twice, foreign text as text.
#![allow(clippy::expect_used, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "tests write and read files")]

mod command;

use std::io::Read;

use command::{Scene, scene};

/// The main part of a document.
fn body(scene: &Scene, name: &str) -> String {
    let file = std::fs::File::open(scene.path(name)).expect("a file");
    let mut package = zip::ZipArchive::new(file).expect("a package");
    for part in ["[Content_Types].xml", "_rels/.rels", "word/styles.xml", "word/numbering.xml", "docProps/core.xml"] {
        package.by_name(part).expect(part);
    }
    let mut body = String::new();
    package.by_name("word/document.xml").expect("a body").read_to_string(&mut body).expect("text");
    body
}

/// Whether every element that is opened is closed, in order.
fn is_well_formed(xml: &str) -> bool {
    let mut open: Vec<&str> = Vec::new();
    for tag in xml.split('<').skip(1).filter_map(|rest| rest.split_once('>')).map(|(tag, _)| tag) {
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        if tag.starts_with('/') {
            if open.pop() != Some(name) {
                return false;
            }
        } else if !tag.ends_with('/') && !tag.starts_with('?') {
            open.push(name);
        }
    }
    open.is_empty()
}

#[test]
fn a_brief_is_a_document_whose_citations_lead_to_the_texts() {
    let scene = scene();
    let names = scene.everest();
    for output in ["one.docx", "two.docx"] {
        let run = scene.run(&[vec!["brief", "-o", output, "--title", "Heights & <depths>"], names.clone()].concat());
        assert_eq!(run.code, 0, "{}", run.stderr);
    }
    let read = |name: &str| std::fs::read(scene.path(name)).expect("bytes");
    assert!(read("one.docx") == read("two.docx"), "the same brief is the same bytes");
    let xml = body(&scene, "one.docx");
    assert!(is_well_formed(&xml));
    assert!(xml.contains("Heights &amp; &lt;depths&gt;"));
    assert!(xml.contains(r#"<w:hyperlink w:anchor="text-1">"#) && xml.contains(r#"w:name="text-1""#));
}

#[test]
fn markup_and_control_characters_of_a_text_stay_harmless() {
    let scene = scene();
    let hostile = "OSLO, 3 March 2021 - </w:t></w:r><w:r> \u{0}\u{8}\u{1b}[31m said Anna Berg. \u{FFFF} [1 x] **b**\n";
    std::fs::write(scene.path("hostile.txt"), hostile).expect("written");
    let run = scene.run(&["brief", "hostile.txt", "-o", "brief.docx"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let xml = body(&scene, "brief.docx");
    assert!(is_well_formed(&xml));
    assert!(!xml.chars().any(|letter| letter.is_control() || letter == '\u{FFFF}'));
    assert!(xml.contains("&lt;/w:t&gt;"));
}
