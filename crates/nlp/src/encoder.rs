//! Turns the features of tokens into vectors that know their neighbours: hash embeddings, then maxout
//! layers over windows of three tokens (MultiHashEmbed and MaxoutWindowEncoder of spaCy 3).

use crate::error::ModelError;
use crate::kernels::{Finish, Kernel, Packed, Rows, WIDTH, maxout_norm, product};
use crate::lexeme::Features;
use crate::murmur::hash_key;
use crate::weights::Weights;

const PIECES: usize = 3;
const WINDOW_LAYERS: usize = 4;

/// Rows of zeros that training put before and after each text. The layers treat them as tokens, so they
/// do not stay zero: they are how the network sees that a text begins or ends.
const PADDING: usize = WINDOW_LAYERS;

/// Rows before the first token: the padding, and one beyond it that is always zero.
const BEFORE: usize = PADDING + 1;

/// Rows that go through a layer together, so that their sums stay in cache.
const BLOCK: usize = 96;

pub(crate) struct Encoder {
    embeddings: Vec<Embedding>,
    mix: Layer,
    windows: Vec<Layer>,
}

/// Vectors of all tokens, one after the other, with `BEFORE` rows before and as many after.
pub(crate) struct Vectors(Vec<f32>);

impl Vectors {
    pub(crate) fn rows(&self) -> Rows<'_> {
        let data = &self.0[BEFORE * WIDTH..];
        Rows { data, stride: WIDTH, count: self.0.len() / WIDTH - 2 * BEFORE }
    }
}

impl Encoder {
    pub(crate) fn read(weights: &Weights<'_>, prefix: &str, seeds: &[u32]) -> Result<Self, ModelError> {
        let embedding = |(at, &seed): (usize, &u32)| {
            let rows = weights.floats(&format!("{prefix}.embed.{at}"))?;
            Embedding::new(rows, seed)
        };
        let layer = |at: usize, depth| Layer::read(weights, &format!("{prefix}.layer.{at}"), depth);
        Ok(Self {
            embeddings: seeds.iter().enumerate().map(embedding).collect::<Result<_, _>>()?,
            mix: layer(0, seeds.len() * WIDTH)?,
            windows: (1..=WINDOW_LAYERS).map(|at| layer(at, 3 * WIDTH)).collect::<Result<_, _>>()?,
        })
    }

    pub(crate) fn encode(&self, features: &[Features], kernel: Kernel) -> Vectors {
        let mut vectors = self.embed(features, kernel);
        for layer in &self.windows {
            vectors = Vectors(layer.widen(&vectors.0, kernel));
        }
        vectors
    }

    /// The first layer, which sees one token alone: done once for each different token.
    fn embed(&self, features: &[Features], kernel: Kernel) -> Vectors {
        let (distinct, which) = distinct(features, self.embeddings.len());
        let mut mixed = vec![0.0; distinct.len() * WIDTH];
        let depth = self.embeddings.len() * WIDTH;
        let mut inputs = Vec::with_capacity(BLOCK * depth);
        for (block, out) in distinct.chunks(BLOCK).zip(mixed.chunks_mut(BLOCK * WIDTH)) {
            inputs.clear();
            inputs.resize(block.len() * depth, 0.0);
            for (features, row) in block.iter().zip(inputs.chunks_exact_mut(depth)) {
                self.look_up(features, row);
            }
            let rows = Rows { data: &inputs, stride: depth, count: block.len() };
            self.mix.apply(rows, out, kernel);
        }
        let mut vectors = vec![0.0; (features.len() + 2 * BEFORE) * WIDTH];
        for (&from, row) in which.iter().zip(vectors[BEFORE * WIDTH..].chunks_exact_mut(WIDTH)) {
            row.copy_from_slice(&mixed[from as usize * WIDTH..][..WIDTH]);
        }
        Vectors(vectors)
    }

