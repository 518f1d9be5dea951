//! Where everything is: the documents with their labels, the passages with their anchors, the items with theirs.

use std::collections::{BTreeMap, BTreeSet};

use super::frame::Frame;
use super::prune::is_large;
use super::visible::{label, visible};
use super::words;
use crate::CodePoints;
use crate::record::{ActorName, BriefDocument, BriefRecord, DefectRecord, Passage, Place, UtteranceRecord};

/// A link within the page; without an address it is plain words.
#[derive(Clone, Debug)]
pub(crate) struct Link {
    /// `#…`, or empty.
    pub(crate) href: String,
    /// The words.
    pub(crate) words: String,
}

/// A passage with the outlet that carries it.
#[derive(Clone, Debug)]
pub(crate) struct Cite {
    /// The anchor of the passage in the text.
    pub(crate) href: String,
    /// The passage.
    pub(crate) words: String,
    /// The outlet.
    pub(crate) outlet: String,
    /// The number of the document.
    pub(crate) number: usize,
    /// The number of the paragraph in it that the passage begins in; 0 where it is in none.
    pub(crate) paragraph: usize,
    /// Which of several passages of one document this is, after the first: 2 and more; else 0.
    pub(crate) again: usize,
}

/// A document as a column of a matrix.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    /// The number of the document.
    pub(crate) number: usize,
    /// The outlet.
    pub(crate) outlet: String,
}

pub(crate) struct Desk<'a> {
    pub(crate) record: &'a BriefRecord,
    /// The words around the findings.
    pub(crate) w: &'static Frame,
    numbers: BTreeMap<&'a str, usize>,
    outlets: Vec<String>,
    points: Vec<Option<CodePoints<'a>>>,
    items: BTreeSet<&'a str>,
    utterances: BTreeMap<&'a str, &'a UtteranceRecord>,
    references: Vec<String>,
    /// Whether a link leads to the block of a passage instead of the passage: the texts are too many for marks.
    pub(super) is_coarse: bool,
}

impl<'a> Desk<'a> {
    pub(super) fn of(record: &'a BriefRecord) -> Desk<'a> {
        let outlets = outlets(&record.documents);
        let numbered = record.documents.iter().enumerate();
        let w = Frame::in_language(record.options.get("lang").and_then(serde_json::Value::as_str));
        Desk {
            record,
            w,
            numbers: numbered.map(|(index, document)| (document.id.as_str(), index)).collect(),
            references: references(w, &record.documents, &outlets),
            outlets,
            points: record.documents.iter().map(|document| document.text.as_deref().map(CodePoints::of_str)).collect(),
            items: items(record),
            utterances: record.quotes.iter().map(|quote| (quote.id.as_str(), quote)).collect(),
            is_coarse: is_large(record),
        }
    }

    /// The events of the timeline that are shown: those mentioned only in passing are in the data alone.
    pub(super) fn events(&self) -> impl Iterator<Item = &'a crate::record::TimelineRecord> {
        self.record.timeline.iter().filter(|entry| !entry.passing)
    }

    pub(super) fn index(&self, doc: &str) -> Option<usize> {
        self.numbers.get(doc).copied()
    }

