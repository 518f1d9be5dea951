//! A linear layer, and the tagger, which is nothing else.

use crate::error::ModelError;
use crate::kernels::{Kernel, Packed, Rows, product};
use crate::weights::Weights;

/// Rows in one call of the kernel.
const BLOCK: usize = 128;

pub(crate) struct Linear {
    matrix: Packed,
    bias: Vec<f32>,
}

impl Linear {
    pub(crate) fn read(weights: &Weights<'_>, name: &str, depth: usize, outputs: usize) -> Result<Self, ModelError> {
        let matrix = weights.tensor(&format!("{name}.weight"), depth * outputs)?;
        let matrix = Packed::new(&matrix, depth, &(0..outputs).collect::<Vec<_>>());
        Ok(Self { matrix, bias: weights.tensor(&format!("{name}.bias"), outputs)? })
    }

    pub(crate) fn matrix(&self) -> &Packed {
        &self.matrix
    }

    pub(crate) fn bias(&self) -> &[f32] {
        &self.bias
    }

    /// `outputs` numbers for each row.
    pub(crate) fn apply(&self, rows: Rows<'_>, kernel: Kernel) -> Vec<f32> {
        let outputs = self.bias.len();
        let mut out = Vec::with_capacity(rows.count * outputs);
        let mut sums = vec![0.0; BLOCK * self.matrix.width()];
        for first in (0..rows.count).step_by(BLOCK) {
            let count = BLOCK.min(rows.count - first);
            let block = Rows { data: &rows.data[first * rows.stride..], stride: rows.stride, count };
            product(kernel, block, &self.matrix, &mut sums);
            for row in sums.chunks_exact(self.matrix.width()).take(count) {
                out.extend(row.iter().zip(&self.bias).map(|(sum, bias)| sum + bias));
            }
        }
        out
    }

    /// The index of the largest output for each row; of equal ones the first.
    pub(crate) fn best(&self, rows: Rows<'_>, kernel: Kernel) -> Vec<usize> {
        self.apply(rows, kernel).chunks_exact(self.bias.len()).map(first_largest).collect()
    }
}

fn first_largest(values: &[f32]) -> usize {
    let mut best = 0;
    for (at, value) in values.iter().enumerate() {
        if *value > values[best] {
            best = at;
        }
    }
    best
}
