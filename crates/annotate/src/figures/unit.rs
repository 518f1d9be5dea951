//! Units of money and measure after a number, and money signs before one.

use lexicon::{Unit, UnitKind};

use super::lists;
use super::numeral::Numeral;
use crate::times::lexeme::{Shape, is_hyphen};
use crate::times::reader::Reader;

/// The longest unit, in lexemes: `square kilometres`, `km/h`, `miles per hour`.
const LONGEST: usize = 5;

/// The unit that follows a number, and the place after it.
pub(super) fn unit_after<'a>(reader: &Reader<'a>, number: &Numeral) -> Option<(&'a Unit, usize)> {
    let lexemes = reader.lexemes;
    let at = number.end;
    if let Some(found) = bracketed(reader, at) {
        return Some(found);
    }
    let hyphen = is_hyphen(lexemes.sign(at)) && lexemes.shape(at + 1) == Shape::Word;
    let place = if hyphen { at + 1 } else { at };
    let place = super::fraction::of_one(lexemes, number).unwrap_or(place);
    (1..=LONGEST).rev().find_map(|count| {
        let unit = named(reader, place, place + count)?;
        let runs_on = lexemes.glued(place + count) && lexemes.shape(place + count) == Shape::Digits;
        if runs_on {
            return None;
        }
        let loose = unit.ambiguous && !fits(reader, number, place, unit, count);
        (!loose).then(|| (choose(reader, number, place + count, unit), place + count))
    })
}

/// `20 (kg)`, `20 [kg]`.
fn bracketed<'a>(reader: &Reader<'a>, at: usize) -> Option<(&'a Unit, usize)> {
    let close = match reader.lexemes.sign(at) {
        '(' => ')',
        '[' => ']',
        '{' => '}',
        '<' => '>',
        _ => return None,
    };
    let unit = named(reader, at + 1, at + 2).filter(|unit| unit.kind == UnitKind::Measure)?;
    let closed = reader.lexemes.sign(at + 2) == close || close == '}';
    closed.then(|| (unit, if reader.lexemes.sign(at + 2) == close { at + 3 } else { at + 2 }))
}

/// The unit written between two places.
fn named<'a>(reader: &Reader<'a>, from: usize, to: usize) -> Option<&'a Unit> {
    let lexemes = reader.lexemes;
    if (from..to).any(|place| lexemes.shape(place) == Shape::Break || lexemes.shape(place) == Shape::Digits) {
        return None;
    }
    let written = reader.text.slice(lexemes.span(from, to));
    if let Some(inch) = inches(reader, from, to) {
        return Some(inch);
    }
    let exact = |unit: &&Unit| written.len() > 2 || unit.form == written;
    let found = reader.lexicon.unit(written).filter(exact);
    let code = || lists::SMALL_CODES.has(written).then(|| reader.lexicon.unit(&written.to_uppercase()));
    found.or_else(|| code()?).or_else(|| plural(reader, written))
}

/// `13.3”`; behind a word the mark closes a quotation.
fn inches<'a>(reader: &Reader<'a>, from: usize, to: usize) -> Option<&'a Unit> {
    let mark = to == from + 1 && matches!(reader.lexemes.sign(from), '”' | '″') && reader.lexemes.glued(from);
    let spaced = !reader.lexemes.glued(to) && reader.lexemes.shape(to) == Shape::Word;
    let digits = from > 0 && reader.lexemes.shape(from - 1) == Shape::Digits;
    (mark && digits && spaced).then(|| reader.lexicon.unit("inch"))?
}

/// `percents`, `microgrammes`: a plural the table does not list.
fn plural<'a>(reader: &Reader<'a>, written: &str) -> Option<&'a Unit> {
    let singular = written.strip_suffix('s').filter(|singular| singular.len() > 3)?;
    let plain = || singular.strip_suffix("me").and_then(|stem| reader.lexicon.unit(stem));
    reader.lexicon.unit(singular).or_else(plain)
}

