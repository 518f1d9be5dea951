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
    pairs.map(|(one, other)| between(one, other)).max_by_key(|verdict| gravity(*verdict)).unwrap_or(Verdict::Agree)
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
    let comparable = one.document != other.document && a.unit == b.unit && is_range(a) == is_range(b);
    if !comparable || !one.measure.is_exactly(&other.measure) {
        return Verdict::DifferentScope;
    }
    match (a.period.is_some(), b.period.is_some(), apart(one, other)) {
        (true, true, _) if a.period == b.period => Verdict::Conflict,
        (false, false, Some(0..=1)) => Verdict::Conflict,
        (false, false, Some(_)) => Verdict::Stale,
        (true, true, _) | (false, false, None) => Verdict::DifferentScope,
        _ => Verdict::DifferentPeriod,
    }
}

fn same(one: &Reading<'_>, other: &Reading<'_>) -> bool {
    let (a, b) = (one.figure, other.figure);
    a.unit == b.unit
        && close(a.value, b.value)
        && a.high.is_none_or(|high| b.high.is_none_or(|other| close(high, other)))
        && (a.modifier == b.modifier || a.modifier.is_none() || b.modifier.is_none())
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
    let (figure, value) = (bound.figure, exact.figure.value);
    if figure.unit != exact.figure.unit {
        return false;
    }
    // A bound says little of a value far from it: "more than 10" is no rounding of 900.
    let near = |limit: f64| (value - figure.value).abs() <= figure.value.abs() * limit;
    match (figure.modifier, figure.high) {
        (_, Some(high)) => (figure.value..=high).contains(&value),
        (Some(Modifier::Approx), _) => near(0.1),
        (Some(Modifier::MoreThan | Modifier::AtLeast), _) => value >= figure.value && near(0.25),
        (Some(Modifier::LessThan | Modifier::AtMost), _) => value <= figure.value && near(0.25),
        (None, None) => false,
    }
}

/// Whether one value is the other at a lower precision: 21.3 and 21, 1,240 and 1,200.
fn rounds(one: &Reading<'_>, other: &Reading<'_>) -> bool {
    let (a, b) = (one.figure, other.figure);
    let step = |value: f64| -> f64 {
        let mut step = 10_f64.powi(value.abs().max(1e-9).log10().floor() as i32);
        while step > 1e-6 && (value / step - (value / step).round()).abs() > 1e-6 {
            step /= 10.0;
        }
        step
    };
    let coarse = step(a.value).max(step(b.value));
    // A single digit ("2 billion") is too coarse to be a rounding of everything near it.
    let fine = coarse <= a.value.abs().max(b.value.abs()) / 5.0;
    a.unit == b.unit && fine && (a.value - b.value).abs() <= coarse / 2.0 + 1e-9
}

/// The days between the writing of the two; none where unknown.
fn apart(one: &Reading<'_>, other: &Reading<'_>) -> Option<u64> {
    let written = |reading: &Reading<'_>| -> Option<Day> { day::written(reading.annotated)?.exact_day() };
    let (first, second) = written(one).zip(written(other))?;
    Some((first.duration_until(second).as_hours() / 24).unsigned_abs())
}
