//! Headlines in title case or in capitals, with the letters that the body gives to their words.
//!
//! "Trump Blames Democrats" is one long name for a model that was trained on running text. The text is frozen and
//! keeps its capitals; only the parser sees the words as the article writes them elsewhere. Truecasing by the
//! document's own words: Lita et al., tRuEcasIng, ACL 2003, with the document in the place of the corpus.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use corpus::{BlockKind, Document, Span};
use lexicon::Lexicon;
use nlp::Model;

use crate::lists;

/// From how many longer words on it can be told how a headline is written.
const LEAST: usize = 3;
/// Words shorter than this stay small in title case.
const LONGER: usize = 4;

/// How a headline writes its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Case {
    /// Every longer word with a capital.
    Title,
    /// Capitals throughout.
    Capitals,
}

/// How often the running text writes a word in each way, where a sentence does not demand a capital.
#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    small: u32,
    capital: u32,
    capitals: u32,
}

/// What the running text of a document shows of the words of its headlines.
pub(crate) struct Letters<'a> {
    lexicon: &'a Lexicon,
    model: &'a Model,
    passages: Vec<&'a str>,
    seen: BTreeMap<String, Seen>,
}

impl<'a> Letters<'a> {
    /// What is known for the headlines of a document; nothing where they are written like running text.
    pub(crate) fn of(document: &'a Document, model: &'a Model, lexicon: &'a Lexicon) -> Self {
        let slice = |span: Span| document.text.slice(span);
        let blocks = || document.blocks.iter().filter(|(_, block)| block.kind.is_analysed());
        let heads = blocks().filter(|(_, block)| is_head(block.kind)).map(|(_, block)| slice(block.span));
        let mut seen: BTreeMap<String, Seen> = BTreeMap::new();
        for head in heads.filter(|head| case(head).is_some()) {
            seen.extend(words(head).map(|word| (head[word].to_lowercase(), Seen::default())));
        }
        let mut passages: Vec<&str> = Vec::new();
        if !seen.is_empty() {
            // A line in title case below the headline, or in the midst of the text, shows no more than the headline does.
            let running = |passage: &&str| case(passage).is_none();
            let rest = blocks().filter(|(_, block)| !is_head(block.kind)).map(|(_, block)| slice(block.span));
            passages.extend(rest.filter(running));
            passages.iter().for_each(|passage| count(passage, &mut seen));
        }
        Self { lexicon, model, passages, seen }
    }

