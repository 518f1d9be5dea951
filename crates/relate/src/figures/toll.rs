//! What befell the people that are counted: the killed and the hurt of one accident are two figures.

use std::collections::BTreeSet;

use corpus::{Annotated, Document, EntityType, Event, Figure, Id, Span};
use lexicon::Lexicon;

use super::lists;
use super::setting::around;
use crate::actors::Cast;
use crate::timeline::{class_at, class_of_event};
use crate::words::{Word, hash, words};

/// What befell counted people.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Toll {
    /// The class of the word that tells it (`die` of "killed").
    pub(super) deed: u64,
    /// The word that tells it.
    pub(super) told: Span,
    /// Whether nothing narrows down who is counted: the "four" of "four soldiers from Norvik" are some of the dead.
    pub(super) is_sure: bool,
    /// The places named in its sentence, by their places in the cast.
    pub(super) places: BTreeSet<usize>,
}

/// What befell those a figure counts, a number or a count of people, where the text tells.
pub(super) fn toll(
    document: &Annotated,
    id: Id<Document>,
    figure: &Figure,
    cast: &Cast,
    lexicon: &Lexicon,
) -> Option<Toll> {
    let is_number = &*figure.unit == "1";
    let (told, class) = beside(document, figure, lexicon)
        .or_else(|| of_event(document, figure, lexicon))
        .or_else(|| measured(document, figure, lexicon))?;
    let fits = if is_number { lists::OF_NUMBERS.has(&class) } else { lists::BEFALLS.has(&class) };
    let places = || places(document, id, figure, cast);
    let is_sure = !is_number || is_told_of(document, figure, told) || ends_there(document, figure);
    fits.then(|| Toll { deed: hash(&class), told, is_sure, places: places() })
}

/// Whether nothing but auxiliaries stands between a number and what is told of it: "12 were hurt".
fn is_told_of(document: &Annotated, figure: &Figure, told: Span) -> bool {
    let between = document.document.text.as_str().get(figure.span.end as usize..told.start as usize);
    between.is_some_and(|words| words.split_whitespace().all(|word| lists::AUXILIARIES.has(&word.to_lowercase())))
}

/// Whether no noun follows a number: "kills five."
fn ends_there(document: &Annotated, figure: &Figure) -> bool {
    let after = document.document.text.as_str().get(figure.span.end as usize..).unwrap_or_default();
    let next = after.trim_start_matches([' ', '\u{a0}']).chars().next();
    next.is_none_or(|next| !next.is_alphanumeric())
}

/// Whether a unit counts people.
pub(super) fn is_people(unit: &str, lexicon: &Lexicon) -> bool {
    let counted = unit.rsplit(' ').next().unwrap_or_default();
    lists::ANYBODY.has(unit) || (lexicon.is_people(counted) && !lists::HOMONYMS.has(counted))
}

/// Whether a counted noun says no more than that they are people.
pub(super) fn is_anybody(unit: &str) -> bool {
    unit == "1" || lists::ANYBODY.has(unit)
}

/// The most auxiliaries between those who are counted and what befell them.
const AUXILIARIES: usize = 3;

/// The word after the figure: "14 others injured", "12 dead", "12 were hurt".
fn beside(document: &Annotated, figure: &Figure, lexicon: &Lexicon) -> Option<(Span, String)> {
    let text = document.document.text.as_str();
    let end = figure.measures.map_or(figure.span.end, |noun| noun.end.max(figure.span.end));
    let after = Span::new(end, around(document, figure.span)?.end.max(end));
    let found = words(text, after);
    let lower = |word: &Word| text[word.span.range()].to_lowercase();
    let skipped = found.iter().take(AUXILIARIES).take_while(|word| lists::AUXILIARIES.has(&lower(word))).count();
    let (told, class) = class_at(text, found.get(skipped..)?, lexicon)?;
    let joined =
        text.get(end as usize..told.start as usize)?.chars().all(|letter| letter.is_alphabetic() || letter == ' ');
    joined.then(|| (told, class.to_owned()))
}

/// The event that those who are counted take part in.
fn of_event(document: &Annotated, figure: &Figure, lexicon: &Lexicon) -> Option<(Span, String)> {
    let sentence = around(document, figure.span)?;
    let takes_part =
        |event: &&Event| event.actors.iter().chain(&event.recipients).any(|one| one.span.contains(figure.span));
    let events = document.annotations.events.beginning_in(sentence).map(|(_, event)| event);
    let nearest = events.filter(takes_part).filter(|event| !event.negated).min_by_key(|event| {
        (event.span.start.max(figure.span.end) - event.span.start.min(figure.span.end), event.span.start)
    })?;
    Some((nearest.span, class_of_event(document, nearest, &nearest.mode, lexicon).0))
}

/// What is measured tells it: "the death toll rose to five".
fn measured(document: &Annotated, figure: &Figure, lexicon: &Lexicon) -> Option<(Span, String)> {
    let text = document.document.text.as_str();
    let found = words(text, figure.measures?);
    let (told, class) = (0..found.len()).find_map(|at| class_at(text, &found[at..], lexicon))?;
    Some((told, class.to_owned()))
}

fn places(document: &Annotated, id: Id<Document>, figure: &Figure, cast: &Cast) -> BTreeSet<usize> {
    let Some(sentence) = around(document, figure.span) else { return BTreeSet::new() };
    let mentions = document.annotations.mentions.beginning_in(sentence).map(|(_, mention)| mention);
    let named = mentions.filter_map(|mention| cast.place(id, mention.entity?));
    let is_place = |actor: &usize| {
        use EntityType::{Fac, Gpe, Loc};
        matches!(cast.actors[*actor].entity_type, Gpe | Loc | Fac)
    };
    named.filter(is_place).collect()
}
