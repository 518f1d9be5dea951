//! Which documents are copies, rewrites or excerpts of one origin?
//!
//! Two documents share an origin when they share runs of words that are not quotations, not stock phrases and not
//! what many documents carry (shingling after Broder, "On the resemblance and containment of documents", 1997).

mod cover;
mod groups;
mod overlap;
mod passages;
mod shingles;

pub(crate) use groups::{Group, groups};
pub(crate) use overlap::{Overlap, overlaps};
pub(crate) use shingles::Shingles;

use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use corpus::{Annotated, Archive, Document, Id, ItemId, ItemKind, Origin, Rule, Span};

use crate::words::{Word, hash, words};

/// The rule that finds them.
pub(crate) const RULE: Rule = Rule::new("origin.shared-runs");

/// The groups of documents of one origin, in canonical order.
pub(crate) fn origins(archive: &Archive, order: &[Id<Document>]) -> Vec<Origin> {
    let read = |id: &Id<Document>| {
        let document = archive.document(*id);
        let [publisher, address] = document.document.metadata.publisher_and_address();
        (Shingles::of(&article(document)), outlet(publisher, address))
    };
    let texts: Vec<_> = order.iter().map(read).collect();
    let overlaps = overlaps(&texts);
    drop(texts);
    groups(&overlaps).into_iter().filter_map(|group| origin(archive, order, &group)).collect()
}

/// What documents of one outlet have in common: the site of their address, or the name of the publisher where there is
/// none. Guests of a site are often named as its publisher.
pub(crate) fn outlet(publisher: Option<&str>, address: Option<&str>) -> Option<u64> {
    let site = |address: &str| {
        let (_, rest) = address.split_once("://")?;
        let host = rest.split(['/', '?', '#']).next()?;
        let host = host.strip_prefix("www.").unwrap_or(host);
        (!host.is_empty()).then(|| hash(host))
    };
    address.and_then(site).or_else(|| publisher.map(hash))
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
    let id = ItemId::with(ItemKind::Origin, &archive.document(first).document, anchor, &facet.join("\n"));
    Some(Origin { id, documents, shared, reason: group.reason(), rule: RULE })
}

const fn evidence(document: Id<Document>, span: Span) -> corpus::Evidence {
    corpus::Evidence { document, span }
}

/// The origins by the documents that go back to them.
pub(crate) struct Sharing<'a> {
    origins: &'a [Origin],
    /// The places of the origins of each document that shares one, in order.
    of: BTreeMap<Id<Document>, Vec<usize>>,
}

impl<'a> Sharing<'a> {
    pub(crate) fn of(origins: &'a [Origin]) -> Sharing<'a> {
        let mut of: BTreeMap<Id<Document>, Vec<usize>> = BTreeMap::new();
        for (place, origin) in origins.iter().enumerate() {
            origin.documents.iter().for_each(|document| of.entry(*document).or_default().push(place));
        }
        Sharing { origins, of }
    }

    /// How many independent origins a set of documents goes back to: copies of one origin count once, and a document
    /// spliced from two of them adds none.
    pub(crate) fn independent(&self, documents: &BTreeSet<Id<Document>>) -> u32 {
        let known: BTreeSet<usize> = documents.iter().filter_map(|id| self.of.get(id)).flatten().copied().collect();
        let mut left = documents.clone();
        let held = |place: usize, left: &BTreeSet<Id<Document>>| {
            self.origins[place].documents.iter().filter(|id| left.contains(id)).count()
        };
        // The largest first, of equal ones the last. An origin can only hold fewer documents than when it was put in.
        let mut heap: BinaryHeap<(usize, usize)> = known.into_iter().map(|place| (held(place, &left), place)).collect();
        let mut count = 0;
        while let Some((then, place)) = heap.pop() {
            let now = held(place, &left);
            if now > 1 && now == then {
                for id in &self.origins[place].documents {
                    left.remove(id);
                }
                count += 1;
            } else if now > 1 {
                heap.push((now, place));
            }
        }
        count + left.len() as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outlet_is_known_by_its_site_or_else_by_its_name() {
        let site = |address| outlet(Some("A Guest"), Some(address));
        assert_eq!(site("https://www.post.example/a?b"), site("http://post.example#c"));
        assert_ne!(site("https://post.example/a"), site("https://courier.example/a"));
        assert_eq!(site("no address"), outlet(Some("a guest"), None));
        assert_eq!(outlet(None, None), None);
    }

    #[test]
    fn copies_count_once_and_a_spliced_document_adds_nothing() {
        let origin = |documents: &[usize]| Origin {
            id: ItemId::of_documents(corpus::ItemKind::Origin, ["x"]),
            documents: documents.iter().map(|index| Id::new(*index)).collect(),
            shared: Vec::new(),
            reason: String::new(),
            rule: RULE,
        };
        let origins = [origin(&[0, 1, 4]), origin(&[2, 4]), origin(&[5, 6])];
        let sharing = Sharing::of(&origins);
        let count = |documents: &[usize]| sharing.independent(&documents.iter().map(|index| Id::new(*index)).collect());
        assert_eq!(count(&[]), 0);
        assert_eq!(count(&[3]), 1);
        assert_eq!(count(&[0, 1]), 1);
        assert_eq!(count(&[0, 2, 3]), 3);
        assert_eq!(count(&[0, 2, 4]), 2);
        assert_eq!(count(&[0, 1, 2, 3, 4, 5, 6]), 4);
    }
}
