//! A folder of whatever arrives, some of it damaged: the run finishes, reads the rest, and lists what is damaged.
//!
//! `eval/mixed.py` does the same with a thousand inputs, fifty of them damaged.
#![allow(clippy::expect_used, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "tests write and read files")]

mod command;

use std::fs;
use std::io::{Cursor, Write};

use command::scene;

/// How many inputs of each sound kind there are.
const EACH: usize = 4;

/// Sentences about an invented port, with a mark that is found again.
fn sentences(mark: &str) -> [String; 3] {
    [
        format!("The port of Aldermouth was closed on Friday, the harbour office said in its notice {mark}."),
        "\"Nobody was hurt, and the ferries will sail on Sunday,\" said Ada Onwu, who runs the office.".to_owned(),
        "The storm had damaged nine boats and the northern quay, according to Li Wen.".to_owned(),
    ]
}

fn text(mark: &str) -> String {
    sentences(mark).join("\n\n")
}

fn html(mark: &str) -> String {
    let body = sentences(mark).map(|line| format!("<p>{line}</p>")).concat();
    format!("<!DOCTYPE html><html><head><title>Storm</title></head><body><article>{body}</article></body></html>")
}

fn feed(marks: &[&str]) -> String {
    let items = marks.iter().map(|mark| {
        format!(
            "<item><title>Storm</title><link>https://bay.example/{mark}</link><description>x</description>\
            <content:encoded><![CDATA[{}]]></content:encoded></item>",
            html(mark)
        )
    });
    format!(
        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Bay</title>{}</channel></rss>",
        items.collect::<String>()
    )
}

fn record(mark: &str) -> Vec<u8> {
    let block = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{}", html(mark));
    let head = format!(
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://bay.example/{mark}\r\n\
        Content-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n",
        block.len()
    );
    (head + &block + "\r\n\r\n").into_bytes()
}

fn saved(mark: &str) -> String {
    format!(
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=BB\r\n\r\n--BB\r\n\
        Content-Type: text/html; charset=utf-8\r\n\r\n{}\r\n--BB--\r\n",
        html(mark)
    )
}

fn row(mark: &str) -> String {
    serde_json::json!({"text": text(mark)}).to_string()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(6));
    packed.write_all(bytes).expect("packed");
    packed.finish().expect("packed")
}

fn zip(members: &[(&str, String)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, content) in members {
        writer.start_file(*name, options).expect("started");
        writer.write_all(content.as_bytes()).expect("written");
    }
    writer.finish().expect("finished").into_inner()
}

/// A sound input of each kind, with the marks that are to be read.
fn sound(number: usize) -> Vec<(&'static str, Vec<u8>, Vec<String>)> {
    let mark = |kind: &str| format!("N{kind}{number}");
    let two = |kind: &str| [mark(kind), mark(kind) + "b"];
    let one = |ending: &'static str, kind: &str, make: &dyn Fn(&str) -> Vec<u8>| {
        (ending, make(&mark(kind)), vec![mark(kind)])
    };
    let [feed_a, feed_b] = two("feed");
    let [warc_a, warc_b] = two("warc");
    let [gz_a, gz_b] = two("warcgz");
    let [zip_a, zip_b] = two("zip");
    let wide = |mark: &str| text(mark).encode_utf16().flat_map(u16::to_le_bytes).collect();
    vec![
        one("txt", "txt", &|mark| text(mark).into_bytes()),
        one("wide.txt", "wide", &wide),
        one("html", "html", &|mark| html(mark).into_bytes()),
        one("html.gz", "gz", &|mark| gzip(html(mark).as_bytes())),
        one("mhtml", "mhtml", &|mark| saved(mark).into_bytes()),
        one("jsonl", "jsonl", &|mark| row(mark).into_bytes()),
        ("rss", feed(&[&feed_a, &feed_b]).into_bytes(), vec![feed_a, feed_b]),
        ("warc", [record(&warc_a), record(&warc_b)].concat(), vec![warc_a, warc_b]),
        ("warc.gz", [gzip(&record(&gz_a)), gzip(&record(&gz_b))].concat(), vec![gz_a, gz_b]),
        ("zip", zip(&[("a.html", html(&zip_a)), ("b.txt", text(&zip_b))]), vec![zip_a, zip_b]),
    ]
}

