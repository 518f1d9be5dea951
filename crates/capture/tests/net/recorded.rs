//! What was fetched is kept as a web archive, from which the run is repeated without a network.

use std::io::{Read, Write};
use std::path::Path;

use rashomon_capture::{Capture, Options, open};

use crate::server::{Answer, Run, Server, answer, html, page, raw, run, sends_to, text};

/// The captures that a web archive gives as an input.
fn replayed(path: &Path) -> Vec<Capture> {
    open(&[path.display().to_string()], &Options::default()).flatten().collect()
}

/// A capture without where it was read.
fn unplaced(capture: &Capture) -> Capture {
    Capture { source: String::new(), ..capture.clone() }
}

fn recording(path: &Path) -> Run {
    let mut run = run();
    run.settings.record = Some(path.to_owned());
    run
}

fn unpacked(path: &Path) -> String {
    let mut text = Vec::new();
    flate2::read::MultiGzDecoder::new(std::fs::File::open(path).unwrap()).read_to_end(&mut text).unwrap();
    String::from_utf8_lossy(&text).into_owned()
}

/// A server with a page of each kind.
fn server() -> Server {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(html("Packed.").as_bytes()).unwrap();
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n";
    let chunked = format!("{head}Transfer-Encoding: chunked\r\n\r\n3\r\n<p>\r\n8\r\nThe port\r\n0\r\n\r\n");
    Server::start(vec![
        ("/plain", page("The port is open.")),
        ("/packed", answer("200 OK", "Content-Type: text/html\r\nContent-Encoding: gzip\r\n", &gzip.finish().unwrap())),
        ("/chunked", raw(chunked.as_bytes())),
        ("/there", sends_to("/plain?x=1")),
        ("/plain?x=1", page("Elsewhere.")),
        ("/broken", raw(format!("{head}Content-Length: 500\r\n\r\n<p>Half a page").as_bytes())),
        ("/latin", answer("200 OK", "Content-Type: text/html; charset=iso-8859-2\r\n", b"<p>\xb1\xe6\xea")),
        ("/text", answer("200 OK", "Content-Type: text/plain\r\n", b"Plain words.")),
    ])
}

#[test]
fn a_run_is_repeated_from_its_record() {
    let folder = tempfile::tempdir().unwrap();
    let server = server();
    let paths = ["/plain", "/packed", "/chunked", "/there", "/broken", "/latin", "/text"];
    let inputs = paths.map(|path| server.at(path));
    for name in ["run.warc.gz", "run.warc"] {
        let path = folder.path().join(name);
        let live: Vec<Capture> = recording(&path).read(&inputs).into_iter().map(Result::unwrap).collect();
        let asked = server.paths().len();

        // As an input, the record gives the same captures but for their source.
        let again = replayed(&path);
        assert_eq!(again.iter().map(unplaced).collect::<Vec<_>>(), live.iter().map(unplaced).collect::<Vec<_>>());

        // Named by the same addresses, it gives the same captures.
        let mut offline = recording(&path);
        offline.settings.offline = true;
        let again: Vec<Capture> = offline.read(&inputs).into_iter().map(Result::unwrap).collect();
        assert_eq!(again, live);
        assert!(offline.error(&server.at("/other")).is_not_found());
        assert_eq!(server.paths().len(), asked, "nothing was asked");
    }
}

#[test]
fn a_record_is_written_as_the_standard_says() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("run.warc.gz");
    let server = Server::start(vec![("/a", page("The port is open."))]);
    recording(&path).capture(&server.at("/a"));
    let text = unpacked(&path);
    let kinds: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("WARC-Type: ")).collect();
    assert_eq!(kinds, ["warcinfo", "response", "request", "response", "request"]);
    assert!(text.starts_with("WARC/1.1\r\n"));
    for field in [
        "WARC-Date: 2016-05-06T10:00:00Z\r\n",
        "WARC-Block-Digest: sha256:",
        "WARC-Payload-Digest: sha1:",
        "WARC-Record-ID: <urn:uuid:",
        "WARC-Concurrent-To: <urn:uuid:",
        "WARC-IP-Address: 127.0.0.1\r\n",
        "Content-Type: application/http; msgtype=request\r\n",
        &format!("WARC-Target-URI: {}\r\n", server.at("/a")),
        "GET /a HTTP/1.1\r\n",
    ] {
        assert!(text.contains(field), "{field}\n{text}");
    }
    let mut ids: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("WARC-Record-ID: ")).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 5);
}

