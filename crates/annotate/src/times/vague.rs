//! Past, present and future without a date: `now`, `recently`, `in the near future`.

use super::find::Found;
use super::reader::Reader;
use super::when::Meaning;

/// A phrase, what it refers to, and the rule's strength.
const PHRASES: &[(&[&str], &str)] = &[
    (&["for", "the", "time", "being"], "PRESENT_REF"),
    (&["at", "the", "moment"], "PRESENT_REF"),
    (&["at", "present"], "PRESENT_REF"),
    (&["at", "this", "time"], "PRESENT_REF"),
    (&["these", "days"], "PRESENT_REF"),
    (&["nowadays"], "PRESENT_REF"),
    (&["currently"], "PRESENT_REF"),
    (&["presently"], "PRESENT_REF"),
    (&["now"], "PRESENT_REF"),
    (&["in", "the", "near", "future"], "FUTURE_REF"),
    (&["in", "the", "foreseeable", "future"], "FUTURE_REF"),
    (&["in", "the", "coming", "days"], "FUTURE_REF"),
    (&["in", "the", "coming", "weeks"], "FUTURE_REF"),
    (&["in", "the", "coming", "months"], "FUTURE_REF"),
    (&["in", "the", "coming", "years"], "FUTURE_REF"),
    (&["the", "near", "future"], "FUTURE_REF"),
    (&["the", "foreseeable", "future"], "FUTURE_REF"),
    (&["the", "near", "term"], "FUTURE_REF"),
    (&["the", "short", "term"], "FUTURE_REF"),
    (&["the", "long", "term"], "FUTURE_REF"),
    (&["the", "future"], "FUTURE_REF"),
    (&["very", "soon"], "FUTURE_REF"),
    (&["soon"], "FUTURE_REF"),
    (&["more", "recently"], "PAST_REF"),
    (&["most", "recently"], "PAST_REF"),
    (&["recently"], "PAST_REF"),
    (&["lately"], "PAST_REF"),
    (&["recent"], "PAST_REF"),
    (&["later"], "FUTURE_REF"),
    (&["in", "recent", "years"], "PAST_REF"),
    (&["in", "recent", "months"], "PAST_REF"),
    (&["in", "recent", "weeks"], "PAST_REF"),
    (&["in", "recent", "days"], "PAST_REF"),
    (&["recent", "years"], "PAST_REF"),
    (&["recent", "months"], "PAST_REF"),
    (&["recent", "weeks"], "PAST_REF"),
    (&["recent", "days"], "PAST_REF"),
    (&["in", "the", "past"], "PAST_REF"),
    (&["of", "the", "past"], "PAST_REF"),
    (&["the", "recent", "past"], "PAST_REF"),
    (&["long", "ago"], "PAST_REF"),
    (&["years", "ago"], "PAST_REF"),
    (&["decades", "ago"], "PAST_REF"),
    (&["months", "ago"], "PAST_REF"),
    (&["weeks", "ago"], "PAST_REF"),
    (&["days", "ago"], "PAST_REF"),
    (&["centuries", "ago"], "PAST_REF"),
];

/// The longest of the phrases that stands at a place.
pub(super) fn vague(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let lexemes = reader.lexemes;
    let (phrase, value) =
        PHRASES.iter().filter(|(phrase, _)| lexemes.reads(at, phrase)).max_by_key(|(phrase, _)| phrase.len())?;
    let start = at + usize::from(phrase.len() > 1 && matches!(phrase[0], "in" | "of"));
    let start = start + usize::from(phrase[0] == "for");
    let end = at + phrase.len();
    let that = *value == "PRESENT_REF" && lexemes.word(at) == "now" && lexemes.word(end) == "that";
    let joined = super::lexeme::is_hyphen(lexemes.sign(end)) && lexemes.glued(end);
    let as_soon =
        lexemes.word(at) == "soon" && (lexemes.follows(at, &["as", "too", "so"]) || lexemes.word(end) == "after");
    let later = lexemes.word(at) == "later"
        && phrase.len() == 1
        && (lexemes.is(end, &["than", "on", "in"])
            || lexemes.follows(at, &["or", "and"]) && !lexemes.digits(at.saturating_sub(2)).is_empty()
            || reader.tag(at).is_some_and(|tag| tag == nlp::Tag::Jjr));
    let past_of = phrase.last() == Some(&"past")
        && lexemes.word(end).len() > 1
        && !lexemes.is(end, &["and", "but", "the", "to", "it", "he", "by", "with"]);
    (!that && !joined && !later && !as_soon && !past_of)
        .then(|| Found::new(start, end, Meaning::Vague(value), "time.vague"))
}
