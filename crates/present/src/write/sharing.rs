//! How many independent origins some documents come from.

use std::collections::{BTreeMap, BTreeSet};

use corpus::{Document, Id, Origin};

/// The origins of the documents that share one; every other document is its own.
pub(super) struct Sharing {
    origins: BTreeMap<Id<Document>, Vec<usize>>,
}

impl Sharing {
    pub(super) fn of(origins: &[Origin]) -> Sharing {
        let mut of: BTreeMap<Id<Document>, Vec<usize>> = BTreeMap::new();
        for (index, origin) in origins.iter().enumerate() {
            for document in &origin.documents {
                of.entry(*document).or_default().push(index);
            }
        }
        Sharing { origins: of }
    }

    /// Counts origins once. A document spliced from several adds one only where none of them is counted yet.
    pub(super) fn independent(&self, documents: &BTreeSet<Id<Document>>) -> u32 {
        let own = documents.iter().filter(|document| !self.origins.contains_key(document)).count();
        let mut shared: Vec<&Vec<usize>> = documents.iter().filter_map(|document| self.origins.get(document)).collect();
        shared.sort_by_key(|origins| origins.len());
        let mut counted: BTreeSet<usize> = BTreeSet::new();
        for origins in shared {
            if !origins.iter().any(|origin| counted.contains(origin)) {
                counted.extend(origins.first());
            }
        }
        (own + counted.len()) as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::{ItemId, ItemKind, Rule};

    fn origin(documents: &[usize]) -> Origin {
        Origin {
            id: ItemId::of_documents(ItemKind::Origin, ["x"]),
            documents: documents.iter().map(|index| Id::new(*index)).collect(),
            shared: Vec::new(),
            reason: String::new(),
            rule: Rule::new("test"),
        }
    }

    #[test]
    fn copies_count_once_and_a_spliced_document_adds_nothing() {
        let sharing = Sharing::of(&[origin(&[0, 1, 4]), origin(&[2, 4])]);
        let count = |documents: &[usize]| {
            let documents: BTreeSet<Id<Document>> = documents.iter().map(|index| Id::new(*index)).collect();
            sharing.independent(&documents)
        };
        assert_eq!(count(&[0, 1]), 1);
        assert_eq!(count(&[0, 2, 3]), 3);
        assert_eq!(count(&[4]), 1);
        assert_eq!(count(&[0, 2, 4]), 2);
    }
}
