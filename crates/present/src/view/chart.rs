//! The timeline as a picture: a line for each outlet, a mark where it tells of an event.
//!
//! All positions are whole numbers, so that the picture is the same on every machine. Distances are
//! compressed: a gap of decades is only a few times as wide as one of days.

use std::collections::BTreeMap;

use corpus::{Day, Edtf};

use super::desk::Desk;
use super::visible::{label, visible};
use super::words;
use crate::record::TimelineRecord;

const LEFT: i32 = 190;
const TOP: i32 = 12;
/// Between two marks.
const STEP: i32 = 15;
/// Marks above each other before a column grows in width.
const STACK: usize = 3;
const ROW: i32 = STEP * STACK as i32 + 14;
/// Outlets with a line of their own.
const LINES: usize = 24;
/// Pixels that a letter of an axis label takes.
const LETTER: i32 = 7;
/// A picture that would be narrower is spread to this width.
const WIDTH: i32 = 1080;
/// The unit of a gap, as drawn when there is much to draw, and at most.
const UNITS: (i32, i32) = (7, 60);

/// The picture.
#[derive(Clone, Debug)]
pub(crate) struct Chart {
    pub(crate) width: i32,
    pub(crate) height: i32,
    /// Where the axis stands.
    pub(crate) axis: i32,
    pub(crate) lines: Vec<Line>,
    pub(crate) marks: Vec<ChartMark>,
    pub(crate) ticks: Vec<Tick>,
    /// Where the as-of date stands.
    pub(crate) as_of: Option<Tick>,
    /// What the picture leaves out, in words; empty where nothing.
    pub(crate) left_out: String,
}

/// The line of one outlet.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) y: i32,
    pub(crate) outlet: String,
}

/// One event as one outlet tells it.
#[derive(Clone, Debug)]
pub(crate) struct ChartMark {
    pub(crate) x: i32,
    pub(crate) y: i32,
    pub(crate) href: String,
    pub(crate) status: &'static str,
    pub(crate) title: String,
}

/// A label on the axis.
#[derive(Clone, Debug)]
pub(crate) struct Tick {
    pub(crate) x: i32,
    pub(crate) words: String,
}

/// The events of one day, by the line they stand on.
struct Column<'a> {
    day: Day,
    words: String,
    lines: BTreeMap<usize, Vec<&'a TimelineRecord>>,
}

/// The picture; none where no event has a date.
pub(super) fn chart(desk: &Desk) -> Option<Chart> {
    let columns = columns(desk);
    let first = columns.first()?;
    let as_of = desk.record.as_of.as_deref().and_then(Edtf::parse).and_then(|date| date.exact_day());
    let crowded = draw(&columns, first.day, as_of, UNITS.0);
    let spread = UNITS.0 * (WIDTH - LEFT) / (crowded.x - LEFT).max(1);
    let picture = draw(&columns, first.day, as_of, spread.clamp(UNITS.0, UNITS.1));
    Some(picture.finish(desk, left_out(desk)))
}

/// Draws the columns from left to right with gaps of so many pixels a unit.
fn draw(columns: &[Column], first: Day, as_of: Option<Day>, unit: i32) -> Picture {
    let mut picture = Picture { x: LEFT + STEP, marks: Vec::new(), ticks: Vec::new(), free: 0, as_of: None };
    let mut last = first;
    for column in columns {
        let passed = as_of.filter(|day| last <= *day && *day < column.day);
        picture.x += gap(last, column.day) * unit;
        picture.cross(passed);
        picture.column(column);
        last = column.day;
    }
    picture.cross(as_of.filter(|_| picture.as_of.is_none()));
    picture
}

