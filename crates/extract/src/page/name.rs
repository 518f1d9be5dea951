//! Names as they are signed: by their shape and by known given names.

use lexicon::{Lexicon, RoleKind};

use super::words;
use crate::lists::{ADDRESS_FORMS, NO_NAMES, PARTICLES};

/// The length in bytes of the person's name that `text` begins with, titles included: two to five words that
/// begin with a capital letter, initials and particles among them. Nothing where no name has that shape.
pub(crate) fn leading_name(text: &str, lexicon: &Lexicon) -> Option<usize> {
    let (mut end, mut names, mut at) = (0, 0, 0);
    for word in text.split_inclusive([' ', '\u{A0}']) {
        let bare = word.trim_end();
        let core = bare.trim_end_matches([',', ';', ':', '|', ')', '(']);
        match part(core, names > 0, lexicon) {
            Part::Name => (end, names) = (at + core.len(), names + 1),
            Part::Title | Part::Particle => {}
            Part::Other => break,
        }
        if core.len() < bare.len() || names == 5 {
            break;
        }
        at += word.len();
    }
    (names >= 2).then(|| end - usize::from(ends_with_stop(&text[..end])))
}

/// Whether the last word ends with the full stop of a sentence, not that of an initial or `Jr.`
fn ends_with_stop(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or_default();
    last.len() > 3 && last.ends_with('.')
}

enum Part {
    Name,
    Title,
    Particle,
    Other,
}

fn part(word: &str, begun: bool, lexicon: &Lexicon) -> Part {
    let bare = words::bare(word);
    let lower = bare.to_lowercase();
    if !begun && lexicon.honorific(bare).is_some() {
        return Part::Title;
    }
    if begun && PARTICLES.has(&lower) && bare.starts_with(char::is_lowercase) {
        return Part::Particle;
    }
    let letters = bare.chars().all(|letter| letter.is_alphabetic() || matches!(letter, '\'' | '’' | '-' | '.'));
    let named = bare.starts_with(char::is_uppercase) && letters && !word.starts_with(['(', '"', '“']);
    let common = NO_NAMES.has(&lower) || words::is_function_word(bare) && bare.len() > 1;
    if named && !common { Part::Name } else { Part::Other }
}

/// Whether the whole of `text` is one person's name.
pub(crate) fn is_name(text: &str, lexicon: &Lexicon) -> bool {
    leading_name(text, lexicon) == Some(text.len())
}

/// Whether a name has a known given name among its words: what a headline or a place has not.
pub(crate) fn has_given_name(name: &str, lexicon: &Lexicon) -> bool {
    words::words(name).any(|word| {
        let given = lexicon.given_name(word).or_else(|| lexicon.given_name(&capitalised(word)));
        given.is_some_and(|name| !name.ambiguous)
    })
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().chain(letters.flat_map(char::to_lowercase)).collect()
}

/// A name without the forms of address before it (`Dr. Ada Onwu` is `Ada Onwu`).
pub(crate) fn without_title<'n>(name: &'n str, lexicon: &Lexicon) -> &'n str {
    let mut rest = name.trim();
    while let Some((first, after)) = rest.split_once(' ') {
        if lexicon.honorific(words::bare(first)).is_none() && !ADDRESS_FORMS.has(words::bare(first)) {
            break;
        }
        rest = after.trim_start();
    }
    rest
}

/// Whether a phrase names somebody's work: one of its words is a known role.
pub(crate) fn names_a_role(phrase: &str, lexicon: &Lexicon) -> bool {
    role_kind(phrase, lexicon).is_some()
}

/// The kind of the first known role in a phrase.
pub(crate) fn role_kind(phrase: &str, lexicon: &Lexicon) -> Option<RoleKind> {
    let words: Vec<String> = words::words(words::prefix(phrase, 300)).map(str::to_lowercase).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let roles = (0..words.len()).filter_map(|at| lexicon.longest_role(&words[at..]));
    roles.map(|(_, role)| role.kind).find(|kind| *kind != RoleKind::Part)
}

/// Where the first word for somebody's work ends in a phrase, if one stands among its first words.
pub(crate) fn role_end(phrase: &str, lexicon: &Lexicon) -> Option<usize> {
    let opening = phrase.split(['.', ',', ';', '(']).next()?;
    let words: Vec<&str> = opening.split_whitespace().take(8).collect();
    let bare: Vec<String> = words.iter().map(|word| words::bare(word).to_lowercase()).collect();
    let bare: Vec<&str> = bare.iter().map(String::as_str).collect();
    let (count, at) = (0..bare.len()).find_map(|at| Some((lexicon.longest_role(&bare[at..])?.0, at)))?;
    let last = words.get(at + count - 1)?;
    let end = last.as_ptr() as usize - phrase.as_ptr() as usize + last.len();
    Some(phrase[..end].trim_end_matches(|mark: char| !mark.is_alphanumeric()).len())
}
