//! What an analyst corrected: it is shown where the names are, with the note and what came of it.

use corpus::CorrectionKind;

use super::desk::{Desk, Link};
use super::frame::Frame;
use super::note::Note;
use super::visible::visible;
use crate::record::{ActorRecord, CorrectionRecord};

/// One correction.
#[derive(Clone, Debug)]
pub(crate) struct CorrectionRow {
    /// Its anchor.
    pub(crate) anchor: String,
    pub(crate) name: String,
    /// What it does with the name, in words that lead to the other.
    pub(crate) does: &'static str,
    /// The other name, or empty.
    pub(crate) other: String,
    pub(crate) document: String,
    pub(crate) note: String,
    pub(crate) applied: bool,
    pub(crate) says: String,
    /// The actors that it concerns.
    pub(crate) actors: Vec<Link>,
    pub(crate) rule: Note,
}

/// The corrections, in the order of the record.
pub(super) fn corrections(desk: &Desk) -> Vec<CorrectionRow> {
    desk.record.corrections.iter().enumerate().map(|(place, correction)| row(desk, place, correction)).collect()
}

fn row(desk: &Desk, place: usize, correction: &CorrectionRecord) -> CorrectionRow {
    let words = |cell: &Option<String>| cell.as_deref().map(visible).unwrap_or_default();
    let name = |id: &str| desk.record.entities.iter().find(|actor| actor.id == id).map(|actor| actor.name.as_str());
    let link = |id: &String| Some(desk.item_link(Some(id), name(id)?));
    CorrectionRow {
        anchor: anchor(place),
        name: visible(&correction.asked.name),
        does: does(desk.w, correction),
        other: words(&correction.asked.other),
        document: words(&correction.asked.document),
        note: words(&correction.asked.note),
        applied: correction.applied,
        says: visible(&correction.says),
        actors: correction.entities.iter().filter_map(link).collect(),
        rule: Note::new(&correction.rule, &[]),
    }
}

/// The corrections of an actor by their numbers, each leading to it.
pub(super) fn of_actor(desk: &Desk, actor: &ActorRecord) -> Vec<Link> {
    let all = desk.record.corrections.iter().enumerate();
    let own = all.filter(|(_, correction)| correction.entities.contains(&actor.id));
    own.map(|(place, _)| Link { href: format!("#{}", anchor(place)), words: (place + 1).to_string() }).collect()
}

fn anchor(place: usize) -> String {
    format!("correction-{}", place + 1)
}

fn does(w: &Frame, correction: &CorrectionRecord) -> &'static str {
    match correction.asked.kind.0 {
        CorrectionKind::Apart if correction.asked.other.is_none() => w.corrected_rest.0,
        CorrectionKind::Apart => w.corrected_apart.0,
        CorrectionKind::Same => w.corrected_same.0,
        CorrectionKind::Name => w.corrected_name.0,
        CorrectionKind::Reject => w.corrected_reject.0,
    }
}