    fn look_up(&self, features: &Features, row: &mut [f32]) {
        let parts = row.chunks_exact_mut(WIDTH);
        for ((embedding, &key), part) in self.embeddings.iter().zip(features).zip(parts) {
            embedding.add_to(part, key);
        }
    }
}

/// The different tokens, and for each token which of them it is. Only the first `used` features count.
fn distinct(features: &[Features], used: usize) -> (Vec<Features>, Vec<u32>) {
    let key = |at: u32| &features[at as usize][..used];
    let mut order: Vec<u32> = (0..features.len() as u32).collect();
    order.sort_unstable_by(|&a, &b| key(a).cmp(key(b)));
    let (mut all, mut which) = (Vec::new(), vec![0; features.len()]);
    let mut last: Option<u32> = None;
    for at in order {
        if last.is_none_or(|last| key(last) != key(at)) {
            all.push(features[at as usize]);
        }
        which[at as usize] = all.len() as u32 - 1;
        last = Some(at);
    }
    (all, which)
}

/// A table in which four rows, chosen by hashes of a key, add up to the key's vector.
struct Embedding {
    rows: Vec<[f32; WIDTH]>,
    seed: u32,
}

impl Embedding {
    fn new(values: Vec<f32>, seed: u32) -> Result<Self, ModelError> {
        let rows = values.as_chunks::<WIDTH>().0.to_vec();
        if rows.is_empty() {
            return Err(ModelError::new("an embedding table is empty"));
        }
        Ok(Self { rows, seed })
    }

    fn add_to(&self, out: &mut [f32], key: u64) {
        for hash in hash_key(key, self.seed) {
            let row = &self.rows[hash as usize % self.rows.len()];
            out.iter_mut().zip(row).for_each(|(out, value)| *out += value);
        }
    }
}

/// Maxout over three pieces, then layer normalisation.
struct Layer {
    matrix: Packed,
    bias: Vec<f32>,
    gain: Vec<f32>,
    shift: Vec<f32>,
}

impl Layer {
    fn read(weights: &Weights<'_>, name: &str, depth: usize) -> Result<Self, ModelError> {
        let read = |part: &str, length| weights.tensor(&format!("{name}.{part}"), length);
        // The file has the pieces of one output side by side; here each piece has all outputs.
        let by_piece: Vec<usize> = by_piece(WIDTH, PIECES);
        let bias = read("bias", WIDTH * PIECES)?;
        Ok(Self {
            matrix: Packed::new(&read("weight", WIDTH * PIECES * depth)?, depth, &by_piece),
            bias: by_piece.iter().map(|&at| bias[at]).collect(),
            gain: read("gain", WIDTH)?,
            shift: read("shift", WIDTH)?,
        })
    }

    /// Adds the layer's answer for each row to `out`.
    fn apply(&self, rows: Rows<'_>, out: &mut [f32], kernel: Kernel) {
        let mut sums = vec![0.0; rows.count * self.matrix.width()];
        product(kernel, rows, &self.matrix, &mut sums);
        let finish = Finish { bias: &self.bias, gain: &self.gain, shift: &self.shift };
        maxout_norm(kernel, &sums, &finish, out);
    }

    /// The layer over each row and its neighbours, added to the row; the outermost rows stay. Rows of
    /// three overlap in the input, so that nothing is copied to make them.
    fn widen(&self, padded: &[f32], kernel: Kernel) -> Vec<f32> {
        let mut out = padded.to_vec();
        let inner = &mut out[WIDTH..padded.len() - WIDTH];
        for (block, out) in inner.chunks_mut(BLOCK * WIDTH).enumerate() {
            let data = &padded[block * BLOCK * WIDTH..];
            let rows = Rows { data, stride: WIDTH, count: out.len() / WIDTH };
            self.apply(rows, out, kernel);
        }
        out
    }
}

/// Indexes into outputs stored piece beside piece, so that they come piece after piece.
pub(crate) fn by_piece(outputs: usize, pieces: usize) -> Vec<usize> {
    (0..pieces).flat_map(|p| (0..outputs).map(move |o| o * pieces + p)).collect()
}
