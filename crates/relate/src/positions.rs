//! What does each side want, on what?
//!
//! A position is a demand, offer, refusal, acceptance or claim of a known actor on an issue that recurs in the
//! documents, shown by its verbatim clause.

mod clause;
mod issue;
mod lists;
mod phrases;

use std::collections::BTreeMap;

use corpus::{
    Annotated, Archive, Cited, Document, Doubt, Edtf, EntityType, Evidence, Few, Grounds, Id, ItemId, ItemKind,
    Position, QuoteType, Rule, Span, Status, Voice,
};
use lexicon::Lexicon;

use crate::actors::Cast;
use crate::day;
use crate::quotes::Saying;
use crate::stance;
use crate::stems::contents;
use crate::timeline::Telling;
pub(crate) use clause::{sentence, with_actor};
use issue::Issues;
pub(crate) use phrases::{is_general, is_trigger};

const EVENT: Rule = Rule::new("position.event");
const QUOTE: Rule = Rule::new("position.quote");

/// A position found in one passage.
struct Found {
    actor: usize,
    document: Id<Document>,
    passage: Span,
    /// The clause that shows it, with its actor where possible.
    shown: Span,
    /// The actor still holds it when the document is written.
    stands: bool,
    stance: &'static str,
    date: Option<Edtf>,
    rule: Rule,
    doubts: Few<Doubt>,
}