/// Inputs that are damaged, each in its own way, with the marks that are to be read all the same.
fn damaged() -> Vec<(&'static str, Vec<u8>, Vec<&'static str>)> {
    let cut = |bytes: Vec<u8>, by: usize| bytes[..bytes.len() - by].to_vec();
    let packed = gzip(html("none").as_bytes());
    let mut flipped = gzip(&record("none"));
    let middle = flipped.len() / 2;
    flipped[middle] ^= 0x55;
    let archive = zip(&[("a.html", html("Nlist")), ("b.html", html("none"))]);
    let noise: Vec<u8> = (0..4000_u32).map(|place| (place.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let digest = String::from_utf8_lossy(&record("Ndigest"))
        .replace("WARC-Target-URI", &format!("WARC-Block-Digest: sha1:{}\r\nWARC-Target-URI", "A".repeat(32)));
    vec![
        ("empty.txt", Vec::new(), vec![]),
        ("noise.html", noise, vec![]),
        ("cut.html.gz", cut(packed, 60), vec![]),
        ("bomb.html.gz", gzip(&vec![b' '; 40 << 20]), vec![]),
        ("cut.zip", cut(archive, 150), vec!["Nlist"]),
        ("cut.warc", cut([record("Nfirst"), record("none")].concat(), 200), vec!["Nfirst"]),
        ("flipped.warc.gz", [flipped, gzip(&record("Nbehind"))].concat(), vec!["Nbehind"]),
        ("digest.warc", digest.into_bytes(), vec!["Ndigest"]),
        ("cut.mhtml", saved("none").replace("\r\n--BB--\r\n", "").into_bytes(), vec![]),
        (
            "broken.jsonl",
            format!("{}\n{{\"text\n{}\n", row("Nabove"), row("Nbelow")).into_bytes(),
            vec!["Nabove", "Nbelow"],
        ),
        ("cut.rss", cut(feed(&["Nentry", "none"]).into_bytes(), 150), vec!["Nentry"]),
        ("list.opml", b"<opml><body><outline xmlUrl='https://bay.example/feed'/></body></opml>".to_vec(), vec![]),
        ("cut-map.xml", b"<urlset><url><loc>https://bay.example/1</loc></url><url><loc>https".to_vec(), vec![]),
    ]
}

#[test]
fn a_mixed_folder_is_read_and_what_is_damaged_is_listed() {
    let scene = scene();
    fs::create_dir_all(scene.path("pile")).expect("a folder");
    let mut expected: Vec<String> = Vec::new();
    for number in 0..EACH {
        for (ending, bytes, marks) in sound(number) {
            fs::write(scene.path(&format!("pile/sound-{number}.{ending}")), bytes).expect("written");
            expected.extend(marks);
        }
    }
    let damaged = damaged();
    for (name, bytes, marks) in &damaged {
        fs::write(scene.path(&format!("pile/{name}")), bytes).expect("written");
        expected.extend(marks.iter().map(|mark| (*mark).to_owned()));
    }
    let run = scene.run(&["extract", "pile"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    for mark in expected {
        assert!(run.stdout.contains(&format!("notice {mark}.")), "{mark} was not read: {}", run.stderr);
    }
    let records = run.stdout.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).expect("a record"));
    let with_defects = records.filter(|record| record["defects"].as_array().is_some_and(|found| !found.is_empty()));
    let said =
        with_defects.fold(run.stderr, |said, record| format!("{said}\n{}: {}", record["source"], record["defects"]));
    for (name, ..) in &damaged {
        assert!(said.contains(name), "{name} is not listed: {said}");
    }
    assert!(!said.contains("sound-"), "what is sound is not blamed: {said}");
}
