//! Servers that are slow, endless, broken or lying end in a fault, in bounded time.

use std::io::Write;
use std::net::TcpStream;
use std::time::{Duration, Instant};

use rashomon_capture::Capture;

use crate::server::{Answer, Server, answer, hasty, html, page, raw, run, text};

const HTML: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n";

fn within(seconds: u64, act: impl FnOnce()) {
    let begun = Instant::now();
    act();
    assert!(begun.elapsed() < Duration::from_secs(seconds), "it took {:?}", begun.elapsed());
}

fn faults(capture: &Capture) -> Vec<&str> {
    capture.faults.iter().map(|fault| fault.kind).collect()
}

/// Writes the start, and then a piece again and again with a pause, as long as somebody listens.
fn drip(start: String, piece: &'static [u8], pause: Duration) -> Answer {
    Box::new(move |_: &str, stream: &mut TcpStream| {
        stream.write_all(start.as_bytes())?;
        loop {
            std::thread::sleep(pause);
            stream.write_all(piece)?;
        }
    })
}

#[test]
fn a_body_that_drips_is_cut_and_what_came_is_kept() {
    let begin = format!("{HTML}Content-Length: 100000\r\n\r\n{}", html("The port is open."));
    let server = Server::start(vec![("/a", drip(begin, b"x", Duration::from_millis(50)))]);
    within(15, || {
        let capture = hasty().capture(&server.at("/a"));
        assert!(text(&capture).contains("The port is open."));
        assert_eq!(faults(&capture), ["truncated"]);
        assert!(capture.faults[0].message.contains("too slowly"), "{:?}", capture.faults);
    });
}

#[test]
fn silence_in_head_or_body_ends() {
    let mute: Answer = Box::new(|_: &str, _: &mut TcpStream| {
        std::thread::sleep(Duration::from_secs(8));
        Ok(())
    });
    let head = drip("HTTP/1.1 200 OK\r\n".to_owned(), b"X: y\r\n", Duration::from_millis(100));
    let body = drip(format!("{HTML}Content-Length: 10000\r\n\r\n"), b"", Duration::from_secs(8));
    let server = Server::start(vec![("/mute", mute), ("/head", head), ("/body", body)]);
    within(15, || {
        for path in ["/mute", "/head", "/body"] {
            let error = hasty().error(&server.at(path));
            assert!(error.is_unanswered(), "{path}: {error}");
        }
    });
}

#[test]
fn all_redirects_together_have_a_limit_of_time() {
    let slow = |to: &'static str| -> Answer {
        Box::new(move |_, stream| {
            std::thread::sleep(Duration::from_millis(600));
            stream.write_all(format!("HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n").as_bytes())
        })
    };
    let server = Server::start(vec![("/1", slow("/2")), ("/2", slow("/3")), ("/3", slow("/4")), ("/4", page("x"))]);
    let mut run = hasty();
    run.settings.limits.total = Duration::from_secs(1);
    within(15, || assert!(run.error(&server.at("/1")).is_unanswered()));
}

#[test]
fn an_endless_body_is_refused_at_the_limit() {
    let endless = |fields: &str, piece: &'static [u8]| drip(format!("{HTML}{fields}\r\n"), piece, Duration::ZERO);
    let server = Server::start(vec![
        ("/plain", endless("", &[b'x'; 4096])),
        ("/chunked", endless("Transfer-Encoding: chunked\r\n", b"8\r\nxxxxxxxx\r\n")),
        ("/chunks", endless("Transfer-Encoding: chunked\r\n", b"1\r\nx\r\n")),
        ("/long", endless("Content-Length: 99999999999\r\n", &[b'x'; 4096])),
        ("/head", endless("X-Field: ", &[b'x'; 4096])),
        ("/early", drip(String::new(), b"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n", Duration::ZERO)),
    ]);
    within(60, || {
        for path in ["/plain", "/chunked", "/chunks", "/long", "/head", "/early"] {
            let error = hasty().error(&server.at(path));
            assert!(error.is_too_large() || error.is_unanswered(), "{path}: {error}");
        }
    });
}

#[test]
fn a_bomb_is_refused() {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    for _ in 0..64 {
        gzip.write_all(&[b' '; 1 << 20]).unwrap();
    }
    let packed = gzip.finish().unwrap();
    let mut twice = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    twice.write_all(&packed).unwrap();
    let zstd =
        ruzstd::encoding::compress_to_vec(&vec![b' '; 64 << 20][..], ruzstd::encoding::CompressionLevel::Fastest);
    let coded = |name: &str, body: &[u8]| {
        answer("200 OK", &format!("Content-Type: text/html\r\nContent-Encoding: {name}\r\n"), body)
    };
    let server = Server::start(vec![
        ("/gzip", coded("gzip", &packed)),
        ("/twice", coded("gzip, gzip", &twice.finish().unwrap())),
        ("/zstd", coded("zstd", &zstd)),
        ("/file", answer("200 OK", "Content-Type: application/gzip\r\n", &packed)),
    ]);
    for path in ["/gzip", "/twice", "/zstd", "/file"] {
        let error = run().error(&server.at(path));
        assert!(error.is_too_large(), "{path}: {error}");
    }
}

