//! The timeline: a line for each outlet, a mark where it tells of an event, a bar where its day is uncertain.
//!
//! Distances are compressed: a gap of decades is only a few times as wide as one of days.

use std::collections::BTreeMap;

use corpus::{Day, Edtf};

use super::{Drawing, Point, margin_of_outlets};
use crate::record::TimelineRecord;
use crate::view::Frame;
use crate::view::desk::Desk;
use crate::view::visible::{label, visible};
use crate::view::words;

const TOP: i32 = 12;
/// Between two marks.
const STEP: i32 = 15;
/// Marks above each other before a column grows in width.
const STACK: usize = 3;
/// Above and below the marks of a line.
const AIR: i32 = 11;
/// Outlets with a line of their own.
const LINES: usize = 24;
/// Pixels that a letter of an axis label takes.
const LETTER: i32 = 7;
/// A picture that would be narrower is spread to this width.
const WIDTH: i32 = 850;
/// The unit of a gap, as drawn when there is much to draw, and at most.
const UNITS: (i32, i32) = (7, 60);

/// A label on the axis.
#[derive(Clone, Debug)]
struct Tick {
    x: i32,
    words: String,
}

/// An event on a line.
#[derive(Clone, Debug)]
struct Mark {
    place: (i32, i32),
    status: &'static str,
    /// The last day that an uncertain date can mean.
    latest: Option<Day>,
    point: Point,
}

/// The events of one day, by the line they stand on.
struct Column<'a> {
    day: Day,
    words: String,
    lines: BTreeMap<usize, Vec<&'a TimelineRecord>>,
}

/// The picture; none where no event has a date.
pub(in crate::view) fn timeline(desk: &Desk) -> Option<Drawing> {
    let columns = columns(desk);
    columns.first()?;
    let as_of = desk.record.as_of.as_deref().and_then(Edtf::parse).and_then(|date| date.exact_day());
    let left = margin_of_outlets(desk);
    let crowded = draw(desk.w, &columns, left, as_of, UNITS.0);
    let spread = UNITS.0 * (WIDTH - left) / (crowded.x - left).max(1);
    let picture = draw(desk.w, &columns, left, as_of, spread.clamp(UNITS.0, UNITS.1));
    Some(picture.finish(desk, left_out(desk)))
}

