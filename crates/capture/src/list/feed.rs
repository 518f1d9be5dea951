//! RSS in all its versions, RDF and Atom: each entry a page, or a link to one.

use std::ops::Range;

use super::address::joined;
use super::entry::Entry;
use super::node::{Names, Node, node};
use super::outline::{Outline, outline};
use super::words::plain;
use super::xml::{Step, Tags, with_bare_marks_written};
use super::{Document, document, pages};
use crate::error::Cause;
use crate::open::{Captures, Piece, Reading, once};
use crate::{CaptureError, Fault, Given, when};

/// What is said about all entries.
#[derive(Debug, Default)]
struct About {
    title: Option<String>,
    authors: Vec<String>,
    base: Option<String>,
}

/// The pages of a feed.
pub(crate) fn captures(piece: Piece, reading: &Reading) -> Captures {
    let limit = reading.options.size_limit;
    let mut document = match document(piece, limit) {
        Ok(document) => document,
        Err(error) => return once(Err(error)),
    };
    document.text = with_bare_marks_written(&document.text).into_owned();
    let Outline { names, head, entries, broken } = outline(&document.text, &["item", "entry"]);
    let mut damage = document.damage(broken);
    if entries.is_empty() && damage.is_none() {
        damage = Some(CaptureError::new(Cause::Malformed, &document.name, "it is a feed without entries"));
    }
    let about = about(&head);
    let whole = (document.name.clone(), document.depth);
    let listed = entries.into_iter().enumerate().map(move |(at, range)| {
        let mut entry = read(&document, range, &names, &about);
        entry.place = format!("{}#{}", document.name, at + 1);
        entry.charset = Some(document.charset.to_owned());
        entry.listed(limit)
    });
    pages(listed, damage, whole, reading)
}

fn about(head: &[Node]) -> About {
    let named = |name: &'static str| head.iter().filter(move |node| node.name == name);
    let title = named("title").map(|title| plain(&title.text)).find(|title| !title.is_empty());
    let base = named("xml:base").find_map(|base| joined(&base.text, None));
    let links = head.iter().filter(|node| node.name == "link" || node.name == "atom:link");
    let site = || links.filter_map(|link| link_of(link, None)).next();
    let names = head.iter().filter(|node| matches!(node.name.as_str(), "author" | "dc:creator"));
    // In RSS the author of a channel is its editor, but in Atom that of all entries.
    let authors = names.filter(|node| node.child("name").is_some()).filter_map(name_of).collect();
    About { title, authors, base: base.or_else(site) }
}

fn read(document: &Document, range: Range<usize>, names: &Names, about: &About) -> Entry {
    let mut tags = Tags::new(document.text.get(range).unwrap_or_default());
    let Some(Step::Open(open)) = tags.next() else { return Entry::default() };
    let found = node(&mut tags, &open, names, 2);
    let mut faults = document.faults.clone();
    if tags.broken {
        let message = "the entry is not closed; its end may be missing".to_owned();
        faults.push(Fault { kind: "damaged", message, offset: None });
    }
    let given = given(&found, about, &mut faults);
    Entry { content: content(&found), summary: summary(&found), given, faults, ..Entry::default() }
}

fn given(entry: &Node, about: &About, faults: &mut Vec<Fault>) -> Given {
    let source = entry.child("source").and_then(|source| source.word("title").or(Some(source.text.trim())));
    let publisher = source.map(plain).filter(|name| !name.is_empty()).or_else(|| about.title.clone());
    let mut authors: Vec<String> = entry.all("author").chain(entry.all("dc:creator")).filter_map(name_of).collect();
    authors.dedup();
    Given {
        url: address(entry, about),
        title: entry.word("title").map(plain).filter(|title| !title.is_empty()),
        authors: if authors.is_empty() { about.authors.clone() } else { authors },
        publisher,
        published: published(entry, faults),
        ..Given::default()
    }
}

