//! Numbers that name and do not count: `Boeing 747`, `G-7`, `Article 5`, `No. 3`, `10 Downing Street`,
//! scores, versions, list numbers.

use std::collections::BTreeSet;

use nlp::NameLabel;

use super::lists;
use super::numeral::Numeral;
use crate::times::lexeme::{Shape, is_hyphen};
use crate::times::reader::Reader;

/// Whether the number at a place is a name and not a quantity.
pub(super) fn is_identifier(reader: &Reader<'_>, at: usize, number: &Numeral) -> bool {
    let lexemes = reader.lexemes;
    if !number.digits {
        let group =
            at >= 2 && lexemes.reads(at - 2, &["group", "of"]) && lexemes.written(at).starts_with(char::is_uppercase);
        let capital = lexemes.written(at).starts_with(char::is_uppercase) && at > 0;
        let in_title = capital
            && lexemes.written(at - 1).starts_with(char::is_uppercase)
            && reader.tag(at - 1) == Some(nlp::Tag::Nnp);
        return group || in_title || in_name(reader, at);
    }
    let compared = matches!(lexemes.sign_before(at), '<' | '>' | '=' | '≤' | '≥');
    is_tied_after(reader, number)
        || is_designated(reader, at, number)
        || is_list_number(reader, at, number)
        || (!compared && in_name(reader, at))
}

/// `Sakhalin-1`, `A330`, `#3`, `x.y.z`, `1:1`.
pub(super) fn is_tied_before(reader: &Reader<'_>, at: usize) -> bool {
    let lexemes = reader.lexemes;
    if lexemes.digits(at).is_empty() {
        return false;
    }
    if !lexemes.glued(at) {
        return lexemes.sign_before(at) == '+' && at >= 2 && !lexemes.digits(at - 2).is_empty();
    }
    let sign = lexemes.sign_before(at);
    let before = at.checked_sub(2).map_or(Shape::Break, |place| lexemes.shape(place));
    let hyphen = is_hyphen(sign) && lexemes.glued(at - 1) && before != Shape::Break && before != Shape::Sign;
    hyphen || matches!(sign, '/' | ':' | '_' | '@' | '№' | '\\') || (matches!(sign, '.') && before == Shape::Digits)
}

/// `192.168.1`, `2 + 2`, `1:1`, `320x240`, `3D`, `747s`.
fn is_tied_after(reader: &Reader<'_>, number: &Numeral) -> bool {
    let lexemes = reader.lexemes;
    let end = number.end;
    let sign = lexemes.sign(end);
    let tight = lexemes.glued(end) && lexemes.glued(end + 1);
    let digits_next = !lexemes.digits(end + 1).is_empty();
    let dotted = tight && matches!(sign, '.' | ':' | '/' | '_' | '@') && digits_next;
    let sum = matches!(sign, '+' | '×' | '*') && digits_next;
    let score = tight
        && is_hyphen(sign)
        && digits_next
        && reader.numeral(end + 1).is_some_and(|next| next.value <= number.value);
    let letters = lexemes.glued(end) && lexemes.shape(end) == Shape::Word;
    let odd =
        letters && super::unit::unit_after(reader, number).is_none() && !lexemes.is(end, &["st", "nd", "rd", "th"]);
    let times = lexemes.is(end, &["x"]) && tight && digits_next;
    dotted || sum || score || times || (odd && !lexemes.written(end).starts_with('M'))
}

fn is_designated(reader: &Reader<'_>, at: usize, number: &Numeral) -> bool {
    let lexemes = reader.lexemes;
    let place = if lexemes.sign_before(at) == '.' { at.saturating_sub(1) } else { at };
    let word = lexemes.word_before(place);
    let before = place.checked_sub(1).map_or("", |place| lexemes.written(place));
    let plain =
        number.magnitude == 1.0 && number.value.fract() == 0.0 && super::unit::unit_after(reader, number).is_none();
    let numbered = matches!(word, "no" | "nos" | "nr" | "version") && number.magnitude == 1.0;
    let designated =
        numbered || lists::DESIGNATORS.has(word) && plain && super::counted::noun_after(reader, number).is_none();
    let opens = place < 2 || matches!(lexemes.shape(place - 2), Shape::Break) || lexemes.sign(place - 2) == '.';
    let name = before.chars().any(char::is_uppercase) && !opens && place == at && lexemes.sign_before(at) == ' ';
    let mixed = before.chars().skip(1).any(char::is_uppercase) && before.chars().any(char::is_lowercase);
    let proper =
        name && (mixed || reader.tag(place - 1).is_some_and(|tag| matches!(tag, nlp::Tag::Nnp | nlp::Tag::Nnps)));
    designated || (proper && plain && (number.end - at == 1) && !is_plural_noun(reader, number))
}

fn is_plural_noun(reader: &Reader<'_>, number: &Numeral) -> bool {
    reader.tag(number.end).is_some_and(|tag| tag == nlp::Tag::Nns)
}

/// `1. First item`, `2) Second item`.
fn is_list_number(reader: &Reader<'_>, at: usize, number: &Numeral) -> bool {
    let lexemes = reader.lexemes;
    let first = at == 0 || lexemes.shape(at - 1) == Shape::Break;
    let mark = matches!(lexemes.sign(number.end), '.' | ')') && lexemes.shape(number.end + 1) != Shape::Break;
    first && mark && number.value < 100.0 && number.end == at + 1
}

/// Numbers of two to four digits that stand right after a capitalised name somewhere in the text, without
/// unit or counted noun: `787` of `Boeing 787` is a model there, wherever it stands.
pub(super) fn models<'a>(reader: &Reader<'a>) -> BTreeSet<&'a str> {
    let named = |at: &usize| {
        let digits = reader.lexemes.digits(*at).len();
        let before = at.checked_sub(1).is_some_and(|before| {
            let tag = reader.tag(before);
            reader.lexemes.written(before).starts_with(char::is_uppercase) && tag == Some(nlp::Tag::Nnp)
        });
        let plural = reader.lexemes.written(at + 1) == "s" || is_hyphen(reader.lexemes.sign(at + 1));
        let loose = !reader.lexemes.glued(*at) && (!reader.lexemes.glued(at + 1) || plural);
        (2..=4).contains(&digits) && before && loose && reader.month(at - 1).is_none()
    };
    (1..reader.lexemes.len()).filter(named).map(|at| reader.lexemes.digits(at)).collect()
}

/// Inside a name of a thing, after its first word.
fn in_name(reader: &Reader<'_>, at: usize) -> bool {
    use NameLabel::{Event, Fac, Law, Org, Product, WorkOfArt};
    let label = reader.name(at);
    let inner = at > 0 && reader.name(at - 1) == label && reader.lexemes.shape(at - 1) != Shape::Break;
    matches!(label, Some(Product | Org | Fac | Law | WorkOfArt | Event)) && inner
}
