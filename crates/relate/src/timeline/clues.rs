//! By what tellings of one event can find each other: who, when, and the rarest words of the clause.

use corpus::Day;

use super::judge::Bench;
use super::telling::Telling;

/// Something two tellings of one event may have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Clue {
    /// The place in the cast of somebody who takes part, or of where it is.
    Actor(usize),
    /// The day, where it is one.
    Day(Day),
    /// The place of a word.
    Word(u32),
}

/// How many of its rarest words a clause is found by.
const WORDS: usize = 8;

/// The clues of a telling.
pub(super) fn clues(telling: &Telling<'_>, bench: &Bench<'_>) -> Vec<Clue> {
    let mut words: Vec<(u32, f32)> = telling.clause.iter().map(|word| (word, bench.rarity.weight(word))).collect();
    words.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let actors = telling.people().chain(telling.place).map(Clue::Actor);
    let day = telling.event.date.as_ref().and_then(corpus::Edtf::exact_day).map(Clue::Day);
    actors.chain(day).chain(words.into_iter().take(WORDS).map(|(word, _)| Clue::Word(word))).collect()
}