#[test]
fn each_coding_is_unpacked() {
    let page = html("The port is open.");
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(page.as_bytes()).unwrap();
    let zstd = ruzstd::encoding::compress_to_vec(page.as_bytes(), ruzstd::encoding::CompressionLevel::Fastest);
    let fields = |name: &str| format!("Content-Type: text/html\r\nContent-Encoding: {name}\r\n");
    let server = Server::start(vec![
        ("/gzip", answer("200 OK", &fields("gzip"), &gzip.finish().unwrap())),
        ("/zstd", answer("200 OK", &fields("zstd"), &zstd)),
        // `The harbour` in one stored metablock.
        ("/br", answer("200 OK", &fields("br"), b"\x0b\x05\x80The harbour\x03")),
    ]);
    for (path, expected) in [("/gzip", page.as_str()), ("/zstd", &page), ("/br", "The harbour")] {
        let capture = run().capture(&server.at(path));
        assert_eq!((text(&capture), capture.faults.len()), (expected, 0), "{path}");
    }
    let heads = server.heads();
    assert!(heads.iter().any(|head| head.contains("gzip, br, zstd")), "{heads:?}");
}

#[test]
fn lengths_and_chunks_that_lie_give_what_there_is() {
    let page = html("The port is open.");
    let (first, rest) = page.split_at(60);
    let chunks = |end: &str| format!("{HTML}Transfer-Encoding: chunked\r\n\r\n{:x}\r\n{first}\r\n{end}", first.len());
    let server = Server::start(vec![
        ("/short", raw(format!("{HTML}Content-Length: {}\r\n\r\n{page}", page.len() + 100).as_bytes())),
        ("/long", raw(format!("{HTML}Content-Length: {}\r\n\r\n{page}and more", page.len()).as_bytes())),
        ("/cut", raw(chunks(&format!("{:x}\r\n{rest}", rest.len() + 50)).as_bytes())),
        ("/wrong", raw(chunks(&format!("zz\r\n{rest}\r\n0\r\n\r\n")).as_bytes())),
        ("/whole", raw(chunks(&format!("{:x}\r\n{rest}\r\n0\r\n\r\n", rest.len())).as_bytes())),
        ("/until-closed", raw(format!("{HTML}\r\n{page}").as_bytes())),
        ("/hinted", raw(format!("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n{HTML}\r\n{page}").as_bytes())),
    ]);
    for (path, expected, fault) in [
        ("/short", page.as_str(), &["truncated"][..]),
        ("/long", &page, &[]),
        ("/cut", &page, &["truncated"]),
        ("/wrong", first, &["truncated"]),
        ("/whole", &page, &[]),
        ("/until-closed", &page, &[]),
        ("/hinted", &page, &[]),
    ] {
        let capture = run().capture(&server.at(path));
        assert_eq!((text(&capture), faults(&capture)), (expected, fault.to_vec()), "{path}");
    }
}

#[test]
fn what_is_no_http_is_said() {
    let server = Server::start(vec![
        ("/noise", raw(b"SSH-2.0-OpenSSH_9.6\r\n")),
        ("/nothing", raw(b"")),
        ("/status", raw(b"HTTP/1.1 abc\r\n\r\n")),
        ("/field", raw(b"HTTP/1.1 200 OK\r\n\x00\x01: x\r\n\r\nbody")),
        ("/half", raw(b"HTTP/1.1 200 OK\r\nContent-Ty")),
    ]);
    for path in ["/noise", "/nothing", "/status", "/field", "/half"] {
        let error = run().error(&server.at(path));
        assert!(error.is_unanswered(), "{path}: {error}");
    }
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    assert!(run().error(&format!("http://bay.example:{closed}/")).is_unanswered());
}

#[test]
fn the_charset_of_the_head_is_used() {
    let server = Server::start(vec![(
        "/a",
        answer("200 OK", "Content-Type: text/html; charset=\"windows-1251\"\r\n", b"<p>\xcf\xee\xf0\xf2"),
    )]);
    let capture = run().capture(&server.at("/a"));
    assert_eq!((text(&capture), capture.charset.as_deref()), ("<p>\u{41f}\u{43e}\u{440}\u{442}", Some("windows-1251")));
}
