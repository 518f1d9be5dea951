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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Annotations, Document, Few, Format, Metadata, Rule, Span, Table, Text, TimeExpression, TimeType};

    /// A document with one time, made anew each time.
    fn document() -> Annotated {
        let text = Text::new("on May 6").expect("short");
        let time = TimeExpression {
            span: Span::new(3, 8),
            time_type: TimeType::Date,
            value: "2031-05-06".into(),
            edtf: Edtf::parse("2031-05-06"),
            modifier: None,
            anchor: None,
            grounds: Grounds::new(Rule::new("test"), Few::new()),
        };
        let annotations =
            Annotations { times: Table::freeze(vec![time], &text).expect("in order"), ..Annotations::default() };
        let document = Document {
            id: "a".to_owned(),
            source: "a".to_owned(),
            format: Format::Plain,
            text,
            blocks: Table::empty(),
            metadata: Metadata::default(),
            defects: Vec::new(),
        };
        Annotated { document, annotations }
    }

    #[test]
    fn rows_that_say_the_same_share_it_and_say_what_they_said() {
        let mut pool = Pool::default();
        let (one, other) = (pool.take_in(document()), pool.take_in(document()));
        assert_eq!((&one, &other), (&document(), &document()));
        let (one, other) = (&one.annotations.times.rows()[0], &other.annotations.times.rows()[0]);
        assert!(Arc::ptr_eq(&one.value, &other.value));
        assert_eq!((pool.dates.len(), pool.grounds.len(), pool.words.len()), (1, 1, 1));
    }
}
