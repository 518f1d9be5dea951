//! What the analyst says of names comes before what the program finds.
//!
//! Corrections are taken in the order of what they say, so that the order of the table is of no effect: first what is
//! apart, which bars every join, the analyst's own too; then what is the same; then the rules of the program; last the
//! names that are shown. A correction that cannot be applied says why, and the others are applied without it.

mod apart;
mod outcome;
mod rename;
mod same;
mod split;

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

use corpus::{Annotated, Archive, Correction, CorrectionKind, Document, Entity, EntityType, Event, Id, Mention};
use lexicon::Lexicon;

use super::merge::{Merge, Node};
use super::name::Name;
use super::spelling::distance;

/// A name of a correction as names are compared: as a person's, and as that of anything else.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Keys {
    person: Option<String>,
    thing: Option<String>,
}

impl Keys {
    fn of(written: &str, lexicon: &Lexicon) -> Keys {
        let key = |is_person| Name::read(written, is_person, lexicon).map(|name| name.key());
        Keys { person: key(true), thing: key(false) }
    }

    /// Whether a compared name is this one.
    fn is(&self, is_person: bool, key: &str) -> bool {
        let own = if is_person { &self.person } else { &self.thing };
        own.as_deref() == Some(key)
    }

    fn both(&self) -> impl Iterator<Item = &String> {
        self.person.iter().chain(self.thing.iter().filter(|thing| self.person.as_ref() != Some(*thing)))
    }
}

/// The nodes that have the names of corrections.
#[derive(Clone, Debug, Default)]
struct Index {
    /// By whether it is a person's and the compared name: those that go by it first of all.
    called: BTreeMap<(bool, String), Vec<usize>>,
    /// Those that have it among their forms.
    fitting: BTreeMap<(bool, String), Vec<usize>>,
}

impl Index {
    fn of(merge: &Merge, rows: &[Ruling<'_>]) -> Index {
        let names = rows.iter().flat_map(|ruling| std::iter::once(&ruling.name).chain(&ruling.other));
        let asked: BTreeSet<&String> = names.flat_map(Keys::both).collect();
        let mut index = Index::default();
        for (place, node) in merge.nodes.iter().enumerate() {
            let main = node.name.key();
            for form in node.forms.iter().filter(|form| asked.contains(form) && **form != main) {
                index.fitting.entry((node.is_person, form.clone())).or_default().push(place);
            }
            if asked.contains(&main) {
                index.called.entry((node.is_person, main)).or_default().push(place);
            }
        }
        index
    }

    /// The nodes that go by a name first of all.
    fn calling(&self, keys: &Keys) -> Vec<usize> {
        of_keys(&self.called, keys)
    }

    /// The nodes that have a name among their forms.
    fn fitting(&self, keys: &Keys) -> Vec<usize> {
        let mut nodes = of_keys(&self.called, keys);
        nodes.extend(of_keys(&self.fitting, keys));
        nodes.sort_unstable();
        nodes
    }

    /// The nodes that go by a name first of all, or where there are none those that have it among their forms.
    fn called(&self, keys: &Keys) -> Vec<usize> {
        let first = self.calling(keys);
        if first.is_empty() { self.fitting(keys) } else { first }
    }
}

fn of_keys(nodes: &BTreeMap<(bool, String), Vec<usize>>, keys: &Keys) -> Vec<usize> {
    let own = [(true, &keys.person), (false, &keys.thing)];
    let known = own.into_iter().filter_map(|(is_person, key)| nodes.get(&(is_person, key.clone()?)));
    known.flatten().copied().collect()
}

/// A correction with its names as they are compared.
#[derive(Clone, Debug)]
struct Ruling<'c> {
    correction: &'c Correction,
    name: Keys,
    other: Option<Keys>,
    document: Option<Id<Document>>,
}

/// What marks an entity of one document for a correction: its place among the corrections, and whether the entity is
/// on the side of the first name.
pub(super) type Mark = (usize, bool);

