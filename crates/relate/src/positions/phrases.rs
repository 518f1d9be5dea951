//! The noun phrases of a passage, as far as words tell: what follows an article, a possessive or a preposition, up to
//! the next function word or mark.

use corpus::{Annotated, MentionForm, Span};
use lexicon::Lexicon;

use crate::stems::{is_function_word, stem};
use crate::words::{hash, lower, words};

/// A noun phrase without its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    /// The stem of its last word, which heads it.
    pub(super) head: u64,
    pub(super) span: Span,
}

/// The most words of a phrase: what is longer has a verb in it.
const LONGEST: usize = 3;

/// The phrases in a passage that something may be about.
pub(super) fn phrases(document: &Annotated, passage: Span, lexicon: &Lexicon) -> Vec<Phrase> {
    let found: Vec<Span> = words(document.document.text.as_str(), passage).into_iter().map(|word| word.span).collect();
    let mut phrases = Vec::new();
    let mut at = 0;
    while at < found.len() {
        let run = if opens(document.slice(found[at])) { run(document, &found[at..]) } else { 0 };
        let adjunct = at > 0 && is_adjunct(document.slice(found[at - 1]));
        let last = found.get(at + run).filter(|_| (1..=LONGEST).contains(&run) && !adjunct);
        let last = last.filter(|last| run > 1 || !is_anaphoric(document.slice(**last)));
        if let Some(head) = last.filter(|last| is_issue(document, **last, lexicon)) {
            let span = found[at + 1].join(*head);
            phrases.push(Phrase { head: hash(&stem(document.slice(*head))), span });
        }
        at += run + 1;
    }
    phrases
}

/// How many words follow the first one, with nothing but a space between them, before the next function word.
fn run(document: &Annotated, found: &[Span]) -> usize {
    let follows = |two: &&[Span]| {
        let gap = document.slice(Span::new(two[0].end, two[1].start));
        gap == " " && !is_function_word(&lower(document.slice(two[1])))
    };
    found.windows(2).take_while(follows).count()
}

/// Words that a noun phrase follows.
fn opens(word: &str) -> bool {
    const OPENERS: [&str; 22] = [
        "a", "about", "all", "an", "any", "both", "for", "her", "his", "its", "my", "no", "of", "on", "our", "over",
        "that", "the", "their", "these", "this", "those",
    ];
    OPENERS.binary_search(&&*lower(word)).is_ok()
}

/// Whether a noun phrase after this word says when or where rather than what.
fn is_adjunct(word: &str) -> bool {
    const ADJUNCTS: [&str; 9] = ["after", "at", "before", "despite", "during", "following", "in", "since", "until"];
    ADJUNCTS.binary_search(&&*lower(word)).is_ok()
}

/// Nouns that alone only point back at what was named before.
fn is_anaphoric(word: &str) -> bool {
    matches!(stem(word).as_str(), "issu" | "problem" | "matter" | "question" | "topic" | "move" | "measur" | "decision")
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
        && !super::issue::is_role(word, lexicon)
}

/// Whether a noun says nothing of what something is about.
pub(crate) fn is_general(word: &str) -> bool {
    GENERAL.binary_search(&stem(word).as_str()).is_ok()
}

/// Stems of nouns for times, parties, and anything at all.
const GENERAL: [&str; 82] = [
    "addition",
    "articl",
    "basis",
    "beginn",
    "case",
    "century",
    "citizen",
    "condition",
    "counterpart",
    "country",
    "cours",
    "date",
    "day",
    "decad",
    "direction",
    "discussion",
    "effort",
    "era",
    "event",
    "exampl",
    "expert",
    "fact",
    "factor",
    "first",
    "focus",
    "form",
    "forward",
    "foundation",
    "futur",
    "government",
    "group",
    "head",
    "history",
    "home",
    "importanc",
    "kind",
    "leader",
    "level",
    "light",
    "manner",
    "media",
    "meet",
    "moment",
    "month",
    "nation",
    "number",
    "option",
    "other",
    "outcom",
    "part",
    "partner",
    "party",
    "peopl",
    "period",
    "perspectiv",
    "plac",
    "point",
    "public",
    "reason",
    "region",
    "result",
    "sens",
    "sery",
    "short",
    "side",
    "situation",
    "stat",
    "statement",
    "summit",
    "talk",
    "term",
    "thing",
    "third",
    "tim",
    "topic",
    "way",
    "weapon",
    "week",
    "whil",
    "whol",
    "world",
    "year",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_in_order() {
        assert!(GENERAL.is_sorted());
        assert!(GENERAL.iter().all(|general| stem(general) == *general || stem(&format!("{general}e")) == *general));
    }

    #[test]
    fn a_phrase_follows_an_opening_word() {
        assert!(opens("The") && opens("over") && !opens("bridge"));
        assert!(is_general("countries") && !is_general("height"));
    }
}
