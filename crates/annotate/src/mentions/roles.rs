//! The role in which a person is named: "Foreign Minister" before the name, or an apposition after it.

use std::ops::Range;

use corpus::Span;
use nlp::{Dep, Pos, Tag};

use super::lists;
use crate::reading::Reading;

/// The most words of a role before a name.
const LONGEST: usize = 7;

/// The most words of a role with its domain, set off by a comma.
const FARTHEST: usize = 24;

/// A role with the country that the words beside it name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RoleSeen {
    /// The role as written.
    pub(crate) span: Span,
    /// The country of the office.
    pub(crate) country: Option<&'static str>,
}

/// The role beside a name, if the text gives one there.
pub(crate) fn role_beside(reading: Reading<'_>, name: &Range<usize>) -> Option<RoleSeen> {
    before(reading, name)
        .or_else(|| after(reading, name))
        .or_else(|| set_off(reading, name))
        .or_else(|| above(reading, name))
}

/// A role right before the name: "Japanese Prime Minister NAME", "President of Kenya NAME".
fn before(reading: Reading<'_>, name: &Range<usize>) -> Option<RoleSeen> {
    let end = without_comma(reading, name.start)?;
    let first = (0..LONGEST).filter_map(|count| end.checked_sub(count + 1)).take_while(|word| {
        let words = &reading.syntax.words;
        words[*word].sentence == words[name.start].sentence && words[*word].pos != Pos::Space
    });
    let starts: Vec<usize> = first.collect();
    // "Accused N. N." accuses, and "leaders N. N. and N. N." are several.
    let last = end - 1;
    let verbal = matches!(reading.pos(last), Pos::Verb | Pos::Aux) && !reading.is_capitalised(last);
    let several = reading.tag(last) == Tag::Nns;
    let start = starts.iter().rev().copied().find(|start| is_role(reading, *start..end))?;
    if verbal || several {
        return None;
    }
    let start = narrowed(reading, start);
    let country = country_before(reading, start);
    let first = with_former(reading, start);
    let first = if first < start { first } else { with_office(reading, start) };
    let shown = if reading.word(last) == "," { last } else { end };
    Some(RoleSeen { span: reading.span(first..shown), country })
}

/// Where a role begins whose office is named before it: "White House spokeswoman", "the ministry's spokesman".
/// A country is told apart from the role.
fn with_office(reading: Reading<'_>, role: usize) -> usize {
    let mut start = role;
    let mut before = reading.before(start);
    if before.is_some_and(|word| reading.is_possessive_mark(word)) {
        before = before.and_then(|word| reading.before(word));
        let noun = before.filter(|word| matches!(reading.pos(*word), Pos::Noun | Pos::Propn));
        let Some(noun) = noun.filter(|word| !is_of_country(reading, *word)) else { return role };
        start = noun;
    }
    let joined = |word: usize| {
        // In a headline a capitalised verb looks like a name in the plural.
        let noun = matches!(reading.tag(word), Tag::Nn | Tag::Nnp) && reading.dep(word) == Dep::Compound;
        let noun = noun || lists::FIELDS.has(reading.word(word));
        let narrows = lists::NARROWING.has(&reading.lower(word));
        noun && !narrows
            && (reading.role(reading.word(word)).is_none() || is_of_body(reading, word))
            && !is_shouted(reading, word)
            && !is_of_country(reading, word)
            && reading.syntax.words[word].sentence == reading.syntax.words[role].sentence
    };
    while let Some(word) = reading.before(start).filter(|word| joined(*word)) {
        start = word;
    }
    if role - start <= LONGEST { narrowed(reading, start) } else { role }
}

/// Whether a word that is a role elsewhere begins the name of a body here: "Justice Department".
fn is_of_body(reading: Reading<'_>, word: usize) -> bool {
    let next = reading.after(&(word..word + 1)).filter(|next| reading.is_capitalised(*next));
    next.is_some_and(|next| reading.lexicon.organisation(reading.word(next)).is_some()) && reading.is_capitalised(word)
}

