//! The passages of `tests/suite/plain`: which lines of a paste are the article and which stand around it.
//!
//! A passage is a Markdown file with a block ```` ```page ````, each line `kind | line`, `^` for a line of the
//! block above. `eval/plain.py --passages` measures the same. A few lines are known to be read wrongly, so the
//! test holds shares over all passages, and loses no passage whole but one that is known.
#![allow(clippy::disallowed_methods, reason = "the test reads its passages")]
#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::path::Path;

use corpus::{BlockKind, Document, Spanned};
use lexicon::Lexicon;
use rashomon_extract::{Body, Capture, extract};

/// A line of a passage: its kind as written, and where it stands in the text.
type Marked = (String, std::ops::Range<usize>);

fn read(markdown: &str) -> (String, Vec<Marked>) {
    let start = markdown.find("```page\n").expect("a block") + 8;
    let end = start + markdown[start..].find("\n```").expect("the end of the block") + 1;
    let (mut text, mut lines): (String, Vec<Marked>) = (String::new(), Vec::new());
    for line in markdown[start..end].lines() {
        let (kind, line) = line.split_once('|').expect("a line `kind | text`");
        let line = line.strip_prefix(' ').unwrap_or(line);
        let kind = kind.split_whitespace().last().unwrap_or("either");
        let same = || lines.last().map_or_else(String::new, |(kind, _)| kind.clone());
        let kind = if kind == "^" { same() } else { kind.to_owned() };
        if !line.trim().is_empty() {
            lines.push((kind, text.len()..text.len() + line.len()));
        }
        text.push_str(line);
        text.push('\n');
    }
    (text, lines)
}

/// Whether most of a line was set apart from the article.
fn is_apart(document: &Document, line: &std::ops::Range<usize>) -> bool {
    let shared = |block: &&corpus::Block| {
        let span = block.span().range();
        span.end.min(line.end).saturating_sub(span.start.max(line.start))
    };
    let kind = document.blocks.rows().iter().max_by_key(shared).map(|block| block.kind);
    !matches!(
        kind,
        Some(
            BlockKind::Paragraph | BlockKind::Heading | BlockKind::Dateline | BlockKind::Title | BlockKind::Standfirst
        )
    )
}

#[test]
fn furniture_is_told_from_the_article() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/suite/plain");
    let lexicon = Lexicon::embedded();
    let (mut set_apart, mut lost, mut left_in, mut passages) = (0, 0, 0, 0);
    for entry in std::fs::read_dir(folder).expect("the suite") {
        let path = entry.expect("a file").path();
        let (text, lines) = read(&std::fs::read_to_string(&path).expect("a passage"));
        let document = extract(Capture::new("page.txt", Body::Plain(text.clone())), &lexicon);
        assert_eq!(document.text.as_str(), text);
        let (mut kept, mut body) = (0, 0);
        for (kind, line) in &lines {
            let apart = is_apart(&document, line);
            match kind.as_str() {
                "paragraph" | "heading" | "dateline" => {
                    body += 1;
                    kept += usize::from(!apart);
                }
                "chrome" | "promo" | "bio" | "disclaimer" | "comment" if apart => set_apart += 1,
                "chrome" | "promo" | "bio" | "disclaimer" | "comment" => left_in += 1,
                _ => {}
            }
        }
        // Of the comparison of products most is lost: its short entries look like a menu.
        let known = path.ends_with("product-comparison.md");
        assert!(known || kept * 2 >= body, "{kept} of {body} lines of the article are left: {}", path.display());
        lost += body - kept;
        passages += 1;
    }
    assert!(passages >= 42);
    // As measured: 300 of 306 lines set apart, and with them 18 of 215 lines of articles, 13 of them in the comparison
    // of products.
    assert!(left_in <= 8 && set_apart >= 298, "{left_in} lines of furniture were left in");
    assert!(lost <= 20, "{lost} lines of articles were set apart");
}

/// What a line of a passage is read as.
fn kind_of(passage: &str, line: &str) -> (BlockKind, String) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/suite/plain");
    let (text, _) = read(&std::fs::read_to_string(folder.join(passage)).expect("a passage"));
    let document = extract(Capture::new("page.txt", Body::Plain(text.clone())), &Lexicon::embedded());
    let at = text.rfind(line).expect("the line");
    let block = document.blocks.rows().iter().find(|block| block.span().range().contains(&at)).expect("a block");
    (block.kind, block.rule.0.to_string())
}

#[test]
fn each_rule_decides_about_its_line() {
    for (passage, line, kind, rule) in [
        ("pdf-report-page-heads.md", "HOLM INSTITUTE", BlockKind::Chrome, "block.page-head"),
        ("pdf-report-page-heads.md", "Page 3 of 9", BlockKind::Chrome, "block.page-number"),
        ("email-forwarded.md", "Head of research", BlockKind::Chrome, "block.below-signature"),
        ("press-release.md", "Sarn Ferries runs", BlockKind::Promo, "block.about"),
        ("obituary-with-biographies.md", "Signe Aalto is", BlockKind::Bio, "bio.below-body"),
        ("transcript.md", "Transcript: The foreign", BlockKind::Title, "title.above-body"),
        ("newsletter.md", "Good morning.", BlockKind::Paragraph, "block.paragraph"),
        ("steps-with-tips.md", "Stand flat stones", BlockKind::Paragraph, "block.paragraph"),
        ("questions-and-answers.md", "Sleep.", BlockKind::Paragraph, "block.paragraph"),
        ("speech-as-delivered.md", "Dear all,", BlockKind::Paragraph, "block.paragraph"),
    ] {
        assert_eq!(kind_of(passage, line), (kind, rule.to_owned()), "{line}");
    }
}
