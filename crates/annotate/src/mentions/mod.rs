//! Names, nominals and pronouns, and what they name within the document.
//!
//! Answers: where is something named, what sort of thing is it, and which names name the same? The
//! model's names are mended at their ends, completed from the word tables and from their own
//! repetitions, given one type a form, and resolved to entities; then roles and pronouns are resolved
//! to the people named.

mod bearers;
mod bodies;
mod bounds;
mod candidate;
mod cues;
mod entities;
mod gazetteer;
mod headlines;
mod identity;
mod kinds;
mod listed;
mod lists;
mod nominals;
mod people;
mod posters;
mod pronouns;
mod repeats;
mod roles;
mod shapes;

use corpus::{Document, Doubt, Entity, Grounds, Mention, MentionForm, Rule, Table};
use lexicon::Lexicon;

use crate::quotes::marks::Marks;
use crate::reading::Reading;
use crate::syntax::Syntax;
use candidate::Candidate;
use entities::Cast;

pub(crate) use candidate::kind;
pub(crate) use roles::role_beside;

/// Finds mentions and resolves them inside the document.
pub(crate) fn mentions(document: &Document, syntax: &Syntax, lexicon: &Lexicon) -> (Table<Mention>, Table<Entity>) {
    let reading = Reading { text: &document.text, syntax, lexicon };
    let marks = Marks::of(document);
    let candidates = names(reading, &marks);
    let cast = entities::resolve(reading, &candidates);
    let mut rows: Vec<Mention> = (0..candidates.len()).map(|place| row(reading, &candidates, &cast, place)).collect();
    rows.extend(people::references(reading, &marks, &candidates, &cast));
    let entities = Table::freeze(cast.entities, &document.text).unwrap_or_default();
    (Table::sort(rows, &document.text), entities)
}

/// The names of the document with their final bounds and types.
fn names(reading: Reading<'_>, marks: &Marks) -> Vec<Candidate> {
    let mut candidates = bounds::mend(reading, candidate::from_model(reading));
    candidates = headlines::sift(reading, candidates);
    candidates.extend(posters::find(reading, &marks.posts, &candidates));
    candidates.extend(gazetteer::find(reading, &candidates));
    let mut candidates = candidate::apart(candidates);
    candidates.extend(repeats::acronyms(reading, &candidates));
    candidates.extend(bounds::parted(reading, shapes::find(reading, &candidates)));
    let mut candidates = candidate::apart(candidates);
    kinds::settle(reading, &mut candidates);
    candidates.extend(repeats::find(reading, &candidates));
    let mut candidates = bounds::extend(reading, candidate::apart(candidates));
    kinds::settle(reading, &mut candidates);
    repeats::recognise(reading, &mut candidates);
    candidates
}

fn row(reading: Reading<'_>, candidates: &[Candidate], cast: &Cast, place: usize) -> Mention {
    let candidate = &candidates[place];
    let mut doubts: Vec<Doubt> = candidate.doubts.iter().map(|reason| Doubt::new(reason)).collect();
    if cast.guessed[place] {
        doubts.push(Doubt::new("several people of this name"));
    }
    Mention {
        span: reading.span(candidate.words.clone()),
        entity_type: candidate.kind,
        form: MentionForm::Name,
        entity: Some(cast.of[place]),
        grounds: Grounds::new(Rule::new(candidate.rule), doubts),
    }
}
