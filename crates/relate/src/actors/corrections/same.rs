//! Names that the analyst holds to be one are joined before the rules of the program join others.

use std::collections::{BTreeMap, BTreeSet};

use corpus::CorrectionKind;

use super::super::merge::Merge;
use super::apart::noted;
use super::{Keys, Ruling, Rulings, listed};

impl Rulings<'_> {
    /// Joins what corrections join; `plain` is what the program would make of the names by itself.
    pub(in crate::actors) fn make_same(&mut self, merge: &mut Merge, plain: &Merge) {
        for (row, ruling) in self.of_kind(CorrectionKind::Same) {
            if let Err(why) = self.same(merge, plain, row, &ruling) {
                self.refuse(row, why);
            }
        }
        same_again(merge);
    }

    fn same(&mut self, merge: &mut Merge, plain: &Merge, row: usize, ruling: &Ruling<'_>) -> Result<(), String> {
        let Some((other, written)) = ruling.other.as_ref().zip(ruling.correction.other.as_ref()) else { return Ok(()) };
        let (ones, others) = (self.meant(merge, row), self.index.called(other));
        let name = &ruling.correction.name;
        if ones.is_empty() {
            return Err(self.missing(merge, name, &ruling.name, ruling.correction.document.as_deref()));
        }
        if others.is_empty() {
            return Err(self.missing(merge, written, other, None));
        }
        if ruling.document.is_none() {
            self.is_clear(plain, name, &ruling.name)?;
        }
        self.is_clear(plain, written, other)?;
        let all: Vec<usize> = others.iter().chain(&ones).copied().collect();
        if let Some(barring) = merge.barring(&all) {
            return Err(format!("it contradicts {}; take one of the two out", self.told(barring)));
        }
        let why = format!("{}: one, says the analyst (correction.same)", ruling.names());
        for node in &all[1..] {
            merge.join(*node, all[0], noted(&why, ruling));
        }
        if self.were_one(plain, &ruling.name, other) {
            self.needless.insert(row);
        } else if ruling.document.is_some() {
            let rest = self.index.calling(&ruling.name).into_iter().filter(|node| !all.contains(node));
            rest.collect::<Vec<_>>().into_iter().for_each(|node| merge.bar(ones[0], node, row));
        }
        self.nodes.insert(row, all);
        Ok(())
    }

    /// That a name which is only a lesser form of names is one of names that are one.
    fn is_clear(&self, plain: &Merge, written: &str, keys: &Keys) -> Result<(), String> {
        if !self.plain.calling(keys).is_empty() {
            return Ok(());
        }
        let roots: BTreeSet<usize> = self.plain.fitting(keys).into_iter().map(|node| plain.root(node)).collect();
        if roots.len() < 2 {
            return Ok(());
        }
        let names: Vec<String> = roots.into_iter().map(|root| plain.nodes[root].name.written.clone()).collect();
        Err(format!("“{written}” is a short form of several names: {}; write the full one", listed(&names)))
    }

    /// Whether the program by itself holds two names to be one.
    fn were_one(&self, plain: &Merge, one: &Keys, other: &Keys) -> bool {
        let roots = |keys: &Keys| -> BTreeSet<usize> {
            self.plain.fitting(keys).into_iter().map(|node| plain.root(node)).collect()
        };
        !roots(one).is_disjoint(&roots(other))
    }

    /// A correction in words.
    pub(super) fn told(&self, row: usize) -> String {
        self.rows[row].correction.to_string()
    }
}

/// Joins the nodes of one name again that only marks of corrections part, the most mentioned first.
fn same_again(merge: &mut Merge) {
    let mut by_name: BTreeMap<(bool, String), Vec<usize>> = BTreeMap::new();
    for (place, node) in merge.nodes.iter().enumerate() {
        by_name.entry((node.is_person, node.name.key())).or_default().push(place);
    }
    for mut nodes in by_name.into_values().filter(|nodes| nodes.len() > 1) {
        nodes.sort_by_key(|place| (std::cmp::Reverse(merge.nodes[*place].mentions.len()), *place));
        for (at, &node) in nodes.iter().enumerate() {
            for &earlier in &nodes[..at] {
                merge.join_again(node, earlier);
            }
        }
    }
}
