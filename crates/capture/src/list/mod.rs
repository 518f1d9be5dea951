//! Feeds and lists: the pages that they carry, and the links to those that they do not.
//!
//! A feed often carries whole articles, and often only their beginnings; lists of feeds and of pages carry
//! none. What lies behind a link is read by whoever may ask the network; without it the beginnings are kept,
//! each with a fault that says so, and the rest is counted and said once.

mod address;
mod entry;
mod feed;
mod json_feed;
mod node;
mod opml;
mod outline;
mod sitemap;
mod words;
mod xml;

use std::sync::Arc;

use crate::error::Cause;
use crate::open::{Captures, Piece, Reading};
use crate::page::{self, Bytes};
use crate::{Capture, CaptureError, Fault, Given, decode};

pub(crate) use feed::captures as feed;
pub(crate) use json_feed::captures as json_feed;
pub(crate) use opml::captures as opml;
pub(crate) use sitemap::captures as sitemap;

/// How many times the limit of a page a feed or list may have.
const OF_MANY: usize = 4;

/// An address that a list names, with what the list says about the page there.
#[derive(Clone, Debug)]
pub(crate) struct Link {
    /// The address: of a page, of a feed, or of another list.
    pub(crate) url: String,
    /// What the list says about it.
    pub(crate) given: Given,
    /// How many lists and archives it lies in: what is read behind it lies one deeper.
    pub(crate) depth: u8,
    /// What the list carries in its stead.
    instead: Option<Box<Capture>>,
}

impl Link {
    fn new(url: String, given: Given, instead: Option<Capture>) -> Link {
        Link { url, given, depth: 0, instead: instead.map(Box::new) }
    }

    /// What the list carries of the page, which says so.
    fn summary(&mut self) -> Option<Capture> {
        let mut capture = *self.instead.take()?;
        let message = format!("the feed carries only a summary; its page, {}, was not fetched", self.url);
        capture.faults.push(Fault { kind: "summary", message, offset: None });
        Some(capture)
    }
}

/// Reads what lies behind a link; set by whoever may ask the network. None where it is not followed.
pub(crate) type Follow = Arc<dyn Fn(&Link) -> Option<Captures> + Send + Sync>;

/// What a list yields.
enum Listed {
    /// A page that it carries.
    Page(Capture),
    /// A link to a page.
    Link(Link),
    /// An entry that cannot be read.
    Refused(CaptureError),
    /// An entry with neither text nor address.
    Empty,
}

/// What lies behind a link.
struct Behind {
    captures: Captures,
    /// What the list says about it.
    link: Link,
    /// Whether something could not be read.
    failed: bool,
}

/// What is listed, as captures.
struct Pages<I> {
    listed: I,
    name: String,
    depth: u8,
    follow: Option<Follow>,
    /// What lies behind the link that was followed last.
    behind: Option<Behind>,
    left: usize,
    example: String,
    empty: usize,
    /// What is said at the end about the list itself.
    damage: Option<CaptureError>,
}

fn pages(
    listed: impl Iterator<Item = Listed> + Send + 'static,
    damage: Option<CaptureError>,
    about: (String, u8),
    reading: &Reading,
) -> Captures {
    let (name, depth) = about;
    // A list of lists of lists comes to an end.
    let follow = reading.follow.clone().filter(|_| depth < crate::zip::DEEPEST);
    Box::new(Pages { listed, name, depth, follow, behind: None, left: 0, example: String::new(), empty: 0, damage })
}

impl<I> Pages<I> {
    /// What there is of a page that is only linked.
    fn linked(&mut self, mut link: Link) -> Option<Result<Capture, CaptureError>> {
        link.depth = self.depth + 1;
        if let Some(captures) = self.follow.as_ref().and_then(|follow| follow(&link)) {
            self.behind = Some(Behind { captures, link, failed: false });
            return None;
        }
        let summary = link.summary();
        if summary.is_none() {
            if self.left == 0 {
                self.example = link.url;
            }
            self.left += 1;
        }
        summary.map(Ok)
    }

    /// What is behind the link that was followed last; where its page cannot be read, what the list carries.
    fn behind(&mut self) -> Option<Result<Capture, CaptureError>> {
        let Behind { captures, link, failed } = self.behind.as_mut()?;
        match captures.next() {
            Some(Ok(capture)) => {
                link.instead = None;
                Some(Ok(capture.with_given(link.given.clone())))
            }
            Some(Err(error)) => {
                *failed = true;
                Some(Err(error))
            }
            None => self.behind.take().filter(|behind| behind.failed)?.link.summary().map(Ok),
        }
    }

