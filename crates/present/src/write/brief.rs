//! A brief as a record.

use std::collections::{BTreeMap, BTreeSet};

use corpus::{
    Actor, Annotated, Appearance, Archive, Coverage, Day, Disagreement, Document, Evidence, Id, ItemId, Ledger,
    LedgerValue, Naming, Origin, Planned, Position, Relations, Side, Statement, Term, TimelineEntry, Utterance,
};

use super::document::{block_records, defect_records};
use super::metadata::{metadata_record, sourced_date};
use super::passages::Passages;
use super::{doubts, rule};
use crate::record::{
    ActorName, ActorRecord, BRIEF, BriefDocument, BriefRecord, CoverageRecord, DefectRecord, DisagreementRecord,
    LedgerRecord, LedgerValueRecord, MentionPassage, NamingRecord, Number, OriginRecord, Passage, Place, PlannedRecord,
    PositionRecord, SideRecord, StageRecord, StatementRecord, StepRecord, TermRecord, TimePassage, TimelineRecord,
    UtteranceRecord, Versions, Word,
};

/// What made a brief: enough, with the texts, to make it again.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Manifest {
    /// The version of the program.
    pub program: String,
    /// The stages of the analysis.
    pub stages: Vec<Stage>,
    /// The options that change what is found or shown.
    pub options: BTreeMap<String, serde_json::Value>,
    /// The date the brief looks from; where none, that of the relations.
    pub as_of: Option<Day>,
}

/// A stage of the analysis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stage {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// The digest of its model, where it has one.
    pub model: Option<String>,
}

/// The brief of some documents; `without_texts` leaves the texts out and keeps the cited passages.
pub fn brief_record(archive: &Archive, relations: &Relations, manifest: &Manifest, without_texts: bool) -> BriefRecord {
    let names = relations.actors.iter().map(|actor| (&actor.id, actor.name.value().as_str())).collect();
    let scribe = Scribe { passages: Passages::of(archive, &relations.origins), names };
    BriefRecord {
        schema: BRIEF.to_owned(),
        as_of: manifest.as_of.or(relations.as_of).map(|day| day.to_string()),
        options: manifest.options.clone(),
        versions: versions(manifest),
        documents: archive.ids().map(|id| scribe.document(id, without_texts)).collect(),
        summary: relations.summary.iter().map(|statement| scribe.statement(statement)).collect(),
        developments: relations.developments.iter().map(ToString::to_string).collect(),
        entities: relations.actors.iter().map(|actor| scribe.actor(actor)).collect(),
        origins: relations.origins.iter().map(|origin| scribe.origin(origin)).collect(),
        timeline: relations.timeline.iter().map(|entry| scribe.entry(entry)).collect(),
        upcoming: relations.upcoming.iter().map(|planned| scribe.planned(planned)).collect(),
        quotes: relations.quotes.iter().map(|utterance| scribe.utterance(utterance)).collect(),
        positions: relations.positions.iter().map(|position| scribe.position(position)).collect(),
        figures: relations.figures.iter().map(|ledger| scribe.ledger(ledger)).collect(),
        disagreements: relations.disagreements.iter().map(|one| scribe.disagreement(one)).collect(),
        naming: relations.naming.iter().map(|naming| scribe.naming(naming)).collect(),
        coverage: relations.coverage.iter().map(|coverage| scribe.coverage(coverage)).collect(),
        defects: archive.ids().flat_map(|id| scribe.defects(id)).collect(),
    }
}

fn versions(manifest: &Manifest) -> Versions {
    let stage = |stage: &Stage| StageRecord {
        name: stage.name.clone(),
        version: stage.version.clone(),
        model: stage.model.clone(),
    };
    Versions { program: manifest.program.clone(), stages: manifest.stages.iter().map(stage).collect() }
}

struct Scribe<'a> {
    passages: Passages<'a>,
    names: BTreeMap<&'a ItemId, &'a str>,
}

