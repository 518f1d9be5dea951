//! How the values of one measure stand to each other: by rules that call a conflict only what cannot be anything else.

use corpus::{Day, Figure, Modifier, Verdict};

use super::Reading;
use crate::day;

/// The verdict on all values: the gravest of those on two.
pub(super) fn verdict(readings: &[&Reading<'_>]) -> Verdict {
    if readings.len() < 2 {
        return Verdict::Single;
    }
    let sample = &readings[..readings.len().min(MOST)];
    let pairs = sample.iter().enumerate().flat_map(|(at, one)| sample[at + 1..].iter().map(move |other| (one, other)));
    let verdicts = pairs.map(|(one, other)| match between(one, other) {
        Verdict::Conflict if has_several(sample, one) || has_several(sample, other) => Verdict::DifferentScope,
        verdict => verdict,
    });
    verdicts.max_by_key(|verdict| gravity(*verdict)).unwrap_or(Verdict::Agree)
}

/// Whether the document of a value gives several values of the measure: it counts more than one thing, or tells how
/// the value changed.
fn has_several(readings: &[&Reading<'_>], one: &Reading<'_>) -> bool {
    let mut beside = readings.iter().filter(|reading| reading.document == one.document);
    beside.any(|reading| !(same(reading, one) || fits(reading, one) || fits(one, reading) || rounds(reading, one)))
}

/// The most values that are compared with each other.
const MOST: usize = 40;

const fn gravity(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Single => 0,
        Verdict::Agree => 1,
        Verdict::Rounding => 2,
        Verdict::DifferentScope => 3,
        Verdict::DifferentPeriod => 4,
        Verdict::Stale => 5,
        Verdict::Conflict => 6,
    }
}

/// The verdict on two values.
pub(crate) fn between(one: &Reading<'_>, other: &Reading<'_>) -> Verdict {
    let (a, b) = (one.figure, other.figure);
    // A value with many digits that two give is one value, whatever year each gives with it.
    if super::has_its_value(one, other) && a.modifier == b.modifier {
        return Verdict::Agree;
    }
    let periods = a.period.as_ref().zip(b.period.as_ref());
    if periods.is_some_and(|(own, theirs)| !own.overlaps(theirs)) {
        return Verdict::DifferentPeriod;
    }
    if same(one, other) {
        return Verdict::Agree;
    }
    if fits(one, other) || fits(other, one) || rounds(one, other) {
        return Verdict::Rounding;
    }
    // One text hardly contradicts itself about a figure: it counts two things.
    let comparable = one.document != other.document && is_one_unit(one, other) && is_range(a) == is_range(b);
    if !comparable || !one.measures_exactly(other) || one.is_vague() || other.is_vague() {
        return Verdict::DifferentScope;
    }
    // Deaths and arrests are counted on: a later text knows of more.
    let counted_on = one.measure.toll.is_some();
    match (a.period.is_some(), b.period.is_some(), apart(one, other)) {
        // Prices move within a day.
        (false, false, _) if one.is_price() && other.is_price() => Verdict::DifferentPeriod,
        (_, _, days) if counted_on && days > Some(0) => Verdict::Stale,
        (true, true, _) if a.period == b.period => Verdict::Conflict,
        (false, false, Some(0..=1)) => Verdict::Conflict,
        // What something has cost does not change afterwards.
        (false, false, Some(_)) if one.tells_cost(other) => Verdict::Conflict,
        (false, false, Some(_)) => Verdict::Stale,
        (true, true, _) | (false, false, None) => Verdict::DifferentScope,
        _ => Verdict::DifferentPeriod,
    }
}

fn same(one: &Reading<'_>, other: &Reading<'_>) -> bool {
    let (a, b) = (one.figure, other.figure);
    is_one_unit(one, other)
        && close(one.amount.value, other.amount.value)
        && one.amount.high.is_none_or(|high| other.amount.high.is_none_or(|other| close(high, other)))
        && (a.modifier == b.modifier || a.modifier.is_none() || b.modifier.is_none())
}

/// Whether two values are of one unit, shares and percentages taken together.
fn is_one_unit(one: &Reading<'_>, other: &Reading<'_>) -> bool {
    one.measure.unit == other.measure.unit
}

/// Whether a figure has two ends; one said to be exact has the same number at both.
fn is_range(figure: &Figure) -> bool {
    figure.high.is_some_and(|high| !close(high, figure.value))
}

fn close(one: f64, other: f64) -> bool {
    (one - other).abs() <= f64::EPSILON * 8.0 * one.abs().max(other.abs())
}

/// Whether the second value is what the first, which is not exact, allows.
fn fits(bound: &Reading<'_>, exact: &Reading<'_>) -> bool {
    let (limit, value) = (bound.amount.value, exact.amount.value);
    if !is_one_unit(bound, exact) {
        return false;
    }
    // A bound says little of a value far from it: "more than 10" is no rounding of 900.
    let near = |part: f64| (value - limit).abs() <= limit.abs() * part;
    match (bound.figure.modifier, bound.amount.high) {
        (_, Some(high)) => (limit..=high).contains(&value),
        (Some(Modifier::Approx), _) => near(0.1),
        (Some(Modifier::MoreThan | Modifier::AtLeast), _) => value >= limit && near(0.25),
        (Some(Modifier::LessThan | Modifier::AtMost), _) => value <= limit && near(0.25),
        (None, None) => false,
    }
}

/// How far a value may be from the same in another unit.
const CONVERTED: f64 = 0.005;

/// Whether one value is the other at a lower precision: 21.3 and 21, 1,240 and 1,200.
fn rounds(one: &Reading<'_>, other: &Reading<'_>) -> bool {
    let step = |value: f64| -> f64 {
        let mut step = 10_f64.powi(value.abs().max(1e-9).log10().floor() as i32);
        while step > 1e-6 && (value / step - (value / step).round()).abs() > 1e-6 {
            step /= 10.0;
        }
        step
    };
    let (own, theirs) = (one.amount.value, other.amount.value);
    // What was converted was rounded in another unit.
    if one.figure.unit != other.figure.unit {
        return is_one_unit(one, other) && (own - theirs).abs() <= own.abs().max(theirs.abs()) * CONVERTED;
    }
    let coarse = step(own).max(step(theirs));
    // A single digit ("2 billion") is too coarse to be a rounding of everything near it.
    let fine = coarse <= own.abs().max(theirs.abs()) / 5.0;
    is_one_unit(one, other) && fine && (own - theirs).abs() <= coarse / 2.0 + 1e-9
}

/// The days between the writing of the two; none where unknown.
fn apart(one: &Reading<'_>, other: &Reading<'_>) -> Option<u64> {
    let written = |reading: &Reading<'_>| -> Option<Day> { day::written(reading.annotated)?.exact_day() };
    let (first, second) = written(one).zip(written(other))?;
    Some((first.duration_until(second).as_hours() / 24).unsigned_abs())
}
