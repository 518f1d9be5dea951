//! What somebody rejects or denies by pointing back at it: "the town refused the offer", "he denied the accusations".

use std::collections::BTreeSet;

use corpus::{
    Annotated, Archive, Cited, Disagreement, DisagreementKind, Document, EntityType, Event, EventType, Evidence, Id,
    ItemId, ItemKind, Rule, Side, Span, Status,
};

use super::lists;
use crate::actors::Cast;
use crate::positions::{sentence, with_actor};
use crate::stance;
use crate::stems::stem;
use crate::timeline::Telling;
use crate::words::words;

const REJECTED: Rule = Rule::new("disagreement.offer-rejected");
const DENIED: Rule = Rule::new("disagreement.accusation-denied");

/// Nouns that point back, with what they point at.
const NOUNS: &str = include_str!("../../words/answers.tsv");

/// What stands between the rejection and what it points back at.
const BETWEEN: usize = 4;

/// How many sentences before it what is answered may stand.
const BACK: usize = 2;

/// The longest clause of a side, in bytes.
const LONGEST: u32 = 400;

/// What an answer answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Answered {
    Offer,
    Demand,
    Accusation,
}

/// An answer and what it answers.
struct Pair<'t, 'a> {
    wanted: &'t Telling<'a>,
    answer: &'t Telling<'a>,
    what: Answered,
}

/// Rejections and denials that point back at an offer, a demand or an accusation told just before.
pub(super) fn of_tellings(
    archive: &Archive,
    stories: &[usize],
    tellings: &[Telling<'_>],
    cast: &Cast,
) -> Vec<Disagreement> {
    let mut of_document: Vec<&Telling<'_>> = tellings.iter().collect();
    of_document.sort_by_key(|telling| (telling.evidence.document, telling.evidence.span));
    let mut pairs: Vec<Pair<'_, '_>> = Vec::new();
    for same in of_document.chunk_by(|a, b| a.evidence.document == b.evidence.document) {
        for (at, answer) in same.iter().enumerate() {
            let Some(nouns) = pointed_at(answer) else { continue };
            let before = same[..at].iter().rev().copied();
            let pair = before
                .take_while(|earlier| is_near(earlier, answer))
                .find_map(|wanted| Some(Pair { wanted, answer, what: what(wanted, answer, &nouns)? }));
            pairs.extend(pair);
        }
    }
    pairs.sort_by_key(|pair| pair.answer.rank);
    let mut groups: Vec<Vec<Pair<'_, '_>>> = Vec::new();
    for pair in pairs {
        match groups.iter_mut().find(|group| is_same(group, &pair, stories, cast)) {
            Some(group) => group.push(pair),
            None => groups.push(vec![pair]),
        }
    }
    groups.iter().filter_map(|group| disagreement(archive, group, cast)).collect()
}

/// Whether another text of the story tells of the same two sides and the same kind of answer.
fn is_same(group: &[Pair<'_, '_>], pair: &Pair<'_, '_>, stories: &[usize], cast: &Cast) -> bool {
    let document = |pair: &Pair<'_, '_>| pair.answer.evidence.document;
    let parties = |pair: &Pair<'_, '_>| (party(pair.wanted, cast), party(pair.answer, cast));
    let Some(first) = group.first() else { return false };
    first.what == pair.what
        && stories[document(first).index()] == stories[document(pair).index()]
        && group.iter().all(|other| document(other) != document(pair))
        && parties(first) == parties(pair)
}

/// A state by its code, anybody else by name.
fn party(telling: &Telling<'_>, cast: &Cast) -> String {
    let actor = telling.agents.iter().next().map(|actor| &cast.actors[*actor]);
    let state = actor.filter(|actor| matches!(actor.entity_type, EntityType::Gpe | EntityType::Norp));
    let known = || actor.map(|actor| actor.id.to_string());
    let written = || named(telling).unwrap_or_default().to_owned();
    state.and_then(|actor| actor.country.clone()).or_else(known).unwrap_or_else(written)
}

/// What a rejection points back at; none for what is no rejection, or names what it rejects.
fn pointed_at(answer: &Telling<'_>) -> Option<BTreeSet<Answered>> {
    let (event, document) = (answer.event, answer.document);
    let real = !event.negated && event.status != Status::Hypothetical && named(answer).is_some();
    if event.event_type != EventType::Reject || !real || event.extent.len() > LONGEST {
        return None;
    }
    let text = document.document.text.as_str();
    let end = sentence(document, event.span).map_or(event.extent.end, |sentence| sentence.end);
    // The trigger may hold the noun, too: "rejected the demand".
    let after = words(text, Span::new(event.span.start, end.max(event.span.end)));
    let after = after.get(1..)?;
    let lower = |at: usize| after.get(at).map(|word| text[word.span.range()].to_lowercase());
    let pointer = (0..BETWEEN).find(|at| lower(*at).is_some_and(|word| lists::POINTERS.has(&word)))?;
    let noun = lower(pointer + 1)?;
    // "The demand for higher wages" says itself what was demanded.
    let named =
        lower(pointer + 2).is_some_and(|word| matches!(word.as_str(), "of" | "for" | "that" | "to" | "by" | "from"));
    let found = nouns(&noun);
    (!named && !found.is_empty()).then_some(found)
}

fn nouns(noun: &str) -> BTreeSet<Answered> {
    let rows = NOUNS.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
    rows.filter(|(known, _)| stem(known) == stem(noun))
        .filter_map(|(_, what)| match what {
            "offer" => Some(Answered::Offer),
            "demand" => Some(Answered::Demand),
            "accusation" => Some(Answered::Accusation),
            _ => None,
        })
        .collect()
}

/// Whoever a text names first as doing it, known in the cast or not.
fn named<'a>(telling: &Telling<'a>) -> Option<&'a str> {
    let first = telling.event.actors.first()?;
    let name = telling.document.slice(first.span);
    let is_name = name.starts_with(char::is_uppercase) && !lists::PRONOUNS.has(name);
    ((first.entity.is_some() && !matches!(name, "I" | "we" | "We")) || is_name).then_some(name)
}

