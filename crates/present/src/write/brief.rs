//! A brief as a record.

use std::collections::BTreeMap;

use corpus::{Annotated, Archive, Corrected, Day, Defect, Document, Id, Relations, Statement};

use super::document::{block_records, defect_records};
use super::items::Scribe;
use super::metadata::{metadata_record, sourced_date};
use crate::record::{
    AskedCorrection, BRIEF, BriefDocument, BriefRecord, CorrectionRecord, DefectRecord, Place, StageRecord,
    StatementRecord, TimePassage, Versions, Word,
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
    /// What was wrong with what was asked; it stands among the defects of the brief.
    pub defects: Vec<Defect>,
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
    let scribe = Scribe::of(archive, relations);
    BriefRecord {
        schema: BRIEF.to_owned(),
        as_of: as_of(manifest, relations),
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
        corrections: relations.corrections.iter().map(correction).collect(),
        defects: defects(&scribe, archive, relations, manifest).collect(),
        left_out: BTreeMap::new(),
    }
}

pub(super) fn correction(corrected: &Corrected) -> CorrectionRecord {
    CorrectionRecord {
        asked: AskedCorrection::from(&corrected.correction),
        applied: corrected.applied,
        says: corrected.says.clone(),
        entities: corrected.actors.iter().map(ToString::to_string).collect(),
        rule: corrected.rule.to_string(),
    }
}

/// What was wrong with the documents, then with what was asked.
pub(super) fn defects<'a>(
    scribe: &'a Scribe<'_>,
    archive: &Archive,
    relations: &'a Relations,
    manifest: &'a Manifest,
) -> impl Iterator<Item = DefectRecord> + 'a {
    let asked = |kind: &str, message: String| DefectRecord {
        doc: None,
        kind: kind.to_owned(),
        message,
        start: None,
        end: None,
    };
    let read = manifest.defects.iter().map(move |defect| asked(&defect.kind, defect.message.clone()));
    let refused = relations.corrections.iter().filter(|corrected| !corrected.applied);
    let refused =
        refused.map(move |corrected| asked("correction", format!("{corrected} was not applied: {}", corrected.says)));
    archive.ids().flat_map(|id| scribe.defects(id)).chain(read).chain(refused)
}

pub(super) fn as_of(manifest: &Manifest, relations: &Relations) -> Option<String> {
    manifest.as_of.or(relations.as_of).map(|day| day.to_string())
}

pub(super) fn versions(manifest: &Manifest) -> Versions {
    let stage = |stage: &Stage| StageRecord {
        name: stage.name.clone(),
        version: stage.version.clone(),
        model: stage.model.clone(),
    };
    Versions { program: manifest.program.clone(), stages: manifest.stages.iter().map(stage).collect() }
}

impl Scribe<'_> {
    pub(super) fn document(&self, id: Id<Document>, without_texts: bool) -> BriefDocument {
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
            TimePassage { start, end, time_type: Word(time.time_type), value: time.value.to_string() }
        };
        rows.iter().map(record).collect()
    }

    pub(super) fn defects(&self, id: Id<Document>) -> Vec<DefectRecord> {
        let annotated = self.passages.archive.document(id);
        let points = self.passages.points(id);
        let mut records = defect_records(points, &annotated.document.defects);
        records.extend(defect_records(points, &annotated.annotations.defects));
        records.iter_mut().for_each(|record| record.doc = Some(annotated.document.id.clone()));
        records
    }

    pub(super) fn statement(&self, statement: &Statement) -> StatementRecord {
        StatementRecord {
            text: statement.text.clone(),
            counts: statement.counts.iter().cloned().collect(),
            documents: self.passages.ids(&statement.documents),
        }
    }
}

/// How many words the analysed blocks have, parted by white space.
fn words(annotated: &Annotated) -> u32 {
    let analysed = annotated.document.analysed();
    analysed.map(|block| annotated.slice(block.span).split_whitespace().count() as u32).sum()
}
