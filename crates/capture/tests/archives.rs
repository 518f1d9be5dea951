//! ZIP, packed files and saved pages: what lies in them is read as if it were a file, and nothing of it is a path.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test fails by panicking")]

mod made;

use made::{gzip, html, read, shown, text, zip, zip_stored, zstd};
use rashomon_capture::{CaptureError, Options, read_bytes};

#[test]
fn members_are_read_by_name_and_shown_with_their_archive() {
    let archive = zip(&[
        ("b/page.html", html("The bay is open.").as_bytes()),
        ("a.txt", b"The port is closed."),
        ("records.jsonl", b"{\"text\": \"One.\"}\n{\"text\": \"Two.\"}\n"),
        ("style.css", b"p {}"),
        ("__MACOSX/a.txt", b"no page"),
        (".hidden.txt", b"no page"),
    ]);
    let (captures, errors) = shown(&read(&archive, "pile.zip"));
    let sources: Vec<&str> = captures.iter().map(|(source, _)| source.as_str()).collect();
    let expected = ["pile.zip!a.txt", "pile.zip!b/page.html", "pile.zip!records.jsonl:1", "pile.zip!records.jsonl:2"];
    assert_eq!(sources, expected);
    assert_eq!(captures[0].1, "The port is closed.");
    assert!(errors.len() == 1 && errors[0].contains("3 files"), "{errors:?}");
}

#[test]
fn a_name_that_climbs_out_is_only_a_name() {
    let archive =
        zip(&[("../../outside.txt", b"The port."), ("/etc/passwd.txt", b"The bay."), ("c:\\x.txt", b"The quay.")]);
    let (captures, errors) = shown(&read(&archive, "pile.zip"));
    let sources: Vec<&str> = captures.iter().map(|(source, _)| source.as_str()).collect();
    assert_eq!(sources, ["pile.zip!../../outside.txt", "pile.zip!/etc/passwd.txt", "pile.zip!c:/x.txt"]);
    assert_eq!(errors, Vec::<String>::new());
}

#[test]
fn archives_in_archives_are_opened_to_a_depth() {
    let mut archive = zip(&[("a.txt", b"The port.")]);
    for depth in 0..2 {
        archive = zip(&[(&format!("{depth}.zip"), &archive)]);
    }
    let (captures, _) = shown(&read(&archive, "x.zip"));
    assert_eq!(captures, [("x.zip!1.zip!0.zip!a.txt".to_owned(), "The port.".to_owned())]);
    for depth in 2..9 {
        archive = zip(&[(&format!("{depth}.zip"), &archive)]);
    }
    let found = read(&archive, "x.zip");
    assert!(found.len() == 1 && found[0].as_ref().is_err_and(CaptureError::is_too_large), "{found:?}");
}

#[test]
fn a_damaged_member_does_not_stop_the_others() {
    let words = "The port of the bay is open again. ".repeat(50);
    let mut archive = zip_stored(&[("a.txt", b"The port."), ("b.txt", words.as_bytes()), ("c.txt", b"The quay.")]);
    let place = archive.windows(8).position(|bytes| bytes == b"open aga").unwrap();
    archive[place] = b'O';
    let found = read(&archive, "x.zip");
    assert_eq!(found.iter().flatten().map(text).collect::<Vec<_>>()[0], "The port.");
    let damaged = found[1].as_ref().unwrap();
    assert_eq!((damaged.source.as_str(), damaged.faults[0].kind), ("x.zip!b.txt", "damaged"));
    assert!(damaged.faults[0].message.contains("checksum"), "{:?}", damaged.faults);
    assert_eq!(found[2].as_ref().map(text).ok(), Some("The quay."));
}

#[test]
fn an_archive_that_lost_its_directory_is_read_by_the_headers_of_its_members() {
    for archive in [
        zip(&[("a.txt", b"The port."), ("b.txt", b"The bay.")]),
        zip_stored(&[("a.txt", b"The port."), ("b.txt", b"The bay.")]),
    ] {
        let directory = archive.windows(4).position(|bytes| bytes == b"PK\x01\x02").unwrap();
        let (captures, errors) = shown(&read(&archive[..directory], "x.zip"));
        assert_eq!(captures.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>(), ["The port.", "The bay."]);
        assert!(errors.len() == 1 && errors[0].contains("2 members were found by their own headers"), "{errors:?}");
    }
}

