//! What two sides each hold to be their own: "the islets belong to Valdia", "Keltia's inherent territory".
//!
//! A claim is a sentence in which somebody of a country is named who holds that a thing is that country's.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use corpus::{
    Annotated, Archive, Cited, Disagreement, DisagreementKind, Document, Evidence, Id, ItemId, ItemKind, MentionForm,
    Rule, Side, Span, Voice,
};

use super::lists;
use crate::actors::Cast;
use crate::stems::{is_function_word, stem};
use crate::words::{hash, lower, words};

const RULE: Rule = Rule::new("disagreement.rival-claims");

/// Words of possession, with their kind.
const POSSESSION: &str = include_str!("../../words/possession.tsv");

/// The most words between an owner and what it owns: "Keltia's historically inherent territory".
const BETWEEN: usize = 3;
/// The longest sentence that is read, in bytes.
const LONGEST: u32 = 500;

/// A word of a sentence.
struct Word<'t> {
    lower: Cow<'t, str>,
    written: &'t str,
    span: Span,
}

/// Somebody named in a sentence who belongs to a country.
struct Named<'c> {
    span: Span,
    country: &'c str,
}

/// One side's claim.
#[derive(Clone)]
struct Claim<'c> {
    evidence: Evidence,
    /// What is claimed.
    thing: Span,
    /// What it is told by: its head word, and the actor that it names.
    keys: BTreeSet<u64>,
    country: &'c str,
    /// By which name the side is called.
    holder: Span,
}

/// Things that several countries are said to hold as their own, each with one claim a country.
pub(super) fn of_documents(archive: &Archive, stories: &[usize], cast: &Cast) -> Vec<Disagreement> {
    let mut by_thing: BTreeMap<(usize, u64), Vec<Claim<'_>>> = BTreeMap::new();
    for id in archive.canonical() {
        let document = archive.document(id);
        for sentence in sentences(document) {
            let Some(claim) = claim(document, id, sentence, cast) else { continue };
            for key in &claim.keys {
                by_thing.entry((stories[id.index()], *key)).or_default().push(claim.clone());
            }
        }
    }
    let mut seen = BTreeSet::new();
    let found = by_thing.into_values().filter_map(|claims| disagreement(archive, &claims));
    found.filter(|found| seen.insert(found.id)).collect()
}

fn sentences(document: &Annotated) -> Vec<Span> {
    let known: Vec<Span> = document.annotations.sentences.rows().iter().map(|sentence| sentence.span).collect();
    let blocks = || document.document.analysed().map(|block| block.span).collect();
    let found: Vec<Span> = if known.is_empty() { blocks() } else { known };
    found.into_iter().filter(|sentence| sentence.len() <= LONGEST).collect()
}

fn disagreement(archive: &Archive, claims: &[Claim<'_>]) -> Option<Disagreement> {
    let mut countries = BTreeSet::new();
    let mut first = claims.iter().filter(|claim| countries.insert(claim.country));
    let (own, theirs) = (first.next()?, first.next()?);
    let side = |claim: &Claim<'_>| {
        let others = claims.iter().filter(|other| other.country == claim.country && other.evidence != claim.evidence);
        let words = archive.passage(claim.evidence).to_owned();
        // The outlet says what the side holds, whosever opinion the text is.
        let voice = match archive.document(claim.evidence.document).voice(claim.evidence.span) {
            Voice::OwnWords => Voice::OwnWords,
            _ => Voice::Reported,
        };
        Side { claim: Cited::with(words, claim.evidence, others.map(|other| other.evidence)), voice }
    };
    let slice = |claim: &Claim<'_>, span: Span| archive.document(claim.evidence.document).slice(span).to_owned();
    let thing = slice(own, own.thing);
    let names = (slice(own, own.holder), slice(theirs, theirs.holder));
    let document = &archive.document(own.evidence.document).document;
    Some(Disagreement::new(
        ItemId::with(ItemKind::Disagreement, document, own.evidence.span, "rivals"),
        DisagreementKind::Position,
        thing.clone(),
        None,
        (side(own), side(theirs)),
        first.map(side).collect(),
        format!("“{}” and “{}” each hold that “{thing}” is theirs.", names.0, names.1),
        RULE,
    ))
}

