//! Numbers that count a noun: `four islands`, `ten large Japanese corporations`, `the 10th summit`.

use std::ops::Range;

use nlp::{Pos, Tag};

use super::lists;
use super::numeral::{Numeral, NumeralKind};
use super::quantity::{Kind, Quantity};
use crate::times::lexeme::{Shape, is_hyphen};
use crate::times::reader::Reader;

/// How many words may stand between the number and its noun.
const REACH: usize = 7;

/// The noun that a number counts: its words, and the head among them.
pub(super) struct Noun {
    /// From the first word after the number to the head.
    pub(super) place: Range<usize>,
    /// The lexeme of the head.
    pub(super) head: usize,
    /// The unit: the head in the singular.
    pub(super) unit: String,
}

/// A counted noun after a number.
pub(super) fn counted(reader: &Reader<'_>, at: usize, number: &Numeral) -> Option<Quantity> {
    let noun = noun_after(reader, number)?;
    let joined = is_hyphen(reader.lexemes.sign(number.end));
    let spelled = || !number.digits && modifies(reader, at, noun.head);
    let agrees = joined || is_plural(reader, noun.head) || number.value == 1.0 || spelled();
    let one = number.value == 1.0 && !number.digits;
    if !agrees || one || number.kind == NumeralKind::Fraction && number.magnitude == 1.0 {
        return None;
    }
    let time = reader.lexicon.unit(&noun.unit).filter(|unit| unit.dimension == "time");
    let unit = time.map_or(noun.unit.as_str(), |unit| unit.code);
    let quantity = Quantity::new(at..noun.head + 1, number.value, unit, Kind::Count, "figure.count");
    let doubt = refers_back(reader, at, number, unit).then_some("refers back");
    Some(Quantity { next: number.end, noun: noun.place.start, doubt, ..quantity })
}

/// Whether a count only points to those named before: "the two countries", "both sides".
fn refers_back(reader: &Reader<'_>, at: usize, number: &Numeral, unit: &str) -> bool {
    let definite = reader.lexemes.follows(at, &["the", "these", "those", "our", "their", "both"]);
    let pair = number.value == 2.0 && !number.digits;
    let lexicon = reader.lexicon;
    let acts = lists::ACTING.has(unit) || lexicon.is_people(unit) || lexicon.role(unit).is_some();
    definite && pair && acts
}

/// The noun that begins after a number, adjectives and other nouns passed over.
pub(super) fn noun_after(reader: &Reader<'_>, number: &Numeral) -> Option<Noun> {
    let lexemes = reader.lexemes;
    let mut at = number.end;
    if lexemes.word(at) == "of" {
        at += 1;
        at += usize::from(lists::DETERMINERS.has(lexemes.word(at)));
        if reader.lexemes.shape(at) == Shape::Digits || reader.numeral(at).is_some() {
            at = reader.numeral(at)?.end;
        }
    }
    at = if is_hyphen(lexemes.sign(at)) && lexemes.glued(at) && lexemes.glued(at + 1) { at + 1 } else { at };
    if at > number.end && lexemes.word(number.end) != "of" {
        return is_noun(reader, at).then(|| Some(Noun { place: at..at + 1, head: at, unit: singular(reader, at)? }))?;
    }
    let end = (at..at + REACH).take_while(|place| is_inner(reader, *place, at)).last()? + 1;
    let head = (at..end).rev().find(|place| is_noun(reader, *place) || is_second_half(reader, *place, at))?;
    let unit = singular(reader, head)?;
    Some(Noun { place: at..head + 1, head, unit })
}

/// Whether a word belongs to the noun phrase that began at `from`.
fn is_inner(reader: &Reader<'_>, at: usize, from: usize) -> bool {
    use Tag::{Afx, Jj, Jjr, Jjs, Nn, Nnp, Nnps, Nns, Vbg, Vbn};
    let lexemes = reader.lexemes;
    let joint = is_hyphen(lexemes.sign(at)) && lexemes.glued(at) && lexemes.glued(at + 1) && at > from;
    let word = lexemes.shape(at) == Shape::Word;
    let model = lexemes.shape(at) == Shape::Digits && at > from && (lexemes.glued(at) || is_noun(reader, at + 1));
    let plural = lexemes.written(at) == "s" && lexemes.glued(at) && lexemes.shape(at - 1) == Shape::Digits;
    let tag = reader.tag(at);
    let after_plural = at > from && is_noun(reader, at - 1) && is_plural(reader, at - 1);
    let inside = at > from && lexemes.glued(at) && is_same_word(reader, at);
    let fits = tag.is_some_and(|tag| matches!(tag, Jj | Jjr | Jjs | Nn | Nns | Nnp | Nnps | Vbg | Vbn | Afx));
    joint
        || model
        || plural
        || inside
        || is_second_half(reader, at, from)
        || (word && fits && !after_plural && !lexemes.is(at, &["s", "ago", "later", "earlier", "due"]))
}

/// Whether a word is the second half of one with a hyphen, however it is tagged: the "chairs" of "co-chairs".
fn is_second_half(reader: &Reader<'_>, at: usize, from: usize) -> bool {
    let lexemes = reader.lexemes;
    let joined = |at: usize| lexemes.glued(at) && lexemes.glued(at - 1) && is_hyphen(lexemes.sign(at - 1));
    at > from + 1 && lexemes.shape(at) == Shape::Word && joined(at)
}

