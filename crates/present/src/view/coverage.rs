//! Which document carries what.

use corpus::CoverageKind;

use super::desk::{Desk, Link};
use super::visible::label;
use crate::record::CoverageRecord;

/// The items of one sort.
#[derive(Clone, Debug)]
pub(crate) struct CoverageGroup {
    pub(crate) name: &'static str,
    pub(crate) rows: Vec<CoverageRow>,
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
    pub(crate) outlet: String,
    /// How often, led to the first passage; none where it leaves the item out.
    pub(crate) uses: Option<Link>,
}

pub(super) fn coverage(desk: &Desk) -> Vec<CoverageGroup> {
    let groups = [
        (CoverageKind::Event, "Events"),
        (CoverageKind::Figure, "Figures"),
        (CoverageKind::Quote, "Statements"),
        (CoverageKind::Position, "Positions"),
    ];
    let group = |(kind, name): (CoverageKind, &'static str)| {
        let records = desk.record.coverage.iter().filter(move |record| record.kind.0 == kind);
        CoverageGroup { name, rows: records.map(|record| row(desk, record)).collect() }
    };
    groups.into_iter().map(group).filter(|group| !group.rows.is_empty()).collect()
}

fn row(desk: &Desk, record: &CoverageRecord) -> CoverageRow {
    let cell = |document: &crate::record::BriefDocument| CoverageCell {
        outlet: desk.outlet(&document.id),
        uses: record.mentions.get(&document.id).filter(|passages| !passages.is_empty()).map(|passages| Link {
            href: desk.href(&passages[0].doc, passages[0].place()),
            words: passages.len().to_string(),
        }),
    };
    let cells: Vec<CoverageCell> = desk.record.documents.iter().map(cell).collect();
    CoverageRow { topic: desk.item_link(Some(&record.item), &label(&record.topic, 120)), remark: remark(&cells), cells }
}

fn remark(cells: &[CoverageCell]) -> String {
    let carry: Vec<&CoverageCell> = cells.iter().filter(|cell| cell.uses.is_some()).collect();
    let left: Vec<&CoverageCell> = cells.iter().filter(|cell| cell.uses.is_none()).collect();
    match (carry.as_slice(), left.as_slice()) {
        ([one], [_, ..]) => format!("only {}", one.outlet),
        ([_, _, ..], [one]) => format!("all but {}", one.outlet),
        _ => String::new(),
    }
}
