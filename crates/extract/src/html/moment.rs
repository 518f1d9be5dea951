//! Dates in the visible page, with what stands around them.

use dom_query::NodeRef;
use lexicon::{Lexicon, MarkupPlace, MarkupSign};

use super::signs::{self, Signs};
use super::stamp::{self, Custom, Stamp};
use crate::page;

/// A date of the visible page.
#[derive(Clone, Debug)]
pub(super) struct Moment {
    pub(super) stamp: Stamp,
    /// What its element and the parts of the page around it are signs of.
    pub(super) signs: Signs,
    /// What the words before it say of it.
    pub(super) label: Option<MarkupSign>,
    /// What its property in microdata or RDFa says of it.
    pub(super) property: Option<MarkupSign>,
    /// Whether it stands alone or with few words, not in running text.
    pub(super) bare: bool,
    /// Whether an element for times or a property holds it.
    pub(super) marked: bool,
    /// The number of the text before it, in order of the page.
    pub(super) order: usize,
}

/// The longest line that a date is looked for in, in bytes; of longer ones the beginning.
const LINE: usize = 200;

/// Where in running text a dateline may have its date, in bytes.
const OPENING: usize = 40;

/// Reads the moments of elements and texts.
pub(super) struct Reader<'l> {
    pub(super) custom: Custom,
    pub(super) lexicon: &'l Lexicon,
    /// The last short text, which may be the label of a date that follows alone.
    pub(super) before: String,
}

impl Reader<'_> {
    /// The date of an element for times, or of one with a property for dates.
    pub(super) fn of_element(&self, node: &NodeRef<'_>, property: Option<MarkupSign>, order: usize) -> Option<Moment> {
        let machine = ["datetime", "content", "title"].iter().filter_map(|name| node.attr(name));
        let machine = machine.filter_map(|written| self.first(&written)).next();
        let stamp = machine.or_else(|| self.first(&super::facts::text(node)?))?;
        let signs = signs::around(node, self.lexicon);
        let label = self.label(&self.before, "");
        Some(Moment { stamp, signs, label, property, bare: true, marked: true, order })
    }

    fn first(&self, written: &str) -> Option<Stamp> {
        stamp::first(page::prefix(written, LINE), &self.custom, self.lexicon)
    }

    /// The dates of a text of the page.
    pub(super) fn of_text(&self, text: &str, parent: &NodeRef<'_>, order: usize) -> Vec<Moment> {
        let line = page::prefix(text, LINE);
        let stamps = stamp::stamps(line, &self.custom, self.lexicon);
        let mut stamps =
            stamps.into_iter().filter(|stamp| line.len() == text.len() || stamp.range.start <= OPENING).peekable();
        if stamps.peek().is_none() {
            return Vec::new();
        }
        let signs = signs::around(parent, self.lexicon);
        let (mut at, mut moments) = (0, Vec::new());
        while let Some(stamp) = stamps.next() {
            let end = stamps.peek().map_or(line.len(), |next| next.range.start);
            let own = &line[at..stamp.range.start];
            let before = if page::words_of(own).next().is_none() && at == 0 { self.before.as_str() } else { own };
            let label = self.label(before, &line[stamp.range.end..end]);
            let words = page::words_of(text).count();
            at = stamp.range.end;
            let bare = text.len() <= 120 && words <= 16;
            moments.push(Moment { stamp, signs, label, property: None, bare, marked: false, order });
        }
        moments
    }

    /// What the words before a date, else those after it, say of it.
    fn label(&self, before: &str, after: &str) -> Option<MarkupSign> {
        let before = suffix(before, 60).to_lowercase();
        let words: Vec<&str> = words(&before).collect();
        // A day of the week and the like may stand between: "Updated: Tuesday, ".
        for end in (words.len().saturating_sub(2)..=words.len()).rev() {
            let labels = (1..=4.min(end)).rev().map(|count| words[end - count..end].join(" "));
            if let Some(sign) = labels.filter_map(|label| self.lexicon.markup_sign(&label, MarkupPlace::Words)).next() {
                return Some(sign);
            }
        }
        // The verb may come last: "wurde am 6. Mai 2016 veröffentlicht".
        let after = (!words.is_empty()).then(|| page::prefix(after, 60).to_lowercase())?;
        let last = self::words(&after).last().and_then(|word| self.lexicon.markup_sign(word, MarkupPlace::Words));
        last.filter(|sign| {
            matches!(sign, MarkupSign::Published | MarkupSign::Modified) && after.split_whitespace().count() <= 6
        })
    }
}

/// The end of a text, at most `bytes` long, cut between characters.
fn suffix(text: &str, bytes: usize) -> &str {
    let mut start = text.len().saturating_sub(bytes);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    &text[start..]
}

/// Words without the marks around them; the sign of copyright is one.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split_whitespace();
    let words = words.map(|word| word.trim_matches(|mark: char| !mark.is_alphanumeric() && mark != '©'));
    words.filter(|word| !word.is_empty())
}
