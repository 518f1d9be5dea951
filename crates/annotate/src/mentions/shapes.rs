//! Runs of capitalised words that neither the model nor a table took for a name.
//!
//! They are candidates only: what stands around them or what their form says has to speak for a type, or they
//! are dropped.

use std::ops::Range;

use corpus::EntityType;
use lexicon::NameWordKind;

use super::bounds::is_forename_of_old;
use super::candidate::{Candidate, taken};
use super::kinds::is_acronym;
use crate::reading::Reading;

/// The rule of the candidates found here.
pub(super) const RULE: &str = "name.shape";

/// Why such a candidate may be none.
pub(super) const DOUBT: &str = "a name by its capitals and what stands around it";

/// The votes that such a form needs to be a name of this type.
pub(super) fn needed(kind: EntityType) -> i32 {
    if matches!(kind, EntityType::Gpe | EntityType::Loc) { 7 } else { 4 }
}

/// The most words of such a run.
const LONGEST: usize = 5;

/// The runs of proper nouns that no candidate covers.
pub(super) fn find(reading: Reading<'_>, candidates: &[Candidate]) -> Vec<Candidate> {
    let taken = taken(reading.syntax.words.len(), candidates);
    let mut found = Vec::new();
    let mut word = 0;
    while word < reading.syntax.words.len() {
        let run = run(reading, word, &taken);
        word = run.end.max(word + 1);
        let run = after_title(reading, run);
        if (1..=LONGEST).contains(&run.len()) && is_open(reading, &run) && may_name(reading, &run) {
            let kind = if is_acronym(reading.passage(run.clone())) { EntityType::Org } else { EntityType::Misc };
            found.push(Candidate { doubts: vec![DOUBT], ..Candidate::new(run, kind, RULE) });
        }
    }
    found
}

/// The proper nouns from a word on, of one sentence and taken by none.
fn run(reading: Reading<'_>, start: usize, taken: &[bool]) -> Range<usize> {
    let sentence = reading.syntax.words[start].sentence;
    let fits = |word: &usize| {
        !taken[*word]
            && reading.is_proper(*word)
            && reading.is_capitalised(*word)
            && reading.syntax.words[*word].sentence == sentence
    };
    let count = (start..reading.syntax.words.len()).take_while(fits).count();
    start..start + count
}

/// The run without its words up to the last title in it: "Police Constable Lea Brandt".
fn after_title(reading: Reading<'_>, run: Range<usize>) -> Range<usize> {
    let title = |word: &usize| {
        let written = reading.word(*word);
        let role = reading.lexicon.role(written).is_some() || reading.lexicon.honorific(written).is_some();
        role && !(run.len() == 2 && is_forename_of_old(reading, written))
    };
    let last = (run.start..run.end.saturating_sub(1)).rfind(title);
    last.map_or(run.start, |title| title + 1)..run.end
}

/// Whether the run stands in a sentence that is not in capitals throughout, where capitals say something.
fn is_open(reading: Reading<'_>, run: &Range<usize>) -> bool {
    let sentence = &reading.syntax.sentences[reading.syntax.words[run.start].sentence];
    let small = sentence.words.clone().filter(|word| reading.word(*word).starts_with(char::is_lowercase)).count();
    small * 2 >= sentence.words.len().saturating_sub(run.len() + 1)
}

/// Whether nothing says that the run is no name: an office, a month, a measure, a bare head noun.
fn may_name(reading: Reading<'_>, run: &Range<usize>) -> bool {
    let form = reading.passage(run.clone());
    let last = reading.word(run.end - 1);
    let lexicon = reading.lexicon;
    let other = lexicon.name_word(form).is_some_and(|word| word.kind == NameWordKind::Other);
    let role = lexicon.role(last).is_some() || lexicon.honorific(last).is_some();
    let noun = lexicon.organisation(form).is_some() || lexicon.units.get(form).is_some();
    let bare = run.len() == 1 && (noun || lexicon.number(form).is_some());
    let month = |word: usize| lexicon.calendar(reading.word(word)).is_some();
    // "Theresa May": behind a given name the word for a month is a family name.
    let family = run.len() > 1 && lexicon.given_name(reading.word(run.start)).is_some() && !month(run.start);
    let dated = !family && run.clone().any(month);
    let letters = form.chars().filter(|c| c.is_alphabetic()).count();
    !(other || role || bare || dated || is_part(reading, run)) && letters > 2 && !form.contains(['@', '/', '_'])
}

/// Whether the run is a part of something longer: a hyphen is glued to it, or a number or another capital
/// follows.
fn is_part(reading: Reading<'_>, run: &Range<usize>) -> bool {
    let given = reading.lexicon.given_name(reading.word(run.start)).is_some();
    let same = |word: &usize| reading.syntax.words[*word].sentence == reading.syntax.words[run.start].sentence;
    let goes_on = reading.before(run.start).filter(same).is_some_and(|word| is_open_name(reading, word));
    let hyphen = |word: usize| matches!(reading.word(word), "-" | "–" | "/" | "&" | "’" | "'");
    let before = reading.before(run.start).is_some_and(|word| hyphen(word) && reading.is_glued(word, run.start));
    let after = reading.after(run).is_some_and(|word| {
        (hyphen(word) && reading.is_glued(run.end - 1, word))
            || reading.word(word).starts_with(char::is_alphanumeric)
                && !reading.word(word).starts_with(char::is_lowercase)
    });
    before || after || (goes_on && !given)
}

/// Whether a word right before a run may be of one name with it: a capitalised word that is no title.
fn is_open_name(reading: Reading<'_>, word: usize) -> bool {
    let written = reading.word(word);
    let title = reading.lexicon.is_people(written) || reading.lexicon.honorific(written).is_some();
    reading.is_capitalised(word) && reading.is_proper(word) && !title
}
