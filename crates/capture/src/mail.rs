//! MHTML and e-mail: the page among the parts of one message. Its pictures and frames are passed over.

use memchr::memmem;

use crate::headers::{self, Headers, media_type, parameter};

/// How deep parts may lie in parts.
const DEEPEST: usize = 8;
/// How many parts are looked at.
const MOST: usize = 10_000;

/// The page that a message carries.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Page {
    pub(crate) bytes: Vec<u8>,
    pub(crate) html: bool,
    /// The charset that the part names.
    pub(crate) charset: Option<String>,
    /// The address it was saved from.
    pub(crate) address: Option<String>,
    /// When it was saved, as the message says it.
    pub(crate) date: Option<String>,
    /// What was wrong with it.
    pub(crate) faults: Vec<String>,
}

/// A part with its fields.
struct Leaf<'m> {
    headers: Headers,
    body: &'m [u8],
    closed: bool,
}

/// The page of a message: the part that the message names as its start, else the first HTML, else the first text.
pub(crate) fn page(message: &[u8]) -> Option<Page> {
    let (end, body) = headers::end(message)?;
    let outer = Headers::parse(message.get(..end)?);
    let mut leaves = Vec::new();
    collect(outer.clone(), message.get(body..)?, true, 0, &mut leaves);
    let saved = outer.get("snapshot-content-location").or_else(|| outer.get("content-location"));
    let start = outer.get("content-type").and_then(|value| parameter(value, "start"));
    let has_type = |leaf: &&Leaf<'_>, wanted: &str| kind_of(&leaf.headers) == wanted;
    let html = |leaf: &&Leaf<'_>| has_type(leaf, "text/html") || has_type(leaf, "application/xhtml+xml");
    let named = |leaf: &&Leaf<'_>| start.is_some() && leaf.headers.get("content-id") == start.as_deref() && html(leaf);
    let placed = |leaf: &&Leaf<'_>| saved.is_some() && leaf.headers.get("content-location") == saved && html(leaf);
    let found = leaves.iter().find(named).or_else(|| leaves.iter().find(placed));
    let found = found.or_else(|| leaves.iter().find(html));
    let leaf = found.or_else(|| leaves.iter().find(|leaf| has_type(leaf, "text/plain")))?;
    let place = saved.or_else(|| leaf.headers.get("content-location"));
    let (bytes, mut faults) = decoded(leaf);
    if !leaf.closed {
        faults.push("the message breaks off inside this page".to_owned());
    }
    Some(Page {
        bytes,
        html: html(&leaf),
        charset: leaf.headers.get("content-type").and_then(|value| parameter(value, "charset")),
        address: place.filter(|place| place.starts_with("http")).map(str::to_owned),
        date: outer.get("date").map(str::to_owned),
        faults,
    })
}

/// The media type of a part; one that names none is plain text.
fn kind_of(headers: &Headers) -> String {
    headers.get("content-type").map_or_else(|| "text/plain".to_owned(), media_type)
}

/// The parts that are no parts of parts, in order.
fn collect<'m>(headers: Headers, body: &'m [u8], closed: bool, depth: usize, leaves: &mut Vec<Leaf<'m>>) {
    if leaves.len() >= MOST {
        return;
    }
    let value = headers.get("content-type").unwrap_or_default();
    let boundary = parameter(value, "boundary").filter(|boundary| !boundary.is_empty());
    let Some(boundary) = boundary.filter(|_| media_type(value).starts_with("multipart/") && depth < DEEPEST) else {
        leaves.push(Leaf { headers, body, closed });
        return;
    };
    for (part, closed) in parts(body, &boundary) {
        // A part without fields begins with the empty line that ends them.
        let (end, start) = headers::end(part).unwrap_or((0, 0));
        let fields = Headers::parse(part.get(..end).unwrap_or_default());
        collect(fields, part.get(start..).unwrap_or_default(), closed, depth + 1, leaves);
    }
}

/// The parts between boundaries, and whether a boundary closes each.
fn parts<'m>(body: &'m [u8], boundary: &str) -> Vec<(&'m [u8], bool)> {
    let mark = format!("--{boundary}");
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    for at in memmem::find_iter(body, mark.as_bytes()) {
        let after = body.get(at + mark.len()..).unwrap_or_default();
        let begins_line = at == 0 || body.get(at - 1) == Some(&b'\n');
        // Another boundary may begin with the letters of this one.
        let ends = after.starts_with(b"--") || after.first().is_none_or(u8::is_ascii_whitespace);
        if !begins_line || !ends || found.len() >= MOST {
            continue;
        }
        if let Some(start) = open {
            found.push((without_break(body.get(start..at).unwrap_or_default()), true));
        }
        let line = after.iter().position(|byte| *byte == b'\n').map_or(after.len(), |end| end + 1);
        open = (!after.starts_with(b"--")).then_some(at + mark.len() + line);
        if open.is_none() {
            return found;
        }
    }
    if let Some(start) = open {
        found.push((body.get(start..).unwrap_or_default(), false));
    }
    found
}

