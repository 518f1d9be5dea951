//! Which documents are about the same event? One streaming pass, then near-linear clustering.
//!
//! A document is kept as the weights of its words. At the end the words are weighed by how few documents have them
//! (tf-idf), every document is compared with those that share its rarest words (an inverted index), and the clusters
//! that are most alike on average are merged until none are alike enough (average-link agglomerative clustering).

mod cluster;
mod core;
mod neighbours;
mod profile;
mod scale;
mod vector;

use std::collections::{BTreeMap, BTreeSet};

use corpus::{Annotated, Archive, Document, Edtf, Id, ItemId, ItemKind, Span};

use crate::origins::{Shingles, groups, outlet, overlaps};
use crate::stems::contents;
use crate::words::{Word, run, words};
use cluster::clusters;
use neighbours::neighbours;
use profile::Profile;

/// Documents about one event.
#[derive(Clone, Debug, PartialEq)]
pub struct Story {
    /// Kind `story`.
    pub id: ItemId,
    /// The ids of its documents in the order in which they came; at least one.
    pub documents: Vec<String>,
}

/// Documents that are copies, rewrites or excerpts of one origin.
#[derive(Clone, Debug, PartialEq)]
pub struct SameOrigin {
    /// Kind `origin`.
    pub id: ItemId,
    /// The ids of its documents in the order in which they came; two or more.
    pub documents: Vec<String>,
    /// How they are related, in words.
    pub reason: String,
}

/// What [`Stories`] found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StoriesReport {
    /// Copies, in order of their first document. A document spliced from two origins is in both.
    pub origins: Vec<SameOrigin>,
    /// Stories, in order of their first document; every document is in exactly one.
    pub stories: Vec<Story>,
}

/// What a document is compared by: the hashes of its words and of its five-word runs, not the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Telling {
    id: String,
    /// Of all words: what the order of documents depends on.
    hash: u64,
    shingles: Shingles,
    profile: Profile,
    /// What those of one outlet have in common.
    outlet: Option<u64>,
}

impl Telling {
    /// Reads a document; `title` where it does not stand in the text.
    pub fn of(id: String, text: &str, title: Option<&str>, published: Option<&Edtf>) -> Telling {
        let words = words(text, Span::from_range(0..text.len()));
        let profile = Profile::of(text, &words, title, published);
        Telling { id, hash: run(&words), shingles: Shingles::of(&words), profile, outlet: None }
    }

    /// The same document with its publisher and its address, as far as they are known.
    #[must_use]
    pub fn by(self, publisher: Option<&str>, address: Option<&str>) -> Telling {
        Telling { outlet: outlet(publisher, address), ..self }
    }

    /// The id of the document.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The same document under another id.
    #[must_use]
    pub fn named(self, id: String) -> Telling {
        Telling { id, ..self }
    }
}

/// Documents on their way to their stories.
#[derive(Clone, Debug, Default)]
pub struct Stories {
    documents: Vec<Telling>,
}

impl Stories {
    /// No documents yet.
    pub fn new() -> Stories {
        Stories::default()
    }

    /// Takes in one document, whose id no other has.
    pub fn push(&mut self, document: Telling) {
        self.documents.push(document);
    }

    /// The stories and origins of all documents taken in.
    pub fn finish(self) -> StoriesReport {
        let Parts { places, ids, shingles, profiles } = self.canonical();
        let by_input = |members: &[usize]| -> Vec<usize> {
            let mut places: Vec<usize> = members.iter().map(|member| places[*member]).collect();
            places.sort_unstable();
            places
        };
        // What copies are found by is dropped before stories are made: both are large where documents are many.
        let found = overlaps(&shingles);
        drop(shingles);
        let origins = groups(&found).into_iter().map(|group| (by_input(&group.members), group.reason()));
        let mut origins: Vec<_> = origins.collect();
        drop(found);
        let stories = clusters(&neighbours(profiles)).into_iter().map(|members| by_input(&members));
        let mut stories: Vec<_> = stories.collect();
        origins.sort();
        stories.sort();
        StoriesReport {
            origins: origins.into_iter().map(|(places, reason)| same_origin(&ids, &places, reason)).collect(),
            stories: stories.into_iter().map(|places| story(&ids, &places)).collect(),
        }
    }