/// Whether a lexeme goes on with the word of the lexeme before: the stops of `U.S.`.
fn is_same_word(reader: &Reader<'_>, at: usize) -> bool {
    at.checked_sub(1).and_then(|before| reader.node(before)).is_some_and(|word| reader.node(at) == Some(word))
}

fn is_noun(reader: &Reader<'_>, at: usize) -> bool {
    reader.lexemes.shape(at) == Shape::Word
        && reader.tag(at).is_some_and(|tag| matches!(tag, Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps))
}

fn is_plural(reader: &Reader<'_>, at: usize) -> bool {
    let tag = reader.tag(at);
    lists::PLURAL.has(reader.lexemes.word(at)) || tag.is_some_and(|tag| matches!(tag, Tag::Nns | Tag::Nnps))
}

/// Whether the grammar hangs the number under the noun.
fn modifies(reader: &Reader<'_>, number: usize, noun: usize) -> bool {
    let pair = reader.node(number).zip(reader.node(noun));
    pair.is_some_and(|(number, noun)| {
        reader.syntax.head(number) == Some(noun)
            && reader.syntax.words[number].dep == nlp::Dep::Nummod
            && reader.syntax.words[noun].tag == Tag::Nn
    })
}

fn singular(reader: &Reader<'_>, at: usize) -> Option<String> {
    let node = reader.node(at)?;
    let lemma = reader.syntax.lemma(node).to_lowercase();
    let word = reader.lexemes.word(at).to_owned();
    let people = word == "people";
    let proper = reader.syntax.words[node].tag == Tag::Nnps;
    let known = match () {
        () if people => "person".to_owned(),
        () if proper && word.ends_with('s') && !word.ends_with("ss") => word.trim_end_matches('s').to_owned(),
        () if lemma.is_empty() => word,
        () => lemma,
    };
    Some(known)
}

/// `the 10th summit`, `a 5th generation iPod`: an ordinal in digits before a noun.
pub(super) fn ordinal(reader: &Reader<'_>, at: usize) -> Option<Quantity> {
    let lexemes = reader.lexemes;
    let number = super::numeral::digits(lexemes, at).filter(|number| number.value.fract() == 0.0)?;
    let suffix = lexemes.is(number.end, &["st", "nd", "rd", "th"])
        && (lexemes.glued(number.end) || lexemes.word(number.end) == "th");
    let end = number.end + 1;
    let name = lexemes.written(end).starts_with(char::is_uppercase);
    let address = lists::NO_ORDER.has(lexemes.word(end));
    let article = lists::BEFORE_ORDINAL.has(lexemes.word_before(at));
    let found = Quantity::new(at..end, number.value, "ordinal", Kind::Ordinal, "figure.ordinal");
    (suffix && article && !name && !address).then_some(found)
}

/// `the 737 airliner`, `Boeing's 747`: a plain number before a noun in the singular or after a possessive
/// names one of a kind.
fn is_model(reader: &Reader<'_>, at: usize, end: usize) -> bool {
    let lexemes = reader.lexemes;
    let noun = !lexemes.glued(end)
        && reader.tag(end) == Some(Tag::Nn)
        && !is_plural(reader, end)
        && lexemes.shape(end) == Shape::Word;
    let possessive = lexemes.word_before(at) == "s" && matches!(lexemes.sign_before(at - 1), '\'' | '’');
    noun || possessive || matches!(lexemes.sign_before(at), '\'' | '’')
}

/// A number without unit or noun: an index level, a total, a number that stands for its noun.
pub(super) fn bare(reader: &Reader<'_>, at: usize, number: &Numeral) -> Option<Quantity> {
    use nlp::Dep::{Appos, Attr, Conj, Dobj, Npadvmod, Nsubj, Nsubjpass, Nummod, Pobj, Root};
    let node = reader.node(at).map(|node| reader.syntax.words[node]);
    let role = node.is_none_or(|word| {
        matches!(word.dep, Dobj | Nsubj | Nsubjpass | Nummod | Pobj | Conj | Attr | Npadvmod | Appos | Root)
    });
    let zero = reader.lexemes.is(at, &["nought", "naught"]);
    let tagged = zero
        || number.end > at + 1
        || node.is_none_or(|word| matches!(word.pos, Pos::Num) || matches!(word.tag, Tag::Cd));
    let one = number.value == 1.0 && !number.digits;
    let suffix = reader.lexemes.glued(number.end) && reader.lexemes.is(number.end, &["st", "nd", "rd", "th"]);
    let before_name = reader.lexemes.written(number.end).starts_with(char::is_uppercase)
        && reader.lexemes.shape(number.end) == Shape::Word;
    let before_name = before_name && !reader.lexemes.glued(number.end + 1);
    let short = number.digits && number.end == at + 1 && number.magnitude == 1.0;
    if short && is_model(reader, at, number.end) {
        return None;
    }
    let kept =
        if number.digits { !before_name && !suffix } else { (role || zero || number.end > at + 1) && tagged && !one };
    kept.then(|| Quantity::new(at..number.end, number.value, "1", Kind::Bare, "figure.number"))
}