/// The line break before a boundary belongs to the boundary.
fn without_break(part: &[u8]) -> &[u8] {
    let part = part.strip_suffix(b"\n").unwrap_or(part);
    part.strip_suffix(b"\r").unwrap_or(part)
}

fn decoded(leaf: &Leaf<'_>) -> (Vec<u8>, Vec<String>) {
    let name = leaf.headers.get("content-transfer-encoding").unwrap_or_default().trim().to_ascii_lowercase();
    match name.as_str() {
        "base64" => base64(leaf.body),
        "quoted-printable" => quoted_printable(leaf.body),
        _ => (leaf.body.to_vec(), Vec::new()),
    }
}

/// Base64; what is no digit of it is passed over.
fn base64(body: &[u8]) -> (Vec<u8>, Vec<String>) {
    let mut bytes = Vec::with_capacity(body.len() / 4 * 3);
    let (mut held, mut bits, mut odd) = (0_u32, 0, 0_usize);
    for byte in body {
        let digit = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' | b'\r' | b'\n' | b' ' | b'\t' => continue,
            _ => {
                odd += 1;
                continue;
            }
        };
        held = held << 6 | u32::from(digit);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits) as u8);
            held &= (1 << bits) - 1;
        }
    }
    (bytes, faults("base64", odd))
}

/// Quoted-printable; what is wrongly quoted is kept as it stands.
fn quoted_printable(body: &[u8]) -> (Vec<u8>, Vec<String>) {
    let mut bytes = Vec::with_capacity(body.len());
    let mut odd = 0;
    let mut rest = body;
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        if *first != b'=' {
            bytes.push(*first);
            continue;
        }
        let blank = after.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r')).count();
        match after {
            [a, b, next @ ..] if a.is_ascii_hexdigit() && b.is_ascii_hexdigit() => {
                bytes.push(hex(*a) << 4 | hex(*b));
                rest = next;
            }
            _ if after.get(blank) == Some(&b'\n') => rest = after.get(blank + 1..).unwrap_or_default(),
            [] => {}
            _ => {
                odd += 1;
                bytes.push(b'=');
            }
        }
    }
    (bytes, faults("quoted-printable", odd))
}

fn hex(digit: u8) -> u8 {
    match digit {
        b'0'..=b'9' => digit - b'0',
        _ => (digit | 0x20) - b'a' + 10,
    }
}

fn faults(coding: &str, odd: usize) -> Vec<String> {
    if odd == 0 { Vec::new() } else { vec![format!("{odd} places are no {coding} and were passed over or kept")] }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAVED: &str = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://bay.example/port\r\n\
        MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--B--\"\r\n\r\n\
        \r\n----B--\r\nContent-Type: text/html\r\nContent-Location: cid:frame\r\n\r\n<p>frame\r\n\
        ----B--\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\
        Content-Location: https://bay.example/port\r\n\r\n<p>caf=C3=A9 =\r\nopen=\r\n----B----\r\n";

    #[test]
    fn the_page_is_the_part_with_the_address_of_the_message() {
        let page = page(SAVED.as_bytes()).unwrap();
        assert_eq!(String::from_utf8(page.bytes).unwrap(), "<p>caf\u{e9} open");
        assert_eq!(page.address.as_deref(), Some("https://bay.example/port"));
        assert_eq!((page.html, page.charset.as_deref(), page.faults.len()), (true, Some("utf-8"), 0));
    }

    #[test]
    fn a_message_that_breaks_off_gives_what_there_is() {
        let cut = SAVED.split("open").next().unwrap();
        let page = page(cut.as_bytes()).unwrap();
        assert_eq!(page.bytes, "<p>caf\u{e9} ".as_bytes());
        assert!(page.faults[0].contains("breaks off"));
    }

    #[test]
    fn an_e_mail_gives_its_html_before_its_text() {
        let mail = b"MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=x\n\n--x\n\nplain\n--x\n\
            Content-Type: text/html\nContent-Transfer-Encoding: base64\n\nPHA+\nb2s*=\n--x--\n";
        let page = page(mail).unwrap();
        assert_eq!((page.bytes.as_slice(), page.html, page.faults.len()), (&b"<p>ok"[..], true, 1));
        let single = super::page(b"Subject: x\nContent-Type: text/plain\n\nwords").unwrap();
        assert_eq!((single.bytes.as_slice(), single.html), (&b"words"[..], false));
    }

    #[test]
    fn parts_within_parts_end() {
        let deep: String =
            (0..50).map(|depth| format!("Content-Type: multipart/mixed; boundary=b{depth}\n\n--b{depth}\n")).collect();
        assert_eq!(page((deep + "Content-Type: text/html\n\n<p>").as_bytes()), None);
        assert!(page(b"no header at all").is_none());
    }
}
