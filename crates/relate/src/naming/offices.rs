//! Descriptions by office: "the former mayor" is the one person of the story who is called former mayor by name.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

use corpus::{Annotated, Archive, Document, EntityType, Evidence, Id, MentionForm, Span};
use lexicon::Lexicon;

use super::titles::{self, is_office};
use crate::actors::Cast;
use crate::words::{Word, words};

/// The actors that each office is given to in a story; only what one actor alone is called describes it.
pub(super) struct Offices {
    /// By story and the words of the office.
    of: BTreeMap<usize, BTreeMap<Vec<u64>, BTreeSet<usize>>>,
}

/// The most words of an office with its modifiers.
const LONGEST: usize = 6;

impl Offices {
    /// The offices before names in all documents, by story.
    pub(super) fn of(
        archive: &Archive,
        order: &[Id<Document>],
        stories: &[usize],
        cast: &Cast,
        lexicon: &Lexicon,
    ) -> Offices {
        let mut of: BTreeMap<usize, BTreeMap<Vec<u64>, BTreeSet<usize>>> = BTreeMap::new();
        for id in order {
            let document = archive.document(*id);
            for mention in document.annotations.mentions.rows().iter().filter(|one| one.form == MentionForm::Name) {
                let actor = mention.entity.and_then(|entity| cast.place(*id, entity));
                let Some(actor) = actor.filter(|actor| cast.actors[*actor].entity_type == EntityType::Per) else {
                    continue;
                };
                let whole = titles::whole(document, mention.span, lexicon);
                let before = titles::title(document, whole, mention.span);
                for title in before.into_iter().chain(apposed(document, mention.span, lexicon)) {
                    let key = hashes(&words(document.document.text.as_str(), title));
                    of.entry(stories[id.index()]).or_default().entry(key).or_default().insert(actor);
                }
            }
        }
        Offices { of }
    }

    /// The descriptions of actors in a document, each with the actor that alone has the office in the story.
    pub(super) fn descriptions(&self, document: &Annotated, id: Id<Document>, story: usize) -> Vec<(usize, Evidence)> {
        let text = document.document.text.as_str();
        let mut found = Vec::new();
        let Some(of) = self.of.get(&story) else { return found };
        for block in document.document.analysed() {
            let all = words(text, block.span);
            let keys = hashes(&all);
            let mut at = 0;
            while at < all.len() {
                // Few words begin an office.
                let next = of.range::<[u64], _>((Bound::Included(&keys[at..=at]), Bound::Unbounded)).next();
                let most = if next.is_some_and(|(key, _)| key.first() == keys.get(at)) { LONGEST } else { 0 };
                let longest = (2..=most.min(all.len() - at)).rev().find_map(|count| {
                    let run = &all[at..at + count];
                    let actors = of.get(&keys[at..at + count]).filter(|actors| actors.len() == 1)?;
                    let span = run[0].span.join(run[count - 1].span);
                    (is_spaced(document, run) && stands_alone(document, span)).then_some((count, span, actors))
                });
                match longest {
                    Some((count, span, actors)) => {
                        found.extend(actors.first().map(|actor| (*actor, Evidence { document: id, span })));
                        at += count;
                    }
                    None => at += 1,
                }
            }
        }
        found
    }
}

fn hashes(found: &[Word]) -> Vec<u64> {
    found.iter().map(|word| word.hash).collect()
}

fn is_spaced(document: &Annotated, run: &[Word]) -> bool {
    run.windows(2).all(|two| matches!(document.slice(Span::new(two[0].span.end, two[1].span.start)), " " | "-" | "."))
}

/// Whether no name follows that the words are the title of, and they are no part of a name themselves.
fn stands_alone(document: &Annotated, span: Span) -> bool {
    let text = document.document.text.as_str();
    let rest = text.get(span.end as usize..).unwrap_or_default();
    let titled = rest.starts_with([' ', '-']) && rest.trim_start().chars().next().is_some_and(char::is_uppercase);
    let mut names = document.annotations.mentions.overlapping(span);
    !titled && !names.any(|(_, mention)| mention.form == MentionForm::Name && mention.entity_type == EntityType::Per)
}

/// The office in apposition after a name: ", the harbour minister,".
fn apposed(document: &Annotated, name: Span, lexicon: &Lexicon) -> Option<Span> {
    let text = document.document.text.as_str();
    let rest = text.get(name.end as usize..)?.strip_prefix(", ")?;
    let body = rest.strip_prefix("the ").unwrap_or(rest);
    let start = name.end + (text.len() - name.end as usize - body.len()) as u32;
    let length = body.find([',', '.', ';', '\n', '(']).filter(|at| *at <= 60)?;
    let span = Span::new(start, start + length as u32);
    let found = words(text, span);
    // ", prompting Ms. Lund to": a form of address that is cut short belongs to the name that follows.
    let cut = |word: &str| body[length..].starts_with(". ") && word.len() <= 3;
    let heads = |word: &str| is_office(word, lexicon) && !cut(word);
    let headed = found.last().is_some_and(|last| heads(document.slice(last.span)));
    (headed && found.len() <= LONGEST && is_spaced(document, &found)).then_some(span)
}
