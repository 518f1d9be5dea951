//! The recurring things that positions are about: names, and pairs of words that recur across documents.

use std::collections::{BTreeMap, BTreeSet};

use corpus::{Annotated, Archive, Cited, Document, EntityType, Evidence, Id, MentionForm, Span};
use lexicon::Lexicon;

use super::Found;
use super::clause::sentence;
use super::phrases::{is_compound, is_general, phrases};
use crate::actors::Cast;
use crate::stems::{Content, contents};
use crate::words::lower;

/// What recurs.
pub(super) struct Issues<'l> {
    lexicon: &'l Lexicon,
    /// Pairs of adjacent content words, by the number of documents.
    pairs: BTreeMap<(u64, u64), usize>,
    /// The words that head noun phrases, by the number of documents.
    heads: BTreeMap<u64, usize>,
    /// In how many documents each actor is named.
    named: Vec<usize>,
}

/// An issue in one passage.
pub(super) struct Issue {
    /// By what positions on it are brought together.
    pub(super) key: String,
    pub(super) shown: Cited<String>,
}

/// An issue is in at least so many documents, or as many times where there are fewer documents.
const LEAST: usize = 2;

impl<'l> Issues<'l> {
    pub(super) fn of(archive: &Archive, cast: &Cast, lexicon: &'l Lexicon) -> Issues<'l> {
        let (mut pairs_found, mut heads_found) = (Vec::new(), Vec::new());
        for (place, document) in archive.documents().iter().enumerate() {
            pairs_found.extend(pairs(document, lexicon).map(|(pair, _)| (pair, place)));
            let phrases = document.document.analysed().flat_map(|block| phrases(document, block.span, lexicon));
            heads_found.extend(phrases.map(|phrase| (phrase.head, place)));
        }
        let (pairs, heads) = (recurring(pairs_found), recurring(heads_found));
        let documents = |actor: &corpus::Actor| {
            let found: BTreeSet<Id<Document>> = actor.mentions.iter().map(|mention| mention.document).collect();
            found.len()
        };
        Issues { lexicon, pairs, heads, named: cast.actors.iter().map(documents).collect() }
    }

    /// What a position is about, as its own words say, else the sentence they stand in.
    pub(super) fn of_passage(&self, archive: &Archive, found: &Found, cast: &Cast) -> Option<Issue> {
        let document = archive.document(found.document);
        let own = self.within(document, found, found.passage, cast);
        own.or_else(|| self.within(document, found, sentence(document, found.passage)?, cast))
    }

    /// The pair of words in most documents, else the noun phrase whose head is in most, else the most named thing.
    fn within(&self, document: &Annotated, found: &Found, passage: Span, cast: &Cast) -> Option<Issue> {
        let words = contents(document.document.text.as_str(), passage);
        // Two words side by side may be verb and object, or the end of one phrase and the head of the next.
        let phrases: BTreeSet<Span> =
            phrases(document, passage, self.lexicon).iter().filter_map(|phrase| phrase.last_two).collect();
        let pair = adjacent(document, &words)
            .filter(|(_, span)| phrases.contains(span) || is_compound(document, *span, self.lexicon))
            .filter(|(_, span)| !is_role(document.slice(*span), self.lexicon))
            .filter(|(_, span)| document.slice(*span).split(' ').next_back().is_some_and(|head| !is_general(head)))
            .filter_map(|(pair, span)| Some((self.pairs.get(&pair)?, pair, span)))
            .max_by_key(|(count, pair, span)| (phrases.contains(span), **count, *pair));
        let show = |span: Span| Evidence { document: found.document, span };
        if let Some((_, pair, span)) = pair {
            let words = document.slice(span).split_whitespace().collect::<Vec<_>>().join(" ");
            return Some(Issue { key: format!("{:x} {:x}", pair.0, pair.1), shown: Cited::new(words, show(span)) });
        }
        if let Some((head, span)) = self.headed(document, passage) {
            let words = document.slice(span).split_whitespace().collect::<Vec<_>>().join(" ");
            return Some(Issue { key: format!("{head:x}"), shown: Cited::new(words, show(span)) });
        }
        let (actor, span) = self.thing(document, found, passage, cast)?;
        Some(Issue {
            key: cast.actors[actor].id.to_string(),
            shown: Cited::new(cast.actors[actor].name.value().clone(), show(span)),
        })
    }

    /// The noun phrase whose head is in most documents, the first of several.
    fn headed(&self, document: &Annotated, passage: Span) -> Option<(u64, Span)> {
        let phrases = phrases(document, passage, self.lexicon).into_iter();
        let known = phrases.filter_map(|phrase| Some((self.heads.get(&phrase.head)?, phrase)));
        let best = known.max_by_key(|(count, phrase)| (**count, std::cmp::Reverse(phrase.span)));
        best.map(|(_, phrase)| (phrase.head, phrase.span))
    }

    fn thing(&self, document: &Annotated, found: &Found, passage: Span, cast: &Cast) -> Option<(usize, Span)> {
        let mentions = document.annotations.mentions.beginning_in(passage).map(|(_, mention)| mention);
        let names = mentions.filter(|mention| mention.form == MentionForm::Name && passage.contains(mention.span));
        let things = names.filter_map(|mention| Some((cast.place(found.document, mention.entity?)?, mention.span)));
        let is_thing = |actor: usize| {
            use EntityType::{Fac, Law, Loc};
            matches!(cast.actors[actor].entity_type, Loc | Fac | Law)
        };
        things
            .filter(|(actor, _)| *actor != found.actor && is_thing(*actor) && self.named[*actor] >= LEAST)
            .max_by_key(|(actor, span)| (self.named[*actor], std::cmp::Reverse(*span)))
    }
}

/// What was found in enough documents, with how many they are.
fn recurring<T: Ord + Copy>(mut found: Vec<(T, usize)>) -> BTreeMap<T, usize> {
    found.sort_unstable();
    found.dedup();
    let same = found.chunk_by(|a, b| a.0 == b.0).filter(|same| same.len() >= LEAST);
    same.map(|same| (same[0].0, same.len())).collect()
}

/// A pair of stems and where it stands.
type Pair = ((u64, u64), Span);

/// The pairs of a document that may be issues: no roles, names of people or times.
fn pairs<'a>(document: &'a Annotated, lexicon: &'a Lexicon) -> impl Iterator<Item = Pair> + 'a {
    let text = document.document.text.as_str();
    document.document.analysed().flat_map(move |block| {
        let words = contents(text, block.span);
        let found: Vec<Pair> =
            adjacent(document, &words).filter(|(_, span)| is_issue(document, *span, lexicon)).collect();
        found
    })
}

/// Neighbouring content words with nothing but a space between them.
fn adjacent<'a>(document: &'a Annotated, words: &'a [Content]) -> impl Iterator<Item = Pair> + 'a {
    words.windows(2).filter_map(|two| {
        let gap = document.slice(Span::new(two[0].span.end, two[1].span.start));
        (gap == " ").then(|| ((two[0].stem, two[1].stem), two[0].span.join(two[1].span)))
    })
}

fn is_issue(document: &Annotated, span: Span, lexicon: &Lexicon) -> bool {
    let passage = document.slice(span);
    let is_lower = passage.chars().next().is_some_and(char::is_lowercase);
    let has_number = passage.chars().any(|letter| letter.is_ascii_digit());
    let mut names =
        document.annotations.mentions.overlapping(span).filter(|(_, mention)| mention.form == MentionForm::Name);
    let mut times = document.annotations.times.overlapping(span);
    is_lower
        && !has_number
        && passage.split(' ').all(|word| word.chars().count() > 3)
        && names.next().is_none()
        && times.next().is_none()
        && !is_role(passage, lexicon)
}

/// Whether one of the words is a role or an office: "foreign ministers" are no issue.
pub(super) fn is_role(passage: &str, lexicon: &Lexicon) -> bool {
    let mut words = passage.split(' ').map(lower);
    words.any(|word| {
        let singular = word.strip_suffix('s').unwrap_or(&word);
        lexicon.role(&word).is_some() || lexicon.role(singular).is_some() || lexicon.organisation(singular).is_some()
    })
}
