//! Elements of a feed or list as small trees, with their names made the same.

use std::collections::BTreeMap;

use super::xml::{Open, Step, Tags};

/// An element.
#[derive(Debug, Default)]
pub(super) struct Node {
    /// Its name in lower case; that of a vocabulary we know carries its usual prefix.
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    /// Its characters, references resolved.
    pub(super) text: String,
    /// What stands in it, as it is written.
    pub(super) markup: String,
    pub(super) children: Vec<Node>,
    /// Whether the document breaks off within it.
    pub(super) cut: bool,
    /// Whether there are elements in it.
    pub(super) has_elements: bool,
}

impl Node {
    /// An element with nothing but characters.
    pub(super) fn named(name: &str, text: String) -> Node {
        Node { name: name.to_owned(), text, ..Node::default() }
    }

    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    /// The first child of this name.
    pub(super) fn child(&self, name: &str) -> Option<&Node> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The children of this name.
    pub(super) fn all<'n>(&'n self, name: &'n str) -> impl Iterator<Item = &'n Node> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The text of the first child of this name that has one.
    pub(super) fn word(&self, name: &str) -> Option<&str> {
        let named = self.children.iter().filter(|child| child.name == name);
        named.map(|child| child.text.trim()).find(|text| !text.is_empty())
    }

    /// What stands in it as HTML: elements as they are written, else its characters.
    pub(super) fn html(&self) -> &str {
        if self.has_elements { &self.markup } else { &self.text }
    }
}

/// The vocabularies that a document names, by the prefix it gives them.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    own: String,
    prefixes: BTreeMap<String, &'static str>,
}

/// Vocabularies by a part of their address, with the prefix that they usually have.
const KNOWN: [(&str, &str); 8] = [
    ("purl.org/rss/1.0/modules/content", "content"),
    ("purl.org/dc/elements", "dc"),
    ("purl.org/dc/terms", "dcterms"),
    ("w3.org/2005/atom", "atom"),
    ("purl.org/atom/", "atom"),
    ("sitemap-news", "news"),
    ("w3.org/1999/xhtml", "xhtml"),
    ("rssnamespace.org/feedburner", "feedburner"),
];

impl Names {
    /// Those that the root declares.
    pub(super) fn of(root: &Open<'_>) -> Names {
        let own = root.name.split_once(':').map_or("", |(prefix, _)| prefix).to_owned();
        let mut names = Names { own, prefixes: BTreeMap::new() };
        names.learn(root);
        names
    }

    fn learn(&mut self, element: &Open<'_>) {
        if !element.raw.contains("xmlns:") {
            return;
        }
        for (key, value) in element.attributes() {
            let Some(prefix) = key.strip_prefix("xmlns:") else { continue };
            let address = value.to_ascii_lowercase();
            let known = KNOWN.iter().find(|(part, _)| address.contains(part));
            self.prefixes.extend(known.map(|(_, usual)| (prefix.to_owned(), *usual)));
        }
    }

    /// The name as it is asked for.
    pub(super) fn usual(&self, name: &str) -> String {
        let Some((prefix, local)) = name.split_once(':') else { return name.to_ascii_lowercase() };
        if prefix == self.own {
            return local.to_ascii_lowercase();
        }
        let usual = self.prefixes.get(prefix).copied().unwrap_or(prefix);
        format!("{usual}:{local}").to_ascii_lowercase()
    }

    /// Whether an element, written as `name`, belongs to the vocabulary of the document itself.
    pub(super) fn is_own(&self, name: &str) -> bool {
        name.split_once(':').is_none_or(|(prefix, _)| prefix == self.own)
    }
}

/// Reads the element that was just opened, with `levels` of children.
pub(super) fn node(tags: &mut Tags<'_>, open: &Open<'_>, names: &Names, levels: u8) -> Node {
    let mut known;
    let names = if open.raw.contains("xmlns:") {
        known = names.clone();
        known.learn(open);
        &known
    } else {
        names
    };
    let attributes = open.attributes().map(|(key, value)| (key.to_ascii_lowercase(), value)).collect();
    let mut node = Node { name: names.usual(open.name), attributes, ..Node::default() };
    let mut depth = 0_usize;
    while let Some(step) = tags.next() {
        match step {
            Step::Open(inner) if levels > 0 => {
                let child = self::node(tags, &inner, names, levels - 1);
                node.take(child, &inner);
            }
            Step::Open(inner) => {
                depth += 1;
                node.has_elements = true;
                node.markup.push_str(inner.raw);
            }
            Step::Close { raw, .. } if depth == 0 => {
                node.cut = tags.broken && raw.is_empty() && !open.raw.ends_with("/>");
                break;
            }
            Step::Close { raw, .. } => {
                depth -= 1;
                node.markup.push_str(raw);
            }
            Step::Text { text, raw } => {
                node.text.push_str(&text);
                node.markup.push_str(raw);
            }
            Step::Deep(raw) => node.markup.push_str(raw),
        }
    }
    node
}

impl Node {
    fn take(&mut self, child: Node, open: &Open<'_>) {
        self.has_elements = true;
        self.markup.push_str(open.raw);
        self.markup.push_str(&child.markup);
        if !open.raw.ends_with("/>") {
            self.markup.extend(["</", open.name, ">"]);
        }
        self.text.push_str(&child.text);
        self.children.push(child);
    }
}
