//! Who said what, and in which variants do documents carry it?

mod variants;

use std::collections::BTreeMap;

use corpus::{Annotated, Archive, Cited, Document, Doubt, Evidence, Few, Grounds, Id, Quote, Utterance};

use crate::actors::Cast;
use crate::lists;
use crate::stance::is_answer;
use crate::words::{Word, words};

/// One attribution in one document.
pub(crate) struct Saying<'a> {
    pub(crate) document: Id<Document>,
    pub(crate) annotated: &'a Annotated,
    pub(crate) quote: &'a Quote,
    /// How many words it has.
    pub(crate) length: usize,
    /// The speaker's place in the cast.
    pub(crate) speaker: Option<usize>,
}

/// The fewest words that are an utterance rather than a word in quotation marks.
const LEAST: usize = 4;

/// The attributions of all documents that say something, in canonical order.
pub(crate) fn sayings<'a>(archive: &'a Archive, order: &[Id<Document>], cast: &Cast) -> Vec<Saying<'a>> {
    let mut sayings = Vec::new();
    for id in order {
        let annotated = archive.document(*id);
        for quote in annotated.annotations.quotes.rows() {
            let length = said(annotated, quote).count();
            let speaker = quote.speaker.and_then(|speaker| cast.place(*id, speaker));
            if length >= LEAST && is_somebodys(annotated, quote, speaker) {
                sayings.push(Saying { document: *id, annotated, quote, length, speaker });
            }
        }
    }
    sayings
}

/// The words of a quote. They are read again where they are compared, so that not all of them are held.
fn said(annotated: &Annotated, quote: &Quote) -> impl Iterator<Item = Word> {
    quote.content.iter().flat_map(|part| words(annotated.document.text.as_str(), *part))
}

/// Whether a quote is somebody's words: what an unknown party thinks or wants, or a circumstance shows, is not said
/// by anybody.
fn is_somebodys(annotated: &Annotated, quote: &Quote, speaker: Option<usize>) -> bool {
    let words = !quote.grounds.doubts.iter().any(|doubt| doubt.0.contains("attitude"));
    let source = quote.source.map(|source| annotated.slice(source).to_lowercase());
    speaker.is_some() || source.is_some_and(|source| words && !lists::NOBODY.has(&source))
}

/// Whether a saying is an act rather than words: who agrees or refuses to do something has not been heard saying it,
/// nor has who spoke about something. Such acts stand in the timeline and among the positions.
fn is_act(saying: &Saying<'_>) -> bool {
    let cue = saying.quote.cue.map(|cue| saying.annotated.slice(cue));
    let answers = saying.quote.grounds.rule.0 == "quote.verb-infinitive" && cue.is_some_and(is_answer);
    let does = saying.quote.grounds.rule.0 == "quote.verb-object" && cue.is_some_and(does_by_object);
    let unsaid = saying.quote.grounds.doubts.iter().any(|doubt| UNSAID.contains(&doubt.0.as_ref()));
    answers || does || unsaid || saying.quote.grounds.rule.0 == "quote.topic"
}

/// Doubts of words that were meant, denied or only supposed to be said.
const UNSAID: [&str; 3] =
    ["an infinitive tells a purpose", "denied or only possible to have been said", "said of a thing"];

/// Whether a cue with an object alone tells what somebody did: "cited a report", "supported the fence".
fn does_by_object(cue: &str) -> bool {
    let last = cue.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    lists::DOING.iter().any(|stem| last.starts_with(stem))
}

/// The utterances: each once, in its fullest form, with its variants elsewhere; by speaker.
pub(crate) fn utterances(sayings: &[Saying<'_>], cast: &Cast) -> Vec<Utterance> {
    let mut utterances: Vec<Utterance> = variants::groups(sayings)
        .iter()
        .filter(|group| !is_act(&sayings[group[0]]))
        .map(|group| utterance(sayings, group, cast))
        .collect();
    let rank: BTreeMap<_, usize> = cast.actors.iter().enumerate().map(|(place, actor)| (&actor.id, place)).collect();
    let speaker = |utterance: &Utterance| utterance.speaker_entity.as_ref().and_then(|id| rank.get(id).copied());
    utterances.sort_by_cached_key(|utterance| {
        (speaker(utterance).unwrap_or(usize::MAX), utterance.date.clone(), utterance.id)
    });
    utterances
}

fn utterance(sayings: &[Saying<'_>], group: &[usize], cast: &Cast) -> Utterance {
    let best = &sayings[group[0]];
    let quote = best.quote;
    let evidence = |span| Evidence { document: best.document, span };
    let cited = |span| Cited::new(best.annotated.slice(span).to_owned(), evidence(span));
    let actor = best.speaker.map(|place| &cast.actors[place]);
    let anchor = quote.source.or(quote.cue).or_else(|| quote.content.first().copied());
    let named = actor.zip(anchor).map(|(actor, span)| Cited::new(actor.name.value().clone(), evidence(span)));
    Utterance {
        id: corpus::ItemId::of(corpus::ItemKind::Quote, &best.annotated.document, corpus::Spanned::span(quote)),
        speaker: named,
        speaker_entity: actor.map(|actor| actor.id),
        role: quote.role.or_else(|| role(best)).map(cited),
        addressee: quote.addressee.map(cited),
        quote_type: quote.quote_type,
        content: quote.content.iter().map(|part| evidence(*part)).collect(),
        cue: quote.cue.map(evidence),
        source: quote.source.map(evidence),
        date: quote.date.clone(),
        variants: group[1..].iter().flat_map(|other| contents(&sayings[*other])).collect(),
        grounds: Grounds::new(quote.grounds.rule.clone(), doubts(sayings, group)),
    }
}

fn role(saying: &Saying<'_>) -> Option<corpus::Span> {
    saying.annotated.annotations.entities.get(saying.quote.speaker?)?.role
}

fn contents<'a>(saying: &'a Saying<'_>) -> impl Iterator<Item = Evidence> + 'a {
    saying.quote.content.iter().map(|part| Evidence { document: saying.document, span: *part })
}

fn doubts(sayings: &[Saying<'_>], group: &[usize]) -> Few<Doubt> {
    let mut doubts = sayings[group[0]].quote.grounds.doubts.clone();
    let speakers: std::collections::BTreeSet<usize> =
        group.iter().filter_map(|place| sayings[*place].speaker).collect();
    if speakers.len() > 1 {
        doubts.push(Doubt::new("another document gives another speaker"));
    }
    doubts
}
