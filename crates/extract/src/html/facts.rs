//! What the markup of a page says about it, gathered in one pass.

use corpus::{Basis, Rule, Sourced};
use dom_query::{Document as Tree, Element, LocalName, NodeData, NodeRef};
use lexicon::{Lexicon, MarkupPlace, MarkupSign};
use serde_json::Value;

use super::byline::{self, Byline};
use super::moment::{Moment, Reader};
use super::signs::{self, Signs};
use super::stamp::Custom;

/// A heading and its place among the texts of the page.
pub(super) struct Heading {
    pub(super) text: String,
    pub(super) order: usize,
    /// Whether it stands in the frame that every page of the site has.
    pub(super) framed: bool,
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
    /// The headings of the first rank.
    pub(super) headings: Vec<Heading>,
    /// Dates in the visible page.
    pub(super) moments: Vec<Moment>,
    /// What may name the authors in the visible page.
    pub(super) bylines: Vec<Byline>,
    /// Where long pieces of text stand, in order of the page.
    pub(super) paragraphs: Vec<usize>,
    /// How many words stand in long pieces of text.
    pub(super) running: usize,
    /// The address that the page calls its own.
    pub(super) canonical: Option<String>,
    /// The declared language.
    pub(super) language: Option<String>,
    /// How the page writes dates.
    pub(super) custom: Custom,
}

/// The longest text that is kept of an element, in bytes.
const LONGEST: usize = 400;

/// The most elements of a kind that are kept.
pub(super) const MOST: usize = 100;

/// The most `<meta>` fields that are kept.
const FIELDS: usize = 300;

/// The most elements and texts of an element that are looked at for its words.
pub(super) const INNER: usize = 600;

/// Elements whose text is not shown, or not that of the page.
pub(super) const HIDDEN: [&str; 7] = ["script", "style", "noscript", "title", "option", "textarea", "template"];

/// A text as long as this is running text, in bytes.
const RUNNING: usize = 100;

/// The classes of elements whose `title` may be a date, as microformats have it.
const DATED: Signs = Signs::DATE.with(Signs::PUBLISHED).with(Signs::MODIFIED);

/// The pass over a tree.
struct Pass<'l> {
    facts: Facts,
    reader: Reader<'l>,
    /// How many texts were seen.
    order: usize,
}

impl Facts {
    /// Gathers the facts of a tree.
    pub(super) fn read(tree: &Tree, lexicon: &Lexicon) -> Facts {
        let reader = Reader { custom: Custom::of(None), lexicon, before: String::new() };
        let mut pass = Pass { facts: Facts::default(), reader, order: 0 };
        for node in tree.root().descendants_it() {
            node.query_or((), |inner| match &inner.data {
                NodeData::Element(element) => pass.add(&node, element),
                NodeData::Text { contents } => pass.add_text(&node, contents.trim()),
                _ => {}
            });
        }
        let mut facts = pass.facts;
        facts.custom = pass.reader.custom;
        super::jsonld::prefer(&mut facts.objects, facts.canonical.as_deref(), facts.title.as_deref());
        facts
    }

    /// The content of the first `<meta>` of one of these names, in order of the names.
    pub(super) fn meta(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|wanted| {
            let metas = self.metas.iter().filter(|(name, content)| name == wanted && !content.trim().is_empty());
            metas.map(|(_, content)| content.trim()).next()
        })
    }

    /// The contents of `<meta>` fields of a sign, in order of the page.
    pub(super) fn signed(&self, sign: MarkupSign, lexicon: &Lexicon) -> impl Iterator<Item = (&str, &str)> {
        let metas =
            self.metas.iter().filter(move |(name, _)| lexicon.markup_sign(name, MarkupPlace::Meta) == Some(sign));
        metas.map(|(name, content)| (name.as_str(), content.trim())).filter(|(_, content)| !content.is_empty())
    }

    /// The address that the page calls its own: the canonical one, or that of its preview.
    pub(super) fn own_address(&self) -> Option<Sourced<String>> {
        let whole = |address: &&str| address.starts_with("http://") || address.starts_with("https://");
        let canonical = self.canonical.as_deref().filter(whole).map(|address| (address, "url.canonical"));
        let preview = || self.meta(&["og:url", "twitter:url"]).filter(whole).map(|address| (address, "url.preview"));
        canonical.or_else(preview).map(|(address, rule)| said(address.to_owned(), rule))
    }

    /// The address of the page: given, canonical, or that of its preview.
    pub(super) fn address(&self, given: Option<&str>) -> Option<String> {
        given.map(str::to_owned).or_else(|| Some(self.own_address()?.value))
    }
}

