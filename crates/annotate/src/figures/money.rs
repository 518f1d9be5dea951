//! Amounts of money: `$US21.3 billion`, `420 million markka`, `3 dollars 50 cents`, `48.5 MGBP`.

use lexicon::UnitKind;

use super::dollars;
use super::numeral::{Numeral, magnitude};
use super::quantity::{Kind, Quantity};
use super::unit::{money_before, unit_after};
use crate::times::lexeme::is_hyphen;
use crate::times::reader::Reader;

/// An amount whose sign or code stands before the number.
pub(super) fn signed(reader: &Reader<'_>, at: usize) -> Option<Quantity> {
    let (unit, start) = money_before(reader, at)?;
    let number = reader.numeral(start)?;
    let number = abbreviated(reader, number);
    let end = trailing_name(reader, number.end);
    let (value, end) = cents(reader, number.value, end);
    let doubt = (unit.form == "$").then_some(dollars::UNNAMED);
    let doubt = doubt.or_else(|| unit.ambiguous.then_some("a money sign of several countries"));
    let minus = is_hyphen(reader.lexemes.sign_before(at))
        && reader.lexemes.glued(at)
        && at >= 2
        && !reader.lexemes.glued(at - 1);
    let value = if minus { -value } else { value };
    Some(Quantity { doubt, ..Quantity::new(at..end, value * unit.scale, unit.code, Kind::Money, "figure.money.sign") })
}

/// `$5m`, `$9.9b`: a letter after an amount of money is a magnitude.
fn abbreviated(reader: &Reader<'_>, number: Numeral) -> Numeral {
    let size = match reader.lexemes.word(number.end) {
        "m" if number.magnitude == 1.0 => 1e6,
        "b" if number.magnitude == 1.0 => 1e9,
        "t" if number.magnitude == 1.0 && reader.lexemes.glued(number.end) => 1e12,
        _ => return number,
    };
    Numeral { value: number.value * size, end: number.end + 1, magnitude: size, ..number }
}

/// `$ 10 dollars`, `$249 USD`, `$9.99 US dollars`: the currency named again.
fn trailing_name(reader: &Reader<'_>, at: usize) -> usize {
    let number = Numeral::cardinal(1e6, at);
    let again = unit_after(reader, &number)
        .filter(|(unit, _)| unit.kind == UnitKind::Currency && !is_hyphen(reader.lexemes.sign(at)));
    again
        .filter(|(unit, _)| unit.form != "$")
        .filter(|(_, end)| reader.lexemes.digits(*end).is_empty())
        .map_or(at, |(_, end)| end)
}

/// An amount whose currency stands after the number.
pub(super) fn named(reader: &Reader<'_>, at: usize, number: &Numeral) -> Option<Quantity> {
    if let Some(found) = million_code(reader, at, number) {
        return Some(found);
    }
    let (unit, end) = unit_after(reader, number)?;
    match unit.kind {
        UnitKind::Currency => {
            let after = magnitude(reader.lexemes, reader.lexicon, end, false)
                .filter(|(size, _)| number.magnitude == 1.0 && *size >= 1e3);
            let (value, end) = after.map_or((number.value, end), |(size, end)| (number.value * size, end));
            let (value, end) = cents(reader, value, end);
            let doubt = unit.ambiguous.then_some("money of several countries has this name");
            Some(Quantity {
                doubt,
                ..Quantity::new(at..end, value * unit.scale, unit.code, Kind::Money, "figure.money.name")
            })
        }
        UnitKind::Minor => {
            let doubt = unit.ambiguous.then_some("money of several countries has this name");
            Some(Quantity {
                doubt,
                ..Quantity::new(at..end, number.value * unit.scale, unit.code, Kind::Money, "figure.money.minor")
            })
        }
        _ => None,
    }
}

/// `48.5 MGBP`: a magnitude before the code.
fn million_code(reader: &Reader<'_>, at: usize, number: &Numeral) -> Option<Quantity> {
    let code = reader.lexemes.written(number.end).strip_prefix('M').filter(|code| code.len() == 3)?;
    let unit = reader.lexicon.units.get(code).filter(|unit| unit.kind == UnitKind::Currency)?;
    Some(Quantity::new(at..number.end + 1, number.value * 1e6, unit.code, Kind::Money, "figure.money.code"))
}

/// Adds cents: `3 dollars 50 cents`, `thirteen dollars and forty-five cents`, `15 dollars and 50`.
fn cents(reader: &Reader<'_>, value: f64, at: usize) -> (f64, usize) {
    let lexemes = reader.lexemes;
    let linked = lexemes.word(at) == "and";
    let place = if linked { at + 1 } else { at };
    let Some(part) =
        reader.numeral(place).filter(|part| part.value.fract() == 0.0 && (1.0..100.0).contains(&part.value))
    else {
        return (value, at);
    };
    if value.fract() != 0.0 || value >= 1e5 {
        return (value, at);
    }
    if let Some((unit, end)) = unit_after(reader, &part).filter(|(unit, _)| unit.kind == UnitKind::Minor) {
        return (value + part.value * unit.scale, end);
    }
    let counted = !lexemes.word(part.end).is_empty() && !lexemes.is(part.end, &["more", "and", "or", "but"]);
    let sign = matches!(lexemes.sign(part.end), '%' | '$' | '/' | '-' | ':');
    let name = at.checked_sub(1).is_some_and(|before| lexemes.word(before).len() >= 3);
    if counted || sign || !name || lexemes.sign(at) != ' ' {
        (value, at)
    } else {
        (value + part.value / 100.0, part.end)
    }
}
