//! What the classes, names and places of elements are signs of.

use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use dom_query::{Element, NodeData, NodeRef};
use lexicon::{Lexicon, MarkupPlace, MarkupSign};

/// A set of signs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Signs(u16);

impl Signs {
    pub(super) const DATE: Signs = Signs(1);
    pub(super) const PUBLISHED: Signs = Signs(1 << 1);
    pub(super) const MODIFIED: Signs = Signs(1 << 2);
    pub(super) const COMMENT: Signs = Signs(1 << 3);
    pub(super) const RELATED: Signs = Signs(1 << 4);
    pub(super) const FRAME: Signs = Signs(1 << 5);
    pub(super) const AUTHOR: Signs = Signs(1 << 6);
    pub(super) const OTHER: Signs = Signs(1 << 7);

    /// Whether one of these signs is there.
    pub(super) fn has(self, other: Signs) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) const fn with(self, other: Signs) -> Signs {
        Signs(self.0 | other.0)
    }

    fn of(sign: MarkupSign) -> Signs {
        match sign {
            MarkupSign::Date | MarkupSign::Dated => Signs::DATE,
            MarkupSign::Published => Signs::PUBLISHED,
            MarkupSign::Modified => Signs::MODIFIED,
            MarkupSign::Comment => Signs::COMMENT,
            MarkupSign::Related => Signs::RELATED,
            MarkupSign::Frame => Signs::FRAME,
            MarkupSign::Author => Signs::AUTHOR,
            MarkupSign::Other => Signs::OTHER,
            _ => Signs::default(),
        }
    }
}

/// The forms of classes, found in one pass.
struct Classes {
    forms: AhoCorasick,
    signs: Vec<Signs>,
}

fn classes(lexicon: &Lexicon) -> Option<&'static Classes> {
    static CLASSES: OnceLock<Option<Classes>> = OnceLock::new();
    let build = || {
        let words = lexicon.markup.iter().filter(|word| word.place == MarkupPlace::Class);
        let (forms, signs): (Vec<&str>, Vec<Signs>) = words.map(|word| (word.form, Signs::of(word.sign))).unzip();
        let forms = AhoCorasick::builder().kind(Some(AhoCorasickKind::DFA)).ascii_case_insensitive(true).build(forms);
        Some(Classes { forms: forms.ok()?, signs })
    };
    CLASSES.get_or_init(build).as_ref()
}

/// What a class, id or property is a sign of.
pub(super) fn of_name(name: &str, lexicon: &Lexicon) -> Signs {
    let Some(classes) = classes(lexicon) else { return Signs::default() };
    let found = classes.forms.find_overlapping_iter(name);
    found.fold(Signs::default(), |all, found| all.with(classes.signs[found.pattern().as_usize()]))
}

/// What an element is a sign of by its own attributes.
pub(super) fn of_element(node: &NodeRef<'_>, lexicon: &Lexicon) -> Signs {
    node.query_or(Signs::default(), |node| match &node.data {
        NodeData::Element(element) => of_markup(element, lexicon),
        _ => Signs::default(),
    })
}

/// What an element is a sign of by its own name and attributes.
pub(super) fn of_markup(element: &Element, lexicon: &Lexicon) -> Signs {
    let telling = |name: &str| matches!(name, "class" | "id" | "itemprop" | "property" | "data-testid");
    let named = element.attrs.iter().filter(|attribute| telling(&attribute.name.local));
    let named = named.map(|attribute| of_name(crate::page::prefix(&attribute.value, 200), lexicon));
    named.fold(Signs::default(), Signs::with).with(match &*element.name.local {
        "time" => Signs::DATE,
        "footer" | "nav" => Signs::FRAME,
        "aside" => Signs::RELATED,
        _ => Signs::default(),
    })
}

/// How far above an element its surroundings are looked at.
const NEAR: usize = 3;

/// The most elements above that are looked at for the part of the page.
const FAR: usize = 8;

/// What an element and those around it are signs of: its own kind is told by the nearest, the part of the page by
/// all up to the main part.
pub(super) fn around(node: &NodeRef<'_>, lexicon: &Lexicon) -> Signs {
    let mut all = of_element(node, lexicon);
    let far = Signs::COMMENT.with(Signs::RELATED).with(Signs::FRAME);
    for (level, above) in node.ancestors_it(Some(FAR)).enumerate() {
        if ["body", "html", "main"].iter().any(|name| above.has_name(name)) {
            break;
        }
        let signs = of_element(&above, lexicon);
        all = all.with(if level < NEAR - 1 { signs } else { Signs(signs.0 & far.0) });
    }
    all
}
