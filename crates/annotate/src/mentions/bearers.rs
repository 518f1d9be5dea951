//! Which of several people of one family a bare family name stands for.

use std::collections::{BTreeMap, BTreeSet};

use lexicon::NameGender;

use super::candidate::Candidate;
use super::identity::Forms;
use super::roles::RoleSeen;
use crate::reading::Reading;

/// What the full names of one person say.
#[derive(Default)]
struct Bearer {
    /// The last words of the roles beside them, in small letters.
    titles: BTreeSet<String>,
    gender: Option<NameGender>,
    /// How often the person is named in full.
    count: usize,
}

/// How often somebody is named in full whom a text is about.
const OFTEN: usize = 3;

/// The people who share a family name in a document, by their forms.
pub(super) struct Bearers<'a> {
    reading: Reading<'a>,
    candidates: &'a [Candidate],
    roles: &'a [Option<RoleSeen>],
    known: BTreeMap<usize, Bearer>,
    last_named: BTreeMap<usize, usize>,
}

impl<'a> Bearers<'a> {
    pub(super) fn of(
        reading: Reading<'a>,
        candidates: &'a [Candidate],
        roles: &'a [Option<RoleSeen>],
        forms: &Forms,
    ) -> Bearers<'a> {
        let shared: BTreeSet<usize> = forms.shared.values().flatten().copied().collect();
        let mut bearers = Bearers { reading, candidates, roles, known: BTreeMap::new(), last_named: BTreeMap::new() };
        let full = forms.of.iter().enumerate().filter(|(_, form)| !forms.shared.contains_key(form));
        for (candidate, root) in full.map(|(candidate, form)| (candidate, forms.root(*form))) {
            if shared.contains(&root) {
                let (title, gender) = (bearers.title(candidate), bearers.gender(candidate));
                let bearer = bearers.known.entry(root).or_default();
                bearer.titles.extend(title);
                bearer.gender = bearer.gender.or(gender);
                bearer.count += 1;
            }
        }
        bearers
    }

    /// Notes who is named by a candidate.
    pub(super) fn named(&mut self, root: usize, candidate: usize) {
        self.last_named.insert(root, candidate);
    }

    /// Whom a bare name stands for, and whether nothing but its place says so. The title before it tells, or "Mr" and
    /// "Mrs"; else it is whoever is named in full far more often than the others, else who was named last.
    pub(super) fn choose(&self, candidate: usize, bearers: &[usize]) -> (usize, bool) {
        let fitting = self.fitting(candidate, bearers);
        if let [one] = fitting.as_slice() {
            return (*one, false);
        }
        let fitting = if fitting.is_empty() { bearers.to_vec() } else { fitting };
        let count = |bearer: &usize| self.known.get(bearer).map_or(0, |known| known.count);
        let main = fitting.iter().copied().max_by_key(|bearer| (count(bearer), std::cmp::Reverse(*bearer)));
        let leads = |main: &usize| {
            count(main) >= OFTEN && fitting.iter().all(|other| other == main || count(other) * 2 <= count(main))
        };
        if let Some(main) = main.filter(leads) {
            return (main, true);
        }
        let recent = fitting.iter().copied().filter(|bearer| self.last_named.contains_key(bearer));
        (recent.max_by_key(|bearer| self.last_named[bearer]).unwrap_or(fitting[0]), true)
    }

    /// Those of the bearers who have the title before a bare name, or may be addressed as it is.
    fn fitting(&self, candidate: usize, bearers: &[usize]) -> Vec<usize> {
        let known = |bearer: &usize| self.known.get(bearer);
        let title = self.title(candidate);
        let titled =
            |bearer: &usize| known(bearer).zip(title.as_ref()).is_some_and(|(own, title)| own.titles.contains(title));
        let fitting: Vec<usize> = bearers.iter().copied().filter(titled).collect();
        if !fitting.is_empty() {
            return fitting;
        }
        let Some(gender) = self.address(candidate) else { return Vec::new() };
        let own = |bearer: &usize| known(bearer).and_then(|own| own.gender).filter(|own| *own != NameGender::Both);
        let surely: Vec<usize> = bearers.iter().copied().filter(|bearer| own(bearer) == Some(gender)).collect();
        let maybe = bearers.iter().copied().filter(|bearer| own(bearer).is_none_or(|own| own == gender));
        if surely.is_empty() { maybe.collect() } else { surely }
    }

    /// The last word of the role before a name.
    fn title(&self, candidate: usize) -> Option<String> {
        let words = &self.candidates[candidate].words;
        let role = self.roles[candidate].filter(|role| role.span.end <= self.reading.span(words.clone()).start)?;
        let role = self.reading.text.slice(role.span);
        role.split_whitespace().next_back().map(str::to_lowercase)
    }

    /// The gender of the given name.
    fn gender(&self, candidate: usize) -> Option<NameGender> {
        let words = &self.candidates[candidate].words;
        self.reading.lexicon.given_name(self.reading.word(words.start)).map(|name| name.gender)
    }

    /// The gender that the form of address before a name tells.
    fn address(&self, candidate: usize) -> Option<NameGender> {
        let before = self.reading.before(self.candidates[candidate].words.start)?;
        match self.reading.lower(before).trim_end_matches('.') {
            "mr" | "sir" | "lord" => Some(NameGender::Male),
            "mrs" | "ms" | "miss" | "lady" => Some(NameGender::Female),
            _ => None,
        }
    }
}
