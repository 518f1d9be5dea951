//! Which mentions are told, and which are made in passing?
//!
//! News is full of words for events that tell of none: aims, conditions, hopes, general judgements. Where neither a
//! second document nor a date vouches for an event, it is told only if its one document says surely who does it.

use corpus::{EventType, Status, TimelineEntry};

/// Whether an entry is vouched for: by a date, by a second document, or by a sure telling with its actor.
pub(super) fn is_told(entry: &TimelineEntry) -> bool {
    let vouched = entry.date.is_some() || entry.documents.len() > 1;
    let sure = entry.grounds.doubts.is_empty() && !entry.actors.is_empty();
    let happens = match entry.event_type {
        EventType::Other => entry.status == Status::Past,
        _ => entry.status != Status::Hypothetical,
    };
    vouched || put_off(entry) || sure && happens
}

/// What was put off or called off was planned, and a reader waits to hear of it.
fn put_off(entry: &TimelineEntry) -> bool {
    matches!(entry.status, Status::Postponed | Status::Cancelled)
}
