//! The whole page: its chapters in the order in which a reader asks.

use std::collections::{BTreeMap, BTreeSet};

use super::actors::{ActorRow, actors};
use super::corrections::{CorrectionRow, corrections};
use super::coverage::{CoverageGroup, Omission, coverage, omissions};
use super::desk::{Column, Desk, Link};
use super::disagreements::{DisagreementCard, disagreements};
use super::events::{EventRow, PlanRow, developments, plans, timeline};
use super::figures::{LedgerCard, ledgers};
use super::frame::{Frame, Words};
use super::glance::{Question, glance};
use super::legend::{Legend, legend};
use super::naming::{NamingCard, names};
use super::pictures::{self, Drawing};
use super::positions::{IssueCard, issues};
use super::prune::shown_record;
use super::quotes::{SpeakerCard, speakers};
use super::sources::{OriginRow, SourceRow, origins, sources};
use super::texts::{TextView, texts};
use super::title::title;
use super::visible::visible;
use super::words::{self, plural};
use crate::record::{BriefRecord, DefectRecord, StatementRecord};

/// Developments shown before the rest is folded.
const SHOWN: usize = 8;
/// Documents in the table of sources before the rest is folded.
const SOURCES: usize = 48;
/// Events of a timeline that is shown whole.
const EVENTS: usize = 24;
/// Issues shown before the rest is folded.
const ISSUES: usize = 12;
/// Documents that fit beside each other as columns.
const COLUMNS: usize = 12;

/// A line of the table of contents.
#[derive(Clone, Debug)]
pub(crate) struct Chapter {
    pub(crate) anchor: &'static str,
    pub(crate) name: Words,
    pub(crate) count: usize,
}

/// A sentence of the source summary, with the documents it counts.
#[derive(Clone, Debug)]
pub(crate) struct StatementView {
    pub(crate) text: String,
    pub(crate) documents: Vec<Link>,
}

/// What was wrong with an input.
#[derive(Clone, Debug)]
pub(crate) struct DefectRow {
    pub(crate) document: Link,
    pub(crate) kind: String,
    pub(crate) message: String,
}

/// What made the brief.
#[derive(Clone, Debug)]
pub(crate) struct ManifestView {
    pub(crate) program: String,
    /// Name, version, model.
    pub(crate) stages: Vec<(String, String, String)>,
    pub(crate) options: Vec<(String, String)>,
    /// Document, id, content hash.
    pub(crate) hashes: Vec<(Link, String, String)>,
}

/// A brief, ready for a template.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    /// The words around the findings.
    pub(crate) w: &'static Frame,
    pub(crate) title: String,
    pub(crate) lead: String,
    pub(crate) as_of: String,
    pub(crate) doubtful: usize,
    pub(crate) chapters: Vec<Chapter>,
    pub(crate) columns: Vec<Column>,
    pub(crate) statements: Vec<StatementView>,
    pub(crate) sources: Vec<SourceRow>,
    pub(crate) more_sources: Vec<SourceRow>,
    pub(crate) origins: Vec<OriginRow>,
    pub(crate) developments: Vec<EventRow>,
    pub(crate) more_developments: Vec<EventRow>,
    pub(crate) glance: Vec<Question>,
    pub(crate) pictures: Pictures,
    /// What several origins tell, what is planned, and the developments; all where they are few.
    pub(crate) timeline: Vec<EventRow>,
    /// The rest of a long timeline.
    pub(crate) lesser: Vec<EventRow>,
    pub(crate) undated: Vec<EventRow>,
    pub(crate) plans: Vec<PlanRow>,
    pub(crate) more_plans: Vec<PlanRow>,
    pub(crate) speakers: Vec<SpeakerCard>,
    pub(crate) issues: Vec<IssueCard>,
    pub(crate) more_issues: Vec<IssueCard>,
    pub(crate) disagreements: Vec<DisagreementCard>,
    pub(crate) ledgers: Vec<LedgerCard>,
    pub(crate) singles: Vec<LedgerCard>,
    /// What outlets call by different names.
    pub(crate) names: Vec<NamingCard>,
    /// What they call by forms of one name.
    pub(crate) more_names: Vec<NamingCard>,
    /// Whether the documents are so many that the texts are closed from the start.
    pub(crate) is_large: bool,
    pub(crate) coverage: Vec<CoverageGroup>,
    pub(crate) omissions: Vec<Omission>,
    pub(crate) actors: Vec<ActorRow>,
    pub(crate) more_actors: Vec<ActorRow>,
    /// What an analyst corrected.
    pub(crate) corrections: Vec<CorrectionRow>,
    pub(crate) texts: Vec<TextView>,
    pub(crate) manifest: ManifestView,
    /// What the rules and doubts of its items mean.
    pub(crate) legend: Legend,
    pub(crate) defects: Vec<DefectRow>,
    left_out: BTreeMap<String, u32>,
}

