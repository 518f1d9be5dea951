//! Who is the same person, organisation or place across documents?
//!
//! Inside one document names are resolved already. Here the names of different documents are joined where one of a
//! few named reasons holds, and every reason is kept with the actor. Two people of one surname stay apart.

mod corrections;
mod countries;
mod describe;
mod families;
mod lists;
mod merge;
mod name;
mod organisations;
mod people;
mod places;
mod spelling;

use std::collections::{BTreeMap, BTreeSet};

use corpus::{Actor, Annotated, Archive, Corrected, Document, Entity, EntityType, Id, Mention, MentionForm};
use lexicon::Lexicon;

pub(crate) use corrections::Rulings;
use merge::Merge;

/// The actors of an archive, and which entity of which document each one is.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cast {
    /// Most mentioned first.
    pub(crate) actors: Vec<Actor>,
    /// By place of the document and of the entity.
    of: Vec<Vec<Option<usize>>>,
    /// The places of actors that the analyst keeps apart, each pair both ways.
    apart: BTreeSet<(usize, usize)>,
    /// By place: what the analyst says of an actor that is no reason why its names are one.
    noted: BTreeMap<usize, Vec<String>>,
}

/// The analyst's corrections as they were applied.
pub(crate) struct Ruled<'c> {
    rulings: Rulings<'c>,
    merge: Merge,
}

impl Ruled<'_> {
    /// What became of the corrections; `said` are pairs of actors that texts say are one, with the reasons.
    pub(crate) fn outcomes(self, cast: &Cast, said: &[(usize, usize, &str)]) -> Vec<Corrected> {
        self.rulings.outcomes(&self.merge, cast, said)
    }
}

impl Cast {
    /// The place among the actors of an entity of one document; none where it is never named.
    pub(crate) fn place(&self, document: Id<Document>, entity: Id<Entity>) -> Option<usize> {
        *self.of.get(document.index())?.get(entity.index())?
    }

    /// The actors, with all that is said of them.
    pub(crate) fn into_actors(mut self) -> Vec<Actor> {
        for (place, noted) in self.noted {
            self.actors[place].reasons.extend(noted);
        }
        self.actors
    }

    /// Whether the analyst keeps any actors apart.
    pub(crate) fn has_apart(&self) -> bool {
        !self.apart.is_empty()
    }

    /// Whether the analyst keeps two actors apart, by their places.
    pub(crate) fn are_apart(&self, one: usize, other: usize) -> bool {
        self.apart.contains(&(one, other))
    }
}

/// Joins the entities of all documents, but for what the analyst corrects.
pub(crate) fn cast<'c>(
    archive: &Archive,
    order: &[Id<Document>],
    mut rulings: Rulings<'c>,
    lexicon: &Lexicon,
) -> (Cast, Option<Ruled<'c>>) {
    let plain = plain(archive, order, lexicon);
    if rulings.is_empty() {
        return (describe::cast(archive, order, &plain, &BTreeMap::new(), lexicon), None);
    }
    let mut merge = gathered(archive, order, &rulings, lexicon);
    rulings.look_up(&merge, &plain);
    rulings.keep_apart(&mut merge);
    rulings.make_same(&mut merge, &plain);
    join(&mut merge, archive, lexicon);
    let names = rulings.names(&mut merge);
    let cast = describe::cast(archive, order, &merge, &names, lexicon);
    (cast, Some(Ruled { rulings, merge }))
}

/// The names as the rules of the program join them by themselves.
fn plain(archive: &Archive, order: &[Id<Document>], lexicon: &Lexicon) -> Merge {
    let mut merge = gathered(archive, order, &Rulings::default(), lexicon);
    join(&mut merge, archive, lexicon);
    merge
}

/// The names of all documents, each by itself.
fn gathered(archive: &Archive, order: &[Id<Document>], rulings: &Rulings<'_>, lexicon: &Lexicon) -> Merge {
    let mut merge = Merge::default();
    for id in order {
        let document = archive.document(*id);
        for ((entity, row), names) in document.annotations.entities.iter().zip(named(document)) {
            if !is_adjective(document.slice(row.name), row, lexicon) {
                let names = rulings.kept(&mut merge, (*id, entity), document, names, lexicon);
                merge.add(document, (*id, entity), row, &names, rulings, lexicon);
            }
        }
    }
    merge
}

/// Joins names by the rules of the program.
fn join(merge: &mut Merge, archive: &Archive, lexicon: &Lexicon) {
    countries::join(merge, lexicon);
    let company = merge.company();
    people::join(merge, &company, archive, lexicon);
    organisations::join(merge);
    places::join(merge);
    places::join_misspelled(merge);
    organisations::join_endings(merge, &company, archive, lexicon);
}

/// Whether a name only says of what kind something is: "Russian-Japanese" talks, "Western" leaders. It names nobody.
fn is_adjective(name: &str, entity: &Entity, lexicon: &Lexicon) -> bool {
    let mut parts = name.split(['-', '\u{2013}', ' ']).filter(|part| !part.is_empty());
    let between = name.contains(['-', '\u{2013}', ' ']) && parts.all(|part| lexicon.demonym(part).is_some());
    let compass = entity.country.is_none() && matches!(name, "Northern" | "Southern" | "Eastern" | "Western");
    entity.entity_type == EntityType::Norp && (between || compass)
}

/// The mentions of each entity by name.
fn named(document: &Annotated) -> Vec<Vec<&Mention>> {
    let mut names = vec![Vec::new(); document.annotations.entities.len()];
    for mention in document.annotations.mentions.rows().iter().filter(|mention| mention.form == MentionForm::Name) {
        if let Some(own) = mention.entity.and_then(|entity| names.get_mut(entity.index())) {
            own.push(mention);
        }
    }
    names
}
