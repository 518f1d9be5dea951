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
        let begins = opens(document.slice(found[at])) || is_trigger(document, found[at]);
        let run = if begins { run(document, &found[at..]) } else { 0 };
        let adjunct = at > 0 && is_adjunct(document.slice(found[at - 1]));
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
        gap == " " && !is_function_word(&next) && !is_preposition(&next)
    };
    found.windows(2).take_while(follows).count()
}

/// Prepositions that are rare enough to tell what a text is about, and so are no function words, but end a phrase.
fn is_preposition(word: &str) -> bool {
    const PREPOSITIONS: [&str; 21] = [
        "across", "along", "amid", "among", "around", "behind", "below", "beside", "besides", "beyond", "despite",
        "except", "inside", "near", "onto", "outside", "per", "toward", "towards", "within", "without",
    ];
    PREPOSITIONS.binary_search(&word).is_ok()
}

/// Words that a noun phrase follows.
fn opens(word: &str) -> bool {
    const OPENERS: [&str; 22] = [
        "a", "about", "all", "an", "any", "both", "for", "her", "his", "its", "my", "no", "of", "on", "our", "over",
        "that", "the", "their", "these", "this", "those",
    ];
    // Most words are longer than every one of these.
    word.len() <= 5 && OPENERS.binary_search(&&*lower(word)).is_ok()
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
    let vague = matches!(word, "big" | "final" | "further" | "great" | "large" | "long" | "new" | "other" | "recent");
    counts || greatest || vague || lexicon.unit(word).is_some() || lexicon.number(word).is_some()
}

/// Whether a noun phrase after this word says when or where rather than what.
fn is_adjunct(word: &str) -> bool {
    const ADJUNCTS: [&str; 9] = ["after", "at", "before", "despite", "during", "following", "in", "since", "until"];
    word.len() <= 9 && ADJUNCTS.binary_search(&&*lower(word)).is_ok()
}

/// Nouns that alone only point back at what was named before.
fn is_anaphoric(word: &str) -> bool {
    matches!(stem(word).as_str(), "issu" | "problem" | "matter" | "question" | "topic" | "move" | "measur" | "decision")
}

/// Whether two words side by side may be a noun with what says of which kind it is, without a word that opens a phrase
/// before them: "accept class sizes".
pub(super) fn is_compound(document: &Annotated, pair: Span, lexicon: &Lexicon) -> bool {
    let words: Vec<Span> = words(document.document.text.as_str(), pair).into_iter().map(|word| word.span).collect();
    let [first, last] = words.as_slice() else { return false };
    let word = document.slice(*first);
    is_issue(document, *last, lexicon)
        && !is_preposition(document.slice(*last))
        && !is_degree(word, lexicon)
        && !is_preposition(word)
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
        && !is_adverb(word)
        && !is_trigger(document, head)
        && !super::issue::is_role(word, lexicon)
}

/// Adverbs without the ending of one, which may stand behind a noun: "the worst deal ever".
fn is_adverb(word: &str) -> bool {
    matches!(
        word,
        "again" | "alone" | "already" | "away" | "back" | "down" | "ever" | "once" | "soon" | "still" | "today"
    )
}

/// Whether a noun says nothing of what something is about.
pub(crate) fn is_general(word: &str) -> bool {
    GENERAL.binary_search(&stem(word).as_str()).is_ok()
}

/// Stems of nouns for times, parties, and anything at all.
const GENERAL: [&str; 87] = [
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
    "desir",
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
    "intent",
    "intention",
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
    "readiness",
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
    "willingness",
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
