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

pub(crate) struct Scorer<const ROLES: usize> {
    reduce: Linear,
    /// For each role its 128 sums, one piece after the other.
    lower: Packed,
    bias: Vec<f32>,
    /// What a missing token adds in each role.
    padding: Vec<f32>,
    upper: Linear,
}

/// The share of every token in every role, for one text.
pub(crate) struct Prepared<'s, const ROLES: usize> {
    scorer: &'s Scorer<ROLES>,
    shares: Vec<f32>,
    scores: Vec<f32>,
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
            bias: order.iter().map(|&at| bias[at]).collect(),
            padding: all.iter().map(|&at| padding[at]).collect(),
            upper: Linear::read(weights, &format!("{name}.upper"), HIDDEN, moves)?,
        })
    }

    pub(crate) fn prepare(&self, vectors: Rows<'_>, kernel: Kernel) -> Prepared<'_, ROLES> {
        let reduced = self.reduce.apply(vectors, kernel);
        let rows = Rows { data: &reduced, stride: HIDDEN, count: vectors.count };
        let mut shares = vec![0.0; vectors.count * ROLES * SUMS];
        product(kernel, rows, &self.lower, &mut shares);
        let scores = vec![0.0; self.upper.matrix().width()];
        Prepared { scorer: self, shares, scores, kernel }
    }
}

impl<const ROLES: usize> Prepared<'_, ROLES> {
    /// One score for each move, given the token in each role.
    pub(crate) fn score(&mut self, state: [Option<usize>; ROLES]) -> &[f32] {
        let mut sums = [0.0f32; SUMS];
        for (role, token) in state.into_iter().enumerate() {
            let share = match token {
                Some(at) => &self.shares[(at * ROLES + role) * SUMS..][..SUMS],
                None => &self.scorer.padding[role * SUMS..][..SUMS],
            };
            sums.iter_mut().zip(share).for_each(|(sum, share)| *sum += share);
        }
        sums.iter_mut().zip(&self.scorer.bias).for_each(|(sum, bias)| *sum += bias);
        let hidden: [f32; HIDDEN] = std::array::from_fn(|i| {
            let (a, b) = (sums[i], sums[HIDDEN + i]);
            if b > a { b } else { a }
        });
        row_product(self.kernel, &hidden, self.scorer.upper.matrix(), &mut self.scores);
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
