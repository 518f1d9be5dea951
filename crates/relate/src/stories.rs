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

use corpus::{Annotated, Archive, Document, Edtf, Id, ItemId, Span};

use crate::origins::{groups, overlaps};
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

/// Documents on their way to their stories.
#[derive(Clone, Debug, Default)]
pub struct Stories {
    documents: Vec<Pushed>,
}

#[derive(Clone, Debug)]
struct Pushed {
    id: String,
    words: Vec<Word>,
    profile: Profile,
}

impl Stories {
    /// No documents yet.
    pub fn new() -> Stories {
        Stories::default()
    }

    /// Takes in one document; `title` where it does not stand in the text.
    pub fn push(&mut self, id: &str, text: &str, title: Option<&str>, published: Option<&Edtf>) {
        let words = words(text, Span::from_range(0..text.len()));
        let profile = Profile::of(text, &words, title, published);
        self.documents.push(Pushed { id: id.to_owned(), words, profile });
    }

    /// The stories and origins of all documents taken in.
    pub fn finish(self) -> StoriesReport {
        let documents = self.canonical();
        let texts: Vec<&[Word]> = documents.iter().map(|(_, document)| document.words.as_slice()).collect();
        let profiles: Vec<&Profile> = documents.iter().map(|(_, document)| &document.profile).collect();
        let by_input = |members: &[usize]| -> Vec<usize> {
            let mut places: Vec<usize> = members.iter().map(|member| documents[*member].0).collect();
            places.sort_unstable();
            places
        };
        let origins = groups(&overlaps(&texts)).into_iter().map(|group| (by_input(&group.members), group.reason()));
        let stories = clusters(&neighbours(&profiles)).into_iter().map(|members| by_input(&members));
        let (mut origins, mut stories) = (origins.collect::<Vec<_>>(), stories.collect::<Vec<_>>());
        origins.sort();
        stories.sort();
        let ids = ids(&documents);
        StoriesReport {
            origins: origins.into_iter().map(|(places, reason)| same_origin(&ids, &places, reason)).collect(),
            stories: stories.into_iter().map(|places| story(&ids, &places)).collect(),
        }
    }

    /// The documents with their places of input, in an order that does not depend on it.
    fn canonical(self) -> Vec<(usize, Pushed)> {
        let mut documents: Vec<(usize, Pushed)> = self.documents.into_iter().enumerate().collect();
        documents.sort_by_cached_key(|(_, document)| (run(&document.words), document.id.clone()));
        documents
    }
}

/// The ids in order of input.
fn ids(documents: &[(usize, Pushed)]) -> Vec<String> {
    let mut documents: Vec<&(usize, Pushed)> = documents.iter().collect();
    documents.sort_by_key(|(place, _)| *place);
    documents.into_iter().map(|(_, document)| document.id.clone()).collect()
}

/// Which story each document of an archive belongs to, by its place in the archive.
pub(crate) fn labels(archive: &Archive, order: &[Id<Document>]) -> Vec<usize> {
    let profiles: Vec<Profile> = order.iter().map(|id| profile(archive.document(*id))).collect();
    let mut labels = vec![0; order.len()];
    let mut stories = clusters(&neighbours(&profiles.iter().collect::<Vec<_>>()));
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
    Story { id: item("story", &documents), documents }
}

fn same_origin(ids: &[String], places: &[usize], reason: String) -> SameOrigin {
    let documents = named(ids, places);
    SameOrigin { id: item("origin", &documents), documents, reason }
}

fn named(ids: &[String], places: &[usize]) -> Vec<String> {
    places.iter().map(|place| ids[*place].clone()).collect()
}

/// An id from the kind and the documents' ids, in whatever order they came.
fn item(kind: &str, documents: &[String]) -> ItemId {
    let mut documents: Vec<&String> = documents.iter().collect();
    documents.sort();
    let mut hasher = blake3::Hasher::new();
    for part in std::iter::once(kind).chain(documents.iter().map(|id| id.as_str())) {
        hasher.update(part.as_bytes());
        hasher.update(&[0]);
    }
    ItemId::read(format!("{kind}-{}", &hasher.finalize().to_hex()[..12]))
}
