//! Which forms of a name name the same thing within one document.

use std::collections::BTreeMap;

use corpus::EntityType;
use lexicon::{CountrySign, Lexicon};

use super::candidate::Candidate;
use super::kinds::{is_acronym, key};
use super::lists;
use crate::reading::Reading;

/// The forms of one document, each with its candidates, and which forms go together.
pub(super) struct Forms {
    /// The forms with their types, in order.
    pub(super) forms: Vec<(EntityType, String)>,
    /// For each candidate its form.
    pub(super) of: Vec<usize>,
    /// For each form the form it goes with; its own where it stands for itself.
    parent: Vec<usize>,
    /// Bare family names that several people of the document share: the forms they may stand for.
    pub(super) shared: BTreeMap<usize, Vec<usize>>,
}

impl Forms {
    /// Groups the forms of the candidates.
    pub(super) fn group(reading: Reading<'_>, candidates: &[Candidate]) -> Forms {
        let mut index: BTreeMap<(EntityType, String), usize> = BTreeMap::new();
        let keys: Vec<_> = candidates.iter().map(|c| (class(c.kind), key(reading, &c.words))).collect();
        for name in &keys {
            index.insert(name.clone(), 0);
        }
        for (place, slot) in index.values_mut().enumerate() {
            *slot = place;
        }
        let of = keys.iter().map(|name| index[name]).collect();
        let forms: Vec<_> = index.into_keys().collect();
        let parent = (0..forms.len()).collect();
        let mut groups = Forms { forms, of, parent, shared: BTreeMap::new() };
        groups.join_people(reading.lexicon);
        groups.join_acronyms(reading, candidates);
        groups.join_short_organisations();
        groups.join_countries(reading);
        groups
    }

    /// The form that stands for all those that go with `form`.
    pub(super) fn root(&self, mut form: usize) -> usize {
        while self.parent[form] != form {
            form = self.parent[form];
        }
        form
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.parent[a.max(b)] = a.min(b);
    }

    fn pieces(&self, form: usize) -> Vec<&str> {
        self.forms[form].1.split(' ').collect()
    }

    fn of_kind(&self, kind: EntityType) -> Vec<usize> {
        (0..self.forms.len()).filter(|form| self.forms[*form].0 == kind).collect()
    }

    /// Full names that agree, and bare names that occur in exactly one full name.
    fn join_people(&mut self, lexicon: &Lexicon) {
        let people = self.of_kind(EntityType::Per);
        let full: Vec<usize> = people.iter().copied().filter(|form| self.pieces(*form).len() > 1).collect();
        for same in self.by_piece(&full, |pieces| pieces.last().copied()).into_values() {
            self.join_agreeing(&same, lexicon);
        }
        let last = self.by_piece(&full, family_name);
        let first = self.by_piece(&full, |pieces| pieces.first().copied());
        for bare in people.into_iter().filter(|form| !full.contains(form)) {
            let name = self.forms[bare].1.clone();
            let bearers = last.get(&name).or_else(|| first.get(&name)).cloned().unwrap_or_default();
            self.join_bare(bare, self.by_family_name(bearers));
        }
    }

    /// The bearers of a family name whom the text does not call by their given name alone, where there are any:
    /// of two of one family it keeps the bare family name for one.
    fn by_family_name(&self, bearers: Vec<usize>) -> Vec<usize> {
        let familiar = |form: &&usize| {
            let given = self.pieces(**form).first().map(|given| (*given).to_owned());
            given.is_some_and(|given| self.forms.binary_search(&(EntityType::Per, given)).is_ok())
        };
        let formal: Vec<usize> = bearers.iter().filter(|form| !familiar(form)).copied().collect();
        if formal.is_empty() { bearers } else { formal }
    }

    fn join_bare(&mut self, bare: usize, bearers: Vec<usize>) {
        let mut roots: Vec<usize> = bearers.iter().map(|form| self.root(*form)).collect();
        roots.sort_unstable();
        roots.dedup();
        match roots.as_slice() {
            [] => {}
            [one] => self.join(bare, *one),
            _ => {
                self.shared.insert(bare, roots);
            }
        }
    }

