//! Past, present and future without a date: `now`, `recently`, `in the near future`.

use lexicon::List;

use super::find::Found;
use super::lists;
use super::reader::Reader;
use super::when::Meaning;

/// Phrases, and what they refer to.
static PHRASES: [(&List, &str); 3] =
    [(&lists::PRESENT, "PRESENT_REF"), (&lists::FUTURE, "FUTURE_REF"), (&lists::PAST, "PAST_REF")];

/// The longest of the phrases that stands at a place.
pub(super) fn vague(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let lexemes = reader.lexemes;
    let ends = PHRASES.iter().filter_map(|(phrases, value)| Some((lexemes.past_longest(at, phrases)?, *value)));
    let (end, value) = ends.max_by_key(|(end, _)| *end)?;
    let alone = end == at + 1;
    let start = at + usize::from(!alone && lexemes.is(at, &["in", "of"]));
    let start = start + usize::from(lexemes.word(at) == "for");
    let that = value == "PRESENT_REF" && lexemes.word(at) == "now" && lexemes.word(end) == "that";
    let joined = super::lexeme::is_hyphen(lexemes.sign(end)) && lexemes.glued(end);
    let as_soon =
        lexemes.word(at) == "soon" && (lexemes.follows(at, &["as", "too", "so"]) || lexemes.word(end) == "after");
    let later = lexemes.word(at) == "later"
        && alone
        && (lexemes.is(end, &["than", "on", "in"])
            || lexemes.follows(at, &["or", "and"]) && !lexemes.digits(at.saturating_sub(2)).is_empty()
            || reader.tag(at).is_some_and(|tag| tag == nlp::Tag::Jjr));
    let past_of = lexemes.word_before(end) == "past"
        && lexemes.word(end).len() > 1
        && !lists::AFTER_THE_PAST.has(lexemes.word(end));
    (!that && !joined && !later && !as_soon && !past_of)
        .then(|| Found::new(start, end, Meaning::Vague(value), "time.vague"))
}
