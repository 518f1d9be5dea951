//! What does each outlet call the same thing?
//!
//! Terms are of one thing where the cast has them as one actor, where a text itself says that they are two names of
//! one ("called X in A and Y in B"), where an office describes the one who alone has it, or where a story speaks of one
//! thing with a noun.

mod lists;
mod offices;
mod patterns;
mod things;
mod titles;

use std::collections::{BTreeMap, BTreeSet};

use corpus::{
    Actor, Archive, Cited, Document, EntityType, Evidence, Id, ItemId, ItemKind, Mention, MentionForm, Naming, Rule,
    Term, Voice,
};

use crate::actors::Cast;
use lexicon::Lexicon;
use offices::Offices;
pub(crate) use patterns::{Alias, aliases};
use things::Thing;

const THINGS: Rule = Rule::new("naming.same-head");
const FORMS: Rule = Rule::new("naming.same-actor");
const ALIASES: Rule = Rule::new("naming.said-to-be-one");

/// Things that go by two terms, or by one in two documents, most mentioned first.
pub(crate) fn naming(
    archive: &Archive,
    order: &[Id<Document>],
    stories: &[usize],
    cast: &Cast,
    aliases: &[Alias],
    lexicon: &Lexicon,
) -> Vec<Naming> {
    let groups = groups(cast, aliases);
    let mut terms: Vec<Terms> = vec![Terms::new(); groups.len()];
    let of: BTreeMap<usize, usize> =
        groups.iter().enumerate().flat_map(|(group, actors)| actors.iter().map(move |actor| (*actor, group))).collect();
    let offices = Offices::of(archive, order, stories, cast, lexicon);
    for id in order {
        for (actor, evidence) in uses(archive, *id, stories[id.index()], cast, &offices, lexicon) {
            let Some(group) = of.get(&actor) else { continue };
            terms[*group].entry(spelled(archive.passage(evidence))).or_default().push(evidence);
        }
    }
    let mut said: BTreeMap<usize, Vec<&Alias>> = BTreeMap::new();
    aliases.iter().for_each(|alias| said.entry(alias.one).or_default().push(alias));
    let rows = groups.iter().zip(&terms).filter_map(|(actors, terms)| {
        let row = row(archive, cast, &said, actors, terms)?;
        Some((triviality(&cast.actors[*actors.first()?], &row), row))
    });
    let mut rows: Vec<(u8, Naming)> = rows.collect();
    rows.sort_by_key(|(triviality, _)| *triviality);
    let mut rows: Vec<Naming> = rows.into_iter().map(|(_, row)| row).collect();
    let things = things::things(archive, order, stories, cast, lexicon);
    rows.extend(things.iter().filter(|thing| thing.is_known()).filter_map(|thing| thing_row(archive, thing)));
    rows
}

/// The terms of one thing as spelled, with where they stand.
type Terms = BTreeMap<String, Vec<Evidence>>;

/// What a document calls the actors of the cast: names with their titles, and descriptions.
fn uses(
    archive: &Archive,
    id: Id<Document>,
    story: usize,
    cast: &Cast,
    offices: &Offices,
    lexicon: &Lexicon,
) -> Vec<(usize, Evidence)> {
    let document = archive.document(id);
    let mut found: Vec<(usize, Evidence)> = Vec::new();
    for mention in document.annotations.mentions.rows().iter().filter(|mention| is_term(mention)) {
        let Some(actor) = mention.entity.and_then(|entity| cast.place(id, entity)) else { continue };
        let is_person = cast.actors[actor].entity_type == EntityType::Per && mention.form == MentionForm::Name;
        let span = if is_person { titles::whole(document, mention.span, lexicon) } else { mention.span };
        found.push((actor, Evidence { document: id, span }));
    }
    let described = offices.descriptions(document, id, story);
    found.retain(|(_, one)| !described.iter().any(|(_, other)| other.span.overlaps(one.span)));
    found.extend(described);
    found.sort_by_key(|(actor, one)| (one.span, *actor));
    found
}

/// The row of a thing without a name; none where it has one term only.
fn thing_row(archive: &Archive, thing: &Thing) -> Option<Naming> {
    let mut terms = Terms::new();
    for phrase in &thing.phrases {
        terms.entry(spelled(archive.passage(phrase.evidence))).or_default().push(phrase.evidence);
    }
    let first = thing.phrases.first()?.evidence;
    Some(Naming {
        id: ItemId::of(ItemKind::Naming, &archive.document(first.document).document, first.span),
        referent: thing.head.clone(),
        entity: None,
        terms: ranked(archive, &terms).filter(|terms| terms.len() > 1)?,
        reasons: vec![format!("The documents of one story speak of one thing as “{}”.", thing.head)],
        rule: THINGS,
    })
}

