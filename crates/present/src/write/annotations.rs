//! The annotation tables of one document as records.

use std::collections::{BTreeMap, BTreeSet};

use corpus::{
    Annotations, Document, Entity, Event, Figure, Id, ItemId, ItemKind, Mention, MentionForm, Participant, Quote, Span,
    Spanned, TimeExpression, Token,
};

use super::document::place;
use super::{doubts, rule};
use crate::CodePoints;
use crate::record::{
    EntityRecord, EventRecord, FigureRecord, MentionRecord, Number, ParticipantRecord, Place, QuoteRecord, TimeRecord,
    TokenRecord, Word,
};

/// The tables of one document, with the ids of its entities.
pub(super) struct Rows<'a> {
    document: &'a Document,
    annotations: &'a Annotations,
    points: &'a CodePoints<'a>,
    entity_ids: Vec<String>,
    aliases: Vec<Vec<String>>,
}

impl<'a> Rows<'a> {
    pub(super) fn of(document: &'a Document, annotations: &'a Annotations, points: &'a CodePoints) -> Rows<'a> {
        let entity_ids = entity_ids(document, annotations);
        let aliases = aliases(document, annotations);
        Rows { document, annotations, points, entity_ids, aliases }
    }

    fn place(&self, span: Span) -> Place {
        place(self.points, span)
    }

    fn maybe(&self, span: Option<Span>) -> Option<Place> {
        span.map(|span| self.place(span))
    }

    fn words(&self, span: Span) -> String {
        self.document.text.slice(span).to_owned()
    }

    fn entity_id(&self, entity: Option<Id<Entity>>) -> Option<String> {
        entity.and_then(|id| self.entity_ids.get(id.index()).cloned())
    }

    fn name(&self, entity: Option<Id<Entity>>) -> Option<String> {
        entity.and_then(|id| self.annotations.entities.get(id)).map(|entity| self.words(entity.name))
    }

    pub(super) fn mentions(&self) -> Vec<MentionRecord> {
        self.annotations.mentions.rows().iter().map(|mention| self.mention(mention)).collect()
    }

    fn mention(&self, mention: &Mention) -> MentionRecord {
        let Place { start, end } = self.place(mention.span);
        MentionRecord {
            start,
            end,
            entity_type: Word(mention.entity_type),
            entity: self.entity_id(mention.entity),
            kind: Word(mention.form),
            rule: rule(&mention.grounds.rule),
            doubt: doubts(&mention.grounds.doubts),
        }
    }

    pub(super) fn entities(&self) -> Vec<EntityRecord> {
        self.annotations.entities.iter().map(|(id, entity)| self.entity(id, entity)).collect()
    }

    fn entity(&self, id: Id<Entity>, entity: &Entity) -> EntityRecord {
        let Place { start, end } = self.place(entity.name);
        EntityRecord {
            id: self.entity_ids[id.index()].clone(),
            name: self.words(entity.name),
            entity_type: Word(entity.entity_type),
            aliases: self.aliases[id.index()].clone(),
            start,
            end,
            country: entity.country.as_deref().map(str::to_owned),
            role: self.maybe(entity.role),
            rule: rule(&entity.grounds.rule),
            doubt: doubts(&entity.grounds.doubts),
        }
    }

    pub(super) fn quotes(&self) -> Vec<QuoteRecord> {
        self.annotations.quotes.rows().iter().map(|quote| self.quote(quote)).collect()
    }

    fn quote(&self, quote: &Quote) -> QuoteRecord {
        QuoteRecord {
            id: ItemId::of(ItemKind::Quote, self.document, quote.span()).to_string(),
            quote_type: Word(quote.quote_type),
            content: quote.content.iter().map(|part| self.place(*part)).collect(),
            cue: self.maybe(quote.cue),
            source: self.maybe(quote.source),
            speaker: self.name(quote.speaker),
            speaker_entity: self.entity_id(quote.speaker),
            role: quote.role.map(|span| self.words(span)),
            role_at: self.maybe(quote.role),
            addressee: quote.addressee.map(|span| self.words(span)),
            addressee_at: self.maybe(quote.addressee),
            date: quote.date.as_ref().map(ToString::to_string),
            nested_in: quote.nested_in.map(|id| id.index() as u32),
            rule: rule(&quote.grounds.rule),
            doubt: doubts(&quote.grounds.doubts),
        }
    }

    pub(super) fn times(&self) -> Vec<TimeRecord> {
        self.annotations.times.rows().iter().map(|time| self.time(time)).collect()
    }

    fn time(&self, time: &TimeExpression) -> TimeRecord {
        let Place { start, end } = self.place(time.span);
        TimeRecord {
            start,
            end,
            time_type: Word(time.time_type),
            value: time.value.to_string(),
            edtf: time.edtf.as_ref().map(ToString::to_string),
            modifier: time.modifier.map(Word),
            anchor: self.maybe(time.anchor),
            rule: rule(&time.grounds.rule),
            doubt: doubts(&time.grounds.doubts),
        }
    }

    pub(super) fn figures(&self) -> Vec<FigureRecord> {
        self.annotations.figures.rows().iter().map(|figure| self.figure(figure)).collect()
    }

    fn figure(&self, figure: &Figure) -> FigureRecord {
        let Place { start, end } = self.place(figure.span);
        let written = figure.asserter.map(|span| self.words(span));
        FigureRecord {
            start,
            end,
            value: Number(figure.value),
            high: figure.high.map(Number),
            unit: figure.unit.to_string(),
            modifier: figure.modifier.map(Word),
            direction: figure.direction.map(Word),
            measures: self.maybe(figure.measures),
            period: figure.period.as_ref().map(ToString::to_string),
            asserter: self.name(figure.asserter_entity).or(written),
            asserter_at: self.maybe(figure.asserter),
            asserter_entity: self.entity_id(figure.asserter_entity),
            rule: rule(&figure.grounds.rule),
            doubt: doubts(&figure.grounds.doubts),
        }
    }

    pub(super) fn events(&self) -> Vec<EventRecord> {
        self.annotations.events.rows().iter().map(|event| self.event(event)).collect()
    }

    fn event(&self, event: &Event) -> EventRecord {
        let Place { start, end } = self.place(event.span);
        let participants = |list: &[Participant]| list.iter().map(|one| self.participant(one)).collect();
        EventRecord {
            start,
            end,
            extent: self.place(event.extent),
            event_type: Word(event.event_type),
            mode: event.mode.to_string(),
            actors: participants(&event.actors),
            recipients: participants(&event.recipients),
            place: event.place.as_ref().map(|place| self.participant(place)),
            date: event.date.as_ref().map(ToString::to_string),
            date_basis: event.date_basis.map(Word),
            date_from: self.maybe(event.date_from),
            status: Word(event.status),
            negated: event.negated,
            attributed_to: event.attributed_to.map(|id| id.index() as u32),
            rule: rule(&event.grounds.rule),
            doubt: doubts(&event.grounds.doubts),
        }
    }

    fn participant(&self, participant: &Participant) -> ParticipantRecord {
        let Place { start, end } = self.place(participant.span);
        let name = self.name(participant.entity).or_else(|| Some(self.words(participant.span)));
        ParticipantRecord { name, entity: self.entity_id(participant.entity), start, end }
    }
}

pub(super) fn token_record(points: &CodePoints, token: &Token) -> TokenRecord {
    let Place { start, end } = place(points, token.span);
    TokenRecord {
        start,
        end,
        tag: token.tag.to_owned(),
        pos: token.pos.to_owned(),
        lemma: token.lemma.clone(),
        head: token.head,
        dep: token.dep.to_owned(),
    }
}

/// The ids of the entities in table order; two with one name span are told apart by their order.
fn entity_ids(document: &Document, annotations: &Annotations) -> Vec<String> {
    let mut uses: BTreeMap<String, u32> = BTreeMap::new();
    let mut id = |entity: &Entity| {
        let plain = ItemId::of(ItemKind::Entity, document, entity.name).to_string();
        let count = uses.entry(plain.clone()).and_modify(|count| *count += 1).or_insert(1);
        if *count == 1 { plain } else { format!("{plain}~{count}") }
    };
    annotations.entities.rows().iter().map(&mut id).collect()
}

/// The forms of each entity's name other than the fullest, in order of first use.
fn aliases(document: &Document, annotations: &Annotations) -> Vec<Vec<String>> {
    let mut seen: BTreeSet<(usize, &str)> = BTreeSet::new();
    for (id, entity) in annotations.entities.iter() {
        seen.insert((id.index(), document.text.slice(entity.name)));
    }
    let mut aliases = vec![Vec::new(); annotations.entities.len()];
    let names = annotations.mentions.rows().iter().filter(|mention| mention.form == MentionForm::Name);
    for mention in names {
        let form = document.text.slice(mention.span);
        if let Some(entity) = mention.entity.filter(|id| id.index() < aliases.len() && seen.insert((id.index(), form)))
        {
            aliases[entity.index()].push(form.to_owned());
        }
    }
    aliases
}
