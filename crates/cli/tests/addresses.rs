//! Addresses as inputs: fetched only when named, recorded, and repeated from the record. Only this machine is asked.
#![cfg(feature = "net")]
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "tests write and read files")]

mod command;

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use command::{Scene, scene};
use serde_json::Value;

/// A server of two tellings; how often it was asked.
fn serve() -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let asked = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&asked);
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            count.fetch_add(1, Ordering::SeqCst);
            let mut lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
            let first = lines.next().unwrap_or_default();
            lines.take_while(|line| !line.is_empty()).for_each(drop);
            let (status, body) = match first.split(' ').nth(1).unwrap_or_default() {
                "/one" => ("200 OK", article("Ada Onwu", "that the harbour was open")),
                "/two" => ("200 OK", article("Lina Moroz", "that the harbour was shut")),
                _ => ("404 Not Found", String::new()),
            };
            let head =
                format!("HTTP/1.1 {status}\r\nContent-Type: text/html\r\nContent-Length: {}\r\n\r\n", body.len());
            let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body.as_bytes()));
        }
    });
    (address, asked)
}

fn article(name: &str, what: &str) -> String {
    let sentence =
        format!("{name}, the mayor, said on May 6, 2016 {what}. The council met in the evening in the town hall.");
    format!(
        "<html><head><title>The harbour</title></head><body><article><h1>The harbour</h1><p>{sentence}</p></article></body></html>"
    )
}

/// The records that a command prints, without where each was read.
fn records(scene: &Scene, arguments: &[&str]) -> Vec<Value> {
    let run = scene.run(arguments);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let mut records: Vec<Value> = run.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    records.iter_mut().for_each(|record| drop(record.as_object_mut().unwrap().remove("source")));
    records
}

#[test]
fn a_run_is_recorded_and_repeated() {
    let (scene, (host, asked)) = (scene(), serve());
    let (one, two) = (format!("{host}/one"), format!("{host}/two"));
    let live = ["--allow-private", "127.0.0.1", "--record", "run.warc.gz"];
    let brief = |more: &[&str]| {
        let run = scene.run(&[&["brief", "--format", "json", &one, &two], more].concat());
        assert_eq!(run.code, 0, "{}", run.stderr);
        run.stdout
    };
    let first = brief(&live);
    let count = asked.load(Ordering::SeqCst);
    assert_eq!(count, 3, "robots.txt and two pages");
    assert_eq!(brief(&["--record", "run.warc.gz", "--offline"]), first, "the same bytes from the record");

    let extracted = records(&scene, &["extract", &one, &two, "--record", "run.warc.gz", "--offline"]);
    assert_eq!(extracted[0]["metadata"]["url"], one.as_str());
    assert_eq!(records(&scene, &["extract", "run.warc.gz"]), extracted, "the same but for the source");
    assert_eq!(asked.load(Ordering::SeqCst), count, "nothing was asked");
}

#[test]
fn a_private_host_is_refused_and_the_rest_is_done() {
    let (scene, (host, asked)) = (scene(), serve());
    std::fs::write(scene.path("a.txt"), "Harbour opens\n\nThe mayor said that the harbour was open.\n").unwrap();
    let address = format!("{host}/one");
    let run = scene.run(&["extract", &address, "a.txt"]);
    assert_eq!((run.code, run.stdout.lines().count()), (1, 1), "{}", run.stderr);
    assert!(run.stderr.contains(&address) && run.stderr.contains("this machine"), "{}", run.stderr);
    assert_eq!(asked.load(Ordering::SeqCst), 0);
}

#[test]
fn a_record_that_is_not_there_ends_the_run() {
    let scene = scene();
    let run = scene.run(&["extract", "https://bay.example/", "--record", "gone.warc.gz", "--offline"]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(run.stderr.contains("gone.warc.gz"), "{}", run.stderr);
    assert!(!scene.path("gone.warc.gz").exists());
    assert_eq!(scene.run(&["extract", "https://bay.example/", "--offline"]).code, 2);
}

#[test]
fn a_proxy_of_the_environment_is_not_asked() {
    let (scene, (host, asked), (proxy, asked_proxy)) = (scene(), serve(), serve());
    let mut command = assert_cmd::Command::cargo_bin("rashomon").unwrap();
    for name in ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY", "https_proxy"] {
        command.env(name, &proxy);
    }
    let address = format!("{host}/one");
    let run = command.current_dir(scene.path("")).args(["extract", &address, "--allow-private", "127.0.0.1"]);
    assert!(run.output().unwrap().status.success());
    assert_eq!((asked.load(Ordering::SeqCst), asked_proxy.load(Ordering::SeqCst)), (2, 0));
}

#[test]
fn a_feed_is_followed_only_when_it_is_fetched_or_asked() {
    let (scene, (host, asked)) = (scene(), serve());
    let item = format!("<item><title>One</title><link>{host}/one</link></item>");
    let feed = format!("<rss version=\"2.0\"><channel><title>Bay</title>{item}</channel></rss>");
    std::fs::write(scene.path("bay.rss"), feed).unwrap();
    let arguments = ["extract", "bay.rss", "--allow-private", "127.0.0.1"];
    let run = scene.run(&arguments);
    assert_eq!((run.stdout.lines().count(), asked.load(Ordering::SeqCst)), (0, 0), "{}", run.stderr);
    let run = scene.run(&[&arguments[..], &["--follow"]].concat());
    assert_eq!((run.code, run.stdout.lines().count()), (0, 1), "{}", run.stderr);
}
