//! OPML: a list of feeds, in groups that may lie in groups.

use super::address::joined;
use super::xml::{Open, Step, Tags, with_bare_marks_written};
use super::{Link, Listed, document, pages};
use crate::error::Cause;
use crate::open::{Captures, Piece, Reading, once};
use crate::{CaptureError, Given};

/// The links of a list of feeds.
pub(crate) fn captures(piece: Piece, reading: &Reading) -> Captures {
    let document = match document(piece, reading.options.size_limit) {
        Ok(document) => document,
        Err(error) => return once(Err(error)),
    };
    let text = with_bare_marks_written(&document.text);
    let mut tags = Tags::new(&text);
    let mut links = Vec::new();
    let mut groups = 0_usize;
    while let Some(step) = tags.next() {
        if let Step::Open(open) = step
            && open.name.eq_ignore_ascii_case("outline")
        {
            match link(&open) {
                Some(link) => links.push(link),
                None => groups += 1,
            }
            // Groups may lie in groups as deep as they like: only the links count.
            tags.surface(1);
        }
    }
    let mut damage = document.damage(tags.broken);
    if links.is_empty() && damage.is_none() {
        let detail = format!("it is a list of feeds without addresses; it has {groups} groups");
        damage = Some(CaptureError::new(Cause::Malformed, &document.name, detail));
    }
    let whole = (document.name.clone(), document.depth);
    pages(links.into_iter().map(Listed::Link), damage, whole, reading)
}

/// The feed, list or page that an outline names.
fn link(outline: &Open<'_>) -> Option<Link> {
    let attributes: Vec<_> = outline.attributes().collect();
    let value = |name: &str| attributes.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value);
    let url = ["xmlUrl", "url"].iter().find_map(|name| joined(value(name)?, None))?;
    Some(Link::new(url, Given::default(), None))
}
