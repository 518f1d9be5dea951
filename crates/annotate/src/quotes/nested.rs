//! Attributions inside what somebody else said: which of them are words of a further speaker, and which
//! only belong to the words around them.

use corpus::{Entity, EntityType, Id, Quote, Span};
use lexicon::CueClass;

use super::frame::{Frame, Search};
use super::speakers::Known;

/// How many contents before a cue are looked at for one that holds it.
const LOOKED: usize = 12;

/// The rows without those that only belong to the words of another row. "We think" and "they support" in
/// somebody's speech are part of that speech; "the mayor told me 'no'" are words of the mayor too.
pub(super) fn own(search: &Search<'_>, known: Known<'_>, found: Vec<(Quote, &Frame)>) -> Vec<Quote> {
    let mut contents: Vec<(Span, usize)> = Vec::new();
    for (place, (row, _)) in found.iter().enumerate() {
        contents.extend(row.content.iter().map(|part| (*part, place)));
    }
    contents.sort_unstable();
    let speakers: Vec<Option<Id<Entity>>> = found.iter().map(|(row, _)| row.speaker).collect();
    let holder = |place: usize, cue: Span| {
        let end = contents.partition_point(|(part, _)| part.start <= cue.start);
        let near = contents[..end].iter().rev().take(LOOKED);
        near.into_iter().find(|(part, other)| *other != place && part.contains(cue)).map(|(_, other)| *other)
    };
    let repeated: Vec<bool> = found.iter().map(|(row, _)| is_said_again(search, row, &found)).collect();
    let keep = |(place, (row, frame)): (usize, (Quote, &Frame))| {
        if repeated[place] {
            return None;
        }
        let Some(cue) = row.cue else { return Some(row) };
        let outer = holder(place, cue);
        if outer.is_none() && !is_in_speech(search, cue) {
            return Some(row);
        }
        let other = outer.is_none_or(|outer| row.speaker != speakers[outer]);
        stands_inside(search, known, &row, frame, other).then_some(row)
    };
    found.into_iter().enumerate().filter_map(keep).collect()
}

/// Whether the content begins with the attribution of the same words to the same speaker: of "X said that Y, X
/// said" the inner one is enough.
fn is_said_again(search: &Search<'_>, row: &Quote, found: &[(Quote, &Frame)]) -> bool {
    let ([content], Some(speaker)) = (&*row.content, row.speaker) else { return false };
    let near = found.iter().filter(|(other, frame)| other.speaker == Some(speaker) && utters(frame));
    near.into_iter().any(|(other, _)| {
        let (Some(cue), Some(source)) = (other.cue, other.source) else { return false };
        let front = Span::new(content.start, source.start.max(content.start));
        let opens = is_title(search, front) && content.contains(cue) && content.contains(source);
        let opens = opens && other.cue != row.cue;
        let ends = other.content.last().is_some_and(|part| part.end == content.end);
        opens && ends && search.reading.text.slice(source).contains(char::is_uppercase)
    })
}

/// Whether nothing but words that may stand before a name fills a span.
fn is_title(search: &Search<'_>, span: Span) -> bool {
    use nlp::Pos::{Adj, Det, Noun, Part, Propn};
    let mut words = search.reading.syntax.words_in(span).filter(|_| !span.is_empty());
    words.all(|word| matches!(search.reading.pos(word), Adj | Det | Noun | Part | Propn))
}

/// Whether a cue stands in marks, whoever the words are of. A passage that was never closed may reach too far.
fn is_in_speech(search: &Search<'_>, cue: Span) -> bool {
    search.marks.around(cue).is_some_and(|passage| !search.marks.passages[passage].damaged)
}

/// Whether a row inside another one stands for itself: somebody utters something, in marks of its own or by
/// name where the words around are marked.
fn stands_inside(search: &Search<'_>, known: Known<'_>, row: &Quote, frame: &Frame, other: bool) -> bool {
    let Some(cue) = row.cue.filter(|_| utters(frame)) else { return false };
    let Some(level) = search.marks.around(cue) else { return true };
    let passages = &search.marks.passages;
    let own = row.content.iter().any(|part| {
        let start = Span::new(part.start, part.start + 1);
        search.marks.around(start).is_some_and(|inner| inner != level && passages[inner].parent == Some(level))
    });
    let named = row.source.is_some_and(|source| is_named(known, source));
    let first = row.source.is_some_and(|source| matches!(search.reading.text.slice(source), "I" | "We" | "we" | "you"));
    !first && (own || named && other)
}

fn utters(frame: &Frame) -> bool {
    use CueClass::{Agree, Ask, Claim, Deny, Order, Promise, Say, Warn};
    let class = matches!(frame.class, Some(Agree | Ask | Claim | Deny | Order | Promise | Say | Warn));
    class && !matches!(frame.rule, "quote.verb-object" | "quote.verb-infinitive" | "quote.as-clause" | "quote.topic")
}

/// Whether a source ends in somebody's name.
fn is_named(known: Known<'_>, source: Span) -> bool {
    let mut names = known.mentions.overlapping(source).map(|(_, mention)| mention);
    names.any(|mention| {
        let speaks = matches!(mention.entity_type, EntityType::Per | EntityType::Org | EntityType::Gpe);
        speaks && mention.form == corpus::MentionForm::Name
    })
}