#[test]
fn a_bomb_ends_in_a_refusal() {
    let bomb = zip(&[("a.txt", &vec![b'x'; 40 << 20]), ("b.txt", b"The bay.")]);
    let found = read(&bomb, "x.zip");
    assert!(found[0].as_ref().is_err_and(CaptureError::is_too_large));
    assert_eq!(found[1].as_ref().map(text).ok(), Some("The bay."));
    let packed = gzip(&vec![b'x'; 40 << 20]);
    assert!(read(&packed, "x.txt.gz")[0].as_ref().is_err_and(CaptureError::is_too_large));
    let layers = (0..20).fold(gzip(b"The port."), |packed, _| gzip(&packed));
    assert!(read(&layers, "x.gz")[0].as_ref().is_err_and(CaptureError::is_too_large));
}

#[test]
fn documents_of_other_programs_are_no_archives_of_pages() {
    let office = zip(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w/>")]);
    assert!(read(&office, "x.docx")[0].as_ref().is_err_and(CaptureError::is_binary));
    let book = zip(&[("mimetype", b"application/epub+zip"), ("META-INF/container.xml", b"<c/>"), ("a.html", b"<p>x")]);
    assert!(read(&book, "x.epub")[0].as_ref().is_err_and(CaptureError::is_binary));
}

#[test]
fn packed_files_are_what_they_hold() {
    for packed in
        [gzip(b"{\"text\": \"One.\"}\n{\"text\": \"Two.\"}\n"), zstd(b"{\"text\": \"One.\"}\n{\"text\": \"Two.\"}\n")]
    {
        let (captures, errors) = shown(&read(&packed, "records.jsonl.gz"));
        assert_eq!(captures.len(), 2, "{errors:?}");
        assert_eq!(captures[1], ("records.jsonl.gz:2".to_owned(), "Two.".to_owned()));
    }
    let page = gzip(html("The bay is open.").as_bytes());
    let cut = &page[..page.len() - 12];
    let found = read(cut, "page.html.gz");
    assert_eq!(found[0].as_ref().unwrap().faults.last().map(|fault| fault.kind), Some("damaged"));
}

#[test]
fn a_saved_page_is_read_with_its_address_and_date() {
    let saved = "From: <Saved>\r\nSnapshot-Content-Location: https://bay.example/port\r\n\
        Date: Sat, 2 Mar 2024 10:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n\
        --b\r\nContent-Type: text/html; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\
        Content-Location: https://bay.example/port\r\n\r\n<html><body><p>Le caf=E9 est ouvert.</p>=\r\n</body>\r\n\
        --b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--b--\r\n";
    let found = read(saved.as_bytes(), "page.mhtml");
    let capture = found[0].as_ref().unwrap();
    assert_eq!(text(capture), "<html><body><p>Le caf\u{e9} est ouvert.</p></body>");
    assert_eq!(capture.given.url.as_deref(), Some("https://bay.example/port"));
    assert_eq!(capture.captured.as_deref(), Some("2024-03-02T10:00:00+00:00"));
    assert_eq!(capture.charset.as_deref(), Some("windows-1252"));
    assert_eq!(capture.faults, []);
}

#[test]
fn xml_of_no_known_kind_is_refused() {
    let found = read(b"<?xml version=\"1.0\"?><invoice><total>3</total></invoice>", "x.xml");
    assert!(found[0].as_ref().is_err_and(CaptureError::is_binary));
}

#[test]
fn a_limit_holds_in_archives_too() {
    let archive = zip(&[("a.txt", b"The port is closed.")]);
    let options = Options { size_limit: 10, ..Options::default() };
    let found: Vec<_> = read_bytes(archive, "x.zip", &options).collect();
    assert!(found[0].as_ref().is_err_and(|error| error.is_too_large() && error.input() == "x.zip!a.txt"));
}

#[test]
fn an_archive_without_members_says_so() {
    let found = read(&zip(&[]), "x.zip");
    assert!(found.len() == 1 && found[0].as_ref().is_err_and(CaptureError::is_malformed), "{found:?}");
}