/// The address of the page: the one before a counter of clicks, the alternate link, or a permanent id.
fn address(entry: &Node, about: &About) -> Option<String> {
    let base = entry.attribute("xml:base").and_then(|base| joined(base, about.base.as_deref()));
    let base = base.or_else(|| about.base.clone());
    let word = |name: &str| entry.word(name).and_then(|written| joined(written, base.as_deref()));
    let counted = word("feedburner:origlink");
    let links = || entry.all("link").chain(entry.all("atom:link"));
    let linked = || links().find_map(|link| link_of(link, base.as_deref()));
    let permanent = || {
        let ids = entry.all("guid").filter(|id| id.attribute("ispermalink") != Some("false"));
        ids.filter_map(|id| joined(&id.text, None)).next()
    };
    let about = || entry.attribute("rdf:about").and_then(|written| joined(written, base.as_deref()));
    counted.or_else(linked).or_else(permanent).or_else(about)
}

/// The address in a link element: its text in RSS, an attribute in Atom.
fn link_of(link: &Node, base: Option<&str>) -> Option<String> {
    // An address that is cut leads elsewhere.
    let Some(target) = link.attribute("href") else { return joined(&link.text, base).filter(|_| !link.cut) };
    let page = link.attribute("rel").is_none_or(|relation| relation == "alternate")
        && link.attribute("type").is_none_or(|kind| kind.contains("html"));
    page.then(|| joined(target, base)).flatten()
}

/// The name of an author: `name` in Atom; in RSS what stands in brackets behind the mail address.
fn name_of(author: &Node) -> Option<String> {
    let written = plain(author.word("name").unwrap_or(&author.text));
    let written = match written.split_once('(') {
        Some((before, name)) if before.contains('@') => name.trim_end_matches(')'),
        _ => &written,
    };
    let name = written.split(['<', '>']).next().unwrap_or(written).trim();
    (!name.is_empty() && !name.contains('@')).then(|| name.to_owned())
}

/// When the entry was published; where it only says when it was changed, then.
fn published(entry: &Node, faults: &mut Vec<Fault>) -> Option<String> {
    const NAMES: [&str; 9] = [
        "pubdate",
        "published",
        "issued",
        "dc:date",
        "dcterms:issued",
        "dcterms:created",
        "created",
        "updated",
        "modified",
    ];
    let written: Vec<&str> = NAMES.iter().filter_map(|name| entry.word(name)).collect();
    let found = written.iter().find_map(|written| when::of_feed(written));
    if let (None, Some(first)) = (&found, written.first()) {
        let shown: String = first.chars().take(60).collect();
        let message = format!("the entry's date, {shown:?}, is in no known form and was left out");
        faults.push(Fault { kind: "field", message, offset: None });
    }
    found
}

/// What the entry says is its content.
fn content(entry: &Node) -> Option<String> {
    let atom = entry.child("content").filter(|content| content.attribute("src").is_none());
    let atom = atom.filter(|content| {
        let kind = content.attribute("type").unwrap_or("text").to_ascii_lowercase();
        matches!(kind.as_str(), "text" | "html" | "xhtml" | "application/xhtml+xml") || kind.starts_with("text/")
    });
    let others = ["content:encoded", "xhtml:body", "xhtml:div"].into_iter().filter_map(|name| entry.child(name));
    let longest = atom.into_iter().chain(others).map(markup_of).max_by_key(String::len);
    longest.filter(|content| !content.trim().is_empty())
}

fn summary(entry: &Node) -> Option<String> {
    let found = ["description", "summary", "dc:description", "itunes:summary"].into_iter();
    found.filter_map(|name| entry.child(name)).map(markup_of).max_by_key(String::len)
}

/// What stands in an element as HTML, without the prefix that XHTML may carry.
fn markup_of(node: &Node) -> String {
    let html = node.html();
    let first = node.children.first().map(|child| child.name.as_str()).unwrap_or_default();
    let prefixed = node.has_elements && first.contains(':');
    let prefix = html.find('<').and_then(|start| html.get(start + 1..)?.split_once(':')).map(|(prefix, _)| prefix);
    let name = |prefix: &&str| !prefix.is_empty() && prefix.chars().all(|c| c.is_alphanumeric() || "._-".contains(c));
    match prefix.filter(name).filter(|_| prefixed) {
        Some(prefix) => html.replace(&format!("<{prefix}:"), "<").replace(&format!("</{prefix}:"), "</"),
        None => html.to_owned(),
    }
}
