//! What each outlet calls the same thing, in its own voice and inside quotation marks.

use std::collections::BTreeMap;

use super::desk::{Desk, Link};
use super::note::Note;
use super::pictures::{Drawing, naming as naming_picture};
use super::visible::{label, visible};
use crate::record::{NamingRecord, Passage, TermRecord};

/// Documents that are listed for a name where there are very many.
const CELLS: usize = 16;

/// One thing and its names.
#[derive(Clone, Debug)]
pub(crate) struct NamingCard {
    pub(crate) id: String,
    pub(crate) referent: Link,
    /// What its table is called; different for each.
    pub(crate) label: String,
    pub(crate) terms: Vec<TermRow>,
    /// Whether outlets use different names, not forms of one.
    pub(crate) is_contested: bool,
    pub(crate) picture: Option<Drawing>,
    pub(crate) reasons: Vec<String>,
    pub(crate) note: Note,
}

/// One name, document by document.
#[derive(Clone, Debug)]
pub(crate) struct TermRow {
    pub(crate) term: String,
    /// Every document, or of very many the first that use it.
    pub(crate) cells: Vec<TermCell>,
    /// How many more documents use it.
    pub(crate) more: usize,
}

/// How often one document uses a name.
#[derive(Clone, Debug)]
pub(crate) struct TermCell {
    pub(crate) number: usize,
    pub(crate) outlet: String,
    pub(crate) narration: Option<Link>,
    pub(crate) quoted: Option<Link>,
}

pub(super) fn names(desk: &Desk) -> Vec<NamingCard> {
    let mut cards: Vec<NamingCard> = desk.record.naming.iter().map(|naming| card(desk, naming)).collect();
    let mut uses: BTreeMap<String, u32> = BTreeMap::new();
    for card in &mut cards {
        let count = uses.entry(card.referent.words.clone()).and_modify(|count| *count += 1).or_insert(1);
        let again = if *count > 1 { format!(" ({count})") } else { String::new() };
        card.label = format!("{}{again}", desk.w.names_of.with(label(&card.referent.words, 60)));
    }
    cards
}

fn card(desk: &Desk, naming: &NamingRecord) -> NamingCard {
    let is_contested = contested(desk, naming);
    NamingCard {
        id: naming.id.clone(),
        referent: desk.item_link(naming.entity.as_deref(), &naming.referent),
        label: String::new(),
        terms: naming.terms.iter().map(|term| row(desk, term)).collect(),
        is_contested,
        picture: naming_picture(desk, naming).filter(|_| is_contested),
        reasons: naming.reasons.iter().map(|reason| visible(reason)).collect(),
        note: Note::new(&naming.rule, &[]),
    }
}

/// Whether a name is contested, or names that share no beginning stand beside each other.
fn contested(desk: &Desk, naming: &NamingRecord) -> bool {
    let disputed = desk.record.disagreements.iter().any(|one| one.about.as_deref() == Some(&naming.id));
    let begins = |term: &TermRecord| term.term.to_lowercase().chars().take(3).collect::<String>();
    let first = naming.terms.first().map(|first| (begins(first), first.term.to_lowercase()));
    // "Ines" and "Calder" are forms of one name where somebody writes "Ines Calder".
    let whole: Vec<String> = naming.terms.iter().map(|term| term.term.to_lowercase()).collect();
    let joined = |name: &str, first: &str| whole.iter().any(|term| term.contains(name) && term.contains(first));
    let differs = |term: &TermRecord| {
        let name = term.term.to_lowercase();
        let apart = |first: &str| !name.contains(first) && !first.contains(name.as_str());
        first.as_ref().is_some_and(|(start, first)| begins(term) != *start && apart(first) && !joined(&name, first))
    };
    disputed || naming.terms.iter().skip(1).take(4).any(differs)
}

fn row(desk: &Desk, term: &TermRecord) -> TermRow {
    let cell = |(index, document): (usize, &crate::record::BriefDocument)| TermCell {
        number: index + 1,
        outlet: desk.outlet(&document.id),
        narration: uses(desk, &document.id, &term.narration, &term.narration_evidence),
        quoted: uses(desk, &document.id, &term.quoted, &term.quoted_evidence),
    };
    let mut cells: Vec<TermCell> = desk.record.documents.iter().enumerate().map(cell).collect();
    let mut more = 0;
    if desk.is_coarse {
        cells.retain(|cell| cell.narration.is_some() || cell.quoted.is_some());
        more = cells.len().saturating_sub(CELLS);
        cells.truncate(CELLS);
    }
    TermRow { term: visible(&term.term), cells, more }
}

/// How often, led to the first use.
fn uses(desk: &Desk, doc: &str, counts: &BTreeMap<String, u32>, evidence: &[Passage]) -> Option<Link> {
    let count = counts.get(doc)?;
    let first = evidence.iter().find(|passage| passage.doc == doc);
    let href = first.map(|passage| desk.href(&passage.doc, passage.place())).unwrap_or_default();
    Some(Link { href, words: count.to_string() })
}
