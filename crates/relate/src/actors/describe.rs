//! From joined names to actors with their forms, roles, country and reasons.

use std::collections::{BTreeMap, BTreeSet};

use corpus::{Actor, Archive, Cited, Document, EntityType, Evidence, Few, Id, ItemId, ItemKind, Rule};
use lexicon::{CountrySign, Lexicon};

use super::merge::{Merge, Node};
use super::{Cast, countries};

const RULE: Rule = Rule::new("actor.same-name");

/// The cast that the joined names make, most mentioned first.
///
/// `names` are those that the analyst gives, by root.
pub(super) fn cast(
    archive: &Archive,
    order: &[Id<Document>],
    merge: &Merge,
    names: &BTreeMap<usize, String>,
    lexicon: &Lexicon,
) -> Cast {
    let place: BTreeMap<Id<Document>, usize> = order.iter().enumerate().map(|(at, id)| (*id, at)).collect();
    let blank = |document: &corpus::Annotated| vec![None; document.annotations.entities.len()];
    let mut cast = Cast { of: archive.documents().iter().map(blank).collect(), ..Cast::default() };
    let mut places: BTreeMap<usize, usize> = BTreeMap::new();
    let (reasons, doubts) = (by_root(merge, &merge.reasons), by_root(merge, &merge.doubts));
    let mut noted = by_root(merge, &merge.noted);
    for (root, nodes) in ranked(merge) {
        let members: Vec<&Node> = nodes.iter().map(|node| &merge.nodes[*node]).collect();
        let Some(mut actor) = actor(archive, &place, &members, names.get(&root), lexicon) else { continue };
        for local in members.iter().flat_map(|node| &node.locals) {
            cast.of[local.document.index()][local.entity.index()] = Some(cast.actors.len());
        }
        actor.reasons = reasons.get(&root).cloned().unwrap_or_default();
        actor.doubts = doubts.get(&root).into_iter().flatten().cloned().collect();
        noted.remove(&root).into_iter().for_each(|noted| drop(cast.noted.insert(cast.actors.len(), noted)));
        places.insert(root, cast.actors.len());
        cast.actors.push(actor);
    }
    let place = |root: usize| places.get(&root).copied();
    cast.apart = merge.pairs_apart().filter_map(|(one, other)| place(one).zip(place(other))).collect();
    for (root, document) in merge.roots_alone() {
        let elsewhere = |actor: &Actor| actor.mentions.iter().any(|mention| mention.document != document);
        let others = cast.actors.iter().enumerate().filter(|(_, actor)| elsewhere(actor));
        let pairs = others.filter_map(|(other, _)| Some((place(root)?, other))).filter(|(own, other)| own != other);
        cast.apart.extend(pairs.flat_map(|(own, other)| [(own, other), (other, own)]));
    }
    cast
}

/// The named clusters with their roots, most mentioned first.
fn ranked(merge: &Merge) -> Vec<(usize, Vec<usize>)> {
    let mentions = |nodes: &[usize]| nodes.iter().map(|node| merge.nodes[*node].mentions.len()).sum::<usize>();
    let mut clusters = merge.clusters();
    clusters.retain(|nodes| mentions(nodes) > 0);
    clusters.sort_by_key(|nodes| std::cmp::Reverse(mentions(nodes)));
    clusters.into_iter().map(|nodes| (merge.root(nodes[0]), nodes)).collect()
}

/// What is said of joins, by the actor that they made; each once.
fn by_root<T: Clone + Ord>(merge: &Merge, said: &[(usize, T)]) -> BTreeMap<usize, Vec<T>> {
    let mut all: BTreeMap<usize, BTreeSet<T>> = BTreeMap::new();
    for (node, value) in said {
        all.entry(merge.root(*node)).or_default().insert(value.clone());
    }
    all.into_iter().map(|(root, values)| (root, values.into_iter().collect())).collect()
}

/// A form of a name and where it stands.
type Forms = BTreeMap<String, Vec<Evidence>>;