    pub(super) fn points(&self, index: usize) -> Option<&CodePoints<'a>> {
        self.points.get(index)?.as_ref()
    }

    pub(super) fn utterance(&self, id: &str) -> Option<&'a UtteranceRecord> {
        self.utterances.get(id).copied()
    }

    pub(super) fn outlet(&self, doc: &str) -> String {
        let known = self.index(doc).map(|index| self.outlets[index].clone());
        known.unwrap_or_else(|| label(doc, 24))
    }

    /// Whether every text is in the brief.
    pub(super) fn has_texts(&self) -> bool {
        self.points.iter().all(Option::is_some)
    }

    pub(super) fn columns(&self) -> Vec<Column> {
        let column = |(index, outlet): (usize, &String)| Column { number: index + 1, outlet: outlet.clone() };
        self.outlets.iter().enumerate().map(column).collect()
    }

    /// The address of a passage: its own anchor where the text has it, else the document.
    pub(super) fn href(&self, doc: &str, place: Place) -> String {
        let Some(index) = self.index(doc) else { return String::new() };
        match self.holds(index, place) {
            true if self.is_coarse => format!("#{}", self.block_anchor(index, place)),
            true => format!("#{}", anchor(index, place)),
            false => format!("#doc-{}", index + 1),
        }
    }

    /// The anchor of the block that holds a place.
    fn block_anchor(&self, index: usize, place: Place) -> String {
        if self.record.documents[index].text.is_none() {
            return anchor(index, place);
        }
        let block = self.paragraph(index, place.start);
        if block == 0 { format!("doc-{}", index + 1) } else { block_anchor(index, block - 1) }
    }

    /// Whose words a passage is, where and when, with the hash of the text and the place in it: to be copied.
    pub(super) fn reference(&self, passage: &Passage) -> String {
        let document = self.index(&passage.doc).map(|index| self.references[index].as_str()).unwrap_or_default();
        format!("{document}, {} {}–{}", self.w.characters, passage.start, passage.end)
    }

    /// Whose words a document is, to be copied.
    pub(super) fn reference_of(&self, index: usize) -> String {
        self.references[index].clone()
    }

    /// Whether a place can be shown: inside the text, or of a document that is shown without its text.
    pub(super) fn holds(&self, index: usize, place: Place) -> bool {
        match self.points(index) {
            Some(points) => points.span(place.start, place.end).is_some_and(|span| !span.is_empty()),
            None => place.start < place.end,
        }
    }

    pub(super) fn cite(&self, passage: &Passage) -> Cite {
        Cite {
            href: self.href(&passage.doc, passage.place()),
            words: visible(&passage.exact),
            outlet: self.outlet(&passage.doc),
            number: self.index(&passage.doc).map_or(0, |index| index + 1),
            paragraph: self.index(&passage.doc).map_or(0, |index| self.paragraph(index, passage.start)),
            again: 0,
        }
    }

    /// The number of the paragraph of a document that a place stands in, counted from 1; 0 before the first.
    fn paragraph(&self, index: usize, start: u32) -> usize {
        self.record.documents[index].blocks.partition_point(|block| block.start <= start)
    }

    pub(super) fn cites(&self, passages: &[Passage]) -> Vec<Cite> {
        passages.iter().map(|passage| self.cite(passage)).collect()
    }

    /// The passages that show one thing, by document: an outlet is named once, what follows is numbered.
    pub(super) fn evidence(&self, passages: &[Passage]) -> Vec<Cite> {
        let mut cites = self.cites(passages);
        cites.sort_by_key(|cite| cite.number);
        let (mut document, mut count) = (0, 0);
        for cite in &mut cites {
            count = if cite.number == document { count + 1 } else { 1 };
            document = cite.number;
            cite.again = if count > 1 { count } else { 0 };
        }
        cites
    }

    pub(super) fn document_link(&self, doc: &str) -> Link {
        let href = self.index(doc).map(|index| format!("#doc-{}", index + 1));
        Link { href: href.unwrap_or_default(), words: self.outlet(doc) }
    }

    /// Where a defect is, where it has a place in a text that is shown.
    pub(super) fn defect_passage(&self, defect: &DefectRecord) -> Option<Passage> {
        let (doc, start, end) = (defect.doc.as_deref()?, defect.start?, defect.end?);
        let exact = self.points(self.index(doc)?)?.slice(start, end).to_owned();
        Some(Passage { doc: doc.to_owned(), start, end, exact })
    }

    /// A link to an item of the page, where it has one of this id.
    pub(super) fn item_link(&self, id: Option<&str>, words: &str) -> Link {
        let href = id.filter(|id| self.items.contains(id)).map(|id| format!("#{id}"));
        Link { href: href.unwrap_or_default(), words: visible(words) }
    }

    /// Whether the page shows an item of this id.
    pub(super) fn has_item(&self, id: &str) -> bool {
        self.items.contains(id)
    }

    pub(super) fn actor_link(&self, actor: &ActorName) -> Link {
        self.item_link(actor.entity.as_deref(), &actor.name)
    }
}

impl Passage {
    pub(super) fn place(&self) -> Place {
        Place { start: self.start, end: self.end }
    }
}

