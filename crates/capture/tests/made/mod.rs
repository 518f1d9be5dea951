//! Archives made for a test: small, from invented pages, the same bytes each time.
#![allow(dead_code, unreachable_pub, reason = "each test file uses a part")]
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::{Cursor, Write};

use rashomon_capture::{Body, Capture, CaptureError, Options, read_bytes};

/// A page with a sentence.
pub fn html(sentence: &str) -> String {
    format!("<!DOCTYPE html><html><head><title>Port</title></head><body><p>{sentence}</p></body></html>")
}

/// An archive of these members, deflated.
pub fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    zip_with(members, zip::CompressionMethod::Deflated)
}

/// An archive of these members, only stored.
pub fn zip_stored(members: &[(&str, &[u8])]) -> Vec<u8> {
    zip_with(members, zip::CompressionMethod::Stored)
}

fn zip_with(members: &[(&str, &[u8])], method: zip::CompressionMethod) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(method);
    for (name, bytes) in members {
        writer.start_file(*name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The bytes as one member of gzip.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(6));
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

/// The bytes as one frame of zstd.
pub fn zstd(bytes: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
}

/// A record of a web archive.
pub fn record(kind: &str, fields: &str, block: &[u8]) -> Vec<u8> {
    let fields = fields.replace('\n', "\r\n");
    let head = format!(
        "WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Date: 2024-03-02T10:00:00Z\r\n{fields}Content-Length: {}\r\n\r\n",
        block.len()
    );
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

/// The record of an answer with a page.
pub fn response(address: &str, sentence: &str) -> Vec<u8> {
    answer(address, "200 OK", "Content-Type: text/html; charset=utf-8\n", html(sentence).as_bytes())
}

/// The record of an answer.
pub fn answer(address: &str, status: &str, fields: &str, body: &[u8]) -> Vec<u8> {
    let head = format!("HTTP/1.1 {status}\r\n{}\r\n", fields.replace('\n', "\r\n"));
    let about = format!("WARC-Target-URI: {address}\nContent-Type: application/http; msgtype=response\n");
    record("response", &about, &[head.as_bytes(), body].concat())
}

/// What is read from bytes under a name.
pub fn read(bytes: &[u8], name: &str) -> Vec<Result<Capture, CaptureError>> {
    read_bytes(bytes.to_vec(), name, &Options::default()).collect()
}

/// The sources and texts of the captures, and the messages of the errors.
pub fn shown(found: &[Result<Capture, CaptureError>]) -> (Vec<(String, String)>, Vec<String>) {
    let captures = found.iter().flatten().map(|capture| (capture.source.clone(), text(capture).to_owned()));
    let errors = found.iter().filter_map(|found| found.as_ref().err()).map(ToString::to_string);
    (captures.collect(), errors.collect())
}

/// The page of a capture.
pub fn text(capture: &Capture) -> &str {
    match &capture.body {
        Body::Plain(text) | Body::Html(text) => text,
        Body::Record(_) => "a record",
    }
}
