//! Who said what, by speaker.

use std::collections::BTreeMap;

use super::desk::{Cite, Desk, Link};
use super::note::Note;
use super::visible::visible;
use super::words;
use crate::record::{Passage, UtteranceRecord};

/// One speaker with what they said.
#[derive(Clone, Debug)]
pub(crate) struct SpeakerCard {
    pub(crate) speaker: Link,
    pub(crate) quotes: Vec<QuoteView>,
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
    pub(crate) role: String,
    pub(crate) addressee: String,
    pub(crate) date: String,
    pub(crate) cue: String,
    pub(crate) source: String,
    pub(crate) variants: Vec<Variant>,
    pub(crate) note: Note,
}

/// The same utterance elsewhere.
#[derive(Clone, Debug)]
pub(crate) struct Variant {
    pub(crate) cite: Cite,
    /// Whether the words are the same.
    pub(crate) same: bool,
}

/// The speakers, the most quoted first; what has no speaker comes last.
pub(super) fn speakers(desk: &Desk) -> Vec<SpeakerCard> {
    let mut by_speaker: BTreeMap<String, SpeakerCard> = BTreeMap::new();
    for quote in &desk.record.quotes {
        let words = quote.speaker.as_deref().unwrap_or("No speaker found");
        let link = desk.item_link(quote.speaker_entity.as_deref(), words);
        let key = quote.speaker_entity.clone().unwrap_or_else(|| format!("~{words}"));
        let key = if quote.speaker.is_none() { String::new() } else { key };
        let card = by_speaker.entry(key).or_insert_with(|| SpeakerCard { speaker: link, quotes: Vec::new() });
        card.quotes.push(utterance(desk, quote));
    }
    let unnamed = by_speaker.remove("");
    let mut cards: Vec<SpeakerCard> = by_speaker.into_values().collect();
    cards.sort_by(|one, other| {
        let size = |card: &SpeakerCard| std::cmp::Reverse(card.quotes.len());
        (size(one), &one.speaker.words).cmp(&(size(other), &other.speaker.words))
    });
    cards.extend(unnamed);
    cards
}

fn utterance(desk: &Desk, quote: &UtteranceRecord) -> QuoteView {
    use corpus::QuoteType::{Direct, Indirect, Mixed};
    let string = |field: &Option<String>| field.as_deref().map(visible).unwrap_or_default();
    let words_of =
        |passage: &Option<Passage>| passage.as_ref().map(|passage| visible(&passage.exact)).unwrap_or_default();
    QuoteView {
        id: quote.id.clone(),
        voice: match quote.quote_type.0 {
            Direct => "own words",
            Indirect => "reported",
            Mixed => "reported, partly own words",
        },
        direct: quote.quote_type.0 == Direct,
        parts: desk.cites(&quote.content),
        role: string(&quote.role),
        addressee: string(&quote.addressee),
        date: quote.date.as_deref().map(|date| words::date(&visible(date))).unwrap_or_default(),
        cue: words_of(&quote.cue),
        source: words_of(&quote.source),
        variants: quote.variants.iter().map(|passage| variant(desk, quote, passage)).collect(),
        note: Note::counted(quote.origins, quote.documents, &quote.rule, &quote.doubt),
    }
}

fn variant(desk: &Desk, quote: &UtteranceRecord, passage: &Passage) -> Variant {
    let same = quote.content.iter().any(|part| part.exact == passage.exact);
    Variant { cite: desk.cite(passage), same }
}
