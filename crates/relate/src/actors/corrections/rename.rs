//! The names under which the analyst wants entities to be shown.

use std::collections::{BTreeMap, BTreeSet};

use corpus::CorrectionKind;

use super::super::merge::Merge;
use super::apart::noted;
use super::{Rulings, listed};

impl Rulings<'_> {
    /// The name that each actor is shown under, by its root.
    pub(in crate::actors) fn names(&mut self, merge: &mut Merge) -> BTreeMap<usize, String> {
        let mut asked: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (row, _) in self.of_kind(CorrectionKind::Name) {
            match self.renamed(merge, row) {
                Ok(root) => asked.entry(root).or_default().push(row),
                Err(why) => self.refuse(row, why),
            }
        }
        let mut names = BTreeMap::new();
        for (root, rows) in asked {
            let wanted: BTreeSet<&String> =
                rows.iter().filter_map(|row| self.rows[*row].correction.other.as_ref()).collect();
            if let ([name], Some(first)) = (wanted.iter().collect::<Vec<_>>().as_slice(), rows.first()) {
                let why = format!("Shown as “{name}” by the analyst (correction.name)");
                merge.noted.push((root, noted(&why, &self.rows[*first])));
                names.insert(root, (**name).clone());
                rows.into_iter().for_each(|row| drop(self.nodes.insert(row, vec![root])));
                continue;
            }
            let several: Vec<String> = wanted.into_iter().cloned().collect();
            let why = format!("corrections name one entity {}; keep one of them", listed(&several));
            rows.into_iter().for_each(|row| self.refuse(row, why.clone()));
        }
        names
    }

    /// The root of the one actor that a correction names.
    fn renamed(&self, merge: &Merge, row: usize) -> Result<usize, String> {
        let ruling = &self.rows[row];
        let stands = |node: &usize| {
            let documents = &merge.nodes[*node].documents;
            ruling.document.is_none_or(|document| documents.contains(&document))
        };
        let nodes: Vec<usize> = self.index.called(&ruling.name).into_iter().filter(stands).collect();
        let roots: BTreeSet<usize> = nodes.iter().map(|node| merge.root(*node)).collect();
        match roots.into_iter().collect::<Vec<_>>().as_slice() {
            [] => {
                let document = ruling.correction.document.as_deref();
                Err(self.missing(merge, &ruling.correction.name, &ruling.name, document))
            }
            [root] => Ok(*root),
            several => {
                let names: Vec<String> = several.iter().map(|root| merge.nodes[*root].name.written.clone()).collect();
                let hint = "write a full name, or the document in the column `document`";
                Err(format!("“{}” names several: {}; {hint}", ruling.correction.name, listed(&names)))
            }
        }
    }
}