impl Scribe<'_> {
    fn document(&self, id: Id<Document>, without_texts: bool) -> BriefDocument {
        let annotated = self.passages.archive.document(id);
        let document = &annotated.document;
        let points = self.passages.points(id);
        let mut metadata = metadata_record(points, &document.metadata);
        if metadata.published.is_none() {
            metadata.published = annotated.annotations.written.as_ref().map(|date| sourced_date(points, date));
        }
        BriefDocument {
            id: document.id.clone(),
            hash: document.text.id().to_hex(),
            source: document.source.clone(),
            format: Word(document.format),
            words: words(annotated),
            text: (!without_texts).then(|| document.text.as_str().to_owned()),
            blocks: block_records(points, document.blocks.rows()),
            metadata,
            times: self.times(id),
        }
    }

    fn times(&self, id: Id<Document>) -> Vec<TimePassage> {
        let rows = self.passages.archive.document(id).annotations.times.rows();
        let record = |time: &corpus::TimeExpression| {
            let Place { start, end } = self.passages.place(id, time.span);
            TimePassage { start, end, time_type: Word(time.time_type), value: time.value.clone() }
        };
        rows.iter().map(record).collect()
    }

    fn defects(&self, id: Id<Document>) -> Vec<DefectRecord> {
        let annotated = self.passages.archive.document(id);
        let points = self.passages.points(id);
        let mut records = defect_records(points, &annotated.document.defects);
        records.extend(defect_records(points, &annotated.annotations.defects));
        records.iter_mut().for_each(|record| record.doc = Some(annotated.document.id.clone()));
        records
    }

    fn statement(&self, statement: &Statement) -> StatementRecord {
        StatementRecord {
            text: statement.text.clone(),
            counts: statement.counts.iter().cloned().collect(),
            documents: self.passages.ids(&statement.documents),
        }
    }

    fn actor(&self, actor: &Actor) -> ActorRecord {
        let (documents, origins) = self.passages.counts(actor.mentions.iter().copied());
        ActorRecord {
            id: actor.id.to_string(),
            name: actor.name.value().clone(),
            entity_type: Word(actor.entity_type),
            aliases: actor.aliases.iter().map(|alias| alias.value().clone()).collect(),
            country: actor.country.clone(),
            roles: actor.roles.iter().map(|role| self.passages.passage(role.first())).collect(),
            mentions: self.passages.passages(&actor.mentions),
            reasons: actor.reasons.clone(),
            documents,
            origins,
            rule: rule(&actor.rule),
            doubt: doubts(&actor.doubts),
        }
    }

    fn origin(&self, origin: &Origin) -> OriginRecord {
        let pair = |(one, other): &(Evidence, Evidence)| (self.passages.passage(*one), self.passages.passage(*other));
        OriginRecord {
            id: origin.id.to_string(),
            documents: self.passages.ids(&origin.documents),
            shared: origin.shared.iter().map(pair).collect(),
            reason: origin.reason.clone(),
            rule: rule(&origin.rule),
        }
    }

    fn actor_name(&self, id: &ItemId) -> ActorName {
        let name = self.names.get(id).map_or_else(|| id.to_string(), |name| (*name).to_owned());
        ActorName { name, entity: Some(id.to_string()) }
    }

    fn entry(&self, entry: &TimelineEntry) -> TimelineRecord {
        TimelineRecord {
            id: entry.id.to_string(),
            date: entry.date.as_ref().map(ToString::to_string),
            status: Word(entry.status),
            event_type: Word(entry.event_type),
            mode: entry.mode.clone(),
            headline: entry.headline.value().clone(),
            headline_evidence: self.passages.passage(entry.headline.first()),
            actors: entry.actors.iter().map(|actor| self.actor_name(actor)).collect(),
            place: entry.place.as_ref().map(|place| self.actor_name(place)),
            mentions: entry.mentions.iter().map(|appearance| self.appearance(appearance)).collect(),
            documents: self.passages.ids(&entry.documents),
            origins: entry.origins,
            rule: rule(&entry.rule),
            doubt: doubts(&entry.doubts),
        }
    }

    fn appearance(&self, appearance: &Appearance) -> MentionPassage {
        let Passage { doc, start, end, exact } = self.passages.passage(appearance.evidence);
        let document = appearance.evidence.document;
        let event = self.passages.archive.document(document).annotations.events.get(appearance.event);
        MentionPassage {
            doc,
            start,
            end,
            exact,
            voice: Word(appearance.voice),
            extent: event.map(|event| self.passages.place(document, event.extent)),
            date: event.and_then(|event| event.date.as_ref().map(ToString::to_string)),
            status: event.map(|event| Word(event.status)),
        }
    }

    fn planned(&self, planned: &Planned) -> PlannedRecord {
        let step = |step: &corpus::OutcomeStep| StepRecord {
            outcome: Word(step.outcome),
            evidence: self.passages.passage(step.evidence),
        };
        PlannedRecord {
            id: planned.id.to_string(),
            outcome: Word(planned.outcome),
            history: planned.history.iter().map(step).collect(),
        }
    }

    fn utterance(&self, utterance: &Utterance) -> UtteranceRecord {
        let carried = utterance.content.iter().chain(&utterance.variants).copied();
        let (documents, origins) = self.passages.counts(carried);
        UtteranceRecord {
            id: utterance.id.to_string(),
            speaker: utterance.speaker.as_ref().map(|speaker| speaker.value().clone()),
            speaker_entity: utterance.speaker_entity.as_ref().map(ToString::to_string),
            role: utterance.role.as_ref().map(|role| role.value().clone()),
            addressee: utterance.addressee.as_ref().map(|addressee| addressee.value().clone()),
            quote_type: Word(utterance.quote_type),
            content: self.passages.passages(&utterance.content),
            cue: utterance.cue.map(|cue| self.passages.passage(cue)),
            source: utterance.source.map(|source| self.passages.passage(source)),
            date: utterance.date.as_ref().map(ToString::to_string),
            variants: self.passages.passages(&utterance.variants),
            documents,
            origins,
            rule: rule(&utterance.rule),
            doubt: doubts(&utterance.doubts),
        }
    }

    fn position(&self, position: &Position) -> PositionRecord {
        let (documents, origins) = self.passages.counts(position.summary.evidence().iter().copied());
        PositionRecord {
            id: position.id.to_string(),
            actor: self.actor_name(&position.actor).name,
            actor_entity: position.actor.to_string(),
            issue: position.issue.value().clone(),
            date: position.date.as_ref().map(ToString::to_string),
            voice: Word(position.voice),
            stance: position.stance.clone(),
            summary: position.summary.value().clone(),
            evidence: self.passages.passages(position.summary.evidence()),
            documents,
            origins,
            rule: rule(&position.rule),
            doubt: doubts(&position.doubts),
        }
    }

    fn ledger(&self, ledger: &Ledger) -> LedgerRecord {
        let (documents, origins) = self.passages.counts(ledger.values.iter().map(|value| value.evidence));
        LedgerRecord {
            id: ledger.id.to_string(),
            measure: ledger.measure.value().clone(),
            values: ledger.values.iter().map(|value| self.ledger_value(value)).collect(),
            verdict: Word(ledger.verdict),
            documents,
            origins,
            rule: rule(&ledger.rule),
        }
    }

    fn ledger_value(&self, value: &LedgerValue) -> LedgerValueRecord {
        LedgerValueRecord {
            value: Number(value.value),
            high: value.high.map(Number),
            unit: value.unit.clone(),
            modifier: value.modifier.map(Word),
            direction: value.direction.map(Word),
            period: value.period.as_ref().map(ToString::to_string),
            asserter: value.asserter.clone(),
            voice: Word(value.voice),
            evidence: self.passages.passage(value.evidence),
            rule: rule(&value.rule),
            doubt: doubts(&value.doubts),
        }
    }

    fn disagreement(&self, one: &Disagreement) -> DisagreementRecord {
        let (documents, origins) = self.passages.counts(one.sides().flat_map(|side| side.claim.evidence()).copied());
        let side = |side: &Side| SideRecord {
            claim: side.claim.value().clone(),
            voice: Word(side.voice),
            evidence: self.passages.passages(side.claim.evidence()),
        };
        DisagreementRecord {
            id: one.id.to_string(),
            kind: Word(one.kind),
            topic: one.topic.clone(),
            about: one.about.as_ref().map(ToString::to_string),
            sides: one.sides().map(side).collect(),
            explanation: one.explanation.clone(),
            documents,
            origins,
            rule: rule(&one.rule),
            doubt: doubts(&one.doubts),
        }
    }

    fn naming(&self, naming: &Naming) -> NamingRecord {
        NamingRecord {
            id: naming.id.to_string(),
            referent: naming.referent.clone(),
            entity: naming.entity.as_ref().map(ToString::to_string),
            terms: naming.terms.iter().map(|term| self.term(term)).collect(),
            reasons: naming.reasons.clone(),
            rule: rule(&naming.rule),
        }
    }

    fn term(&self, term: &Term) -> TermRecord {
        TermRecord {
            term: term.term.value().clone(),
            narration: self.uses(&term.narration),
            quoted: self.uses(&term.quoted),
            narration_evidence: self.first_uses(&term.narration),
            quoted_evidence: self.first_uses(&term.quoted),
        }
    }

    fn uses(&self, evidence: &[Evidence]) -> BTreeMap<String, u32> {
        let mut uses = BTreeMap::new();
        for one in evidence {
            *uses.entry(self.passages.id(one.document)).or_insert(0) += 1;
        }
        uses
    }

    /// The first use in each document.
    fn first_uses(&self, evidence: &[Evidence]) -> Vec<Passage> {
        let mut seen = BTreeSet::new();
        let first = evidence.iter().filter(|one| seen.insert(one.document));
        first.map(|one| self.passages.passage(*one)).collect()
    }

    fn coverage(&self, coverage: &Coverage) -> CoverageRecord {
        let carried = coverage.mentions.iter().filter(|(_, evidence)| !evidence.is_empty());
        let mentions = carried.map(|(id, evidence)| (self.passages.id(*id), self.passages.passages(evidence)));
        let (documents, origins) = self.passages.counts(coverage.mentions.iter().flat_map(|(_, list)| list).copied());
        CoverageRecord {
            topic: coverage.topic.clone(),
            kind: Word(coverage.kind),
            item: coverage.item.to_string(),
            mentions: mentions.collect(),
            documents,
            origins,
        }
    }
}

/// How many words the analysed blocks have, parted by white space.
fn words(annotated: &Annotated) -> u32 {
    let analysed = annotated.document.analysed();
    analysed.map(|block| annotated.slice(block.span).split_whitespace().count() as u32).sum()
}
