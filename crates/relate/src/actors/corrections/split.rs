//! A document that uses two names for one thing is parted where the analyst says that they are two.

use std::borrow::Cow;
use std::collections::BTreeSet;

use corpus::{
    Annotated, Annotations, Archive, CorrectionKind, Document, Entity, EntityType, Few, Grounds, Id, Mention,
    MentionForm, Participant, Rule, Span, Spanned, Table, Text,
};
use lexicon::Lexicon;

use super::super::named;
use super::{Keys, Rulings, key, keys};

const RULE: Rule = Rule::new("correction.apart");

impl Rulings<'_> {
    /// The archive in which no entity of one document has two names that are apart. It is the same archive where none
    /// has.
    pub(crate) fn separated<'a>(&mut self, archive: &'a Archive, lexicon: &Lexicon) -> Cow<'a, Archive> {
        let parts = self.of_kind(CorrectionKind::Apart).iter().any(|(_, ruling)| ruling.other.is_some());
        let joins = |id: &Id<Document>| parts && self.joined(*id, archive.document(*id), lexicon).is_some();
        let joining: Vec<Id<Document>> = archive.ids().filter(joins).collect();
        if joining.is_empty() {
            return Cow::Borrowed(archive);
        }
        let mut documents = archive.documents().to_vec();
        for id in joining {
            let mut rows = BTreeSet::new();
            self.part(id, &mut documents[id.index()], &mut rows, lexicon);
            rows.into_iter().for_each(|row| *self.split.entry(row).or_default() += 1);
        }
        Cow::Owned(Archive::new(documents))
    }

    /// Parts the entities of a document that have two names that are apart; `rows` takes the corrections that did.
    fn part(&self, id: Id<Document>, annotated: &mut Annotated, rows: &mut BTreeSet<usize>, lexicon: &Lexicon) {
        while let Some((row, entity)) = self.joined(id, annotated, lexicon) {
            let ruling = &self.rows[row];
            let Some(other) = &ruling.other else { return };
            let sides = Sides { one: &ruling.name, other, lexicon };
            let Some(annotations) = split(annotated, entity, &sides) else { return };
            annotated.annotations = annotations;
            rows.insert(row);
        }
    }

    /// The first entity of a document that has both names of a correction which says that they are apart.
    fn joined(&self, id: Id<Document>, annotated: &Annotated, lexicon: &Lexicon) -> Option<(usize, Id<Entity>)> {
        let rows = annotated.annotations.entities.iter().zip(named(annotated));
        rows.filter(|(_, names)| names.len() > 1).find_map(|((entity, row), names)| {
            let is_person = row.entity_type == EntityType::Per;
            let keys = keys(annotated, is_person, &names, lexicon);
            let marks: Vec<_> = keys.iter().flat_map(|key| self.named(id, is_person, key)).collect();
            let both = |row: usize| {
                let kind = self.rows[row].correction.kind;
                kind == CorrectionKind::Apart && marks.contains(&(row, true)) && marks.contains(&(row, false))
            };
            marks.iter().map(|(row, _)| *row).filter(|row| both(*row)).min().map(|row| (row, entity))
        })
    }
}

/// Two names that are apart.
struct Sides<'a> {
    one: &'a Keys,
    other: &'a Keys,
    lexicon: &'a Lexicon,
}

impl Sides<'_> {
    /// Whether a form is of the first name: it is that name, or has more of its words. None where nothing tells.
    fn is_first(&self, written: &str, is_person: bool) -> Option<bool> {
        let form = key(written, is_person, self.lexicon)?;
        if self.one.is(is_person, &form) || self.other.is(is_person, &form) {
            return Some(self.one.is(is_person, &form));
        }
        let common = |keys: &Keys| {
            let own = if is_person { &keys.person } else { &keys.thing };
            let own: Vec<&str> = own.iter().flat_map(|own| own.split(' ')).collect();
            form.split(' ').filter(|word| own.contains(word)).count()
        };
        let (one, other) = (common(self.one), common(self.other));
        (one != other).then_some(one > other)
    }
}