/// Answers with a page the first time, and that nothing changed when it is asked by the tag.
fn tagged(fields: &'static str) -> Answer {
    Box::new(move |head, stream| {
        let asked = head.to_ascii_lowercase();
        if asked.contains("if-none-match: \"one\"") || asked.contains("if-modified-since: fri, 06 may 2016") {
            return stream.write_all(b"HTTP/1.1 304 Not Modified\r\nETag: \"one\"\r\n\r\n");
        }
        let page = html("The port is open.");
        let head =
            format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{fields}Content-Length: {}\r\n\r\n", page.len());
        stream.write_all(head.as_bytes())?;
        stream.write_all(page.as_bytes())
    })
}

#[test]
fn what_did_not_change_is_not_fetched_again() {
    for fields in ["ETag: \"one\"\r\n", "Last-Modified: Fri, 06 May 2016 09:00:00 GMT\r\n"] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("run.warc.gz");
        let server = Server::start(vec![("/a", tagged(fields))]);
        let first = recording(&path).capture(&server.at("/a"));
        let mut later = recording(&path);
        *later.clock.0.lock().unwrap() = std::time::Duration::from_secs(3600);
        let second = later.capture(&server.at("/a"));
        assert_eq!(second, first, "the capture of the first time");
        let text = unpacked(&path);
        assert_eq!(text.matches("WARC-Type: revisit").count(), 1);
        assert!(text.contains("WARC-Profile: http://netpreserve.org/warc/1.1/revisit/server-not-modified\r\n"));
        assert!(text.contains("WARC-Refers-To-Date: 2016-05-06T10:00:00Z\r\n"));
        assert_eq!(replayed(&path).len(), 1);
        // Without the record it is fetched.
        later.settings.record = None;
        assert_eq!(text_of(&later, &server), html("The port is open."));
    }
}

fn text_of(run: &Run, server: &Server) -> String {
    text(&run.capture(&server.at("/a"))).to_owned()
}

#[test]
fn a_page_that_was_cut_is_fetched_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("run.warc.gz");
    let cut = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nETag: \"one\"\r\nContent-Length: 500\r\n\r\n<p>Half";
    let server = Server::start(vec![("/a", raw(cut.as_bytes()))]);
    recording(&path).capture(&server.at("/a"));
    recording(&path).capture(&server.at("/a"));
    assert!(server.heads().iter().all(|head| !head.to_ascii_lowercase().contains("if-none-match")));
}

#[test]
fn a_file_that_is_no_web_archive_is_not_written_to() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notes.txt");
    std::fs::write(&path, "My notes.").unwrap();
    let Run { settings, clock, .. } = recording(&path);
    let web = rashomon_capture::net::Web::new(settings, clock);
    assert!(web.is_err_and(|error| error.is_malformed()));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "My notes.");
}

#[test]
fn a_record_that_breaks_off_is_added_to() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("run.warc.gz");
    let server = server();
    recording(&path).capture(&server.at("/plain"));
    let bytes = std::fs::read(&path).unwrap();
    std::fs::write(&path, &bytes[..bytes.len() - 20]).unwrap();
    recording(&path).capture(&server.at("/text"));
    let texts: Vec<String> = replayed(&path).iter().map(|capture| text(capture).to_owned()).collect();
    assert_eq!(texts, [html("The port is open."), "Plain words.".to_owned()]);
    let mut offline = recording(&path);
    offline.settings.offline = true;
    assert_eq!(offline.read(&[server.at("/plain"), server.at("/text")]).iter().flatten().count(), 2);
}

#[test]
fn a_page_that_was_changed_in_the_record_is_not_believed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("run.warc");
    let server = server();
    recording(&path).capture(&server.at("/plain"));
    let bytes = std::fs::read_to_string(&path).unwrap().replace("The port is open.", "The port is shut.");
    std::fs::write(&path, bytes).unwrap();
    let mut offline = recording(&path);
    offline.settings.offline = true;
    assert!(offline.error(&server.at("/plain")).is_damaged());
}
