//! Things without a name: the memo, the deal, the hotline. Where a story speaks of "the deal" and qualifies it in no
//! two ways that exclude each other, its phrases with that head, or one of the same class, are of one thing.

use std::collections::{BTreeMap, BTreeSet};

use corpus::{Annotated, Archive, Document, Evidence, Id, MentionForm, Span};
use lexicon::Lexicon;

use super::lists;
use super::titles::{self, is_office};
use crate::actors::Cast;
use crate::positions::is_general;
use crate::stems::{Stemmer, is_function_word, stem};
use crate::words::{Word, lower, words};

/// A noun phrase.
pub(super) struct Phrase {
    pub(super) evidence: Evidence,
    /// Whether it is "the" and the noun alone.
    bare: bool,
    /// The actors named in it, by their places in the cast.
    named: BTreeSet<usize>,
    /// How many there are of it, where the phrase says so: the bits of the number.
    number: Option<u64>,
    /// Whether its head is a verb of the same stem, which tells of the thing and does not name it.
    verbal: bool,
}

/// A thing that a story speaks of.
pub(super) struct Thing {
    /// The head as most write it.
    pub(super) head: String,
    pub(super) phrases: Vec<Phrase>,
}

/// The fewest documents that speak of a thing by its noun alone.
const DOCUMENTS: usize = 2;
/// The most words before a head that belong to its phrase.
const BEFORE: usize = 5;
/// The most things of one story.
const MOST: usize = 16;

/// The things that the stories speak of, those of the most phrases first within a story.
pub(super) fn things(
    archive: &Archive,
    order: &[Id<Document>],
    stories: &[usize],
    cast: &Cast,
    lexicon: &Lexicon,
) -> Vec<Thing> {
    let mut of_story: BTreeMap<usize, Vec<Id<Document>>> = BTreeMap::new();
    order.iter().for_each(|id| of_story.entry(stories[id.index()]).or_default().push(*id));
    of_story
        .values()
        .filter(|documents| documents.len() >= DOCUMENTS)
        .flat_map(|documents| of_one(archive, documents, cast, lexicon))
        .collect()
}

fn of_one(archive: &Archive, documents: &[Id<Document>], cast: &Cast, lexicon: &Lexicon) -> Vec<Thing> {
    let heads = heads(archive, documents, lexicon);
    let mut stemmer = Stemmer::default();
    let mut of_head: BTreeMap<&str, (BTreeMap<String, usize>, Vec<Phrase>)> = BTreeMap::new();
    for id in documents {
        let document = archive.document(*id);
        for block in document.document.analysed() {
            let found = words(document.document.text.as_str(), block.span);
            for at in 0..found.len() {
                let Some(class) = heads.get(stemmer.stem(document.slice(found[at].span))) else { continue };
                let Some(phrase) = phrase(document, *id, &found, at, cast, lexicon) else { continue };
                let (written, phrases) = of_head.entry(class.as_str()).or_default();
                *written.entry(document.slice(found[at].span).to_lowercase()).or_default() += 1;
                phrases.push(phrase);
            }
        }
    }
    let mut things: Vec<Thing> =
        of_head.into_values().filter_map(|(written, phrases)| thing(written, phrases)).collect();
    things.sort_by(|a, b| b.phrases.len().cmp(&a.phrases.len()).then_with(|| a.head.cmp(&b.head)));
    things.truncate(MOST);
    things
}

fn thing(written: BTreeMap<String, usize>, phrases: Vec<Phrase>) -> Option<Thing> {
    let head = written.into_iter().max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(&a.0)))?.0;
    Some(Thing { head, phrases: of_one_thing(phrases)? })
}

/// The phrases of one thing: those that say whose or which it is by the names that most documents use for it, and
/// those that name nobody. None where two things are told apart by nearly as many documents.
fn of_one_thing(phrases: Vec<Phrase>) -> Option<Vec<Phrase>> {
    let mut circles: Vec<(BTreeSet<usize>, BTreeSet<Id<Document>>)> = Vec::new();
    for phrase in phrases.iter().filter(|phrase| !phrase.named.is_empty()) {
        let (mut names, mut documents) = (phrase.named.clone(), BTreeSet::from([phrase.evidence.document]));
        // Names that stand in one phrase qualify one thing.
        circles.retain(|(others, told)| {
            let apart = others.is_disjoint(&names);
            if !apart {
                names.extend(others);
                documents.extend(told);
            }
            apart
        });
        circles.push((names, documents));
    }
    circles.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then_with(|| a.0.cmp(&b.0)));
    let count = |place: usize| circles.get(place).map_or(0, |(_, documents)| documents.len());
    if count(1) > 1 && count(0) < count(1) * 2 {
        return None;
    }
    let main = circles.first().filter(|_| count(0) > 1).map(|(names, _)| names.clone()).unwrap_or_default();
    let number = usual_number(&phrases);
    let fits = |phrase: &Phrase| {
        let named = phrase.named.is_empty() || !phrase.named.is_disjoint(&main);
        named && !phrase.verbal && phrase.number.is_none_or(|own| Some(own) == number)
    };
    Some(phrases.into_iter().filter(fits).collect())
}