/// The corrections of a run, each once, in the order of what they say.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rulings<'c> {
    rows: Vec<Ruling<'c>>,
    /// By compared name: the corrections that name it, and whether as the first name.
    by_key: BTreeMap<String, Vec<Mark>>,
    /// Why those were not applied that were not.
    refused: BTreeMap<usize, String>,
    /// The nodes that each concerns.
    nodes: BTreeMap<usize, Vec<usize>>,
    /// In how many documents each parted what the document uses for one.
    split: BTreeMap<usize, usize>,
    /// Those that join what the program joins by itself.
    needless: BTreeSet<usize>,
    /// The nodes of the merge by name, and those of the names as the program joins them by itself.
    index: Index,
    plain: Index,
    /// How many names were not found.
    lost: Cell<usize>,
}

impl<'c> Rulings<'c> {
    /// The corrections with the documents that they name.
    pub(crate) fn of(archive: &Archive, corrections: &'c [Correction], lexicon: &Lexicon) -> Rulings<'c> {
        let once: BTreeSet<&Correction> = corrections.iter().collect();
        let mut rulings = Rulings::default();
        for (row, correction) in once.into_iter().enumerate() {
            let document = correction.document.as_deref().map(|asked| document(archive, asked));
            let document = document.transpose().unwrap_or_else(|why| {
                rulings.refused.insert(row, why);
                None
            });
            let name = Keys::of(&correction.name, lexicon);
            let other = correction.other.as_deref().map(|other| Keys::of(other, lexicon));
            let ruling = Ruling { correction, name, other, document };
            if let Some(why) = ruling.is_incomplete() {
                rulings.refused.entry(row).or_insert(why);
            }
            rulings.index(row, &ruling);
            rulings.rows.push(ruling);
        }
        rulings
    }

    fn index(&mut self, row: usize, ruling: &Ruling<'_>) {
        let others = ruling.other.iter().filter(|_| ruling.correction.kind == CorrectionKind::Apart);
        let sides = std::iter::once((&ruling.name, true)).chain(others.map(|other| (other, false)));
        for (key, first) in sides.flat_map(|(keys, first)| keys.both().map(move |key| (key, first))) {
            self.by_key.entry(key.clone()).or_default().push((row, first));
        }
    }

    /// Looks up the names in the merge, and among what the program makes of the names by itself.
    pub(super) fn look_up(&mut self, merge: &Merge, plain: &Merge) {
        (self.index, self.plain) = (Index::of(merge, &self.rows), Index::of(plain, &self.rows));
    }

    /// Whether there is nothing to correct.
    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The corrections of a kind that are not refused, with their places.
    fn of_kind(&self, kind: CorrectionKind) -> Vec<(usize, Ruling<'c>)> {
        let rows = self.rows.iter().enumerate().filter(|(row, _)| !self.refused.contains_key(row));
        rows.filter(|(_, ruling)| ruling.correction.kind == kind).map(|(row, ruling)| (row, ruling.clone())).collect()
    }

    fn refuse(&mut self, row: usize, why: String) {
        self.refused.entry(row).or_insert(why);
    }

    /// The corrections that name one of the compared names, as a name of that sort and in that document.
    fn named(&self, id: Id<Document>, is_person: bool, key: &str) -> impl Iterator<Item = Mark> {
        self.by_key.get(key).into_iter().flatten().copied().filter(move |(row, first)| {
            let ruling = &self.rows[*row];
            let keys = if *first { Some(&ruling.name) } else { ruling.other.as_ref() };
            let here = !*first || ruling.document.is_none_or(|document| document == id);
            here && !self.refused.contains_key(row) && keys.is_some_and(|keys| keys.is(is_person, key))
        })
    }

    /// What marks an entity of one document, so that it is a node of its own among those of its name.
    pub(super) fn marks(
        &self,
        id: Id<Document>,
        document: &Annotated,
        row: &Entity,
        mentions: &[&Mention],
        lexicon: &Lexicon,
    ) -> Vec<Mark> {
        if self.is_empty() {
            return Vec::new();
        }
        let is_person = row.entity_type == EntityType::Per;
        let main = key(document.slice(row.name), is_person, lexicon);
        let forms = keys(document, is_person, mentions, lexicon);
        let marks = forms.iter().chain(&main).flat_map(|key| self.named(id, is_person, key));
        let marks: BTreeSet<Mark> = marks.filter(|mark| self.parts(*mark, is_person, main.as_deref())).collect();
        marks.into_iter().collect()
    }

    /// Whether a mark sets an entity apart from others of its main name: it is that of one document, or a lesser name
    /// says on which side of a correction it is.
    fn parts(&self, (row, _): Mark, is_person: bool, main: Option<&str>) -> bool {
        let ruling = &self.rows[row];
        let names = [Some(&ruling.name), ruling.other.as_ref()];
        let is_main = || main.is_some_and(|main| names.into_iter().flatten().any(|keys| keys.is(is_person, main)));
        match ruling.correction.kind {
            CorrectionKind::Apart => ruling.document.is_some() || !is_main(),
            CorrectionKind::Same => ruling.document.is_some(),
            CorrectionKind::Name | CorrectionKind::Reject => false,
        }
    }

    /// The mentions of an entity without those by a name that is rejected: none of them where its main name is.
    pub(super) fn kept<'d>(
        &self,
        merge: &mut Merge,
        (id, entity): (Id<Document>, Id<Entity>),
        document: &'d Annotated,
        mut names: Vec<&'d Mention>,
        lexicon: &Lexicon,
    ) -> Vec<&'d Mention> {
        let Some(row) = document.annotations.entities.get(entity).filter(|_| !self.is_empty()) else { return names };
        let is_person = row.entity_type == EntityType::Per;
        let rejects = |span| self.rejects(id, is_person, document.slice(span), lexicon);
        if let Some(by) = rejects(row.name) {
            let rejected = merge.rejected.entry(by).or_default();
            rejected.take(id, names.len());
            rejected.quotes +=
                document.annotations.quotes.rows().iter().filter(|one| one.speaker == Some(entity)).count();
            rejected.events += document.annotations.events.rows().iter().filter(|one| takes_part(one, entity)).count();
            return Vec::new();
        }
        names.retain(|mention| {
            let by = rejects(mention.span);
            by.into_iter().for_each(|by| merge.rejected.entry(by).or_default().take(id, 1));
            by.is_none()
        });
        names
    }

    /// The correction that rejects a name of a document, if one does.
    fn rejects(&self, id: Id<Document>, is_person: bool, written: &str, lexicon: &Lexicon) -> Option<usize> {
        let key = key(written, is_person, lexicon)?;
        let mut rows = self.named(id, is_person, &key).map(|(row, _)| row);
        rows.find(|row| self.rows[*row].correction.kind == CorrectionKind::Reject)
    }

    /// The nodes that the first name of a correction means: those of its document, those that go by it first of all,
    /// or where there are none those that have it among their forms.
    fn meant(&self, merge: &Merge, row: usize) -> Vec<usize> {
        let ruling = &self.rows[row];
        match ruling.document {
            Some(_) => merge.marked((row, true)),
            None => self.index.called(&ruling.name),
        }
    }

    /// Why a name is not found.
    fn missing(&self, merge: &Merge, name: &str, keys: &Keys, document: Option<&str>) -> String {
        let rejected = self.of_kind(CorrectionKind::Reject);
        if rejected.iter().any(|(row, ruling)| ruling.name == *keys && merge.rejected.contains_key(row)) {
            return format!("“{name}” is rejected by another correction; take one of the two out");
        }
        self.lost.set(self.lost.get() + 1);
        let near = if self.lost.get() > HINTS { Vec::new() } else { near(merge, keys) };
        let hint = match near.as_slice() {
            [] => "write the name as the brief shows it".to_owned(),
            names => format!("did you mean {}?", listed(names)),
        };
        match document {
            Some(document) => format!("nothing in “{document}” is named “{name}”; {hint}"),
            None => format!("no document names “{name}”; {hint}"),
        }
    }
}

