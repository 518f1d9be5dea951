//! Words that stand for an event elsewhere in the story, where no clause was found to tell of one: headlines without
//! a verb, nouns in passing.

use std::collections::{BTreeMap, BTreeSet};

use corpus::{Annotated, Archive, BlockKind, Document, Doubt, Evidence, Id, MentionForm, Possible, Span};
use lexicon::{GovernorPart, Lexicon};

use super::class;
use super::judge::Bench;
use super::kin::Family;
use crate::stems::{is_function_word, stem};
use crate::words::{Word, words};

/// A word that no table has must tell of an event in so many documents of its story, unless a headline has it.
const DOCUMENTS: usize = 2;

/// The families that a word of one story may be of.
#[derive(Default)]
struct Known {
    families: Vec<usize>,
    documents: BTreeSet<Id<Document>>,
}

/// By story and class, and by story and root of a word that no table has.
#[derive(Default)]
struct Words<'a> {
    classes: BTreeMap<(usize, &'a str), Known>,
    roots: BTreeMap<(usize, String), Known>,
}

/// Adds to each family the words that may be of its event.
pub(super) fn join(
    archive: &Archive,
    order: &[Id<Document>],
    families: &mut [Family<'_>],
    bench: &Bench<'_>,
    lexicon: &Lexicon,
) {
    let known = known(families, bench);
    let documents: Vec<BTreeSet<Id<Document>>> = families
        .iter()
        .map(|family| family.group.tellings.iter().map(|telling| telling.evidence.document).collect())
        .collect();
    let mut found: Vec<(usize, Possible)> = Vec::new();
    for id in order {
        let annotated = archive.document(*id);
        for (span, known) in echoes(annotated, bench.stories[id.index()], &known, lexicon) {
            let own = known.families.iter().copied().find(|family| documents[*family].contains(id));
            let Some(family) = own.or(known.families.first().copied()) else { continue };
            let doubt = Doubt::new("found by its word alone");
            let voice = annotated.voice(span);
            found.push((family, Possible { evidence: Evidence { document: *id, span }, event: None, voice, doubt }));
        }
    }
    found.into_iter().for_each(|(family, possible)| families[family].possible.push(possible));
}

fn known<'a>(families: &[Family<'a>], bench: &Bench<'_>) -> Words<'a> {
    let mut known = Words::default();
    for (place, family) in families.iter().enumerate() {
        for telling in &family.group.tellings {
            let (story, document) = (bench.story(telling), telling.evidence.document);
            note(known.classes.entry((story, telling.class.as_str())).or_default(), place, document);
            for root in class::roots(telling.document, telling.event.span) {
                note(known.roots.entry((story, root)).or_default(), place, document);
            }
        }
    }
    known
}

fn note(known: &mut Known, family: usize, document: Id<Document>) {
    if !known.families.contains(&family) {
        known.families.push(family);
    }
    known.documents.insert(document);
}

/// The words of a document that stand for an event of its story.
fn echoes<'k>(annotated: &Annotated, story: usize, known: &'k Words<'_>, lexicon: &Lexicon) -> Vec<(Span, &'k Known)> {
    let text = annotated.document.text.as_str();
    let mut echoes = Vec::new();
    for block in annotated.document.analysed() {
        let found = words(text, block.span);
        for at in 0..found.len() {
            let listed = class::listed(text, &found[at..], lexicon);
            let echo = match listed {
                Some((span, class)) => known.classes.get(&(story, class)).map(|known| (span, known)),
                None => of_root(annotated, found[at], story, known, lexicon)
                    .filter(|(_, known)| block.kind == BlockKind::Title || known.documents.len() >= DOCUMENTS),
            };
            echoes.extend(echo.filter(|(span, _)| is_free(annotated, *span)));
        }
    }
    echoes
}

fn of_root<'k>(
    annotated: &Annotated,
    word: Word,
    story: usize,
    known: &'k Words<'_>,
    lexicon: &Lexicon,
) -> Option<(Span, &'k Known)> {
    let written = annotated.slice(word.span);
    let stem = stem(written);
    let light = is_function_word(&stem) || stem.len() < 3 || is_light(&stem, lexicon);
    let root = class::root(&stem);
    let known = known.roots.get(&(story, root)).filter(|_| !light)?;
    Some((word.span, known))
}

/// Whether a verb only carries others: "begin", "hold", "take".
fn is_light(stem: &str, lexicon: &Lexicon) -> bool {
    let governs = |lemma: &str| lexicon.governors(lemma, GovernorPart::Verb).next().is_some();
    governs(stem) || governs(&format!("{stem}e")) || lexicon.is_eventless(stem) || LIGHT.contains(&stem)
}

/// Verbs of many meanings, as stems.
const LIGHT: [&str; 24] = [
    "bring", "came", "com", "come", "gave", "get", "giv", "give", "goe", "gone", "got", "left", "leav", "leave", "let",
    "mad", "mak", "made", "make", "put", "tak", "take", "took", "went",
];

/// Whether neither an event, a name nor a time is found there already.
fn is_free(annotated: &Annotated, span: Span) -> bool {
    let found = &annotated.annotations;
    let named = found.mentions.overlapping(span).any(|(_, mention)| mention.form == MentionForm::Name);
    !named && found.events.overlapping(span).next().is_none() && found.times.overlapping(span).next().is_none()
}
