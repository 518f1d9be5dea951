//! What happened, is planned, or did not happen.

use std::sync::Arc;

use crate::{Edtf, Entity, Few, Grounds, Id, Quote, Span, Spanned};

/// The PLOVER event types (Political Language Ontology for Verifiable Event Records), and all else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EventType {
    /// PLOVER AGREE.
    Agree,
    /// PLOVER CONSULT.
    Consult,
    /// PLOVER SUPPORT.
    Support,
    /// PLOVER CONCEDE.
    Concede,
    /// PLOVER COOPERATE.
    Cooperate,
    /// PLOVER AID.
    Aid,
    /// PLOVER RETREAT.
    Retreat,
    /// PLOVER REQUEST.
    Request,
    /// PLOVER ACCUSE.
    Accuse,
    /// PLOVER REJECT.
    Reject,
    /// PLOVER THREATEN.
    Threaten,
    /// PLOVER PROTEST.
    Protest,
    /// PLOVER SANCTION.
    Sanction,
    /// PLOVER MOBILIZE.
    Mobilize,
    /// PLOVER COERCE.
    Coerce,
    /// PLOVER ASSAULT.
    Assault,
    /// Any other event.
    Other,
}

impl EventType {
    /// Every value, in the order of the contract.
    pub const ALL: [EventType; 17] = [
        EventType::Agree,
        EventType::Consult,
        EventType::Support,
        EventType::Concede,
        EventType::Cooperate,
        EventType::Aid,
        EventType::Retreat,
        EventType::Request,
        EventType::Accuse,
        EventType::Reject,
        EventType::Threaten,
        EventType::Protest,
        EventType::Sanction,
        EventType::Mobilize,
        EventType::Coerce,
        EventType::Assault,
        EventType::Other,
    ];

    /// The word of the JSON contract.
    pub const fn as_str(self) -> &'static str {
        match self {
            EventType::Agree => "AGREE",
            EventType::Consult => "CONSULT",
            EventType::Support => "SUPPORT",
            EventType::Concede => "CONCEDE",
            EventType::Cooperate => "COOPERATE",
            EventType::Aid => "AID",
            EventType::Retreat => "RETREAT",
            EventType::Request => "REQUEST",
            EventType::Accuse => "ACCUSE",
            EventType::Reject => "REJECT",
            EventType::Threaten => "THREATEN",
            EventType::Protest => "PROTEST",
            EventType::Sanction => "SANCTION",
            EventType::Mobilize => "MOBILIZE",
            EventType::Coerce => "COERCE",
            EventType::Assault => "ASSAULT",
            EventType::Other => "OTHER",
        }
    }

    /// The value that has this word, if any.
    pub fn parse(word: &str) -> Option<EventType> {
        EventType::ALL.into_iter().find(|value| value.as_str() == word)
    }
}

impl std::fmt::Display for EventType {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}
/// Whether an event has happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// It has happened.
    Past,
    /// It is going on.
    Ongoing,
    /// It is set to happen.
    Scheduled,
    /// Somebody proposes, asks or plans it.
    Proposed,
    /// It was put off.
    Postponed,
    /// It was called off.
    Cancelled,
    /// It is only supposed: if, could, would.
    Hypothetical,
}

impl Status {
    /// Every value, in the order of the contract.
    pub const ALL: [Status; 7] = [
        Status::Past,
        Status::Ongoing,
        Status::Scheduled,
        Status::Proposed,
        Status::Postponed,
        Status::Cancelled,
        Status::Hypothetical,
    ];

    /// The word of the JSON contract.
    pub const fn as_str(self) -> &'static str {
        match self {
            Status::Past => "past",
            Status::Ongoing => "ongoing",
            Status::Scheduled => "scheduled",
            Status::Proposed => "proposed",
            Status::Postponed => "postponed",
            Status::Cancelled => "cancelled",
            Status::Hypothetical => "hypothetical",
        }
    }

    /// The value that has this word, if any.
    pub fn parse(word: &str) -> Option<Status> {
        Status::ALL.into_iter().find(|value| value.as_str() == word)
    }
}

impl std::fmt::Display for Status {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}
/// How the date of an event is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DateBasis {
    /// A time expression in its clause gives it.
    Stated,
    /// It is concluded, for instance from the publication date.
    Inferred,
}

impl DateBasis {
    /// Every value, in the order of the contract.
    pub const ALL: [DateBasis; 2] = [DateBasis::Stated, DateBasis::Inferred];

    /// The word of the JSON contract.
    pub const fn as_str(self) -> &'static str {
        match self {
            DateBasis::Stated => "stated",
            DateBasis::Inferred => "inferred",
        }
    }

    /// The value that has this word, if any.
    pub fn parse(word: &str) -> Option<DateBasis> {
        DateBasis::ALL.into_iter().find(|value| value.as_str() == word)
    }
}

impl std::fmt::Display for DateBasis {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Somebody or something that takes part in an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Participant {
    /// As written.
    pub span: Span,
    /// Who that is, where resolved.
    pub entity: Option<Id<Entity>>,
}

/// One event.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// The trigger: the word or fixed phrase that names the event.
    pub span: Span,
    /// The clause.
    pub extent: Span,
    /// The PLOVER type.
    pub event_type: EventType,
    /// Finer than the type: `visit`, `meet`, `postpone`; for `OTHER` the lemma of the trigger.
    pub mode: Arc<str>,
    /// Who does it.
    pub actors: Few<Participant>,
    /// To or with whom.
    pub recipients: Few<Participant>,
    /// Where.
    pub place: Option<Participant>,
    /// When.
    pub date: Option<Edtf>,
    /// How that is known.
    pub date_basis: Option<DateBasis>,
    /// The time expression that gives it.
    pub date_from: Option<Span>,
    /// Whether it has happened.
    pub status: Status,
    /// Whether the text says that it did not, or will not, happen.
    pub negated: bool,
    /// The quote that claims it; none where the outlet does.
    pub attributed_to: Option<Id<Quote>>,
    /// The rule that decided, and why it may be wrong.
    pub grounds: Grounds,
}

impl Spanned for Event {
    fn span(&self) -> Span {
        self.span
    }

    fn spans(&self) -> impl Iterator<Item = Span> {
        let people = self.actors.iter().chain(&self.recipients).chain(&self.place).map(|participant| participant.span);
        [self.span, self.extent].into_iter().chain(people).chain(self.date_from)
    }
}
