//! A sheet that came back from a coder.

use std::collections::BTreeSet;
use std::fmt;

use super::{Coded, Judgement};

/// Why a sheet cannot be read: what, in which line, and what to do.
#[derive(Debug)]
pub struct SheetError(String);

impl fmt::Display for SheetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for SheetError {}

/// The judgements of a sheet; rows whose verdict is empty are passed over.
///
/// # Errors
/// Where a column is missing, a verdict is none of `right`, `partly` and `wrong`, or an item stands there twice.
pub fn read_sheet(csv: &str) -> Result<Vec<Coded>, SheetError> {
    let csv = csv.trim_start_matches('\u{FEFF}');
    let separator =
        if csv.lines().next().is_some_and(|head| head.contains(';') && !head.contains(',')) { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new().delimiter(separator).flexible(true).from_reader(csv.as_bytes());
    let head = reader.headers().map_err(|error| SheetError(format!("the sheet is no CSV table: {error}")))?.clone();
    let column = |name: &str| {
        let found = head.iter().position(|cell| cell.trim().eq_ignore_ascii_case(name));
        found.ok_or_else(|| {
            SheetError(format!("the sheet has no column `{name}`; keep the first line as it was written"))
        })
    };
    let (item, table, verdict) = (column("item")?, column("table")?, column("verdict")?);
    let (mut coded, mut seen) = (Vec::new(), BTreeSet::new());
    for row in reader.records() {
        let row = row.map_err(|error| SheetError(format!("the sheet is no CSV table: {error}")))?;
        let line = row.position().map_or(0, csv::Position::line);
        let cell = |at: usize| row.get(at).unwrap_or_default().trim();
        let Some(judgement) = judgement(cell(verdict), line)? else { continue };
        if !seen.insert(cell(item).to_owned()) {
            return Err(SheetError(format!("line {line}: `{}` stands there a second time; judge it once", cell(item))));
        }
        coded.push(Coded { item: cell(item).to_owned(), table: cell(table).to_owned(), judgement });
    }
    Ok(coded)
}

fn judgement(word: &str, line: u64) -> Result<Option<Judgement>, SheetError> {
    Ok(Some(match word.to_lowercase().as_str() {
        "" => return Ok(None),
        "right" | "r" => Judgement::Right,
        "partly" | "p" => Judgement::Partly,
        "wrong" | "w" => Judgement::Wrong,
        _ => {
            let message = format!("line {line}: the verdict `{word}` is none of right, partly and wrong");
            return Err(SheetError(message));
        }
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_come_back_from_spreadsheets() {
        let coded = read_sheet("\u{FEFF}Item;Table;Verdict\r\na;quotes;Right\r\nb;quotes;\r\nc;figures;w\r\n").unwrap();
        let judged: Vec<_> = coded.iter().map(|one| (one.item.as_str(), one.judgement)).collect();
        assert_eq!(judged, [("a", Judgement::Right), ("c", Judgement::Wrong)]);
    }

    #[test]
    fn what_cannot_be_read_is_said_with_its_line() {
        let error = |csv: &str| read_sheet(csv).unwrap_err().to_string();
        assert!(error("item,table\n").contains("`verdict`"));
        assert!(error("item,table,verdict\na,quotes,maybe\n").starts_with("line 2: the verdict `maybe`"));
        assert!(error("item,table,verdict\na,q,r\na,q,w\n").starts_with("line 3: `a`"));
    }
}