/// Whether a telling stands at most so many sentences before an answer.
fn is_near(earlier: &Telling<'_>, answer: &Telling<'_>) -> bool {
    let between = Span::new(earlier.evidence.span.end.min(answer.evidence.span.start), answer.evidence.span.start);
    let document = answer.document;
    document.annotations.sentences.beginning_in(between).count() <= BACK && between.len() <= 2 * LONGEST
}

/// Whether this is what the nouns point at: wanted, offered or held against somebody by another than who answers.
fn what(wanted: &Telling<'_>, answer: &Telling<'_>, nouns: &BTreeSet<Answered>) -> Option<Answered> {
    let (event, trigger) = (wanted.event, wanted.document.slice(wanted.event.span));
    let found = match stance::of_event(event, trigger) {
        _ if event.event_type == EventType::Accuse => Answered::Accusation,
        // What was agreed to by one side is offered to the other.
        Some("offer" | "acceptance") => Answered::Offer,
        Some("demand") => Answered::Demand,
        _ => return None,
    };
    let others = named(wanted).is_some() && named(wanted) != named(answer) && wanted.agents.is_disjoint(&answer.agents);
    // Who denies an accusation is who was accused.
    let concerned = found != Answered::Accusation || !wanted.patients.is_disjoint(&answer.agents);
    let real = !event.negated && event.status != Status::Hypothetical && event.extent.len() <= LONGEST;
    (nouns.contains(&found) && others && concerned && real && !event.span.overlaps(answer.event.extent))
        .then_some(found)
}

fn disagreement(archive: &Archive, group: &[Pair<'_, '_>], cast: &Cast) -> Option<Disagreement> {
    let pair = group.first()?;
    let name = |telling: &Telling<'_>| {
        let known = telling.agents.iter().next().map(|actor| cast.actors[*actor].name.value().clone());
        known.or_else(|| named(telling).map(str::to_owned))
    };
    let (own, theirs) = (name(pair.wanted)?, name(pair.answer)?);
    let (kind, rule, explanation) = match pair.what {
        Answered::Offer => {
            (DisagreementKind::Position, REJECTED, format!("What “{own}” offers is rejected by “{theirs}”."))
        }
        Answered::Demand => {
            (DisagreementKind::Position, REJECTED, format!("What “{own}” demands is rejected by “{theirs}”."))
        }
        Answered::Accusation => (DisagreementKind::Claim, DENIED, format!("“{own}” accuses, “{theirs}” denies it.")),
    };
    let (document, at) = (pair.answer.document, pair.answer.evidence);
    let mut wanted = side(pair.wanted.evidence.document, document, pair.wanted.event);
    let mut answer = side(at.document, document, pair.answer.event);
    for other in &group[1..] {
        let (id, document) = (other.answer.evidence.document, other.answer.document);
        wanted.claim.add(side(id, document, other.wanted.event).claim.first());
        answer.claim.add(side(id, document, other.answer.event).claim.first());
    }
    let topic = wanted.claim.value().clone();
    let id = ItemId::with(ItemKind::Disagreement, &archive.document(at.document).document, at.span, "answer");
    Some(Disagreement::new(id, kind, topic, None, (wanted, answer), Vec::new(), explanation, rule))
}

fn side(id: Id<Document>, document: &Annotated, event: &Event) -> Side {
    let actor = event.actors.first().map(|actor| actor.span);
    let span = with_actor(document, actor, event.extent).unwrap_or(event.extent);
    let evidence = Evidence { document: id, span };
    Side { claim: Cited::new(document.slice(span).to_owned(), evidence), voice: document.voice(event.span) }
}
