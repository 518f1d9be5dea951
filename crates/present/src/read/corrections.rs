//! Corrections of names, from the table that an analyst keeps by hand.
//!
//! Every row is read by itself, so that one that is broken costs no other: a quotation mark that is not closed ends
//! with its line, where a table read as a whole would take the rest of the file into one cell.

use std::collections::BTreeMap;

use corpus::{Correction, CorrectionKind, Defect};

use super::ContractError;

/// The corrections of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corrections {
    /// Each correction once, with the line of the table in which it stands first.
    pub rows: BTreeMap<Correction, usize>,
    /// The rows that could not be read: which, why, and what to do.
    pub defects: Vec<Defect>,
}

/// The columns that are read; others are the analyst's own.
const COLUMNS: [&str; 5] = ["kind", "name", "other", "document", "note"];
/// The most rows that are read: more are not kept by hand.
const MOST: usize = 10_000;

/// Reads a table (CSV, parted by commas, semicolons or tabs) with the columns `kind` (`apart`, `same`, `name` or
/// `reject`), `name`, `other`, `document` and `note`, of which a row needs those that its kind asks for.
///
/// # Errors
/// Where the first line has no column `kind` or `name`. A row that cannot be read is a defect.
pub fn read_corrections(table: &str) -> Result<Corrections, ContractError> {
    let table = table.trim_start_matches('\u{FEFF}');
    let lines: Vec<&str> = table.lines().collect();
    let head = lines.iter().position(|line| !line.trim().is_empty()).unwrap_or(0);
    let first = lines.get(head).copied().unwrap_or_default();
    let separator = [',', ';', '\t'].into_iter().find(|sign| first.contains(*sign)).unwrap_or(',');
    let columns: Vec<String> =
        cells(first, separator).cells.iter().map(|cell| cell.trim().to_ascii_lowercase()).collect();
    let place = |name: &str| columns.iter().position(|column| column == name);
    if let Some(lacking) = COLUMNS.iter().take(2).find(|name| place(name).is_none()) {
        let message = format!("the table has no column `{lacking}`; its first line is {}", COLUMNS.join(","));
        return Err(ContractError::new("", message));
    }
    let reader = TableReader { places: COLUMNS.map(place), width: columns.len(), separator };
    let mut corrections = Corrections::default();
    let mut at = head + 1;
    while at < lines.len() {
        let (row, next) = reader.row(&lines, at);
        if corrections.rows.len() + corrections.defects.len() >= MOST {
            corrections.defects.push(broken(at, &format!("it and all after it are more than {MOST}")));
            break;
        }
        match row {
            Ok(Some(correction)) => drop(corrections.rows.entry(correction).or_insert(at + 1)),
            Ok(None) => {}
            Err(why) => corrections.defects.push(broken(at, &why)),
        }
        at = next;
    }
    Ok(corrections)
}

fn broken(at: usize, why: &str) -> Defect {
    Defect::whole("correction", format!("row {} of the corrections was left out: {why}", at + 1))
}

/// Where the columns of a table stand.
struct TableReader {
    /// By their order in [`COLUMNS`].
    places: [Option<usize>; 5],
    width: usize,
    separator: char,
}

impl TableReader {
    /// The correction of a row, none where the row is blank, and the line after the row.
    fn row(&self, lines: &[&str], at: usize) -> (Result<Option<Correction>, String>, usize) {
        let line = cells(lines[at], self.separator);
        if !line.is_open {
            return (self.correction(&line.cells), at + 1);
        }
        // A note may have several lines.
        for end in at + 1..lines.len().min(at + LINES) {
            let joined = cells(&lines[at..=end].join("\n"), self.separator);
            if !joined.is_open {
                let note = self.places[4];
                let others = joined.cells.iter().enumerate().filter(|(place, _)| Some(*place) != note);
                if others.into_iter().any(|(_, cell)| cell.contains('\n')) {
                    break;
                }
                return (self.correction(&joined.cells), end + 1);
            }
        }
        (Err("a quotation mark is not closed; write two of them for one inside of a cell".to_owned()), at + 1)
    }

    fn correction(&self, cells: &[String]) -> Result<Option<Correction>, String> {
        let cell = |column: usize| {
            let cell = self.places[column].and_then(|place| cells.get(place));
            let words = cell.map(|cell| cell.split_whitespace().collect::<Vec<_>>().join(" "));
            words.filter(|words| !words.is_empty())
        };
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            return Ok(None);
        }
        if cells.iter().skip(self.width).any(|cell| !cell.trim().is_empty()) {
            return Err(
                "it has more cells than the first line; put a text with such signs in quotation marks".to_owned()
            );
        }
        let written = cell(0).unwrap_or_default();
        let kind = CorrectionKind::parse(&written.to_lowercase())
            .ok_or_else(|| format!("its kind is `{written}`; write apart, same, name or reject"))?;
        let name = cell(1).ok_or("it has no name")?;
        let correction = Correction { kind, name, other: cell(2), document: cell(3), note: cell(4) };
        lacking(&correction).map_or(Ok(Some(correction)), |why| Err(why.to_owned()))
    }
}

