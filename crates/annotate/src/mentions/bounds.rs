//! Where a name begins and ends: articles, titles, possessives, line ends, hyphens, particles.

use std::collections::BTreeSet;
use std::ops::Range;

use corpus::EntityType;
use nlp::Pos;

use super::candidate::{Candidate, apart, taken};
use crate::reading::Reading;

/// Small words that belong to the family name that follows.
const PARTICLES: [&str; 15] =
    ["dos", "da", "do", "van", "von", "bin", "ibn", "al", "el", "der", "den", "di", "del", "ben", "bint"];

/// Mends the bounds of every candidate; one may become several or none.
pub(super) fn mend(reading: Reading<'_>, candidates: Vec<Candidate>) -> Vec<Candidate> {
    let mut mended = Vec::with_capacity(candidates.len());
    let nouns = common_nouns(reading);
    for candidate in candidates {
        for part in lines(reading, candidate.words.clone()) {
            for part in possessors(reading, part) {
                let trimmed = trim(reading, Candidate { words: part, ..candidate.clone() });
                mended.extend(trimmed.filter(|name| !is_common(reading, &name.words, &nouns)));
            }
        }
    }
    extend(reading, apart(mended))
}

/// The parts of a range between line ends.
fn lines(reading: Reading<'_>, words: Range<usize>) -> Vec<Range<usize>> {
    let breaks = |word: &usize| reading.pos(*word) == Pos::Space && reading.word(*word).contains(['\n', '\r']);
    split(words.clone(), words.filter(breaks).collect())
}

/// "Kenya's Treasury" as two names: only where the possessor is known as a place.
fn possessors(reading: Reading<'_>, words: Range<usize>) -> Vec<Range<usize>> {
    let inner = words.clone().skip(1).take(words.len().saturating_sub(2));
    let mark = inner.into_iter().find(|word| reading.is_possessive_mark(*word));
    match mark {
        Some(mark) if is_place(reading, words.start..mark) => split(words, vec![mark]),
        _ => vec![words],
    }
}

fn is_place(reading: Reading<'_>, words: Range<usize>) -> bool {
    let form = reading.passage(words);
    !reading.lexicon.country_forms(form).is_empty() || reading.lexicon.city(form).is_some_and(|city| !city.ambiguous)
}

fn split(words: Range<usize>, at: Vec<usize>) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = words.start;
    for cut in at {
        parts.push(start..cut);
        start = cut + 1;
    }
    parts.push(start..words.end);
    parts.retain(|part| !part.is_empty());
    parts
}

/// Takes articles, titles, marks and possessives off the ends; none where no name is left.
fn trim(reading: Reading<'_>, mut candidate: Candidate) -> Option<Candidate> {
    let mut words = candidate.words.clone();
    while !words.is_empty() && (is_margin(reading, words.end - 1) || is_told(reading, &candidate, words.end - 1)) {
        words.end -= 1;
    }
    if !words.is_empty() && reading.word(words.end - 1) == "of" {
        words = of_number(reading, words)?;
    }
    loop {
        let before = words.start;
        while !words.is_empty() && (is_margin(reading, words.start) || !may_begin(reading, words.clone())) {
            words.start += 1;
        }
        if words.is_empty() {
            return None;
        }
        let titles = if is_place(reading, words.clone()) { 0 } else { titles(reading, &words) };
        if titles > 0
            && titles < words.len()
            && (candidate.kind == EntityType::Per || is_honorific(reading, words.start))
        {
            words.start += titles;
            candidate.kind = EntityType::Per;
        }
        if words.start == before {
            break;
        }
    }
    candidate.words = words.clone();
    (!words.is_empty() && is_name(reading, words)).then_some(candidate)
}

/// Whether a word at the end of what the model took for a title is a common noun after a name: "the
/// Brandt visit".
fn is_told(reading: Reading<'_>, candidate: &Candidate, word: usize) -> bool {
    let common = reading.pos(word) == Pos::Noun && !reading.is_capitalised(word);
    candidate.kind == EntityType::Work && candidate.words.len() == 2 && common
}

/// A name that ends with "of": with the number after it, as "Group of Seven"; else none.
fn of_number(reading: Reading<'_>, words: Range<usize>) -> Option<Range<usize>> {
    let next = reading.after(&words).filter(|next| reading.is_capitalised(*next))?;
    (reading.pos(next) == Pos::Num).then_some(words.start..next + 1)
}

/// Whether a word at the edge of a name is no part of it.
fn is_margin(reading: Reading<'_>, word: usize) -> bool {
    let written = reading.word(word);
    let is_mark = !written.chars().any(char::is_alphanumeric);
    let is_article = matches!(reading.lower(word).as_str(), "the" | "a" | "an" | "this" | "that" | "these" | "those");
    is_mark || is_article || reading.is_possessive_mark(word) || reading.pos(word) == Pos::Space
}

