//! Words that stand for an event elsewhere in the story, where no clause was found to tell of one: headlines without
//! a verb, nouns in passing.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use corpus::{Annotated, Archive, BlockKind, Document, Doubt, Evidence, Few, Id, MentionForm, Possible, Span};
use lexicon::{GovernorPart, Lexicon};

use super::judge::Bench;
use super::{Drafted, class};
use crate::stems::{Stemmer, is_function_word};
use crate::words::{Word, words};

/// The families that a word of one story may be of.
struct Known {
    families: Few<usize>,
    first: Id<Document>,
    /// Whether another document than the first has the word, too.
    is_shared: bool,
}

/// What is known of the words of one story: by their class, and by the root of a word that no table has.
#[derive(Default)]
struct Words<'a> {
    classes: BTreeMap<&'a str, Known>,
    roots: BTreeMap<String, Known>,
}

/// Adds to each family the words that may be of its event.
pub(super) fn join(
    archive: &Archive,
    order: &[Id<Document>],
    families: &mut [Drafted<'_>],
    bench: &Bench<'_>,
    lexicon: &Lexicon,
) {
    let known = known(families, bench);
    let documents: Vec<Few<Id<Document>>> = families.iter().map(documents).collect();
    let mut found: Vec<(usize, Possible)> = Vec::new();
    for id in order {
        let annotated = archive.document(*id);
        let Some(known) = known.get(&bench.stories[id.index()]) else { continue };
        for (span, known) in echoes(annotated, known, lexicon) {
            let own = known.families.iter().copied().find(|family| documents[*family].binary_search(id).is_ok());
            let Some(family) = own.or(known.families.first().copied()) else { continue };
            let doubt = Doubt::new("found by its word alone");
            let voice = annotated.voice(span);
            found.push((family, Possible { evidence: Evidence { document: *id, span }, event: None, voice, doubt }));
        }
    }
    found.into_iter().for_each(|(family, possible)| families[family].entry.possible.push(possible));
}

/// The documents of a family, in order of the archive.
fn documents(family: &Drafted<'_>) -> Few<Id<Document>> {
    let mut documents: Vec<_> = family.group.tellings.iter().map(|telling| telling.evidence.document).collect();
    documents.sort_unstable();
    documents.dedup();
    documents.into()
}

/// The words of each story.
fn known<'a>(families: &[Drafted<'a>], bench: &Bench<'_>) -> BTreeMap<usize, Words<'a>> {
    let mut known: BTreeMap<usize, Words<'a>> = BTreeMap::new();
    for (place, family) in families.iter().enumerate() {
        for telling in family.group.tellings.iter().copied() {
            let words = known.entry(bench.story(telling)).or_default();
            let document = telling.evidence.document;
            note(words.classes.entry(&telling.class), place, document);
            for root in class::roots(telling.document, telling.event.span) {
                note(words.roots.entry(root), place, document);
            }
        }
    }
    known
}

fn note<K: Ord>(word: Entry<'_, K, Known>, family: usize, document: Id<Document>) {
    let known = word.or_insert_with(|| Known { families: Few::new(), first: document, is_shared: false });
    if !known.families.contains(&family) {
        known.families.push(family);
    }
    known.is_shared |= known.first != document;
}

/// The words of a document that stand for an event of its story.
fn echoes<'k>(annotated: &Annotated, known: &'k Words<'_>, lexicon: &Lexicon) -> Vec<(Span, &'k Known)> {
    let text = annotated.document.text.as_str();
    let (mut echoes, mut stemmer) = (Vec::new(), Stemmer::default());
    for block in annotated.document.analysed() {
        let found = words(text, block.span);
        for at in 0..found.len() {
            let listed = class::listed(text, &found[at..], lexicon);
            let echo = match listed {
                Some((span, class)) => known.classes.get(class).map(|known| (span, known)),
                None => of_root(found[at], stemmer.stem(annotated.slice(found[at].span)), known, lexicon)
                    .filter(|(_, known)| block.kind == BlockKind::Title || known.is_shared),
            };
            echoes.extend(echo.filter(|(span, _)| is_free(annotated, *span)));
        }
    }
    echoes
}

/// A word that no table has must tell of an event in two documents of its story, unless a headline has it.
fn of_root<'k>(word: Word, stem: &str, known: &'k Words<'_>, lexicon: &Lexicon) -> Option<(Span, &'k Known)> {
    // Most words are of no event: whether they are light is asked last.
    let known = known.roots.get(class::root(stem))?;
    let light = is_function_word(stem) || stem.len() < 3 || is_light(stem, lexicon);
    (!light).then_some((word.span, known))
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
