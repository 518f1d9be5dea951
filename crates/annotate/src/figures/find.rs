//! Goes through the text and takes the quantity at each place.

use std::collections::BTreeSet;

use corpus::{Modifier, Span, Table, TimeExpression, TimeType};
use lexicon::{Unit, UnitKind};
use nlp::Tag;

use super::context::is_length_of_time;
use super::counted::{bare, counted, ordinal};
use super::identifier::{is_identifier, is_tied_before, models};
use super::modifier::{after, before, exact};
use super::money;
use super::numeral::{Numeral, NumeralKind};
use super::quantity::{Kind, Quantity};
use super::range::{bounded, spread};
use super::unit::unit_after;
use crate::times::lexeme::{Shape, is_hyphen};
use crate::times::reader::Reader;

/// Numbers that are no quantities: those of calendar times, and those that name a thing.
pub(super) struct Taken<'a> {
    spans: Vec<Span>,
    models: BTreeSet<&'a str>,
}

impl<'a> Taken<'a> {
    pub(super) fn of(times: &Table<TimeExpression>, reader: &Reader<'a>) -> Taken<'a> {
        let dated =
            |row: &&TimeExpression| row.edtf.is_some() || matches!(row.time_type, TimeType::Date | TimeType::Time);
        Taken { models: models(reader), spans: times.rows().iter().filter(dated).map(|row| row.span).collect() }
    }

    fn covers(&self, span: Span) -> bool {
        let first = self.spans.partition_point(|row| row.end <= span.start);
        self.spans[first.saturating_sub(2)..].iter().take(4).any(|row| row.overlaps(span))
    }
}

/// Every quantity of a text, in order.
pub(super) fn find(reader: &Reader<'_>, taken: &Taken<'_>) -> Vec<Quantity> {
    let mut quantities = Vec::new();
    let mut at = 0;
    while at < reader.lexemes.len() {
        let found = can_start(reader, at).then(|| limited(reader, taken, at)).flatten();
        at = found.as_ref().map_or(at + 1, |found| found.next.max(at + 1));
        quantities.extend(found);
    }
    quantities
}

fn can_start(reader: &Reader<'_>, at: usize) -> bool {
    let lexemes = reader.lexemes;
    let inside = lexemes.glued(at) && lexemes.shape(at.wrapping_sub(1)) == Shape::Word;
    match lexemes.shape(at) {
        Shape::Break => false,
        Shape::Word => !(lexemes.glued(at) && lexemes.shape(at.wrapping_sub(1)) == Shape::Digits),
        Shape::Digits => {
            let of_digits = at >= 2 && !lexemes.digits(at - 2).is_empty();
            let part = lexemes.glued(at) && matches!(lexemes.sign_before(at), '.' | ':') && of_digits;
            !inside && !part
        }
        Shape::Sign => true,
    }
}

/// A quantity with the words that limit it.
fn limited(reader: &Reader<'_>, taken: &Taken<'_>, at: usize) -> Option<Quantity> {
    if let Some(start) = exact(reader, at) {
        let found = limited(reader, taken, start).filter(|found| found.kind != Kind::Ordinal)?;
        return Some(both_ends(found, at));
    }
    let limit = before(reader, at);
    let start = limit.map_or(at, |(_, start)| start);
    let found = ordinal(reader, start).filter(|_| start == at).or_else(|| spread(reader, start));
    let found = found.or_else(|| quantity(reader, start))?;
    let number = number_place(reader, &found);
    let model = matches!(found.kind, Kind::Bare | Kind::Count) && taken.models.contains(reader.lexemes.digits(number));
    if model || taken.covers(reader.lexemes.span(number, found.next)) {
        return None;
    }
    let limit =
        limit.filter(|_| !(found.kind == Kind::Count || is_length_of_time(&found)) || !is_preposition(reader, at));
    let modifier = limit.map(|(modifier, _)| modifier).or(found.modifier);
    let from = if limit.is_some() { at } else { found.place.start };
    let found = Quantity { place: from..found.place.end, modifier, ..found };
    let found = bounded(reader, &found).unwrap_or(found);
    Some(closed(reader, lent(reader, found)))
}

/// A number that is said to be exact: both ends of its range are the same. One that words limit besides is not.
fn both_ends(found: Quantity, at: usize) -> Quantity {
    if found.modifier.is_some() || found.high.is_some() {
        return found;
    }
    Quantity { high: Some(found.value), place: at..found.place.end, rule: "figure.exact", ..found }
}

/// A bare number after "from" has the unit and the magnitude of the one that it changes to: `from 5 to 7 percent`.
fn lent(reader: &Reader<'_>, found: Quantity) -> Quantity {
    let linked = reader.lexemes.follows(found.place.start, &["from"]) && reader.lexemes.word(found.next) == "to";
    let start = found.next + 1;
    let start = before(reader, start).map_or(start, |(_, start)| start);
    let second = (linked && found.kind == Kind::Bare).then(|| quantity_after_link(reader, start)).flatten();
    let Some(second) = second.filter(|second| matches!(second.kind, Kind::Percent | Kind::Measure | Kind::Money))
    else {
        return found;
    };
    let named = reader.numeral(start).map_or(1.0, |number| number.magnitude);
    let own = reader.numeral(found.place.start).map_or(1.0, |number| number.magnitude);
    let scale = if named >= 1e3 && own < 1e3 && found.value < 1e3 { named } else { 1.0 };
    Quantity { value: found.value * scale, unit: second.unit, kind: second.kind, rule: second.rule, ..found }
}

/// Whether a word before a count is a preposition and no limit: `the dispute over four islets`.
fn is_preposition(reader: &Reader<'_>, at: usize) -> bool {
    let loose = reader.lexemes.is(at, &["over", "about", "around", "under", "above", "below"]);
    loose && reader.node(at).is_some_and(|word| reader.syntax.words[word].dep == nlp::Dep::Prep)
}

/// Where the number itself begins, a money sign before it left out.
fn number_place(reader: &Reader<'_>, found: &Quantity) -> usize {
    let digits = |place: &usize| reader.lexemes.shape(*place) == Shape::Digits;
    (found.place.start..found.next).find(digits).unwrap_or(found.place.start)
}

/// Adds `or more`, `or less`, `or so`.
fn closed(reader: &Reader<'_>, found: Quantity) -> Quantity {
    let place = found.place.end;
    match after(reader, place, found.modifier).or_else(|| after(reader, found.next, found.modifier)) {
        Some((modifier, end)) if found.high.is_none() => Quantity {
            modifier: Some(modifier),
            place: found.place.start..end.max(found.place.end),
            next: end.max(found.next),
            ..found
        },
        _ => found,
    }
}

/// One quantity, whatever its unit.
pub(super) fn quantity(reader: &Reader<'_>, at: usize) -> Option<Quantity> {
    if is_tied_before(reader, at) {
        return None;
    }
    quantity_after_link(reader, at)
}

/// One quantity that a dash may tie to the number before it.
pub(super) fn quantity_after_link(reader: &Reader<'_>, at: usize) -> Option<Quantity> {
    if let Some(found) = money::signed(reader, at) {
        return Some(found);
    }
    if let Some(found) = percent_of(reader, at) {
        return Some(found);
    }
    let number = reader.numeral(at)?;
    if is_identifier(reader, at, &number) || is_idle_time(reader, at, &number) {
        return None;
    }
    let found = money::named(reader, at, &number).or_else(|| measured(reader, at, &number));
    let found = found
        .or_else(|| counted(reader, at, &number))
        .or_else(|| share(reader, at, &number))
        .or_else(|| bare(reader, at, &number))?;
    let vague = number.vague.then_some("only the size of the number is said");
    Some(Quantity {
        doubt: found.doubt.or(vague),
        modifier: found.modifier.or(number.vague.then_some(Modifier::Approx)),
        ..found
    })
}

/// Percentages, measures and lengths of time.
fn measured(reader: &Reader<'_>, at: usize, number: &Numeral) -> Option<Quantity> {
    if let Some((value, end)) = feet_and_inches(reader, number) {
        return Some(Quantity::new(at..end, value, "[ft_i]", Kind::Measure, "figure.measure"));
    }
    let (unit, end) = unit_after(reader, number)?;
    match unit.kind {
        UnitKind::Ratio if unit.code == "%" => {
            Some(Quantity::new(at..end, number.value, "percent", Kind::Percent, "figure.percent"))
        }
        UnitKind::Ratio => {
            Some(Quantity::new(at..end, number.value * unit.scale, "percentage point", Kind::Percent, "figure.percent"))
        }
        UnitKind::Measure => {
            let (sign, start) = if is_below_zero(reader, at, unit) { (-1.0, at - 1) } else { (1.0, at) };
            let value = sign * number.value * unit.scale;
            Some(Quantity::new(start..end, value, unit.code, Kind::Measure, "figure.measure"))
        }
        _ => None,
    }
}

/// `temperatures of - 20 degrees`: a minus that stands free before a temperature. After a preposition or an
/// infinitive it is no dash.
fn is_below_zero(reader: &Reader<'_>, at: usize, unit: &Unit) -> bool {
    let free = at > 1 && is_hyphen(reader.lexemes.sign(at - 1)) && !reader.lexemes.glued(at - 1);
    let open = || reader.tag(at - 2).is_some_and(|tag| matches!(tag, Tag::In | Tag::To | Tag::Vb));
    unit.dimension == "temperature" && free && !reader.lexemes.glued(at) && open()
}

/// `one day`, `one second` are seldom measures.
fn is_idle_time(reader: &Reader<'_>, at: usize, number: &Numeral) -> bool {
    let Some((unit, end)) = unit_after(reader, number) else { return false };
    let one = number.value == 1.0 && !number.digits && !is_hyphen(reader.lexemes.sign(at + 1));
    unit.dimension == "time" && (one || reader.lexemes.is(end, &["ago", "earlier", "later"]))
}

/// `5 feet and 2 inches`.
fn feet_and_inches(reader: &Reader<'_>, number: &Numeral) -> Option<(f64, usize)> {
    let lexemes = reader.lexemes;
    let feet = lexemes.is(number.end, &["feet", "foot", "ft"]);
    let place = number.end + 1 + usize::from(lexemes.word(number.end + 1) == "and");
    let inches = feet.then(|| reader.numeral(place))??;
    let named = lexemes.is(inches.end, &["inches", "inch", "in"]);
    (named && inches.value < 12.0).then(|| (number.value + inches.value / 12.0, inches.end + 1))
}

/// A fraction that stands alone is a share.
fn share(reader: &Reader<'_>, at: usize, number: &Numeral) -> Option<Quantity> {
    let lexemes = reader.lexemes;
    let whole = number.kind == NumeralKind::Fraction && (0.0..=1.0).contains(&number.value.abs());
    let joined = is_hyphen(lexemes.sign(number.end)) && lexemes.glued(number.end) && lexemes.glued(number.end + 1);
    let half_time = lexemes.is(number.end, &["hour", "time", "way", "brother", "sister", "measures"]);
    let ordered = lexemes.follows(at, &["first", "second", "other", "better", "latter"]);
    (whole && !joined && !half_time && !ordered)
        .then(|| Quantity::new(at..number.end, number.value, "share", Kind::Share, "figure.share"))
}

/// `percent of 10`: the sign before the number, where none stands before it.
fn percent_of(reader: &Reader<'_>, at: usize) -> Option<Quantity> {
    let lexemes = reader.lexemes;
    let end = if lexemes.reads(at, &["per", "cent"]) { at + 2 } else { at + 1 };
    let named = lexemes.is(at, &["percent", "percents"]) || end == at + 2;
    let first = at == 0 || lexemes.shape(at - 1) == Shape::Break;
    let number = (named && first && lexemes.word(end) == "of").then(|| reader.numeral(end + 1))??;
    Some(Quantity::new(at..number.end, number.value, "percent", Kind::Percent, "figure.percent"))
}
