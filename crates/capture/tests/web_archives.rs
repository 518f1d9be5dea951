//! WARC and WACZ: pages with their offset, what is damaged said with its place and survived.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test fails by panicking")]

mod made;

use made::{answer, gzip, html, read, record, response, shown, text, zip, zip_stored, zstd};
use rashomon_capture::{Capture, CaptureError};
use sha2::{Digest, Sha256};

const BAY: &str = "https://bay.example/";

/// A web archive of records, each packed on its own, and where each begins.
fn archive(records: &[Vec<u8>], pack: impl Fn(&[u8]) -> Vec<u8>) -> (Vec<u8>, Vec<usize>) {
    let (mut bytes, mut places) = (Vec::new(), Vec::new());
    for record in records {
        places.push(bytes.len());
        bytes.extend(pack(record));
    }
    (bytes, places)
}

fn three() -> Vec<Vec<u8>> {
    ["one", "two", "three"].map(|word| response(&format!("{BAY}{word}"), &format!("The port is {word}."))).to_vec()
}

type Pack = fn(&[u8]) -> Vec<u8>;
const PACKINGS: [Pack; 3] = [<[u8]>::to_vec, gzip, zstd];

#[test]
fn pages_are_read_with_offset_address_and_date() {
    for pack in PACKINGS {
        let (bytes, places) = archive(&three(), pack);
        let found = read(&bytes, "x.warc");
        let captures: Vec<&Capture> = found.iter().map(|found| found.as_ref().unwrap()).collect();
        assert_eq!(captures.len(), 3);
        for ((capture, place), word) in captures.iter().zip(places).zip(["one", "two", "three"]) {
            assert_eq!(capture.source, format!("x.warc@{place}"));
            assert_eq!(text(capture), html(&format!("The port is {word}.")));
            assert_eq!(capture.given.url, Some(format!("{BAY}{word}")));
            assert_eq!(capture.captured.as_deref(), Some("2024-03-02T10:00:00Z"));
            assert_eq!(capture.faults, []);
        }
    }
}

#[test]
fn only_pages_become_captures_and_the_rest_is_counted() {
    let records = [
        record("warcinfo", "Content-Type: application/warc-fields\n", b"software: test\r\n"),
        record("request", "Content-Type: application/http; msgtype=request\n", b"GET / HTTP/1.1\r\n\r\n"),
        response(BAY, "The port is open."),
        answer(BAY, "200 OK", "Content-Type: image/png\n", b"\x89PNG"),
        answer(BAY, "404 Not Found", "Content-Type: text/html\n", b"<p>gone"),
        answer(&format!("{BAY}robots.txt"), "200 OK", "Content-Type: text/plain\n", b"User-agent: *"),
        record(
            "revisit",
            &format!("WARC-Target-URI: {BAY}\nContent-Type: application/http\n"),
            b"HTTP/1.1 304 Not Modified\r\n\r\n",
        ),
        record("metadata", "Content-Type: application/warc-fields\n", b"x: y\r\n"),
        record(
            "resource",
            &format!("WARC-Target-URI: {BAY}a\nContent-Type: text/html\n"),
            html("The quay.").as_bytes(),
        ),
        record("conversion", &format!("WARC-Target-URI: {BAY}b\nContent-Type: text/plain\n"), b"The mole."),
        answer(BAY, "200 OK", "", html("Of no type.").as_bytes()),
    ];
    let (captures, errors) = shown(&read(&archive(&records, gzip).0, "x.warc.gz"));
    let texts: Vec<&str> = captures.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(texts, [&html("The port is open."), &html("The quay."), "The mole.", &html("Of no type.")]);
    assert_eq!(errors.len(), 1);
    assert!(
        errors[0].contains("4 records hold no page") && errors[0].contains("2 of other types, as image/png"),
        "{errors:?}"
    );
}

#[test]
fn a_damaged_member_is_said_with_its_offset_and_the_next_is_read() {
    for pack in [gzip as Pack, zstd] {
        let (mut bytes, places) = archive(&three(), pack);
        for byte in &mut bytes[places[1] + 12..places[1] + 60] {
            *byte ^= 0x5a;
        }
        let found = read(&bytes, "x.warc.gz");
        let texts: Vec<&str> = found.iter().flatten().map(text).collect();
        assert!(texts[0].contains("one") && texts[texts.len() - 1].contains("three"), "{texts:?}");
        let said = found.iter().any(|found| match found {
            Err(error) => error.is_damaged() && error.offset() == Some(places[1] as u64),
            Ok(capture) => capture.source.ends_with(&format!("@{}", places[1])) && !capture.faults.is_empty(),
        });
        assert!(said, "{found:?}");
    }
}

#[test]
fn an_archive_that_breaks_off_gives_what_there_is() {
    for pack in PACKINGS {
        let (bytes, places) = archive(&three(), pack);
        let cut = &bytes[..places[2] + (bytes.len() - places[2]) * 9 / 10];
        let found = read(cut, "x.warc");
        let whole: Vec<&Capture> = found.iter().flatten().filter(|capture| capture.faults.is_empty()).collect();
        assert_eq!(whole.len(), 2, "{found:?}");
        let last = found.last().unwrap();
        let said = match last {
            Err(error) => error.is_damaged() && error.offset() == Some(places[2] as u64),
            Ok(capture) => capture.faults.iter().any(|fault| fault.kind == "damaged"),
        };
        assert!(said && found.len() == 3, "{found:?}");
    }
}