/// The claim of a sentence, if there is one.
fn claim<'c>(document: &Annotated, id: Id<Document>, sentence: Span, cast: &'c Cast) -> Option<Claim<'c>> {
    let named = named(document, id, sentence, cast);
    // Most sentences name nobody of a country.
    if named.is_empty() {
        return None;
    }
    let text = document.document.text.as_str();
    let found: Vec<Word<'_>> = words(text, sentence)
        .into_iter()
        .map(|word| Word { lower: lower(&text[word.span.range()]), written: &text[word.span.range()], span: word.span })
        .collect();
    let kinds: Vec<Option<&str>> = found.iter().map(|word| KINDS.get(&*word.lower).copied()).collect();
    if kinds.iter().all(Option::is_none) || found.iter().any(|word| is_negation(&word.lower)) {
        return None;
    }
    kinds.iter().enumerate().find_map(|(at, kind)| {
        let (owner, thing) = match (*kind)? {
            "noun" => of_noun(&found, at, &named)?,
            "right" => (owner_before(&found, at, &named)?, after(&found, at, "over")?),
            "belong" => (owner_after(&found, at + 1, "to", &named)?, before(&found, at)?),
            "claim" => (owner_just_before(&found, at, &named)?, claimed(&found, at)?),
            _ => return None,
        };
        made(document, id, cast, &named, (owner, found[at].span, thing))
    })
}

fn made<'c>(
    document: &Annotated,
    id: Id<Document>,
    cast: &'c Cast,
    named: &[Named<'c>],
    (owner, word, thing): (Owner, Span, Span),
) -> Option<Claim<'c>> {
    let apart = |named: &&Named<'c>| !named.span.overlaps(thing);
    let holder = match owner {
        Owner::Itself(at) => &named[at],
        Owner::Named(at) => named
            .iter()
            .filter(apart)
            .find(|other| other.country == named[at].country && other.span != named[at].span)?,
        Owner::Pronoun(at) => named.iter().rfind(|other| other.span.end <= at.start && apart(other))?,
    };
    let owned = match owner {
        Owner::Itself(at) | Owner::Named(at) => named[at].span,
        Owner::Pronoun(at) => at,
    };
    let span = holder.span.join(owned).join(thing).join(word);
    let head = document.slice(thing).split_whitespace().next_back()?.to_lowercase();
    let mentions = document.annotations.mentions.beginning_in(thing).map(|(_, mention)| mention);
    let actors = mentions.filter_map(|mention| cast.place(id, mention.entity?));
    let actor_keys = actors.map(|actor| hash(&format!("actor {actor}")));
    let keys = actor_keys.chain([hash(&stem(&head))]).collect();
    let evidence = Evidence { document: id, span };
    (!is_function_word(&head)).then_some(Claim { evidence, thing, keys, country: holder.country, holder: holder.span })
}

/// Whose a thing is said to be.
enum Owner {
    /// A name, which is also who says so: "Keltia claims".
    Itself(usize),
    /// A name, beside which another of that country says so.
    Named(usize),
    /// "Its": who says so is named before.
    Pronoun(Span),
}

/// The kind of each word of possession.
static KINDS: LazyLock<BTreeMap<&str, &str>> = LazyLock::new(|| {
    let rows = POSSESSION.lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|line| line.split_once('\t')).collect()
});

fn is_negation(word: &str) -> bool {
    matches!(word, "not" | "never" | "no" | "neither") || word.ends_with("n't") || word.ends_with("n\u{2019}t")
}

fn named<'c>(document: &Annotated, id: Id<Document>, sentence: Span, cast: &'c Cast) -> Vec<Named<'c>> {
    let mentions = document.annotations.mentions.beginning_in(sentence).map(|(_, mention)| mention);
    let names = mentions.filter(|mention| mention.form == MentionForm::Name);
    names
        .filter_map(|mention| {
            let actor = &cast.actors[cast.place(id, mention.entity?)?];
            Some(Named { span: mention.span, country: actor.country.as_deref()? })
        })
        .collect()
}

/// "T is the territory of X", "T as X's inherent territory", "T as its own land".
fn of_noun(found: &[Word<'_>], at: usize, named: &[Named<'_>]) -> Option<(Owner, Span)> {
    let (owner, begins) = match owner_after(found, at + 1, "of", named) {
        Some(owner) => (owner, at),
        None => {
            let owner = owner_before(found, at, named)?;
            let begins = match owner {
                Owner::Itself(name) | Owner::Named(name) => named[name].span.start,
                Owner::Pronoun(span) => span.start,
            };
            (owner, found.iter().position(|word| word.span.end > begins)?)
        }
    };
    let mut near = (begins.saturating_sub(BETWEEN)..begins).rev();
    let link = near.find(|place| lists::LINKS.has(&found[*place].lower))?;
    Some((owner, before(found, link)?))
}