/// The annotations in which what one entity is named by the name that is not its main one is another entity.
fn split(annotated: &Annotated, entity: Id<Entity>, sides: &Sides<'_>) -> Option<Annotations> {
    let row = annotated.annotations.entities.get(entity)?;
    let is_person = row.entity_type == EntityType::Per;
    let own: Vec<&Mention> =
        annotated.annotations.mentions.rows().iter().filter(|mention| mention.entity == Some(entity)).collect();
    let side = |span: Span| sides.is_first(annotated.slice(span), is_person);
    // A main name that is neither stays with the first.
    let main = side(row.name).unwrap_or(true);
    let mut moved: Vec<(Span, bool)> = Vec::new();
    for mention in own.iter().filter(|mention| mention.form == MentionForm::Name) {
        moved.push((mention.span, side(mention.span).unwrap_or(main) != main));
    }
    let first = own.iter().find(|mention| moved.contains(&(mention.span, true)))?;
    let new = Entity {
        name: first.span,
        entity_type: first.entity_type,
        country: None,
        role: None,
        grounds: Grounds::sure(RULE),
    };
    let entities = annotated.annotations.entities.rows();
    let place = entities.partition_point(|entity| entity.name.start <= new.name.start);
    Renumbered { entity, moved, place }.annotations(annotated, new)
}

/// Where the second entity stands, and what is its.
struct Renumbered {
    entity: Id<Entity>,
    /// The names of the entity in order, and whether each is the second's.
    moved: Vec<(Span, bool)>,
    place: usize,
}

impl Renumbered {
    /// The entity that a passage refers to. Pronouns and descriptions go with the name before them.
    fn entity(&self, entity: Option<Id<Entity>>, at: Span) -> Option<Id<Entity>> {
        let before = self.moved.partition_point(|(name, _)| name.start <= at.start).saturating_sub(1);
        let is_moved = entity == Some(self.entity) && self.moved.get(before).is_some_and(|(_, moved)| *moved);
        let entity = entity?;
        Some(if is_moved { Id::new(self.place) } else { Id::new(self.shifted(entity.index())) })
    }

    fn shifted(&self, place: usize) -> usize {
        place + usize::from(place >= self.place)
    }

    fn participant(&self, participant: Participant) -> Participant {
        Participant { entity: self.entity(participant.entity, participant.span), ..participant }
    }

    fn annotations(&self, annotated: &Annotated, new: Entity) -> Option<Annotations> {
        let text = &annotated.document.text;
        let mut found = annotated.annotations.clone();
        let mut entities = found.entities.rows().to_vec();
        entities.insert(self.place, new);
        found.entities = Table::freeze(entities, text).ok()?;
        found.mentions = changed(&found.mentions, text, |row| row.entity = self.entity(row.entity, row.span))?;
        found.quotes = changed(&found.quotes, text, |row| {
            let at = row.source.or(row.cue).unwrap_or_else(|| row.span());
            row.speaker = self.entity(row.speaker, at);
        })?;
        found.figures = changed(&found.figures, text, |row| {
            row.asserter_entity = self.entity(row.asserter_entity, row.asserter.unwrap_or(row.span));
        })?;
        found.events = changed(&found.events, text, |row| {
            let list = |list: &Few<Participant>| list.iter().map(|one| self.participant(*one)).collect();
            (row.actors, row.recipients) = (list(&row.actors), list(&row.recipients));
            row.place = row.place.map(|place| self.participant(place));
        })?;
        Some(found)
    }
}

/// A table with every row changed in what is no span.
fn changed<Row: Clone + Spanned>(table: &Table<Row>, text: &Text, change: impl Fn(&mut Row)) -> Option<Table<Row>> {
    let mut rows = table.rows().to_vec();
    rows.iter_mut().for_each(change);
    Table::freeze(rows, text).ok()
}