impl Ruling<'_> {
    /// The names in words, and the document of the first.
    fn names(&self) -> String {
        let document = self.correction.document.iter().map(|document| format!(" in “{document}”"));
        let other = self.correction.other.iter().map(|other| format!(" and “{other}”"));
        std::iter::once(format!("“{}”", self.correction.name)).chain(document).chain(other).collect()
    }

    /// What a correction lacks; a table is checked where it is read, but not every correction comes from one.
    fn is_incomplete(&self) -> Option<String> {
        let nameless = self.name.both().next().is_none();
        let lacking = match self.correction.kind {
            CorrectionKind::Apart => self.other.is_none() && self.correction.document.is_none(),
            CorrectionKind::Same | CorrectionKind::Name => self.other.is_none(),
            CorrectionKind::Reject => false,
        };
        let same = self.correction.kind != CorrectionKind::Name && self.other.as_ref() == Some(&self.name);
        if nameless || self.other.as_ref().is_some_and(|other| other.both().next().is_none()) {
            return Some("a name has no letters".to_owned());
        }
        if same && self.correction.document.is_none() {
            return Some(ONE_NAME.to_owned());
        }
        lacking.then(|| "it lacks the other name".to_owned())
    }
}

/// Whether an entity takes part in an event, or is its place.
fn takes_part(event: &Event, entity: Id<Entity>) -> bool {
    let mut all = event.actors.iter().chain(&*event.recipients).chain(&event.place);
    all.any(|one| one.entity == Some(entity))
}

