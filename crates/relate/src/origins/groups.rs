//! From pairs that share text to groups of one origin, without chaining through a document spliced from two.

use std::collections::{BTreeMap, BTreeSet};

use super::Overlap;

/// Documents of one origin, by their places.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Group {
    /// Two or more, in order.
    pub(crate) members: Vec<usize>,
    /// The least and the greatest share of a shorter document in a longer one, in percent.
    pub(crate) containment: (u32, u32),
}

impl Group {
    /// How they are related, in words.
    pub(crate) fn reason(&self) -> String {
        let (least, most) = self.containment;
        let share = if least == most { format!("{most} %") } else { format!("{least} % to {most} %") };
        format!("The shorter document shares {share} of its five-word runs outside quotations with the longer.")
    }
}

/// Whether two documents have one origin: the longer holds a good part of the shorter, or a long passage of it, more
/// than reports written apart have in common beside what they quote.
fn is_copy(overlap: &Overlap) -> bool {
    let Overlap { shared, telling, longest, shorter, .. } = *overlap;
    let nearly_all = shared >= LEAST && f64::from(shared) >= WHOLE * f64::from(shorter);
    let good_part = telling >= LEAST && overlap.containment() >= PART;
    let passage = telling >= LEAST && longest >= PASSAGE;
    nearly_all || good_part || passage
}

/// The least five-word runs that two documents of one origin share.
const LEAST: u32 = 16;
/// The share of the shorter document that the longer holds, at least.
const PART: f64 = 0.15;
/// The same where what is shared stands in quotation marks or in many documents.
const WHOLE: f64 = 0.6;
/// The least five-word runs in a row that make a passage.
const PASSAGE: u32 = 32;

/// The groups that cover every pair of one origin: in each, every document shares text with every other of its core.
pub(crate) fn groups(overlaps: &[Overlap]) -> Vec<Group> {
    let mut links: Vec<&Overlap> = overlaps.iter().filter(|overlap| is_copy(overlap)).collect();
    links.sort_by(|a, b| b.telling.cmp(&a.telling).then((a.first, a.second).cmp(&(b.first, b.second))));
    let linked: BTreeMap<(usize, usize), u32> =
        links.iter().map(|link| ((link.first, link.second), percent(link))).collect();
    let mut covers = Covers { linked, groups: Vec::new(), of: BTreeMap::new() };
    for link in links {
        covers.cover(link.first, link.second);
    }
    covers.finish()
}

fn percent(overlap: &Overlap) -> u32 {
    (overlap.containment() * 100.0).round().min(100.0) as u32
}

/// How many members a newcomer must be linked with: those compared first stand for the rest.
const CORE: usize = 12;

struct Covers {
    linked: BTreeMap<(usize, usize), u32>,
    groups: Vec<BTreeSet<usize>>,
    of: BTreeMap<usize, Vec<usize>>,
}

impl Covers {
    fn cover(&mut self, first: usize, second: usize) {
        let groups_of = |document| self.of.get(&document).cloned().unwrap_or_default();
        let (own, other) = (groups_of(first), groups_of(second));
        if own.iter().any(|group| other.contains(group)) {
            return;
        }
        if let Some(group) = own.iter().find(|group| self.admits(**group, second)) {
            return self.join(*group, second);
        }
        if let Some(group) = other.iter().find(|group| self.admits(**group, first)) {
            return self.join(*group, first);
        }
        self.groups.push(BTreeSet::new());
        self.join(self.groups.len() - 1, first);
        self.join(self.groups.len() - 1, second);
    }

    fn admits(&self, group: usize, document: usize) -> bool {
        self.groups[group].iter().take(CORE).all(|member| self.link(*member, document).is_some())
    }

    fn link(&self, a: usize, b: usize) -> Option<u32> {
        self.linked.get(&(a.min(b), a.max(b))).copied()
    }

    fn join(&mut self, group: usize, document: usize) {
        self.groups[group].insert(document);
        self.of.entry(document).or_default().push(group);
    }

    fn finish(self) -> Vec<Group> {
        let mut groups: Vec<Group> = self.groups.iter().map(|members| self.group(members)).collect();
        groups.sort_by(|a, b| a.members.cmp(&b.members));
        groups
    }

    fn group(&self, members: &BTreeSet<usize>) -> Group {
        let members: Vec<usize> = members.iter().copied().collect();
        let shares = members[1..].iter().filter_map(|other| self.link(members[0], *other));
        let containment = shares.fold((100, 0), |(least, most), share| (share.min(least), share.max(most)));
        Group { members, containment }
    }
}
