//! One text on its way through the steps, and the stretches in which the networks see it.
//!
//! A long text is seen in stretches, so that memory stays bounded. The seams change nothing: a stretch
//! looks at the tokens around it, the parser goes on where a sentence began with nothing left open, and
//! the search for names takes an open name along. Only a text of more than [`LONGEST`] tokens without
//! such a place is cut by force, and has a sentence break at the cut.

use std::ops::Range;

use crate::attributes::{AttributeRules, Seen};
use crate::batch::{REACH, Stretch, Word};
use crate::chars::is_space;
use crate::labels::{Dep, Pos, Tag};
use crate::lexeme::push_lower;
use crate::model::Model;
use crate::murmur::hash_text;
use crate::names::{About, Open};
use crate::parser::Arcs;
use crate::syntax::{Lemmas, Name, Syntax, Token};
use crate::tokenizer::Piece;
use crate::tree::{Edges, put_lifted_back};
use crate::windows::forced_end;

/// Tokens that the networks see at once, unless a sentence is longer.
pub(crate) const STRETCH: usize = 512;

/// Tokens after which a text is cut by force if no sentence begins among them.
pub(crate) const LONGEST: usize = 8192;

pub(crate) struct Passage<'t> {
    text: &'t str,
    pieces: Vec<Piece>,
    tags: Vec<Tag>,
    arcs: Arcs,
    plan: Plan,
    tokens: Vec<Token>,
    lemmas: Lemmas,
    named: usize,
    open: Option<Open>,
    names: Vec<Name>,
}

/// How the rest of a text is to be parsed.
struct Plan {
    /// Tokens of an ordinary stretch.
    usual: usize,
    /// Tokens of the next stretch.
    size: usize,
    /// Where the text was last cut by force, or its beginning.
    cut: usize,
    /// Where the next stretch is cut by force.
    forced: Option<usize>,
}

impl<'t> Passage<'t> {
    /// `usual` is how many tokens an ordinary stretch has.
    pub(crate) fn new(text: &'t str, pieces: Vec<Piece>, usual: usize) -> Self {
        let plan = Plan { usual, size: usual, cut: 0, forced: None };
        let tokens = pieces.iter().enumerate().map(|(at, piece)| bare_token(at, piece)).collect();
        Self {
            text,
            pieces,
            tags: Vec::new(),
            arcs: Arcs::default(),
            plan,
            tokens,
            lemmas: Lemmas::default(),
            named: 0,
            open: None,
            names: Vec::new(),
        }
    }