    /// A passage of a block of this kind as the parser shall see it: as long, with the same boundaries; and the
    /// words of which it is known whether they are names.
    pub(crate) fn given<'t>(&self, kind: BlockKind, passage: Cow<'t, str>) -> (Cow<'t, str>, Vec<(usize, bool)>) {
        let case = Some(&passage).filter(|_| is_head(kind) && !self.seen.is_empty()).and_then(|head| case(head));
        let Some(case) = case else { return (passage, Vec::new()) };
        let mut text = passage.clone().into_owned();
        let mut told = Vec::new();
        for word in words(&passage) {
            let begins = opens(&passage, word.start);
            let (written, is_name) = self.letters(&passage, word.clone(), case, begins);
            // The first word of a sentence is capitalised anyway: there only what the text shows is believed.
            let seen =
                self.seen.get(&passage[word.clone()].to_lowercase()).is_some_and(|seen| seen.capital > seen.small);
            told.extend((!begins || seen).then_some((word.start, is_name)));
            if written.len() == word.len() {
                text.replace_range(word, &written);
            }
        }
        (Cow::Owned(text), told)
    }

    /// A word of a headline as the running text would write it, and whether it is part of a name.
    fn letters(&self, head: &str, word: Range<usize>, case: Case, begins: bool) -> (String, bool) {
        let written = &head[word.clone()];
        let small = written.to_lowercase();
        let seen = self.seen.get(&small).copied().unwrap_or_default();
        match case {
            Case::Title => {
                let odd = !is_titled(written);
                let is_name = odd || self.is_in_name(head, &word) || !self.is_small(written, &small, seen);
                (
                    if begins || is_name { written.to_owned() } else { small },
                    is_name && written.starts_with(char::is_uppercase),
                )
            }
            Case::Capitals if seen.capitals > seen.small.max(seen.capital) => (written.to_owned(), true),
            Case::Capitals => {
                let name = titled(written);
                let is_name = !self.is_small(&name, &small, seen);
                (if begins || is_name { name } else { small }, is_name)
            }
        }
    }

    /// Whether a word is a common one here: as the running text mostly writes it, else by the tables of words.
    fn is_small(&self, written: &str, small: &str, seen: Seen) -> bool {
        match seen.small.cmp(&(seen.capital + seen.capitals)) {
            std::cmp::Ordering::Greater => true,
            std::cmp::Ordering::Less => false,
            std::cmp::Ordering::Equal => {
                let common = lists::CLOSED.has(small) || self.model.is_common(small);
                common && !self.is_name(written)
            }
        }
    }

    /// Whether the running text writes the word and one beside it with the same capitals: "Border Patrol".
    fn is_in_name(&self, head: &str, word: &Range<usize>) -> bool {
        let next = words(&head[word.end..]).next().map(|next| word.start..word.end + next.end);
        let before = words(&head[..word.start]).last().map(|before| before.start..word.end);
        let pair = |range: Range<usize>| {
            let pair = &head[range];
            let both = words(pair).all(|part| pair[part].starts_with(char::is_uppercase));
            both && pair.len() < 60 && self.passages.iter().any(|passage| passage.contains(pair))
        };
        next.is_some_and(pair) || before.is_some_and(pair)
    }

    /// Whether the tables know a name that is written so.
    fn is_name(&self, written: &str) -> bool {
        let lexicon = self.lexicon;
        !lexicon.country_forms(written).is_empty()
            || lexicon.given_name(written).is_some_and(|name| !name.ambiguous)
            || lexicon.name_word(written).is_some()
            || lexicon.calendar(&written.to_lowercase()).is_some()
            || lexicon.outlet(written).is_some()
    }
}

fn is_head(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Title | BlockKind::Standfirst | BlockKind::Heading)
}

/// How a headline is written; none where it is written like running text, or too short to tell.
fn case(head: &str) -> Option<Case> {
    let longer = || words(head).map(|word| &head[word]).filter(|word| word.chars().count() >= LONGER);
    let capitals = longer().all(|word| word.chars().all(char::is_uppercase));
    let enough = longer().count() >= LEAST;
    let titled = || longer().all(|word| word.starts_with(char::is_uppercase));
    match (enough, capitals) {
        (true, true) => Some(Case::Capitals),
        (true, false) if titled() => Some(Case::Title),
        _ => None,
    }
}

/// The words of a text: its runs of letters.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let start = at + rest.find(char::is_alphabetic)?;
        let run = text.get(start..)?;
        let end = start + run.find(|letter: char| !letter.is_alphabetic()).unwrap_or(run.len());
        at = end;
        Some(start..end)
    })
}

/// Counts how a passage writes the words that are asked for.
fn count(passage: &str, seen: &mut BTreeMap<String, Seen>) {
    let mut small = String::new();
    for word in words(passage) {
        let written = &passage[word.clone()];
        small.clear();
        small.extend(written.chars().flat_map(char::to_lowercase));
        let Some(seen) = seen.get_mut(small.as_str()) else { continue };
        if written.starts_with(char::is_lowercase) {
            seen.small += 1;
        } else if written.chars().nth(1).is_some() && written.chars().all(char::is_uppercase) {
            seen.capitals += 1;
        } else if !opens(passage, word.start) {
            seen.capital += 1;
        }
    }
}

/// Whether a sentence, a quotation or what follows a colon begins at a place.
fn opens(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches(|mark: char| mark.is_whitespace() || "\"'“‘«([".contains(mark));
    let quoted = text[before.len()..at].contains(['"', '“', '«']);
    quoted || before.chars().next_back().is_none_or(|mark| ".!?:;…—–|".contains(mark))
}

