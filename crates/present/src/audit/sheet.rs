//! The sheet: which items are drawn, and the CSV that a coder fills in.

use std::collections::BTreeMap;

use super::{Row, claims};
use crate::record::BriefRecord;

/// The columns of a sheet. `verdict` and `note` are the coder's.
pub(super) const COLUMNS: [&str; 7] = ["item", "table", "claim", "passage", "context", "verdict", "note"];

/// A sample of the items of a brief, `size` at most: as many of each table as there are, as evenly as can be.
///
/// The draw is by the BLAKE3 hash of seed and id, so that it is the same on every machine.
pub fn sheet(record: &BriefRecord, size: usize, seed: u64) -> Vec<Row> {
    let mut tables: BTreeMap<&str, Vec<Row>> = BTreeMap::new();
    for row in claims::rows(record) {
        tables.entry(row.table).or_default().push(row);
    }
    for rows in tables.values_mut() {
        rows.sort_by_key(|row| std::cmp::Reverse(lot(seed, &row.item)));
    }
    let mut drawn: Vec<Row> = Vec::new();
    while drawn.len() < size && tables.values().any(|rows| !rows.is_empty()) {
        for rows in tables.values_mut() {
            drawn.extend(rows.pop().filter(|_| drawn.len() < size));
        }
    }
    // Another seed than that of the draw, so that the order does not tell which were drawn first.
    drawn.sort_by_key(|row| lot(!seed, &row.item));
    drawn
}

fn lot(seed: u64, item: &str) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&seed.to_le_bytes());
    hasher.update(item.as_bytes());
    *hasher.finalize().as_bytes()
}

/// The sheet as CSV. A cell that a spreadsheet would take for a formula begins with an apostrophe.
///
/// # Errors
/// Those of the CSV writer; writing to memory has none.
pub fn write_sheet(rows: &[Row]) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS)?;
    for row in rows {
        let cells = [&row.item, row.table, &row.claim, &row.passage, &row.context, "", ""];
        writer.write_record(cells.map(harmless))?;
    }
    let bytes = writer.into_inner().map_err(csv::IntoInnerError::into_error)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// A cell on one line that no spreadsheet runs.
fn harmless(cell: &str) -> String {
    let line: String = cell.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    let formula = line.trim_start().starts_with(['=', '+', '-', '@', '|']);
    if formula { format!("'{line}") } else { line }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        assert_eq!(harmless("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
        assert_eq!(harmless("a\nb\t=c"), "a b =c");
    }

    #[test]
    fn the_lot_depends_on_seed_and_item() {
        assert_eq!(lot(1, "a"), lot(1, "a"));
        assert_ne!(lot(1, "a"), lot(2, "a"));
        assert_ne!(lot(1, "a"), lot(1, "b"));
    }
}
