//! The first screen: what a brief is about, whose tellings it compares, what happened last, what is to come, and
//! what is contested. Every line leads to its item.

use std::collections::{BTreeMap, BTreeSet};

use corpus::{DisagreementKind, Edtf, Outcome, Status, Verdict};

use super::desk::{Desk, Link};
use super::frame::Words;
use super::visible::{label, visible};
use super::words;
use crate::record::{BriefRecord, DisagreementRecord, LedgerRecord, TimelineRecord};

/// Lines of one question.
const LINES: usize = 3;
/// Letters of a line.
const LETTERS: usize = 150;
/// Letters of one side of a disagreement.
const CLAIM: usize = 90;

/// One question with its answers.
#[derive(Clone, Debug)]
pub(crate) struct Question {
    pub(crate) name: Words,
    /// What is said where there is no answer.
    pub(crate) nothing: Words,
    pub(crate) lines: Vec<Line>,
    /// The chapter, and how many more answers stand there.
    pub(crate) chapter: &'static str,
    pub(crate) more: usize,
}

/// One answer.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// Before the link: a date, a kind.
    pub(crate) lead: String,
    pub(crate) link: Link,
    /// Behind the link: how many origins.
    pub(crate) tail: String,
    /// The word of the contract for shape and colour, or empty.
    pub(crate) status: &'static str,
    pub(crate) doubts: Vec<String>,
}

/// The questions in the order in which a reader asks.
pub(super) fn glance(desk: &Desk) -> Vec<Question> {
    let record = desk.record;
    let sources = record.summary.iter().map(|statement| Line {
        lead: String::new(),
        link: Link { href: "#sources".to_owned(), words: visible(&statement.text) },
        tail: String::new(),
        status: "",
        doubts: Vec::new(),
    });
    let mut contested: Vec<Line> = record.disagreements.iter().map(|one| disagreement(desk, one)).collect();
    let conflicts = record.figures.iter().filter(|ledger| ledger.verdict.0 == Verdict::Conflict);
    contested.extend(conflicts.map(|ledger| conflict(desk, ledger)));
    let about = most_told(desk);
    let w = desk.w;
    vec![
        question(w.q_about, w.none_developments, "developments", about.clone(), LINES - 1),
        question(w.q_who, w.none_documents, "sources", sources.collect(), LINES + 2),
        question(w.q_last, w.none_dated, "timeline", last(desk, &about), LINES),
        question(w.q_planned, w.none_plan, "timeline", ahead(desk), LINES),
        question(w.q_contested, w.none_contested, "disagreements", contested, LINES + 1),
    ]
}

fn question(name: Words, nothing: Words, chapter: &'static str, mut lines: Vec<Line>, most: usize) -> Question {
    let more = lines.len().saturating_sub(most);
    lines.truncate(most);
    Question { name, nothing, lines, chapter, more }
}

fn event(desk: &Desk, entry: &TimelineRecord, lead: String) -> Line {
    let origins = entry.origins as usize;
    Line {
        lead,
        link: desk.item_link(Some(&entry.id), &label(&entry.headline, LETTERS)),
        tail: if origins > 1 { words::origins(desk.w, origins) } else { String::new() },
        status: entry.status.as_str(),
        doubts: entry.doubt.iter().map(|doubt| visible(doubt)).collect(),
    }
}

fn dated(entry: &TimelineRecord) -> String {
    entry.date.as_deref().map(|date| words::date(&visible(date))).unwrap_or_default()
}

/// The developments that most origins carry, in the order of the brief; those of one origin only where no other is.
fn most_told(desk: &Desk) -> Vec<Line> {
    let record = desk.record;
    let known = record.developments.iter().filter_map(|id| desk.events().find(|entry| entry.id == *id));
    let all: Vec<&TimelineRecord> = known.collect();
    let shared = all.iter().filter(|entry| entry.origins > 1).count();
    let chosen = all.into_iter().filter(|entry| shared == 0 || entry.origins > 1);
    chosen.map(|entry| event(desk, entry, dated(entry))).collect()
}

/// What has happened, the latest first; only what is dated to the day and not after the day of the brief. What was
/// just said to be what it is about is not said again, but for the latest of all.
fn last(desk: &Desk, about: &[Line]) -> Vec<Line> {
    let record = desk.record;
    let as_of = day(record.as_of.as_deref());
    let is_told = |entry: &&TimelineRecord| matches!(entry.status.0, Status::Past | Status::Ongoing);
    let aside = aside(record);
    let belongs = |entry: &&TimelineRecord| is_told(entry) && !is_aside(entry, &aside);
    let with_day = desk.events().filter(belongs).filter_map(|entry| Some((day(entry.date.as_deref())?, entry)));
    let mut past: Vec<_> = with_day.filter(|(day, _)| as_of.is_none_or(|as_of| *day <= as_of)).collect();
    past.sort_by_key(|(day, entry)| std::cmp::Reverse((*day, entry.origins, entry.documents.len())));
    let lines = past.into_iter().map(|(_, entry)| event(desk, entry, dated(entry)));
    let is_said = |line: &Line| about.iter().take(LINES - 1).any(|said| said.link.href == line.link.href);
    // The latest of all stays, whatever was said: "what happened last" is its answer.
    lines.enumerate().filter(|(at, line)| *at == 0 || !is_said(line)).map(|(_, line)| line).collect()
}

