//! Which words of a byline are the names of people.

use lexicon::{Lexicon, MarkupPlace, RoleKind};

use super::byline::{is_label, labelled};
use super::site::Site;
use crate::page::{self, read_byline};

/// What is known for telling people from outlets, desks and labels.
pub(super) struct Judge<'j> {
    pub(super) site: &'j Site,
    pub(super) lexicon: &'j Lexicon,
}

impl Judge<'_> {
    /// All names of several lists, each once.
    pub(super) fn listed(&self, lists: impl Iterator<Item = Vec<String>>) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        for name in lists.flatten() {
            if !all.iter().any(|known| known.to_lowercase() == name.to_lowercase()) {
                all.push(name);
            }
        }
        all
    }

    /// The people in a field of data that names authors; `inverted` fields may write `Onwu, Ada`.
    pub(super) fn of_data(&self, text: &str, inverted: bool) -> Vec<String> {
        let text = text.replace("&amp;", "&").split_whitespace().collect::<Vec<_>>().join(" ");
        if text.contains("://") || text.contains('@') || text.starts_with("www.") || text.len() > 400 {
            return Vec::new();
        }
        if let Some(name) = inverted.then(|| turned(&text)).flatten() {
            return if self.is_person(&name) { vec![name] } else { Vec::new() };
        }
        let read = self.signed(&text);
        if !read.is_empty() {
            return read.into_iter().filter(|name| self.is_person(name)).collect();
        }
        let bare = labelled(&text).map_or(text.as_str(), |start| &text[start..]);
        let names =
            bare.split([',', ';', '|', '/']).flat_map(|part| part.split(" & ")).flat_map(|part| part.split(" and "));
        let names = names.map(|name| self.untitled(name));
        names
            .filter(|name| {
                name.split(' ').count() <= 5 && self.is_person(name) && (name.contains(' ') || is_handle(name))
            })
            .collect()
    }

    /// The people in the parts of an element: names with nothing but joints between them, up to the first other words.
    /// With `known` a name has to have a known given name; with `alone` nothing else may stand in the text.
    pub(super) fn of_parts(&self, parts: &[String], known: bool, alone: bool) -> Vec<String> {
        let (mut names, mut joined): (Vec<String>, bool) = (Vec::new(), true);
        for part in parts.iter().take(24) {
            let text = part.trim_matches(|mark: char| mark.is_whitespace() || "|•·–—-,;:&".contains(mark));
            if text.is_empty() || is_label(text) || text == "and" || text == "und" || text == "et" {
                joined = true;
                continue;
            }
            if !joined && !names.is_empty() {
                break;
            }
            let found = self.of_text(text, known, alone);
            if found.is_empty() && !names.is_empty() {
                break;
            }
            joined = part.ends_with([',', '&']) || part.ends_with(" and");
            names.extend(found);
        }
        self.listed(std::iter::once(names))
    }

    fn of_text(&self, text: &str, known: bool, alone: bool) -> Vec<String> {
        let bare = labelled(text).map_or(text, |start| &text[start..]);
        // Papers and desks have an article, and people only where data calls them so.
        if text.len() > 160
            || bare.starts_with("The ")
            || alone && page::leading_name(text, self.lexicon) != Some(text.len())
        {
            return Vec::new();
        }
        let fits = |name: &String| self.is_person(name) && (!known || page::has_given_name(name, self.lexicon));
        let read: Vec<String> = self.signed(text).into_iter().filter(fits).collect();
        if !read.is_empty() || known || alone {
            return read;
        }
        if is_shaped(bare) && self.is_person(bare) {
            return vec![bare.to_owned()];
        }
        let single =
            is_handle(bare) && bare.starts_with(char::is_uppercase) && page::has_given_name(bare, self.lexicon);
        if single && self.is_person(bare) { vec![bare.to_owned()] } else { Vec::new() }
    }

    /// The names of a byline, without label and titles.
    fn signed(&self, text: &str) -> Vec<String> {
        let bare = labelled(text).map_or(text, |start| &text[start..]);
        let line = format!("By {bare}");
        let read = read_byline(&line, self.lexicon).unwrap_or_default();
        let name = |signed: &page::Signed| self.untitled(&line[signed.name.clone()]);
        read.signed.iter().map(name).collect()
    }

    /// A name without titles, unless nothing but one word is left.
    fn untitled(&self, name: &str) -> String {
        let bare = page::without_title(name.trim(), self.lexicon);
        if bare.contains(' ') { bare.to_owned() } else { name.trim().to_owned() }
    }

    /// Whether a name may be a person's: not the outlet, an address, a desk.
    fn is_person(&self, name: &str) -> bool {
        let letters = name.chars().filter(|letter| letter.is_alphabetic()).count();
        let marks =
            name.contains(['/', '<', '|', '@', '_', '(', ':']) || name.bytes().any(|byte| byte.is_ascii_digit());
        let outside = page::words_of(name).any(|word| self.is_outside(&word.to_lowercase()));
        let given = page::has_given_name(name, self.lexicon);
        let named = given || name.split_once(' ').is_some_and(|(first, _)| self.lexicon.given_name(first).is_some());
        let outlet = self.lexicon.outlet(name).is_some() || self.site.is_name(name) && !(named && name.contains(' '));
        let person = named || !self.site.owns(name) && !self.is_role(name);
        letters >= 3 && !marks && !outside && !outlet && person
    }

    /// Whether words say what somebody does: "Software Engineer".
    fn is_role(&self, name: &str) -> bool {
        let last = page::words_of(name).last().map(str::to_lowercase);
        let role = last.and_then(|last| Some(self.lexicon.longest_role(&[last.as_str()])?.1.kind));
        role.is_some_and(|kind| !matches!(kind, RoleKind::Honorific | RoleKind::Part))
    }

    /// A word that no name has: of desks, firms and labels.
    fn is_outside(&self, word: &str) -> bool {
        self.lexicon.markup_sign(word, MarkupPlace::People).is_some() || word.contains("admin")
    }
}

/// `Onwu, Ada` in the usual order.
fn turned(text: &str) -> Option<String> {
    let (last, first) = text.split_once(", ")?;
    let short = |part: &str| (1..=3).contains(&part.split(' ').count()) && !part.contains(',');
    (short(last) && short(first)).then(|| format!("{first} {last}"))
}

/// Whether a text is two to four capitalised words: a name, though one of them is also another word (`Will Judd`).
fn is_shaped(text: &str) -> bool {
    let capitalised = |word: &str| {
        word.starts_with(char::is_uppercase)
            && word.chars().skip(1).all(|letter| letter.is_lowercase() || "'’-.".contains(letter))
    };
    (2..=4).contains(&text.split(' ').count())
        && text.split(' ').all(capitalised)
        && text.split(' ').any(|word| word.len() > 3)
}

/// Whether a text is one word of letters, as a given name alone or the name of an account.
fn is_handle(text: &str) -> bool {
    (3..=24).contains(&text.len()) && text.chars().all(char::is_alphabetic)
}
