//! The noun phrases of a passage, as far as words tell: what follows an article, a possessive or a preposition, up to
//! the next function word or mark.

use corpus::{Annotated, MentionForm, Span};
use lexicon::Lexicon;

use super::lists;
use crate::stems::{is_function_word, stem};
use crate::words::{hash, lower, words};

/// A noun phrase without its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    /// The stem of its last word, which heads it.
    pub(super) head: u64,
    pub(super) span: Span,
    /// Its last two words, where the first of them says of what kind it is rather than how much or how new.
    pub(super) last_two: Option<Span>,
}

/// The most words of a phrase: what is longer has a verb in it.
const LONGEST: usize = 3;

/// The phrases in a passage that something may be about.
pub(super) fn phrases(document: &Annotated, passage: Span, lexicon: &Lexicon) -> Vec<Phrase> {
    let found: Vec<Span> = words(document.document.text.as_str(), passage).into_iter().map(|word| word.span).collect();
    let mut phrases = Vec::new();
    let mut at = 0;
    while at < found.len() {
        let begins = lists::OPENERS.has_folded(document.slice(found[at])) || is_trigger(document, found[at]);
        let run = if begins { run(document, &found[at..]) } else { 0 };
        let adjunct = at > 0 && lists::ADJUNCTS.has_folded(document.slice(found[at - 1]));
        let last = found.get(at + run).filter(|_| (1..=LONGEST).contains(&run) && !adjunct);
        let last = last.filter(|last| run > 1 || !is_anaphoric(document.slice(**last)));
        if let Some(head) = last.filter(|last| is_issue(document, **last, lexicon)) {
            let own = &found[at + 1..=at + run];
            let kinds = own.iter().position(|word| !is_degree(document.slice(*word), lexicon)).unwrap_or(0);
            let last_two = own[kinds..].windows(2).next_back().map(|two| two[0].join(two[1]));
            let span = own[kinds].join(*head);
            phrases.push(Phrase { head: hash(&stem(document.slice(*head))), span, last_two });
        }
        at += run + 1;
    }
    phrases
}

/// How many words follow the first one, with nothing but a space between them, before the next function word.
fn run(document: &Annotated, found: &[Span]) -> usize {
    let follows = |two: &&[Span]| {
        let gap = document.slice(Span::new(two[0].end, two[1].start));
        let next = lower(document.slice(two[1]));
        gap == " " && !is_function_word(&next) && !lists::PREPOSITIONS.has(&next)
    };
    found.windows(2).take_while(follows).count()
}

/// Whether a word is, or ends, a verb that tells an event, whose object follows: "demanded [border security]".
pub(crate) fn is_trigger(document: &Annotated, word: Span) -> bool {
    let mut events = document.annotations.events.overlapping(word);
    events.any(|(_, event)| event.span.end == word.end && !event.grounds.rule.0.ends_with("noun"))
}

/// Whether a word before a noun says how much, how great or how new rather than of what kind: "25 percent tariffs".
fn is_degree(word: &str, lexicon: &Lexicon) -> bool {
    let counts = word.starts_with(|letter: char| letter.is_ascii_digit() || letter == '$');
    let greatest = word.len() > 5 && word.ends_with("est");
    let vague = lists::DEGREES.has(word);
    counts || greatest || vague || lexicon.unit(word).is_some() || lexicon.number(word).is_some()
}

/// Nouns that alone only point back at what was named before.
fn is_anaphoric(word: &str) -> bool {
    lists::ANAPHORIC.has(&stem(word))
}

/// Whether two words side by side may be a noun with what says of which kind it is, without a word that opens a phrase
/// before them: "accept class sizes".
pub(super) fn is_compound(document: &Annotated, pair: Span, lexicon: &Lexicon) -> bool {
    let words: Vec<Span> = words(document.document.text.as_str(), pair).into_iter().map(|word| word.span).collect();
    let [first, last] = words.as_slice() else { return false };
    let word = document.slice(*first);
    is_issue(document, *last, lexicon)
        && !lists::PREPOSITIONS.has(document.slice(*last))
        && !is_degree(word, lexicon)
        && !lists::PREPOSITIONS.has(word)
}

/// Whether a word may head an issue: a common noun that is no role, body, time or thing in general.
fn is_issue(document: &Annotated, head: Span, lexicon: &Lexicon) -> bool {
    let word = document.slice(head);
    let is_plain = word.chars().all(char::is_lowercase) && word.chars().count() > 3;
    let inflected = ["ed", "ing", "ly"].iter().any(|end| word.ends_with(end)) && !word.ends_with("eed");
    let mut names =
        document.annotations.mentions.overlapping(head).filter(|(_, mention)| mention.form == MentionForm::Name);
    let mut times = document.annotations.times.overlapping(head);
    is_plain
        && !inflected
        && names.next().is_none()
        && times.next().is_none()
        && !is_general(word)
        && !lists::ADVERBS.has(word)
        && !is_trigger(document, head)
        && !super::issue::is_role(word, lexicon)
}

/// Whether a noun says nothing of what something is about.
pub(crate) fn is_general(word: &str) -> bool {
    lists::GENERAL.has(&stem(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn general_nouns_are_stems() {
        assert!(
            lists::GENERAL.iter().all(|general| stem(general) == general || stem(&format!("{general}e")) == general)
        );
    }

    #[test]
    fn a_phrase_follows_an_opening_word() {
        assert!(["The", "over"].iter().all(|word| lists::OPENERS.has_folded(word)));
        assert!(!lists::OPENERS.has_folded("bridge"));
        assert!(is_general("countries") && !is_general("height"));
    }
}
