//! Parts of a page that are no article, told by their element, role, class and id.

use dom_query::Element;

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
            "id" => add_names(&mut signs, value),
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

/// A word of a class or id, in lower case, at most so many bytes.
const WORD: usize = 24;

/// Reads the words of a class or id: `relatedArticles story-list` has four.
fn add_names(signs: &mut Signs, names: &str) {
    let mut weight = 0_i8;
    let (mut word, mut before) = ([0_u8; WORD], [0_u8; WORD]);
    let (mut length, mut length_before, mut lower) = (0, 0, false);
    for byte in names.bytes().chain(std::iter::once(b' ')) {
        let letter = byte.is_ascii_alphabetic();
        if length > 0 && (!letter || lower && byte.is_ascii_uppercase()) {
            add_word(signs, &mut weight, text(&before[..length_before]), text(&word[..length]));
            // A space parts names, and the words of one have nothing to do with those of the next.
            length_before = if byte == b' ' { 0 } else { length };
            (before, length) = (word, 0);
        }
        if letter && length < WORD {
            word[length] = byte.to_ascii_lowercase();
            length += 1;
        }
        lower = byte.is_ascii_lowercase();
    }
    signs.weight = signs.weight.saturating_add(weight);
}

fn text(letters: &[u8]) -> &str {
    std::str::from_utf8(letters).unwrap_or_default()
}

fn add_word(signs: &mut Signs, weight: &mut i8, before: &str, word: &str) {
    if signs.zone.is_none() || signs.zone == Some(Zone::Aside) {
        signs.zone = zone(before, word).or(signs.zone);
    }
    signs.live |= before.starts_with("live") && matches!(word, "post" | "entry" | "update" | "item" | "block");
    match word {
        "article" | "body" | "content" | "entry" | "hentry" | "main" | "page" | "post" | "text" | "blog" | "story"
        | "articlebody" | "maincontent" => *weight = (*weight).clamp(0, 25).max(25),
        "banner" | "comment" | "contact" | "masthead" | "meta" | "promo" | "scroll" | "shopping" | "sidebar"
        | "sponsor" | "tags" | "widget" | "media" | "hidden" | "footer"
            if *weight == 0 =>
        {
            *weight = -25;
        }
        "caption" | "figcaption" | "wp-caption" | "captions" | "credit" | "photocredit" => {
            signs.caption |= before != "video";
        }
        "byline" | "dateline" | "timestamp" | "pubdate" | "datetime" | "published" => signs.signed = true,
        "author" | "date" | "time" | "authors" | "posted" => signs.signed = true,
        _ => {}
    }
}

/// The zone that a word names, perhaps with the word before it.
fn zone(before: &str, word: &str) -> Option<Zone> {
    Some(match word {
        "comment" | "comments" | "commentlist" | "disqus" | "respond" | "replies" | "commenting" => Zone::Comments,
        "related" | "recommended" | "recommendations" | "recommendation" | "recirc" | "recirculation" | "trending"
        | "popular" | "mostread" | "mostpopular" | "outbrain" | "taboola" | "zergnet" | "revcontent"
        | "relatedposts" | "relatedarticles" | "relatedstories" | "jp-relatedposts" | "upnext" | "readnext"
        | "morestories" | "yarpp" | "crp" => Zone::Related,
        "stories" | "news" | "articles" | "posts" | "from" | "headlines"
            if matches!(before, "more" | "other" | "latest" | "top" | "recent" | "similar") =>
        {
            Zone::Related
        }
        "read" | "viewed" | "shared" if before == "most" => Zone::Related,
        "next" if matches!(before, "read" | "up") => Zone::Related,
        "share" | "sharing" | "sharebar" | "sharetools" | "sharedaddy" | "social" | "socials" | "addthis"
        | "addtoany" | "shareaholic" | "socialshare" | "sharebuttons" | "socialmedia" => Zone::Share,
        "ad" | "ads" | "adv" | "advert" | "adverts" | "advertisement" | "advertising" | "adsense" | "adsbygoogle"
        | "adunit" | "dfp" | "sponsored" | "promo" | "promotion" | "banner" => Zone::Advert,
        "newsletter" | "newsletters" | "subscribe" | "signup" | "optin" | "mailchimp" | "cookie" | "cookies"
        | "gdpr" | "popup" | "modal" | "login" => Zone::Signup,
        "up" if before == "sign" => Zone::Signup,
        "nav" | "navbar" | "navigation" | "menu" | "submenu" | "breadcrumb" | "breadcrumbs" | "pagination"
        | "pager" | "sitemap" | "topbar" | "toolbar" | "sidebar" | "footer" | "colophon" | "tags" | "taglist"
        | "tagcloud" | "masthead" | "skiplink" | "pagenav" | "postnav" => Zone::Navigation,
        _ => return None,
    })
}

/// A hash that tells classes apart (FNV-1a); digits do not count, for many sites number their elements.
fn hash(seed: u32, text: &str) -> u32 {
    let start = if seed == 0 { 0x811c_9dc5 } else { seed };
    text.bytes()
        .filter(|byte| !byte.is_ascii_digit())
        .fold(start, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