    fn by_piece<'f>(
        &'f self,
        forms: &[usize],
        piece: impl Fn(&[&'f str]) -> Option<&'f str>,
    ) -> BTreeMap<String, Vec<usize>> {
        let mut by: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for form in forms {
            let pieces = self.pieces(*form);
            if let Some(piece) = piece(&pieces) {
                by.entry(piece.to_owned()).or_default().push(*form);
            }
        }
        by
    }

    /// "Ann Lee", "Annie Lee", "Ann B. Lee" and "A. Lee" among forms with one last name; each is joined to the first
    /// that it agrees with.
    fn join_agreeing(&mut self, same: &[usize], lexicon: &Lexicon) {
        for (place, form) in same.iter().enumerate() {
            let agrees = |other: &&usize| first_names_agree(&self.pieces(*form), &self.pieces(**other), lexicon);
            let found = same[..place].iter().take(40).find(agrees).copied();
            if let Some(other) = found {
                self.join(*form, other);
            }
        }
    }

    /// An acronym in brackets after a name, or the initials of exactly one organisation.
    fn join_acronyms(&mut self, reading: Reading<'_>, candidates: &[Candidate]) {
        for pair in 0..candidates.len().saturating_sub(1) {
            let (long, short) = (&candidates[pair], &candidates[pair + 1]);
            let bracketed = short.words.start == long.words.end + 1 && reading.word(long.words.end) == "(";
            let (form, acronym) = (self.of[pair], self.of[pair + 1]);
            if bracketed && is_acronym(&self.forms[acronym].1) && self.pieces(form).len() > 1 {
                self.join(form, acronym);
            }
        }
        let organisations = self.of_kind(EntityType::Org);
        let long: Vec<usize> = organisations.iter().copied().filter(|form| self.pieces(*form).len() > 1).collect();
        let mut initials: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for form in long {
            initials.entry(initials_of(&self.pieces(form))).or_default().push(form);
        }
        for form in organisations {
            if !is_acronym(&self.forms[form].1) {
                continue;
            }
            if let Some([one]) = initials.get(&self.forms[form].1).map(Vec::as_slice) {
                self.join(form, *one);
            }
        }
    }

    /// "Norvik" for "Norvik Shipping", where no other organisation begins so.
    fn join_short_organisations(&mut self) {
        let organisations = self.of_kind(EntityType::Org);
        let long: Vec<usize> = organisations.iter().copied().filter(|form| self.pieces(*form).len() > 1).collect();
        let first = self.by_piece(&long, |pieces| pieces.first().copied());
        for short in organisations {
            if let Some([one]) = first.get(&self.forms[short].1).map(Vec::as_slice) {
                self.join(short, *one);
            }
        }
    }

    /// Names of one country.
    fn join_countries(&mut self, reading: Reading<'_>) {
        let mut countries: BTreeMap<&'static str, usize> = BTreeMap::new();
        for form in self.of_kind(EntityType::Gpe) {
            let rows = reading.lexicon.country_forms(&self.forms[form].1);
            let Some(row) = rows.iter().find(|row| row.sign == CountrySign::Name) else { continue };
            let first = *countries.entry(row.code).or_insert(form);
            self.join(form, first);
        }
    }
}

/// The family name of a full name: its last word but "Jr" or a number.
pub(super) fn family_name<'f>(pieces: &[&'f str]) -> Option<&'f str> {
    let last = pieces.last().copied()?;
    let added = lists::NAME_ENDS.has(last);
    if added && pieces.len() > 2 { pieces.get(pieces.len() - 2).copied() } else { Some(last) }
}

/// Types that one thing may have in turn: a state is a place too.
fn class(kind: EntityType) -> EntityType {
    if kind == EntityType::Loc { EntityType::Gpe } else { kind }
}

fn first_names_agree(a: &[&str], b: &[&str], lexicon: &Lexicon) -> bool {
    let (Some(first), Some(second)) = (a.first(), b.first()) else { return false };
    let initial = |name: &str| name.trim_end_matches('.').chars().count() == 1;
    let short = lexicon.is_short_name(first, second) || lexicon.is_short_name(second, first);
    first == second || short || ((initial(first) || initial(second)) && first.chars().next() == second.chars().next())
}

fn initials_of(pieces: &[&str]) -> String {
    pieces.iter().filter_map(|piece| piece.chars().next()).filter(|letter| letter.is_uppercase()).collect()
}
