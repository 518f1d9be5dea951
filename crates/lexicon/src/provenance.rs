//! Checks that every table names its source and licence, and every row the source of its form.

use crate::FILES;
use crate::table::is_comment;

/// What a value of a `source` column begins with; `convert/sources.py` explains them.
const SORTS: [&str; 17] = [
    "wn:",
    "cameo:",
    "cldr",
    "ucum",
    "ucd",
    "geonames",
    "stdlib",
    "textacy",
    "holidays",
    "fundus",
    "wordpress",
    "nikola",
    "comments",
    "mezzanine",
    "isso",
    "docusaurus",
    "compiled",
];

fn header<'t>(table: &'t str, name: &str) -> Option<&'t str> {
    table.lines().find_map(|line| line.strip_prefix("# ")?.strip_prefix(name)?.strip_prefix(": "))
}

fn rows(table: &str) -> impl Iterator<Item = &str> {
    table.lines().filter(|line| !is_comment(line))
}

#[test]
fn every_table_names_source_licence_and_script() {
    for (file, table) in FILES {
        for name in ["source", "licence", "converted", "columns"] {
            assert!(header(table, name).is_some_and(|text| !text.is_empty()), "{file} lacks {name}");
        }
    }
}

#[test]
fn every_row_has_the_columns_of_its_table() {
    for (file, table) in FILES {
        let columns = header(table, "columns").map_or(0, |names| names.split(' ').count());
        for row in rows(table) {
            assert_eq!(row.split('\t').count(), columns, "{file}: {row}");
        }
    }
}

#[test]
fn every_source_is_of_a_known_sort() {
    let sourced = FILES.iter().filter(|(_, table)| header(table, "columns").is_some_and(|c| c.ends_with(" source")));
    for (file, table) in sourced {
        for row in rows(table) {
            let source = row.rsplit('\t').next().unwrap_or_default();
            assert!(SORTS.iter().any(|sort| source.starts_with(sort)), "{file}: {row}");
        }
    }
}

#[test]
fn few_triggers_and_cues_are_compiled() {
    for wanted in ["triggers.tsv", "cues.tsv", "roles.tsv", "units.tsv", "numbers.tsv"] {
        let table = FILES.iter().find(|(file, _)| *file == wanted).map_or("", |(_, table)| table);
        let compiled = rows(table).filter(|row| row.ends_with("\tcompiled")).count();
        assert!(compiled * 7 < rows(table).count(), "{wanted}: {compiled} rows have no public source");
    }
}