/// The most lines of a note.
const LINES: usize = 20;

/// What a correction lacks, or has too much.
fn lacking(correction: &Correction) -> Option<&'static str> {
    match (correction.kind, &correction.other, &correction.document) {
        (CorrectionKind::Apart, None, None) => {
            Some("say in `other` from which name it is apart, or in `document` where it is apart from the rest")
        }
        (CorrectionKind::Same, None, _) => Some("say in `other` which name it is the same as"),
        (CorrectionKind::Name, None, _) => Some("say in `other` under which name it is shown"),
        (CorrectionKind::Reject, Some(_), _) => Some("a rejected name has no other; leave `other` empty"),
        _ => None,
    }
}

/// The cells of a row, and whether a quotation mark in it is not closed.
#[derive(Default)]
struct Cells {
    cells: Vec<String>,
    is_open: bool,
}

/// Parts a row as RFC 4180 says: a cell that begins with a quotation mark ends with one, and two of them are one.
fn cells(row: &str, separator: char) -> Cells {
    let mut found = Cells::default();
    let (mut cell, mut letters) = (String::new(), row.chars().peekable());
    while let Some(letter) = letters.next() {
        match letter {
            '"' if found.is_open && letters.peek() == Some(&'"') => cell.extend(letters.next()),
            '"' if found.is_open => found.is_open = false,
            '"' if cell.trim().is_empty() => {
                cell.clear();
                found.is_open = true;
            }
            _ if letter == separator && !found.is_open => found.cells.push(std::mem::take(&mut cell)),
            _ => cell.push(letter),
        }
    }
    found.cells.push(cell);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(table: &str) -> Corrections {
        read_corrections(table).expect("a table")
    }

    #[test]
    fn rows_are_read_in_any_form_that_spreadsheets_write() {
        let plain = read("kind,name,other,document,note\napart,Lund,Ada Lund,b.txt,\"a singer, not \"\"her\"\"\"\n");
        let (correction, line) = plain.rows.first_key_value().expect("a row");
        assert_eq!((correction.kind, *line), (CorrectionKind::Apart, 2));
        assert_eq!((correction.name.as_str(), correction.other.as_deref()), ("Lund", Some("Ada Lund")));
        assert_eq!(correction.document.as_deref(), Some("b.txt"));
        assert_eq!(correction.note.as_deref(), Some("a singer, not \"her\""));
        let german = read(
            "\u{FEFF}Kind;Mine;Name;Other;Document;Note\r\nAPART;7;Lund;Ada  Lund;b.txt;\"a singer, not \"\"her\"\"\"\r\n\r\n",
        );
        assert_eq!(german.rows.keys().collect::<Vec<_>>(), [correction]);
        assert!(german.defects.is_empty());
    }

    #[test]
    fn a_note_may_have_several_lines_and_a_row_stands_once() {
        let table = read("kind,name,other,note\nsame,A,B,\"one\ntwo\"\nreject,C\nreject,C\n");
        let rows: Vec<_> =
            table.rows.iter().map(|(row, line)| (row.kind.as_str(), row.note.as_deref(), *line)).collect();
        assert_eq!(rows, [("same", Some("one two"), 2), ("reject", None, 4)]);
        assert!(table.defects.is_empty());
    }

    #[test]
    fn a_broken_row_is_said_with_its_number_and_costs_no_other() {
        let table = "kind,name,other,document,note\nmerge,A,B\napart,\"A,B\nsame,C,D\napart,E\nname,F\nreject,G,H\n\
                     same,,I\nreject,J,,,one, two\nsame,\"K\nL\",M\nreject,5\" gauge\n";
        let read = read(table);
        let kept: Vec<&str> = read.rows.keys().map(|row| row.name.as_str()).collect();
        assert_eq!(kept, ["C", "5\" gauge"]);
        let said: Vec<&str> = read.defects.iter().map(|defect| defect.message.as_str()).collect();
        let begins = [
            "row 2 of the corrections was left out: its kind is `merge`",
            "row 3 of the corrections was left out: a quotation mark is not closed",
            "row 5 of the corrections was left out: say in `other` from which name",
            "row 6 of the corrections was left out: say in `other` under which name",
            "row 7 of the corrections was left out: a rejected name has no other",
            "row 8 of the corrections was left out: it has no name",
            "row 9 of the corrections was left out: it has more cells",
            "row 10 of the corrections was left out: a quotation mark is not closed",
            "row 11 of the corrections was left out: its kind is `L\"`",
        ];
        assert_eq!(said.len(), begins.len(), "{said:#?}");
        assert!(said.iter().zip(begins).all(|(said, begins)| said.starts_with(begins)), "{said:#?}");
    }

    #[test]
    fn a_table_without_its_columns_is_refused() {
        for table in ["", "\n", "name,other\n", "kind\n", "apart,A,B\n"] {
            let error = read_corrections(table).expect_err(table).to_string();
            assert!(error.contains("kind,name,other,document,note"), "{error}");
        }
    }
}
