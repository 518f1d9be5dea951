//! Sentences of two documents that say the same in like words: events of one class in them may be one, though nobody
//! who takes part and no day says so, or another event of that class stands nearer.
//!
//! Sentences are compared by the cosine of their words, each weighed by how few sentences of the story have it, and a
//! pair counts where each is the one most like the other of its document.

use std::collections::BTreeMap;

use corpus::{Archive, Document, Doubt, Id, Possible, Span};

use super::Drafts;
use super::gather::Group;
use super::judge::{Bench, contradicts, cosine};
use super::telling::Telling;
use crate::stems::contents;

static ALIKE: Doubt = Doubt::new("held to be this event because its sentence says the same in like words");

/// The least likeness of two sentences.
const LEAST: f32 = 0.2;
/// The least likeness of the clauses in them.
const CLAUSES: f32 = 0.1;
/// The fewest words that two sentences share.
const SHARED: usize = 4;
/// A word in more sentences of a story leads from none of them to others.
const RARE: usize = 12;

/// A telling: its draft, and its place in that.
type Told = (usize, usize);

/// A sentence, with the events it tells of.
struct Sentence {
    document: Id<Document>,
    /// The stems of its words, in order, each once.
    words: Vec<u64>,
    told: Vec<Told>,
}

/// Adds to each family the tellings of other families whose sentences are like its own.
pub(super) fn join(
    archive: &Archive,
    order: &[Id<Document>],
    drafts: &mut Drafts<'_>,
    families: &[usize],
    bench: &Bench<'_>,
) {
    let told = told(drafts, families);
    for documents in bench.by_story(order).into_values().filter(|documents| documents.len() > 1) {
        let sentences: Vec<Sentence> =
            documents.iter().flat_map(|id| sentences(archive, *id, told.get(id).map_or(&[], Vec::as_slice))).collect();
        for (one, other) in pairs(&sentences) {
            join_sentences(drafts, (&sentences[one], &sentences[other]), bench);
        }
    }
}

/// Where each document tells of events: the trigger, the draft, and the telling in it, in order of the text.
fn told(drafts: &Drafts<'_>, families: &[usize]) -> BTreeMap<Id<Document>, Vec<(Span, usize, usize)>> {
    let mut told: BTreeMap<Id<Document>, Vec<(Span, usize, usize)>> = BTreeMap::new();
    for draft in families {
        for (place, telling) in drafts.groups[*draft].tellings.iter().enumerate() {
            told.entry(telling.evidence.document).or_default().push((telling.evidence.span, *draft, place));
        }
    }
    told.values_mut().for_each(|list| list.sort_unstable());
    told
}

fn sentences(archive: &Archive, id: Id<Document>, told: &[(Span, usize, usize)]) -> Vec<Sentence> {
    let annotated = archive.document(id);
    let text = annotated.document.text.as_str();
    let read = |span: Span| {
        let mut words: Vec<u64> = contents(text, span).into_iter().map(|word| word.stem).collect();
        words.sort_unstable();
        words.dedup();
        let first = told.partition_point(|(trigger, ..)| trigger.start < span.start);
        let within = told[first..].iter().take_while(|(trigger, ..)| trigger.end <= span.end);
        Sentence { document: id, words, told: within.map(|(_, draft, place)| (*draft, *place)).collect() }
    };
    annotated.annotations.sentences.rows().iter().map(|sentence| read(sentence.span)).collect()
}

/// The pairs of sentences that are most like each other of their two documents, the likest first.
fn pairs(sentences: &[Sentence]) -> Vec<(usize, usize)> {
    let story = Story::of(sentences);
    // For each sentence and other document the likest sentence of that document.
    let mut likest: BTreeMap<(usize, Id<Document>), (f32, usize)> = BTreeMap::new();
    for place in 0..sentences.len() {
        for (other, likeness) in story.like(place) {
            for (from, to) in [(place, other), (other, place)] {
                let best = likest.entry((from, sentences[to].document)).or_insert((likeness, to));
                if likeness > best.0 {
                    *best = (likeness, to);
                }
            }
        }
    }
    let mutual = likest.iter().filter(|((one, _), (_, other))| {
        let back = likest.get(&(*other, sentences[*one].document));
        one < other && back.is_some_and(|(_, back)| back == one)
    });
    let mut pairs: Vec<(f32, usize, usize)> = mutual.map(|((one, _), (like, other))| (*like, *one, *other)).collect();
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    pairs.into_iter().map(|(_, one, other)| (one, other)).collect()
}

