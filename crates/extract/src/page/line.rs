//! The lines of a page, and what their look says.

use corpus::Span;
use lexicon::{BlockCue, Lexicon};

use super::words::{self, is_function_word};

/// How a line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// With a full stop, question or exclamation mark, or an ellipsis; closing quotation marks may follow.
    Sentence,
    /// With a colon.
    Colon,
    /// With a comma, semicolon or dash: something follows.
    Open,
    /// With a word.
    Word,
}

/// A line (or several that were broken at a margin) with its look.
#[derive(Clone, Debug)]
pub(crate) struct Line<'t> {
    /// Where it stands, without surrounding white space.
    pub(crate) span: Span,
    /// The line.
    pub(crate) text: &'t str,
    /// How many words it has.
    pub(crate) words: usize,
    /// How many of them begin with a capital letter.
    pub(crate) capitals: usize,
    /// How many are articles, prepositions, pronouns and the like.
    pub(crate) function_words: usize,
    /// How it ends.
    pub(crate) ending: Ending,
    /// The phrase of page furniture in it.
    pub(crate) cue: Option<BlockCue>,
    /// Whether a blank line stands before it.
    pub(crate) gap: bool,
}

/// Longer lines are paragraphs whatever phrase stands in them; only their beginning is searched.
const CUE_LINE: usize = 700;

impl<'t> Line<'t> {
    /// The line at `span` of `text`.
    pub(crate) fn read(text: &'t str, span: Span, gap: bool, lexicon: &Lexicon) -> Line<'t> {
        let line = text.get(span.range()).unwrap_or_default();
        let mut look =
            Line { span, text: line, words: 0, capitals: 0, function_words: 0, ending: ending(line), cue: None, gap };
        for word in words::words(line) {
            look.words += 1;
            look.capitals += usize::from(word.starts_with(char::is_uppercase));
            look.function_words += usize::from(is_function_word(word));
        }
        look.words += words::unspaced(line);
        look.cue = lexicon.block_cue(words::prefix(line, CUE_LINE)).copied();
        look
    }

    /// Whether it reads as running text, not as a label, link or headline.
    pub(crate) fn is_prose(&self) -> bool {
        let glued_labels = self.capitals * 10 >= self.words * 7 && self.function_words * 10 < self.words;
        match self.ending {
            Ending::Sentence => self.words >= 6 && !glued_labels,
            Ending::Colon => self.words >= 8 && !glued_labels,
            Ending::Open | Ending::Word => self.words >= 22 && !glued_labels,
        }
    }

    /// Whether it is a short sentence, which may be running text or a label.
    pub(crate) fn is_short_sentence(&self) -> bool {
        !self.is_prose() && self.ending == Ending::Sentence && self.words >= 2
    }

    /// Whether it begins with a mark or number of a list.
    pub(crate) fn is_list_item(&self) -> bool {
        let mut letters = self.text.chars();
        match letters.next() {
            Some('•' | '●' | '▪' | '‣' | '*' | '·' | '–' | '—' | '-') => letters.next() == Some(' '),
            Some(first) if first.is_ascii_digit() => {
                let rest = self.text.trim_start_matches(|letter: char| letter.is_ascii_digit());
                rest.starts_with(". ") || rest.starts_with(") ")
            }
            _ => false,
        }
    }
}

fn ending(line: &str) -> Ending {
    let bare = line.trim_end_matches(|last: char| last.is_whitespace() || words::is_closing(last));
    match bare.chars().next_back() {
        Some('.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '।') => Ending::Sentence,
        Some(':') => Ending::Colon,
        Some(',' | ';' | '-' | '–' | '—') => Ending::Open,
        _ => Ending::Word,
    }
}
