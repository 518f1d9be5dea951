//! The names of all documents on their way to becoming actors: which are joined, and why.

use std::collections::{BTreeMap, BTreeSet};

use corpus::{Annotated, Document, Doubt, Entity, EntityType, Evidence, Id, Mention};
use lexicon::Lexicon;

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
    by_key: BTreeMap<(bool, String), usize>,
    parents: Vec<usize>,
    /// Reasons and doubts, by the node that was joined.
    pub(super) reasons: Vec<(usize, String)>,
    pub(super) doubts: Vec<(usize, Doubt)>,
}

impl Merge {
    /// Takes in an entity of one document.
    pub(super) fn add(
        &mut self,
        document: &Annotated,
        id: Id<Document>,
        entity: Id<Entity>,
        row: &Entity,
        mentions: &[&Mention],
        lexicon: &Lexicon,
    ) {
        let is_person = row.entity_type == EntityType::Per;
        let Some(name) = Name::read(document.slice(row.name), is_person, lexicon).filter(|_| !mentions.is_empty())
        else {
            return;
        };
        let place = self.node(name, is_person);
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

    fn node(&mut self, name: Name, is_person: bool) -> usize {
        let key = (is_person, name.key());
        if let Some(place) = self.by_key.get(&key) {
            return *place;
        }
        let place = self.nodes.len();
        self.by_key.insert(key, place);
        self.parents.push(place);
        self.nodes.push(Node {
            name,
            is_person,
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

    /// Joins two names for a reason.
    pub(super) fn join(&mut self, one: usize, other: usize, reason: String) {
        let (a, b) = (self.root(one), self.root(other));
        if a != b {
            self.parents[a.max(b)] = a.min(b);
            self.reasons.push((one, reason));
        }
    }

    /// Joins two names for a reason that may be wrong.
    pub(super) fn join_with_doubt(&mut self, one: usize, other: usize, reason: String, doubt: Doubt) {
        if self.root(one) != self.root(other) {
            self.join(one, other, reason);
            self.doubts.push((one, doubt));
        }
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