/// The sentences of one story, with what each of their words tells.
struct Story<'s> {
    sentences: &'s [Sentence],
    /// The sentences that have each word.
    holders: BTreeMap<u64, Vec<usize>>,
    /// The sum of the squares of the weights of the words of each sentence.
    lengths: Vec<f32>,
}

impl<'s> Story<'s> {
    fn of(sentences: &'s [Sentence]) -> Story<'s> {
        let mut holders: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
        for (place, sentence) in sentences.iter().enumerate() {
            sentence.words.iter().for_each(|word| holders.entry(*word).or_default().push(place));
        }
        let mut story = Story { sentences, holders, lengths: Vec::new() };
        story.lengths = sentences.iter().map(|sentence| story.length(sentence.words.iter())).collect();
        story
    }

    /// The sum of the squares of the weights of words: the logarithm of the share of sentences that lack each.
    fn length<'w>(&self, words: impl Iterator<Item = &'w u64>) -> f32 {
        let all = self.sentences.len() as f32;
        let weight = |word: &u64| self.holders.get(word).map_or(0.0, |list| (all / list.len() as f32).ln());
        words.map(|word| weight(word) * weight(word)).sum()
    }

    /// The earlier sentences of other documents that are like one, where both tell of events.
    fn like(&self, place: usize) -> Vec<(usize, f32)> {
        let own = &self.sentences[place];
        let rare = own.words.iter().filter_map(|word| self.holders.get(word)).filter(|list| list.len() <= RARE);
        let mut others: Vec<usize> = rare.flatten().copied().filter(|other| *other < place).collect();
        others.sort_unstable();
        others.dedup();
        others.retain(|other| self.sentences[*other].document != own.document);
        others.retain(|other| !own.told.is_empty() && !self.sentences[*other].told.is_empty());
        others.into_iter().filter_map(|other| Some((other, self.likeness(place, other)?))).collect()
    }

    /// The cosine of two sentences, where it is great enough.
    fn likeness(&self, one: usize, other: usize) -> Option<f32> {
        let theirs = &self.sentences[other].words;
        let shared = || self.sentences[one].words.iter().filter(|word| theirs.binary_search(word).is_ok());
        let lengths = (self.lengths[one] * self.lengths[other]).sqrt();
        let likeness = if lengths > 0.0 { self.length(shared()) / lengths } else { 0.0 };
        (shared().count() >= SHARED && likeness >= LEAST).then_some(likeness)
    }
}

/// Joins the events of a pair of sentences that are of one class, of several of a class those whose clauses are most
/// alike.
fn join_sentences(drafts: &mut Drafts<'_>, (one, other): (&Sentence, &Sentence), bench: &Bench<'_>) {
    let mut of_class: BTreeMap<String, (f32, Told, Told)> = BTreeMap::new();
    for (own, theirs) in one.told.iter().flat_map(|own| other.told.iter().map(move |theirs| (*own, *theirs))) {
        let (mine, yours) = (telling(drafts, own), telling(drafts, theirs));
        if mine.class != yours.class {
            continue;
        }
        let like = cosine((&mine.clause, mine.weight), (&yours.clause, yours.weight), bench);
        let best = of_class.entry(mine.class.to_string()).or_insert((like, own, theirs));
        if like > best.0 {
            *best = (like, own, theirs);
        }
    }
    let alike = of_class.into_values().filter(|(like, ..)| *like >= CLAUSES);
    alike.for_each(|(_, own, theirs)| join_events(drafts, own, theirs, bench));
}

/// Keeps one telling with the family of the other as well.
fn join_events(drafts: &mut Drafts<'_>, own: Told, theirs: Told, bench: &Bench<'_>) {
    let merit = |(draft, place): Told| {
        let entry = &drafts.entries[draft];
        let sure = place < entry.mentions.len();
        (!entry.passing, sure, std::cmp::Reverse(entry.possible.len()), std::cmp::Reverse(draft))
    };
    let (to, from) = if merit(own) >= merit(theirs) { (own.0, theirs) } else { (theirs.0, own) };
    let telling = telling(drafts, from);
    let mut alone = Group::default();
    alone.add(telling, bench);
    if to == from.0 || contradicts(&drafts.groups[to], &alone, true, bench) {
        return;
    }
    let voice = telling.document.voice(telling.event.span);
    let (evidence, event) = (telling.evidence, Some(telling.id));
    drafts.entries[to].possible.push(Possible { evidence, event, voice, doubt: &ALIKE });
}

fn telling<'a>(drafts: &Drafts<'a>, (draft, place): Told) -> &'a Telling<'a> {
    drafts.groups[draft].tellings[place]
}