fn actor(
    archive: &Archive,
    place: &BTreeMap<Id<Document>, usize>,
    nodes: &[&Node],
    asked: Option<&String>,
    lexicon: &Lexicon,
) -> Option<Actor> {
    let mut mentions: Vec<Evidence> = nodes.iter().flat_map(|node| node.mentions.iter().copied()).collect();
    mentions.sort_by_key(|evidence| (place.get(&evidence.document).copied(), evidence.span));
    let forms = forms(archive, &mentions);
    let entity_type = entity_type(nodes);
    let found = fullest(&forms, entity_type, lexicon)?;
    let chosen = asked.unwrap_or(&found);
    let first = mentions.first()?;
    let cited = |form: &String| Cited::collect(form.clone(), forms.get(form)?.iter().copied().take(SHOWN));
    Some(Actor {
        id: ItemId::of(ItemKind::Entity, &archive.document(first.document).document, first.span),
        // A name that no document has is shown by where the one found stands.
        name: cited(chosen).or_else(|| Some(cited(&found)?.map(|_| chosen.clone())))?,
        entity_type,
        aliases: forms.keys().filter(|form| *form != chosen).filter_map(cited).collect(),
        country: country(nodes, &found, lexicon).or_else(|| countries::by_role(archive, &mentions, lexicon)),
        roles: roles(archive, nodes),
        mentions,
        reasons: Vec::new(),
        rule: RULE,
        doubts: Few::new(),
    })
}

/// How many passages are cited for one form of a name.
const SHOWN: usize = 3;

fn forms(archive: &Archive, mentions: &[Evidence]) -> Forms {
    let mut forms = Forms::new();
    for evidence in mentions {
        let written = archive.passage(*evidence).split_whitespace().collect::<Vec<_>>().join(" ");
        forms.entry(written).or_default().push(*evidence);
    }
    forms
}

fn entity_type(nodes: &[&Node]) -> EntityType {
    let mut counts: BTreeMap<EntityType, usize> = BTreeMap::new();
    for (entity_type, count) in nodes.iter().flat_map(|node| &node.types) {
        *counts.entry(*entity_type).or_default() += count;
    }
    let has_state = counts.contains_key(&EntityType::Gpe);
    counts.retain(|entity_type, _| !(has_state && *entity_type == EntityType::Norp));
    let most = counts.into_iter().max_by_key(|(entity_type, count)| (*count, std::cmp::Reverse(*entity_type)));
    most.map_or(EntityType::Misc, |(entity_type, _)| entity_type)
}

/// The fullest of the common forms: for a country its name rather than its adjective, for a person the most used
/// name of two words or more.
fn fullest(forms: &Forms, entity_type: EntityType, lexicon: &Lexicon) -> Option<String> {
    let most = forms.values().map(Vec::len).max()?;
    let is_person = entity_type == EntityType::Per;
    let is_country = |form: &str| lexicon.country_forms(form).iter().any(|row| row.sign == CountrySign::Name);
    let is_usual = |form: &str| lexicon.country(form).is_some_and(|country| country.name == form);
    let fullness = |form: &str| match (is_person, is_country(form)) {
        (true, _) => form.split(' ').count().min(2),
        (false, true) if is_usual(form) => usize::MAX,
        (false, true) => usize::MAX - 1,
        (false, false) => form.chars().filter(|letter| letter.is_alphabetic()).count(),
    };
    let is_common = |form: &str, uses: usize| uses * 5 >= most || (is_person && form.contains(' '));
    let common = forms.iter().filter(|(form, at)| is_common(form, at.len()));
    let best = common.max_by_key(|(form, at)| (fullness(form), at.len(), std::cmp::Reverse(form.as_str())));
    best.map(|(form, _)| form.clone())
}

fn country(nodes: &[&Node], name: &str, lexicon: &Lexicon) -> Option<String> {
    let mut counts: BTreeMap<&String, usize> = BTreeMap::new();
    for (code, count) in nodes.iter().flat_map(|node| &node.countries) {
        *counts.entry(code).or_default() += count;
    }
    let said = counts.into_iter().max_by_key(|(code, count)| (*count, std::cmp::Reverse(*code)));
    let known = || {
        let is_person = nodes.iter().any(|node| node.is_person);
        lexicon.country_forms(name).first().filter(|_| !is_person).map(|row| row.code.to_owned())
    };
    said.map(|(code, _)| code.clone()).or_else(known)
}

/// What the documents call a person's role, each form once, in order of the documents.
fn roles(archive: &Archive, nodes: &[&Node]) -> Vec<Cited<String>> {
    let (mut seen, mut roles) = (BTreeSet::new(), Vec::new());
    for local in nodes.iter().flat_map(|node| &node.locals) {
        let document = archive.document(local.document);
        let Some(span) = document.annotations.entities.get(local.entity).and_then(|entity| entity.role) else {
            continue;
        };
        let written = document.slice(span).split_whitespace().collect::<Vec<_>>().join(" ");
        if seen.insert(written.to_lowercase()) {
            roles.push(Cited::new(written, Evidence { document: local.document, span }));
        }
    }
    roles
}
