//! Sitemaps: the pages of a site with what the news extension says of each, and lists of sitemaps.

use super::address::joined;
use super::node::{Node, node};
use super::outline::{Outline, outline};
use super::words::plain;
use super::xml::{Step, Tags, with_bare_marks_written};
use super::{Link, Listed, document, pages};
use crate::error::Cause;
use crate::open::{Captures, Piece, Reading, once};
use crate::{CaptureError, Given, when};

/// The links of a sitemap or of an index of them.
pub(crate) fn captures(piece: Piece, reading: &Reading) -> Captures {
    let mut document = match document(piece, reading.options.size_limit) {
        Ok(document) => document,
        Err(error) => return once(Err(error)),
    };
    document.text = with_bare_marks_written(&document.text).into_owned();
    let Outline { names, entries, broken, .. } = outline(&document.text, &["url", "sitemap"]);
    let mut damage = document.damage(broken);
    if entries.is_empty() && damage.is_none() {
        damage = Some(CaptureError::new(Cause::Malformed, &document.name, "it is a sitemap without addresses"));
    }
    let whole = (document.name.clone(), document.depth);
    let listed = entries.into_iter().filter_map(move |range| {
        let mut tags = Tags::new(document.text.get(range).unwrap_or_default());
        let Some(Step::Open(open)) = tags.next() else { return Some(Listed::Empty) };
        let entry = node(&mut tags, &open, &names, 3);
        // An address that is cut leads elsewhere; that the list breaks off is said.
        (!entry.child("loc").is_some_and(|place| place.cut)).then(|| link(&entry))
    });
    pages(listed, damage, whole, reading)
}

fn link(entry: &Node) -> Listed {
    let Some(url) = entry.word("loc").and_then(|written| joined(written, None)) else { return Listed::Empty };
    let news = entry.child("news:news");
    let word = |name: &str| news.and_then(|news| news.word(name));
    let publication = news.and_then(|news| news.child("news:publication"));
    let about = |name: &str| publication.and_then(|publication| publication.word(name));
    let given = Given {
        url: Some(url.clone()),
        title: word("news:title").map(plain),
        publisher: about("news:name").map(plain),
        // `lastmod` is when the page was changed, or the whole site made anew: no date of publication.
        published: word("news:publication_date").and_then(when::of_feed),
        language: about("news:language").map(str::to_owned),
        ..Given::default()
    };
    Listed::Link(Link::new(url, given, None))
}
