//! Annotation tables from their records.

use std::collections::BTreeMap;

use corpus::{
    Annotations, Edtf, Entity, Event, Few, Figure, Id, Mention, Participant, Quote, Sentence, Table, TimeExpression,
    Token,
};

use super::document::Reader;
use super::fault::At;
use super::metadata::{edtf, grounds};
use super::{ContractError, grammar};
use crate::record::{
    DocumentRecord, EntityRecord, EventRecord, FigureRecord, MentionRecord, ParticipantRecord, Place, QuoteRecord,
    TimeRecord, TokenRecord,
};

/// How deep quotes may stand in quotes: a chain that is longer is taken for a circle.
const DEEPEST: usize = 64;

type EntityIds<'a> = BTreeMap<&'a str, Id<Entity>>;

/// Reads each record of a list with its path.
fn rows<R, T>(
    list: &str,
    records: &Option<Vec<R>>,
    row: impl Fn(At<'_>, &R) -> Result<T, ContractError>,
) -> Result<Vec<T>, ContractError> {
    let records = records.as_deref().unwrap_or_default();
    records.iter().enumerate().map(|(index, record)| row(format_args!("{list}[{index}]"), record)).collect()
}

fn date(at: At<'_>, written: &Option<String>) -> Result<Option<Edtf>, ContractError> {
    written.as_deref().map(|written| edtf(at, written)).transpose()
}

fn index<Row>(at: At<'_>, written: Option<u32>, length: usize) -> Result<Option<Id<Row>>, ContractError> {
    let Some(written) = written else { return Ok(None) };
    if written as usize >= length {
        return Err(ContractError::new(at.to_string(), format!("{written} is no index of a list of {length}")));
    }
    Ok(Some(Id::new(written as usize)))
}

impl Reader<'_> {
    pub(super) fn annotations(&self, record: &DocumentRecord) -> Result<Annotations, ContractError> {
        let ids = &entity_ids(record)?;
        let sentences = rows("sentences", &record.sentences, |at, place| {
            Ok(Sentence { span: self.span(at, place.start, place.end)? })
        })?;
        let quotes = self.quotes(record, ids)?;
        let said = quotes.len();
        Ok(Annotations {
            sentences: self.freeze("sentences", sentences)?,
            tokens: self.tokens(record)?,
            mentions: self
                .freeze("mentions", rows("mentions", &record.mentions, |at, row| self.mention(at, row, ids))?)?,
            entities: self.freeze("entities", rows("entities", &record.entities, |at, row| self.entity(at, row))?)?,
            quotes,
            times: self.freeze("times", rows("times", &record.times, |at, row| self.time(at, row))?)?,
            figures: self.freeze("figures", rows("figures", &record.figures, |at, row| self.figure(at, row, ids))?)?,
            events: self.freeze("events", rows("events", &record.events, |at, row| self.event(at, row, ids, said))?)?,
            written: self
                .date(format_args!("written"), record.written.as_ref().or(record.metadata.published.as_ref()))?,
            defects: Vec::new(),
        })
    }

    fn tokens(&self, record: &DocumentRecord) -> Result<Table<Token>, ContractError> {
        let length = record.tokens.as_ref().map_or(0, Vec::len);
        self.freeze("tokens", rows("tokens", &record.tokens, |at, row| self.token(at, row, length))?)
    }

    fn token(&self, at: At<'_>, record: &TokenRecord, length: usize) -> Result<Token, ContractError> {
        let unknown =
            |field: &str, word: &str| ContractError::new(format!("{at}.{field}"), format!("`{word}` is unknown"));
        index::<Token>(format_args!("{at}.head"), Some(record.head), length)?;
        Ok(Token {
            span: self.span(at, record.start, record.end)?,
            tag: grammar::tag(&record.tag).ok_or_else(|| unknown("tag", &record.tag))?,
            pos: grammar::pos(&record.pos).ok_or_else(|| unknown("pos", &record.pos))?,
            lemma: record.lemma.clone(),
            head: record.head,
            dep: grammar::dependency(&record.dep).ok_or_else(|| unknown("dep", &record.dep))?,
        })
    }

    fn mention(&self, at: At<'_>, record: &MentionRecord, ids: &EntityIds) -> Result<Mention, ContractError> {
        Ok(Mention {
            span: self.span(at, record.start, record.end)?,
            entity_type: record.entity_type.0,
            form: record.kind.0,
            entity: entity_id(format_args!("{at}.entity"), &record.entity, ids)?,
            grounds: grounds(&record.rule, &record.doubt),
        })
    }

    fn entity(&self, at: At<'_>, record: &EntityRecord) -> Result<Entity, ContractError> {
        Ok(Entity {
            name: self.span(at, record.start, record.end)?,
            entity_type: record.entity_type.0,
            country: record.country.as_deref().map(Into::into),
            role: self.maybe(format_args!("{at}.role"), record.role)?,
            grounds: grounds(&record.rule, &record.doubt),
        })
    }

    fn quotes(&self, record: &DocumentRecord, ids: &EntityIds) -> Result<Table<Quote>, ContractError> {
        let length = record.quotes.as_ref().map_or(0, Vec::len);
        let quotes = rows("quotes", &record.quotes, |at, row| self.quote(at, row, ids, length))?;
        let circle = (0..quotes.len()).find(|start| depth(&quotes, *start) > DEEPEST);
        match circle {
            Some(row) => Err(ContractError::new(format!("quotes[{row}].nested_in"), "stands in itself")),
            None => self.freeze("quotes", quotes),
        }
    }

    fn quote(&self, at: At<'_>, record: &QuoteRecord, ids: &EntityIds, length: usize) -> Result<Quote, ContractError> {
        if record.content.is_empty() {
            return Err(ContractError::new(format!("{at}.content"), "has no part"));
        }
        let maybe = |field: &str, place: Option<Place>| self.maybe(format_args!("{at}.{field}"), place);
        Ok(Quote {
            quote_type: record.quote_type.0,
            content: self.spans(format_args!("{at}.content"), &record.content)?,
            cue: maybe("cue", record.cue)?,
            source: maybe("source", record.source)?,
            speaker: entity_id(format_args!("{at}.speaker_entity"), &record.speaker_entity, ids)?,
            role: maybe("role_at", record.role_at)?,
            addressee: maybe("addressee_at", record.addressee_at)?,
            date: date(format_args!("{at}.date"), &record.date)?,
            nested_in: index(format_args!("{at}.nested_in"), record.nested_in, length)?,
            grounds: grounds(&record.rule, &record.doubt),
        })
    }

    fn time(&self, at: At<'_>, record: &TimeRecord) -> Result<TimeExpression, ContractError> {
        Ok(TimeExpression {
            span: self.span(at, record.start, record.end)?,
            time_type: record.time_type.0,
            value: record.value.as_str().into(),
            edtf: date(format_args!("{at}.edtf"), &record.edtf)?,
            modifier: record.modifier.map(|word| word.0),
            anchor: self.maybe(format_args!("{at}.anchor"), record.anchor)?,
            grounds: grounds(&record.rule, &record.doubt),
        })
    }

    fn figure(&self, at: At<'_>, record: &FigureRecord, ids: &EntityIds) -> Result<Figure, ContractError> {
        Ok(Figure {
            span: self.span(at, record.start, record.end)?,
            value: record.value.0,
            high: record.high.map(|number| number.0),
            unit: record.unit.as_str().into(),
            modifier: record.modifier.map(|word| word.0),
            direction: record.direction.map(|word| word.0),
            measures: self.maybe(format_args!("{at}.measures"), record.measures)?,
            period: date(format_args!("{at}.period"), &record.period)?,
            asserter: self.maybe(format_args!("{at}.asserter_at"), record.asserter_at)?,
            asserter_entity: entity_id(format_args!("{at}.asserter_entity"), &record.asserter_entity, ids)?,
            grounds: grounds(&record.rule, &record.doubt),
        })
    }

    fn event(&self, at: At<'_>, record: &EventRecord, ids: &EntityIds, quotes: usize) -> Result<Event, ContractError> {
        let participants = |field: &str, list: &[ParticipantRecord]| {
            let one = |(index, row): (usize, &ParticipantRecord)| {
                self.participant(format_args!("{at}.{field}[{index}]"), row, ids)
            };
            list.iter().enumerate().map(one).collect::<Result<Few<_>, _>>()
        };
        let place = record.place.as_ref().map(|place| self.participant(format_args!("{at}.place"), place, ids));
        Ok(Event {
            span: self.span(at, record.start, record.end)?,
            extent: self.span(format_args!("{at}.extent"), record.extent.start, record.extent.end)?,
            event_type: record.event_type.0,
            mode: record.mode.as_str().into(),
            actors: participants("actors", &record.actors)?,
            recipients: participants("recipients", &record.recipients)?,
            place: place.transpose()?,
            date: date(format_args!("{at}.date"), &record.date)?,
            date_basis: record.date_basis.map(|word| word.0),
            date_from: self.maybe(format_args!("{at}.date_from"), record.date_from)?,
            status: record.status.0,
            negated: record.negated,
            attributed_to: index(format_args!("{at}.attributed_to"), record.attributed_to, quotes)?,
            grounds: grounds(&record.rule, &record.doubt),
        })
    }

    fn participant(
        &self,
        at: At<'_>,
        record: &ParticipantRecord,
        ids: &EntityIds,
    ) -> Result<Participant, ContractError> {
        let entity = entity_id(format_args!("{at}.entity"), &record.entity, ids)?;
        Ok(Participant { span: self.span(at, record.start, record.end)?, entity })
    }
}

fn entity_ids(record: &DocumentRecord) -> Result<EntityIds<'_>, ContractError> {
    let mut ids = EntityIds::new();
    for (index, entity) in record.entities.iter().flatten().enumerate() {
        if ids.insert(&entity.id, Id::new(index)).is_some() {
            return Err(ContractError::new(format!("entities[{index}].id"), format!("`{}` is given twice", entity.id)));
        }
    }
    Ok(ids)
}

fn entity_id(at: At<'_>, written: &Option<String>, ids: &EntityIds) -> Result<Option<Id<Entity>>, ContractError> {
    let Some(written) = written else { return Ok(None) };
    let id = ids.get(written.as_str()).copied();
    id.map(Some).ok_or_else(|| ContractError::new(at.to_string(), format!("`{written}` is no id of `entities`")))
}

/// In how many quotes a quote stands; more than [`DEEPEST`] for a circle.
fn depth(quotes: &[Quote], start: usize) -> usize {
    let outer = |quote: &&Quote| quote.nested_in.and_then(|id| quotes.get(id.index()));
    std::iter::successors(quotes.get(start), outer).take(DEEPEST + 2).count() - 1
}