/// The positions of all actors, by actor.
pub(crate) fn positions(
    archive: &Archive,
    tellings: &[Telling<'_>],
    sayings: &[Saying<'_>],
    cast: &Cast,
    lexicon: &Lexicon,
) -> Vec<Position> {
    let issues = Issues::of(archive, cast, lexicon);
    let events = tellings.iter().flat_map(|telling| of_event(telling, lexicon));
    let quotes = |direct: bool| {
        let wanted = move |saying: &&Saying<'_>| (saying.quote.quote_type == QuoteType::Direct) == direct;
        sayings.iter().filter(wanted).filter_map(|saying| of_saying(saying, cast, lexicon))
    };
    let governed = governments(cast, lexicon);
    let mut taken: BTreeMap<(usize, Id<Document>), Vec<Span>> = BTreeMap::new();
    let mut positions: BTreeMap<(usize, String, &str, Vec<u64>), Position> = BTreeMap::new();
    // An actor's own words say best what it wants, then a whole clause, then the content of a report.
    for found in quotes(true).chain(events).chain(quotes(false)) {
        let found = Found { actor: governed.get(&found.actor).copied().unwrap_or(found.actor), ..found };
        let spans = taken.entry((found.actor, found.document)).or_default();
        if spans.iter().any(|span| span.overlaps(found.passage)) {
            continue;
        }
        spans.push(found.passage);
        let Some(issue) = issues.of_passage(archive, &found, cast) else { continue };
        let key = (found.actor, issue.key, found.stance, matter(archive, &found, cast));
        let evidence = Evidence { document: found.document, span: found.shown };
        match positions.get_mut(&key) {
            Some(known) => known.summary.add(evidence),
            None => drop(positions.insert(key, position(archive, cast, found, issue.shown))),
        }
    }
    positions.into_values().collect()
}

/// What is wanted, in content words whatever their order, without the words that name the actor: "Norway demands the
/// islands" and "as the Norwegians demand all the islands" want the same.
fn matter(archive: &Archive, found: &Found, cast: &Cast) -> Vec<u64> {
    let document = archive.document(found.document);
    let text = document.document.text.as_str();
    let names = document.annotations.mentions.overlapping(found.passage).map(|(_, mention)| mention);
    let own: Vec<Span> = names
        .filter(|mention| mention.entity.and_then(|entity| cast.place(found.document, entity)) == Some(found.actor))
        .map(|mention| mention.span)
        .collect();
    let words = contents(text, found.passage);
    let mut stems: Vec<u64> =
        words.iter().filter(|word| !own.iter().any(|name| name.overlaps(word.span))).map(|word| word.stem).collect();
    stems.sort_unstable();
    stems.dedup();
    stems
}

/// For each capital among the actors its state, where that is one too: a city that wants something is its government.
fn governments(cast: &Cast, lexicon: &Lexicon) -> BTreeMap<usize, usize> {
    let name = |place: usize| cast.actors[place].name.value().as_str();
    let places = || (0..cast.actors.len()).filter(|place| cast.actors[*place].entity_type == EntityType::Gpe);
    let states: BTreeMap<&str, usize> =
        places().rev().filter_map(|place| Some((lexicon.country(name(place))?.code, place))).collect();
    let state_of = |place: usize| states.get(lexicon.capital(name(place))?.code).copied();
    places().filter_map(|place| Some((place, state_of(place).filter(|state| *state != place)?))).collect()
}

fn position(archive: &Archive, cast: &Cast, found: Found, issue: Cited<String>) -> Position {
    let annotated = archive.document(found.document);
    let evidence = Evidence { document: found.document, span: found.shown };
    let written = day::written(annotated).filter(|_| found.stands).cloned();
    // One passage may show two stances of one actor: called for, and agreed to.
    let facet = format!("{} {}", cast.actors[found.actor].id, found.stance);
    Position {
        id: ItemId::with(ItemKind::Position, &annotated.document, found.passage, &facet),
        actor: cast.actors[found.actor].id,
        issue,
        date: found.date.clone().or(written),
        voice: voice(annotated, &found),
        summary: Cited::new(annotated.slice(found.shown).to_owned(), evidence),
        stance: found.stance.to_owned(),
        grounds: Grounds::new(found.rule, found.doubts),
    }
}

/// In whose voice it is told; what somebody says of another's stance is a report of it.
fn voice(annotated: &Annotated, found: &Found) -> Voice {
    match annotated.voice(found.passage) {
        Voice::OwnWords if found.rule.0 == EVENT.0 => Voice::Reported,
        voice => voice,
    }
}

/// The longest passage that is a position rather than a speech.
const LONGEST: u32 = 500;
/// More than so many actors of one event hold no position together.
const TOGETHER: usize = 3;

fn of_event(telling: &Telling<'_>, lexicon: &Lexicon) -> Vec<Found> {
    let (event, document) = (telling.event, telling.document);
    let trigger = document.slice(event.span);
    let Some(stance) = stance::of_event(event, trigger) else { return Vec::new() };
    let actor = event.actors.first().map(|actor| actor.span);
    let begins = actor.map_or(event.extent.start, |actor| actor.start);
    let purpose = event.grounds.doubts.iter().any(|doubt| doubt.0.contains("purpose"));
    let is_real = event.status != Status::Hypothetical && event.extent.len() <= LONGEST && !purpose;
    let is_real = is_real && !is_of_it(document, event.span.end, event.extent.end);
    let shown = clause::with_actor(document, actor, event.extent).filter(|_| is_real);
    let Some(shown) = shown.filter(|_| !clause::is_condition(document, begins)) else { return Vec::new() };
    let found = |actor: &usize| Found {
        actor: *actor,
        document: telling.evidence.document,
        passage: event.extent,
        shown,
        stands: stance::is_present(trigger, lexicon),
        stance,
        date: event.date.clone(),
        rule: EVENT,
        doubts: event.grounds.doubts.clone(),
    };
    if telling.agents.len() <= TOGETHER { telling.agents.iter().map(found).collect() } else { Vec::new() }
}

/// Whether a clause says only "it" or "that" of what is wanted.
fn is_of_it(document: &Annotated, from: u32, to: u32) -> bool {
    let rest = document.slice(Span::new(from.min(to), to)).trim().to_lowercase();
    let rest = rest.strip_prefix("on ").or_else(|| rest.strip_prefix("with ")).unwrap_or(&rest);
    matches!(rest.trim_end_matches(['.', ',']), "it" | "that" | "this" | "so" | "them")
}

fn of_saying(saying: &Saying<'_>, cast: &Cast, lexicon: &Lexicon) -> Option<Found> {
    let (actor, document, quote) = (saying.speaker?, saying.annotated, saying.quote);
    let content = *quote.content.first()?;
    let cue = quote.cue.map(|cue| document.slice(cue)).unwrap_or_default();
    let stance = stance::of_saying(cue, document.slice(content), is_party(cast, actor), lexicon)?;
    let begins = quote.source.map_or(content.start, |source| source.start);
    let direct = quote.quote_type == QuoteType::Direct;
    let source = quote.source.filter(|_| !direct);
    let shown = if direct { Some(content) } else { clause::with_actor(document, source, content) }?;
    (content.len() <= LONGEST && !clause::is_condition(document, begins)).then(|| Found {
        actor,
        document: saying.document,
        passage: content,
        shown,
        stands: stance::is_present(cue, lexicon),
        stance,
        date: quote.date.clone(),
        rule: QUOTE,
        doubts: quote.grounds.doubts.clone(),
    })
}

/// Whether an actor is a state, which takes sides, rather than somebody who may only have an opinion.
fn is_party(cast: &Cast, actor: usize) -> bool {
    let actor = &cast.actors[actor];
    matches!(actor.entity_type, EntityType::Gpe | EntityType::Norp) && actor.country.is_some()
}