/// The documents that seem to tell another story than most, as the summary says.
fn aside(record: &BriefRecord) -> BTreeSet<&str> {
    let most = |counts: &BTreeMap<String, u32>| {
        counts.get("largest").is_some_and(|most| *most as usize * 2 > record.documents.len())
    };
    let named = record.summary.iter().filter(|statement| most(&statement.counts));
    named.flat_map(|statement| statement.documents.iter().map(String::as_str)).collect()
}

/// Whether nobody of the story tells an event.
fn is_aside(entry: &TimelineRecord, aside: &BTreeSet<&str>) -> bool {
    !entry.documents.is_empty() && entry.documents.iter().all(|document| aside.contains(document.as_str()))
}

fn day(date: Option<&str>) -> Option<corpus::Day> {
    date.and_then(Edtf::parse).and_then(|date| date.exact_day())
}

/// What is overdue, then what is still ahead by date, then what is planned without a date.
fn ahead(desk: &Desk) -> Vec<Line> {
    let record = desk.record;
    let mut plans: Vec<(u8, Option<corpus::Day>, Line)> = Vec::new();
    let aside = aside(record);
    for entry in desk.events().filter(|entry| !is_aside(entry, &aside)) {
        let outcome = record.upcoming.iter().find(|planned| planned.id == entry.id).map(|planned| planned.outcome.0);
        let w = desk.w;
        let (rank, word) = match (outcome, entry.status.0) {
            (Some(Outcome::Overdue), _) => (0, w.outcome_overdue),
            (Some(Outcome::Occurred), _) => continue,
            (Some(Outcome::Cancelled), _) | (None, Status::Cancelled) => (3, w.outcome_cancelled),
            (Some(Outcome::Moved), _) | (None, Status::Postponed) => (1, w.outcome_postponed),
            (Some(Outcome::Announced | Outcome::Restated), _) | (None, Status::Scheduled) => (1, w.outcome_planned),
            (None, Status::Proposed) => (2, w.outcome_proposed),
            (None, Status::Past | Status::Ongoing | Status::Hypothetical) => continue,
        };
        let lead = if entry.date.is_some() { format!("{word}, {}", dated(entry)) } else { word.to_string() };
        let first = entry.date.as_deref().and_then(Edtf::parse).and_then(|date| date.earliest().or(date.latest()));
        if matches!(rank, 1 | 2) && is_over(record, first) {
            continue;
        }
        plans.push((rank, first, event(desk, entry, lead)));
    }
    plans.sort_by_key(|(rank, day, _)| (*rank, day.is_none(), *day));
    plans.into_iter().map(|(_, _, line)| line).collect()
}

/// Whether a planned day lies before the day of the brief, though nobody says what became of it.
fn is_over(record: &BriefRecord, planned: Option<corpus::Day>) -> bool {
    planned.zip(day(record.as_of.as_deref())).is_some_and(|(planned, as_of)| planned < as_of)
}

fn disagreement(desk: &Desk, one: &DisagreementRecord) -> Line {
    let claims: Vec<String> = one.sides.iter().take(3).map(|side| format!("“{}”", label(&side.claim, CLAIM))).collect();
    let words = match one.kind.0 {
        DisagreementKind::Label => claims.join(&format!(" {} ", desk.w.or)),
        _ if !claims.is_empty() => claims.join(&format!(" {} ", desk.w.against)),
        _ => label(&one.topic, LETTERS),
    };
    Line {
        lead: words::disagreement(desk.w, one.kind.0).to_owned(),
        link: desk.item_link(Some(&one.id), &words),
        tail: String::new(),
        status: "",
        doubts: one.doubt.iter().map(|doubt| visible(doubt)).collect(),
    }
}

fn conflict(desk: &Desk, ledger: &LedgerRecord) -> Line {
    let mut values: Vec<String> = Vec::new();
    for value in &ledger.values {
        let written = format!("“{}”", label(&value.evidence.exact, 40));
        if values.len() < 3 && !values.contains(&written) {
            values.push(written);
        }
    }
    Line {
        lead: desk.w.figure.to_string(),
        link: desk.item_link(
            Some(&ledger.id),
            &format!("{}: {}", label(&ledger.measure, 60), values.join(&format!(" {} ", desk.w.against))),
        ),
        tail: String::new(),
        status: "",
        doubts: Vec::new(),
    }
}
