//! Runs the readable passages under `tests/suite` and compares what is found with the rows below each.
//!
//! A file holds cases: a heading, the passage as a block quote (a blank quoted line ends a paragraph, one that begins
//! with `# ` is the headline), then one row a finding. With `RASHOMON_REWRITE=1` the rows are written anew; read the
//! difference before committing it.
#![allow(clippy::expect_used, reason = "a broken case must stop the test")]
#![allow(clippy::disallowed_methods, reason = "the cases are files, and one variable rewrites them")]

use std::fmt::Write;
use std::path::{Path, PathBuf};

use corpus::{Annotations, Block, BlockKind, Document, Format, Metadata, Rule, Span, Table, Text};

struct Case {
    lines: Vec<String>,
    passage: Vec<String>,
    rows: Vec<String>,
}

fn cases(file: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut case = Case { lines: Vec::new(), passage: vec![String::new()], rows: Vec::new() };
    for line in file.lines() {
        if line.starts_with("## ") {
            cases.push(std::mem::replace(
                &mut case,
                Case { lines: Vec::new(), passage: vec![String::new()], rows: Vec::new() },
            ));
        }
        match line.strip_prefix('>') {
            Some("") => case.passage.push(String::new()),
            Some(quoted) => case.passage.last_mut().expect("never empty").push_str(quoted.trim_start()),
            None if line.starts_with("- ") => case.rows.push(line.to_owned()),
            None => {}
        }
        if !line.starts_with("- ") {
            case.lines.push(line.to_owned());
        }
    }
    cases.push(case);
    cases
}

fn document(paragraphs: &[String]) -> Document {
    let bare = |paragraph: &String| paragraph.strip_prefix("# ").unwrap_or(paragraph).to_owned();
    let kinds = paragraphs.iter().map(|paragraph| match paragraph.starts_with("# ") {
        true => BlockKind::Title,
        false => BlockKind::Paragraph,
    });
    let kinds: Vec<BlockKind> = kinds.collect();
    let paragraphs: Vec<String> = paragraphs.iter().map(bare).collect();
    let text = Text::new(paragraphs.join("\n")).expect("short");
    let mut at = 0;
    let mut blocks = Vec::new();
    for (paragraph, kind) in paragraphs.iter().zip(kinds) {
        let span = Span::new(at, at + paragraph.len() as u32);
        blocks.push(Block { kind, span, capture: None, rule: Rule::new("test") });
        at = span.end + 1;
    }
    let blocks = Table::freeze(blocks, &text).expect("in order");
    Document {
        id: "case".into(),
        source: String::new(),
        format: Format::Plain,
        text,
        blocks,
        metadata: Metadata::default(),
        defects: Vec::new(),
    }
}

fn quotes(document: &Document, found: &Annotations) -> Vec<String> {
    let show = |span: Span| document.text.slice(span);
    let rows = found.quotes.rows().iter().map(|quote| {
        let content: Vec<&str> = quote.content.iter().map(|part| show(*part)).collect();
        let mut row = format!("- {} `{}`", quote.quote_type, content.join("` + `"));
        let speaker = quote.speaker.map(|speaker| show(found.entities[speaker].name));
        let parts = [
            ("cue", quote.cue.map(show)),
            ("source", quote.source.map(show)),
            ("speaker", speaker),
            ("role", quote.role.map(show)),
            ("to", quote.addressee.map(show)),
        ];
        for (name, part) in parts {
            let _ = part.map(|part| write!(row, ", {name} `{part}`"));
        }
        if let Some(outer) = quote.nested_in {
            let _ = write!(row, ", in row {}", outer.index() + 1);
        }
        let _ = write!(row, " ({})", quote.grounds.rule);
        quote.grounds.doubts.iter().for_each(|doubt| row.push_str(&format!(" ?{doubt}")));
        row
    });
    let defects = found.defects.iter().map(|defect| format!("- defect {}", defect.kind));
    rows.chain(defects).collect()
}

fn mentions(document: &Document, found: &Annotations) -> Vec<String> {
    let show = |span: Span| document.text.slice(span);
    let rows = found.mentions.rows().iter().map(|mention| {
        let entity = mention.entity.map(|entity| &found.entities[entity]);
        let mut row = format!("- {} {} `{}`", mention.form, mention.entity_type, show(mention.span));
        if let Some(entity) = entity {
            let _ = write!(row, " is `{}`", show(entity.name));
            let _ = entity.country.as_ref().map(|country| write!(row, " of {country}"));
            let _ = entity.role.map(|role| write!(row, ", `{}`", show(role)));
        }
        mention.grounds.doubts.iter().for_each(|doubt| row.push_str(&format!(" ?{doubt}")));
        row
    });
    rows.collect()
}

fn run(folder: &str, render: impl Fn(&Document, &Annotations) -> Vec<String>) {
    let model = nlp::Model::embedded().expect("the model is part of the program");
    let lexicon = lexicon::Lexicon::embedded();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/suite").join(folder);
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(root).expect("the suite").map(|entry| entry.expect("a file").path()).collect();
    files.sort();
    let mut wrong = String::new();
    for path in files {
        let file = std::fs::read_to_string(&path).expect("a case file");
        let mut rewritten = String::new();
        for case in cases(&file) {
            let document = document(&case.passage);
            let found = render(&document, &rashomon_annotate::annotate(&document, &model, &lexicon));
            if found != case.rows && !case.passage.concat().is_empty() {
                let _ =
                    writeln!(wrong, "{}:\n{}\nfound:\n{}\n", path.display(), case.lines.join("\n"), found.join("\n"));
            }
            let _ = write!(rewritten, "{}\n\n", case.lines.join("\n").trim_end());
            if !found.is_empty() {
                let _ = write!(rewritten, "{}\n\n", found.join("\n"));
            }
        }
        if std::env::var("RASHOMON_REWRITE").is_ok() {
            std::fs::write(&path, rewritten.trim_end().to_owned() + "\n").expect("a writable suite");
        }
    }
    assert!(wrong.is_empty() || std::env::var("RASHOMON_REWRITE").is_ok(), "{wrong}");
}

#[test]
fn quotes_are_as_the_suite_says() {
    run("quotes", quotes);
}

#[test]
fn mentions_are_as_the_suite_says() {
    run("mentions", mentions);
}
