//! What the markup of a page says about it, gathered in one pass.

use corpus::{Basis, Rule, Sourced};
use dom_query::{Document as Tree, NodeRef};
use serde_json::Value;

/// A `<time>` element or one of a class for dates.
pub(super) struct Moment {
    /// The machine-readable date, where there is one, else the words.
    pub(super) written: String,
    /// What the element says of itself: its name, class, itemprop.
    pub(super) signs: String,
}

/// What the markup of a page says about it.
#[derive(Default)]
pub(super) struct Facts {
    /// `<meta>`: the name in lower case, and the content.
    pub(super) metas: Vec<(String, String)>,
    /// JSON-LD objects, graphs flattened.
    pub(super) objects: Vec<Value>,
    /// The text of `<title>`.
    pub(super) title: Option<String>,
    /// The texts of `<h1>`.
    pub(super) headings: Vec<String>,
    /// Dates in the visible page.
    pub(super) moments: Vec<Moment>,
    /// Texts of elements marked as byline or author, with the rule.
    pub(super) bylines: Vec<(String, &'static str)>,
    /// Short lines of the visible page that hold a date, and whether a heading stood above.
    pub(super) lines: Vec<(String, bool)>,
    /// How many words stand in long pieces of text.
    pub(super) running: usize,
    /// The address that the page calls its own.
    pub(super) canonical: Option<String>,
    /// The declared language.
    pub(super) language: Option<String>,
}

/// The longest text that is kept of an element, in bytes.
const LONGEST: usize = 400;

/// The most elements of a kind that are kept.
const MOST: usize = 40;

impl Facts {
    /// Gathers the facts of a tree.
    pub(super) fn read(tree: &Tree) -> Facts {
        let mut facts = Facts::default();
        for node in tree.root().descendants_it() {
            if node.is_element() {
                facts.add(&node);
            } else if node.is_text() {
                facts.add_text(&node);
            }
        }
        facts
    }

    fn add(&mut self, node: &NodeRef<'_>) {
        let name = node.node_name().unwrap_or_default();
        match &*name {
            "html" => self.language = attribute(node, "lang"),
            "meta" => self.add_meta(node),
            "title" => self.title = self.title.take().or_else(|| text(node)),
            "h1" if self.headings.len() < MOST => self.headings.extend(text(node)),
            "script" => self.add_script(node),
            "link" if attribute(node, "rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) => {
                self.canonical = self.canonical.take().or_else(|| attribute(node, "href"));
            }
            "time" => self.add_moment(node, "time"),
            _ => {}
        }
        self.add_marked(node, &name);
    }

    fn add_meta(&mut self, node: &NodeRef<'_>) {
        let names = ["property", "name", "itemprop", "http-equiv"];
        let name = names.iter().find_map(|name| attribute(node, name));
        if let (Some(name), Some(content)) = (name, attribute(node, "content")) {
            self.metas.push((name.to_ascii_lowercase(), content));
        }
    }

    fn add_script(&mut self, node: &NodeRef<'_>) {
        let kind = attribute(node, "type").unwrap_or_default();
        if kind.eq_ignore_ascii_case("application/ld+json") && self.objects.len() < MOST {
            super::jsonld::read(&node.text(), &mut self.objects);
        }
    }

    fn add_moment(&mut self, node: &NodeRef<'_>, name: &str) {
        if self.moments.len() >= MOST {
            return;
        }
        let machine = ["datetime", "content", "title"].iter().find_map(|name| attribute(node, name));
        let machine = machine.filter(|written| written.bytes().any(|byte| byte.is_ascii_digit()));
        let Some(written) = machine.or_else(|| text(node)) else { return };
        let marks = ["itemprop", "class", "id", "pubdate"].iter().filter_map(|name| attribute(node, name));
        let signs = std::iter::once(name.to_owned()).chain(marks).collect::<Vec<_>>().join(" ").to_ascii_lowercase();
        self.moments.push(Moment { written, signs });
    }

    /// Words that the page shows: dates and bylines without a mark, and how much running text there is.
    fn add_text(&mut self, node: &NodeRef<'_>) {
        let Some(parent) = node.parent() else { return };
        let hidden = ["script", "style", "noscript", "title", "a", "option", "textarea"];
        if hidden.iter().any(|name| parent.has_name(name)) {
            return;
        }
        let text = node.text();
        let text = text.trim();
        if text.len() > 100 {
            self.running += text.split_whitespace().count();
        } else if self.lines.len() < MOST && text.bytes().filter(u8::is_ascii_digit).count() >= 5 {
            self.lines.push((text.split_whitespace().collect::<Vec<_>>().join(" "), !self.headings.is_empty()));
        }
        let labelled =
            text.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("by ")) || text.eq_ignore_ascii_case("by");
        if labelled && self.bylines.len() < MOST {
            self.bylines.extend(super::facts::text(&parent).map(|text| (text, "author.text")));
        }
    }

