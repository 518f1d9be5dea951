//! What stands around a quantity: the verb that changes it, what it measures, when it holds, who says so.

use corpus::{Direction, Edtf, Entity, Id, Quote, Span, Table, TimeExpression, TimeType};
use nlp::{Dep, Pos};

use super::quantity::{Kind, Quantity};
use crate::times::reader::Reader;

/// The tables a quantity is seen in.
pub(super) struct Context<'a> {
    reader: Reader<'a>,
    times: &'a Table<TimeExpression>,
    quotes: &'a Table<Quote>,
}

/// How far up the tree a governing verb is sought.
const REACH: usize = 6;

impl<'a> Context<'a> {
    pub(super) fn new(reader: Reader<'a>, times: &'a Table<TimeExpression>, quotes: &'a Table<Quote>) -> Context<'a> {
        Context { reader, times, quotes }
    }

    pub(super) fn span(&self, quantity: &Quantity) -> Span {
        self.reader.lexemes.span(quantity.place.start, quantity.place.end)
    }

    /// The word of the grammar that heads the quantity.
    fn head(&self, quantity: &Quantity) -> Option<usize> {
        let words = self.reader.syntax.words_in(self.span(quantity));
        let inside = words.clone();
        words.rev().find(|word| self.reader.syntax.head(*word).is_none_or(|head| !inside.contains(&head)))
    }

    /// Up or down, where the quantity is the size of a change: `fell by 5 percent`, `a drop of 9%`.
    pub(super) fn direction(&self, quantity: &Quantity) -> Option<Direction> {
        let lexemes = self.reader.lexemes;
        let before = lexemes.word_before(quantity.place.start);
        if matches!(before, "to" | "at" | "from") {
            return None;
        }
        let sided = direction_of(before).or_else(|| direction_of(lexemes.word(quantity.place.end)));
        let head = self.head(quantity)?;
        let above = self.reader.syntax.ancestors(head).take(2).find_map(|word| {
            let lemma = self.reader.syntax.lemma(word);
            direction_of(lemma)
        });
        sided.or(above)
    }

    /// What is measured: the whole the number is part of, the noun it stands before, or the subject.
    pub(super) fn measures(&self, quantity: &Quantity) -> Option<Span> {
        let own = self.span(quantity);
        let outside = |span: &Span| !span.overlaps(own) && !span.is_empty();
        if quantity.kind == Kind::Count {
            return self.counted_noun(quantity);
        }
        let part = matches!(quantity.kind, Kind::Percent | Kind::Share | Kind::Bare);
        let found = if part {
            self.whole(quantity).or_else(|| self.noun_ahead(quantity))
        } else {
            self.noun_ahead(quantity).or_else(|| self.whole(quantity))
        };
        found.filter(outside).or_else(|| self.subject(quantity).filter(outside))
    }

    /// `large Japanese corporations` of `ten large Japanese corporations`.
    fn counted_noun(&self, quantity: &Quantity) -> Option<Span> {
        let start = (quantity.next..quantity.place.end).find(|place| self.reader.lexemes.word(*place).len() > 1)?;
        Some(self.reader.lexemes.span(start, quantity.place.end))
    }

    /// `natural gas` of `10 percent of natural gas`.
    fn whole(&self, quantity: &Quantity) -> Option<Span> {
        let end = quantity.place.end;
        let noun = (self.reader.lexemes.word(end) == "of").then(|| self.reader.node(end + 1))??;
        let top = std::iter::once(noun)
            .chain(self.reader.syntax.ancestors(noun))
            .take(5)
            .find(|word| self.is_noun(*word) && self.reader.syntax.words[*word].dep == Dep::Pobj)?;
        Some(self.phrase(top))
    }

    /// `contract` of `$40 billion contract`.
    fn noun_ahead(&self, quantity: &Quantity) -> Option<Span> {
        let syntax = self.reader.syntax;
        let head = self.head(quantity)?;
        let noun = syntax.head(head).filter(|noun| *noun > head && self.is_noun(*noun))?;
        let modifies = matches!(
            syntax.words[head].dep,
            Dep::Nummod | Dep::Compound | Dep::Amod | Dep::Nmod | Dep::Npadvmod | Dep::Quantmod
        );
        let start = self.reader.lexemes.get(quantity.place.end)?.span.start;
        let end = syntax.words[noun].span.end;
        (modifies && start < end).then(|| Span::new(start, end))
    }

    /// The subject of the verb that governs the quantity: `trade turnover` of `trade turnover dropped by a third`.
    fn subject(&self, quantity: &Quantity) -> Option<Span> {
        let syntax = self.reader.syntax;
        let head = self.head(quantity)?;
        let verb =
            syntax.ancestors(head).take(REACH).find(|word| matches!(syntax.words[*word].pos, Pos::Verb | Pos::Aux));
        let verb = verb.or_else(|| matches!(syntax.words[head].pos, Pos::Verb).then_some(head))?;
        let subject = std::iter::once(verb)
            .chain(syntax.ancestors(verb).take(2))
            .find_map(|verb| syntax.child(verb, &[Dep::Nsubj, Dep::Nsubjpass]))?;
        Some(self.phrase(subject))
    }

    fn is_noun(&self, word: usize) -> bool {
        matches!(self.reader.syntax.words[word].pos, Pos::Noun | Pos::Propn)
    }

    /// A noun with what belongs to it, relative clauses and appositions left out.
    fn phrase(&self, noun: usize) -> Span {
        let syntax = self.reader.syntax;
        let range = syntax.subtree(noun);
        let cut = syntax.children(noun).filter(|child| {
            *child > noun
                && matches!(syntax.words[*child].dep, Dep::Relcl | Dep::Appos | Dep::Acl | Dep::Punct | Dep::Cc)
        });
        let end = cut.map(|child| syntax.subtree(child).start).filter(|start| *start > noun).min().unwrap_or(range.end);
        let start = range.start + usize::from(syntax.words[range.start].dep == Dep::Det && range.start < noun);
        syntax.span_of(start..end.max(noun + 1))
    }

    /// The date nearest in the same sentence.
    pub(super) fn period(&self, quantity: &Quantity) -> Option<Edtf> {
        let own = self.span(quantity);
        let word = self.reader.syntax.words_in(own).next()?;
        let sentence = self.reader.syntax.sentences.get(self.reader.syntax.words[word].sentence)?.span;
        let dated =
            self.times.beginning_in(sentence).filter(|(_, row)| row.edtf.is_some() && row.time_type != TimeType::Set);
        let distance = |row: &TimeExpression| {
            if row.span.end <= own.start { own.start - row.span.end } else { row.span.start.saturating_sub(own.end) }
        };
        dated.min_by_key(|(_, row)| distance(row)).and_then(|(_, row)| row.edtf.clone())
    }

    /// The source of the innermost quote whose content holds the quantity.
    pub(super) fn asserter(&self, quantity: &Quantity) -> (Option<Span>, Option<Id<Entity>>) {
        let own = self.span(quantity);
        let around =
            self.quotes.overlapping(own).filter(|(_, quote)| quote.content.iter().any(|part| part.contains(own)));
        let inner = around.min_by_key(|(_, quote)| quote.content.iter().map(|part| part.len()).sum::<u32>());
        inner.map_or((None, None), |(_, quote)| (quote.source, quote.speaker))
    }
}

const UP: &[&str] = &[
    "rise", "increase", "grow", "climb", "jump", "gain", "surge", "soar", "expand", "up", "improve", "growth", "rally",
    "raise", "more", "higher", "rose", "grew", "recover", "hike",
];
const DOWN: &[&str] = &[
    "fall",
    "drop",
    "decline",
    "decrease",
    "lose",
    "plunge",
    "slip",
    "shed",
    "cut",
    "reduce",
    "slump",
    "tumble",
    "dip",
    "shrink",
    "contract",
    "lower",
    "plummet",
    "down",
    "loss",
    "reduction",
    "contraction",
    "fell",
    "sink",
    "slide",
    "less",
    "fewer",
];

fn direction_of(word: &str) -> Option<Direction> {
    if UP.contains(&word) {
        Some(Direction::Up)
    } else if DOWN.contains(&word) {
        Some(Direction::Down)
    } else {
        None
    }
}