/// Whether a name may begin with its first word: a small letter only before a capital in the same word
/// ("iPhone", "al-Sisi") or as a particle before a capital.
fn may_begin(reading: Reading<'_>, words: Range<usize>) -> bool {
    let first = reading.word(words.start);
    let next = words.start + 1;
    let particle = PARTICLES.contains(&reading.lower(words.start).as_str());
    let capital_follows = next < words.end && (reading.is_capitalised(next) || particle);
    first.chars().any(char::is_uppercase) || first.chars().all(char::is_numeric) || (particle && capital_follows)
}

/// How many words at the beginning are honorifics or roles.
fn titles(reading: Reading<'_>, words: &Range<usize>) -> usize {
    let written: Vec<&str> = words.clone().map(|word| reading.word(word)).collect();
    if reading.lexicon.honorific(written[0]).is_some() {
        return 1;
    }
    reading.lexicon.longest_role(&written).map_or(0, |(count, _)| count)
}

fn is_honorific(reading: Reading<'_>, word: usize) -> bool {
    let written = reading.word(word);
    reading.is_capitalised(word) && reading.lexicon.honorific(written).is_some()
}

/// The common nouns of the document, written small.
fn common_nouns<'a>(reading: Reading<'a>) -> BTreeSet<&'a str> {
    let nouns = (0..reading.syntax.words.len()).filter(|word| reading.pos(*word) == Pos::Noun);
    nouns.map(|word| reading.word(word)).filter(|noun| noun.starts_with(char::is_lowercase)).collect()
}

/// Whether a single word is a common noun for an office or a body, capitalised as a title: "Government",
/// where the document writes it small as well.
fn is_common(reading: Reading<'_>, words: &Range<usize>, nouns: &BTreeSet<&str>) -> bool {
    let lower = reading.lower(words.start);
    let body = reading.lexicon.organisation(&lower).is_some_and(|word| word.prior >= 30);
    let role = reading.lexicon.role(&lower).is_some_and(|role| role.prior >= 60);
    let written_small = nouns.contains(lower.as_str());
    words.len() == 1 && (body || role) && written_small && !is_place(reading, words.clone())
}

fn is_name(reading: Reading<'_>, words: Range<usize>) -> bool {
    let passage = reading.passage(words);
    let is_address = passage.contains("://") || passage.contains("www.") || passage.contains('@');
    passage.chars().any(char::is_uppercase) && passage.chars().any(char::is_alphabetic) && !is_address
}

/// Lengthens names over hyphens, particles and given names that belong to them.
fn extend(reading: Reading<'_>, mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    let mut taken = taken(reading.syntax.words.len(), &candidates);
    for candidate in candidates.iter_mut().filter(|candidate| candidate.kind == EntityType::Per) {
        let words = &mut candidate.words;
        while let Some(end) = hyphenated(reading, words, &taken) {
            words.end = end;
        }
        while let Some(start) = preceded(reading, words, &taken) {
            words.start = start;
        }
        words.clone().for_each(|word| taken[word] = true);
    }
    apart(candidates)
}

/// The end of a name that goes on after a hyphen: "Suk" of "Suk-yeol".
fn hyphenated(reading: Reading<'_>, words: &Range<usize>, taken: &[bool]) -> Option<usize> {
    let hyphen = reading.after(words)?;
    let next = reading.after(&(hyphen..hyphen + 1))?;
    let free = !taken[hyphen] && !taken[next];
    let joined = reading.is_glued(hyphen - 1, hyphen) && reading.is_glued(hyphen, next);
    let letters = reading.word(next).chars().all(char::is_alphabetic);
    let is_name = reading.is_proper(hyphen - 1) && (reading.is_capitalised(next) || reading.is_proper(next));
    (free && joined && letters && is_name && reading.word(hyphen) == "-").then_some(next + 1)
}

/// The start of a name whose particle or given name was left outside.
fn preceded(reading: Reading<'_>, words: &Range<usize>, taken: &[bool]) -> Option<usize> {
    let before = reading.before(words.start).filter(|before| !taken[*before])?;
    let written = reading.word(before);
    let is_particle = PARTICLES.contains(&written) && reading.is_proper(before);
    let given = reading.lexicon.given_name(written).is_some_and(|name| !name.ambiguous);
    let same = reading.syntax.words[before].sentence == reading.syntax.words[words.start].sentence;
    (same && (is_particle || (given && reading.is_proper(before)))).then_some(before)
}
