//! What the user says about files: a CSV table with a `source` column.

use std::collections::BTreeMap;
use std::path::Path;

use crate::error::Cause;
use crate::{CaptureError, Given};

/// Rows of metadata by the file they are about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    rows: BTreeMap<String, Given>,
}

impl Meta {
    /// Reads a table with a `source` column (a path as given, or a file name) and any of `id`, `url`,
    /// `title`, `authors` (separated by `;`), `publisher`, `published`, `language`, `country`, `captured`.
    ///
    /// # Errors
    /// When the file cannot be read, has no `source` column, or a row is broken.
    pub fn read(path: impl AsRef<Path>) -> Result<Meta, CaptureError> {
        let name = path.as_ref().display().to_string();
        let file = std::fs::File::open(path).map_err(|error| CaptureError::of_io(&name, error))?;
        Meta::from_csv(file, &name)
    }

    /// Reads such a table from a stream; `name` stands for it in errors.
    ///
    /// # Errors
    /// When it has no `source` column, or a row is broken.
    pub fn from_csv(stream: impl std::io::Read, name: &str) -> Result<Meta, CaptureError> {
        let mut table = csv::ReaderBuilder::new().trim(csv::Trim::All).flexible(true).from_reader(stream);
        let malformed = |error: csv::Error| {
            let line = error.position().map_or(1, csv::Position::line);
            CaptureError::new(Cause::Malformed, name, error.to_string()).at_line(line)
        };
        let columns = table.headers().map_err(malformed)?.clone();
        let column = |wanted: &str| {
            columns.iter().position(|column| column.trim_start_matches('\u{FEFF}').eq_ignore_ascii_case(wanted))
        };
        let Some(source) = column("source") else {
            return Err(CaptureError::new(Cause::Malformed, name, "has no column `source`").at_line(1));
        };
        let mut rows = BTreeMap::new();
        for row in table.records() {
            let row = row.map_err(malformed)?;
            let key = row.get(source).unwrap_or_default().to_owned();
            rows.insert(key, read_row(&row, column));
        }
        Ok(Meta { rows })
    }

    /// What was said about `source`: by the path as given, else by its name in the archive, else by its
    /// file name.
    pub fn given(&self, source: &str) -> Option<Given> {
        let member = source.rsplit('!').next().unwrap_or(source);
        let name = Path::new(member).file_name().map(|name| name.to_string_lossy());
        let by_name = || self.rows.get(name.as_deref()?);
        self.rows.get(source).or_else(|| self.rows.get(member)).or_else(by_name).cloned()
    }
}

fn read_row(row: &csv::StringRecord, column: impl Fn(&str) -> Option<usize>) -> Given {
    let field = |name: &str| row.get(column(name)?).filter(|word| !word.is_empty()).map(str::to_owned);
    let names = field("authors").unwrap_or_default();
    Given {
        id: field("id"),
        url: field("url"),
        title: field("title"),
        authors: names.split(';').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect(),
        publisher: field("publisher"),
        published: field("published"),
        language: field("language"),
        country: field("country"),
        captured: field("captured"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_found_by_path_and_by_name() {
        let table = "source,publisher,authors\nport.txt,\"Bay, Herald\",Ada Onwu; Li Wen\n";
        let meta = Meta::from_csv(table.as_bytes(), "m.csv").expect("a table");
        let given = meta.given("pages/port.txt").expect("a row");
        assert_eq!(given.publisher.as_deref(), Some("Bay, Herald"));
        assert_eq!(given.authors, ["Ada Onwu", "Li Wen"]);
        assert_eq!(meta.given("pages/other.txt"), None);
    }

    #[test]
    fn a_table_without_sources_is_refused() {
        assert!(Meta::from_csv(&b"file,publisher\n"[..], "m.csv").is_err_and(|error| error.is_malformed()));
    }
}