/// The name that stands after a word: "of Keltia", "to the Keltian crown".
fn owner_after(found: &[Word<'_>], at: usize, link: &str, named: &[Named<'_>]) -> Option<Owner> {
    let linked = found.get(at).filter(|word| word.lower == link)?;
    let next = found.iter().skip(at + 1).find(|word| word.lower != "the")?;
    let name = named.iter().position(|named| named.span.start == next.span.start)?;
    (next.span.start - linked.span.end < 8).then_some(Owner::Named(name))
}

/// The owner before a noun: "Keltia's inherent", "its own".
fn owner_before(found: &[Word<'_>], at: usize, named: &[Named<'_>]) -> Option<Owner> {
    (at.saturating_sub(BETWEEN + 1)..at).rev().find_map(|place| {
        let word = &found[place];
        if matches!(word.lower.as_ref(), "its" | "their" | "his" | "her" | "our") {
            return Some(Owner::Pronoun(word.span));
        }
        let owns = word.written.ends_with("'s") || word.written.ends_with("\u{2019}s");
        let has = found.get(place + 1).is_some_and(|next| matches!(next.lower.as_ref(), "has" | "have" | "holds"));
        let name =
            named.iter().position(|named| named.span.contains(Span::new(word.span.start, word.span.start + 1)))?;
        (owns || has).then_some(Owner::Named(name))
    })
}

/// The name just before a verb of claiming: "Keltia still claims".
fn owner_just_before(found: &[Word<'_>], at: usize, named: &[Named<'_>]) -> Option<Owner> {
    (at.saturating_sub(BETWEEN)..at).rev().find_map(|place| {
        let name = named.iter().position(|named| named.span.end == found[place].span.end)?;
        let between = found[place + 1..at]
            .iter()
            .all(|word| matches!(word.lower.as_ref(), "still" | "also" | "lays" | "laid" | "has"));
        between.then_some(Owner::Itself(name))
    })
}

/// What is claimed: "claims the islets as", "lays claim to the islets"; none for what is merely said.
fn claimed(found: &[Word<'_>], at: usize) -> Option<Span> {
    let next = found.get(at + 1)?;
    match next.lower.as_ref() {
        "to" => phrase(found, at + 2),
        word if lists::AMOUNTS.has(word) => phrase(found, at + 1),
        _ if next.written.starts_with(char::is_uppercase) && !found[at].lower.ends_with("ed") => phrase(found, at + 1),
        _ => None,
    }
}

/// The noun phrase after a word that follows.
fn after(found: &[Word<'_>], at: usize, link: &str) -> Option<Span> {
    found.get(at + 1).filter(|word| word.lower == link)?;
    phrase(found, at + 2)
}

/// The words of a noun phrase that begins here, without its article, up to a mark or a function word.
fn phrase(found: &[Word<'_>], at: usize) -> Option<Span> {
    let skipped = |word: &str| lists::AMOUNTS.has(word) || matches!(word, "of" | "these" | "those");
    let begins = (at..found.len()).find(|place| !skipped(&found[*place].lower))?;
    let run = found[begins..]
        .windows(2)
        .take_while(|two| two[1].span.start - two[0].span.end == 1 && !is_function_word(&two[1].lower));
    let ends = begins + run.take(BETWEEN).count();
    (!is_function_word(&found[begins].lower)).then(|| found[begins].span.join(found[ends].span))
}

/// The noun phrase that ends before a word.
fn before(found: &[Word<'_>], at: usize) -> Option<Span> {
    let last = at.checked_sub(1)?;
    let is_near = |place: usize| found[place + 1].span.start - found[place].span.end == 1;
    let run = (0..last).rev().take_while(|place| is_near(*place) && !is_function_word(&found[*place].lower));
    let begins = last - run.take(BETWEEN).count();
    let joined = found[last].span.end < found[at].span.start && found[at].span.start - found[last].span.end == 1;
    (joined && !is_function_word(&found[last].lower)).then(|| found[begins].span.join(found[last].span))
}