    /// What is said once, at the end.
    fn report(&mut self) -> Option<CaptureError> {
        if let Some(damage) = self.damage.take() {
            return Some(damage);
        }
        let (left, empty) = (std::mem::take(&mut self.left), std::mem::take(&mut self.empty));
        if left > 0 {
            let detail =
                format!("{left} addresses are listed without their text and were not fetched, as {}", self.example);
            self.empty = empty;
            return Some(CaptureError::new(Cause::NotFetched, &self.name, detail));
        }
        let detail = format!("{empty} entries have neither text nor address");
        (empty > 0).then(|| CaptureError::new(Cause::Malformed, &self.name, detail))
    }
}

impl<I: Iterator<Item = Listed>> Iterator for Pages<I> {
    type Item = Result<Capture, CaptureError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(found) = self.behind() {
                return Some(found);
            }
            let found = match self.listed.next() {
                None => return self.report().map(Err),
                Some(Listed::Page(capture)) => Some(Ok(capture)),
                Some(Listed::Refused(error)) => Some(Err(error)),
                Some(Listed::Link(link)) => self.linked(link),
                Some(Listed::Empty) => {
                    self.empty += 1;
                    None
                }
            };
            if found.is_some() {
                return found;
            }
        }
    }
}

/// The characters of a feed or list.
struct Document {
    name: String,
    depth: u8,
    text: String,
    charset: &'static str,
    /// What could not be decoded; it is said with each page.
    faults: Vec<Fault>,
    /// Why the bytes end before the document does.
    cut: Option<String>,
}

fn document(mut piece: Piece, limit: usize) -> Result<Document, CaptureError> {
    let Bytes { bytes, broken: cut } =
        page::read_bounded(&mut piece.source, &piece.name, limit.saturating_mul(OF_MANY))?;
    let decode::Decoded { text, charset, mut faults } = decode::decode(&bytes, None);
    // Their places are places in the feed, not in a page.
    faults.iter_mut().for_each(|fault| fault.offset = None);
    Ok(Document { name: piece.name, depth: piece.depth, text, charset, faults, cut })
}

impl Document {
    /// That the document breaks off, where it does.
    fn damage(&self, broken: bool) -> Option<CaptureError> {
        let reason = match &self.cut {
            Some(reason) => format!("it breaks off: {reason}"),
            None if broken => "it breaks off".to_owned(),
            None => return None,
        };
        let line = self.text.lines().count() as u64;
        let detail = format!("{reason}; what stands before was read");
        Some(CaptureError::new(Cause::Damaged, &self.name, detail).at_line(line))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Body;
    use crate::open::once;
    use crate::source::{Part, Source};

    /// What is read where links are followed: each leads to a page with its own address.
    fn followed(text: &str, depth: u8) -> Vec<Result<Capture, CaptureError>> {
        let follow: Follow = Arc::new(|link: &Link| {
            let page = Capture::new(&link.url, Body::Plain(format!("the page, {} deep", link.depth)));
            Some(once(Ok(page.with_given(Given { url: Some(link.url.clone()), ..Given::default() }))))
        });
        let reading = Reading { options: crate::Options::default(), follow: Some(follow) };
        let source = Source::Part(Part::of(text.as_bytes().to_vec()));
        feed(Piece { depth, ..Piece::of(source, "x.rss".to_owned()) }, &reading).collect()
    }

    const FEED: &str = "<rss><channel><title>Bay</title><item><title>One</title><link>https://bay.example/1</link>\
        <description>Short.</description></item></channel></rss>";

    #[test]
    fn a_link_that_is_followed_gives_its_page_with_what_the_list_says() {
        let found = followed(FEED, 0);
        let page = found[0].as_ref().expect("a page");
        assert_eq!(
            (page.source.as_str(), &page.body),
            ("https://bay.example/1", &Body::Plain("the page, 1 deep".into()))
        );
        assert_eq!((page.given.title.as_deref(), page.given.publisher.as_deref()), (Some("One"), Some("Bay")));
        assert!(page.faults.is_empty() && found.len() == 1);
    }

    #[test]
    fn lists_in_lists_come_to_an_end() {
        let found = followed(FEED, crate::zip::DEEPEST);
        assert_eq!(found[0].as_ref().expect("the summary").faults[0].kind, "summary");
    }
}
