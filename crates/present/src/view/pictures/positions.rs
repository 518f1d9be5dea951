//! Who takes a stand on what: a row for each issue, a column for each actor.

use std::collections::BTreeMap;

use super::{Drawing, Point, margin};
use crate::record::PositionRecord;
use crate::view::desk::Desk;
use crate::view::visible::label;

const TOP: i32 = 96;
const COLUMN: i32 = 64;
const ROW: i32 = 24;
const ISSUES: usize = 16;
const ACTORS: usize = 10;
/// Marks in one cell.
const MARKS: usize = 3;

/// The stances by issue and actor; none where there are fewer than two positions.
pub(in crate::view) fn positions(desk: &Desk) -> Option<Drawing> {
    let all = &desk.record.positions;
    if all.len() < 2 {
        return None;
    }
    let actors = most(all, |position| position.actor.clone(), ACTORS);
    let issues = most(all, |position| position.issue.to_lowercase(), ISSUES);
    let left = margin(&issues);
    let mut drawing = Drawing::new(desk.w.picture_positions);
    for (column, actor) in actors.iter().enumerate() {
        drawing.head(left + column as i32 * COLUMN + COLUMN / 2, TOP - 10, label(actor, 20));
    }
    for (row, issue) in issues.iter().enumerate() {
        let y = TOP + row as i32 * ROW;
        drawing.line("rule-line", (0, y), (left + actors.len() as i32 * COLUMN, y));
        let written = all.iter().find(|one| one.issue.to_lowercase() == *issue).map_or(issue, |one| &one.issue);
        drawing.words("outlet", 8, y + 16, label(written, 28));
        for (column, actor) in actors.iter().enumerate() {
            let held = all.iter().filter(|one| one.actor == *actor && one.issue.to_lowercase() == *issue);
            for (index, position) in held.take(MARKS).enumerate() {
                let x = left + column as i32 * COLUMN + COLUMN / 2 - 7 + index as i32 * 16;
                mark(&mut drawing, position, (x, y + 5));
            }
        }
    }
    drawing.width = left + actors.len() as i32 * COLUMN + 70;
    drawing.height = TOP + issues.len() as i32 * ROW + 8;
    Some(drawing)
}

fn mark(drawing: &mut Drawing, position: &PositionRecord, place: (i32, i32)) {
    let stance = match position.stance.as_str() {
        stance @ ("demand" | "offer" | "refusal" | "acceptance") => stance,
        _ => "claim",
    };
    let title = format!("{}: {}", position.stance, position.summary);
    let point = Point::new(format!("#{}", position.id), label(&title, 160));
    drawing.glyph(format!("stance-{stance}"), format!("p-{stance}"), place, point);
}

/// The keys that most positions have, the most frequent first.
fn most(all: &[PositionRecord], key: impl Fn(&PositionRecord) -> String, count: usize) -> Vec<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for position in all {
        *counts.entry(key(position)).or_insert(0) += 1;
    }
    let mut keys: Vec<(String, usize)> = counts.into_iter().collect();
    keys.sort_by_key(|(_, uses)| std::cmp::Reverse(*uses));
    keys.into_iter().take(count).map(|(key, _)| key).collect()
}
