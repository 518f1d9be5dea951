//! What stands around a quantity: the verb that changes it, what it measures, when it holds, who says so.

use corpus::{Direction, Edtf, Entity, Id, Quote, Span, Table, TimeExpression, TimeType};
use nlp::{Dep, Pos};

use super::lists;
use super::quantity::{Kind, Quantity};
use crate::times::lexeme::is_hyphen;
use crate::times::reader::Reader;

/// The tables a quantity is seen in.
pub(super) struct Context<'a> {
    reader: Reader<'a>,
    times: &'a Table<TimeExpression>,
    quotes: &'a Table<Quote>,
}

/// How far up the tree a governing verb is sought.
const REACH: usize = 6;

/// How far away, in bytes, a date may stand that tells when a quantity holds.
const NEAR: u32 = 1500;

/// The most lexemes of a bracket with the same in another unit.
const BRACKETED: usize = 8;

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
        let syntax = self.reader.syntax;
        let start = quantity.place.start;
        if matches!(lexemes.word_before(start), "to" | "at" | "from") {
            return None;
        }
        if is_length_of_time(quantity) {
            return None;
        }
        let counts = quantity.kind == Kind::Count;
        let particle = start > 0 && self.reader.node(start - 1).is_some_and(|word| syntax.words[word].dep == Dep::Prt);
        let beside = direction_of(lexemes.word_before(start)).filter(|_| !particle && !counts);
        let after = direction_of(lexemes.word(quantity.place.end)).filter(|_| !counts);
        let head = self.head(quantity)?;
        let steps = if counts { 1 } else { 2 };
        // Who raises money collects it; nothing becomes more.
        let collects = quantity.kind == Kind::Money && syntax.words[head].dep == Dep::Dobj;
        let changes =
            |word: usize| direction_of(syntax.lemma(word)).filter(|_| !collects || syntax.lemma(word) != "raise");
        let above = || syntax.ancestors(head).take(steps).find_map(changes);
        let object = !counts || matches!(syntax.words[head].dep, Dep::Dobj | Dep::Nsubjpass);
        beside.or(after).or_else(|| above().filter(|_| !particle && object))
    }

    /// What is measured: the whole the number is part of, the noun it stands before, or the subject.
    pub(super) fn measures(&self, quantity: &Quantity) -> Option<Span> {
        let own = self.span(quantity);
        let outside = |span: &Span| !span.overlaps(own) && !span.is_empty();
        if quantity.kind == Kind::Count {
            return self.counted_noun(quantity);
        }
        if is_length_of_time(quantity) {
            return self.noun_ahead(quantity).filter(outside);
        }
        let part = matches!(quantity.kind, Kind::Percent | Kind::Share | Kind::Bare);
        let found = if part {
            self.whole(quantity).or_else(|| self.noun_ahead(quantity))
        } else {
            self.noun_ahead(quantity).or_else(|| self.whole(quantity))
        };
        let found = found.filter(outside).or_else(|| self.noun_of(quantity).filter(outside));
        let found = found.or_else(|| self.bought(quantity).filter(outside));
        found.or_else(|| self.subject(quantity).filter(outside))
    }

    /// `large Japanese corporations` of `ten large Japanese corporations`.
    fn counted_noun(&self, quantity: &Quantity) -> Option<Span> {
        if is_hyphen(self.reader.lexemes.sign(quantity.next)) {
            return self.noun_ahead(quantity);
        }
        (quantity.noun < quantity.place.end).then(|| self.reader.lexemes.span(quantity.noun, quantity.place.end))
    }

    /// `natural gas` of `10 percent of natural gas`.
    fn whole(&self, quantity: &Quantity) -> Option<Span> {
        let end = self.past_brackets(quantity.place.end);
        let noun = (self.reader.lexemes.word(end) == "of").then(|| self.reader.node(end + 1))??;
        let top = std::iter::once(noun)
            .chain(self.reader.syntax.ancestors(noun))
            .take(5)
            .find(|word| self.is_noun(*word) && self.reader.syntax.words[*word].dep == Dep::Pobj)?;
        Some(self.phrase(top))
    }

    /// The place behind brackets that begin or end at a place: the noun of `2,000-mile (3,219 km) barrier` stands behind
    /// them.
    fn past_brackets(&self, at: usize) -> usize {
        let lexemes = self.reader.lexemes;
        let closes = |place: &usize| lexemes.sign(*place) == ')';
        match lexemes.sign(at) {
            ')' => at + 1,
            '(' => (at..at + BRACKETED).find(closes).map_or(at, |close| close + 1),
            _ => at,
        }
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
        let start = self.reader.lexemes.get(self.past_brackets(quantity.place.end))?.span.start;
        let end = syntax.words[noun].span.end;
        (modifies && start < end).then(|| Span::new(start, end))
    }

    /// `losses` of `losses of $6 billion`.
    fn noun_of(&self, quantity: &Quantity) -> Option<Span> {
        let syntax = self.reader.syntax;
        let own = self.span(quantity);
        let inside = syntax.words_in(own);
        let head = self.head(quantity)?;
        let above = || syntax.ancestors(head).take(2);
        let link = above().find(|word| {
            syntax.lemma(*word) == "of" || (inside.contains(word) && syntax.words[*word].dep == Dep::Prep)
        })?;
        let noun = syntax.ancestors(link).take(2).find(|word| self.is_noun(*word))?;
        let start = syntax.subtree(noun).start;
        let start = start + usize::from(syntax.words[start].dep == Dep::Det && start < noun);
        Some(syntax.span_of(start..noun + 1))
    }

    /// The object of the verb for a price: `its rival` of `bought its rival for $3 billion`.
    fn bought(&self, quantity: &Quantity) -> Option<Span> {
        let syntax = self.reader.syntax;
        let head = self.head(quantity).filter(|head| syntax.words[*head].dep == Dep::Pobj)?;
        let link = syntax.head(head).filter(|link| matches!(syntax.lemma(*link), "for" | "at"))?;
        let verb = syntax.head(link).filter(|verb| syntax.words[*verb].pos == Pos::Verb)?;
        let object = syntax.child(verb, &[Dep::Dobj]).filter(|object| self.is_noun(*object))?;
        (quantity.kind == Kind::Money).then(|| self.phrase(object))
    }

    /// The subject of the verb that governs the quantity: `trade turnover` of `trade turnover dropped by a third`.
    fn subject(&self, quantity: &Quantity) -> Option<Span> {
        let syntax = self.reader.syntax;
        let head = self.head(quantity)?;
        let verb =
            syntax.ancestors(head).take(REACH).find(|word| matches!(syntax.words[*word].pos, Pos::Verb | Pos::Aux));
        let verb = verb.or_else(|| matches!(syntax.words[head].pos, Pos::Verb).then_some(head))?;
        let above = std::iter::once(verb).chain(syntax.ancestors(verb).take(2));
        let subject = above.into_iter().find_map(|verb| syntax.child(verb, &[Dep::Nsubj, Dep::Nsubjpass]))?;
        let named = if self.is_noun(subject) { Some(subject) } else { self.subject_before(subject) };
        named.map(|subject| self.phrase(subject))
    }

    /// The subject that a pronoun most likely repeats: the last one before it in its sentence or the one before.
    fn subject_before(&self, pronoun: usize) -> Option<usize> {
        let syntax = self.reader.syntax;
        let sentence = syntax.words[pronoun].sentence;
        let start = syntax.sentences.get(sentence.saturating_sub(1)).map_or(0, |clause| clause.words.start);
        let subject =
            |word: &usize| matches!(syntax.words[*word].dep, Dep::Nsubj | Dep::Nsubjpass) && self.is_noun(*word);
        let same_block = |word: &usize| syntax.words[*word].block == syntax.words[pronoun].block;
        let reach = pronoun.saturating_sub(60).max(start);
        (reach..pronoun).rev().filter(same_block).find(subject)
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

    /// The date that belongs to the same verb; else, for what is not a count, the nearest of the sentence.
    pub(super) fn period(&self, quantity: &Quantity) -> Option<Edtf> {
        let own = self.span(quantity);
        let syntax = self.reader.syntax;
        let word = syntax.words_in(own).next()?;
        let sentence = syntax.sentences.get(syntax.words[word].sentence)?.span;
        let sentence = Span::new(sentence.start.max(own.start.saturating_sub(NEAR)), sentence.end.min(own.end + NEAR));
        let dated = || {
            self.times.beginning_in(sentence).filter(|(_, row)| row.edtf.is_some() && row.time_type != TimeType::Set)
        };
        let verb = self.verb(own);
        let beside = dated().filter(|(_, row)| verb.is_some() && self.verb(row.span) == verb);
        let distance = |row: &TimeExpression| {
            if row.span.end <= own.start { own.start - row.span.end } else { row.span.start.saturating_sub(own.end) }
        };
        let found = beside.min_by_key(|(_, row)| distance(row));
        let near = || dated().filter(|_| quantity.kind != Kind::Count).min_by_key(|(_, row)| distance(row));
        found.or_else(near).filter(|(_, row)| !self.is_of_another(own, row.span)).and_then(|(_, row)| row.edtf.clone())
    }

    /// Whether a time belongs to another number that stands between: `to $120 million from $200 million a year earlier`.
    fn is_of_another(&self, own: Span, time: Span) -> bool {
        let back = self
            .reader
            .text
            .slice(time)
            .rsplit(' ')
            .next()
            .is_some_and(|last| matches!(last, "earlier" | "ago" | "before"));
        let between = Span::new(own.end.min(time.start), time.start);
        back && self.reader.text.slice(between).contains(|letter: char| letter.is_ascii_digit())
    }

    /// The verb that governs a passage.
    fn verb(&self, span: Span) -> Option<usize> {
        let syntax = self.reader.syntax;
        let word = syntax.words_in(span).next()?;
        syntax.ancestors(word).take(2 * REACH).find(|word| matches!(syntax.words[*word].pos, Pos::Verb | Pos::Aux))
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

/// Whether the quantity is a length of time.
pub(super) fn is_length_of_time(quantity: &Quantity) -> bool {
    matches!(quantity.unit.as_str(), "a" | "mo" | "wk" | "d" | "h" | "min" | "s")
}

fn direction_of(word: &str) -> Option<Direction> {
    if lists::UP.has(word) {
        Some(Direction::Up)
    } else if lists::DOWN.has(word) {
        Some(Direction::Down)
    } else {
        None
    }
}
