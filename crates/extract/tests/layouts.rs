//! The passages of `tests/suite/layouts`: invented pages in layouts of the years from 1998 to 2010.
//!
//! A passage has a block ```` ```html ````, a block ```` ```body ````, a paragraph a line, and a block
//! ```` ```metadata ````, each line `field: value`, `-` for none. `eval/layouts.py` measures the same and runs other
//! programs over the pages. A few fields are known to be read wrongly, so the test holds counts.
#![allow(clippy::disallowed_methods, reason = "the test reads its passages")]
#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::path::Path;

use corpus::{BlockKind, Document};
use lexicon::Lexicon;
use rashomon_extract::{Body, Capture, extract};

fn fenced<'m>(markdown: &'m str, name: &str) -> &'m str {
    let start = markdown.find(&format!("```{name}\n")).expect("a fenced block") + name.len() + 4;
    let end = markdown[start..].find("\n```").expect("the end of the block");
    &markdown[start..start + end]
}

/// The words of a text with how often each stands.
fn words(text: &str) -> BTreeMap<&str, usize> {
    let mut words = BTreeMap::new();
    for word in text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()) {
        *words.entry(word).or_default() += 1;
    }
    words
}

/// The words that two texts share, in percent of the mean of both.
fn likeness(found: &str, wanted: &str) -> usize {
    let (found, wanted) = (words(found), words(wanted));
    let shared: usize = found.iter().map(|(word, count)| count.min(wanted.get(word).unwrap_or(&0))).sum();
    200 * shared / (found.values().sum::<usize>() + wanted.values().sum::<usize>()).max(1)
}

/// The running text; a line that is a date alone is none.
fn body(document: &Document) -> String {
    let running = document.blocks.rows().iter().filter(|block| {
        matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading | BlockKind::Dateline)
            && block.rule.0 != "dateline.date"
    });
    running.map(|block| document.text.slice(block.span)).collect::<Vec<_>>().join("\n")
}

fn field(document: &Document, name: &str) -> Vec<String> {
    let metadata = &document.metadata;
    match name {
        "author" => metadata.authors.iter().map(|author| author.name.value.clone()).collect(),
        "title" => metadata.title.iter().map(|title| title.value.clone()).collect(),
        "publisher" => metadata.publisher.iter().map(|publisher| publisher.value.clone()).collect(),
        _ => metadata.published.iter().map(|date| date.value.to_string()).collect(),
    }
}

#[test]
fn old_layouts_are_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/suite/layouts");
    let lexicon = Lexicon::embedded();
    let (mut pages, mut whole) = (0, 0);
    let mut right: BTreeMap<&str, usize> = BTreeMap::new();
    for entry in std::fs::read_dir(folder).expect("the suite") {
        let path = entry.expect("a file").path();
        let markdown = std::fs::read_to_string(&path).expect("a passage");
        let html = fenced(&markdown, "html").to_owned();
        let document = extract(Capture::new("page.html", Body::Html(html)), &lexicon);
        let alike = likeness(&body(&document), fenced(&markdown, "body"));
        assert!(alike >= 80, "{alike} % of the words are the same: {}", path.display());
        pages += 1;
        whole += usize::from(alike == 100);
        for name in ["title", "author", "published", "publisher"] {
            let lines = fenced(&markdown, "metadata").lines().filter_map(|line| line.split_once(": "));
            let wanted: Vec<&str> = lines.filter(|(field, _)| *field == name).map(|(_, value)| value).collect();
            let stated: Vec<&str> = wanted.iter().copied().filter(|value| *value != "-").collect();
            *right.entry(name).or_default() += usize::from(!wanted.is_empty() && field(&document, name) == stated);
        }
    }
    assert_eq!(pages, 20);
    // As measured: of 20 titles, 16 pages with authors or none, 19 dates and 14 outlets.
    let least = [("author", 16), ("published", 19), ("publisher", 10), ("title", 19)];
    for (name, least) in least {
        assert!(right[name] >= least, "{name}: {right:?}");
    }
    assert!(whole >= 15, "{whole} of {pages} bodies are right word for word");
}
