//! "The company", "the group": a common noun for the only organisation named shortly before that can be meant.

use corpus::{Entity, EntityType, Id, Span};
use lexicon::{NameWordKind, OrganisationKind};
use nlp::{Dep, Tag};

use super::lists;
use super::nominals::{is_definite, modifiers, span};
use super::people::Stage;
use super::roles::country_of;
use crate::reading::Reading;

/// How many sentences back such a noun reaches.
const REACH: usize = 2;

/// Which organisation a definite common noun refers to.
pub(super) fn resolve(stage: &Stage<'_>, word: usize) -> Option<(Id<Entity>, Span)> {
    let reading = stage.reading;
    if reading.tag(word) != Tag::Nn || stage.bodies.is_empty() {
        return None;
    }
    let noun = Noun::of(reading, &reading.lower(word))?;
    if !is_definite(reading, word) || !is_plain(reading, word) || is_named_so(stage, &reading.lower(word)) {
        return None;
    }
    let country = modifiers(reading, word).find_map(|child| country_of(reading, child..child + 1));
    let sentence = reading.syntax.words[word].sentence;
    let mut only = None;
    for (entity, seen) in stage.bodies.iter().rev() {
        if seen + REACH < sentence {
            break;
        }
        let own = stage.cast.entities[entity.index()].country.as_deref();
        let fits =
            noun.fits(reading, stage.cast.entities[entity.index()].name) && country.is_none_or(|c| own == Some(c));
        if fits && only.is_some_and(|other| other != *entity) {
            return None;
        }
        only = if fits { Some(*entity) } else { only };
    }
    Some((only?, span(reading, word)))
}

/// Whether the document names a body with this very noun: where that is not meant, it is open who is.
fn is_named_so(stage: &Stage<'_>, noun: &str) -> bool {
    stage.in_office.iter().any(|entity| {
        let of_body = stage.cast.entities[entity.index()].entity_type == EntityType::Org;
        of_body && stage.roles[entity.index()].iter().any(|office| office.split([' ', '-']).next_back() == Some(noun))
    })
}

/// What sort of organisation a noun means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Noun {
    Company,
    Press,
    Body,
}

impl Noun {
    fn of(reading: Reading<'_>, noun: &str) -> Option<Noun> {
        if lists::PRESS.has(noun) {
            return Some(Noun::Press);
        }
        if lists::BODIES.has(noun) {
            return Some(Noun::Body);
        }
        let kind = reading.lexicon.organisation(noun).filter(|word| word.prior >= SURE)?.kind;
        (kind == OrganisationKind::Company).then_some(Noun::Company)
    }

    /// Whether an organisation of this name may be called so.
    fn fits(self, reading: Reading<'_>, name: Span) -> bool {
        let form = reading.text.slice(name);
        let outlet = reading.lexicon.outlet(form).is_some();
        let head = form.split(" of ").next().and_then(|head| head.rsplit(' ').next()).unwrap_or(form);
        let own = reading.lexicon.organisation(head).map(|word| word.kind);
        let firm = form.rsplit(' ').next().is_some_and(|last| reading.lexicon.company_suffix(last).is_some());
        let known = reading.lexicon.name_word(form).is_some_and(|word| word.kind == NameWordKind::Body);
        let state = !reading.lexicon.country_forms(form).is_empty();
        match self {
            Noun::Press => outlet,
            _ if outlet || state => false,
            Noun::Company => firm || own == Some(OrganisationKind::Company) || (own.is_none() && !known),
            Noun::Body => {
                matches!(own, None | Some(OrganisationKind::Body | OrganisationKind::Company | OrganisationKind::Party))
            }
        }
    }
}

/// From this share of its uses on (of 100) a noun means a company.
const SURE: u8 = 60;

/// Whether nothing but a country or a noun narrows it: not "the other company", "the parent company".
fn is_plain(reading: Reading<'_>, word: usize) -> bool {
    let modifiers = modifiers(reading, word);
    !modifiers.into_iter().any(|child| {
        let adjective = reading.dep(child) == Dep::Amod && country_of(reading, child..child + 1).is_none();
        adjective || reading.lower(child) == "parent"
    })
}
