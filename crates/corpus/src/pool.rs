//! What many rows of an archive have in common, kept once.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::{Annotated, Edtf, Grounds, Table};

/// Dates, grounds and words that rows of documents taken in so far have. In an archive nearly every row has one that
/// another row has too, and each row would keep a copy of its own.
#[derive(Clone, Debug, Default)]
pub struct Pool {
    dates: BTreeSet<Edtf>,
    grounds: BTreeSet<Grounds>,
    words: BTreeSet<Arc<str>>,
}

impl Pool {
    /// The same document, whose rows share what they have in common with those of documents that were taken in before.
    #[must_use]
    pub fn take_in(&mut self, mut annotated: Annotated) -> Annotated {
        let found = &mut annotated.annotations;
        each(&mut found.mentions, |mention| self.grounds(&mut mention.grounds));
        each(&mut found.entities, |entity| {
            self.grounds(&mut entity.grounds);
            entity.country.iter_mut().for_each(|country| self.word(country));
        });
        each(&mut found.quotes, |quote| {
            self.grounds(&mut quote.grounds);
            self.date(&mut quote.date);
        });
        each(&mut found.times, |time| {
            self.grounds(&mut time.grounds);
            self.word(&mut time.value);
            self.date(&mut time.edtf);
        });
        each(&mut found.figures, |figure| {
            self.grounds(&mut figure.grounds);
            self.word(&mut figure.unit);
            self.date(&mut figure.period);
        });
        each(&mut found.events, |event| {
            self.grounds(&mut event.grounds);
            self.word(&mut event.mode);
            self.date(&mut event.date);
        });
        annotated
    }

    fn date(&mut self, date: &mut Option<Edtf>) {
        date.iter_mut().for_each(|date| share(&mut self.dates, date));
    }

    fn grounds(&mut self, grounds: &mut Grounds) {
        share(&mut self.grounds, grounds);
    }

    fn word(&mut self, word: &mut Arc<str>) {
        share(&mut self.words, word);
    }
}

/// Changes what rows share, which is neither their number nor their place.
fn each<Row>(table: &mut Table<Row>, change: impl FnMut(&mut Row)) {
    table.rows_mut().iter_mut().for_each(change);
}

/// Puts the one that is known in the place of one that is the same.
fn share<T: Ord + Clone>(known: &mut BTreeSet<T>, own: &mut T) {
    match known.get(own) {
        Some(same) => own.clone_from(same),
        None => drop(known.insert(own.clone())),
    }
}
