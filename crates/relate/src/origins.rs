//! Which documents are copies, rewrites or excerpts of one origin?
//!
//! Two documents share an origin when they share runs of words that are not quotations, not stock phrases and not
//! what many documents carry (shingling after Broder, "On the resemblance and containment of documents", 1997).

mod groups;
mod overlap;
mod passages;
mod shingles;

pub(crate) use groups::{Group, groups};
pub(crate) use overlap::{Overlap, overlaps};
pub(crate) use shingles::Shingles;

use std::collections::BTreeSet;

use corpus::{Annotated, Archive, Document, Id, ItemId, Origin, Rule, Span};

use crate::words::{Word, words};

/// The rule that finds them.
pub(crate) const RULE: Rule = Rule::new("origin.shared-runs");

/// The groups of documents of one origin, in canonical order.
pub(crate) fn origins(archive: &Archive, order: &[Id<Document>]) -> Vec<Origin> {
    let texts: Vec<Shingles> = order.iter().map(|id| Shingles::of(&article(archive.document(*id)))).collect();
    let overlaps = overlaps(&texts.iter().collect::<Vec<_>>());
    drop(texts);
    groups(&overlaps).into_iter().filter_map(|group| origin(archive, order, &group)).collect()
}

/// The words of a document's article, without what stands around it.
fn article(document: &Annotated) -> Vec<Word> {
    let text = document.document.text.as_str();
    document.document.analysed().flat_map(|block| words(text, block.span)).collect()
}

fn origin(archive: &Archive, order: &[Id<Document>], group: &Group) -> Option<Origin> {
    let documents: Vec<Id<Document>> = group.members.iter().map(|place| order[*place]).collect();
    let first = *documents.first()?;
    // The words of the few that share something are read again, so that not all of them are held.
    let hub = article(archive.document(first));
    let shared = documents[1..].iter().flat_map(|other| {
        let pairs = passages::shared(&hub, &article(archive.document(*other)));
        pairs.into_iter().map(move |(own, theirs)| (evidence(first, own), evidence(*other, theirs)))
    });
    let shared: Vec<_> = shared.collect();
    let anchor = shared.first().map_or(Span::new(0, 0), |(own, _)| own.span);
    let facet: Vec<&str> = documents.iter().map(|id| archive.document(*id).document.id.as_str()).collect();
    let id = ItemId::with("origin", &archive.document(first).document, anchor, &facet.join("\n"));
    Some(Origin { id, documents, shared, reason: group.reason(), rule: RULE })
}

const fn evidence(document: Id<Document>, span: Span) -> corpus::Evidence {
    corpus::Evidence { document, span }
}

/// How many independent origins a set of documents goes back to: copies of one origin count once, and a document
/// spliced from two of them adds none.
pub(crate) fn independent(origins: &[Origin], documents: &BTreeSet<Id<Document>>) -> u32 {
    if documents.len() < 2 || origins.is_empty() {
        return documents.len() as u32;
    }
    let mut left = documents.clone();
    let mut count = 0;
    loop {
        let held = |origin: &&Origin| origin.documents.iter().filter(|id| left.contains(id)).count();
        match origins.iter().filter(|origin| held(origin) > 1).max_by_key(held) {
            Some(largest) => left.retain(|id| !largest.documents.contains(id)),
            None => return count + left.len() as u32,
        }
        count += 1;
    }
}
