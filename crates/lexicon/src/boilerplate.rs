//! Phrases of pages that are no part of the article: navigation, promotion, comments, disclaimers.

use crate::table::{Row, Table, lower};

/// What a line with the phrase is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum BlockCueKind {
    /// Navigation and page furniture.
    Chrome,
    /// Links to other articles, newsletters, subscriptions, donations.
    Promo,
    /// Reader comments and their forms.
    Comment,
    /// Whose opinion it is, copyright, corrections policy.
    Disclaimer,
    /// Who the author is.
    Bio,
    /// Picture captions and credits.
    Caption,
}

/// Where in a line the phrase must stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum BlockCuePlace {
    /// The line is nothing else.
    Whole,
    /// The line begins with it.
    Start,
    /// Anywhere in the line.
    Anywhere,
}

/// A phrase that shows what a line of a copied page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BlockCue {
    /// Lower-case words, single spaces, no punctuation around words; a label keeps its final colon.
    pub form: &'static str,
    /// What the line is.
    pub kind: BlockCueKind,
    /// Where it must stand.
    pub place: BlockCuePlace,
}

impl Row for BlockCue {
    fn form(&self) -> &'static str {
        self.form
    }
    fn read(fields: &[&'static str]) -> Option<Self> {
        let [form, kind, place, ..] = *fields else {
            return None;
        };
        let kind = match kind {
            "chrome" => BlockCueKind::Chrome,
            "promo" => BlockCueKind::Promo,
            "comment" => BlockCueKind::Comment,
            "disclaimer" => BlockCueKind::Disclaimer,
            "bio" => BlockCueKind::Bio,
            "caption" => BlockCueKind::Caption,
            _ => return None,
        };
        let place = match place {
            "whole" => BlockCuePlace::Whole,
            "start" => BlockCuePlace::Start,
            "anywhere" => BlockCuePlace::Anywhere,
            _ => return None,
        };
        Some(Self { form, kind, place })
    }
}

/// The first cue that fits the line, compared word by word without case and punctuation.
pub(crate) fn find<'t>(table: &'t Table<BlockCue>, line: &str) -> Option<&'t BlockCue> {
    let line = lower(line);
    let words: Vec<&str> = line.split_whitespace().map(bare).filter(|w| !w.is_empty()).collect();
    let label = label(&line).and_then(|label| table.get(&label));
    label.or_else(|| (0..words.len()).find_map(|at| cue_at(table, &words, at)))
}

/// The longest cue that starts at this word and may stand there.
fn cue_at<'t>(table: &'t Table<BlockCue>, words: &[&str], at: usize) -> Option<&'t BlockCue> {
    // Few words begin a cue, and fewer pairs of words: most places are done with one look or two.
    let reach = table.reach(words[at]).min(words.len() - at);
    if reach == 0 {
        return None;
    }
    let begun = reach > 1 && table.has_start(&words[at..at + 2].join(" "));
    let most = if begun { reach } else { 1 };
    (1..=most).rev().find_map(|count| {
        let cue = table.get(&words[at..at + count].join(" "))?;
        let fits = match cue.place {
            BlockCuePlace::Whole => at == 0 && count == words.len(),
            BlockCuePlace::Start => at == 0,
            BlockCuePlace::Anywhere => true,
        };
        fits.then_some(cue)
    })
}

/// What stands before the first colon, arrow or dash of the line, with a colon: `author:`.
fn label(line: &str) -> Option<String> {
    // The marks that are not ASCII all begin with one byte, so that most letters need one comparison.
    let ends = |at: usize, byte: u8| byte == b':' || byte == 0xE2 && line[at..].starts_with(['›', '–', '—']);
    let end = line.bytes().enumerate().position(|(at, byte)| ends(at, byte))?;
    let label = line[..end].trim();
    (label.len() < 32).then(|| format!("{label}:"))
}

fn bare(word: &str) -> &str {
    // Most words have none, as a look at two bytes tells.
    if let [first, .., last] = word.as_bytes()
        && first.is_ascii_alphanumeric()
        && last.is_ascii_alphanumeric()
    {
        return word;
    }
    word.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '©' | '&' | '%'))
}