/// The pictures that belong to a whole chapter.
#[derive(Clone, Debug)]
pub(crate) struct Pictures {
    pub(crate) sources: Option<Drawing>,
    pub(crate) timeline: Option<Drawing>,
    pub(crate) positions: Option<Drawing>,
    pub(crate) coverage: Option<Drawing>,
    pub(crate) together: Option<Drawing>,
}

impl Pictures {
    fn of(desk: &Desk) -> Pictures {
        Pictures {
            sources: pictures::sources(desk),
            timeline: pictures::timeline(desk),
            positions: pictures::positions(desk),
            coverage: pictures::coverage(desk),
            together: pictures::together(desk),
        }
    }
}

impl Page {
    /// Whether every text is shown in full.
    pub(crate) fn has_texts(&self) -> bool {
        self.texts.iter().all(|text| !text.left_out)
    }

    /// Whether the documents fit as columns; with more of them a matrix becomes lists.
    pub(crate) fn has_columns(&self) -> bool {
        self.columns.len() <= COLUMNS
    }

    /// How many columns a table of names has.
    pub(crate) fn width(&self) -> usize {
        if self.has_columns() { self.columns.len() + 1 } else { 2 }
    }

    /// What stands at the head of the text of a document of very many, which then have no rows elsewhere: where it
    /// comes from, its id and its hash.
    pub(crate) fn head(&self, number: usize) -> Option<(&SourceRow, &str, &str)> {
        let source = self.sources.iter().chain(&self.more_sources).nth(number.checked_sub(1)?)?;
        let (_, id, hash) = self.manifest.hashes.get(number - 1)?;
        self.is_large.then_some((source, id.as_str(), hash.as_str()))
    }

    /// How many items of a list of the record the page does not show.
    pub(crate) fn left_out(&self, list: &str) -> u32 {
        self.left_out.get(list).copied().unwrap_or(0)
    }

    /// The page of a brief.
    pub(crate) fn of(whole: &BriefRecord) -> Page {
        let record = shown_record(whole);
        let record = record.as_ref();
        let desk = Desk::of(record);
        let (shown, more) = parted(developments(&desk), SHOWN);
        let (dated, undated): (Vec<EventRow>, Vec<EventRow>) =
            timeline(&desk).into_iter().partition(|event| !event.date.is_empty());
        let (sources, more_sources) = parted(sources(&desk), SOURCES);
        let (dated, lesser) = ranked(record, dated);
        let (issues, more_issues) = parted(issues(&desk), ISSUES);
        let (names, more_names) = names(&desk).into_iter().partition(|naming| naming.is_contested);
        let (plans, more_plans) = plans(&desk).into_iter().partition(|plan| !plan.date.is_empty());
        let (ledgers, singles) = ledgers(&desk).into_iter().partition(|ledger| ledger.values.len() > 1);
        let (actors, more_actors) = actors(&desk).into_iter().partition(|actor| actor.origins > 1);
        let coverage = coverage(&desk);
        Page {
            w: desk.w,
            title: title(desk.w, record),
            lead: lead(desk.w, record),
            as_of: record.as_of.as_deref().map(|date| words::date(&visible(date))).unwrap_or_default(),
            doubtful: doubtful(record),
            chapters: chapters(desk.w, record),
            columns: desk.columns(),
            statements: record.summary.iter().map(|statement| statement_view(&desk, statement)).collect(),
            sources,
            more_sources,
            origins: origins(&desk),
            developments: shown,
            more_developments: more,
            glance: glance(&desk),
            pictures: Pictures::of(&desk),
            left_out: record.left_out.clone(),
            timeline: dated,
            lesser,
            undated,
            plans,
            more_plans,
            speakers: speakers(&desk),
            issues,
            more_issues,
            disagreements: disagreements(&desk),
            ledgers,
            singles,
            names,
            more_names,
            is_large: desk.is_coarse,
            omissions: omissions(&desk, &coverage),
            coverage,
            actors,
            more_actors,
            corrections: corrections(&desk),
            texts: texts(&desk),
            manifest: manifest(&desk),
            legend: legend(record),
            defects: record.defects.iter().map(|defect| defect_row(&desk, defect)).collect(),
        }
    }
}

fn parted<T>(mut list: Vec<T>, shown: usize) -> (Vec<T>, Vec<T>) {
    let rest = list.split_off(shown.min(list.len()));
    (list, rest)
}

/// A long list of events parted into what several origins tell, what is planned and what is a development, and the rest.
fn ranked(record: &BriefRecord, events: Vec<EventRow>) -> (Vec<EventRow>, Vec<EventRow>) {
    if events.len() <= EVENTS {
        return (events, Vec::new());
    }
    let kept: BTreeSet<&str> = record.developments.iter().map(String::as_str).collect();
    let shared: BTreeSet<&str> = record
        .timeline
        .iter()
        .filter(|entry| !entry.passing && entry.origins > 1)
        .map(|entry| entry.id.as_str())
        .collect();
    events.into_iter().partition(|event| {
        kept.contains(event.id.as_str()) || shared.contains(event.id.as_str()) || event.status != "past"
    })
}

