//! The body of an article, block by block.

use corpus::BlockKind;
use dom_query::{Document as Tree, NodeRef};
use dom_smoothie::{Config, Readability};

use super::Piece;
use crate::page::{Hint, Mark};

const HEADING: Hint = Some(Mark { kind: BlockKind::Heading, rule: "heading.markup" });
const CAPTION: Hint = Some(Mark { kind: BlockKind::Caption, rule: "caption.markup" });

/// The blocks of the article that a page holds, without its headline.
pub(super) fn pieces(tree: Tree, headline: Option<&str>) -> Vec<Piece> {
    let config = Config { keep_classes: true, disable_json_ld: true, ..Config::default() };
    let Ok(mut reader) = Readability::with_document(tree, None, Some(config)) else { return Vec::new() };
    let Ok(article) = reader.parse() else { return Vec::new() };
    let content = Tree::fragment(article.content);
    let mut pieces = walk(&content);
    // The headline is known; where the article repeats it, once is enough.
    pieces.retain(|(text, _)| headline != Some(text.as_str()));
    pieces
}

/// What is entered or left on the way through the tree.
enum Step<'t> {
    Enter(NodeRef<'t>),
    /// Leaves a block whose hint was in force outside it.
    Leave(Hint),
}

/// The text of a tree in blocks, on a stack of its own: markup may be deep.
fn walk(tree: &Tree) -> Vec<Piece> {
    let mut writer = Writer::default();
    let mut steps = vec![Step::Enter(tree.root())];
    while let Some(step) = steps.pop() {
        match step {
            Step::Leave(hint) => writer.flush(hint),
            Step::Enter(node) if node.is_text() => writer.push(&node.text()),
            Step::Enter(node) => enter(node, &mut writer, &mut steps),
        }
    }
    writer.flush(None);
    writer.pieces
}

fn enter<'t>(node: NodeRef<'t>, writer: &mut Writer, steps: &mut Vec<Step<'t>>) {
    let name = node.node_name().unwrap_or_default();
    let name: &str = &name;
    match name {
        "br" => writer.push(" "),
        "script" | "style" | "noscript" | "template" | "svg" | "button" | "select" | "iframe" => return,
        _ => {}
    }
    if is_block(name) {
        let outer = writer.hint;
        writer.flush(hint(&node, name).or(outer));
        steps.push(Step::Leave(outer));
    }
    steps.extend(node.children_it(true).map(Step::Enter));
}

fn is_block(name: &str) -> bool {
    !matches!(
        name,
        "" | "a"
            | "abbr"
            | "b"
            | "bdi"
            | "bdo"
            | "big"
            | "br"
            | "cite"
            | "code"
            | "del"
            | "dfn"
            | "em"
            | "font"
            | "i"
            | "img"
            | "ins"
            | "kbd"
            | "mark"
            | "q"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "tt"
            | "u"
            | "var"
            | "wbr"
    )
}

fn hint(node: &NodeRef<'_>, name: &str) -> Hint {
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => HEADING,
        "figcaption" | "figure" => CAPTION,
        _ => {
            let class = node.class()?;
            let caption = class.split_ascii_whitespace().any(|word| {
                let word = word.to_ascii_lowercase();
                word.contains("caption") && !word.contains("video")
                    || word.ends_with("photo-credit")
                    || word == "credit"
            });
            if caption { CAPTION } else { None }
        }
    }
}

/// Collects words into blocks.
#[derive(Default)]
struct Writer {
    pieces: Vec<Piece>,
    open: String,
    hint: Hint,
}

impl Writer {
    /// Adds text, its white space made single spaces.
    fn push(&mut self, text: &str) {
        for letter in text.chars() {
            match letter {
                letter if letter.is_whitespace() => {
                    if !self.open.is_empty() && !self.open.ends_with(' ') {
                        self.open.push(' ');
                    }
                }
                '\u{200B}' | '\u{FEFF}' | '\u{AD}' => {}
                letter => self.open.push(letter),
            }
        }
    }

    /// Ends the open block; what follows stands under another hint.
    fn flush(&mut self, next: Hint) {
        let text = self.open.trim();
        if !text.is_empty() {
            self.pieces.push((text.to_owned(), self.hint));
        }
        self.open.clear();
        self.hint = next;
    }
}
