//! Inputs as users name them: files, folders, globs, records, and what goes wrong with them.
#![allow(clippy::disallowed_methods, reason = "the test writes the files it opens")]
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;

use rashomon_capture::{Body, Capture, CaptureError, InputFormat, Meta, Options, open};

fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    folder
}

fn read(inputs: &[&Path], options: &Options) -> Vec<Result<Capture, CaptureError>> {
    let inputs: Vec<String> = inputs.iter().map(|path| path.display().to_string()).collect();
    open(&inputs, options).collect()
}

fn text(capture: &Result<Capture, CaptureError>) -> &str {
    match &capture.as_ref().expect("a capture").body {
        Body::Plain(text) | Body::Html(text) => text,
        Body::Record(_) => "a record",
    }
}

#[test]
fn a_folder_is_read_by_name_through_its_folders() {
    let folder = folder(&[("b.txt", b"second"), ("a/z.txt", b"first"), ("c.html", b"<p>third"), (".hidden", b"no")]);
    let found = read(&[folder.path()], &Options::default());
    assert_eq!(found.iter().map(text).collect::<Vec<_>>(), ["first", "second", "<p>third"]);
    assert!(matches!(found[2].as_ref().unwrap().body, Body::Html(_)));
}

#[test]
fn files_that_are_no_pages_are_reported_once() {
    let folder = folder(&[("a.txt", b"words"), ("b.css", b"p {}"), ("c.png", b"\x89PNG")]);
    let found = read(&[folder.path()], &Options::default());
    assert_eq!(found.len(), 2);
    assert!(found[1].as_ref().is_err_and(|error| error.is_passed_over() && error.to_string().contains("2 files")));
}

#[test]
fn a_glob_is_matched_in_order_and_one_without_match_is_an_error() {
    let folder = folder(&[("b.txt", b"two"), ("a.txt", b"one"), ("c.md", b"no")]);
    let found = read(&[&folder.path().join("*.txt"), &folder.path().join("*.xml")], &Options::default());
    assert_eq!((text(&found[0]), text(&found[1])), ("one", "two"));
    assert!(found[2].as_ref().is_err_and(CaptureError::is_not_found));
}

#[test]
fn what_cannot_be_read_is_an_error_in_its_place() {
    let folder = folder(&[("a.txt", b"one"), ("b.txt", b"\x89PNG\r\n"), ("c.txt", b""), ("d.txt", b"0123456789")]);
    let file = |name: &str| folder.path().join(name);
    let options = Options { size_limit: 8, ..Options::default() };
    let found = read(&[&file("a.txt"), &file("none.txt"), &file("b.txt"), &file("c.txt"), &file("d.txt")], &options);
    assert_eq!(text(&found[0]), "one");
    assert!(found[1].as_ref().is_err_and(CaptureError::is_not_found));
    assert!(found[2].as_ref().is_err_and(CaptureError::is_binary));
    assert_eq!(found[3].as_ref().unwrap().faults[0].kind, "empty");
    assert!(found[4].as_ref().is_err_and(CaptureError::is_too_large));
}

#[test]
fn records_are_read_from_files_that_say_so_or_when_asked() {
    let record = b"{\"text\": \"one\", \"publisher\": \"Bay Herald\"}\n{\"text\": 5}\n{\"html\": \"<p>two\"}\n";
    let folder = folder(&[("a.jsonl", record), ("b.data", record), ("c.json", b"{\"text\":\n \"three\"}")]);
    let lines = Options { input_format: InputFormat::JsonLines, ..Options::default() };
    for found in
        [read(&[&folder.path().join("a.jsonl")], &Options::default()), read(&[&folder.path().join("b.data")], &lines)]
    {
        assert_eq!((text(&found[0]), text(&found[2])), ("one", "<p>two"));
        assert!(found[1].as_ref().is_err_and(|error| error.is_malformed()));
        assert_eq!(found[0].as_ref().unwrap().given.publisher.as_deref(), Some("Bay Herald"));
    }
    assert_eq!(text(&read(&[&folder.path().join("c.json")], &Options::default())[0]), "three");
}

#[test]
fn a_table_tells_about_files() {
    let folder = folder(&[("a.txt", b"one"), ("m.csv", b"source,country,published\na.txt,NO,2016-05-06\n")]);
    let meta = Meta::read(folder.path().join("m.csv")).unwrap();
    let options = Options { meta: Some(meta), ..Options::default() };
    let found = read(&[&folder.path().join("a.txt")], &options);
    let given = &found[0].as_ref().unwrap().given;
    assert_eq!((given.country.as_deref(), given.published.as_deref()), (Some("NO"), Some("2016-05-06")));
    assert!(Meta::read(folder.path().join("none.csv")).is_err_and(|error| error.is_not_found()));
}

#[test]
fn encodings_are_seen() {
    let (latin, _, _) =
        encoding_rs::WINDOWS_1252.encode("Le pr\u{e9}sident a \u{e9}t\u{e9} \u{e9}lu \u{e0} Orl\u{e9}ans.");
    let wide: Vec<u8> = "\u{FEFF}The harbour".encode_utf16().flat_map(u16::to_be_bytes).collect();
    let folder = folder(&[("a.txt", &latin), ("b.txt", &wide), ("c.txt", b"\xef\xbb\xbfThe bay")]);
    let found = read(&[folder.path()], &Options::default());
    assert_eq!(text(&found[0]), "Le pr\u{e9}sident a \u{e9}t\u{e9} \u{e9}lu \u{e0} Orl\u{e9}ans.");
    assert_eq!((text(&found[1]), text(&found[2])), ("The harbour", "The bay"));
    let charsets: Vec<_> = found.iter().map(|capture| capture.as_ref().unwrap().charset.clone().unwrap()).collect();
    assert_eq!(charsets, ["windows-1252", "UTF-16BE", "UTF-8"]);
}
