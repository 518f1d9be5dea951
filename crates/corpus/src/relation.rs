//! What many documents say together: the rows of a brief.
//!
//! Every row is reached through [`Cited`] or holds at least one [`Evidence`]; `relate` makes them.

use std::sync::Arc;

use crate::{
    Cited, CoverageKind, DisagreementKind, Document, Doubt, Edtf, EntityType, Event, EventType, Evidence, Few, Grounds,
    Id, ItemId, Outcome, QuoteType, Rule, Status, Verdict, Voice,
};

/// A person, organisation or place across documents.
#[derive(Clone, Debug, PartialEq)]
pub struct Actor {
    /// Kind `entity`.
    pub id: ItemId,
    /// The fullest common form of the name.
    pub name: Cited<String>,
    /// What it is.
    pub entity_type: EntityType,
    /// Every other form, each with where it is seen.
    pub aliases: Vec<Cited<String>>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// The roles a person is given, verbatim.
    pub roles: Vec<Cited<String>>,
    /// Every mention by name, in canonical order; at least one.
    pub mentions: Vec<Evidence>,
    /// Why the forms were held to be one, each a short sentence.
    pub reasons: Vec<String>,
    /// The rule that decided.
    pub rule: Rule,
    /// Why it may be wrong.
    pub doubts: Few<Doubt>,
}

/// Two documents or more that are copies, rewrites or excerpts of one origin.
#[derive(Clone, Debug, PartialEq)]
pub struct Origin {
    /// Kind `origin`.
    pub id: ItemId,
    /// Two documents or more.
    pub documents: Vec<Id<Document>>,
    /// Passages that they share.
    pub shared: Vec<(Evidence, Evidence)>,
    /// How they are related, in words.
    pub reason: String,
    /// The rule that decided.
    pub rule: Rule,
}

/// One mention of a merged event: its trigger, and the voice that carries it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Appearance {
    /// The trigger.
    pub evidence: Evidence,
    /// The row of that document's event table.
    pub event: Id<Event>,
    /// Who speaks there.
    pub voice: Voice,
}

/// A mention that may be of an entry's event: nothing speaks against it, but little for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Possible {
    /// The trigger.
    pub evidence: Evidence,
    /// The row of that document's event table; none where only the word was found.
    pub event: Option<Id<Event>>,
    /// Who speaks there.
    pub voice: Voice,
    /// Why it may be of another event, or of none.
    pub doubt: &'static Doubt,
}

/// Events of several documents held to be one.
#[derive(Clone, Debug, PartialEq)]
pub struct TimelineEntry {
    /// Kind `event`.
    pub id: ItemId,
    /// When, at the best precision that the mentions agree on.
    pub date: Option<Edtf>,
    /// Whether it has happened, as of the brief's date.
    pub status: Status,
    /// PLOVER type.
    pub event_type: EventType,
    /// Finer than the type.
    pub mode: Arc<str>,
    /// The clause that tells it.
    pub headline: Evidence,
    /// The actors and recipients that are known across documents.
    pub actors: Few<ItemId>,
    /// The place, if known across documents.
    pub place: Option<ItemId>,
    /// Its mentions in canonical order; at least one.
    pub mentions: Few<Appearance>,
    /// Mentions that may be of it, in canonical order. Nothing is counted or concluded from them.
    pub possible: Vec<Possible>,
    /// Whether it is only mentioned in passing: kept for programs, left out of what is shown to readers.
    pub passing: bool,
    /// The documents that carry it, in canonical order.
    pub documents: Few<Id<Document>>,
    /// How many independent origins carry it.
    pub origins: u32,
    /// The rule that decided, and why it may be wrong.
    pub grounds: Grounds,
}

/// A timeline entry that was planned, and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Planned {
    /// The id of the timeline entry.
    pub id: ItemId,
    /// What became of it as of the brief's date.
    pub outcome: Outcome,
    /// The steps in order of writing; at least one.
    pub history: Vec<OutcomeStep>,
}

/// One step in the life of a plan.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OutcomeStep {
    /// What it says of the plan.
    pub outcome: Outcome,
    /// The passage.
    pub evidence: Evidence,
}

/// One utterance, with its variants across outlets.
#[derive(Clone, Debug, PartialEq)]
pub struct Utterance {
    /// Kind `quote`.
    pub id: ItemId,
    /// The speaker's name, with the passage that names the source.
    pub speaker: Option<Cited<String>>,
    /// The speaker across documents.
    pub speaker_entity: Option<ItemId>,
    /// In what capacity, verbatim.
    pub role: Option<Cited<String>>,
    /// To whom, verbatim.
    pub addressee: Option<Cited<String>>,
    /// How the words are given.
    pub quote_type: QuoteType,
    /// The content, part by part; at least one.
    pub content: Few<Evidence>,
    /// The cue.
    pub cue: Option<Evidence>,
    /// The source as written.
    pub source: Option<Evidence>,
    /// When it was said.
    pub date: Option<Edtf>,
    /// The same utterance in other documents.
    pub variants: Vec<Evidence>,
    /// The rule that decided, and why it may be wrong.
    pub grounds: Grounds,
}

/// What an actor wants on an issue.
#[derive(Clone, Debug, PartialEq)]
pub struct Position {
    /// Kind `position`.
    pub id: ItemId,
    /// The actor across documents.
    pub actor: ItemId,
    /// The recurring object it is about, verbatim.
    pub issue: Cited<String>,
    /// When it was held.
    pub date: Option<Edtf>,
    /// Whose words carry it.
    pub voice: Voice,
    /// A verbatim passage, or a fixed template filled with verbatim passages, with its evidence.
    pub summary: Cited<String>,
    /// `demand`, `offer`, `refusal`, `acceptance`, `claim`.
    pub stance: String,
    /// The rule that decided, and why it may be wrong.
    pub grounds: Grounds,
}

