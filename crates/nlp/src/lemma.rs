//! Gives the base form of a word by exceptions, suffix rules and an index of known base forms
//! (the rule lemmatizer of spaCy 3 with the tables of WordNet 3.0).

use std::collections::BTreeMap;

use crate::attributes::Morph;
use crate::chars::{CharClasses, Class};
use crate::labels::Pos;
use crate::lexeme::push_lower;
use crate::tables::LemmaTable;

pub(crate) struct Lemmatizer {
    tables: Vec<(Pos, Forms)>,
}

struct Forms {
    index: Lines,
    exceptions: Lines,
    rules: Vec<(String, String)>,
}

impl Lemmatizer {
    pub(crate) fn new(tables: &BTreeMap<String, LemmaTable<'_>>) -> Self {
        let table = |(pos, table): (&String, &LemmaTable<'_>)| {
            let forms = Forms {
                index: Lines::new(&table.index),
                exceptions: Lines::new(&table.exceptions),
                rules: table.rules.clone(),
            };
            Some((Pos::parse(&pos.to_uppercase())?, forms))
        };
        Self { tables: tables.iter().filter_map(table).collect() }
    }

    /// Whether a word in small letters is a common one of any class, or a form of one.
    pub(crate) fn is_common(&self, word: &str) -> bool {
        self.tables.iter().any(|(_, forms)| forms.is_form(word))
    }

    /// Appends the lemma of `word` to `out`.
    pub(crate) fn append(&self, word: &str, pos: Pos, morph: Morph, classes: &CharClasses, out: &mut String) {
        let forms = self.tables.iter().find(|(known, _)| *known == pos).map(|(_, forms)| forms);
        let forms = forms.filter(|_| pos != Pos::Space && !is_base_form(pos, morph));
        if forms.is_none() && pos == Pos::Propn && !is_base_form(pos, morph) {
            return out.push_str(word);
        }
        let start = out.len();
        push_lower(word, classes, out);
        let Some(forms) = forms else { return };
        match forms.base(&out[start..], classes) {
            Some(Form::Exception(form)) => replace(out, start, form),
            Some(Form::Rule { stem, new }) => replace(out, start + stem, new),
            None => replace(out, start, word),
        }
    }
}

fn replace(out: &mut String, from: usize, by: &str) {
    out.truncate(from);
    out.push_str(by);
}

/// A base form: as it is, or the first `stem` bytes of the word with a new end.
#[derive(Clone, Copy)]
enum Form<'f> {
    Exception(&'f str),
    Rule { stem: usize, new: &'f str },
}

fn is_base_form(pos: Pos, morph: Morph) -> bool {
    let plain_present = morph.finite && morph.present && !morph.has_number;
    morph.infinitive || morph.positive || (pos == Pos::Noun && morph.singular) || (pos == Pos::Verb && plain_present)
}

impl Forms {
    /// The preferred base form of a word in small letters: an exception, a known form that a rule
    /// gives, a form that is no plain word, any other form.
    fn base(&self, word: &str, classes: &CharClasses) -> Option<Form<'_>> {
        let (mut known, mut odd, mut unknown) = (None, None, None);
        for (stem, new) in self.rules_for(word) {
            let form = Some(Form::Rule { stem: stem.len(), new });
            // Each known form goes to the front, so the last comes first.
            if self.index.contains([stem, new]) {
                known = form;
            } else if is_odd(stem, classes) || is_odd(new, classes) {
                odd = odd.or(form);
            } else {
                unknown = unknown.or(form);
            }
        }
        let exception = self.exception(word, classes).map(Form::Exception);
        exception.or(known).or(odd).or(unknown)
    }

    /// Whether a word in small letters is a known base form, an exception, or made from one by a rule.
    fn is_form(&self, word: &str) -> bool {
        self.index.contains([word, ""])
            || self.exceptions.after_tab(word).is_some()
            || self.rules_for(word).any(|(stem, new)| self.index.contains([stem, new]))
    }

    /// The last exception that is not also a known or odd form: exceptions go to the front one by one.
    fn exception(&self, word: &str, classes: &CharClasses) -> Option<&str> {
        let exceptions = self.exceptions.after_tab(word)?;
        let ruled = |form: &str| self.rules_for(word).any(|(stem, new)| form.strip_prefix(stem) == Some(new));
        let taken = |form: &str| ruled(form) && (self.index.contains([form, ""]) || is_odd(form, classes));
        exceptions.split('\t').rfind(|form| !form.is_empty() && !taken(form))
    }

    /// The stem and the new end that each rule gives.
    fn rules_for<'w>(&self, word: &'w str) -> impl Iterator<Item = (&'w str, &str)> {
        let rules =
            self.rules.iter().filter_map(move |(old, new)| Some((word.strip_suffix(old.as_str())?, new.as_str())));
        rules.filter(|(stem, new)| !stem.is_empty() || !new.is_empty())
    }
}

/// Whether a form holds something other than letters.
fn is_odd(form: &str, classes: &CharClasses) -> bool {
    !form.chars().all(|c| classes.is(c, Class::LETTER))
}

/// Sorted lines that can be searched.
struct Lines {
    text: Box<str>,
    starts: Vec<u32>,
}

impl Lines {
    fn new(text: &str) -> Self {
        let ends = text.match_indices('\n').map(|(at, _)| at as u32 + 1);
        let starts = if text.is_empty() { Vec::new() } else { std::iter::once(0).chain(ends).collect() };
        Self { text: text.into(), starts }
    }

    fn line(&self, at: usize) -> &str {
        let start = self.starts[at] as usize;
        let end = self.starts.get(at + 1).map_or(self.text.len(), |&next| next as usize - 1);
        &self.text[start..end]
    }

    /// Whether the two parts together are a line.
    fn contains(&self, [head, tail]: [&str; 2]) -> bool {
        self.find(|line| line.bytes().cmp(head.bytes().chain(tail.bytes()))).is_some()
    }

    /// What follows `key` and a tab.
    fn after_tab(&self, key: &str) -> Option<&str> {
        let at = self.find(|line| line.split('\t').next().unwrap_or(line).cmp(key))?;
        self.line(at).get(key.len() + 1..)
    }

    fn find(&self, compare: impl Fn(&str) -> std::cmp::Ordering) -> Option<usize> {
        let (mut from, mut to) = (0, self.starts.len());
        while from < to {
            let middle = from.midpoint(to);
            match compare(self.line(middle)) {
                std::cmp::Ordering::Less => from = middle + 1,
                std::cmp::Ordering::Equal => return Some(middle),
                std::cmp::Ordering::Greater => to = middle,
            }
        }
        None
    }
}