#[test]
fn bytes_between_members_and_wrong_lengths_are_survived() {
    let (bytes, places) = archive(&three(), gzip);
    let noisy =
        [&bytes[..places[1]], &b"noise that is no member \x1f\x8b\x08\x00 at all"[..], &bytes[places[1]..]].concat();
    let (captures, errors) = shown(&read(&noisy, "x.warc.gz"));
    assert_eq!((captures.len(), errors.len()), (3, 1), "{errors:?}");
    assert!(errors[0].starts_with(&format!("x.warc.gz@{}", places[1])), "{errors:?}");

    let plain: Vec<u8> = archive(&three(), <[u8]>::to_vec).0;
    let written = String::from_utf8(plain).unwrap();
    let length = written.split("Content-Length: ").nth(1).unwrap().split("\r\n").next().unwrap();
    for wrong in ["5", "9999", "99999999999999999999", "-1", "x"] {
        let changed = written.replacen(&format!("Content-Length: {length}"), &format!("Content-Length: {wrong}"), 1);
        let (captures, errors) = shown(&read(changed.as_bytes(), "x.warc"));
        let texts: String = captures.iter().map(|(_, text)| text.as_str()).collect();
        assert!(texts.contains("two") && texts.contains("three"), "{wrong}: {captures:?} {errors:?}");
    }
}

#[test]
fn digests_are_checked() {
    let block = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><p>The port.</p></body></html>";
    let body = block.split("\r\n\r\n").nth(1).unwrap();
    let hex = |text: &str| Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let about = |digests: &str| format!("WARC-Target-URI: {BAY}\nContent-Type: application/http\n{digests}");
    let good = about(&format!("WARC-Block-Digest: sha256:{}\nWARC-Payload-Digest: sha256:{}\n", hex(block), hex(body)));
    let payload = about(&format!("WARC-Payload-Digest: sha256:{}\n", hex(body)));
    let bad = about(&format!("WARC-Block-Digest: sha256:{}\n", hex("another")));
    let unknown = about("WARC-Block-Digest: blake9:abc\n");
    for (fields, fits) in [(good, true), (payload, true), (bad, false), (unknown, true)] {
        let found = read(&gzip(&record("response", &fields, block.as_bytes())), "x.warc.gz");
        let kinds: Vec<&str> = found[0].as_ref().unwrap().faults.iter().map(|fault| fault.kind).collect();
        assert_eq!(kinds.is_empty(), fits, "{fields}");
        assert!(fits || kinds == ["digest"]);
    }
}

#[test]
fn bodies_are_unpacked_and_bombs_refused() {
    let packed = gzip(html("The port is open.").as_bytes());
    let fields = "Content-Type: text/html\nContent-Encoding: gzip\n";
    let bomb = gzip(&vec![b'x'; 40 << 20]);
    let records = [
        answer(BAY, "200 OK", fields, &packed),
        answer(BAY, "200 OK", fields, &bomb),
        answer(BAY, "200 OK", "Content-Type: text/html\n", &vec![b'x'; 20 << 20]),
        answer(BAY, "200 OK", "Content-Type: image/png\n", &vec![b'x'; 20 << 20]),
        response(BAY, "The bay is open."),
    ];
    let found = read(&archive(&records, gzip).0, "x.warc.gz");
    assert_eq!(text(found[0].as_ref().unwrap()), html("The port is open."));
    assert!(found[1].as_ref().is_err_and(CaptureError::is_too_large));
    assert!(found[2].as_ref().is_err_and(CaptureError::is_too_large));
    assert_eq!(text(found[3].as_ref().unwrap()), html("The bay is open."));
}

#[test]
fn a_member_that_is_a_bomb_is_left() {
    let bomb = answer(BAY, "200 OK", "Content-Type: image/png\n", &vec![0; 100 << 20]);
    let records = [response(BAY, "The port is open."), bomb, response(BAY, "The bay is open.")];
    let (bytes, places) = archive(&records, gzip);
    let (captures, errors) = shown(&read(&bytes, "x.warc.gz"));
    assert_eq!(captures.len(), 2);
    assert!(
        errors[0].starts_with(&format!("x.warc.gz@{}", places[1])) && errors[0].contains("hundred times"),
        "{errors:?}"
    );
}

#[test]
fn many_records_in_one_member_are_told_apart() {
    let all: Vec<u8> = three().concat();
    let (captures, errors) = shown(&read(&gzip(&all), "x.warc.gz"));
    assert_eq!(errors, Vec::<String>::new());
    assert_eq!(captures[1].0, format!("x.warc.gz@0+{}", three()[0].len()));
}

#[test]
fn a_package_is_read_through_its_archives_and_checked_against_its_list() {
    let warc = archive(&three(), gzip).0;
    let digest: String = Sha256::digest(&warc).iter().map(|byte| format!("{byte:02x}")).collect();
    for (digest, fits) in [(digest, true), ("0".repeat(64), false)] {
        let list =
            format!("{{\"resources\": [{{\"path\": \"archive/data.warc.gz\", \"hash\": \"sha256:{digest}\"}}]}}");
        for (pack, stored) in [(zip as fn(&[(&str, &[u8])]) -> Vec<u8>, false), (zip_stored, true)] {
            let package = pack(&[
                ("archive/data.warc.gz", &warc),
                (
                    "pages/pages.jsonl",
                    b"{\"format\": \"json-pages-1.0\"}\n{\"url\": \"https://bay.example/\", \"text\": \"x\"}\n",
                ),
                ("datapackage.json", list.as_bytes()),
            ]);
            let (captures, errors) = shown(&read(&package, "x.wacz"));
            assert_eq!(captures.len(), 3);
            assert_eq!(captures[0].0, "x.wacz!archive/data.warc.gz@0");
            assert_eq!(errors.len(), usize::from(!fits && stored), "{errors:?}");
        }
    }
}
