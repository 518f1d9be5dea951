//! Who said what, by speaker.

use std::collections::BTreeMap;

use super::desk::{Cite, Desk, Link};
use super::diff::{Run, differing};
use super::events::first_day;
use super::note::Note;
use super::proof::Proof;
use super::visible::visible;
use super::words;
use crate::record::{Passage, UtteranceRecord};

/// Statements of one speaker that are shown before the rest is folded.
const SHOWN: usize = 10;

/// One speaker with what they said.
#[derive(Clone, Debug)]
pub(crate) struct SpeakerCard {
    pub(crate) speaker: Link,
    pub(crate) quotes: Vec<QuoteView>,
    /// What is folded: the rest of a long list, that of fewer origins.
    pub(crate) more: Vec<QuoteView>,
}

/// One utterance.
#[derive(Clone, Debug)]
pub(crate) struct QuoteView {
    pub(crate) id: String,
    /// `own words`, `reported`.
    pub(crate) voice: &'static str,
    /// Whether the words stood in quotation marks.
    pub(crate) direct: bool,
    pub(crate) parts: Vec<Cite>,
    /// What stands before the words: source and cue, as `Luo denied that`. Never empty for a report, so that a
    /// denial is not read as a claim.
    pub(crate) lead: String,
    /// What stands after them with the space before it, where source or cue come last.
    pub(crate) tail: String,
    pub(crate) role: String,
    pub(crate) addressee: String,
    pub(crate) date: String,
    pub(crate) cue: String,
    pub(crate) source: String,
    /// Other documents with the same words.
    /// The first day that it may have been said.
    pub(crate) day: String,
    /// The anchor of the speaker, or empty.
    pub(crate) by: String,
    pub(crate) same: Vec<Cite>,
    pub(crate) variants: Vec<Variant>,
    pub(crate) proof: Proof,
    pub(crate) origins: u32,
    pub(crate) note: Note,
}

/// The same utterance in other words, beside the words of the item.
#[derive(Clone, Debug)]
pub(crate) struct Variant {
    pub(crate) cite: Cite,
    /// The words of the item.
    pub(crate) here: Vec<Run>,
    /// The words of the variant.
    pub(crate) there: Vec<Run>,
}

/// The speakers, the most quoted first; what has no speaker comes last.
pub(super) fn speakers(desk: &Desk) -> Vec<SpeakerCard> {
    let mut by_speaker: BTreeMap<String, SpeakerCard> = BTreeMap::new();
    for quote in &desk.record.quotes {
        let words = quote.speaker.as_deref().unwrap_or(desk.w.no_speaker.0);
        let link = desk.item_link(quote.speaker_entity.as_deref(), words);
        let key = quote.speaker_entity.clone().unwrap_or_else(|| format!("~{words}"));
        let key = if quote.speaker.is_none() { String::new() } else { key };
        let card = by_speaker.entry(key).or_insert_with(|| SpeakerCard {
            speaker: link,
            quotes: Vec::new(),
            more: Vec::new(),
        });
        card.quotes.push(utterance(desk, quote));
    }
    let unnamed = by_speaker.remove("");
    let mut cards: Vec<SpeakerCard> = by_speaker.into_values().collect();
    cards.sort_by(|one, other| {
        let size = |card: &SpeakerCard| std::cmp::Reverse(card.quotes.len());
        (size(one), &one.speaker.words).cmp(&(size(other), &other.speaker.words))
    });
    cards.extend(unnamed);
    for card in &mut cards {
        // Those of most origins first; the order of the record, by document and place, within.
        card.quotes.sort_by_key(|quote| std::cmp::Reverse(quote.origins));
        card.more = card.quotes.split_off(SHOWN.min(card.quotes.len()));
    }
    cards
}

