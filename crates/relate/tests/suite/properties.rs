//! What holds of every scenario: evidence in bounds, ids that do not depend on the order of input.

use std::collections::BTreeSet;

use corpus::{Archive, Correction, CorrectionKind, Evidence, Relations};
use lexicon::Lexicon;
use rashomon_relate::{Options, relate};

use crate::scenarios;

/// Every passage that the relations show.
fn evidence(relations: &Relations) -> Vec<Evidence> {
    let mut all = Vec::new();
    for actor in &relations.actors {
        all.extend(&actor.mentions);
        all.extend(actor.name.evidence());
        all.extend(actor.aliases.iter().chain(&actor.roles).flat_map(|cited| cited.evidence()));
    }
    all.extend(relations.origins.iter().flat_map(|origin| origin.shared.iter().flat_map(|(a, b)| [*a, *b])));
    for entry in &relations.timeline {
        all.push(entry.headline);
        all.extend(entry.mentions.iter().map(|mention| mention.evidence));
    }
    all.extend(relations.upcoming.iter().flat_map(|planned| planned.history.iter().map(|step| step.evidence)));
    all.extend(relations.quotes.iter().flat_map(|quote| quote.content.iter().chain(&quote.variants)).copied());
    all.extend(
        relations
            .positions
            .iter()
            .flat_map(|position| position.summary.evidence().iter().chain(position.issue.evidence())),
    );
    all.extend(relations.figures.iter().flat_map(|ledger| ledger.values.iter().map(|value| value.evidence)));
    all.extend(
        relations.disagreements.iter().flat_map(|item| item.sides().flat_map(|side| side.claim.evidence().to_vec())),
    );
    all.extend(
        relations
            .naming
            .iter()
            .flat_map(|naming| naming.terms.iter().flat_map(|term| term.narration.iter().chain(&term.quoted))),
    );
    all
}

#[test]
fn every_passage_lies_in_its_text() {
    let lexicon = Lexicon::embedded();
    for scenario in scenarios() {
        let archive = Archive::new(scenario.documents);
        let options = Options { corrections: scenario.corrections, ..Options::default() };
        let relations = relate(&archive, &lexicon, &options);
        for shown in evidence(&relations) {
            let text = &archive.document(shown.document).document.text;
            assert!(text.holds(shown.span), "{}: {shown:?}", scenario.title);
            assert!(!text.slice(shown.span).is_empty(), "{}: {shown:?} shows nothing", scenario.title);
        }
    }
}

#[test]
fn every_headline_has_words() {
    let lexicon = Lexicon::embedded();
    for scenario in scenarios() {
        let archive = Archive::new(scenario.documents);
        for entry in relate(&archive, &lexicon, &Options::default()).timeline {
            assert!(!archive.passage(entry.headline).is_empty(), "{}", scenario.title);
        }
    }
}

/// Every id with what it stands for, whatever the order in which it is printed.
fn ids(archive: &Archive) -> BTreeSet<String> {
    let relations = relate(archive, &Lexicon::embedded(), &Options::default());
    let mut ids: BTreeSet<String> = crate::shown::lines(archive, &relations).into_iter().collect();
    ids.extend(relations.actors.iter().map(|item| item.id.to_string()));
    ids.extend(relations.origins.iter().map(|item| item.id.to_string()));
    ids.extend(relations.timeline.iter().map(|item| item.id.to_string()));
    ids.extend(relations.upcoming.iter().map(|item| item.id.to_string()));
    ids.extend(relations.quotes.iter().map(|item| item.id.to_string()));
    ids.extend(relations.positions.iter().map(|item| item.id.to_string()));
    ids.extend(relations.figures.iter().map(|item| item.id.to_string()));
    ids.extend(relations.disagreements.iter().map(|item| item.id.to_string()));
    ids.extend(relations.naming.iter().map(|item| item.id.to_string()));
    ids
}

#[test]
fn ids_do_not_depend_on_the_order_of_input() {
    let documents = || scenarios().into_iter().flat_map(|scenario| scenario.documents).collect::<Vec<_>>();
    let mut all = documents();
    // Scenarios use the same short ids; the archive would tell them apart by order of input.
    for (place, annotated) in all.iter_mut().enumerate() {
        annotated.document.id = format!("{}-{place}", annotated.document.id);
    }
    let straight = ids(&Archive::new(all.clone()));
    for seed in 1..=5_usize {
        let mut shuffled = all.clone();
        shuffled.sort_by_key(|annotated| {
            annotated
                .document
                .text
                .id()
                .to_hex()
                .bytes()
                .map(usize::from)
                .fold(seed, |sum, byte| (sum * 31 + byte * seed) % 1_000_003)
        });
        assert_eq!(ids(&Archive::new(shuffled)), straight, "order {seed}");
    }
}

#[test]
fn nothing_in_gives_nothing_out() {
    let relations = relate(&Archive::default(), &Lexicon::embedded(), &Options::default());
    assert_eq!(relations, Relations::default());
}

#[test]
fn strict_leaves_out_what_carries_a_doubt_and_says_so() {
    let lexicon = Lexicon::embedded();
    for scenario in scenarios() {
        let archive = Archive::new(scenario.documents);
        let strict = relate(&archive, &lexicon, &Options { strict: true, ..Options::default() });
        assert!(strict.timeline.iter().all(|entry| entry.grounds.doubts.is_empty()), "{}", scenario.title);
        assert!(strict.summary.last().is_some_and(|last| last.text.contains("left out")), "{}", scenario.title);
    }
}

#[test]
fn the_order_of_corrections_and_their_repetition_are_of_no_effect() {
    let lexicon = Lexicon::embedded();
    for scenario in scenarios() {
        let archive = Archive::new(scenario.documents);
        let of = |corrections| relate(&archive, &lexicon, &Options { corrections, ..Options::default() });
        let mut turned = scenario.corrections.clone();
        turned.reverse();
        turned.extend(scenario.corrections.clone());
        assert_eq!(of(turned), of(scenario.corrections), "{}", scenario.title);
    }
}

/// The forms of one actor as they are compared: in lower case.
fn forms(actor: &corpus::Actor) -> BTreeSet<String> {
    actor.aliases.iter().chain([&actor.name]).map(|form| form.value().to_lowercase()).collect()
}

#[test]
fn names_that_are_apart_are_never_forms_of_one() {
    let lexicon = Lexicon::embedded();
    for scenario in scenarios() {
        let archive = Archive::new(scenario.documents);
        let names: BTreeSet<String> =
            relate(&archive, &lexicon, &Options::default()).actors.iter().flat_map(forms).collect();
        let names: Vec<String> = names.into_iter().take(8).collect();
        for (at, one) in names.iter().enumerate() {
            for other in &names[..at] {
                let correction = Correction {
                    kind: CorrectionKind::Apart,
                    name: one.clone(),
                    other: Some(other.clone()),
                    document: None,
                    note: None,
                };
                let options = Options { corrections: vec![correction], ..Options::default() };
                let found = relate(&archive, &lexicon, &options);
                let joined = found.actors.iter().map(forms).find(|forms| forms.contains(one) && forms.contains(other));
                let applied = found.corrections[0].applied;
                assert!(!applied || joined.is_none(), "{}: {one} and {other} in {joined:?}", scenario.title);
                assert!(applied || found.corrections[0].says.contains("one name"), "{:?}", found.corrections);
            }
        }
    }
}