fn columns<'a>(desk: &Desk<'a>) -> Vec<Column<'a>> {
    let mut columns: BTreeMap<Day, Column> = BTreeMap::new();
    for entry in desk.events() {
        let date = entry.date.as_deref().and_then(Edtf::parse);
        let Some((date, day)) = date.and_then(|date| date.earliest().or(date.latest()).map(|day| (date, day))) else {
            continue;
        };
        let words = words::date(&visible(date.as_str()));
        let column = columns.entry(day).or_insert_with(|| Column { day, words, lines: BTreeMap::new() });
        for line in entry.documents.iter().filter_map(|document| desk.index(document)).filter(|line| *line < LINES) {
            column.lines.entry(line).or_default().push(entry);
        }
    }
    columns.into_values().collect()
}

/// How wide a gap between two days is drawn, in units.
fn gap(from: Day, to: Day) -> i32 {
    let days = from.until(to).map_or(0, |gap| gap.get_days());
    match days {
        0 => 0,
        1 => 1,
        2..=7 => 2,
        8..=31 => 3,
        32..=92 => 4,
        93..=366 => 5,
        367..=3660 => 6,
        _ => 7,
    }
}

fn left_out(desk: &Desk) -> String {
    let undated = desk.events().filter(|entry| entry.date.as_deref().and_then(Edtf::parse).is_none()).count();
    let more = desk.record.documents.len().saturating_sub(LINES);
    let undated = (undated > 0).then(|| format!("{} without a date", words::plural(undated, "event", "events")));
    let more = (more > 0).then(|| words::plural(more, "more document", "more documents"));
    let parts: Vec<String> = undated.into_iter().chain(more).collect();
    if parts.is_empty() { String::new() } else { format!("Not in the picture: {}.", parts.join(", ")) }
}

struct Picture {
    x: i32,
    marks: Vec<ChartMark>,
    ticks: Vec<Tick>,
    /// Up to where the axis is labelled.
    free: i32,
    as_of: Option<Tick>,
}

impl Picture {
    fn cross(&mut self, as_of: Option<Day>) {
        if let Some(day) = as_of {
            self.x += STEP;
            self.as_of = Some(Tick { x: self.x, words: words::date(&day.to_string()) });
            self.x += STEP;
        }
    }

    fn column(&mut self, column: &Column) {
        for (line, entries) in &column.lines {
            for (index, entry) in entries.iter().enumerate() {
                self.mark(*line, index, entry);
            }
        }
        let most = column.lines.values().map(Vec::len).max().unwrap_or(0);
        if most > 0 && self.x >= self.free {
            self.ticks.push(Tick { x: self.x, words: column.words.clone() });
            self.free = self.x + column.words.chars().count() as i32 * LETTER + STEP;
        }
        self.x += most.div_ceil(STACK) as i32 * STEP;
    }

    fn mark(&mut self, line: usize, index: usize, entry: &TimelineRecord) {
        let date = entry.date.as_deref().map(|date| words::date(&visible(date))).unwrap_or_default();
        self.marks.push(ChartMark {
            x: self.x + (index / STACK) as i32 * STEP,
            y: TOP + line as i32 * ROW + (index % STACK) as i32 * STEP + STEP / 2,
            href: format!("#{}", entry.id),
            status: entry.status.as_str(),
            title: format!("{date}, {}: {}", words::status(entry.status.0), label(&entry.headline, 140)),
        });
    }

    fn finish(self, desk: &Desk, left_out: String) -> Chart {
        let outlets = desk.columns().into_iter().take(LINES).enumerate();
        let lines: Vec<Line> = outlets
            .map(|(line, column)| Line { y: TOP + line as i32 * ROW, outlet: label(&column.outlet, 24) })
            .collect();
        let as_of_end = self.as_of.as_ref().map_or(0, |tick| tick.x + tick.words.chars().count() as i32 * LETTER);
        let axis = TOP + lines.len() as i32 * ROW;
        Chart {
            width: (self.x.max(self.free) + STEP).max(WIDTH).max(as_of_end),
            height: axis + 44,
            axis,
            lines,
            marks: self.marks,
            ticks: self.ticks,
            as_of: self.as_of,
            left_out,
        }
    }
}
