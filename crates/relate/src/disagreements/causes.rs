//! One event for which tellings give different causes.

use std::collections::BTreeSet;

use corpus::{
    Archive, Cited, Disagreement, DisagreementKind, Evidence, ItemId, ItemKind, Rule, Side, Span, Status, TimelineEntry,
};

use super::{Told, lists, told};
use crate::stems::contents;

const RULE: Rule = Rule::new("disagreement.causes");

/// The most bytes between an event and the words for its cause.
const NEAR: u32 = 90;
/// The most bytes of a cause.
const LONGEST: usize = 90;

/// A cause as one telling gives it.
struct Cause<'a> {
    told: Told<'a>,
    /// From the event to the end of the cause.
    passage: Span,
    cause: Span,
    stems: BTreeSet<u64>,
}

/// The causes that the sure mentions of one event give, where two documents have nothing in common in theirs.
pub(super) fn of_entry(archive: &Archive, entry: &TimelineEntry) -> Option<Disagreement> {
    let done = told(archive, entry).into_iter().filter(|told| told.event.status == Status::Past && !told.event.negated);
    let causes: Vec<Cause<'_>> = done.filter_map(cause).collect();
    let first = causes.first()?;
    let other = causes.iter().find(|other| {
        other.told.evidence.document != first.told.evidence.document && other.stems.is_disjoint(&first.stems)
    })?;
    // Who gives both causes contradicts nobody.
    let gives = |giver: &Cause<'_>, given: &Cause<'_>| {
        let own = causes.iter().filter(|cause| cause.told.evidence.document == giver.told.evidence.document);
        own.into_iter().any(|cause| !cause.stems.is_disjoint(&given.stems))
    };
    (!gives(first, other) && !gives(other, first)).then(|| disagreement(archive, entry, first, other))
}

fn disagreement(archive: &Archive, entry: &TimelineEntry, one: &Cause<'_>, other: &Cause<'_>) -> Disagreement {
    let words = |cause: &Cause<'_>| cause.told.annotated.slice(cause.cause).to_owned();
    let side = |cause: &Cause<'_>| {
        let shown = Evidence { document: cause.told.evidence.document, span: cause.passage };
        let claim = Cited::new(cause.told.annotated.slice(cause.passage).to_owned(), shown);
        Side { claim, voice: cause.told.annotated.voice(cause.cause) }
    };
    let at = Evidence { document: one.told.evidence.document, span: one.passage };
    Disagreement::new(
        ItemId::with(ItemKind::Disagreement, &archive.document(at.document).document, at.span, "cause"),
        DisagreementKind::Cause,
        archive.passage(entry.headline).to_owned(),
        Some(entry.id),
        (side(one), side(other)),
        Vec::new(),
        format!("The causes differ: “{}” and “{}”.", words(one), words(other)),
        RULE,
    )
}

/// The cause that follows an event in its sentence.
fn cause(told: Told<'_>) -> Option<Cause<'_>> {
    let text = told.annotated.document.text.as_str();
    let from = told.event.span.end;
    let rest = text.get(from as usize..)?;
    let sentence = &rest[..rest.find(['\n', ';']).into_iter().chain(rest.find(". ")).min().unwrap_or(rest.len())];
    let found = lists::CAUSE_CUES.iter().filter_map(|cue| apart(sentence, cue)).min()?;
    let before = &sentence[..found.0];
    let negated = before.ends_with(" not") || before.ends_with(" partly") || before.ends_with(" than");
    if found.0 as u32 > NEAR || negated || before.contains(['"', '\u{201C}', '\u{201D}']) {
        return None;
    }
    let start = found.0 + found.1;
    let tail = &sentence[start..];
    let ends = lists::CAUSE_ENDS.iter().filter_map(|word| apart(tail, word)).map(|(at, _)| at);
    let end = ends.chain(tail.find([',', '.', '('])).min().unwrap_or(tail.len());
    let cause = Span::new(from + start as u32, from + (start + tail[..end].trim_end().len()) as u32);
    let stems: BTreeSet<u64> = contents(text, cause).iter().map(|word| word.stem).collect();
    let passage = Span::new(told.event.extent.start.min(told.event.span.start), cause.end);
    let plausible = end <= LONGEST && !stems.is_empty() && stems.len() <= 8;
    plausible.then_some(Cause { told, passage, cause, stems })
}

/// Where words stand first with a space on both sides, and how long they are with their spaces.
fn apart(text: &str, words: &str) -> Option<(usize, usize)> {
    let ends = |at: usize| at + words.len();
    let is_apart = |at: &usize| text[..*at].ends_with(' ') && text[ends(*at)..].starts_with(' ');
    let found = text.match_indices(words).map(|(at, _)| at).find(is_apart)?;
    Some((found - 1, words.len() + 2))
}

#[cfg(test)]
mod tests {
    use super::apart;

    #[test]
    fn words_are_found_between_spaces_only() {
        assert_eq!(apart("long overdue to be paid, due to rain", "due to"), Some((24, 8)));
        assert_eq!(apart("due to rain", "due to"), None);
    }
}
