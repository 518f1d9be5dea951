//! Frozen texts, spans, blocks, annotation tables, relations, evidence.
//!
//! This crate answers *what a finding is made of*: a [`Text`] that never changes, a [`Span`] of it,
//! tables of rows that point into it, and relations that cannot be made without [`Evidence`].
//!
//! It must not know any input or output, nor any algorithm of the other rooms: nothing here opens a
//! file, reads a clock, finds a name or renders a page.

mod annotation;
mod archive;
mod block;
mod correction;
mod date;
mod defect;
mod document;
mod event;
mod evidence;
mod few;
mod figure;
mod ids;
mod item;
mod mention;
mod metadata;
mod pool;
mod provenance;
mod quote;
mod relation;
mod span;
mod table;
mod text;
mod time;
mod verdict;
mod voice;

pub use annotation::{Annotated, Annotations, Sentence, Token};
pub use archive::Archive;
pub use block::{Block, BlockKind};
pub use correction::{Corrected, Correction, CorrectionKind};
pub use date::{Day, Edtf};
pub use defect::Defect;
pub use document::{Document, Format};
pub use event::{DateBasis, Event, EventType, Participant, Status};
pub use evidence::{Cited, Evidence};
pub use few::Few;
pub use figure::{Direction, Figure, Modifier};
pub use ids::Ids;
pub use item::{ItemId, ItemKind};
pub use mention::{Entity, EntityType, Mention, MentionForm};
pub use metadata::{Author, Basis, Genre, Metadata, Sourced};
pub use pool::Pool;
pub use provenance::{Decided, Doubt, Grounds, Rule};
pub use quote::{Quote, QuoteType};
pub use relation::{
    Actor, Appearance, Coverage, Disagreement, Ledger, LedgerValue, Naming, Origin, OutcomeStep, Planned, Position,
    Possible, Relations, Side, Statement, Term, TimelineEntry, Utterance,
};
pub use span::{ByteRange, Span};
pub use table::{Id, Misplaced, Spanned, Table};
pub use text::{Text, TextId, TextTooLong};
pub use time::{TimeExpression, TimeModifier, TimeType};

pub use verdict::{CoverageKind, DisagreementKind, Outcome, Verdict};
pub use voice::Voice;