    /// The parts of the documents in an order that does not depend on that of the input.
    fn canonical(self) -> Parts {
        let ids = self.documents.iter().map(|document| document.id.clone()).collect();
        let mut documents: Vec<(usize, Telling)> = self.documents.into_iter().enumerate().collect();
        documents.sort_by(|(_, a), (_, b)| (a.hash, &a.id).cmp(&(b.hash, &b.id)));
        let mut parts = Parts { ids, ..Parts::default() };
        for (place, document) in documents {
            parts.places.push(place);
            parts.shingles.push((document.shingles, document.outlet));
            parts.profiles.push(document.profile);
        }
        parts
    }
}

/// Documents taken apart.
#[derive(Default)]
struct Parts {
    /// The ids in order of input.
    ids: Vec<String>,
    /// The place of each document in the input, in canonical order.
    places: Vec<usize>,
    /// In canonical order, each with its outlet.
    shingles: Vec<(Shingles, Option<u64>)>,
    /// In canonical order.
    profiles: Vec<Profile>,
}

/// Which story each document of an archive belongs to, by its place in the archive.
pub(crate) fn labels(archive: &Archive, order: &[Id<Document>]) -> Vec<usize> {
    let profiles: Vec<Profile> = order.iter().map(|id| profile(archive.document(*id))).collect();
    let mut labels = vec![0; order.len()];
    let mut stories = clusters(&neighbours(profiles));
    if core::SIZES.contains(&order.len()) {
        let stems: Vec<BTreeSet<u64>> = order.iter().map(|id| stems(archive.document(*id))).collect();
        stories = core::settled(stories, &stems);
    }
    for (label, members) in stories.iter().enumerate() {
        members.iter().for_each(|member| labels[order[*member].index()] = label);
    }
    labels
}

/// The documents of an archive by what they are about: those of the story that words fit best, and the others.
///
/// A story fits by the share of the words, compared by their stems, that its documents have on average; of stories
/// that fit alike the one with more documents is taken. Where no story has any of the words, nothing is left out.
pub fn about(archive: &Archive, asked: &str) -> (Vec<Id<Document>>, Vec<Id<Document>>) {
    let order = archive.canonical();
    let labels = labels(archive, &order);
    let wanted: BTreeSet<u64> =
        contents(asked, Span::from_range(0..asked.len())).into_iter().map(|word| word.stem).collect();
    let mut fit: BTreeMap<usize, (f64, usize)> = BTreeMap::new();
    for id in &order {
        let held: BTreeSet<u64> = stems(archive.document(*id)).intersection(&wanted).copied().collect();
        let (share, documents) = fit.entry(labels[id.index()]).or_default();
        *share += held.len() as f64 / wanted.len().max(1) as f64;
        *documents += 1;
    }
    let mean = |label: &usize| fit.get(label).map_or(0.0, |(share, documents)| share / *documents as f64);
    let rank = |label: &usize| (mean(label), fit.get(label).map_or(0, |(_, documents)| *documents));
    let best = fit.keys().copied().max_by(|a, b| {
        let ((a_mean, a_size), (b_mean, b_size)) = (rank(a), rank(b));
        a_mean.total_cmp(&b_mean).then(a_size.cmp(&b_size)).then(b.cmp(a))
    });
    let chosen = best.filter(|label| mean(label) > 0.0);
    archive.ids().partition(|id| chosen.is_none_or(|label| labels[id.index()] == label))
}

/// The stems of the content words of a document.
fn stems(document: &Annotated) -> BTreeSet<u64> {
    let text = document.document.text.as_str();
    let blocks = document.document.analysed().flat_map(|block| contents(text, block.span));
    blocks.map(|word| word.stem).collect()
}

fn profile(document: &Annotated) -> Profile {
    let text = document.document.text.as_str();
    let body: Vec<Word> = document.document.analysed().flat_map(|block| words(text, block.span)).collect();
    let published = document.document.metadata.published.as_ref().map(|sourced| &sourced.value);
    Profile::of(text, &body, None, published)
}

fn story(ids: &[String], places: &[usize]) -> Story {
    let documents = named(ids, places);
    Story { id: item(ItemKind::Story, &documents), documents }
}

fn same_origin(ids: &[String], places: &[usize], reason: String) -> SameOrigin {
    let documents = named(ids, places);
    SameOrigin { id: item(ItemKind::Origin, &documents), documents, reason }
}

fn named(ids: &[String], places: &[usize]) -> Vec<String> {
    places.iter().map(|place| ids[*place].clone()).collect()
}

/// An id from the kind and the documents' ids, in whatever order they came.
fn item(kind: ItemKind, documents: &[String]) -> ItemId {
    let mut documents: Vec<&str> = documents.iter().map(String::as_str).collect();
    documents.sort_unstable();
    ItemId::of_documents(kind, documents)
}
