//! Who is the same person, organisation or place across documents?
//!
//! Inside one document names are resolved already. Here the names of different documents are joined where one of a
//! few named reasons holds, and every reason is kept with the actor. Two people of one surname stay apart.

mod countries;
mod describe;
mod families;
mod merge;
mod name;
mod organisations;
mod people;
mod places;
mod spelling;

use corpus::{Actor, Annotated, Archive, Document, Entity, EntityType, Id, Mention, MentionForm};
use lexicon::Lexicon;

use merge::Merge;

/// The actors of an archive, and which entity of which document each one is.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cast {
    /// Most mentioned first.
    pub(crate) actors: Vec<Actor>,
    /// By place of the document and of the entity.
    of: Vec<Vec<Option<usize>>>,
}

impl Cast {
    /// The place among the actors of an entity of one document; none where it is never named.
    pub(crate) fn place(&self, document: Id<Document>, entity: Id<Entity>) -> Option<usize> {
        *self.of.get(document.index())?.get(entity.index())?
    }
}

/// Joins the entities of all documents.
pub(crate) fn cast(archive: &Archive, order: &[Id<Document>], lexicon: &Lexicon) -> Cast {
    let mut merge = Merge::default();
    for id in order {
        let document = archive.document(*id);
        for ((entity, row), names) in document.annotations.entities.iter().zip(named(document)) {
            if !is_adjective(document.slice(row.name), row, lexicon) {
                merge.add(document, *id, entity, row, &names, lexicon);
            }
        }
    }
    countries::join(&mut merge, lexicon);
    let company = merge.company();
    people::join(&mut merge, &company, archive, lexicon);
    organisations::join(&mut merge);
    places::join(&mut merge);
    places::join_misspelled(&mut merge);
    organisations::join_endings(&mut merge, &company, archive, lexicon);
    drop(company);
    describe::cast(archive, order, &merge, lexicon)
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