/// A written name as it is compared.
fn key(written: &str, is_person: bool, lexicon: &Lexicon) -> Option<String> {
    Name::read(written, is_person, lexicon).map(|name| name.key())
}

/// The forms of a name in one document as they are compared.
fn keys(document: &Annotated, is_person: bool, mentions: &[&Mention], lexicon: &Lexicon) -> BTreeSet<String> {
    let written: BTreeSet<&str> = mentions.iter().map(|mention| document.slice(mention.span)).collect();
    written.into_iter().filter_map(|written| key(written, is_person, lexicon)).collect()
}

/// The document of an id, a source, or the name of a file.
fn document(archive: &Archive, asked: &str) -> Result<Id<Document>, String> {
    let name = |document: &Document| document.source.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
    let ways: [&dyn Fn(&Document) -> bool; 3] =
        [&|document| document.id == asked, &|document| document.source == asked, &|document| name(document) == asked];
    for way in ways {
        let found: Vec<Id<Document>> = archive.ids().filter(|id| way(&archive.document(*id).document)).collect();
        match found.as_slice() {
            [] => {}
            [one] => return Ok(*one),
            several => return Err(format!("{} documents are called “{asked}”; write the id of one", several.len())),
        }
    }
    Err(format!("no document is called “{asked}”; write its id, its source or the name of its file"))
}

/// Why two names that are compared alike are not told apart or joined.
const ONE_NAME: &str =
    "both are one name to the program; say in which document it is another, in the column `document`";

/// For how many names that are not found others are looked for.
const HINTS: usize = 20;
/// How many names are offered for one that is not found.
const OFFERED: usize = 3;
/// The shortest name in which two letters may be wrong.
const LONG: usize = 8;

/// The most mentioned names that are spelled nearly so, or that have all its words.
fn near(merge: &Merge, keys: &Keys) -> Vec<String> {
    let asked: Vec<&String> = keys.both().collect();
    let has_all = |node: &Node, key: &str| key.split(' ').all(|word| node.name.words.iter().any(|own| own == word));
    let is_spelled = |node: &Node, key: &str| {
        let most = if key.chars().count() < LONG { 1 } else { 2 };
        key.chars().count() > most + 2 && distance(&node.name.key(), key, most) <= most
    };
    let is_near = |node: &Node| asked.iter().any(|key| has_all(node, key) || is_spelled(node, key));
    let mut near: Vec<&Node> = merge.nodes.iter().filter(|node| is_near(node)).collect();
    near.sort_by_key(|node| (std::cmp::Reverse(node.mentions.len()), node.name.clone()));
    let mut names: Vec<String> = near.into_iter().map(|node| node.name.written.clone()).collect();
    names.dedup();
    names.truncate(OFFERED);
    names
}

/// Names in a row, in quotation marks.
fn listed(names: &[String]) -> String {
    names.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().join(", ")
}
