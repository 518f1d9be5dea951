//! The values of one measure on one line of numbers, with the gap where they contradict each other.

use corpus::Verdict;

use super::{Drawing, Point, margin_of_outlets};
use crate::record::{LedgerRecord, LedgerValueRecord};
use crate::view::desk::Desk;
use crate::view::visible::label;
use crate::view::words;

const WIDTH: i32 = 360;
const TOP: i32 = 26;
const ROW: i32 = 22;
/// Values in a picture.
const VALUES: usize = 12;
/// A scale of whole numbers, fine enough that no rounding is seen.
const FINE: f64 = 10_000.0;

/// The values from low to high; none where all are the same.
pub(in crate::view) fn figures(desk: &Desk, ledger: &LedgerRecord) -> Option<Drawing> {
    let mut values: Vec<&LedgerValueRecord> = ledger.values.iter().take(VALUES).collect();
    let one_unit = values.windows(2).all(|pair| pair[0].unit == pair[1].unit);
    let ends = values.iter().flat_map(|value| [value.value.0, high(value)]);
    let (low, top) = ends.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, top), end| (low.min(end), top.max(end)));
    let spread = top - low;
    if !one_unit || !spread.is_finite() || spread <= 0.0 {
        return None;
    }
    values.sort_by(|one, other| one.value.0.total_cmp(&other.value.0));
    let left = margin_of_outlets(desk);
    let place =
        |value: f64| left + (((value - low) / spread * FINE) as i32).clamp(0, FINE as i32) * WIDTH / FINE as i32;
    let mut drawing = Drawing::new(desk.w.picture_figures.with(label(&ledger.measure, 60)));
    let foot = TOP + values.len() as i32 * ROW;
    let class = if ledger.verdict.0 == Verdict::Conflict { "gap" } else { "rule-line" };
    for (end, anchor) in [(low, "soft"), (top, "soft end")] {
        drawing.line(class, (place(end), TOP - 6), (place(end), foot));
        drawing.words(anchor, place(end), 14, words::number(end));
    }
    for (row, value) in values.iter().enumerate() {
        let y = TOP + row as i32 * ROW + 8;
        let outlet = label(&desk.outlet(&value.evidence.doc), 26);
        let number = desk.index(&value.evidence.doc).map_or(0, |index| index + 1);
        drawing.words("outlet", 8, y + 4, format!("{number} {outlet}"));
        drawing.line("rule-line", (left, y), (left + WIDTH, y));
        let (from, to) = (place(value.value.0), place(high(value)));
        let point =
            Point::new(desk.href(&value.evidence.doc, value.evidence.place()), label(&value.evidence.exact, 80));
        let hollow = value.modifier.is_some() || !value.doubt.is_empty();
        if to > from {
            drawing.bar("full", (from, y - 4), (to - from, 8), point.clone());
        }
        drawing.dot(if hollow { "hollow" } else { "full" }, (from, y), 5, point);
        drawing.words("soft", left + WIDTH + 14, y + 4, label(&value.evidence.exact, 36));
    }
    drawing.width = left + WIDTH + 280;
    drawing.height = foot + 6;
    let conflict = ledger.verdict.0 == Verdict::Conflict;
    let hollow = desk.w.picture_hollow;
    drawing.note = if conflict { format!("{} {hollow}", desk.w.picture_conflict) } else { hollow.to_string() };
    Some(drawing)
}

fn high(value: &LedgerValueRecord) -> f64 {
    value.high.map_or(value.value.0, |high| high.0)
}
