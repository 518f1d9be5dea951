//! Where tellings differ, the sides beside each other.

use corpus::DisagreementKind;

use super::desk::{Cite, Desk, Link};
use super::diff::{Run, differing, plain};
use super::frame::Frame;
use super::note::Note;
use super::proof::Proof;
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
    pub(crate) proof: Proof,
    pub(crate) note: Note,
}

/// One side.
#[derive(Clone, Debug)]
pub(crate) struct SideView {
    /// What it claims, the words marked that the first side, or for the first the second, has not.
    pub(crate) claim: Vec<Run>,
    pub(crate) voice: &'static str,
    pub(crate) evidence: Vec<Cite>,
}

pub(super) fn disagreements(desk: &Desk) -> Vec<DisagreementCard> {
    desk.record.disagreements.iter().map(|one| card(desk, one)).collect()
}

fn card(desk: &Desk, one: &DisagreementRecord) -> DisagreementCard {
    let claims: Vec<String> = one.sides.iter().map(|side| visible(&side.claim)).collect();
    let claim = |index: usize| match (index, claims.as_slice()) {
        (_, [] | [_]) => plain(&claims[index]),
        (0, [first, second, ..]) => differing(first, second).0,
        (_, [first, ..]) => differing(first, &claims[index]).1,
    };
    let side = |(index, side): (usize, &crate::record::SideRecord)| SideView {
        claim: if one.kind.0 == DisagreementKind::Label { plain(&claims[index]) } else { claim(index) },
        voice: words::voice(desk.w, side.voice.0),
        evidence: desk.evidence(&side.evidence),
    };
    let about = one.about.as_deref().map(|id| desk.item_link(Some(id), place(desk.w, id)));
    let voiced = one.sides.iter().flat_map(|side| {
        side.evidence.iter().map(|passage| (passage.clone(), words::voice(desk.w, side.voice.0), String::new()))
    });
    DisagreementCard {
        id: one.id.clone(),
        kind: words::disagreement(desk.w, one.kind.0),
        topic: visible(&one.topic),
        about: about.filter(|link| !link.href.is_empty()),
        explanation: visible(&one.explanation),
        sides: one.sides.iter().enumerate().map(side).collect(),
        proof: Proof::voiced(desk, &one.id, voiced),
        note: Note::counted(desk.w, one.origins, one.documents, &one.rule, &one.doubt),
    }
}

/// Where an item stands, by the kind that its id begins with.
fn place(w: &Frame, id: &str) -> &'static str {
    match id.split('-').next() {
        Some("event") => w.place_timeline.0,
        Some("figure") => w.place_figures.0,
        Some("naming") => w.place_names.0,
        Some("quote") => w.place_statements.0,
        Some("position") => w.place_positions.0,
        _ => w.place_item.0,
    }
}
