//! Words that stand for an event elsewhere in the story, where no clause was found to tell of one: headlines without
//! a verb, nouns in passing.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use corpus::{Annotated, Archive, BlockKind, Document, Doubt, Evidence, Few, Id, MentionForm, Possible, Span};
use lexicon::{GovernorPart, Lexicon};

use super::gather::Group;
use super::judge::Bench;
use super::{Drafts, class, lists};
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

static BY_WORD: Doubt = Doubt::new("found by its word alone");

/// Adds to each family the words that may be of its event, story by story: the words of one are all that is held.
pub(super) fn join(
    archive: &Archive,
    order: &[Id<Document>],
    drafts: &mut Drafts<'_>,
    families: &[usize],
    bench: &Bench<'_>,
    lexicon: &Lexicon,
) {
    let of_story = bench.by_story(order);
    for (story, families) in told_in(drafts, families, bench) {
        let known = known(&drafts.groups, &families, story, bench);
        let telling: BTreeMap<usize, BTreeSet<Id<Document>>> =
            families.iter().map(|family| (*family, documents(&drafts.groups[*family]))).collect();
        for id in of_story.get(&story).into_iter().flatten() {
            let annotated = archive.document(*id);
            for (span, known) in echoes(annotated, &known, lexicon) {
                let tells = |family: &usize| telling.get(family).is_some_and(|ids| ids.contains(id));
                let own = known.families.iter().copied().find(tells);
                let Some(family) = own.or(known.families.first().copied()) else { continue };
                let (evidence, voice) = (Evidence { document: *id, span }, annotated.voice(span));
                drafts.entries[family].possible.push(Possible { evidence, event: None, voice, doubt: &BY_WORD });
            }
        }
    }
}

/// The families that are told of in each story, in their order.
fn told_in(drafts: &Drafts<'_>, families: &[usize], bench: &Bench<'_>) -> BTreeMap<usize, Vec<usize>> {
    let mut told: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for family in families {
        for telling in &drafts.groups[*family].tellings {
            let listed = told.entry(bench.story(telling)).or_default();
            if listed.last() != Some(family) {
                listed.push(*family);
            }
        }
    }
    told
}

/// The documents that tell of a family.
fn documents(group: &Group<'_>) -> BTreeSet<Id<Document>> {
    group.tellings.iter().map(|telling| telling.evidence.document).collect()
}

/// The words of one story.
fn known<'a>(groups: &[Group<'a>], families: &[usize], story: usize, bench: &Bench<'_>) -> Words<'a> {
    let mut words = Words::default();
    for family in families {
        for telling in groups[*family].tellings.iter().copied().filter(|telling| bench.story(telling) == story) {
            let document = telling.evidence.document;
            note(words.classes.entry(&telling.class), *family, document);
            for root in class::roots(telling.document, telling.event.span) {
                note(words.roots.entry(root), *family, document);
            }
        }
    }
    words
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
    governs(stem) || governs(&format!("{stem}e")) || lexicon.is_eventless(stem) || lists::LIGHT.has(stem)
}

/// Whether neither an event, a name nor a time is found there already.
fn is_free(annotated: &Annotated, span: Span) -> bool {
    let found = &annotated.annotations;
    let named = found.mentions.overlapping(span).any(|(_, mention)| mention.form == MentionForm::Name);
    !named && found.events.overlapping(span).next().is_none() && found.times.overlapping(span).next().is_none()
}