impl Pass<'_> {
    fn add(&mut self, node: &NodeRef<'_>, element: &Element) {
        match &*element.name.local {
            "html" => {
                self.facts.language = attribute(node, "lang").or_else(|| attribute(node, "xml:lang"));
                self.reader.custom = Custom::of(self.facts.language.as_deref());
            }
            "meta" => self.add_meta(node),
            "title" => self.facts.title = self.facts.title.take().or_else(|| text(node)),
            "h1" => self.add_heading(node),
            "script" => self.add_script(node),
            "link" => self.add_link(node),
            "body" | "path" | "svg" | "img" | "br" => {}
            name => {
                if !element.attrs.is_empty() || matches!(name, "time" | "abbr") {
                    self.add_marked(node, element);
                }
            }
        }
    }

    fn add_meta(&mut self, node: &NodeRef<'_>) {
        if self.facts.metas.len() >= FIELDS {
            return;
        }
        let names = ["property", "name", "itemprop", "http-equiv"];
        let name = names.iter().find_map(|name| attribute(node, name));
        if let (Some(name), Some(content)) = (name, attribute(node, "content")) {
            let name = name.to_ascii_lowercase();
            if self.facts.language.is_none() && matches!(&*name, "content-language" | "language" | "og:locale") {
                self.reader.custom = Custom::of(Some(&content));
            }
            self.facts.metas.push((name, content));
        }
    }

    fn add_heading(&mut self, node: &NodeRef<'_>) {
        if self.facts.headings.len() < MOST {
            let framed = signs::around(node, self.reader.lexicon).has(Signs::FRAME);
            let heading = |text| Heading { text, order: self.order, framed };
            self.facts.headings.extend(text(node).map(heading));
        }
    }

    fn add_script(&mut self, node: &NodeRef<'_>) {
        let kind = attribute(node, "type").unwrap_or_default();
        if kind.to_ascii_lowercase().contains("ld+json") && self.facts.objects.len() < MOST {
            super::jsonld::read(&node.text(), &mut self.facts.objects);
        }
    }

    fn add_link(&mut self, node: &NodeRef<'_>) {
        if attribute(node, "rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) {
            self.facts.canonical = self.facts.canonical.take().or_else(|| attribute(node, "href"));
        }
    }

    /// Elements whose name, class or property says that they hold a date or an author.
    fn add_marked(&mut self, node: &NodeRef<'_>, element: &Element) {
        let lexicon = self.reader.lexicon;
        let name = &*element.name.local;
        let value = |name: &str| {
            let attribute = element.attrs.iter().find(|attribute| &*attribute.name.local == name);
            attribute.map(|attribute| attribute.value.trim()).filter(|value| !value.is_empty())
        };
        let property = value("itemprop").or_else(|| value("property"));
        let signs = signs::of_markup(element, lexicon);
        let dated = property.and_then(|property| date_property(property, lexicon));
        let titled = || name == "abbr" || name == "span" && node.has_attr("title") && signs.has(DATED);
        if (name == "time" || dated.is_some() || titled()) && self.facts.moments.len() < MOST {
            self.facts.moments.extend(self.reader.of_element(node, dated, self.order));
        }
        if self.facts.bylines.len() < MOST
            && let Some(mark) = byline::mark(element, property, signs)
        {
            self.facts.bylines.extend(byline::of_element(node, mark, self.order, lexicon));
        }
    }

    /// Words that the page shows: dates and bylines without a mark, and how much running text there is.
    fn add_text(&mut self, node: &NodeRef<'_>, text: &str) {
        if text.is_empty() {
            return;
        }
        let Some(parent) = node.parent() else { return };
        let within = parent.query_or(None, |inner| match &inner.data {
            NodeData::Element(element) => Some(element.name.local.clone()),
            _ => None,
        });
        let within: &str = within.as_ref().map_or("", LocalName::as_ref);
        if HIDDEN.contains(&within) {
            return;
        }
        self.order += 1;
        if text.len() > RUNNING && within != "a" {
            self.facts.running += text.split_whitespace().count();
            self.facts.paragraphs.push(self.order);
        }
        if self.facts.moments.len() < MOST && text.bytes().filter(u8::is_ascii_digit).count() >= 3 {
            self.facts.moments.extend(self.reader.of_text(text, &parent, self.order));
        }
        if self.facts.bylines.len() < MOST {
            let place = byline::Place { before: &self.reader.before, near: self.near(), order: self.order };
            self.facts.bylines.extend(byline::of_text(text, &parent, &place, self.reader.lexicon));
        }
        self.reader.before.clear();
        if text.len() <= 40 && !(byline::is_label(text) && byline::is_within_sentence(node, &parent)) {
            self.reader.before.push_str(text);
        }
    }
}

impl Pass<'_> {
    /// Whether a headline or a date stood shortly before.
    fn near(&self) -> bool {
        let heading = self.facts.headings.last().is_some_and(|heading| self.order <= heading.order + 12);
        heading || self.facts.moments.last().is_some_and(|moment| self.order <= moment.order + 2)
    }
}

/// What a property of microdata or RDFa says of the date in its element.
fn date_property(property: &str, lexicon: &Lexicon) -> Option<MarkupSign> {
    let name = property.rsplit([':', '/', ' ']).next()?.to_ascii_lowercase();
    let sign = lexicon.markup_sign(&name, MarkupPlace::Meta)?;
    matches!(sign, MarkupSign::Published | MarkupSign::Modified | MarkupSign::Dated).then_some(sign)
}

/// A value that the markup states; it has no passage in the text.
pub(super) fn said<T>(value: T, rule: &'static str) -> Sourced<T> {
    Sourced { value, basis: Basis::Stated, from: Vec::new(), rule: Rule::new(rule), doubts: Vec::new() }
}

pub(super) fn attribute(node: &NodeRef<'_>, name: &str) -> Option<String> {
    node.attr(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
}

/// The words of an element with single spaces; nothing where it has too many. Inline elements part no words.
pub(super) fn text(node: &NodeRef<'_>) -> Option<String> {
    let mut words = String::new();
    for part in node.descendants_it().take(INNER) {
        if part.is_element() && !INLINE.iter().any(|name| part.has_name(name)) {
            words.push(' ');
        }
        let hidden = || part.parent().is_some_and(|parent| HIDDEN[..3].iter().any(|name| parent.has_name(name)));
        if part.is_text() && !hidden() {
            words.push_str(&part.text());
        }
        if words.len() > 4 * LONGEST {
            return None;
        }
    }
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    (!words.is_empty() && words.len() <= LONGEST).then_some(words)
}

/// Elements that stand within a word.
const INLINE: [&str; 12] = ["a", "b", "em", "font", "i", "mark", "s", "strong", "sub", "sup", "u", "wbr"];
