//! Where the entries of a feed or list lie, and what is said about the whole.

use std::ops::Range;

use super::node::{Names, Node, node};
use super::xml::{Open, Step, Tags};

/// A document with its entries, each to be read when it is asked for.
#[derive(Debug, Default)]
pub(super) struct Outline {
    pub(super) names: Names,
    /// What is said about the whole: title, address, authors.
    pub(super) head: Vec<Node>,
    /// Where the entries lie in the text.
    pub(super) entries: Vec<Range<usize>>,
    /// Whether the document breaks off.
    pub(super) broken: bool,
}

/// Finds the entries, which are elements of one of these names, and the elements about the whole.
pub(super) fn outline(text: &str, wanted: &[&str]) -> Outline {
    let mut tags = Tags::new(text);
    let mut outline = Outline::default();
    let Some(root) = root(&mut tags) else { return outline };
    outline.names = Names::of(&root);
    outline.head.extend(base(&root));
    let is_entry =
        |names: &Names, open: &Open<'_>| names.is_own(open.name) && wanted.contains(&names.usual(open.name).as_str());
    // Where the entry that is open begins, and how deep it lies.
    let mut entry: Option<(usize, usize)> = None;
    while let Some(step) = tags.next() {
        match step {
            Step::Open(open) if is_entry(&outline.names, &open) => {
                if let Some((start, depth)) = entry {
                    // The one before was not closed.
                    outline.entries.push(start..open.start);
                    tags.surface(depth);
                }
                entry = Some((open.start, tags.open().len() - 1));
            }
            Step::Open(open) if entry.is_none() && outline.names.usual(open.name) != "channel" => {
                let found = node(&mut tags, &open, &outline.names, 1);
                if ABOUT.contains(&found.name.as_str()) {
                    outline.head.push(found);
                }
            }
            Step::Close { end, .. } => {
                if let Some((start, _)) = entry.take_if(|(_, depth)| tags.open().len() <= *depth) {
                    outline.entries.push(start..end);
                }
            }
            _ => {}
        }
    }
    outline.broken = tags.broken;
    outline
}

/// What is kept of what is said about the whole.
const ABOUT: [&str; 5] = ["title", "link", "author", "dc:creator", "atom:link"];

fn root<'t>(tags: &mut Tags<'t>) -> Option<Open<'t>> {
    loop {
        if let Step::Open(open) = tags.next()? {
            return Some(open);
        }
    }
}

/// The address against which the root says that links are to be read.
fn base(root: &Open<'_>) -> Option<Node> {
    let address = root.attributes().find(|(key, _)| *key == "xml:base")?.1;
    Some(Node::named("xml:base", address))
}
