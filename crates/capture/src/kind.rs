//! What an input is: by its first bytes, and by its name where those leave it open.

use std::io::Read;

use crate::decode;
use crate::unpack::{self, Packing};

/// The forms in which pages come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A ZIP archive, WACZ among them.
    Zip,
    /// A web archive: records one after the other.
    Warc(Packing),
    /// One packed file.
    Packed(Packing),
    /// A page with its pictures as one message (MHTML), or an e-mail.
    Mail,
    /// RSS, RDF or Atom.
    Feed,
    /// A list of feeds.
    Opml,
    /// A list of pages, or of such lists.
    Sitemap,
    /// A feed as JSON.
    JsonFeed,
    /// One JSON record.
    Json,
    /// One JSON record a line.
    JsonLines,
    /// XML that is none of these.
    Xml,
    /// A page; HTML by its name.
    Page { html: bool },
}

impl Kind {
    /// Whether it lists pages.
    #[cfg(feature = "net")]
    pub(crate) fn is_list(self) -> bool {
        matches!(self, Kind::Feed | Kind::Opml | Kind::Sitemap | Kind::JsonFeed)
    }
}

/// What the input is that begins with `head`, by its bytes first and then by the ending of `name`.
pub(crate) fn kind(head: &[u8], name: &str) -> Kind {
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return Kind::Zip;
    }
    if head.starts_with(b"WARC/") {
        return Kind::Warc(Packing::None);
    }
    if let Some(packing) = Packing::of(head) {
        return if begins_with_record(head, packing) { Kind::Warc(packing) } else { Kind::Packed(packing) };
    }
    let ending = ending(name).unwrap_or_default();
    let text = text(head);
    match ending.as_str() {
        "jsonl" | "ndjson" => Kind::JsonLines,
        "json" if text.contains("://jsonfeed.org/version/") || text.contains(":\\/\\/jsonfeed.org\\/version\\/") => {
            Kind::JsonFeed
        }
        "json" => Kind::Json,
        "mht" | "mhtml" | "eml" => Kind::Mail,
        _ if is_message(&text) => Kind::Mail,
        _ if is_json_feed(&text) => Kind::JsonFeed,
        _ => {
            let stray = || if is_xml(&ending) { by_root(without_stray_bytes(&text)?) } else { None };
            let html = matches!(ending.as_str(), "html" | "htm" | "xhtml" | "shtml");
            by_root(&text).or_else(stray).unwrap_or(Kind::Page { html })
        }
    }
}

/// The ending of a name in lower case; that of a packed file is the one before `.gz` or `.zst`.
pub(crate) fn ending(name: &str) -> Option<String> {
    let last = name.rsplit(['/', '\\', '!']).next()?;
    let (stem, ending) = last.rsplit_once('.')?;
    let ending = ending.to_ascii_lowercase();
    match ending.as_str() {
        _ if stem.is_empty() => None,
        "gz" | "zst" => self::ending(stem),
        _ => Some(ending),
    }
}

/// Whether what is packed begins with a record of a web archive. One that begins with a dictionary is one.
fn begins_with_record(head: &[u8], packing: Packing) -> bool {
    if unpack::is_dictionary(head) {
        return true;
    }
    let mut start = [0_u8; 5];
    let mut unpacked = unpack::reader(head, packing);
    unpacked.read_exact(&mut start).is_ok() && &start == b"WARC/"
}

/// The beginning as characters, good enough to look for names in.
fn text(head: &[u8]) -> String {
    let mark = matches!(head.get(..2), Some(b"\xff\xfe" | b"\xfe\xff"));
    let wide = mark || decode::wide(head).is_some();
    let narrow: Vec<u8> = if wide { head.iter().copied().filter(|byte| *byte != 0).collect() } else { Vec::new() };
    let bytes = if wide { narrow.get(if mark { 2 } else { 0 }..).unwrap_or_default() } else { head };
    String::from_utf8_lossy(bytes).trim_start_matches('\u{FEFF}').trim_start().to_owned()
}