    /// Elements whose class, `itemprop` or `rel` says that they name the author or the date.
    fn add_marked(&mut self, node: &NodeRef<'_>, name: &str) {
        let class = attribute(node, "class").unwrap_or_default().to_ascii_lowercase();
        let property = attribute(node, "itemprop").unwrap_or_default().to_ascii_lowercase();
        let relation = attribute(node, "rel").unwrap_or_default().to_ascii_lowercase();
        let id = if name == "meta" { String::new() } else { attribute(node, "id").unwrap_or_default() };
        let dated = property.starts_with("date") || is_date_class(&class) || is_date_class(&id.to_ascii_lowercase());
        if dated && name != "time" && name != "meta" {
            self.add_moment(node, name);
        }
        let rule = if property.split(' ').any(|word| word == "author" || word == "creator") {
            "author.itemprop"
        } else if relation.split(' ').any(|word| word == "author") {
            "author.rel"
        } else if class.split_ascii_whitespace().any(is_author_class) {
            "author.class"
        } else if class.split_ascii_whitespace().any(resembles_author_class) {
            "author.class-like"
        } else {
            return;
        };
        if self.bylines.len() < MOST && name != "meta" {
            self.bylines.extend(text(node).map(|text| (text, rule)));
        }
    }

    /// The content of the first `<meta>` of one of these names, in order of the names.
    pub(super) fn meta(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|wanted| {
            let metas = self.metas.iter().filter(|(name, content)| name == wanted && !content.trim().is_empty());
            metas.map(|(_, content)| content.trim()).next()
        })
    }

    /// The address of the page: given, canonical, or that of its preview.
    pub(super) fn address(&self, given: Option<&str>) -> Option<String> {
        let own = || self.canonical.clone().or_else(|| self.meta(&["og:url", "twitter:url"]).map(str::to_owned));
        given.map(str::to_owned).or_else(own)
    }
}

/// A value that the markup states; it has no passage in the text.
pub(super) fn said<T>(value: T, rule: &'static str) -> Sourced<T> {
    Sourced { value, basis: Basis::Stated, from: Vec::new(), rule: Rule::new(rule), doubts: Vec::new() }
}

fn is_author_class(class: &str) -> bool {
    matches!(
        class,
        "author"
            | "byline"
            | "author-name"
            | "byline-name"
            | "byline__name"
            | "author__name"
            | "article-author"
            | "post-author"
            | "entry-author"
            | "article__author"
            | "article-byline"
            | "article__byline"
            | "byline__author"
            | "authorname"
            | "author_name"
            | "c-byline__author"
            | "contributor"
            | "p-author"
            | "author-link"
            | "byline-author"
    )
}

/// Whether a class of a site's own making seems to mark the author's name.
fn resembles_author_class(class: &str) -> bool {
    let other = ["bio", "desc", "image", "avatar", "social", "follow", "comment", "related", "img", "photo", "links"];
    let marks = class.contains("author") || class.contains("byline") || class.contains("by-line");
    marks && !other.iter().any(|word| class.contains(word))
}

fn is_date_class(class: &str) -> bool {
    class.split_ascii_whitespace().any(|word| {
        let ends = word.ends_with("date") || word.ends_with("time") || word.ends_with("timestamp");
        ends || word.contains("publish")
            || word.contains("dateline")
            || word.starts_with("date")
            || word.contains("posted")
    })
}

fn attribute(node: &NodeRef<'_>, name: &str) -> Option<String> {
    node.attr(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
}

/// The words of an element with single spaces; nothing where it has too many.
fn text(node: &NodeRef<'_>) -> Option<String> {
    let mut words = String::new();
    for part in node.descendants_it().filter(NodeRef::is_text) {
        if part.parent().is_some_and(|parent| parent.has_name("script") || parent.has_name("style")) {
            continue;
        }
        words.push_str(&part.text());
        words.push(' ');
        if words.len() > 4 * LONGEST {
            return None;
        }
    }
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    (!words.is_empty() && words.len() <= LONGEST).then_some(words)
}
