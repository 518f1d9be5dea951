//! Where tellings differ, the sides beside each other.

use super::desk::{Cite, Desk, Link};
use super::note::Note;
use super::visible::visible;
use super::words;
use crate::record::DisagreementRecord;

/// One disagreement.
#[derive(Clone, Debug)]
pub(crate) struct DisagreementCard {
    pub(crate) id: String,
    pub(crate) kind: &'static str,
    pub(crate) topic: String,
    /// The item it is about.
    pub(crate) about: Option<Link>,
    pub(crate) explanation: String,
    pub(crate) sides: Vec<SideView>,
    pub(crate) note: Note,
}

/// One side.
#[derive(Clone, Debug)]
pub(crate) struct SideView {
    pub(crate) claim: String,
    pub(crate) voice: &'static str,
    pub(crate) evidence: Vec<Cite>,
}

pub(super) fn disagreements(desk: &Desk) -> Vec<DisagreementCard> {
    desk.record.disagreements.iter().map(|one| card(desk, one)).collect()
}

fn card(desk: &Desk, one: &DisagreementRecord) -> DisagreementCard {
    let side = |side: &crate::record::SideRecord| SideView {
        claim: visible(&side.claim),
        voice: words::voice(side.voice.0),
        evidence: desk.evidence(&side.evidence),
    };
    let about = one.about.as_deref().map(|id| desk.item_link(Some(id), place(id)));
    DisagreementCard {
        id: one.id.clone(),
        kind: one.kind.as_str(),
        topic: visible(&one.topic),
        about: about.filter(|link| !link.href.is_empty()),
        explanation: visible(&one.explanation),
        sides: one.sides.iter().map(side).collect(),
        note: Note::counted(one.origins, one.documents, &one.rule, &one.doubt),
    }
}

/// Where an item stands, by the kind that its id begins with.
fn place(id: &str) -> &'static str {
    match id.split('-').next() {
        Some("event") => "in the timeline",
        Some("figure") => "in the figures",
        Some("naming") => "in the names",
        Some("quote") => "among the statements",
        Some("position") => "among the positions",
        _ => "the item it is about",
    }
}
