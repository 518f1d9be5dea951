//! Gives the base form of a word by exceptions, suffix rules and an index of known base forms
//! (the rule lemmatizer of spaCy 3 with the tables of WordNet 3.0).

use std::collections::BTreeMap;

use crate::attributes::Morph;
use crate::chars::{CharClasses, Class};
use crate::labels::Pos;
use crate::lexeme::lower;
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

    /// Appends the lemma of `word` to `out`.
    pub(crate) fn append(&self, word: &str, pos: Pos, morph: Morph, classes: &CharClasses, out: &mut String) {
        let forms = self.tables.iter().find(|(known, _)| *known == pos).map(|(_, forms)| forms);
        match forms {
            _ if pos == Pos::Space || is_base_form(pos, morph) => out.push_str(&lower(word, classes)),
            None if pos == Pos::Propn => out.push_str(word),
            None => out.push_str(&lower(word, classes)),
            Some(forms) => match forms.base(&lower(word, classes), classes) {
                Some(form) => out.push_str(&form),
                None => out.push_str(word),
            },
        }
    }
}

fn is_base_form(pos: Pos, morph: Morph) -> bool {
    let plain_present = morph.finite && morph.present && !morph.has_number;
    morph.infinitive || morph.positive || (pos == Pos::Noun && morph.singular) || (pos == Pos::Verb && plain_present)
}

impl Forms {
    /// The preferred base form of a word in small letters: an exception, a known form that a rule
    /// gives, a form that is no plain word, any other form.
    fn base(&self, word: &str, classes: &CharClasses) -> Option<String> {
        let (mut known, mut odd, mut unknown) = (Vec::new(), Vec::new(), None);
        for (old, new) in &self.rules {
            let Some(stem) = word.strip_suffix(old.as_str()) else {
                continue;
            };
            let form = format!("{stem}{new}");
            if form.is_empty() {
                continue;
            }
            if self.index.contains(&form) {
                known.push(form);
            } else if !form.chars().all(|c| classes.is(c, Class::LETTER)) {
                odd.push(form);
            } else {
                unknown.get_or_insert(form);
            }
        }
        // Each known form goes to the front, so the last comes first.
        let forms: Vec<String> = known.into_iter().rev().chain(odd).collect();
        let mut exceptions = self.exceptions.after_tab(word).unwrap_or_default().split('\t');
        let new = |form: &&str| !form.is_empty() && !forms.iter().any(|f| f == form);
        // Exceptions go to the front one by one too.
        let exception = exceptions.rfind(new).map(str::to_owned);
        exception.or_else(|| forms.into_iter().next()).or(unknown)
    }
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

    fn contains(&self, line: &str) -> bool {
        self.find(line, |l| l).is_some()
    }

    /// What follows `key` and a tab.
    fn after_tab(&self, key: &str) -> Option<&str> {
        let at = self.find(key, |l| l.split('\t').next().unwrap_or(l))?;
        self.line(at).get(key.len() + 1..)
    }

    fn find(&self, key: &str, part: impl Fn(&str) -> &str) -> Option<usize> {
        let (mut from, mut to) = (0, self.starts.len());
        while from < to {
            let middle = from.midpoint(to);
            match part(self.line(middle)).cmp(key) {
                std::cmp::Ordering::Less => from = middle + 1,
                std::cmp::Ordering::Equal => return Some(middle),
                std::cmp::Ordering::Greater => to = middle,
            }
        }
        None
    }
}
