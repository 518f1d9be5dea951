//! What stands around a name and says what it names: titles, prepositions, nouns beside it, ages, verbs.

use std::ops::Range;

use corpus::EntityType;
use lexicon::NameCuePlace;
use nlp::{Dep, Pos, Tag};

use super::gazetteer::known;
use super::kinds::{Votes, is_acronym, vote};
use crate::reading::Reading;

/// Adds what stands around one occurrence of a name.
pub(super) fn around(reading: Reading<'_>, words: &Range<usize>, votes: &mut Votes) {
    if is_addressed(reading, words) {
        vote(votes, EntityType::Per, 8);
    }
    if is_followed_by_who(reading, words) {
        vote(votes, EntityType::Per, 6);
    }
    if is_aged(reading, words) {
        vote(votes, EntityType::Per, 6);
    }
    if let Some(before) = reading.before(words.start) {
        preposition(&reading.lower(before), words, votes);
    }
    if is_located(reading, words) {
        vote(votes, EntityType::Gpe, 4);
    }
    if is_side(reading, words) {
        vote(votes, EntityType::Org, 6);
    }
    if is_based(reading, words) {
        vote(votes, EntityType::Gpe, 4);
    }
    beside(reading, words, votes);
    let head = reading.head_of(words.clone());
    if speaks(reading, head) {
        let weight = if is_acronym(reading.passage(words.clone())) { 0 } else { SPEAKS };
        vote(votes, EntityType::Per, weight);
    }
}

/// What a word in a place says, by the table of cues.
pub(super) fn said(reading: Reading<'_>, word: &str, place: NameCuePlace) -> impl Iterator<Item = (EntityType, i32)> {
    let cues = reading.lexicon.name_cues(word, place);
    cues.filter_map(|cue| Some((EntityType::parse(cue.label)?, i32::from(cue.votes))))
}

/// The nouns beside the name: before it, after it, before "of", possessed by it, in apposition.
fn beside(reading: Reading<'_>, words: &Range<usize>, votes: &mut Votes) {
    let mut hear = |word: usize, place: NameCuePlace| {
        for (kind, weight) in said(reading, reading.word(word), place) {
            vote(votes, kind, weight);
        }
    };
    if let Some(before) = reading.before(words.start) {
        hear(before, NameCuePlace::Before);
    }
    if let Some(noun) = noun_of(reading, words.start) {
        hear(noun, NameCuePlace::Of);
    }
    let head = reading.head_of(words.clone());
    if let Some(noun) = apposed(reading, words, head) {
        hear(noun, NameCuePlace::Before);
    }
    let Some(after) = reading.after(words) else { return };
    if reading.is_possessive_mark(after) {
        (after + 1..after + 3)
            .filter(|word| *word < reading.syntax.words.len())
            .for_each(|word| hear(word, NameCuePlace::Owned));
    } else {
        hear(after, NameCuePlace::After);
    }
}

/// Whether the name is a plural after "the" in a sentence of sport: "the Sixers".
fn is_side(reading: Reading<'_>, words: &Range<usize>) -> bool {
    let the = reading.before(words.start).is_some_and(|before| reading.word(before).eq_ignore_ascii_case("the"));
    let plural = reading.tag(words.start) == Tag::Nnps || reading.word(words.start).ends_with('s');
    let sentence = &reading.syntax.sentences[reading.syntax.words[words.start].sentence];
    let sport = |word: usize| said(reading, reading.word(word), NameCuePlace::Sentence).next().is_some();
    words.len() == 1 && the && plural && reading.is_proper(words.start) && sentence.words.clone().any(sport)
}

/// The noun before "of" or "for" before a name, an article passed over.
fn noun_of(reading: Reading<'_>, start: usize) -> Option<usize> {
    let before = reading.before(start)?;
    let of = if reading.word(before) == "the" { reading.before(before)? } else { before };
    matches!(reading.word(of), "of" | "for").then(|| reading.before(of)).flatten()
}

/// The noun that the name stands in apposition to, or that stands in apposition to it.
fn apposed(reading: Reading<'_>, words: &Range<usize>, head: usize) -> Option<usize> {
    let over = reading.syntax.head(head).filter(|_| reading.dep(head) == Dep::Appos);
    let noun = over.or_else(|| reading.syntax.child(head, &[Dep::Appos]));
    noun.filter(|noun| !words.contains(noun) && reading.pos(*noun) == Pos::Noun)
}

/// What the word before says of a place or of a person.
fn preposition(before: &str, words: &Range<usize>, votes: &mut Votes) {
    match before {
        "in" | "near" | "across" | "throughout" => vote(votes, EntityType::Gpe, 3),
        "the" if words.len() == 1 => vote(votes, EntityType::Per, -3),
        _ => {}
    }
}

/// Whether an honorific or a role stands right before: "Mr", "President".
pub(super) fn is_addressed(reading: Reading<'_>, words: &Range<usize>) -> bool {
    let Some(before) = reading.before(words.start).filter(|before| reading.is_capitalised(*before)) else {
        return false;
    };
    let same = reading.syntax.words[before].sentence == reading.syntax.words[words.start].sentence;
    let written = reading.word(before);
    let is_role = || reading.is_proper(before) && reading.lexicon.role(written).is_some_and(|role| role.prior >= 50);
    same && (reading.lexicon.honorific(written).is_some() || is_role())
}

fn is_followed_by_who(reading: Reading<'_>, words: &Range<usize>) -> bool {
    let next = reading.after(words);
    let next = next.filter(|next| reading.word(*next) != ",").or_else(|| {
        let comma = next?;
        reading.after(&(comma..comma + 1))
    });
    next.is_some_and(|next| matches!(reading.word(next), "who" | "whose"))
}

/// Whether an age stands after the name: "X, 41," or "X (26)".
fn is_aged(reading: Reading<'_>, words: &Range<usize>) -> bool {
    let Some(open) = reading.after(words) else { return false };
    let Some(age) = reading.after(&(open..open + 1)) else { return false };
    let Some(close) = reading.after(&(age..age + 1)) else { return false };
    let years = reading.word(age).parse::<u32>().is_ok_and(|years| (1..=110).contains(&years));
    let marks = (reading.word(open), reading.word(close));
    years && matches!(marks, ("(", ")") | (",", "," | "." | ";"))
}

/// Whether a country follows: "X, Kenya".
fn is_located(reading: Reading<'_>, words: &Range<usize>) -> bool {
    let Some(next) = reading.after(words).filter(|next| reading.word(*next) == ",") else { return false };
    let after = reading.after(&(next..next + 1)).filter(|after| reading.is_capitalised(*after));
    let country = after.and_then(|after| known(reading, reading.word(after)));
    country.is_some_and(|known| known.kind == EntityType::Gpe && known.weight > 6)
}

/// "Norvik-based", "Norvik-born".
fn is_based(reading: Reading<'_>, words: &Range<usize>) -> bool {
    let hyphen = reading.after(words).filter(|hyphen| reading.word(*hyphen) == "-");
    let next = hyphen.and_then(|hyphen| reading.after(&(hyphen..hyphen + 1)));
    next.is_some_and(|next| matches!(reading.word(next), "based" | "born" | "bound"))
}

/// How much it speaks for a person that somebody says, asks, answers.
const SPEAKS: i32 = 3;

fn speaks(reading: Reading<'_>, head: usize) -> bool {
    let Some(verb) = reading.syntax.head(head).filter(|_| reading.dep(head) == Dep::Nsubj) else { return false };
    reading.pos(verb) == Pos::Verb && reading.lexicon.cue_verb(reading.syntax.lemma(verb)).is_some()
}
