//! Scores the next move of a transition system from the vectors of a few tokens of its state.
//!
//! The lower layer is done beforehand for every token in every role; a state then costs one sum and
//! one small product (Chen and Manning 2014, as in spaCy's TransitionBasedParser.v2).

use crate::encoder::by_piece;
use crate::error::ModelError;
use crate::kernels::{Kernel, Packed, Rows, product, row_product};
use crate::linear::Linear;
use crate::weights::Weights;

/// Width of the reduced token vectors and of the hidden layer.
const HIDDEN: usize = 64;
const PIECES: usize = 2;
const SUMS: usize = HIDDEN * PIECES;

/// What one token adds to the hidden layer in one role, one piece after the other.
pub(crate) type Share = [f32; SUMS];

pub(crate) struct Scorer<const ROLES: usize> {
    reduce: Linear,
    /// For each role its 128 sums, one piece after the other.
    lower: Packed,
    bias: Share,
    /// What a missing token adds in each role.
    padding: [Share; ROLES],
    upper: Linear,
}

/// Memory that a scorer works in, used again for every batch.
#[derive(Default)]
pub(crate) struct Desk {
    reduced: Vec<f32>,
    shares: Vec<f32>,
    scores: Vec<f32>,
}

/// The shares of every token of a batch in every role.
pub(crate) struct Shares<'d, const ROLES: usize> {
    /// `ROLES` of them for each token.
    all: &'d [Share],
    padding: &'d [Share; ROLES],
}

/// Scores moves, one state at a time.
pub(crate) struct Scores<'d, const ROLES: usize> {
    scorer: &'d Scorer<ROLES>,
    scores: &'d mut Vec<f32>,
    kernel: Kernel,
}

impl<const ROLES: usize> Scorer<ROLES> {
    pub(crate) fn read(weights: &Weights<'_>, name: &str, width: usize, moves: usize) -> Result<Self, ModelError> {
        let read = |part: &str, length| weights.tensor(&format!("{name}.lower.{part}"), length);
        let order: Vec<usize> = by_piece(HIDDEN, PIECES);
        let all: Vec<usize> = (0..ROLES).flat_map(|role| order.iter().map(move |at| role * SUMS + at)).collect();
        let padding = read("padding", ROLES * SUMS)?;
        let bias = read("bias", SUMS)?;
        Ok(Self {
            reduce: Linear::read(weights, &format!("{name}.reduce"), width, HIDDEN)?,
            lower: Packed::new(&read("weight", ROLES * SUMS * HIDDEN)?, HIDDEN, &all),
            bias: std::array::from_fn(|at| bias[order[at]]),
            padding: std::array::from_fn(|role| std::array::from_fn(|at| padding[all[role * SUMS + at]])),
            upper: Linear::read(weights, &format!("{name}.upper"), HIDDEN, moves)?,
        })
    }

    /// Does what can be done before any move is chosen.
    pub(crate) fn prepare<'d>(
        &'d self,
        vectors: Rows<'_>,
        desk: &'d mut Desk,
        kernel: Kernel,
    ) -> (Shares<'d, ROLES>, Scores<'d, ROLES>) {
        self.reduce.apply(vectors, &mut desk.reduced, kernel);
        desk.shares.resize(vectors.count() * ROLES * SUMS, 0.0);
        product(kernel, Rows::dense(&desk.reduced, HIDDEN), &self.lower, &mut desk.shares);
        desk.scores.resize(self.upper.matrix().width(), 0.0);
        let all = desk.shares.as_chunks::<SUMS>().0;
        (Shares { all, padding: &self.padding }, Scores { scorer: self, scores: &mut desk.scores, kernel })
    }
}

impl<const ROLES: usize> Shares<'_, ROLES> {
    /// The share of the token at this place of the batch, or of a missing one.
    pub(crate) fn of(&self, token: Option<usize>, role: usize) -> &Share {
        token.map_or(&self.padding[role], |at| &self.all[at * ROLES + role])
    }
}

impl<const ROLES: usize> Scores<'_, ROLES> {
    /// One score for each move, given the share of the token in each role.
    pub(crate) fn score(&mut self, state: [&Share; ROLES]) -> &[f32] {
        let mut sums = [0.0f32; SUMS];
        for share in state {
            sums.iter_mut().zip(share).for_each(|(sum, share)| *sum += share);
        }
        sums.iter_mut().zip(&self.scorer.bias).for_each(|(sum, bias)| *sum += bias);
        let hidden: [f32; HIDDEN] = std::array::from_fn(|i| {
            let (a, b) = (sums[i], sums[HIDDEN + i]);
            if b > a { b } else { a }
        });
        row_product(self.kernel, &hidden, self.scorer.upper.matrix(), self.scores);
        let bias = self.scorer.upper.bias();
        self.scores.iter_mut().zip(bias).for_each(|(score, bias)| *score += bias);
        &self.scores[..bias.len()]
    }
}

/// The best move among the valid ones; of equal ones the first.
pub(crate) fn best_move<M>(scores: &[f32], moves: &[M], valid: impl Fn(&M) -> bool) -> Option<usize> {
    let mut best: Option<usize> = None;
    for (at, (score, candidate)) in scores.iter().zip(moves).enumerate() {
        if best.is_none_or(|best| *score > scores[best]) && valid(candidate) {
            best = Some(at);
        }
    }
    best
}
