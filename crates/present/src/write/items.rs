//! The items of a brief as records, every one with its passages.

use std::collections::{BTreeMap, BTreeSet};

use corpus::{
    Actor, Appearance, Archive, Coverage, Disagreement, Event, Evidence, Id, ItemId, Ledger, LedgerValue, Naming,
    Origin, Planned, Position, Relations, Side, Term, TimelineEntry, Utterance, Voice,
};

use super::passages::Passages;
use super::{doubts, rule};
use crate::record::{
    ActorName, ActorRecord, CoverageRecord, DisagreementRecord, LedgerRecord, LedgerValueRecord, MentionPassage,
    NamingRecord, Number, OriginRecord, Passage, PlannedRecord, PositionRecord, SideRecord, StepRecord, TermRecord,
    TimelineRecord, UtteranceRecord, Word,
};

/// Writes the items of one archive.
pub(super) struct Scribe<'a> {
    pub(super) passages: Passages<'a>,
    names: BTreeMap<&'a ItemId, &'a str>,
}

impl<'a> Scribe<'a> {
    pub(super) fn of(archive: &'a Archive, relations: &'a Relations) -> Scribe<'a> {
        let names = relations.actors.iter().map(|actor| (&actor.id, actor.name.value().as_str())).collect();
        Scribe { passages: Passages::of(archive, &relations.origins), names }
    }
}

impl Scribe<'_> {
    pub(super) fn actor(&self, actor: &Actor) -> ActorRecord {
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

    pub(super) fn origin(&self, origin: &Origin) -> OriginRecord {
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

    pub(super) fn entry(&self, entry: &TimelineEntry) -> TimelineRecord {
        TimelineRecord {
            id: entry.id.to_string(),
            date: entry.date.as_ref().map(ToString::to_string),
            status: Word(entry.status),
            event_type: Word(entry.event_type),
            mode: entry.mode.to_string(),
            headline: self.passages.archive.passage(entry.headline).to_owned(),
            headline_evidence: self.passages.passage(entry.headline),
            actors: entry.actors.iter().map(|actor| self.actor_name(actor)).collect(),
            place: entry.place.as_ref().map(|place| self.actor_name(place)),
            mentions: self.appearances(entry),
            documents: self.passages.ids(&entry.documents),
            origins: entry.origins,
            passing: entry.passing,
            rule: rule(&entry.grounds.rule),
            doubt: doubts(&entry.grounds.doubts),
        }
    }

    /// The sure mentions of an entry, then those that may be of it.
    fn appearances(&self, entry: &TimelineEntry) -> Vec<MentionPassage> {
        let sure = entry.mentions.iter();
        let sure = sure.map(|one: &Appearance| self.mention(one.evidence, Some(one.event), one.voice, Vec::new()));
        let possible = entry.possible.iter();
        let possible = possible
            .map(|one| self.mention(one.evidence, one.event, one.voice, doubts(std::slice::from_ref(one.doubt))));
        sure.chain(possible).collect()
    }

    fn mention(&self, evidence: Evidence, row: Option<Id<Event>>, voice: Voice, doubt: Vec<String>) -> MentionPassage {
        let Passage { doc, start, end, exact } = self.passages.passage(evidence);
        let document = evidence.document;
        let event = row.and_then(|row| self.passages.archive.document(document).annotations.events.get(row));
        MentionPassage {
            doc,
            start,
            end,
            exact,
            voice: Word(voice),
            extent: event.map(|event| self.passages.place(document, event.extent)),
            date: event.and_then(|event| event.date.as_ref().map(ToString::to_string)),
            status: event.map(|event| Word(event.status)),
            doubt,
        }
    }

    pub(super) fn planned(&self, planned: &Planned) -> PlannedRecord {
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

    pub(super) fn utterance(&self, utterance: &Utterance) -> UtteranceRecord {
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
            rule: rule(&utterance.grounds.rule),
            doubt: doubts(&utterance.grounds.doubts),
        }
    }

    pub(super) fn position(&self, position: &Position) -> PositionRecord {
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
            rule: rule(&position.grounds.rule),
            doubt: doubts(&position.grounds.doubts),
        }
    }

    pub(super) fn ledger(&self, ledger: &Ledger) -> LedgerRecord {
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
            unit: value.unit.to_string(),
            modifier: value.modifier.map(Word),
            direction: value.direction.map(Word),
            period: value.period.as_ref().map(ToString::to_string),
            asserter: value.asserter.clone(),
            voice: Word(value.voice),
            evidence: self.passages.passage(value.evidence),
            rule: rule(&value.grounds.rule),
            doubt: doubts(&value.grounds.doubts),
        }
    }

    pub(super) fn disagreement(&self, one: &Disagreement) -> DisagreementRecord {
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

    pub(super) fn naming(&self, naming: &Naming) -> NamingRecord {
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

    pub(super) fn coverage(&self, coverage: &Coverage) -> CoverageRecord {
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