/// Draws the columns from left to right with gaps of so many pixels a unit.
fn draw(w: &'static Frame, columns: &[Column], left: i32, as_of: Option<Day>, unit: i32) -> Picture {
    let mut picture = Picture {
        w,
        tops: tops(columns),
        x: left + STEP,
        marks: Vec::new(),
        days: Vec::new(),
        ticks: Vec::new(),
        free: 0,
        as_of: None,
    };
    let mut last = columns.first().map(|column| column.day);
    for column in columns {
        let passed = as_of.filter(|day| last.is_some_and(|last| last <= *day) && *day < column.day);
        picture.x += last.map_or(0, |last| gap(last, column.day)) * unit;
        picture.cross(passed);
        picture.column(column);
        last = Some(column.day);
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

/// Where each line begins that has marks, and where the last of them ends: a line is as high as its marks need.
fn tops(columns: &[Column]) -> Vec<i32> {
    let last = columns.iter().filter_map(|column| column.lines.keys().max()).max().copied().unwrap_or(0);
    let most = |line: usize| {
        let stacks = columns.iter().filter_map(|column| column.lines.get(&line)).map(Vec::len);
        stacks.max().unwrap_or(1).min(STACK)
    };
    let mut tops = vec![TOP];
    for line in 0..=last {
        tops.push(tops[line] + most(line) as i32 * STEP + AIR);
    }
    tops
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
    let undated =
        (undated > 0).then(|| desk.w.picture_undated.with(words::plural(undated, desk.w.event_one, desk.w.event_many)));
    let more = (more > 0).then(|| words::plural(more, desk.w.more_document_one, desk.w.more_documents));
    let parts: Vec<String> = undated.into_iter().chain(more).collect();
    if parts.is_empty() { String::new() } else { desk.w.picture_not_in.with(parts.join(", ")) }
}

struct Picture {
    w: &'static Frame,
    /// Where each line begins, and where the last ends.
    tops: Vec<i32>,
    x: i32,
    marks: Vec<Mark>,
    /// Where each day stands.
    days: Vec<(Day, i32)>,
    ticks: Vec<Tick>,
    /// Up to where the axis is labelled.
    free: i32,
    as_of: Option<Tick>,
}

impl Picture {
    /// Where a line begins; of one behind the last, where the last ends.
    fn top(&self, line: usize) -> i32 {
        let behind = self.tops.last().copied().unwrap_or(TOP);
        self.tops
            .get(line)
            .copied()
            .unwrap_or(behind + (line as i32 + 1 - self.tops.len() as i32).max(0) * (STEP + AIR))
    }

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
        self.days.push((column.day, self.x));
        let most = column.lines.values().map(Vec::len).max().unwrap_or(0);
        if most > 0 && self.x >= self.free {
            self.ticks.push(Tick { x: self.x, words: column.words.clone() });
            self.free = self.x + column.words.chars().count() as i32 * LETTER + STEP;
        }
        self.x += most.div_ceil(STACK) as i32 * STEP;
    }

    fn mark(&mut self, line: usize, index: usize, entry: &TimelineRecord) {
        let date = entry.date.as_deref().map(|date| words::date(&visible(date))).unwrap_or_default();
        let known = entry.date.as_deref().and_then(Edtf::parse);
        let range = known.and_then(|date| Some((date.earliest()?, date.latest()?)));
        let title = format!("{date}, {}: {}", words::status(self.w, entry.status.0), label(&entry.headline, 140));
        self.marks.push(Mark {
            place: (
                self.x + (index / STACK) as i32 * STEP,
                self.top(line) + (index % STACK) as i32 * STEP + AIR / 2 + 1,
            ),
            status: entry.status.as_str(),
            latest: range.filter(|(earliest, latest)| earliest < latest).map(|(_, latest)| latest),
            point: Point::new(format!("#{}", entry.id), title),
        });
    }

    /// Where the last day on the axis stands that is not after `day`.
    fn until(&self, day: Day) -> i32 {
        let after = self.days.partition_point(|(known, _)| *known <= day);
        after.checked_sub(1).map_or(0, |last| self.days[last].1)
    }

    fn finish(self, desk: &Desk, left_out: String) -> Drawing {
        let mut drawing = Drawing::new(desk.w.picture_timeline);
        let outlets: Vec<String> = desk
            .columns()
            .into_iter()
            .take(LINES)
            .map(|column| format!("{} {}", column.number, label(&column.outlet, 26)))
            .collect();
        let axis = self.top(outlets.len());
        let as_of_end = self.as_of.as_ref().map_or(0, |tick| tick.x + tick.words.chars().count() as i32 * LETTER);
        drawing.width = (self.x.max(self.free) + STEP).max(WIDTH).max(as_of_end);
        drawing.height = axis + 44;
        for (line, outlet) in outlets.into_iter().enumerate() {
            let y = self.top(line);
            drawing.line("rule-line", (0, y), (drawing.width, y));
            drawing.words("outlet", 12, y + 18, outlet);
        }
        drawing.line("rule-line", (0, axis), (drawing.width, axis));
        for tick in &self.ticks {
            drawing.line("rule-line", (tick.x, 0), (tick.x, axis + 5));
            drawing.words("soft", tick.x - 4, axis + 18, tick.words.clone());
        }
        if let Some(tick) = &self.as_of {
            drawing.line("as-of", (tick.x, 0), (tick.x, axis + 24));
            drawing.words("alarm mid", tick.x, axis + 36, desk.w.as_of.with(&tick.words));
        }
        for mark in &self.marks {
            let (x, y) = mark.place;
            if let Some(latest) = mark.latest {
                let width = (self.until(latest) - x).max(STEP);
                drawing.bar(format!("range s-{}", mark.status), (x, y + 5), (width, 4), mark.point.clone());
            }
            let name = format!("shape-{}", mark.status);
            drawing.glyph(name, format!("s-{}", mark.status), (x - 7, y), mark.point.clone());
        }
        drawing.note = format!("{} {left_out}", desk.w.picture_timeline_note);
        drawing
    }
}
