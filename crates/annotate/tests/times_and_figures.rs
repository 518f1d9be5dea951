//! The passages under `tests/suite/times` and `tests/suite/figures`, and what holds of any text.
//!
//! `RASHOMON_UPDATE=1` rewrites the expected rows.
#![allow(clippy::disallowed_methods, clippy::expect_used, reason = "passages are files; a broken one fails the test")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use corpus::{Annotations, Block, BlockKind, Document, Edtf, Format, Metadata, Rule, Sourced, Span, Table, Text};
use lexicon::Lexicon;
use nlp::Model;

fn tools() -> &'static (Model, Lexicon) {
    static TOOLS: OnceLock<(Model, Lexicon)> = OnceLock::new();
    TOOLS.get_or_init(|| (Model::embedded().expect("the model is part of the program"), Lexicon::embedded()))
}

/// A document in which every line is a paragraph.
fn document(passage: &str, published: Option<&str>) -> Document {
    let text = Text::new(passage).expect("short");
    let lines = passage.lines().filter(|line| !line.trim().is_empty());
    let blocks = lines.map(|line| {
        let start = line.as_ptr() as usize - passage.as_ptr() as usize;
        let span = Span::from_range(start..start + line.trim_end().len());
        Block { kind: BlockKind::Paragraph, span, capture: None, rule: Rule::new("test") }
    });
    let published = published.and_then(Edtf::parse).map(Sourced::given);
    let blocks = Table::sort(blocks.collect(), &text);
    let metadata = Metadata { published, ..Metadata::default() };
    let (id, source, defects) = ("passage".to_owned(), "passage".to_owned(), Vec::new());
    Document { id, source, format: Format::Plain, text, blocks, metadata, defects }
}

fn annotated(passage: &str, published: Option<&str>) -> (Document, Annotations) {
    let (model, lexicon) = tools();
    let document = document(passage, published);
    let annotations = rashomon_annotate::annotate(&document, model, lexicon);
    (document, annotations)
}

/// What a passage says of times: one line an expression, and the time of writing where it is inferred.
fn times(passage: &str, published: Option<&str>) -> String {
    let (document, annotations) = annotated(passage, published);
    let mut rows = String::new();
    for time in annotations.times.rows() {
        let edtf = time.edtf.as_ref().map_or("-", Edtf::as_str);
        write!(rows, "{} | {} | {} | {edtf}", document.text.slice(time.span), time.time_type, time.value)
            .expect("a string");
        rows.extend(time.modifier.map(|modifier| format!(" | {modifier}")));
        rows.extend(time.anchor.map(|anchor| format!(" | from {}", document.text.slice(anchor))));
        rows.extend(time.grounds.doubts.iter().map(|doubt| format!(" | ? {doubt}")));
        rows.push('\n');
    }
    if let (None, Some(written)) = (published, &annotations.written) {
        writeln!(rows, "written {}", written.value).expect("a string");
        for doubt in &written.doubts {
            writeln!(rows, "written ? {doubt}").expect("a string");
        }
    }
    rows
}

/// What a passage says of figures: one line a figure.
fn figures(passage: &str, published: Option<&str>) -> String {
    let (document, annotations) = annotated(passage, published);
    let mut rows = String::new();
    for figure in annotations.figures.rows() {
        let high = figure.high.map_or_else(String::new, |high| format!("..{high}"));
        write!(rows, "{} | {}{high} {}", document.text.slice(figure.span), figure.value, figure.unit)
            .expect("a string");
        rows.extend(figure.modifier.map(|modifier| format!(" | {modifier}")));
        rows.extend(figure.direction.map(|direction| format!(" | {direction}")));
        rows.extend(figure.measures.map(|measures| format!(" | of {}", document.text.slice(measures))));
        rows.extend(figure.period.as_ref().map(|period| format!(" | in {period}")));
        rows.extend(figure.grounds.doubts.iter().map(|doubt| format!(" | ? {doubt}")));
        rows.push('\n');
    }
    rows
}

/// Runs every passage of a folder. A passage stands between `~~~ passage [DATE]` and `~~~ rows`, its rows
/// up to the closing `~~~`.
fn run(folder: &str, rows: fn(&str, Option<&str>) -> String) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/suite").join(folder);
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("a file").path()).collect();
    files.sort();
    let update = std::env::var_os("RASHOMON_UPDATE").is_some();
    let mut faults = String::new();
    for file in files {
        let written = std::fs::read_to_string(&file).expect("a text");
        let found = rewritten(&written, rows);
        if update {
            std::fs::write(&file, &found).expect("a file");
        } else if written != found {
            write!(faults, "\n{}\n{}", file.display(), difference(&written, &found)).expect("a string");
        }
    }
    assert!(faults.is_empty(), "{faults}");
}

/// The file with the rows that are found.
fn rewritten(written: &str, rows: fn(&str, Option<&str>) -> String) -> String {
    let mut out = String::new();
    for part in written.split_inclusive("\n~~~\n") {
        let Some((before, rest)) = part.split_once("~~~ passage") else {
            out.push_str(part);
            continue;
        };
        let (date, rest) = rest.split_once('\n').expect("a passage");
        let (passage, _) = rest.split_once("~~~ rows\n").expect("rows after the passage");
        let published = Some(date.trim()).filter(|date| !date.is_empty());
        write!(out, "{before}~~~ passage{date}\n{passage}~~~ rows\n{}~~~\n", rows(passage, published))
            .expect("a string");
    }
    out
}

fn difference(written: &str, found: &str) -> String {
    let lines = |text: &str, other: &str, sign: char| {
        let absent = text.lines().filter(|line| !other.lines().any(|same| same == *line));
        absent.map(|line| format!("{sign} {line}\n")).collect::<String>()
    };
    lines(written, found, '-') + &lines(found, written, '+')
}

#[test]
fn passages_of_times() {
    run("times", times);
}

#[test]
fn passages_of_figures() {
    run("figures", figures);
}

#[test]
fn spans_lie_in_the_text_whatever_it_is() {
    let pieces = [
        "May 6, ",
        "２０１６ ",
        "-",
        "½ ",
        "“$",
        "1,",
        "00",
        "%",
        "the ",
        "first ",
        "half of ",
        "é",
        "'",
        "90s ",
        "between ",
        "and ",
        "\u{202f}",
        "next ",
        "Friday ",
        "to ",
        "years ",
        "ago",
        "\n",
        "€",
        ":",
        "12",
        ".",
        "5/6/2016",
        "more than ",
        "million ",
    ];
    let mut state = 1_u32;
    for _ in 0..200 {
        let mut passage = String::new();
        for _ in 0..40 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            passage.push_str(pieces[(state >> 16) as usize % pieces.len()]);
        }
        let (document, annotations) = annotated(&passage, Some("2016-05-10"));
        assert!(
            annotations.times.rows().iter().all(|row| document.text.holds(row.span) && !row.span.is_empty()),
            "{passage}"
        );
        assert!(
            annotations.figures.rows().iter().all(|row| document.text.holds(row.span) && row.value.is_finite()),
            "{passage}"
        );
    }
}