/// Whether it is a message with fields, and says so: an article that is pasted with its `From:` is none.
fn is_message(text: &str) -> bool {
    let fields = text.split("\n\n").next().unwrap_or_default();
    let fields = fields.split("\r\n\r\n").next().unwrap_or_default();
    let first = fields.split_once(':').map(|(name, _)| name);
    let begins =
        first.is_some_and(|name| !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'));
    let lower = fields.to_ascii_lowercase();
    begins && lower.contains("mime-version:") && lower.contains("content-type:")
}

fn is_json_feed(text: &str) -> bool {
    let version = text.strip_prefix('{').and_then(|rest| rest.get(..rest.len().min(200)).or(Some("")));
    version.is_some_and(|head| head.contains("jsonfeed.org"))
}

/// Whether the ending is one of XML.
fn is_xml(ending: &str) -> bool {
    matches!(ending, "xml" | "rss" | "atom" | "rdf" | "opml")
}

/// A document from where it begins, when something stands before it.
fn without_stray_bytes(text: &str) -> Option<&str> {
    let begins = ["<?xml", "<rss", "<feed", "<rdf:", "<opml", "<urlset", "<sitemapindex"];
    let start = begins.iter().filter_map(|mark| text.find(mark)).min()?;
    text.get(start..)
}

/// By the name of the root element.
fn by_root(text: &str) -> Option<Kind> {
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix("<!--") {
            rest = after.split_once("-->")?.1;
        } else if rest.starts_with("<?") || rest.starts_with("<!") {
            rest = rest.split_once('>')?.1;
        } else {
            break;
        }
    }
    let name = rest.strip_prefix('<')?.split(|c: char| c.is_whitespace() || c == '>' || c == '/').next()?;
    let local = name.rsplit(':').next().unwrap_or(name).to_ascii_lowercase();
    match local.as_str() {
        "rss" | "feed" | "rdf" => Some(Kind::Feed),
        "opml" => Some(Kind::Opml),
        "urlset" | "sitemapindex" => Some(Kind::Sitemap),
        "html" => None,
        _ => text.starts_with("<?xml").then_some(Kind::Xml),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_element_decides_behind_prologue_and_comments() {
        let feed = b"\xef\xbb\xbf<?xml version=\"1.0\"?>\n<!-- made today -->\n<rss version=\"2.0\">";
        assert_eq!(kind(feed, "x.txt"), Kind::Feed);
        assert_eq!(kind(b"<rdf:RDF xmlns:rdf=\"x\">", "x"), Kind::Feed);
        assert_eq!(kind(b"<urlset>", "x.xml"), Kind::Sitemap);
        assert_eq!(kind(b"<?xml version='1.0'?><!DOCTYPE html><html>", "x.xml"), Kind::Page { html: false });
    }

    #[test]
    fn what_stands_before_a_feed_does_not_hide_it() {
        assert_eq!(kind(b"Warning: x\n<?xml version='1.0'?>\n<rss>", "x.xml"), Kind::Feed);
        assert_eq!(kind(b"\n \n<?xml version='1.0'?><rss>", "x"), Kind::Feed);
        assert_eq!(kind(b"They write <rss> in the text", "x.txt"), Kind::Page { html: false });
    }

    #[test]
    fn a_message_says_that_it_is_one() {
        let page = b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\r\n";
        assert_eq!(kind(page, "page"), Kind::Mail);
        assert_eq!(kind(b"From: our correspondent\nDate: today\n\nThe harbour", "a.txt"), Kind::Page { html: false });
    }

    #[test]
    fn names_are_asked_where_the_bytes_leave_it_open() {
        assert_eq!(kind(b"{\"text\": 1}", "a.zip!b/records.jsonl"), Kind::JsonLines);
        assert_eq!(kind(b"words", "a.htm"), Kind::Page { html: true });
        assert_eq!(ending("a.zip!b"), None);
        assert_eq!(ending("dir.d/b"), None);
        assert_eq!(ending("a/records.jsonl.gz").as_deref(), Some("jsonl"));
    }
}