/// Whether a unit whose form is also something else is a unit here.
fn fits(reader: &Reader<'_>, number: &Numeral, at: usize, unit: &Unit, count: usize) -> bool {
    let lexemes = reader.lexemes;
    let written = lexemes.written(at);
    let word = lexemes.word(at);
    let big = number.magnitude >= 1e3 || number.value >= 1000.0;
    if count == 1 && written.chars().count() <= 2 && !matches!(unit.kind, UnitKind::Currency) || word == "in" {
        let closed = lexemes.shape(at + 1) != Shape::Word || matches!(lexemes.word(at + 1), "x" | "and" | "or" | "is");
        return number.digits && (lexemes.glued(at) || (closed && word != "in" && word != "a" && word != "am"));
    }
    match unit.kind {
        UnitKind::Currency => {
            let usual = lists::CURRENCIES.has(word.trim_end_matches('s'));
            lexemes.shape(at) == Shape::Sign
                || usual
                || big
                || (written.len() == 3 && written.chars().all(char::is_uppercase))
        }
        UnitKind::Minor => true,
        _ => {
            word.starts_with("ton")
                || number.digits
                || word.len() > 3
                    && (word != "second" && word != "minute" || is_hyphen(lexemes.sign(at.saturating_sub(1))))
        }
    }
}

/// `pounds` of money or of mass: money with millions, a price word near, or `sterling`.
fn choose<'a>(reader: &Reader<'a>, number: &Numeral, end: usize, unit: &'a Unit) -> &'a Unit {
    let rows = reader.lexicon.units.all(unit.form);
    let (money, mass) =
        (rows.iter().find(|row| row.kind == UnitKind::Currency), rows.iter().find(|row| row.kind == UnitKind::Measure));
    let Some((money, mass)) = money.zip(mass) else { return unit };
    let price = |place: usize| lists::PRICE.has(reader.lexemes.word(place));
    let before =
        (end.saturating_sub(12)..end).rev().take_while(|place| !matches!(reader.lexemes.sign(*place), '.' | ';'));
    let near = before.clone().any(price)
        || (end..end + 4).any(price)
        || number.magnitude >= 1e6
        || reader.lexemes.word(end) == "sterling";
    let heavy = before.clone().any(|place| lists::WEIGHING.has(reader.lexemes.word(place)));
    let near = near && !heavy;
    if near { money } else { mass }
}

/// The currency written before a number that begins at `end`: its unit and the place where it begins.
pub(super) fn money_before<'a>(reader: &Reader<'a>, at: usize) -> Option<(&'a Unit, usize)> {
    (1..=4).rev().find_map(|count| {
        let to = at + count;
        let starts = !reader.lexemes.digits(to).is_empty()
            || (reader.lexemes.sign(to) == '.' && !reader.lexemes.digits(to + 1).is_empty());
        let unit = starts.then(|| sign(reader, at, to))??;
        Some((unit, to))
    })
}

/// A money sign or code: `$`, `US$`, `$US`, `A$`, `us $`, `u.s $`, `usd$`, `GBP`.
fn sign<'a>(reader: &Reader<'a>, from: usize, to: usize) -> Option<&'a Unit> {
    let lexemes = reader.lexemes;
    if (from..to).any(|place| matches!(lexemes.shape(place), Shape::Break | Shape::Digits)) {
        return None;
    }
    let glued = lexemes.glued(from) && lexemes.shape(from.wrapping_sub(1)) == Shape::Word;
    let written: String =
        reader.text.slice(lexemes.span(from, to)).chars().filter(|c| !c.is_whitespace() && *c != '.').collect();
    let upper = written.to_uppercase();
    let article = lexemes.written(from) == "a" || (to > from + 1 && lexemes.word(from).len() > 3);
    let dollar = upper.contains('$');
    // "Projected to top $1 trillion": a verb before the sign is no code.
    if to > from + 1 && !lexemes.glued(to - 1) && reader.is_verb(from) {
        return None;
    }
    if !dollar && to > from + 1 || glued || article {
        return None;
    }
    let found = match upper.as_str() {
        "$" => reader.lexicon.unit("$"),
        _ if dollar => dollars(reader, upper.trim_matches('$')),
        "₿" => reader.lexicon.unit("XBT"),
        _ if lexemes.shape(from) == Shape::Sign => reader.lexicon.unit(&written),
        _ => code(reader, &written, &upper),
    };
    found.filter(|unit| unit.kind == UnitKind::Currency)
}

fn dollars<'a>(reader: &Reader<'a>, country: &str) -> Option<&'a Unit> {
    let code = if country.len() == 3 { country.to_owned() } else { format!("{country}$") };
    reader.lexicon.units.get(&code)
}

/// `USD 20`, `rmb 10`: a code, in capitals unless it is no other word.
fn code<'a>(reader: &Reader<'a>, written: &str, upper: &str) -> Option<&'a Unit> {
    let lower_case = lists::CODES_BEFORE.has(written);
    let capitals = written == upper && written.len() == 3;
    let named = if lower_case { reader.lexicon.unit(written).or_else(|| reader.lexicon.unit(upper)) } else { None };
    named.or_else(|| capitals.then(|| reader.lexicon.units.get(upper))?)
}
