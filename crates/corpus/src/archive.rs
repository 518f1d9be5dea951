//! The documents of one run.

use crate::{Annotated, Document, Evidence, Id, Ids};

/// The annotated documents of one run, in order of input.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Archive {
    documents: Vec<Annotated>,
}

impl Archive {
    /// The documents in order of input; a repeated id gets `~2`, `~3` and so on.
    pub fn new(mut documents: Vec<Annotated>) -> Archive {
        let mut ids = Ids::default();
        documents.iter_mut().for_each(|annotated| ids.tell_apart(&mut annotated.document));
        Archive { documents }
    }

    /// The documents in order of input.
    #[inline]
    pub fn documents(&self) -> &[Annotated] {
        &self.documents
    }

    /// The ids of the documents, in order of input.
    pub fn ids(&self) -> impl Iterator<Item = Id<Document>> + use<> {
        (0..self.documents.len()).map(Id::new)
    }

    /// One document.
    ///
    /// # Panics
    /// When the id is not of this archive.
    #[inline]
    pub fn document(&self, id: Id<Document>) -> &Annotated {
        &self.documents[id.index()]
    }

    /// The passage that evidence shows.
    #[inline]
    pub fn passage(&self, evidence: Evidence) -> &str {
        self.document(evidence.document).slice(evidence.span)
    }

    /// The documents in an order that does not depend on the input: by content, then id.
    ///
    /// Everything that has to choose a "first" chooses by this order, so that item ids are the same
    /// whatever the order of input.
    pub fn canonical(&self) -> Vec<Id<Document>> {
        let mut ids: Vec<Id<Document>> = self.ids().collect();
        ids.sort_by_key(|id| {
            let document = &self.document(*id).document;
            (document.text.id(), document.id.clone())
        });
        ids
    }
}