/// One capital, then small letters.
fn is_titled(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase)
}

fn titled(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter();
    first.chain(letters.flat_map(char::to_lowercase)).collect()
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a broken fixture must stop the test")]
mod tests {
    use corpus::{Block, Format, Metadata, Rule, Table, Text};

    use super::*;

    /// The headline of a document of two blocks as the parser sees it, and its words that are told to be names.
    fn read(headline: &str, body: &str) -> (String, Vec<String>) {
        let text = Text::new(format!("{headline}\n\n{body}")).expect("short");
        let title = Span::new(0, headline.len() as u32);
        let block = |kind, span| Block { kind, span, capture: None, rule: Rule::new("test") };
        let mut blocks = vec![block(BlockKind::Title, title)];
        let mut at = title.end + 2;
        for passage in body.split("\n\n") {
            let span = Span::new(at, at + passage.len() as u32);
            blocks.push(block(BlockKind::Paragraph, span));
            at = span.end + 2;
        }
        let blocks = Table::freeze(blocks, &text).expect("in order");
        let (id, source, format) = ("case".into(), String::new(), Format::Plain);
        let (metadata, defects) = (Metadata::default(), Vec::new());
        let document = Document { id, source, format, text, blocks, metadata, defects };
        let (model, lexicon) = (Model::embedded().expect("a model"), Lexicon::embedded());
        let letters = Letters::of(&document, &model, &lexicon);
        let (given, told) = letters.given(BlockKind::Title, Cow::Borrowed(headline));
        let names = told.into_iter().filter(|(_, is_name)| *is_name);
        let word = |at: usize| words(&headline[at..]).next().map(|word| headline[at..at + word.end].to_owned());
        (given.clone().into_owned(), names.filter_map(|(at, _)| word(at)).collect())
    }

    #[test]
    fn a_headline_in_title_case_gets_the_letters_of_the_text() {
        let body = "President Mira Holt blamed the harbour board. On Friday Holt met the border police in Oslo.";
        let (given, names) = read("Holt Blames Harbour Board For Deaths Of Sailors", body);
        assert_eq!(given, "Holt blames harbour board for deaths of sailors");
        assert_eq!(names, ["Holt"]);
    }

    #[test]
    fn a_second_headline_shows_nothing_of_the_first() {
        let body = "Holt Blames Harbour Board For Deaths\n\nPresident Mira Holt blamed the harbour board.";
        assert_eq!(read("Holt Blames Harbour Board For Deaths", body).0, "Holt blames harbour board for deaths");
    }

    #[test]
    fn words_that_make_a_name_in_the_text_stay_one() {
        let body = "The Border Patrol closed the border on Monday, the patrol said.";
        assert_eq!(
            read("Why Border Patrol Closed Northern Border", body).0,
            "Why Border Patrol closed northern border"
        );
    }

    #[test]
    fn what_the_text_does_not_write_is_small_where_it_is_a_common_word() {
        let (given, _) = read("Norway Sends Frigate To Help Skarvoy Fishermen", "Nothing else is known.");
        assert_eq!(given, "Norway sends frigate to help Skarvoy fishermen");
    }

    #[test]
    fn capitals_throughout_are_taken_back_too() {
        let (given, names) = read("HOLT MEETS NATO ENVOY IN OSLO", "The envoy of NATO came to Oslo, where Holt was.");
        assert_eq!(given, "Holt meets NATO envoy in Oslo");
        assert_eq!(names, ["HOLT", "NATO", "OSLO"]);
    }

    #[test]
    fn a_headline_like_running_text_stays_as_it_is() {
        assert_eq!(read("Holt blames board for deaths", "The board of Holt.").0, "Holt blames board for deaths");
    }

    #[test]
    fn letters_that_change_their_length_stay() {
        let (given, _) = read("İZMİR AND ẞENDLING MEET AGAIN TODAY", "Some text.");
        assert_eq!(given.len(), "İZMİR AND ẞENDLING MEET AGAIN TODAY".len());
    }
}
