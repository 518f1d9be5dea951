//! Finds names with the transitions of spaCy's entity recognizer: begin, in, last, unit, out.

use crate::encoder::{Encoder, Vectors};
use crate::error::ModelError;
use crate::kernels::{Kernel, WIDTH};
use crate::labels::NameLabel;
use crate::lexeme::{Features, IS_SPACE};
use crate::syntax::Name;
use crate::transition::{Scorer, best_move};
use crate::weights::Weights;

/// The token, the first token of the open name, the token before while a name is open.
const ROLES: usize = 3;

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
    pub(crate) fn read(weights: &Weights<'_>, seeds: &[u32], moves: &[(char, String)]) -> Result<Self, ModelError> {
        let moves = moves.iter().map(|(kind, label)| read_move(*kind, label));
        let moves = moves.collect::<Result<Vec<_>, _>>()?;
        Ok(Self {
            encoder: Encoder::read(weights, "names.encoder", seeds)?,
            scorer: Scorer::read(weights, "names", WIDTH, moves.len())?,
            moves,
        })
    }

    /// The names of one text; none crosses a token of which `starts_sentence` holds.
    pub(crate) fn find(&self, features: &[Features], starts_sentence: &[bool], kernel: Kernel) -> Vec<Name> {
        let vectors: Vectors = self.encoder.encode(features, kernel);
        let mut scores = self.scorer.prepare(vectors.rows(), kernel);
        let (mut names, mut open) = (Vec::new(), None);
        for (at, features) in features.iter().enumerate() {
            let before = open.map(|_| at.saturating_sub(1));
            let first = open.map(|(first, _)| first);
            let place = Place {
                open: open.map(|(_, label)| label),
                is_space: features[IS_SPACE] != 0,
                is_last: at + 1 == starts_sentence.len(),
                next_starts: starts_sentence.get(at + 1).is_some_and(|&starts| starts),
            };
            let scores = scores.score([Some(at), first, before]);
            let Some(best) = best_move(scores, &self.moves, |m| place.allows(m)) else {
                break;
            };
            match (self.moves[best], open) {
                (Move::Begin(label), _) => open = Some((at, label)),
                (Move::Last(label), Some((first, _))) => {
                    names.push(name(first, at, label));
                    open = None;
                }
                (Move::Unit(label), _) => names.push(name(at, at, label)),
                _ => {}
            }
        }
        names
    }
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
