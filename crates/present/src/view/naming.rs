//! What each outlet calls the same thing, in its own voice and inside quotation marks.

use std::collections::BTreeMap;

use super::desk::{Desk, Link};
use super::note::Note;
use super::visible::visible;
use crate::record::{NamingRecord, Passage, TermRecord};

/// One thing and its names.
#[derive(Clone, Debug)]
pub(crate) struct NamingCard {
    pub(crate) id: String,
    pub(crate) referent: Link,
    pub(crate) terms: Vec<TermRow>,
    pub(crate) reasons: Vec<String>,
    pub(crate) note: Note,
}

/// One name, document by document.
#[derive(Clone, Debug)]
pub(crate) struct TermRow {
    pub(crate) term: String,
    pub(crate) cells: Vec<TermCell>,
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
    desk.record.naming.iter().map(|naming| card(desk, naming)).collect()
}

fn card(desk: &Desk, naming: &NamingRecord) -> NamingCard {
    NamingCard {
        id: naming.id.clone(),
        referent: desk.item_link(naming.entity.as_deref(), &naming.referent),
        terms: naming.terms.iter().map(|term| row(desk, term)).collect(),
        reasons: naming.reasons.iter().map(|reason| visible(reason)).collect(),
        note: Note::new(&naming.rule, &[]),
    }
}

fn row(desk: &Desk, term: &TermRecord) -> TermRow {
    let cell = |(index, document): (usize, &crate::record::BriefDocument)| TermCell {
        number: index + 1,
        outlet: desk.outlet(&document.id),
        narration: uses(desk, &document.id, &term.narration, &term.narration_evidence),
        quoted: uses(desk, &document.id, &term.quoted, &term.quoted_evidence),
    };
    TermRow { term: visible(&term.term), cells: desk.record.documents.iter().enumerate().map(cell).collect() }
}

/// How often, led to the first use.
fn uses(desk: &Desk, doc: &str, counts: &BTreeMap<String, u32>, evidence: &[Passage]) -> Option<Link> {
    let count = counts.get(doc)?;
    let first = evidence.iter().find(|passage| passage.doc == doc);
    let href = first.map(|passage| desk.href(&passage.doc, passage.place())).unwrap_or_default();
    Some(Link { href, words: count.to_string() })
}