/// One value of a measure.
#[derive(Clone, Debug, PartialEq)]
pub struct LedgerValue {
    /// The number, or the low end of a range.
    pub value: f64,
    /// The top of a range.
    pub high: Option<f64>,
    /// Its unit.
    pub unit: Arc<str>,
    /// How exact.
    pub modifier: Option<crate::Modifier>,
    /// Which way, for a change.
    pub direction: Option<crate::Direction>,
    /// As of when.
    pub period: Option<Edtf>,
    /// Who states it; none where the outlet does.
    pub asserter: Option<String>,
    /// Whose words carry it.
    pub voice: Voice,
    /// The figure.
    pub evidence: Evidence,
    /// The rule that decided, and why it may be wrong.
    pub grounds: Grounds,
}

/// The values of one measure.
#[derive(Clone, Debug, PartialEq)]
pub struct Ledger {
    /// Kind `figure`.
    pub id: ItemId,
    /// What is measured, verbatim.
    pub measure: Cited<String>,
    /// Its values; at least one.
    pub values: Vec<LedgerValue>,
    /// How the values stand to each other.
    pub verdict: Verdict,
    /// The rule that joined them.
    pub rule: Rule,
}

/// One side of a disagreement.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    /// What it claims: a verbatim passage or a filled template, with its evidence.
    pub claim: Cited<String>,
    /// Whose words carry it.
    pub voice: Voice,
}

/// Tellings that do not fit together.
#[derive(Clone, Debug, PartialEq)]
pub struct Disagreement {
    /// Kind `disagreement`.
    pub id: ItemId,
    /// What differs.
    pub kind: DisagreementKind,
    /// What it is about, verbatim.
    pub topic: String,
    /// The items (timeline entry, ledger, naming) it is about.
    pub about: Option<ItemId>,
    first: Side,
    second: Side,
    others: Vec<Side>,
    /// A sentence that says what differs.
    pub explanation: String,
    /// The rule that found it.
    pub rule: Rule,
    /// Why it may be wrong.
    pub doubts: Few<Doubt>,
}

impl Disagreement {
    /// A disagreement of at least two sides.
    #[expect(clippy::too_many_arguments, reason = "a disagreement cannot exist without any of these")]
    pub fn new(
        id: ItemId,
        kind: DisagreementKind,
        topic: String,
        about: Option<ItemId>,
        (first, second): (Side, Side),
        others: Vec<Side>,
        explanation: String,
        rule: Rule,
    ) -> Disagreement {
        Disagreement { id, kind, topic, about, first, second, others, explanation, rule, doubts: Few::new() }
    }

    /// The sides, two or more.
    pub fn sides(&self) -> impl Iterator<Item = &Side> {
        [&self.first, &self.second].into_iter().chain(&self.others)
    }
}

/// A term for a thing and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// The term, verbatim.
    pub term: Cited<String>,
    /// Where the outlet or author uses it.
    pub narration: Vec<Evidence>,
    /// Where it stands inside quotation marks.
    pub quoted: Vec<Evidence>,
}

/// What each outlet calls the same thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Naming {
    /// Kind `naming`.
    pub id: ItemId,
    /// The thing, by its most common name.
    pub referent: String,
    /// The entity across documents, where it is one.
    pub entity: Option<ItemId>,
    /// Its terms, most used first.
    pub terms: Vec<Term>,
    /// Why the terms are held to be of one thing.
    pub reasons: Vec<String>,
    /// The rule that joined them.
    pub rule: Rule,
}

/// Which documents carry an item; the others leave it out.
#[derive(Clone, Debug, PartialEq)]
pub struct Coverage {
    /// The item.
    pub item: ItemId,
    /// What sort of item.
    pub kind: CoverageKind,
    /// It, verbatim.
    pub topic: String,
    /// Where each document that carries it shows it, in order of the archive.
    pub mentions: Few<(Id<Document>, Few<Evidence>)>,
}

/// A sentence of the source summary, with the counts it is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// The sentence: a fixed template filled with the counts.
    pub text: String,
    /// The counts by name.
    pub counts: Vec<(String, u32)>,
    /// The documents it counts.
    pub documents: Vec<Id<Document>>,
}

/// Everything that many documents say together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Relations {
    /// The as-of date.
    pub as_of: Option<crate::Day>,
    /// The source summary.
    pub summary: Vec<Statement>,
    /// Timeline entries, most important first.
    pub developments: Vec<ItemId>,
    /// People, organisations, places.
    pub actors: Vec<Actor>,
    /// Copies.
    pub origins: Vec<Origin>,
    /// Events in order of date.
    pub timeline: Vec<TimelineEntry>,
    /// Plans and their outcomes.
    pub upcoming: Vec<Planned>,
    /// Who said what.
    pub quotes: Vec<Utterance>,
    /// What each side wants.
    pub positions: Vec<Position>,
    /// Figures by measure.
    pub figures: Vec<Ledger>,
    /// Where tellings differ.
    pub disagreements: Vec<Disagreement>,
    /// What each outlet calls the same thing.
    pub naming: Vec<Naming>,
    /// Which document carries what.
    pub coverage: Vec<Coverage>,
    /// What the analyst corrected, in the order of the corrections.
    pub corrections: Vec<crate::Corrected>,
}