/// Whether a longer word is all in capitals: a label on the page rather than a name.
fn is_shouted(reading: Reading<'_>, word: usize) -> bool {
    let written = reading.word(word);
    written.len() > 4 && written.chars().all(char::is_uppercase)
}

fn is_of_country(reading: Reading<'_>, word: usize) -> bool {
    country_of(reading, word..word + 1).is_some()
}

/// Where a role begins whose country stands between it and what narrows it: "former Russian ambassador".
fn with_former(reading: Reading<'_>, start: usize) -> usize {
    let adjective = reading.before(start).filter(|word| country_of(reading, *word..*word + 1).is_some());
    let narrowed = adjective.map(|word| (word, narrowed(reading, word)));
    narrowed.filter(|(word, first)| first < word).map_or(start, |(_, first)| first)
}

/// A role with its domain before the name and set off from it: "the head of the centre for the study of
/// birds, NAME,".
fn set_off(reading: Reading<'_>, name: &Range<usize>) -> Option<RoleSeen> {
    let comma = reading.before(name.start).filter(|word| reading.word(*word) == ",")?;
    let after = reading.after(name)?;
    let closes = reading.word(after) == "," || matches!(reading.pos(after), Pos::Verb | Pos::Aux);
    let sentence = reading.syntax.words[comma].sentence;
    let inside = (0..comma).rev().take(FARTHEST).take_while(|word| {
        let here = &reading.syntax.words[*word];
        here.sentence == sentence && may_describe(here.pos) && !matches!(reading.word(*word), "," | ";" | ":")
    });
    let first = inside.last().filter(|_| closes)?;
    let of = (first..comma).find(|word| matches!(reading.word(*word), "of" | "at" | "for" | "in" | "to"))?;
    let noun = of.checked_sub(1).filter(|noun| *noun >= first && role_noun(reading, *noun))?;
    let opens = (first..noun).all(|word| reading.dep(word) != Dep::Conj);
    let start = phrase_start(reading, noun);
    opens.then(|| RoleSeen {
        span: reading.span(with_former(reading, start)..comma),
        country: country_before(reading, start),
    })
}

fn may_describe(pos: Pos) -> bool {
    matches!(pos, Pos::Noun | Pos::Propn | Pos::Adj | Pos::Adp | Pos::Det | Pos::Part | Pos::Cconj | Pos::Pron)
}

fn without_comma(reading: Reading<'_>, start: usize) -> Option<usize> {
    let before = reading.before(start)?;
    let is_role_before = |word: usize| reading.word(word) == "," && reading.dep(start) == Dep::Appos;
    if is_role_before(before) { Some(before) } else { Some(start) }
}

/// Whether the words are a role of the tables, or one followed by "of" and its domain.
fn is_role(reading: Reading<'_>, words: Range<usize>) -> bool {
    let passage = reading.passage(words.clone());
    if let Some(role) = reading.role(passage) {
        return role.prior >= 30;
    }
    let of = words.clone().find(|word| reading.word(*word) == "of");
    let named = reading.lexicon.given_name(reading.word(words.end - 1)).is_some();
    of.is_some_and(|of| of > words.start && of + 1 < words.end && !named && is_role(reading, words.start..of))
}

fn narrowed(reading: Reading<'_>, mut start: usize) -> usize {
    while let Some(before) = reading.before(start) {
        let lower = reading.lower(before);
        let hyphen = lower == "-" && reading.before(before).is_some_and(|word| reading.lower(word) == "ex");
        if !hyphen && !lists::NARROWING.has(&lower) {
            break;
        }
        start = before;
    }
    start
}