fn lead(w: &Frame, record: &BriefRecord) -> String {
    let documents = plural(record.documents.len(), w.document_one, w.document_many);
    let events = plural(events(record), w.event_one, w.event_many);
    let statements = plural(counted(record, "quotes", record.quotes.len()), w.statement_one, w.statement_many);
    let disagreements = plural(record.disagreements.len(), w.disagreement_one, w.disagreement_many);
    let applied = record.corrections.iter().filter(|correction| correction.applied).count();
    let corrected = (applied > 0).then(|| format!(" {}.", plural(applied, w.corrected_one, w.corrected_many)));
    format!("{documents}, {events}, {statements}, {disagreements}. {}{}", w.lead, corrected.unwrap_or_default())
}

/// How many items of a list the brief has, with those that the record leaves out.
fn counted(record: &BriefRecord, list: &str, held: usize) -> usize {
    held + record.left_out.get(list).copied().unwrap_or(0) as usize
}

/// How many events the brief tells of.
fn events(record: &BriefRecord) -> usize {
    counted(record, "timeline", record.timeline.iter().filter(|entry| !entry.passing).count())
}

/// How many items are doubtful.
fn doubtful(record: &BriefRecord) -> usize {
    let lists = [
        record.entities.iter().filter(|item| !item.doubt.is_empty()).count(),
        record.timeline.iter().filter(|item| !item.passing && !item.doubt.is_empty()).count(),
        record.quotes.iter().filter(|item| !item.doubt.is_empty()).count(),
        record.positions.iter().filter(|item| !item.doubt.is_empty()).count(),
        record.disagreements.iter().filter(|item| !item.doubt.is_empty()).count(),
        record.figures.iter().flat_map(|ledger| &ledger.values).filter(|value| !value.doubt.is_empty()).count(),
    ];
    lists.iter().sum()
}

fn chapters(w: &Frame, record: &BriefRecord) -> Vec<Chapter> {
    let chapter = |anchor, name, count| Chapter { anchor, name, count };
    let counted = |list: &str, held: usize| counted(record, list, held);
    vec![
        chapter("sources", w.sec_sources, record.documents.len()),
        chapter("developments", w.sec_developments, record.developments.len()),
        chapter("timeline", w.sec_timeline, events(record)),
        chapter("statements", w.sec_statements, counted("quotes", record.quotes.len())),
        chapter("positions", w.sec_positions, counted("positions", record.positions.len())),
        chapter("disagreements", w.sec_disagreements, record.disagreements.len()),
        chapter("figures", w.sec_figures, counted("figures", record.figures.len())),
        chapter("names", w.sec_names, counted("naming", record.naming.len())),
        chapter("coverage", w.sec_coverage, counted("coverage", record.coverage.len())),
        chapter("actors", w.sec_actors, counted("entities", record.entities.len())),
        chapter("texts", w.sec_texts, record.documents.len()),
        chapter("manifest", w.sec_manifest, record.versions.stages.len()),
    ]
}

fn statement_view(desk: &Desk, statement: &StatementRecord) -> StatementView {
    // A sentence about all documents needs no list of them.
    let some = statement.documents.len() < desk.record.documents.len();
    let documents = statement.documents.iter().filter(|_| some).map(|document| desk.document_link(document)).collect();
    StatementView { text: visible(&statement.text), documents }
}

fn defect_row(desk: &Desk, defect: &DefectRecord) -> DefectRow {
    let document = defect.doc.as_deref().map(|doc| match desk.defect_passage(defect) {
        Some(passage) => Link { href: desk.href(doc, passage.place()), words: desk.outlet(doc) },
        None => desk.document_link(doc),
    });
    DefectRow {
        document: document.unwrap_or(Link { href: String::new(), words: String::new() }),
        kind: visible(&defect.kind),
        message: visible(&defect.message),
    }
}

fn manifest(desk: &Desk) -> ManifestView {
    let record = desk.record;
    let stage = |stage: &crate::record::StageRecord| {
        (visible(&stage.name), visible(&stage.version), stage.model.as_deref().map(visible).unwrap_or_default())
    };
    let hash = |document: &crate::record::BriefDocument| {
        (desk.document_link(&document.id), visible(&document.id), visible(&document.hash))
    };
    ManifestView {
        program: visible(&record.versions.program),
        stages: record.versions.stages.iter().map(stage).collect(),
        options: record.options.iter().map(|(name, value)| (visible(name), visible(&value.to_string()))).collect(),
        hashes: record.documents.iter().map(hash).collect(),
    }
}