/// The number that most phrases give.
fn usual_number(phrases: &[Phrase]) -> Option<u64> {
    let mut counts: BTreeMap<u64, usize> = BTreeMap::new();
    phrases.iter().filter_map(|phrase| phrase.number).for_each(|number| *counts.entry(number).or_default() += 1);
    counts.into_iter().max_by_key(|(number, count)| (*count, std::cmp::Reverse(*number))).map(|(number, _)| number)
}

/// The nouns that documents speak of by "the" and the noun alone, by stem, each with its class.
fn heads(archive: &Archive, documents: &[Id<Document>], lexicon: &Lexicon) -> BTreeMap<String, String> {
    let mut alone: BTreeMap<String, (String, BTreeSet<Id<Document>>)> = BTreeMap::new();
    for id in documents {
        let document = archive.document(*id);
        for block in document.document.analysed() {
            let found = words(document.document.text.as_str(), block.span);
            for at in 1..found.len() {
                if lists::THE.has(document.slice(found[at - 1].span)) && is_closed(document, &found, at) {
                    let word = document.slice(found[at].span);
                    if is_head(document, found[at].span, word, lexicon) {
                        let class = class(word, lexicon);
                        alone.entry(stem(word)).or_insert_with(|| (class, BTreeSet::new())).1.insert(*id);
                    }
                }
            }
        }
    }
    let mut of_class: BTreeMap<String, BTreeSet<Id<Document>>> = BTreeMap::new();
    for (class, documents) in alone.values() {
        of_class.entry(class.clone()).or_default().extend(documents);
    }
    let told = |class: &String| of_class.get(class).is_some_and(|documents| documents.len() >= DOCUMENTS);
    alone.into_iter().filter(|(_, (class, _))| told(class)).map(|(stem, (class, _))| (stem, class)).collect()
}

fn class(word: &str, lexicon: &Lexicon) -> String {
    lexicon.event_class(&[word]).map_or_else(|| stem(word), |(_, class)| format!("class {class}"))
}

/// Whether a phrase ends with this word: a function word, a mark, or a verb that tells of something follows.
fn is_closed(document: &Annotated, found: &[Word], at: usize) -> bool {
    let Some(next) = found.get(at + 1) else { return true };
    let gap = document.slice(Span::new(found[at].span.end, next.span.start));
    let found = &document.annotations;
    let is_verb = || {
        let event = found.events.overlapping(next.span).any(|(_, event)| event.span.start == next.span.start);
        event
            || found
                .quotes
                .overlapping(next.span)
                .any(|(_, quote)| quote.cue.is_some_and(|cue| cue.overlaps(next.span)))
    };
    gap != " " || is_function_word(&lower(document.slice(next.span))) || is_verb()
}

/// Whether a word may head a phrase for a thing: a common noun, nobody, no time and no word for anything at all.
fn is_head(document: &Annotated, span: Span, word: &str, lexicon: &Lexicon) -> bool {
    let plain = word.chars().all(char::is_lowercase) && word.chars().count() > 3 && !is_function_word(word);
    let singular = word.strip_suffix('s').unwrap_or(word);
    let somebody = lexicon.is_people(word) || lexicon.is_people(singular);
    let named = document.annotations.mentions.overlapping(span).any(|(_, mention)| mention.form == MentionForm::Name);
    let timed = document.annotations.times.overlapping(span).next().is_some();
    // Visits are many, and told apart in the timeline.
    let visit = lexicon.event_class(&[word]).is_some_and(|(_, class)| matches!(class, "visit" | "meet"));
    plain && !is_inflected(word) && !somebody && !named && !timed && !visit && !is_general(word)
}

/// Whether a word is rather a verb or an adverb: "filed" beside "the filing".
fn is_inflected(word: &str) -> bool {
    ["ed", "ly"].iter().any(|end| word.ends_with(end)) && !word.ends_with("eed")
}