/// Terms, most used first.
fn ranked(archive: &Archive, terms: &Terms) -> Option<Vec<Term>> {
    let mut terms: Vec<Term> = terms.values().filter_map(|shown| term(archive, shown)).collect();
    let uses = |term: &Term| term.narration.len() + term.quoted.len();
    terms.sort_by(|a, b| uses(b).cmp(&uses(a)).then_with(|| a.term.value().cmp(b.term.value())));
    (!terms.is_empty()).then_some(terms)
}

/// Names that are contested come first, then those that vary, last a country with its adjective and single terms.
fn triviality(main: &Actor, row: &Naming) -> u8 {
    let country = matches!(main.entity_type, EntityType::Gpe | EntityType::Norp);
    match row.terms.len() {
        _ if row.rule.0 == ALIASES.0 => 0,
        2.. if !country && !row.reasons.is_empty() => 1,
        2.. => 2,
        _ => 3,
    }
}

fn is_term(mention: &Mention) -> bool {
    mention.form != MentionForm::Pronoun
}

/// Terms that differ only in case and white space are one.
fn spelled(term: &str) -> String {
    term.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// Actors that are one thing, by their places; in order of the most mentioned.
fn groups(cast: &Cast, aliases: &[Alias]) -> Vec<BTreeSet<usize>> {
    let mut groups: Vec<BTreeSet<usize>> = Vec::new();
    for alias in aliases {
        if bars(cast, &groups, alias) {
            continue;
        }
        let mut joined = BTreeSet::from([alias.one, alias.other]);
        groups.retain(|group| {
            let apart = group.is_disjoint(&joined);
            if !apart {
                joined.extend(group);
            }
            apart
        });
        groups.push(joined);
    }
    let taken: BTreeSet<usize> = groups.iter().flatten().copied().collect();
    groups.extend((0..cast.actors.len()).filter(|actor| !taken.contains(actor)).map(|actor| BTreeSet::from([actor])));
    groups.sort();
    groups
}

/// Whether the analyst keeps apart what an alias would join: its two actors, or others of their groups.
fn bars(cast: &Cast, groups: &[BTreeSet<usize>], alias: &Alias) -> bool {
    if !cast.has_apart() {
        return false;
    }
    let group = |actor: usize| groups.iter().find(|group| group.contains(&actor)).cloned().unwrap_or([actor].into());
    let (ones, others) = (group(alias.one), group(alias.other));
    ones.iter().any(|one| others.iter().any(|other| cast.are_apart(*one, *other)))
}

/// The row of actors that are one thing; `said` are the aliases by the first of their actors.
fn row(
    archive: &Archive,
    cast: &Cast,
    said: &BTreeMap<usize, Vec<&Alias>>,
    actors: &BTreeSet<usize>,
    terms: &Terms,
) -> Option<Naming> {
    let documents: BTreeSet<Id<Document>> = terms.values().flatten().map(|shown| shown.document).collect();
    if terms.len() < 2 && documents.len() < 2 {
        return None;
    }
    let main = &cast.actors[*actors.first()?];
    let terms = ranked(archive, terms)?;
    let first = main.mentions.first()?;
    let said =
        actors.iter().filter_map(|actor| said.get(actor)).flatten().filter(|alias| actors.contains(&alias.other));
    let said = said.map(|alias| alias.reason.clone());
    let joined = actors.iter().flat_map(|actor| cast.actors[*actor].reasons.iter().cloned());
    let reasons: BTreeSet<String> = said.chain(joined).collect();
    Some(Naming {
        id: ItemId::of(ItemKind::Naming, &archive.document(first.document).document, first.span),
        referent: main.name.value().clone(),
        entity: Some(main.id),
        terms,
        reasons: reasons.into_iter().collect(),
        rule: if actors.len() > 1 { ALIASES } else { FORMS },
    })
}

fn term(archive: &Archive, shown: &[Evidence]) -> Option<Term> {
    let first = *shown.first()?;
    let voice = |evidence: &Evidence| archive.document(evidence.document).voice(evidence.span);
    let (quoted, narration): (Vec<Evidence>, Vec<Evidence>) =
        shown.iter().copied().partition(|evidence| voice(evidence) == Voice::OwnWords);
    let written = archive.passage(first).split_whitespace().collect::<Vec<_>>().join(" ");
    Some(Term { term: Cited::new(written, first), narration, quoted })
}