/// The anchor of a passage in the text of the document at `index`.
pub(super) fn anchor(index: usize, place: Place) -> String {
    format!("p{}-{}-{}", index + 1, place.start, place.end)
}

/// The anchor of a block of the text of the document at `index`.
pub(super) fn block_anchor(index: usize, block: usize) -> String {
    format!("b{}-{}", index + 1, block + 1)
}

/// Whose words each document is: author, title, outlet, date, when it was captured, address or file, hash of the text.
fn references(w: &Frame, documents: &[BriefDocument], outlets: &[String]) -> Vec<String> {
    let reference = |(document, outlet): (&BriefDocument, &String)| {
        let metadata = &document.metadata;
        let authors: Vec<String> = metadata.authors.iter().take(4).map(|author| label(&author.name, 60)).collect();
        let date = metadata.published.as_ref().map(|date| match date.basis.0 {
            corpus::Basis::Inferred => format!("{} ({})", words::date(&visible(&date.value)), w.basis_inferred),
            corpus::Basis::Given | corpus::Basis::Stated => words::date(&visible(&date.value)),
        });
        let parts = [
            Some(authors.join(", ")),
            metadata.title.as_deref().map(|title| format!("“{}”", label(title, 160))),
            metadata.publisher.is_some().then(|| outlet.clone()),
            Some(date.unwrap_or_else(|| w.no_date.to_string())),
            metadata.captured.as_deref().map(|time| w.captured.with(words::moment(&label(time, 40), w.zone_utc))),
            Some(label(metadata.url.as_deref().unwrap_or_else(|| file_name(&document.source)), 300)),
            Some(format!("BLAKE3 {}", label(&document.hash, 64))),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        parts.join(", ")
    };
    documents.iter().zip(outlets).map(reference).collect()
}

/// The name of a file without the folders it lies in; an address stays whole.
pub(super) fn file_name(source: &str) -> &str {
    if source.contains("://") {
        return source;
    }
    source.trim_end_matches(['/', '\\']).rsplit(['/', '\\']).next().unwrap_or(source)
}

/// The ids that have an element of their own in the page.
fn items(record: &BriefRecord) -> BTreeSet<&str> {
    let entities = record.entities.iter().map(|item| &item.id);
    let events = record.timeline.iter().filter(|item| !item.passing).map(|item| &item.id);
    let quotes = record.quotes.iter().map(|item| &item.id);
    let positions = record.positions.iter().map(|item| &item.id);
    let figures = record.figures.iter().map(|item| &item.id);
    let disagreements = record.disagreements.iter().map(|item| &item.id);
    let naming = record.naming.iter().map(|item| &item.id);
    let origins = record.origins.iter().map(|item| &item.id);
    let all = entities.chain(events).chain(quotes).chain(positions).chain(figures);
    all.chain(disagreements).chain(naming).chain(origins).map(String::as_str).collect()
}

/// A short label for each document: its outlet, else the name of its file where somebody gave it one, else its author;
/// told apart where two are the same.
fn outlets(documents: &[BriefDocument]) -> Vec<String> {
    let mut uses: BTreeMap<String, u32> = BTreeMap::new();
    let told_apart = |document: &BriefDocument| {
        let publisher = document.metadata.publisher.as_deref().map(|publisher| label(publisher, 28));
        let stem = file_stem(&document.source, &document.id);
        let author = document.metadata.authors.first().filter(|_| !is_name(&stem));
        let name = publisher.or_else(|| author.map(|author| label(&author.name, 28))).filter(|name| !name.is_empty());
        let name = name.unwrap_or_else(|| label(&stem, 16));
        let count = uses.entry(name.clone()).and_modify(|count| *count += 1).or_insert(1);
        if *count == 1 { name } else { format!("{name} ({count})") }
    };
    documents.iter().map(told_apart).collect()
}

/// Whether the name of a file was given by somebody: it is not mostly digits and letters of a number.
fn is_name(stem: &str) -> bool {
    stem.chars().filter(char::is_ascii_digit).count() < 4
}

fn file_stem(source: &str, id: &str) -> String {
    let name = source.trim_end_matches('/').rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    if stem.is_empty() { id.to_owned() } else { stem.to_owned() }
}