/// The phrase that the word at a place heads; none where it is open or means another of the sort.
fn phrase(
    document: &Annotated,
    id: Id<Document>,
    found: &[Word],
    at: usize,
    cast: &Cast,
    lexicon: &Lexicon,
) -> Option<Phrase> {
    if !is_closed(document, found, at) {
        return None;
    }
    let mut start = at;
    while start > 0 && at - start < BEFORE && is_within(document, found, start) {
        start -= 1;
    }
    let opener =
        found.get(start.wrapping_sub(1)).filter(|_| start > 0).map(|word| document.slice(word.span).to_lowercase());
    let near = start > 0 && document.slice(Span::new(found[start - 1].span.end, found[start].span.start)) == " ";
    let opener = opener.filter(|_| near).unwrap_or_default();
    let possessive = (start..at).rev().find(|word| is_possessive(document.slice(found[*word].span)));
    let from = match (opener.as_str(), possessive) {
        (_, Some(owner)) => owner_start(document, found, owner, lexicon),
        ("the" | "this" | "that" | "these" | "those", None) => found[start].span.start,
        ("his" | "her" | "its" | "their", None) => found[start - 1].span.start,
        _ => named_start(document, found, at)?,
    };
    let other = found[start..at].iter().any(|word| lists::OTHERS.has(&document.slice(word.span).to_lowercase()));
    let span = Span::new(from, found[at].span.end);
    let bare = start == at && lists::THE.has(&opener);
    (!other && !lists::OTHERS.has(&opener)).then(|| Phrase {
        evidence: Evidence { document: id, span },
        bare,
        named: named(document, id, span, cast),
        number: number(document, span),
        verbal: is_inflected(document.slice(found[at].span)),
    })
}

/// Whether the word before belongs to the phrase.
fn is_within(document: &Annotated, found: &[Word], at: usize) -> bool {
    let before = document.slice(found[at - 1].span);
    let gap = document.slice(Span::new(found[at - 1].span.end, found[at].span.start));
    matches!(gap, " " | "-") && !is_function_word(&before.to_lowercase())
}

fn is_possessive(word: &str) -> bool {
    word.ends_with("'s") || word.ends_with("\u{2019}s")
}

/// Where the owner's name with its title begins.
fn owner_start(document: &Annotated, found: &[Word], owner: usize, lexicon: &Lexicon) -> u32 {
    let span = found[owner].span;
    let mut mentions = document.annotations.mentions.overlapping(span);
    let name = mentions.find(|(_, mention)| mention.form == MentionForm::Name).map(|(_, mention)| mention.span);
    let own = name.filter(|name| name.start <= span.start).map_or(span, |name| name);
    let whole = titles::whole(document, own, lexicon);
    if is_office(document.slice(span).trim_end_matches("'s"), lexicon) { span.start } else { whole.start }
}

/// Where the name before a head begins, and for a head alone its own start where nothing else stands before it.
fn named_start(document: &Annotated, found: &[Word], at: usize) -> Option<u32> {
    let before = found.get(at.checked_sub(1)?)?;
    let mut mentions = document.annotations.mentions.overlapping(before.span);
    let (_, mention) = mentions.find(|(_, mention)| mention.form == MentionForm::Name)?;
    (document.slice(Span::new(before.span.end, found[at].span.start)) == " ").then_some(mention.span.start)
}

/// The number that a phrase gives: two islands are not four.
fn number(document: &Annotated, span: Span) -> Option<u64> {
    let mut figures = document.annotations.figures.overlapping(span);
    figures.find(|(_, figure)| figure.span.start < span.end).map(|(_, figure)| figure.value.to_bits())
}

fn named(document: &Annotated, id: Id<Document>, span: Span, cast: &Cast) -> BTreeSet<usize> {
    let mentions = document.annotations.mentions.overlapping(span);
    let names = mentions.filter(|(_, mention)| mention.form == MentionForm::Name);
    names.filter_map(|(_, mention)| cast.place(id, mention.entity?)).collect()
}

impl Thing {
    /// Whether it is spoken of by its noun alone in enough documents to be taken as known.
    pub(super) fn is_known(&self) -> bool {
        let documents: BTreeSet<Id<Document>> =
            self.phrases.iter().filter(|phrase| phrase.bare).map(|phrase| phrase.evidence.document).collect();
        documents.len() >= DOCUMENTS
    }
}
