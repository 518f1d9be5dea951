//! Builds the dependency tree of a text with the arc-eager transitions of spaCy 3: non-monotonic
//! (Honnibal, Goldberg and Johnson 2013; Honnibal and Johnson 2015) and with sentence breaks as moves.

use crate::error::ModelError;
use crate::kernels::WIDTH;
use crate::labels::Dep;
use crate::transition::{Scorer, Scores, Shares, best_move};
use crate::weights::Weights;

/// B0, B1, S0, S1, S2, last left child of B0, last left child of S0, last right child of S0.
pub(crate) const ROLES: usize = 8;

/// Moves per token after which the parse is ended by force. Two are usual; every token can be put
/// back once between two left arcs.
const MOST_MOVES: usize = 16;

/// A relation, and for one that was lifted to a higher head the relation of the head it belongs to
/// (pseudo-projective parsing, Nivre and Nilsson 2005, scheme HEAD).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Relation {
    pub(crate) dep: Dep,
    pub(crate) lifted_from: Option<Dep>,
}

#[derive(Clone, Copy)]
enum Move {
    Shift,
    Reduce,
    Left(Relation),
    Right(Relation),
    Break,
}

pub(crate) struct Parser {
    scorer: Scorer<ROLES>,
    moves: Vec<Move>,
}

/// Head (itself for a root) and relation of each token.
#[derive(Default)]
pub(crate) struct Arcs {
    pub(crate) heads: Vec<usize>,
    pub(crate) relations: Vec<Relation>,
}

impl Parser {
    pub(crate) fn read(weights: &Weights<'_>, moves: &[(char, String)]) -> Result<Self, ModelError> {
        let unknown = |label: &str| ModelError::new(format!("unknown move of the parser: {label}"));
        let read = |(kind, label): &(char, String)| {
            let relation = relation(label);
            match (kind, relation) {
                ('S', _) => Ok(Move::Shift),
                ('D', _) => Ok(Move::Reduce),
                ('B', _) => Ok(Move::Break),
                ('L', Some(relation)) => Ok(Move::Left(relation)),
                ('R', Some(relation)) => Ok(Move::Right(relation)),
                _ => Err(unknown(label)),
            }
        };
        let moves = moves.iter().map(read).collect::<Result<Vec<_>, _>>()?;
        Ok(Self { scorer: Scorer::read(weights, "parser", WIDTH, moves.len())?, moves })
    }

    pub(crate) fn scorer(&self) -> &Scorer<ROLES> {
        &self.scorer
    }

    /// Parses `count` tokens, the first of which stands at `place` of the batch, and adds the arcs of those
    /// that are done to `arcs`; says how many are.
    ///
    /// At the end of a text all are. Where the text goes on (`ends` is false), the moves are made as far as
    /// they look at these tokens alone; done are the tokens before the last sentence that began while no
    /// earlier token was waiting for anything. From there the parser goes on as if the text began, so that
    /// a text may be parsed in stretches without changing an arc.
    pub(crate) fn parse(
        &self,
        (shares, scores): (&Shares<'_, ROLES>, &mut Scores<'_, ROLES>),
        place: usize,
        count: usize,
        ends: bool,
        state: &mut State,
        arcs: &mut Arcs,
    ) -> usize {
        state.reset(count);
        let mut done = 0;
        for _ in 0..count * MOST_MOVES {
            if state.is_final() || (!ends && state.looks_beyond()) {
                break;
            }
            if state.begins_anew() {
                done = state.next as usize;
            }
            let mut role = 0;
            let state_shares = state.roles().map(|token| {
                role += 1;
                shares.of(token.map(|token| place + token), role - 1)
            });
            let scores = scores.score(state_shares);
            let valid = state.valid();
            match best_move(scores, &self.moves, |m| valid.allows(m)) {
                Some(at) => state.make(self.moves[at]),
                None => state.end(),
            }
        }
        if ends {
            done = count;
        }
        state.add_to(arcs, done);
        done
    }
}

fn relation(label: &str) -> Option<Relation> {
    match label.split_once("||") {
        None => Some(Relation { dep: Dep::parse(label)?, lifted_from: None }),
        Some((dep, from)) => Some(Relation { dep: Dep::parse(dep)?, lifted_from: Some(Dep::parse(from)?) }),
    }
}

/// Which kinds of moves the state allows.
struct Valid {
    shift: bool,
    reduce: bool,
    arc: bool,
    break_: bool,
}

impl Valid {
    fn allows(&self, candidate: &Move) -> bool {
        match candidate {
            Move::Shift => self.shift,
            Move::Reduce => self.reduce,
            Move::Left(_) | Move::Right(_) => self.arc,
            Move::Break => self.break_,
        }
    }
}

/// No token.
const NONE: u32 = u32::MAX;

const ROOT: Relation = Relation { dep: Dep::Root, lifted_from: None };

/// What the parser has built, and what it still looks at.
#[derive(Default)]
pub(crate) struct State {
    heads: Vec<u32>,
    relations: Vec<Relation>,
    /// Last child on each side, and for each child the one before it on the same side.
    last_left: Vec<u32>,
    last_right: Vec<u32>,
    before: Vec<u32>,
    stack: Vec<u32>,
    /// Tokens that went back from the stack; they come before `next`.
    put_back: Vec<u32>,
    next: u32,
    was_put_back: Vec<bool>,
    starts_sentence: Vec<bool>,
}

