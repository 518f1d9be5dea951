//! Finds names with the transitions of spaCy's entity recognizer: begin, in, last, unit, out.

use std::ops::Range;

use crate::encoder::Encoder;
use crate::error::ModelError;
use crate::kernels::{Kernel, WIDTH};
use crate::labels::NameLabel;
use crate::syntax::Name;
use crate::transition::{Scorer, Scores, Share, Shares, best_move};
use crate::weights::Weights;

/// The token, the first token of the open name, the token before while a name is open.
pub(crate) const ROLES: usize = 3;

/// The roles of the first token of the open name and of the token before.
const FIRST: usize = 1;
const BEFORE: usize = 2;

#[derive(Clone, Copy)]
enum Move {
    Begin(NameLabel),
    In(NameLabel),
    Last(NameLabel),
    Unit(NameLabel),
    Out,
    /// Reserved in training for tokens that were known to be no name.
    Never,
}

pub(crate) struct Names {
    encoder: Encoder,
    scorer: Scorer<ROLES>,
    moves: Vec<Move>,
}

impl Names {
    pub(crate) fn read(
        weights: &Weights<'_>,
        seeds: &[u32],
        moves: &[(char, String)],
        kernel: Kernel,
    ) -> Result<Self, ModelError> {
        let moves = moves.iter().map(|(kind, label)| read_move(*kind, label));
        let moves = moves.collect::<Result<Vec<_>, _>>()?;
        Ok(Self {
            encoder: Encoder::read(weights, "names.encoder", seeds, kernel)?,
            scorer: Scorer::read(weights, "names", WIDTH, moves.len())?,
            moves,
        })
    }

    pub(crate) fn encoder(&self) -> &Encoder {
        &self.encoder
    }

    pub(crate) fn scorer(&self) -> &Scorer<ROLES> {
        &self.scorer
    }

    /// Goes on through a text over the tokens of one stretch, the first of which stands at `place` of the
    /// batch. `starts_sentence` and `is_space` are asked about tokens of the text: no name crosses a token
    /// of which the first holds, and none begins where the second does.
    pub(crate) fn find(
        &self,
        (shares, scores): (&Shares<'_, ROLES>, &mut Scores<'_, ROLES>),
        place: usize,
        tokens: Range<usize>,
        about: &impl About,
        open: &mut Option<Open>,
        names: &mut Vec<Name>,
    ) {
        let first = tokens.start;
        for at in tokens {
            let token = |at: usize| Some(place + at - first);
            let of_first = open.as_ref().map_or(shares.of(None, FIRST), |open| &open.first_share);
            let of_before = open.as_ref().map_or(shares.of(None, BEFORE), |open| &open.before_share);
            let here = Place {
                open: open.as_ref().map(|open| open.label),
                is_space: about.is_space(at),
                is_last: about.is_last(at),
                next_starts: about.starts_sentence(at + 1),
            };
            let scores = scores.score([shares.of(token(at), 0), of_first, of_before]);
            let Some(best) = best_move(scores, &self.moves, |m| here.allows(m)) else {
                return;
            };
            match (self.moves[best], open.as_ref()) {
                (Move::Begin(label), _) => {
                    let share = |role| *shares.of(token(at), role);
                    *open = Some(Open { first: at, label, first_share: share(FIRST), before_share: share(BEFORE) });
                }
                (Move::Last(label), Some(was)) => {
                    names.push(name(was.first, at, label));
                    *open = None;
                }
                (Move::Unit(label), _) => names.push(name(at, at, label)),
                _ => {}
            }
            if let Some(open) = open {
                open.before_share = *shares.of(token(at), BEFORE);
            }
        }
    }
}

/// What finding names asks about the tokens of a text.
pub(crate) trait About {
    /// Whether the token is white space.
    fn is_space(&self, at: usize) -> bool;
    /// Whether no token follows.
    fn is_last(&self, at: usize) -> bool;
    /// Whether a sentence begins here; false beyond the end.
    fn starts_sentence(&self, at: usize) -> bool;
}

/// A name that has begun.
pub(crate) struct Open {
    first: usize,
    label: NameLabel,
    first_share: Share,
    /// Of the token before the one that comes next.
    before_share: Share,
}

fn name(first: usize, last: usize, label: NameLabel) -> Name {
    Name { first: first as u32, last: last as u32, label }
}

fn read_move(kind: char, label: &str) -> Result<Move, ModelError> {
    let unknown = || ModelError::new(format!("unknown move of the names: {kind}-{label}"));
    if kind == 'O' {
        return Ok(Move::Out);
    }
    if label.is_empty() {
        return Ok(Move::Never);
    }
    let label = NameLabel::parse(label).ok_or_else(unknown)?;
    match kind {
        'B' => Ok(Move::Begin(label)),
        'I' => Ok(Move::In(label)),
        'L' => Ok(Move::Last(label)),
        'U' => Ok(Move::Unit(label)),
        _ => Err(unknown()),
    }
}

/// What decides which moves are allowed at a token.
struct Place {
    open: Option<NameLabel>,
    is_space: bool,
    is_last: bool,
    next_starts: bool,
}

impl Place {
    fn allows(&self, candidate: &Move) -> bool {
        let goes_on = !self.is_last && !self.next_starts;
        match candidate {
            Move::Begin(_) => self.open.is_none() && goes_on && !self.is_space,
            Move::In(label) => self.open == Some(*label) && goes_on,
            Move::Last(label) => self.open == Some(*label),
            Move::Unit(_) => self.open.is_none() && !self.is_space,
            Move::Out => self.open.is_none(),
            Move::Never => false,
        }
    }
}
