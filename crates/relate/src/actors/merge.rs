//! The names of all documents on their way to becoming actors: which are joined, and why.

use std::collections::{BTreeMap, BTreeSet};

use corpus::{Annotated, Document, Doubt, Entity, EntityType, Evidence, Id, Mention};
use lexicon::Lexicon;

use super::corrections::{Mark, Rulings};
use super::name::Name;

/// An entity of one document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Local {
    pub(super) document: Id<Document>,
    pub(super) entity: Id<Entity>,
}

/// One name: the entities of all documents whose fullest form it is.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) name: Name,
    pub(super) is_person: bool,
    /// Which marks of corrections its entities have, by their number in the merge.
    marks: u32,
    pub(super) locals: Vec<Local>,
    /// Every mention by name.
    pub(super) mentions: Vec<Evidence>,
    /// The keys of the names it goes by besides.
    pub(super) forms: BTreeSet<String>,
    /// How many mentions are of each type.
    pub(super) types: BTreeMap<EntityType, usize>,
    /// How many entities the documents place in each country.
    pub(super) countries: BTreeMap<String, usize>,
    pub(super) documents: BTreeSet<Id<Document>>,
}

/// Names and how they are joined.
#[derive(Clone, Debug, Default)]
pub(super) struct Merge {
    pub(super) nodes: Vec<Node>,
    by_key: BTreeMap<(bool, u32, String), usize>,
    parents: Vec<usize>,
    /// Reasons and doubts, by the node that was joined.
    pub(super) reasons: Vec<(usize, String)>,
    pub(super) doubts: Vec<(usize, Doubt)>,
    /// What corrections say of nodes and join nothing.
    pub(super) noted: Vec<(usize, String)>,
    /// The marks of corrections that nodes have, each combination once, with its number; none is 0.
    marks: BTreeMap<Vec<Mark>, u32>,
    /// By root: the roots it is never joined with, each with the correction that bars it.
    barred: BTreeMap<usize, BTreeMap<usize, usize>>,
    /// By root: the one document it is of, and the correction that keeps it apart from what others name.
    alone: BTreeMap<usize, (Id<Document>, usize)>,
    /// The joins that corrections refused, with their reasons.
    pub(super) refused: BTreeSet<(usize, String)>,
    /// What corrections rejected.
    pub(super) rejected: BTreeMap<usize, Rejected>,
}

/// What went with a rejected name.
#[derive(Clone, Debug, Default)]
pub(super) struct Rejected {
    pub(super) mentions: usize,
    pub(super) documents: BTreeSet<Id<Document>>,
    /// Attributions to it.
    pub(super) quotes: usize,
    /// Events that it takes part in.
    pub(super) events: usize,
}

impl Rejected {
    /// Counts mentions in a document.
    pub(super) fn take(&mut self, document: Id<Document>, mentions: usize) {
        self.mentions += mentions;
        self.documents.insert(document);
    }
}

impl Merge {
    /// Takes in an entity of one document.
    pub(super) fn add(
        &mut self,
        document: &Annotated,
        (id, entity): (Id<Document>, Id<Entity>),
        row: &Entity,
        mentions: &[&Mention],
        rulings: &Rulings<'_>,
        lexicon: &Lexicon,
    ) {
        let is_person = row.entity_type == EntityType::Per;
        let Some(name) = Name::read(document.slice(row.name), is_person, lexicon).filter(|_| !mentions.is_empty())
        else {
            return;
        };
        let marks = self.known(rulings.marks(id, document, row, mentions, lexicon));
        let place = self.node(name, is_person, marks);
        let node = &mut self.nodes[place];
        node.locals.push(Local { document: id, entity });
        node.documents.insert(id);
        if let Some(country) = &row.country {
            *node.countries.entry(country.to_string()).or_default() += 1;
        }
        for mention in mentions {
            *node.types.entry(mention.entity_type).or_default() += 1;
            let written = document.slice(mention.span);
            // Most mentions are by the full name again.
            if written != document.slice(row.name) {
                let Some(form) = Name::read(written, is_person, lexicon) else { continue };
                node.forms.insert(form.key());
            }
            node.mentions.push(Evidence { document: id, span: mention.span });
        }
    }