    pub(crate) fn word(&self, at: usize) -> Word<'t> {
        let piece = &self.pieces[at];
        Word { text: piece.text(self.text), norm: piece.norm, space_after: piece.space_after }
    }

    /// The tokens to parse next.
    pub(crate) fn unparsed(&self, passage: usize) -> Option<Stretch> {
        let start = self.arcs.heads.len();
        let end = self.plan.forced.unwrap_or(self.pieces.len());
        let stretch = self.stretch(passage, start, end, self.plan.size)?;
        Some(Stretch { begins: start == self.plan.cut, ..stretch })
    }

    /// The tokens in which to look for names next.
    pub(crate) fn unnamed(&self, passage: usize) -> Option<Stretch> {
        self.stretch(passage, self.named, self.pieces.len(), self.plan.usual)
    }

    fn stretch(&self, passage: usize, start: usize, end: usize, size: usize) -> Option<Stretch> {
        // Behind a stretch that does not end the text there are the tokens that it looks at.
        let ends = end - start <= size + REACH;
        let tokens = start..if ends { end } else { start + size };
        (start < end).then_some(Stretch { passage, tokens, begins: start == 0, ends })
    }

    /// Where the arcs of parsed tokens go.
    pub(crate) fn arcs(&mut self) -> &mut Arcs {
        &mut self.arcs
    }

    /// Takes note that the first `done` tokens of a stretch are parsed, and of their tags.
    pub(crate) fn parsed(&mut self, stretch: &Stretch, done: usize, tags: impl Iterator<Item = Tag>) {
        self.tags.extend(tags.take(done));
        let plan = &mut self.plan;
        if stretch.ends {
            plan.cut = stretch.tokens.end;
            plan.forced = None;
        } else if done == 0 && plan.size < LONGEST {
            plan.size *= 2;
            return;
        } else if done == 0 {
            let tokens = stretch.tokens.clone();
            plan.forced = Some(tokens.start + forced_end(&self.pieces[tokens], self.text));
        }
        // What is cut by force lies within the stretch that was tried.
        plan.size = if plan.forced.is_some() { plan.size } else { plan.usual };
    }

    /// What finding names needs: what to ask, the open name, and where names go.
    pub(crate) fn names(&mut self) -> (AboutTokens<'_>, &mut Option<Open>, &mut Vec<Name>) {
        (AboutTokens { text: self.text, tokens: &self.tokens }, &mut self.open, &mut self.names)
    }

    pub(crate) fn named_to(&mut self, end: usize) {
        self.named = end;
    }

    /// Turns tags and arcs into tokens.
    pub(crate) fn finish_syntax(&mut self, model: &Model, lemmas: bool) {
        let (pieces, text) = (&self.pieces, self.text);
        put_lifted_back(&mut self.arcs, |at| is_blank(pieces[at].text(text)));
        let starts = Edges::of(&self.arcs.heads).sentence_starts(&self.arcs.heads);
        for ((token, &head), start) in self.tokens.iter_mut().zip(&self.arcs.heads).zip(starts) {
            (token.head, token.sentence_start) = (head as u32, start);
        }
        for first in (0..self.tokens.len()).step_by(STRETCH) {
            self.classify(first..self.tokens.len().min(first + STRETCH), model, lemmas);
        }
    }

    /// Gives tokens their final classes, and lemmas. The rules look at a token more on either side.
    fn classify(&mut self, range: Range<usize>, model: &Model, lemmas: bool) {
        let first = range.start - AttributeRules::REACH.min(range.start);
        let end = self.tokens.len().min(range.end + AttributeRules::REACH);
        let mut small = String::new();
        let seen: Vec<Seen> = (first..end).map(|at| self.seen(at, model, &mut small)).collect();
        let attributes = model.attributes.apply(&seen);
        for (at, given) in range.clone().zip(&attributes[range.start - first..]) {
            let token = &mut self.tokens[at];
            (token.tag, token.pos, token.dep) = (given.tag, given.pos, given.dep);
            if lemmas {
                let word = self.pieces[at].text(self.text);
                match given.lemma {
                    Some(lemma) => self.lemmas.text.push_str(lemma),
                    None => {
                        let out = &mut self.lemmas.text;
                        model.lemmatizer.append(word, given.pos, given.morph, &model.classes, out);
                    }
                }
                self.lemmas.close();
            }
        }
    }

    /// `small` is room for the word in small letters.
    fn seen(&self, at: usize, model: &Model, small: &mut String) -> Seen {
        let word = self.pieces[at].text(self.text);
        small.clear();
        push_lower(word, &model.classes, small);
        Seen { tag: self.tags[at], dep: self.arcs.relations[at].dep, lower: hash_text(small), is_space: is_blank(word) }
    }

    pub(crate) fn into_syntax(self) -> Syntax {
        Syntax::new(self.tokens, self.names, self.lemmas)
    }
}

/// Tokens, as the search for names asks about them.
pub(crate) struct AboutTokens<'p> {
    text: &'p str,
    tokens: &'p [Token],
}

impl About for AboutTokens<'_> {
    fn is_space(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        is_blank(&self.text[token.start as usize..token.end as usize])
    }

    fn is_last(&self, at: usize) -> bool {
        at + 1 == self.tokens.len()
    }

    fn starts_sentence(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.sentence_start)
    }
}

fn is_blank(word: &str) -> bool {
    word.chars().all(is_space)
}

fn bare_token(at: usize, piece: &Piece) -> Token {
    Token {
        start: piece.start,
        end: piece.end,
        tag: Tag::Xx,
        pos: Pos::X,
        dep: Dep::Root,
        head: at as u32,
        sentence_start: at == 0,
        space_after: piece.space_after,
    }
}
