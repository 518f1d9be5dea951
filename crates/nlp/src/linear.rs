//! A linear layer, and the tagger, which is nothing else.

use crate::error::ModelError;
use crate::kernels::{Kernel, Packed, Rows, product};
use crate::weights::Weights;

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

    /// Fills `out` with the outputs of each row: [`Packed::width`] numbers, of which those that have no
    /// bias are nothing.
    pub(crate) fn apply(&self, rows: Rows<'_>, out: &mut Vec<f32>, kernel: Kernel) {
        let width = self.matrix.width();
        out.resize(rows.count() * width, 0.0);
        product(kernel, rows, &self.matrix, out);
        for row in out.chunks_exact_mut(width) {
            row.iter_mut().zip(&self.bias).for_each(|(sum, bias)| *sum += bias);
        }
    }

    /// The index of the largest output for each row; of equal ones the first.
    pub(crate) fn best<'o>(
        &self,
        rows: Rows<'_>,
        out: &'o mut Vec<f32>,
        kernel: Kernel,
    ) -> impl Iterator<Item = usize> + use<'o> {
        self.apply(rows, out, kernel);
        let outputs = self.bias.len();
        out.chunks_exact(self.matrix.width()).map(move |row| first_largest(&row[..outputs]))
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