fn utterance(desk: &Desk, quote: &UtteranceRecord) -> QuoteView {
    use corpus::QuoteType::{Direct, Indirect, Mixed};
    let string = |field: &Option<String>| field.as_deref().map(visible).unwrap_or_default();
    let words_of =
        |passage: &Option<Passage>| passage.as_ref().map(|passage| visible(&passage.exact)).unwrap_or_default();
    let (lead, tail) = attribution(desk, quote);
    let is_same = |passage: &&Passage| quote.content.iter().any(|part| part.exact == passage.exact);
    let (same, others): (Vec<&Passage>, Vec<&Passage>) = quote.variants.iter().partition(is_same);
    let proof: Vec<Passage> = quote.content.iter().chain(&quote.variants).cloned().collect();
    QuoteView {
        id: quote.id.clone(),
        voice: match quote.quote_type.0 {
            Direct => desk.w.voice_own.0,
            Indirect => desk.w.voice_reported.0,
            Mixed => desk.w.voice_mixed.0,
        },
        direct: quote.quote_type.0 == Direct,
        parts: desk.cites(&quote.content),
        lead,
        tail,
        role: string(&quote.role),
        addressee: string(&quote.addressee),
        date: quote.date.as_deref().map(|date| words::date(&visible(date))).unwrap_or_default(),
        cue: words_of(&quote.cue),
        source: words_of(&quote.source),
        day: first_day(quote.date.as_deref()),
        by: quote.speaker_entity.clone().filter(|id| desk.has_item(id)).unwrap_or_default(),
        same: same.into_iter().map(|passage| desk.cite(passage)).collect(),
        variants: others.into_iter().map(|passage| variant(desk, quote, passage)).collect(),
        proof: Proof::of(desk, &quote.id, &proof),
        origins: quote.origins,
        note: Note::counted(desk.w, quote.origins, quote.documents, &quote.rule, &quote.doubt),
    }
}

/// A variant beside the part of the item that shares most of its words.
fn variant(desk: &Desk, quote: &UtteranceRecord, passage: &Passage) -> Variant {
    let whole: Vec<&str> = quote.content.iter().map(|part| part.exact.as_str()).collect();
    let (here, there) = differing(&visible(&whole.join(" … ")), &visible(&passage.exact));
    Variant { cite: desk.cite(passage), here, there }
}

/// Letters between a source or cue and the words it introduces that are still shown as written.
const NEAR: u32 = 200;

/// Source and cue as they stand before the words, and after them; for own words, nothing.
///
/// As written in the text where they stand near the words in one line; else put together as `source … cue`.
pub(super) fn attribution(desk: &Desk, quote: &UtteranceRecord) -> (String, String) {
    let (Some(first), Some(last)) = (quote.content.first(), quote.content.last()) else {
        return (String::new(), String::new());
    };
    if quote.quote_type.0 == corpus::QuoteType::Direct {
        return (String::new(), String::new());
    }
    let near: Vec<&Passage> = quote.source.iter().chain(&quote.cue).collect();
    let points = desk.index(&first.doc).and_then(|index| desk.points(index));
    if let Some(points) = points.filter(|_| !near.is_empty()) {
        let start = near.iter().map(|passage| passage.start).filter(|start| *start < first.start).min();
        let end = near.iter().map(|passage| passage.end).filter(|end| *end > last.end).max();
        let between = |start: u32, end: u32| {
            let written = Some(points.slice(start, end)).filter(|_| end.saturating_sub(start) <= NEAR);
            written.filter(|words| !words.contains('\n')).map(visible)
        };
        let lead = start.map_or(Some(String::new()), |start| between(start, first.start));
        let tail = end.map_or(Some(String::new()), |end| between(last.end, end));
        let is_split = near.iter().any(|passage| passage.start >= first.start && passage.end <= last.end);
        if let (Some(lead), Some(tail), false) = (lead, tail, is_split) {
            return (lead.trim().to_owned(), tail.trim_end().to_owned());
        }
    }
    let composed = |field: &Option<Passage>| field.as_ref().map(|passage| visible(&passage.exact));
    let source = composed(&quote.source).or_else(|| quote.speaker.as_deref().map(visible));
    let parts: Vec<String> = source.into_iter().chain(composed(&quote.cue)).collect();
    (if parts.is_empty() { String::new() } else { format!("{}:", parts.join(" … ")) }, String::new())
}

/// An utterance on one line, with source and cue where it is a report.
pub(super) fn in_a_line(desk: &Desk, quote: &UtteranceRecord) -> String {
    let content: Vec<String> = quote.content.iter().map(|part| visible(&part.exact)).collect();
    let content = content.join(" […] ");
    let (lead, tail) = attribution(desk, quote);
    if quote.quote_type.0 == corpus::QuoteType::Direct {
        let speaker = quote.speaker.as_deref().map(|speaker| format!("{}: ", visible(speaker)));
        return format!("{}“{content}”", speaker.unwrap_or_default());
    }
    let space = if lead.is_empty() { "" } else { " " };
    format!("{lead}{space}{content}{tail}")
}
