//! Who appears with whom: a row and a column for each actor, a disc for the events both take part in.

use std::collections::{BTreeMap, BTreeSet};

use super::{Drawing, Point, margin};
use crate::view::desk::Desk;
use crate::view::visible::label;

const TOP: i32 = 110;
const CELL: i32 = 34;
const ACTORS: usize = 12;

/// The actors that share events; none where there are fewer than three.
pub(in crate::view) fn together(desk: &Desk) -> Option<Drawing> {
    let pairs = pairs(desk);
    let mut shared: BTreeMap<&str, usize> = BTreeMap::new();
    for ((one, other), events) in &pairs {
        *shared.entry(one).or_insert(0) += events;
        *shared.entry(other).or_insert(0) += events;
    }
    let mut ranked: Vec<(&str, usize)> = shared.into_iter().collect();
    ranked.sort_by_key(|(_, events)| std::cmp::Reverse(*events));
    ranked.truncate(ACTORS);
    if ranked.len() < 3 {
        return None;
    }
    let names: BTreeMap<&str, &str> =
        desk.record.entities.iter().map(|entity| (entity.id.as_str(), entity.name.as_str())).collect();
    let name = |id: &str| label(names.get(id).copied().unwrap_or(id), 20);
    let left = margin(ranked.iter().map(|(id, _)| name(id)));
    let mut drawing = Drawing::new(desk.w.picture_together);
    for (index, (id, _)) in ranked.iter().enumerate() {
        let at = index as i32 * CELL;
        drawing.words("outlet", 8, TOP + at + 22, name(id));
        drawing.head(left + at + CELL / 2, TOP - 10, name(id));
        drawing.line("rule-line", (0, TOP + at + CELL), (left + ranked.len() as i32 * CELL, TOP + at + CELL));
        for (column, (other, _)) in ranked.iter().enumerate() {
            let Some(events) = pairs.get(&ordered(id, other)) else { continue };
            let (x, y) = (left + column as i32 * CELL + CELL / 2, TOP + at + CELL / 2);
            let title = format!("{} and {}: {events}", name(id), name(other));
            let radius = (5 + *events as i32 * 2).min(CELL / 2 - 1);
            drawing.dot("pale", (x, y), radius, Point::new(format!("#{id}"), title));
            drawing.words("mid", x, y + 4, events.to_string());
        }
    }
    drawing.width = left + ranked.len() as i32 * CELL + 80;
    drawing.height = TOP + ranked.len() as i32 * CELL + 8;
    drawing.note = desk.w.picture_together_note.to_string();
    Some(drawing)
}

fn ordered<'a>(one: &'a str, other: &'a str) -> (&'a str, &'a str) {
    if one <= other { (one, other) } else { (other, one) }
}

/// How many events each two actors take part in.
fn pairs<'a>(desk: &Desk<'a>) -> BTreeMap<(&'a str, &'a str), usize> {
    let mut pairs = BTreeMap::new();
    for entry in desk.events() {
        let actors: BTreeSet<&str> = entry.actors.iter().filter_map(|actor| actor.entity.as_deref()).collect();
        let known: Vec<&str> = actors.into_iter().filter(|id| desk.has_item(id)).take(ACTORS).collect();
        for (index, one) in known.iter().enumerate() {
            for other in &known[index + 1..] {
                *pairs.entry(ordered(one, other)).or_insert(0) += 1;
            }
        }
    }
    pairs
}
