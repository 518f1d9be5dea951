//! Text that a page sends behind its end, for its scripts to put into place.
//!
//! React sends a page in parts (Suspense): where a part is not ready stands `<template id="B:1">`, later comes
//! `<div hidden id="S:4">` with its content, and the call `$RC("B:1","S:4")` moves it. `$RS("S:5","P:5")` does so
//! within a part. What stands there meanwhile ("Loading ..."), up to the comment `/$`, gives way. Pages kept without their scripts have no calls; there a part is taken to belong to the place of the
//! same number. Nothing is moved in the tree here, so that its letters keep the order of the source.

use std::collections::{BTreeMap, BTreeSet};

use dom_query::{Document as Tree, NodeData, NodeId, NodeRef};

use super::outline::letters_of;

/// The calls that move a part to its place.
const CALLS: [&str; 3] = ["$RC(\"", "$RS(\"", "$RR(\""];

/// What the name of a part begins with, and what those of places do.
const PART: &str = "S:";
const PLACES: [&str; 2] = ["B:", "P:"];

/// The longest name of a part or a place, in bytes.
const NAME: usize = 16;

/// The parts that came late.
#[derive(Default)]
pub(super) struct Streamed<'t> {
    /// By their names.
    parts: BTreeMap<String, Part<'t>>,
    /// The names of the parts by those of their places, as the calls have them.
    calls: BTreeMap<String, String>,
    /// Those that were read at their place, and what gave way to them.
    read: BTreeSet<NodeId>,
}

/// A part that came late.
#[derive(Clone, Copy)]
pub(super) struct Part<'t> {
    pub(super) node: NodeRef<'t>,
    /// Bytes of letters before it in the page.
    pub(super) at: usize,
}

impl<'t> Streamed<'t> {
    /// Finds the parts of a page.
    pub(super) fn find(tree: &'t Tree, html: &str) -> Streamed<'t> {
        let mut streamed = Streamed::default();
        if !html.contains("id=\"S:") {
            return streamed;
        }
        let (mut at, mut last) = (0, None);
        for node in tree.root().descendants_it() {
            // Parts stand beside each other. One in another would be read as often as it is deep.
            let apart = || last.is_none_or(|last| node.ancestors_it(None).all(|above| above.id != last));
            if let Some(name) = id(&node).filter(|name| name.starts_with(PART) && apart()) {
                last = Some(node.id);
                streamed.parts.entry(name).or_insert(Part { node, at });
            }
            at += letters_of(&node);
        }
        streamed.calls = calls(html);
        streamed
    }

    /// The part that is to stand where this element does; each is given once.
    pub(super) fn take(&mut self, node: &NodeRef<'_>) -> Option<Part<'t>> {
        if self.parts.is_empty() || !node.has_name("template") {
            return None;
        }
        let place = id(node)?;
        let name = if self.calls.is_empty() {
            let number = PLACES.iter().find_map(|kind| place.strip_prefix(kind))?;
            format!("{PART}{number}")
        } else {
            self.calls.get(&place)?.clone()
        };
        let part = self.parts.remove(&name)?;
        self.read.insert(part.node.id);
        self.read.extend(meanwhile(node).iter().map(|node| node.id));
        Some(part)
    }

    /// Whether a node is a part that was read at its place, or gave way to one.
    pub(super) fn is_read(&self, node: &NodeRef<'_>) -> bool {
        !self.read.is_empty() && self.read.contains(&node.id)
    }
}

/// The most nodes that stand for a part until it comes.
const MEANWHILE: usize = 100;

/// What stands behind a place until its part comes: all up to the comment that ends it.
fn meanwhile<'t>(place: &NodeRef<'t>) -> Vec<NodeRef<'t>> {
    let mut open = 0;
    let mut nodes = Vec::new();
    let mut next = place.next_sibling();
    while let Some(node) = next.filter(|_| nodes.len() < MEANWHILE) {
        let comment = node.query_or(None, |inner| match &inner.data {
            NodeData::Comment { contents } => Some(contents.to_string()),
            _ => None,
        });
        match comment.as_deref() {
            Some("/$") if open == 0 => return nodes,
            Some("/$") => open -= 1,
            Some("$" | "$?" | "$!" | "$~") => open += 1,
            _ => {}
        }
        next = node.next_sibling();
        nodes.push(node);
    }
    Vec::new()
}

fn id(node: &NodeRef<'_>) -> Option<String> {
    node.query_or(None, |inner| match &inner.data {
        NodeData::Element(element) => {
            let id = element.attrs.iter().find(|attribute| &*attribute.name.local == "id")?;
            Some(id.value.to_string())
        }
        _ => None,
    })
}

/// The names of parts by those of their places.
fn calls(html: &str) -> BTreeMap<String, String> {
    let mut calls = BTreeMap::new();
    let mut rest = html;
    while let Some(at) = rest.find("$R") {
        let call = CALLS.iter().find_map(|call| rest[at..].strip_prefix(call));
        rest = &rest[at + 2..];
        let Some((first, second)) = call.and_then(two_names) else { continue };
        let (place, part) = if first.starts_with(PART) { (second, first) } else { (first, second) };
        calls.insert(place.to_owned(), part.to_owned());
    }
    calls
}

/// The two names of a call behind its first quotation mark: `B:1","S:4"`.
fn two_names(call: &str) -> Option<(&str, &str)> {
    let call = call.char_indices().nth(2 * NAME + 8).map_or(call, |(end, _)| &call[..end]);
    let (first, rest) = call.split_once('"')?;
    let (second, _) = rest.trim_start().strip_prefix(',')?.trim_start().strip_prefix('"')?.split_once('"')?;
    let short = |name: &str| name.len() <= NAME && name.contains(':');
    (short(first) && short(second)).then_some((first, second))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_of_parts_are_read_from_the_calls() {
        let html = r#"<script>$RC=function(b,c){};$RC("B:0","S:3")</script><script>$RS("S:1","P:1");$RC("a,b</script>"#;
        let calls = calls(html);
        assert_eq!(calls.get("B:0").map(String::as_str), Some("S:3"));
        assert_eq!(calls.get("P:1").map(String::as_str), Some("S:1"));
        assert_eq!(calls.len(), 2);
    }
}
