//! Names that the analyst keeps apart bar every join between what goes by them.

use std::collections::BTreeSet;

use corpus::{CorrectionKind, Document, Id};

use super::super::merge::Merge;
use super::{Keys, ONE_NAME, Ruling, Rulings};

impl Rulings<'_> {
    /// Bars the joins that corrections refuse, before anything is joined.
    pub(in crate::actors) fn keep_apart(&mut self, merge: &mut Merge) {
        for (row, ruling) in self.of_kind(CorrectionKind::Apart) {
            let ones = match ruling.document {
                Some(_) => merge.marked((row, true)),
                None => self.index.fitting(&ruling.name),
            };
            if ones.is_empty() {
                let document = ruling.correction.document.as_deref();
                self.refuse(row, self.missing(merge, &ruling.correction.name, &ruling.name, document));
                continue;
            }
            match ruling.document.filter(|_| ruling.other.is_none()) {
                Some(document) => {
                    alone(merge, row, &ruling, document, &ones);
                    self.nodes.insert(row, ones);
                }
                None => self.bar(merge, row, &ruling, &ones),
            }
        }
    }

    fn bar(&mut self, merge: &mut Merge, row: usize, ruling: &Ruling<'_>, ones: &[usize]) {
        let Some((other, written)) = ruling.other.as_ref().zip(ruling.correction.other.as_ref()) else { return };
        let others = self.index.fitting(other);
        if others.is_empty() {
            self.refuse(row, self.missing(merge, written, other, None));
            return;
        }
        let others: Vec<usize> = others.into_iter().filter(|place| !ones.contains(place)).collect();
        if others.is_empty() {
            self.refuse(row, ONE_NAME.to_owned());
            return;
        }
        // What one document calls so is something else than what the others call so.
        let rest = self.index.calling(&ruling.name).into_iter().filter(|_| ruling.document.is_some());
        let barred: BTreeSet<usize> = others.iter().copied().chain(rest).filter(|node| !ones.contains(node)).collect();
        for (one, other) in ones.iter().flat_map(|one| barred.iter().map(move |other| (*one, *other))) {
            merge.bar(one, other, row);
        }
        let why = format!("{}: kept apart by the analyst (correction.apart)", ruling.names());
        let mut shown = self.shown(merge, (row, true), ones, &ruling.name);
        shown.extend(self.shown(merge, (row, false), &others, other));
        merge.noted.extend(shown.iter().map(|node| (*node, noted(&why, ruling))));
        self.nodes.insert(row, shown);
    }

    /// The nodes of a side that a reader looks for: those that go by the name first of all, and those that are on this
    /// side for a lesser name alone. All of them where there are no such.
    fn shown(&self, merge: &Merge, mark: (usize, bool), nodes: &[usize], keys: &Keys) -> Vec<usize> {
        let mut shown = self.index.calling(keys);
        shown.extend(merge.marked(mark));
        shown.retain(|node| nodes.contains(node));
        shown.sort_unstable();
        shown.dedup();
        if shown.is_empty() { nodes.to_vec() } else { shown }
    }
}

/// Bars every join of what one document names with what others name.
fn alone(merge: &mut Merge, row: usize, ruling: &Ruling<'_>, document: Id<Document>, ones: &[usize]) {
    let why = format!("{}: kept apart from the rest by the analyst (correction.apart)", ruling.names());
    for one in ones {
        merge.set_alone(*one, document, row);
        merge.noted.push((*one, noted(&why, ruling)));
    }
}

/// A reason with the analyst's note.
pub(super) fn noted(why: &str, ruling: &Ruling<'_>) -> String {
    match &ruling.correction.note {
        Some(note) => format!("{why}: {note}"),
        None => format!("{why}."),
    }
}