impl State {
    fn reset(&mut self, tokens: usize) {
        for nobody in [&mut self.heads, &mut self.last_left, &mut self.last_right, &mut self.before] {
            nobody.clear();
            nobody.resize(tokens, NONE);
        }
        for no in [&mut self.was_put_back, &mut self.starts_sentence] {
            no.clear();
            no.resize(tokens, false);
        }
        self.starts_sentence.iter_mut().take(1).for_each(|first| *first = true);
        self.relations.clear();
        self.relations.resize(tokens, ROOT);
        self.stack.clear();
        self.put_back.clear();
        self.next = 0;
    }

    /// Whether the next move may depend on a token that is not there.
    fn looks_beyond(&self) -> bool {
        self.buffered(1).is_none()
    }

    /// Whether a sentence begins with the next token and every token before it is done with.
    fn begins_anew(&self) -> bool {
        self.stack.is_empty() && self.put_back.is_empty() && self.starts_sentence[self.next as usize]
    }

    fn stacked(&self, at: usize) -> Option<usize> {
        let at = self.stack.len().checked_sub(at + 1)?;
        Some(self.stack[at] as usize)
    }

    fn buffered(&self, at: usize) -> Option<usize> {
        match self.put_back.len().checked_sub(at + 1) {
            Some(at) => Some(self.put_back[at] as usize),
            None => {
                let token = self.next as usize + at - self.put_back.len();
                (token < self.heads.len()).then_some(token)
            }
        }
    }

    fn buffer_length(&self) -> usize {
        self.heads.len() - self.next as usize + self.put_back.len()
    }

    fn is_final(&self) -> bool {
        self.stack.is_empty() && self.buffer_length() == 0
    }

    fn roles(&self) -> [Option<usize>; ROLES] {
        let (b0, s0) = (self.buffered(0), self.stacked(0));
        let child = |of: Option<usize>, list: &[u32]| {
            of.map(|head| list[head]).filter(|&child| child != NONE).map(|child| child as usize)
        };
        [
            b0,
            self.buffered(1),
            s0,
            self.stacked(1),
            self.stacked(2),
            child(b0, &self.last_left),
            child(s0, &self.last_left),
            child(s0, &self.last_right),
        ]
    }

    fn valid(&self) -> Valid {
        let (b0, b1) = (self.buffered(0), self.buffered(1));
        let empty = self.stack.is_empty();
        let starts = b0.is_some_and(|b0| self.starts_sentence[b0]);
        let put_back = b0.is_some_and(|b0| self.was_put_back[b0]);
        Valid {
            shift: empty || (b1.is_some() && !starts && !put_back),
            reduce: !empty,
            arc: !empty && b0.is_some() && !starts,
            break_: b0.zip(b1).is_some_and(|(b0, b1)| b1 == b0 + 1 && !self.starts_sentence[b1]),
        }
    }

    fn make(&mut self, chosen: Move) {
        let (s0, b0) = (self.stacked(0), self.buffered(0));
        match (chosen, s0, b0) {
            (Move::Shift, _, Some(_)) => self.push(),
            (Move::Reduce, Some(s0), _) => self.reduce(s0),
            (Move::Left(relation), Some(s0), Some(b0)) => {
                self.attach(b0, s0, relation);
                self.was_put_back[b0] = false;
                self.stack.pop();
            }
            (Move::Right(relation), Some(s0), Some(b0)) => {
                self.attach(s0, b0, relation);
                self.push();
            }
            (Move::Break, ..) => {
                if let Some(b1) = self.buffered(1) {
                    self.starts_sentence[b1] = true;
                }
            }
            _ => self.end(),
        }
    }

    fn push(&mut self) {
        let token = self.put_back.pop().unwrap_or_else(|| {
            self.next += 1;
            self.next - 1
        });
        self.stack.push(token);
    }

    /// Takes the top off the stack. Without a head it goes back to the buffer, unless it is the last.
    fn reduce(&mut self, s0: usize) {
        let alone = self.stack.len() == 1;
        self.stack.pop();
        if self.heads[s0] == NONE && !alone {
            self.was_put_back[s0] = true;
            self.put_back.push(s0 as u32);
        }
    }

    fn attach(&mut self, head: usize, child: usize, relation: Relation) {
        self.detach(child);
        let last = if head > child { &mut self.last_left } else { &mut self.last_right };
        self.before[child] = last[head];
        last[head] = child as u32;
        self.heads[child] = head as u32;
        self.relations[child] = relation;
    }

    /// A token that changes its head is always the last child of the old one.
    fn detach(&mut self, child: usize) {
        let old = self.heads[child];
        if old == NONE {
            return;
        }
        let side = if old as usize > child { &mut self.last_left } else { &mut self.last_right };
        if side[old as usize] as usize == child {
            side[old as usize] = self.before[child];
        }
    }

    fn end(&mut self) {
        self.stack.clear();
        self.next = self.heads.len() as u32;
    }

    /// Adds the first `count` tokens to the arcs of the text.
    fn add_to(&self, arcs: &mut Arcs, count: usize) {
        let first = arcs.heads.len();
        let head = |(at, &head): (usize, &u32)| first + if head == NONE { at } else { head as usize };
        arcs.heads.extend(self.heads[..count].iter().enumerate().map(head));
        arcs.relations.extend_from_slice(&self.relations[..count]);
    }
}
