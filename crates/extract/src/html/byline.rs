//! What may name the authors in the visible page.

use dom_query::{Element, NodeRef};
use lexicon::Lexicon;

use super::facts::{HIDDEN, INNER};
use super::signs::{self, Signs};
use crate::lists::{AUTHOR_FOLDERS, BYLINES};
use crate::page;

/// How a text is known to name an author.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mark {
    /// A property of microdata or RDFa.
    Property,
    /// A link with `rel="author"`.
    Relation,
    /// "By" or "Written by" before it.
    Label,
    /// A class for authors.
    Class,
    /// A link to the page of an author.
    Link,
    /// A short text that may be a name.
    Text,
}

/// A text that may name the authors.
#[derive(Clone, Debug)]
pub(super) struct Byline {
    /// The text in its parts, one for each inner element.
    pub(super) parts: Vec<String>,
    pub(super) mark: Mark,
    pub(super) signs: Signs,
    /// Whether its label is only "By", as entries of menus have it.
    pub(super) bare: bool,
    /// The number of the text before it, in order of the page.
    pub(super) order: usize,
}

/// How an element says that it names an author, by its attributes.
pub(super) fn mark(element: &Element, property: Option<&str>, signs: Signs) -> Option<Mark> {
    let attribute = |name: &str| {
        let mut attributes = element.attrs.iter();
        attributes.find(|attribute| &*attribute.name.local == name).map(|attribute| &*attribute.value)
    };
    if property.is_some_and(|names| names_of(names).any(|name| name == "author" || name == "creator")) {
        Some(Mark::Property)
    } else if attribute("rel").is_some_and(|names| names_of(names).any(|name| name.eq_ignore_ascii_case("author"))) {
        Some(Mark::Relation)
    } else if signs.has(Signs::AUTHOR) {
        Some(Mark::Class)
    } else {
        attribute("href").is_some_and(leads_to_author).then_some(Mark::Link)
    }
}

/// The names in a property or relation, without the vocabularies that they are from.
fn names_of(names: &str) -> impl Iterator<Item = &str> {
    names.split_ascii_whitespace().map(|name| name.rsplit([':', '/']).next().unwrap_or(name))
}

/// Whether one of the folders of an address holds the pages of authors.
fn leads_to_author(address: &str) -> bool {
    let folders = address.rsplit_once('/').map(|(folders, _)| folders.split('/').skip(1));
    folders.is_some_and(|mut folders| folders.any(|folder| AUTHOR_FOLDERS.has(folder)))
}

/// An element that says, in this way, that it names an author.
pub(super) fn of_element(node: &NodeRef<'_>, mark: Mark, order: usize, lexicon: &Lexicon) -> Option<Byline> {
    let parts = opening(node);
    (!parts.is_empty()).then(|| Byline { parts, mark, signs: signs::around(node, lexicon), bare: false, order })
}

/// The first texts of an element: behind a name may stand a biography of any length.
fn opening(node: &NodeRef<'_>) -> Vec<String> {
    let (mut parts, mut length) = (Vec::new(), 0);
    for part in node.descendants_it().take(INNER).filter(NodeRef::is_text) {
        if part.parent().is_some_and(|parent| HIDDEN.iter().any(|name| parent.has_name(name))) {
            continue;
        }
        let words = part.text().split_whitespace().collect::<Vec<_>>().join(" ");
        length += words.len();
        if length > OPENING || parts.len() >= 16 {
            break;
        }
        if !words.is_empty() {
            parts.push(words);
        }
    }
    parts
}

/// So much of the text of an element is looked at for names, in bytes.
const OPENING: usize = 300;

/// Where a text stands.
pub(super) struct Place<'t> {
    /// The last short text before it.
    pub(super) before: &'t str,
    /// Whether a headline or a date stands shortly before.
    pub(super) near: bool,
    /// The number of the text, in order of the page.
    pub(super) order: usize,
}

/// A text that begins with a label, as "By", or stands after one; `near` a headline or a date also one that has the
/// shape of a name.
pub(super) fn of_text(text: &str, parent: &NodeRef<'_>, place: &Place<'_>, lexicon: &Lexicon) -> Option<Byline> {
    let Place { before, near, order } = *place;
    if text.len() > 160 || is_label(text) {
        return None;
    }
    let shaped = || {
        near && text.len() <= 60
            && text.starts_with(char::is_uppercase)
            && (2..=8).contains(&page::words_of(text).count())
    };
    let mark = if labelled(text).is_some() || is_label(before) {
        Mark::Label
    } else if shaped() {
        Mark::Text
    } else {
        return None;
    };
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let signs = if mark == Mark::Label { signs::around(parent, lexicon) } else { Signs::default() };
    let bare = text.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("by "));
    Some(Byline { parts: vec![line], mark, signs, bare, order })
}

/// Whether a text is only a label.
pub(super) fn is_label(text: &str) -> bool {
    let bare = text.trim_end_matches([':', ' ']);
    text.len() <= 16 && BYLINES.has_folded(bare)
}

/// Whether a label stands in the midst of a sentence of running text: "built by LINK in the year".
pub(super) fn is_within_sentence(label: &NodeRef<'_>, parent: &NodeRef<'_>) -> bool {
    let before = label.prev_sibling().filter(|before| !before.has_name("br"));
    let follows = before.is_some_and(|before| !before.text().trim().is_empty());
    let texts = || parent.descendants_it().take(INNER).filter(NodeRef::is_text);
    follows && texts().map(|text| text.text().trim().len()).sum::<usize>() > SENTENCE
}

/// So many bytes of text around a label are running text.
const SENTENCE: usize = 300;

/// The label that a text begins with, with what parts it from the name.
pub(super) fn labelled(text: &str) -> Option<usize> {
    let begins = |label: &&str| text.get(..label.len()).is_some_and(|start| start.eq_ignore_ascii_case(label));
    let labels = BYLINES.iter().filter(begins);
    let length = labels.map(|label| label.len()).max()?;
    let rest = text.get(length..)?;
    let after = rest.trim_start_matches([' ', ':', '\u{A0}']);
    (after.len() < rest.len() && !after.is_empty()).then_some(text.len() - after.len())
}
