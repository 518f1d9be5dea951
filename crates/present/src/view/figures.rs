//! Figures: one ledger a measure.

use corpus::{Direction, Modifier};

use super::desk::{Cite, Desk};
use super::note::Note;
use super::pictures::{Drawing, figures as picture};
use super::proof::Proof;
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
    pub(crate) proof: Proof,
    pub(crate) picture: Option<Drawing>,
    pub(crate) note: Note,
}

/// Values of a ledger that is shown whole, and those shown of a longer one that agrees.
const WHOLE: usize = 6;
const FIRST: usize = 4;

impl LedgerCard {
    /// The values that are shown at once, and the rest: where many agree the first say it.
    pub(crate) fn parted(&self) -> (&[ValueView], &[ValueView]) {
        let agrees = self.verdict == "agree" && self.values.len() > WHOLE;
        self.values.split_at(if agrees { FIRST } else { self.values.len() })
    }
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
    let evidence: Vec<crate::record::Passage> = ledger.values.iter().map(|value| value.evidence.clone()).collect();
    LedgerCard {
        id: ledger.id.clone(),
        measure: visible(&ledger.measure),
        verdict: ledger.verdict.as_str(),
        verdict_words: words::verdict(desk.w, ledger.verdict.0),
        values,
        proof: Proof::of(desk, &ledger.id, &evidence),
        picture: picture(desk, ledger),
        note: Note::counted(desk.w, ledger.origins, ledger.documents, &ledger.rule, doubts),
    }
}

fn view(desk: &Desk, value: &LedgerValueRecord) -> ValueView {
    let string = |field: &Option<String>| field.as_deref().map(visible).unwrap_or_default();
    ValueView {
        value: quantity(value),
        period: value.period.as_deref().map(|date| words::date(&visible(date))).unwrap_or_default(),
        asserter: string(&value.asserter),
        voice: words::voice(desk.w, value.voice.0),
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
    let is_one = value.value.0 == 1.0 && value.high.is_none();
    let written = match value.unit.as_str() {
        "percent" => format!("{number}{high} %"),
        "share" => format!("{number}{high} of the whole"),
        "ordinal" => format!("number {number}{high}"),
        "1" => format!("{number}{high}"),
        unit => format!("{number}{high} {}", unit_words(unit, is_one)),
    };
    format!("{direction}{modifier}{written}")
}

/// A unit in words: UCUM codes that read like none are said, a counted noun is given as it is.
fn unit_words(unit: &str, is_one: bool) -> String {
    let said = match unit {
        "a" => ["year", "years"],
        "mo" => ["month", "months"],
        "wk" => ["week", "weeks"],
        "d" => ["day", "days"],
        "h" => ["hour", "hours"],
        "min" => ["minute", "minutes"],
        "s" => ["second", "seconds"],
        "[mi_i]" => ["mile", "miles"],
        "[ft_i]" => ["foot", "feet"],
        "[degF]" => ["°F"; 2],
        "Cel" => ["°C"; 2],
        "km2" => ["km²"; 2],
        "m2" => ["m²"; 2],
        "m3" => ["m³"; 2],
        noun if is_noun(noun) && !is_one => return format!("× {}", visible(noun)),
        other => return visible(other),
    };
    said[usize::from(!is_one)].to_owned()
}

/// Whether a unit is a counted noun: longer than a code, and of small letters.
fn is_noun(unit: &str) -> bool {
    unit.chars().count() > 3 && unit.chars().next().is_some_and(char::is_lowercase) && !unit.contains('/')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_said_and_counted_nouns_given_as_they_are() {
        for (unit, is_one, words) in [
            ("a", false, "years"),
            ("h", true, "hour"),
            ("USD", false, "USD"),
            ("km/h", false, "km/h"),
            ("island", false, "× island"),
            ("island", true, "island"),
        ] {
            assert_eq!(unit_words(unit, is_one), words);
        }
    }
}