    /// The number of some marks.
    fn known(&mut self, marks: Vec<Mark>) -> u32 {
        let next = self.marks.len() as u32 + 1;
        if marks.is_empty() { 0 } else { *self.marks.entry(marks).or_insert(next) }
    }

    fn node(&mut self, name: Name, is_person: bool, marks: u32) -> usize {
        let key = (is_person, marks, name.key());
        if let Some(place) = self.by_key.get(&key) {
            return *place;
        }
        let place = self.nodes.len();
        self.by_key.insert(key, place);
        self.parents.push(place);
        self.nodes.push(Node {
            name,
            is_person,
            marks,
            locals: Vec::new(),
            mentions: Vec::new(),
            forms: BTreeSet::new(),
            types: BTreeMap::new(),
            countries: BTreeMap::new(),
            documents: BTreeSet::new(),
        });
        place
    }

    /// The node that stands for all that `node` is joined with.
    pub(super) fn root(&self, node: usize) -> usize {
        let mut root = node;
        while self.parents[root] != root {
            root = self.parents[root];
        }
        root
    }

    /// The nodes that have a mark.
    pub(super) fn marked(&self, mark: Mark) -> Vec<usize> {
        let has = self.marks.iter().filter(|(marks, _)| marks.contains(&mark));
        let numbers: BTreeSet<u32> = has.map(|(_, number)| *number).collect();
        (0..self.nodes.len()).filter(|place| numbers.contains(&self.nodes[*place].marks)).collect()
    }

    /// Joins two names for a reason, unless a correction refuses it.
    pub(super) fn join(&mut self, one: usize, other: usize, reason: String) {
        self.united(one, other, reason);
    }

    /// Joins two names for a reason that may be wrong, unless a correction refuses it.
    pub(super) fn join_with_doubt(&mut self, one: usize, other: usize, reason: String, doubt: Doubt) {
        if self.united(one, other, reason) {
            self.doubts.push((one, doubt));
        }
    }

    /// Whether two names that were two are now one.
    fn united(&mut self, one: usize, other: usize, reason: String) -> bool {
        let (a, b) = (self.root(one), self.root(other));
        if a == b {
            return false;
        }
        let (own, theirs) = (&self.nodes[one], &self.nodes[other]);
        let is_alike = own.is_person == theirs.is_person && own.name.words == theirs.name.words;
        let reason = if is_alike { same_name(own) } else { reason };
        if let Some(correction) = self.bars(a, b) {
            self.refused.insert((correction, reason));
            return false;
        }
        self.unite(a, b);
        self.reasons.push((one, reason));
        true
    }

    fn unite(&mut self, a: usize, b: usize) {
        let (kept, gone) = (a.min(b), a.max(b));
        self.parents[gone] = kept;
        for (other, correction) in self.barred.remove(&gone).into_iter().flatten() {
            if let Some(theirs) = self.barred.get_mut(&other) {
                theirs.remove(&gone);
            }
            self.bar(kept, other, correction);
        }
        if let Some(alone) = self.alone.remove(&gone) {
            self.alone.insert(kept, alone);
        }
    }

    /// Joins two nodes of one name, unless a correction refuses it.
    pub(super) fn join_again(&mut self, one: usize, other: usize) {
        let (a, b) = (self.root(one), self.root(other));
        match self.bars(a, b) {
            _ if a == b => {}
            Some(correction) => drop(self.refused.insert((correction, same_name(&self.nodes[one])))),
            None => self.unite(a, b),
        }
    }

    /// Bars every join of two names, by a correction.
    pub(super) fn bar(&mut self, one: usize, other: usize, correction: usize) {
        let (a, b) = (self.root(one), self.root(other));
        if a != b {
            for (own, theirs) in [(a, b), (b, a)] {
                let known = self.barred.entry(own).or_default().entry(theirs).or_insert(correction);
                *known = correction.min(*known);
            }
        }
    }

