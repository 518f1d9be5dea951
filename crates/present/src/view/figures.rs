//! Figures: one ledger a measure.

use corpus::{Direction, Modifier};

use super::desk::{Cite, Desk};
use super::note::Note;
use super::visible::visible;
use super::words;
use crate::record::{LedgerRecord, LedgerValueRecord};

/// One measure.
#[derive(Clone, Debug)]
pub(crate) struct LedgerCard {
    pub(crate) id: String,
    pub(crate) measure: String,
    /// The word of the contract.
    pub(crate) verdict: &'static str,
    pub(crate) verdict_words: &'static str,
    pub(crate) values: Vec<ValueView>,
    pub(crate) note: Note,
}

/// One value.
#[derive(Clone, Debug)]
pub(crate) struct ValueView {
    /// Number and unit in words.
    pub(crate) value: String,
    pub(crate) period: String,
    pub(crate) asserter: String,
    pub(crate) voice: &'static str,
    pub(crate) cite: Cite,
    pub(crate) note: Note,
}

/// The ledgers: those with several values first, in the order of the record.
pub(super) fn ledgers(desk: &Desk) -> Vec<LedgerCard> {
    let mut cards: Vec<LedgerCard> = desk.record.figures.iter().map(|ledger| card(desk, ledger)).collect();
    cards.sort_by_key(|card| match card.verdict {
        "conflict" => 0,
        "single" => 2,
        _ => 1,
    });
    cards
}

fn card(desk: &Desk, ledger: &LedgerRecord) -> LedgerCard {
    let values: Vec<ValueView> = ledger.values.iter().map(|value| view(desk, value)).collect();
    let all_doubtful = !ledger.values.is_empty() && ledger.values.iter().all(|value| !value.doubt.is_empty());
    let doubts = if all_doubtful { ledger.values[0].doubt.as_slice() } else { &[] };
    LedgerCard {
        id: ledger.id.clone(),
        measure: visible(&ledger.measure),
        verdict: ledger.verdict.as_str(),
        verdict_words: words::verdict(ledger.verdict.0),
        values,
        note: Note::counted(ledger.origins, ledger.documents, &ledger.rule, doubts),
    }
}

fn view(desk: &Desk, value: &LedgerValueRecord) -> ValueView {
    let string = |field: &Option<String>| field.as_deref().map(visible).unwrap_or_default();
    ValueView {
        value: quantity(value),
        period: value.period.as_deref().map(|date| words::date(&visible(date))).unwrap_or_default(),
        asserter: string(&value.asserter),
        voice: words::voice(value.voice.0),
        cite: desk.cite(&value.evidence),
        note: Note::new(&value.rule, &value.doubt),
    }
}

fn quantity(value: &LedgerValueRecord) -> String {
    let modifier = match value.modifier.map(|word| word.0) {
        Some(Modifier::Approx) => "about ",
        Some(Modifier::MoreThan) => "more than ",
        Some(Modifier::LessThan) => "less than ",
        Some(Modifier::AtLeast) => "at least ",
        Some(Modifier::AtMost) => "at most ",
        None => "",
    };
    let direction = match value.direction.map(|word| word.0) {
        Some(Direction::Up) => "up ",
        Some(Direction::Down) => "down ",
        None => "",
    };
    let high = value.high.map(|high| format!(" to {}", words::number(high.0))).unwrap_or_default();
    let number = words::number(value.value.0);
    let written = match value.unit.as_str() {
        "percent" => format!("{number}{high} %"),
        "share" => format!("{number}{high} of the whole"),
        "ordinal" => format!("number {number}{high}"),
        unit => format!("{number}{high} {}", visible(unit)),
    };
    format!("{direction}{modifier}{written}")
}
