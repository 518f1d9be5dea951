//! Parts of a page that are no article, told by their element, role, class and id.

use dom_query::Element;

use super::zone_words::{self, Word};
use crate::lists::ANCHOR_WORDS;

/// What a part of a page is for, where its markup says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Zone {
    /// Menus, breadcrumbs, page numbers, side bars, footers.
    Navigation,
    /// What readers wrote.
    Comments,
    /// Other articles.
    Related,
    /// Buttons that pass the article on.
    Share,
    /// Advertisements.
    Advert,
    /// Newsletters, accounts, consent.
    Signup,
    /// What the page does not show at first.
    Hidden,
    /// Beside the text: often a box of links, sometimes a part of the article.
    Aside,
}

/// What an element says of itself.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Signs {
    /// The part of a page that it is.
    pub(super) zone: Option<Zone>,
    /// How much its names speak for (or against) an article, after the weights of Readability.
    pub(super) weight: i8,
    /// Whether it is named as the words under a picture.
    pub(super) caption: bool,
    /// Whether it is named as the author's or as the date's.
    pub(super) signed: bool,
    /// Whether it is marked as the body of the article.
    pub(super) body: bool,
    /// Whether it is named as what sums up the article.
    pub(super) summary: bool,
    /// Whether it is named as an entry of a live blog.
    pub(super) live: bool,
    /// A number that elements of the same name and class share.
    pub(super) kin: u32,
}

/// Reads the attributes of an element.
pub(super) fn signs(element: &Element) -> Signs {
    let name: &str = &element.name.local;
    let mut signs = Signs { zone: by_name(name), kin: hash(0, name), ..Signs::default() };
    let mut hidden = false;
    for attribute in &element.attrs {
        let value: &str = &attribute.value;
        match &*attribute.name.local {
            "class" => {
                signs.kin = hash(signs.kin, value);
                add_names(&mut signs, value);
            }
            "id" if !is_heading(name) && !is_slug(value) => add_names(&mut signs, value),
            "role" => signs.zone = signs.zone.or_else(|| by_role(value)),
            "itemprop" => signs.body |= value.eq_ignore_ascii_case("articleBody"),
            "hidden" => hidden = true,
            "style" => hidden |= hides(value),
            _ => {}
        }
    }
    if hidden {
        signs.zone = signs.zone.or(Some(Zone::Hidden));
    }
    if matches!(name, "html" | "body" | "a" | "article" | "main" | "h1") {
        signs.zone = None;
    }
    signs
}

/// Headings have anchors made of their words, or of their place in a list of contents.
fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

fn by_name(name: &str) -> Option<Zone> {
    match name {
        "nav" | "footer" | "menu" => Some(Zone::Navigation),
        "aside" => Some(Zone::Aside),
        "dialog" => Some(Zone::Signup),
        _ => None,
    }
}

fn by_role(role: &str) -> Option<Zone> {
    match role {
        "navigation" | "contentinfo" | "banner" | "search" | "menu" | "menubar" | "toolbar" | "tablist" => {
            Some(Zone::Navigation)
        }
        "dialog" | "alertdialog" => Some(Zone::Signup),
        "complementary" => Some(Zone::Aside),
        _ => None,
    }
}

fn hides(style: &str) -> bool {
    let mut rest = style;
    while let Some(at) = rest.find("display") {
        rest = rest[at + 7..].trim_start_matches([' ', ':']);
        if rest.starts_with("none") {
            return true;
        }
    }
    false
}

/// Reads the words of a class or id: `relatedArticles story-list` has four. Letters inside a code are no word: in
/// `component_1ad269af0d` stands no advertisement. Nor is the value of a style one: `Bxsh(modalShadow)`.
fn add_names(signs: &mut Signs, names: &str) {
    let mut weight = 0_i8;
    let (mut word, mut before, mut last) = (Word::default(), Word::default(), b' ');
    let (mut code, mut value) = (false, false);
    for (at, byte) in names.bytes().chain(std::iter::once(b' ')).enumerate() {
        value = byte != b' ' && (value || matches!(byte, b'(' | b'['));
        let letter = byte.is_ascii_alphabetic() && !value;
        if word.length > 0 && (!letter || last.is_ascii_lowercase() && byte.is_ascii_uppercase()) {
            code |= byte.is_ascii_digit() && is_code(&names.as_bytes()[at..]);
            if !code {
                add_word(signs, &mut weight, before, word);
            }
            // A space parts names, and the words of one have nothing to do with those of the next.
            before = if byte == b' ' { Word::default() } else { word };
            word = Word::default();
        }
        if letter {
            code = if word.length == 0 { last.is_ascii_digit() } else { code };
            word.push(byte.to_ascii_lowercase());
        }
        last = byte;
    }
    signs.weight = signs.weight.saturating_add(weight);
}

/// A name of so many different words, or of so many with a small one among them, is a heading turned into an anchor:
/// `how-popular-is-the-harbour-among-sailors`, `sharing-with-a-pilot`.
const SLUG: (usize, usize) = (6, 4);

fn is_slug(name: &str) -> bool {
    let words = name.split(['-', '_']).filter(|word| word.starts_with(|letter: char| letter.is_ascii_lowercase()));
    let words: Vec<&str> = words.take(SLUG.0).collect();
    let different = words.iter().enumerate().all(|(at, word)| !words[..at].contains(word));
    let small = words.iter().any(|word| ANCHOR_WORDS.has(word));
    different && (words.len() >= SLUG.0 || words.len() >= SLUG.1 && small)
}

/// Whether what follows a word without a mark between them makes it part of a number to the base of sixteen.
fn is_code(rest: &[u8]) -> bool {
    let end = rest.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(rest.len());
    rest[..end].iter().any(u8::is_ascii_alphabetic) && rest[..end].iter().all(u8::is_ascii_hexdigit)
}

fn add_word(signs: &mut Signs, weight: &mut i8, before: Word, word: Word) {
    let Some(told) = zone_words::told(word) else { return };
    if signs.zone.is_none() || signs.zone == Some(Zone::Aside) {
        signs.zone = told.zone(before).or(signs.zone);
    }
    signs.live |= told.live && before.begins_with("live");
    if told.article {
        *weight = 25;
    } else if told.furniture && *weight == 0 {
        *weight = -25;
    }
    signs.caption |= told.caption && before != Word::of("video");
    signs.signed |= told.signed;
    signs.summary |= told.summary;
}

/// A hash that tells classes apart (FNV-1a); digits do not count, for many sites number their elements.
fn hash(seed: u32, text: &str) -> u32 {
    let start = if seed == 0 { 0x811c_9dc5 } else { seed };
    text.bytes()
        .filter(|byte| !byte.is_ascii_digit())
        .fold(start, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
