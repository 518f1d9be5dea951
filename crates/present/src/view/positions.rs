//! What each side wants, issue by issue, the sides beside each other.

use std::collections::BTreeMap;

use super::desk::{Cite, Desk, Link};
use super::events::first_day;
use super::note::Note;
use super::proof::Proof;
use super::visible::visible;
use super::words;
use crate::record::PositionRecord;

/// An issue with what each actor says on it.
#[derive(Clone, Debug)]
pub(crate) struct IssueCard {
    pub(crate) issue: String,
    pub(crate) actors: Vec<ActorCell>,
}

/// What one actor says on one issue, in order of date.
#[derive(Clone, Debug)]
pub(crate) struct ActorCell {
    pub(crate) actor: Link,
    pub(crate) positions: Vec<PositionView>,
}

/// One position.
#[derive(Clone, Debug)]
pub(crate) struct PositionView {
    pub(crate) id: String,
    pub(crate) stance: String,
    pub(crate) summary: String,
    pub(crate) voice: &'static str,
    pub(crate) date: String,
    pub(crate) evidence: Vec<Cite>,
    pub(crate) proof: Proof,
    /// The anchor of the actor.
    pub(crate) by: String,
    /// The first day that it may have been held.
    pub(crate) day: String,
    pub(crate) note: Note,
}

/// The issues, those on which most actors speak first.
pub(super) fn issues(desk: &Desk) -> Vec<IssueCard> {
    let mut cards: Vec<IssueCard> = Vec::new();
    let mut by_issue: BTreeMap<String, usize> = BTreeMap::new();
    for position in &desk.record.positions {
        let index = *by_issue.entry(position.issue.to_lowercase()).or_insert(cards.len());
        if index == cards.len() {
            cards.push(IssueCard { issue: visible(&position.issue), actors: Vec::new() });
        }
        add(desk, &mut cards[index], position);
    }
    cards.sort_by_key(|card| std::cmp::Reverse(card.actors.len()));
    cards
}

fn add(desk: &Desk, card: &mut IssueCard, position: &PositionRecord) {
    let link = desk.item_link(Some(&position.actor_entity), &position.actor);
    let view = view(desk, position);
    match card.actors.iter_mut().find(|cell| cell.actor.words == link.words) {
        Some(cell) => cell.positions.push(view),
        None => card.actors.push(ActorCell { actor: link, positions: vec![view] }),
    }
}

fn view(desk: &Desk, position: &PositionRecord) -> PositionView {
    PositionView {
        id: position.id.clone(),
        stance: visible(words::stance(desk.w, &position.stance)),
        summary: visible(&position.summary),
        voice: words::voice(desk.w, position.voice.0),
        date: position.date.as_deref().map(|date| words::date(&visible(date))).unwrap_or_default(),
        evidence: desk.evidence(&position.evidence),
        proof: Proof::of(desk, &position.id, &position.evidence),
        by: position.actor_entity.clone(),
        day: first_day(position.date.as_deref()),
        note: Note::counted(desk.w, position.origins, position.documents, &position.rule, &position.doubt),
    }
}
