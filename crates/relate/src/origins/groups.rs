//! From pairs that share text to groups of one origin, without chaining through a document spliced from two.

use std::collections::{BTreeMap, BTreeSet};

use super::Overlap;
use super::overlap::LEAST;

/// Documents of one origin, by their places.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Group {
    /// Two or more, in order.
    pub(crate) members: Vec<usize>,
    /// The least and the greatest share of a shorter document in a longer one.
    pub(crate) shares: (Share, Share),
}

impl Group {
    /// How they are related, in words.
    pub(crate) fn reason(&self) -> String {
        let (least, most) = self.shares;
        let (low, high) = (least.percent, most.percent);
        let share = if low == high { format!("{high} %") } else { format!("{low} % to {high} %") };
        let of = if least.quoting || most.quoting { "quotations included" } else { "outside quotations" };
        format!("The shorter document shares {share} of its running text, {of}, with the longer.")
    }
}

/// How much of a shorter document a longer one holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Share {
    percent: u32,
    /// Whether it is counted with the quotations, because too little stands outside of them.
    quoting: bool,
}

impl Share {
    fn of(overlap: &Overlap) -> Share {
        let plain = overlap.covered.max(overlap.telling);
        let quoting = overlap.share(plain) < PART && overlap.longest < PASSAGE;
        let share = overlap.share(if quoting { overlap.shared } else { plain });
        Share { percent: (share * 100.0).round().min(100.0) as u32, quoting }
    }
}

/// Whether two documents have one origin: the longer holds a good part of the shorter, or a long passage of it, more
/// than reports written apart have in common beside what they quote.
fn is_copy(overlap: &Overlap) -> bool {
    let Overlap { shared, telling, covered, longest, .. } = *overlap;
    let nearly_all = shared >= LEAST && overlap.share(shared) >= WHOLE;
    let good_part = overlap.share(covered) >= PART || overlap.share(shared) >= QUOTING || longest >= PASSAGE;
    nearly_all || telling >= LEAST && good_part && !is_notice(overlap)
}

/// Whether one short passage is all that two documents of one outlet share: more often a notice or a promotion of the
/// outlet than an excerpt.
const fn is_notice(overlap: &Overlap) -> bool {
    overlap.one_outlet && overlap.shared - overlap.longest < LEAST && overlap.longest < NOTICE
}

/// The share of the shorter document that stands in passages of the longer, at least.
const PART: f64 = 0.17;
/// The share that the longer holds with its quotations, at least, where both tell alike beside them too.
const QUOTING: f64 = 0.2;
/// The same where all that is shared stands in quotation marks or in many documents.
const WHOLE: f64 = 0.45;
/// The five-word runs of the longest notice of an outlet: some eighty words.
const NOTICE: u32 = 80;
/// The least five-word runs in a row that make a passage.
const PASSAGE: u32 = 30;

/// The groups that cover every pair of one origin: in each, every document shares text with every other of its core.
pub(crate) fn groups(overlaps: &[Overlap]) -> Vec<Group> {
    let mut links: Vec<&Overlap> = overlaps.iter().filter(|overlap| is_copy(overlap)).collect();
    links.sort_by(|a, b| b.telling.cmp(&a.telling).then((a.first, a.second).cmp(&(b.first, b.second))));
    let linked: BTreeMap<(usize, usize), Share> =
        links.iter().map(|link| ((link.first, link.second), Share::of(link))).collect();
    let mut covers = Covers { linked, groups: Vec::new(), of: BTreeMap::new() };
    for link in links {
        covers.cover(link.first, link.second);
    }
    covers.finish()
}

/// How many members a newcomer must be linked with: those compared first stand for the rest.
const CORE: usize = 12;

struct Covers {
    linked: BTreeMap<(usize, usize), Share>,
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

    fn link(&self, a: usize, b: usize) -> Option<Share> {
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
        let shares = || members[1..].iter().filter_map(|other| self.link(members[0], *other));
        let none = Share { percent: 0, quoting: false };
        let shares = (shares().min().unwrap_or(none), shares().max().unwrap_or(none));
        Group { members, shares }
    }
}