    /// Bars every join of a name of one document with what others name.
    pub(super) fn set_alone(&mut self, node: usize, document: Id<Document>, correction: usize) {
        self.alone.entry(self.root(node)).or_insert((document, correction));
    }

    /// The correction that bars the join of two roots, if one does.
    fn bars(&self, a: usize, b: usize) -> Option<usize> {
        let listed = self.barred.get(&a).and_then(|others| others.get(&b)).copied();
        let outside = |root: usize, of: usize| {
            let (document, correction) = self.alone.get(&of)?;
            let nodes = || (0..self.nodes.len()).filter(|node| self.root(*node) == root);
            nodes().flat_map(|node| &self.nodes[node].documents).any(|id| id != document).then_some(*correction)
        };
        listed.or_else(|| outside(a, b)).or_else(|| outside(b, a))
    }

    /// The correction that bars the join of some names, if one does.
    pub(super) fn barring(&self, nodes: &[usize]) -> Option<usize> {
        let roots: BTreeSet<usize> = nodes.iter().map(|node| self.root(*node)).collect();
        roots.iter().flat_map(|a| roots.range(a + 1..).map(move |b| (*a, *b))).find_map(|(a, b)| self.bars(a, b))
    }

    /// The roots that are of one document and never joined with what others name, each with its document.
    pub(super) fn roots_alone(&self) -> impl Iterator<Item = (usize, Id<Document>)> {
        self.alone.iter().map(|(root, (document, _))| (*root, *document))
    }

    /// The pairs of roots that are never joined.
    pub(super) fn pairs_apart(&self) -> impl Iterator<Item = (usize, usize)> {
        self.barred.iter().flat_map(|(one, others)| others.keys().map(move |other| (*one, *other)))
    }

    /// The nodes of each actor, in order.
    pub(super) fn clusters(&self) -> Vec<Vec<usize>> {
        let mut clusters: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for node in 0..self.nodes.len() {
            clusters.entry(self.root(node)).or_default().push(node);
        }
        clusters.into_values().collect()
    }

    /// Whether two names stand in one document, or in documents that name something else in common, so that they
    /// belong to one story.
    pub(super) fn meet(&self, one: usize, other: usize, company: &Company) -> bool {
        let around = |node: usize| {
            let names = self.nodes[node].documents.iter().flat_map(|id| company.of(*id)).copied();
            names.filter(|name| *name != one && *name != other)
        };
        let documents = |node: usize| self.nodes[node].documents.len();
        // The names around the one of fewer documents are gathered, those around the other only until one is met.
        let (rarer, commoner) = if documents(one) <= documents(other) { (one, other) } else { (other, one) };
        let known: BTreeSet<usize> = around(rarer).collect();
        around(commoner).any(|name| known.contains(&name))
    }

    /// The names that stand in each document.
    pub(super) fn company(&self) -> Company {
        let mut company = Company::default();
        for (place, node) in self.nodes.iter().enumerate() {
            for id in &node.documents {
                company.0.entry(*id).or_default().push(place);
            }
        }
        company
    }
}

/// The reason of nodes that only corrections part.
fn same_name(node: &Node) -> String {
    format!("“{}”: the same name.", node.name.written)
}

/// The names that stand in each document.
#[derive(Default)]
pub(super) struct Company(BTreeMap<Id<Document>, Vec<usize>>);

impl Company {
    fn of(&self, document: Id<Document>) -> &[usize] {
        self.0.get(&document).map(Vec::as_slice).unwrap_or_default()
    }
}

/// Both names in a reason.
pub(super) fn pair(one: &Node, other: &Node) -> String {
    let mut names = [one.name.written.as_str(), other.name.written.as_str()];
    names.sort_unstable();
    format!("“{}” and “{}”", names[0], names[1])
}
