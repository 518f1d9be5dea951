//! One entry of a feed, however the feed is written, as a capture or as a link to its page.

use super::words::{has_markup, is_cut, plain};
use super::{Link, Listed};
use crate::error::Cause;
use crate::{Body, Capture, CaptureError, Fault, Given};

/// A description of at least so many characters is taken for the whole text.
const WHOLE: usize = 1_200;

/// What a feed says of one page.
#[derive(Debug, Default)]
pub(super) struct Entry {
    /// The feed and the number of the entry in it, from 1.
    pub(super) place: String,
    /// The encoding of the feed.
    pub(super) charset: Option<String>,
    pub(super) given: Given,
    /// What the feed says is the content.
    pub(super) content: Option<String>,
    /// What it says is a description or a summary.
    pub(super) summary: Option<String>,
    pub(super) faults: Vec<Fault>,
}

impl Entry {
    /// The text that the entry carries, and whether it is the whole of it.
    fn text(&mut self) -> Option<(String, bool)> {
        let has_words = |text: &String| !text.trim().is_empty();
        let content = self.content.take().filter(has_words);
        let summary = self.summary.take().filter(has_words);
        let Some(content) = content else {
            let words = plain(summary.as_deref().unwrap_or_default());
            let whole = words.chars().count() >= WHOLE && !is_cut(&words);
            return summary.map(|summary| (summary, whole));
        };
        let whole = !is_cut(&plain(&content));
        match summary {
            // Some feeds write the text into the description and its beginning into the content.
            Some(summary) if summary.len() > content.len() => Some((summary, whole)),
            _ => Some((content, whole)),
        }
    }

    /// What the entry is good for: its text where the feed carries it, else the link.
    pub(super) fn listed(mut self, limit: usize) -> Listed {
        let text = self.text();
        if let Some((text, _)) = text.as_ref().filter(|(text, _)| text.len() > limit) {
            let detail = format!("the entry has {} bytes, more than the limit of {limit}", text.len());
            return Listed::Refused(CaptureError::new(Cause::TooLarge, self.place, detail));
        }
        let address = self.given.url.clone();
        let capture = text.map(|(text, whole)| {
            let body = if has_markup(&text) { Body::Html(text) } else { Body::Plain(text.trim().to_owned()) };
            let (given, charset) = (self.given.clone(), self.charset);
            (Capture { given, charset, faults: self.faults, ..Capture::new(&self.place, body) }, whole)
        });
        match (capture, address) {
            // Where there is no page to read, what the feed carries is all there is.
            (Some((capture, true)), _) | (Some((capture, _)), None) => Listed::Page(capture),
            (Some((capture, false)), Some(url)) => Listed::Link(Link::new(url, self.given, Some(capture))),
            (None, Some(url)) => Listed::Link(Link::new(url, self.given, None)),
            (None, None) => Listed::Empty,
        }
    }
}
