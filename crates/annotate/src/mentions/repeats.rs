//! Names of this document that stand elsewhere in it unmarked: found by string.

use std::collections::BTreeMap;

use aho_corasick::{AhoCorasick, MatchKind};
use corpus::{EntityType, Span};
use nlp::Pos;

use super::candidate::{Candidate, taken};
use super::identity::family_name;
use super::kinds::{Votes, is_acronym, key, winner};
use super::shapes;
use crate::reading::Reading;

/// Acronyms in brackets right after the name that they shorten: "Baltic Harbour Authority (BHA)".
pub(super) fn acronyms(reading: Reading<'_>, candidates: &[Candidate]) -> Vec<Candidate> {
    let taken = taken(reading.syntax.words.len(), candidates);
    let introduced = candidates.iter().filter_map(|candidate| {
        let acronym = bracketed(reading, candidate).filter(|word| !taken[*word])?;
        Some(Candidate::new(acronym..acronym + 1, candidate.kind, "name.acronym"))
    });
    introduced.collect()
}

/// Acronyms in brackets, each with what the votes on the name before it say.
pub(super) fn shortened(
    reading: Reading<'_>,
    candidates: &[Candidate],
    ballots: &BTreeMap<String, Votes>,
) -> Vec<(String, EntityType)> {
    let introduced = candidates.iter().filter_map(|candidate| {
        let acronym = bracketed(reading, candidate)?;
        let kind = winner(ballots.get(&key(reading, &candidate.words))?)?;
        Some((key(reading, &(acronym..acronym + 1)), kind))
    });
    introduced.collect()
}

/// The acronym of a name of several words in brackets after it.
fn bracketed(reading: Reading<'_>, candidate: &Candidate) -> Option<usize> {
    let open = reading.after(&candidate.words).filter(|word| reading.word(*word) == "(")?;
    let acronym = reading.after(&(open..open + 1))?;
    let close = reading.after(&(acronym..acronym + 1)).filter(|word| reading.word(*word) == ")");
    let first = reading.word(candidate.words.start).chars().next()?;
    let short = reading.word(acronym);
    let fits = close.is_some() && candidate.words.len() > 1 && is_acronym(short) && short.starts_with(first);
    fits.then_some(acronym)
}

/// Marks names that only their capitals made candidates as repetitions where another name of the document has their
/// form, or a person their family name.
pub(super) fn recognise(reading: Reading<'_>, candidates: &mut [Candidate]) {
    let told = candidates.iter().filter(|candidate| candidate.rule != shapes::RULE);
    let mut forms: BTreeMap<String, EntityType> = BTreeMap::new();
    for candidate in told {
        let form = key(reading, &candidate.words);
        let pieces: Vec<&str> = form.split(' ').collect();
        if let (EntityType::Per, Some(last)) = (candidate.kind, family_name(&pieces)) {
            forms.insert(last.to_owned(), candidate.kind);
        }
        forms.insert(form, candidate.kind);
    }
    for candidate in candidates.iter_mut().filter(|candidate| candidate.rule == shapes::RULE) {
        if forms.get(&key(reading, &candidate.words)) == Some(&candidate.kind) {
            candidate.rule = "name.repeated";
            candidate.doubts.retain(|doubt| *doubt != shapes::DOUBT);
        }
    }
}

/// Occurrences of known forms that no candidate covers yet.
pub(super) fn find(reading: Reading<'_>, candidates: &[Candidate]) -> Vec<Candidate> {
    let forms = forms(reading, candidates);
    let patterns: Vec<&String> = forms.keys().collect();
    let finder = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&patterns);
    let (Ok(finder), false) = (finder, patterns.is_empty()) else { return Vec::new() };
    let taken = taken(reading.syntax.words.len(), candidates);
    let mut found = Vec::new();
    for clause in &reading.syntax.sentences {
        for hit in finder.find_iter(reading.text.slice(clause.span)) {
            let span = Span::from_range(hit.range()).shifted(clause.span.start);
            let kind = forms[patterns[hit.pattern().as_usize()]];
            found.extend(occurrence(reading, span, kind, &taken));
        }
    }
    found
}

fn occurrence(reading: Reading<'_>, span: Span, kind: EntityType, taken: &[bool]) -> Option<Candidate> {
    let words = reading.syntax.words_in(span);
    let whole = !words.is_empty() && reading.span(words.clone()) == span;
    let free = !words.clone().any(|word| taken[word]);
    let named =
        words.len() > 1 || stands_as_name(reading, words.start) && !is_title_of_next(reading, words.start, taken);
    (whole && free && named).then(|| Candidate::new(words, kind, "name.repeated"))
}

/// Whether a word is the office of the person named right behind it, though somebody here is called so: "Judge Lund".
fn is_title_of_next(reading: Reading<'_>, word: usize, taken: &[bool]) -> bool {
    let office = reading.lexicon.role(reading.word(word)).is_some();
    office && taken.get(word + 1) == Some(&true) && reading.is_capitalised(word + 1) && reading.is_proper(word + 1)
}

/// Whether a single word stands as a name here: tagged so, or in capitals throughout; in a headline, as
/// the rest of the text writes it.
fn stands_as_name(reading: Reading<'_>, word: usize) -> bool {
    let written = reading.word(word);
    if let Some(is_name) = reading.syntax.is_told_name(word) {
        return is_name;
    }
    let tagged = reading.is_proper(word) || reading.pos(word) == Pos::Propn;
    tagged || (written.len() > 1 && !written.chars().any(char::is_lowercase))
}

/// The forms to look for, with their types: names as written, last names of people, and both in capitals.
fn forms(reading: Reading<'_>, candidates: &[Candidate]) -> BTreeMap<String, EntityType> {
    let mut forms = BTreeMap::new();
    for candidate in candidates {
        let form = key(reading, &candidate.words);
        if !is_distinct(&form) {
            continue;
        }
        let pieces: Vec<&str> = form.split(' ').collect();
        if let (EntityType::Per, Some(last)) = (candidate.kind, family_name(&pieces).filter(|_| pieces.len() > 1))
            && last.chars().count() > 2
        {
            add(&mut forms, last, candidate.kind);
        }
        add(&mut forms, &form, candidate.kind);
    }
    forms
}

fn add(forms: &mut BTreeMap<String, EntityType>, form: &str, kind: EntityType) {
    forms.entry(form.to_owned()).or_insert(kind);
    if form.chars().count() > 3 {
        forms.entry(form.to_uppercase()).or_insert(kind);
    }
}

/// Whether a form is long or odd enough to be looked for by string.
fn is_distinct(form: &str) -> bool {
    form.chars().count() > 2 || is_acronym(form)
}
