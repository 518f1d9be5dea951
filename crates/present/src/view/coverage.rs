//! Which document carries what.

use corpus::CoverageKind;

use super::desk::{Desk, Link};
use super::quotes::in_a_line;
use super::visible::label;
use crate::record::CoverageRecord;

/// The items of one sort.
#[derive(Clone, Debug)]
pub(crate) struct CoverageGroup {
    pub(crate) name: &'static str,
    /// What several documents carry, that of most first.
    pub(crate) rows: Vec<CoverageRow>,
    /// What one document alone carries.
    pub(crate) alone: Vec<CoverageRow>,
}

/// One item.
#[derive(Clone, Debug)]
pub(crate) struct CoverageRow {
    pub(crate) topic: Link,
    pub(crate) cells: Vec<CoverageCell>,
    /// `only X`, `all but X`, or empty.
    pub(crate) remark: String,
}

/// Whether one document carries it.
#[derive(Clone, Debug)]
pub(crate) struct CoverageCell {
    pub(crate) number: usize,
    pub(crate) outlet: String,
    /// How often, led to the first passage; none where it leaves the item out.
    pub(crate) uses: Option<Link>,
}

/// What one document alone carries, and what it alone leaves out.
#[derive(Clone, Debug)]
pub(crate) struct Omission {
    pub(crate) number: usize,
    pub(crate) outlet: String,
    pub(crate) alone: usize,
    pub(crate) missing: usize,
    /// The items that it alone carries, by sort, each led to its passage.
    pub(crate) items: Vec<(&'static str, Vec<(Link, Link)>)>,
    /// The items that all but it carry.
    pub(crate) lacks: Vec<Link>,
}

/// What each document alone carries or leaves out.
pub(super) fn omissions(desk: &Desk, groups: &[CoverageGroup]) -> Vec<Omission> {
    let columns = desk.columns().into_iter();
    let mut omissions: Vec<Omission> = columns
        .map(|column| Omission {
            number: column.number,
            outlet: column.outlet,
            alone: 0,
            missing: 0,
            items: Vec::new(),
            lacks: Vec::new(),
        })
        .collect();
    for group in groups {
        for row in group.rows.iter().chain(&group.alone) {
            match sole(&row.cells) {
                Some((index, true)) => omissions[index].carries(group.name, row),
                Some((index, false)) => omissions[index].lacks(row),
                None => {}
            }
        }
    }
    // Of very many documents only those of which there is something to say.
    omissions.retain(|one| !desk.is_coarse || one.alone + one.missing > 0);
    omissions
}

impl Omission {
    fn carries(&mut self, name: &'static str, row: &CoverageRow) {
        self.alone += 1;
        let uses = row.cells.iter().find_map(|cell| cell.uses.clone());
        let item = uses.map(|uses| (row.topic.clone(), uses));
        match self.items.last_mut().filter(|(last, _)| *last == name) {
            Some((_, items)) => items.extend(item),
            None => self.items.push((name, item.into_iter().collect())),
        }
    }

    fn lacks(&mut self, row: &CoverageRow) {
        self.missing += 1;
        self.lacks.push(row.topic.clone());
    }
}

pub(super) fn coverage(desk: &Desk) -> Vec<CoverageGroup> {
    let groups = [
        (CoverageKind::Event, desk.w.group_events.0),
        (CoverageKind::Figure, desk.w.group_figures.0),
        (CoverageKind::Quote, desk.w.group_statements.0),
        (CoverageKind::Position, desk.w.group_positions.0),
    ];
    let group = |(kind, name): (CoverageKind, &'static str)| {
        let records = desk.record.coverage.iter().filter(move |record| record.kind.0 == kind);
        let mut records: Vec<&CoverageRecord> = records.collect();
        records.sort_by_key(|record| std::cmp::Reverse((record.origins, record.mentions.len())));
        let (shared, alone): (Vec<&CoverageRecord>, Vec<&CoverageRecord>) =
            records.into_iter().partition(|record| record.mentions.len() > 1);
        let rows = |records: Vec<&CoverageRecord>| records.into_iter().map(|record| row(desk, record)).collect();
        CoverageGroup { name, rows: rows(shared), alone: rows(alone) }
    };
    groups.into_iter().map(group).filter(|group| !group.rows.is_empty() || !group.alone.is_empty()).collect()
}

fn row(desk: &Desk, record: &CoverageRecord) -> CoverageRow {
    let cell = |(index, document): (usize, &crate::record::BriefDocument)| CoverageCell {
        number: index + 1,
        outlet: desk.outlet(&document.id),
        uses: record.mentions.get(&document.id).filter(|passages| !passages.is_empty()).map(|passages| Link {
            href: desk.href(&passages[0].doc, passages[0].place()),
            words: passages.len().to_string(),
        }),
    };
    let cells: Vec<CoverageCell> = desk.record.documents.iter().enumerate().map(cell).collect();
    // A report without its cue would read as a claim: "the bridge is closed" of "she denied that …".
    let topic = desk.utterance(&record.item).map_or_else(|| record.topic.clone(), |quote| in_a_line(desk, quote));
    CoverageRow { topic: desk.item_link(Some(&record.item), &label(&topic, 120)), remark: remark(desk, &cells), cells }
}

fn remark(desk: &Desk, cells: &[CoverageCell]) -> String {
    match sole(cells) {
        Some((index, true)) => desk.w.only.with(&cells[index].outlet),
        Some((index, false)) => desk.w.all_but.with(&cells[index].outlet),
        None => String::new(),
    }
}

/// The one document that carries an item, or the one of several that leaves it out.
fn sole(cells: &[CoverageCell]) -> Option<(usize, bool)> {
    let carry = cells.iter().filter(|cell| cell.uses.is_some()).count();
    let first = |carries: bool| cells.iter().position(|cell| cell.uses.is_some() == carries);
    match (carry, cells.len() - carry) {
        (1, 1..) => first(true).map(|index| (index, true)),
        (2.., 1) => first(false).map(|index| (index, false)),
        _ => None,
    }
}
