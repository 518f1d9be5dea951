//! Evidence as passages: code points and the words they cover.

use std::collections::BTreeSet;

use corpus::{Archive, Document, Evidence, Id, Span};

use super::sharing::Sharing;
use crate::CodePoints;
use crate::record::{Passage, Place};

/// The documents of a brief with an offset index of each.
pub(super) struct Passages<'a> {
    pub(super) archive: &'a Archive,
    points: Vec<CodePoints<'a>>,
    sharing: Sharing,
}

impl<'a> Passages<'a> {
    pub(super) fn of(archive: &'a Archive, origins: &[corpus::Origin]) -> Passages<'a> {
        let points = archive.documents().iter().map(|annotated| CodePoints::of(&annotated.document.text)).collect();
        Passages { archive, points, sharing: Sharing::of(origins) }
    }

    pub(super) fn points(&self, document: Id<Document>) -> &CodePoints<'a> {
        &self.points[document.index()]
    }

    pub(super) fn id(&self, document: Id<Document>) -> String {
        self.archive.document(document).document.id.clone()
    }

    pub(super) fn ids(&self, documents: &[Id<Document>]) -> Vec<String> {
        documents.iter().map(|document| self.id(*document)).collect()
    }

    pub(super) fn place(&self, document: Id<Document>, span: Span) -> Place {
        let (start, end) = self.points(document).range(span);
        Place { start, end }
    }

    pub(super) fn passage(&self, evidence: Evidence) -> Passage {
        let Place { start, end } = self.place(evidence.document, evidence.span);
        Passage { doc: self.id(evidence.document), start, end, exact: self.archive.passage(evidence).to_owned() }
    }

    pub(super) fn passages(&self, evidence: &[Evidence]) -> Vec<Passage> {
        evidence.iter().map(|one| self.passage(*one)).collect()
    }

    /// How many documents, and how many independent origins, some evidence comes from.
    pub(super) fn counts(&self, evidence: impl IntoIterator<Item = Evidence>) -> (u32, u32) {
        let documents: BTreeSet<Id<Document>> = evidence.into_iter().map(|one| one.document).collect();
        (documents.len() as u32, self.sharing.independent(&documents))
    }
}