/// The country named right before a role, with or without a possessive.
fn country_before(reading: Reading<'_>, start: usize) -> Option<&'static str> {
    let mut end = start;
    let mut before = reading.before(start)?;
    if reading.is_possessive_mark(before) {
        end = before;
        before = reading.before(before)?;
    }
    let two = reading.before(before).and_then(|first| country_of(reading, first..end));
    two.or_else(|| country_of(reading, before..end))
}

/// The country that some words name, as noun or adjective.
pub(crate) fn country_of(reading: Reading<'_>, words: Range<usize>) -> Option<&'static str> {
    reading.lexicon.country_forms(reading.passage(words)).first().map(|form| form.code)
}

/// A role in apposition after the name: ", a professor of history at the University of X,".
fn after(reading: Reading<'_>, name: &Range<usize>) -> Option<RoleSeen> {
    let head = reading.head_of(name.clone());
    let apposition = reading
        .syntax
        .children(head)
        .find(|child| *child >= name.end && reading.dep(*child) == Dep::Appos && role_noun(reading, *child))?;
    Some(described(reading, apposition))
}

/// A role noun that the name itself stands in apposition to: "the president's spokesman, NAME".
fn above(reading: Reading<'_>, name: &Range<usize>) -> Option<RoleSeen> {
    let head = reading.head_of(name.clone());
    let noun = reading.syntax.head(head).filter(|_| reading.dep(head) == Dep::Appos)?;
    let near = noun < name.start && role_noun(reading, noun);
    near.then(|| {
        let start = phrase_start(reading, noun);
        RoleSeen { span: reading.span(with_former(reading, start)..noun + 1), country: country_before(reading, start) }
    })
}

/// Whether a noun is a role; before "of" also "head", which alone is a part of the body.
fn role_noun(reading: Reading<'_>, noun: usize) -> bool {
    let lemma = reading.syntax.lemma(noun);
    let of = || reading.after(&(noun..noun + 1)).is_some_and(|next| reading.word(next) == "of");
    let is_role = reading.role(lemma).is_some_and(|role| role.prior >= 30) || (lemma == "head" && of());
    is_role && reading.pos(noun) != Pos::Punct && reading.tag(noun) != Tag::Nns
}

/// A noun with what narrows it, up to a clause or comma, without article.
fn described(reading: Reading<'_>, noun: usize) -> RoleSeen {
    let subtree = reading.syntax.subtree(noun);
    let start = phrase_start(reading, noun);
    let stops = |word: &usize| {
        let hyphen =
            reading.word(*word) == "-" && reading.before(*word).is_some_and(|before| reading.is_glued(before, *word));
        let clause = matches!(reading.tag(*word), Tag::Wp | Tag::Wdt | Tag::Wrb);
        reading.pos(*word) == Pos::Punct && !hyphen
            || clause
            || matches!(reading.dep(*word), Dep::Relcl | Dep::Acl | Dep::Cc)
    };
    let end = (noun + 1..subtree.end).find(stops).unwrap_or(subtree.end);
    RoleSeen { span: reading.span(with_former(reading, start)..end), country: country_before(reading, start) }
}

/// Where the compound begins that a noun ends: "senior research" of "senior research fellow".
fn phrase_start(reading: Reading<'_>, noun: usize) -> usize {
    let mut start = noun;
    while let Some(before) = reading.before(start) {
        let joined =
            matches!(reading.dep(before), Dep::Compound | Dep::Amod | Dep::Nmod) || reading.word(before) == "-";
        if !joined || country_of(reading, before..before + 1).is_some() {
            break;
        }
        let first = hyphenated(reading, before);
        if (first..before).any(|word| reading.word(word).starts_with(|c: char| c.is_ascii_digit())) {
            // An age is no part of the role: "28-year-old developer".
            break;
        }
        start = first;
    }
    start
}

/// The first word of those that hyphens join to a word: "co" of "co-director".
fn hyphenated(reading: Reading<'_>, word: usize) -> usize {
    let mut first = word;
    while let Some(before) = reading.before(first) {
        let joined = reading.is_glued(before, first) && (reading.word(before) == "-" || reading.word(first) == "-");
        if !joined {
            break;
        }
        first = before;
    }
    first
}
