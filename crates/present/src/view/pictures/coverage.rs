//! Which document carries which item: a row for each document, a square for each item it carries.

use corpus::CoverageKind;

use super::{Drawing, Point, ROWS, margin_of_outlets};
use crate::record::CoverageRecord;
use crate::view::desk::Desk;
use crate::view::visible::label;

const TOP: i32 = 24;
const CELL: i32 = 15;
const ROW: i32 = 20;
/// Items of one kind in the picture.
const ITEMS: usize = 18;

/// The items that several documents carry, by kind; none where there is no such item.
pub(in crate::view) fn coverage(desk: &Desk) -> Option<Drawing> {
    let rows = desk.record.documents.len().min(ROWS);
    let mut drawing = Drawing::new(desk.w.picture_coverage);
    let kinds = [
        (CoverageKind::Event, desk.w.kind_events.0),
        (CoverageKind::Figure, desk.w.kind_figures.0),
        (CoverageKind::Quote, desk.w.kind_statements.0),
        (CoverageKind::Position, desk.w.kind_positions.0),
    ];
    let left = margin_of_outlets(desk);
    let mut x = left;
    for (kind, name) in kinds {
        let items = shared(desk, kind);
        if items.is_empty() {
            continue;
        }
        drawing.words("soft", x, 16, name);
        for (index, item) in items.iter().enumerate() {
            column(desk, &mut drawing, item, x + index as i32 * CELL);
        }
        x += (items.len() as i32 * CELL).max(name.len() as i32 * 7) + CELL;
    }
    if x == left {
        return None;
    }
    for (row, column) in desk.columns().into_iter().take(rows).enumerate() {
        let y = TOP + row as i32 * ROW;
        drawing.words("outlet", 8, y + 13, format!("{} {}", column.number, label(&column.outlet, 26)));
        drawing.line("rule-line", (0, y + ROW - 1), (x, y + ROW - 1));
    }
    drawing.width = x;
    drawing.height = TOP + rows as i32 * ROW + 8;
    drawing.note = desk.w.picture_coverage_note.to_string();
    Some(drawing)
}

fn shared<'a>(desk: &Desk<'a>, kind: CoverageKind) -> Vec<&'a CoverageRecord> {
    let of_kind = desk.record.coverage.iter().filter(|record| record.kind.0 == kind && record.mentions.len() > 1);
    let mut items: Vec<&CoverageRecord> = of_kind.collect();
    items.sort_by_key(|record| std::cmp::Reverse((record.origins, record.mentions.len())));
    items.truncate(ITEMS);
    items
}

fn column(desk: &Desk, drawing: &mut Drawing, item: &CoverageRecord, x: i32) {
    for document in item.mentions.keys() {
        let Some(row) = desk.index(document).filter(|row| *row < ROWS) else { continue };
        let point = Point::new(desk.item_link(Some(&item.item), "").href, label(&item.topic, 120));
        drawing.bar("full", (x, TOP + row as i32 * ROW + 2), (CELL - 3, CELL), point);
    }
}
