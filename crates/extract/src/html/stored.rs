//! Articles that stand in the data of a page and not, or not whole, in its markup.
//!
//! Pages that are drawn by a script keep the article in JSON: as `articleBody` in JSON-LD, or in the state
//! of the script, as one text or a list of paragraphs. Sets of frames keep one for readers without frames.

use std::collections::BTreeMap;

use corpus::BlockKind;
use dom_query::{Document as Tree, NodeRef};
use serde_json::Value;

use super::flat;
use super::piece::Piece;
use crate::lists::STORED_KEYS;
use crate::page::Mark;

/// With less than this share of the text that the page states as the article's, in percent, the markup holds a part.
const PART: usize = 40;

/// An article with so many letters in the markup is not looked for in scripts.
const ENOUGH: usize = 500;

/// Shorter strings of a script are labels.
const SENTENCE: usize = 60;

/// So many letters of running text in a script are an article.
const LEAST: usize = 400;

/// The article of the data of a page, where it is much longer than what was `found` in the markup, in letters.
pub(super) fn pieces(tree: &Tree, objects: &[Value], found: usize) -> Option<Vec<Piece>> {
    let stated = objects.iter().filter_map(|object| object.get("articleBody")?.as_str());
    if let Some(stated) = stated.max_by_key(|stated| stated.len()) {
        let pieces = paragraphs(stated, "paragraph.json-ld");
        let letters = letters(&pieces);
        if letters >= LEAST && found * 100 < letters * PART {
            return Some(pieces);
        }
    }
    if found >= ENOUGH {
        return None;
    }
    let elsewhere = in_scripts(tree).or_else(|| without_frames(tree))?;
    (letters(&elsewhere) > found * 3).then_some(elsewhere)
}

fn letters(pieces: &[Piece]) -> usize {
    pieces.iter().map(|piece| piece.text.chars().filter(|letter| !letter.is_whitespace()).count()).sum()
}

/// The paragraphs of a text, which may be written as HTML.
fn paragraphs(text: &str, rule: &'static str) -> Vec<Piece> {
    // Some content systems escape their markup once more.
    let text = text.replace("&lt;", "<").replace("&gt;", ">");
    let text = if text.contains("</") || text.contains("<br") { flat::text(&text) } else { text };
    let mark = Some(Mark { kind: BlockKind::Paragraph, rule });
    let lines = text.split(['\n', '\r']).map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).map(|line| Piece::placeless(line, mark)).collect()
}

/// The running text in the strings of scripts: that of the name with the most of it.
fn in_scripts(tree: &Tree) -> Option<Vec<Piece>> {
    let mut named: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
    for script in tree.root().descendants_it().filter(|node| node.has_name("script")) {
        let text = script.text();
        for key in STORED_KEYS.iter() {
            strings(&text, key, named.entry(key).or_default());
        }
    }
    let running = |texts: &[String]| -> usize { texts.iter().map(String::len).sum() };
    let (_, texts) = named.into_iter().max_by_key(|(_, texts)| running(texts))?;
    let longest = texts.iter().max_by_key(|text| text.len())?;
    // One text that is most of all is the article; else the texts are its paragraphs.
    let whole = longest.len() * 10 >= running(&texts) * 6;
    let texts = if whole { vec![longest.clone()] } else { texts };
    let pieces: Vec<Piece> = texts.iter().flat_map(|text| paragraphs(text, "paragraph.script")).collect();
    (letters(&pieces) >= LEAST).then_some(pieces)
}

/// The strings of a script that stand under a name and read as running text.
fn strings(script: &str, key: &str, texts: &mut Vec<String>) {
    let quoted = format!("\"{key}\"");
    let mut rest = script;
    while let Some(at) = rest.find(&quoted) {
        rest = &rest[at + quoted.len()..];
        let Some(value) = rest.trim_start().strip_prefix(':').map(str::trim_start) else { continue };
        if !value.starts_with('"') {
            continue;
        }
        let mut values = serde_json::Deserializer::from_str(value).into_iter::<String>();
        let Some(Ok(text)) = values.next() else { continue };
        if is_running(&text) && !texts.contains(&text) {
            texts.push(text);
        }
        if texts.len() >= MOST {
            return;
        }
    }
}

/// The most paragraphs that are read from scripts.
const MOST: usize = 400;

fn is_running(text: &str) -> bool {
    let words = text.split_ascii_whitespace().count();
    let long = text.len() >= SENTENCE && words * 14 >= text.len();
    long && text.contains(['.', '!', '?', '…', '。']) && !text.contains("{\"") && !text.contains("function(")
}

/// What a set of frames shows to readers without frames.
fn without_frames(tree: &Tree) -> Option<Vec<Piece>> {
    let noframes = tree.root().descendants_it().find(|node| node.has_name("noframes"))?;
    let pieces = paragraphs(&noframes.text(), "paragraph.noframes");
    (letters(&pieces) >= LEAST).then_some(pieces)
}

/// The addresses of the frames of a page.
pub(super) fn frames(tree: &Tree) -> Vec<String> {
    let root = tree.root();
    let frames = root.descendants_it().filter(|node: &NodeRef<'_>| node.has_name("frame"));
    frames.filter_map(|frame| frame.attr("src").map(|source| source.to_string())).take(8).collect()
}
