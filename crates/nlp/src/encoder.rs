//! Turns the features of tokens into vectors that know their neighbours: hash embeddings, then maxout
//! layers over windows of three tokens (MultiHashEmbed and MaxoutWindowEncoder of spaCy 3).

use crate::batch::{Batch, REACH, Vectors, Word, places};
use crate::error::ModelError;
use crate::kernels::{Finish, Kernel, Packed, Places, Rows, WIDTH, maxout_norm, product};
use crate::lexeme::Features;
use crate::murmur::hash_key;
use crate::recent::{Found, Recent};
use crate::weights::Weights;

const PIECES: usize = 3;

/// Rows that go through a layer together, so that their sums stay in cache.
const BLOCK: usize = 96;

pub(crate) struct Encoder {
    embeddings: Vec<Embedding>,
    mix: Layer,
    windows: Vec<Layer>,
    /// What the first window layer makes of three rows without a token. Training put such rows before and
    /// after each text, and the layers treat them as tokens: they are how the network sees its ends.
    beyond: [f32; WIDTH],
}

/// Memory that an encoder works in, used again for every batch.
#[derive(Default)]
pub(crate) struct Desk {
    recent: Recent,
    vectors: Vec<f32>,
    next: Vec<f32>,
    rows: Vec<u32>,
    asked: Asked,
    layer: LayerDesk,
}

/// Words whose first layer is to be made, and the rows that wait for it.
#[derive(Default)]
struct Asked {
    features: Vec<Features>,
    places: Vec<Option<usize>>,
    waiting: Vec<(u32, u32)>,
    inputs: Vec<f32>,
    answers: Vec<f32>,
}

#[derive(Default)]
struct LayerDesk {
    sums: Vec<f32>,
    out: Vec<f32>,
}

impl Encoder {
    pub(crate) fn read(weights: &Weights<'_>, prefix: &str, seeds: &[u32], kernel: Kernel) -> Result<Self, ModelError> {
        let embedding = |(at, &seed): (usize, &u32)| {
            let rows = weights.floats(&format!("{prefix}.embed.{at}"))?;
            Embedding::new(rows, seed)
        };
        let layer = |at: usize, depth| Layer::read(weights, &format!("{prefix}.layer.{at}"), depth);
        let windows: Vec<_> = (1..=REACH).map(|at| layer(at, 3 * WIDTH)).collect::<Result<_, _>>()?;
        let mut beyond = [0.0; WIDTH];
        let (nothing, mut desk) = ([0.0; 3 * WIDTH], LayerDesk::default());
        if let Some(first) = windows.first() {
            beyond.copy_from_slice(first.apply(Rows::dense(&nothing, 3 * WIDTH), kernel, &mut desk));
        }
        Ok(Self {
            embeddings: seeds.iter().enumerate().map(embedding).collect::<Result<_, _>>()?,
            mix: layer(0, seeds.len() * WIDTH)?,
            windows,
            beyond,
        })
    }

    /// The vectors of all tokens of a batch; `features` gives those of a word that was not seen lately.
    pub(crate) fn encode<'d>(
        &self,
        batch: &Batch<'_>,
        features: impl Fn(&Word<'_>) -> Features,
        desk: &'d mut Desk,
        kernel: Kernel,
    ) -> Vectors<'d> {
        self.embed(batch, features, desk, kernel);
        for (at, layer) in self.windows.iter().enumerate() {
            desk.next.clear();
            desk.next.extend_from_slice(&desk.vectors);
            if at == 0 {
                batch.rows_beyond(|row| desk.next[row * WIDTH..][..WIDTH].copy_from_slice(&self.beyond));
            }
            batch.rows_of_layer(at, &mut desk.rows);
            // A row is looked at together with the one before it and the one after.
            places(&mut desk.rows, 1);
            layer.widen(&desk.vectors, &desk.rows, &mut desk.next, &mut desk.layer, kernel);
            std::mem::swap(&mut desk.vectors, &mut desk.next);
        }
        desk.rows.iter_mut().for_each(|place| *place += WIDTH as u32);
        Vectors { data: &desk.vectors, starts: &desk.rows }
    }

    /// The first layer, which sees one token alone: kept for the words seen last.
    fn embed(&self, batch: &Batch<'_>, features: impl Fn(&Word<'_>) -> Features, desk: &mut Desk, kernel: Kernel) {
        let Desk { recent, vectors, asked, layer, .. } = desk;
        asked.clear();
        vectors.clear();
        vectors.resize(batch.words().len() * WIDTH, 0.0);
        for (row, word) in batch.words().iter().enumerate() {
            let Some(word) = word else { continue };
            let next = asked.features.len() as u32;
            match recent.find(word, next) {
                Found::Kept(place) => vectors[row * WIDTH..][..WIDTH].copy_from_slice(recent.vector(place)),
                Found::Asked(number) => asked.waiting.push((row as u32, number)),
                Found::New(place) => {
                    asked.waiting.push((row as u32, next));
                    asked.features.push(features(word));
                    asked.places.push(place);
                }
            }
        }
        self.answer(asked, layer, kernel);
        let (answers, _) = asked.answers.as_chunks::<WIDTH>();
        for &(row, number) in &asked.waiting {
            vectors[row as usize * WIDTH..][..WIDTH].copy_from_slice(&answers[number as usize]);
        }
        for (number, place) in asked.places.iter().enumerate() {
            if let Some(place) = place {
                recent.keep(*place, number as u32, &answers[number]);
            }
        }
    }

    /// The first layer of all words that were asked for.
    fn answer(&self, asked: &mut Asked, layer: &mut LayerDesk, kernel: Kernel) {
        let depth = self.embeddings.len() * WIDTH;
        for block in asked.features.chunks(BLOCK) {
            asked.inputs.clear();
            asked.inputs.resize(block.len() * depth, 0.0);
            for (features, row) in block.iter().zip(asked.inputs.chunks_exact_mut(depth)) {
                self.look_up(features, row);
            }
            let out = self.mix.apply(Rows::dense(&asked.inputs, depth), kernel, layer);
            // The sum with zero turns a negative zero into the positive one that spaCy has.
            asked.answers.extend(out.iter().map(|value| 0.0 + value));
        }
    }

    fn look_up(&self, features: &Features, row: &mut [f32]) {
        let parts = row.chunks_exact_mut(WIDTH);
        for ((embedding, &key), part) in self.embeddings.iter().zip(features).zip(parts) {
            embedding.add_to(part, key);
        }
    }
}

impl Asked {
    fn clear(&mut self) {
        self.features.clear();
        self.places.clear();
        self.waiting.clear();
        self.answers.clear();
    }
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

    /// The layer's answer for each row.
    fn apply<'d>(&self, rows: Rows<'_>, kernel: Kernel, desk: &'d mut LayerDesk) -> &'d [f32] {
        desk.sums.resize(rows.count() * self.matrix.width(), 0.0);
        desk.out.resize(rows.count() * WIDTH, 0.0);
        product(kernel, rows, &self.matrix, &mut desk.sums);
        let finish = Finish { bias: &self.bias, gain: &self.gain, shift: &self.shift };
        maxout_norm(kernel, &desk.sums, &finish, &mut desk.out);
        &desk.out
    }

    /// Adds the layer's answer for rows and their neighbours to the rows in `next`. The three rows that are
    /// looked at begin at `starts`; they overlap in the input, so that nothing is copied to make them.
    fn widen(&self, vectors: &[f32], starts: &[u32], next: &mut [f32], desk: &mut LayerDesk, kernel: Kernel) {
        for block in starts.chunks(BLOCK) {
            let rows = Rows { data: vectors, places: Places::At(block) };
            let (answers, _) = self.apply(rows, kernel, desk).as_chunks::<WIDTH>();
            for (&start, answer) in block.iter().zip(answers) {
                let middle = &mut next[start as usize + WIDTH..][..WIDTH];
                middle.iter_mut().zip(answer).for_each(|(value, more)| *value += more);
            }
        }
    }
}

/// Indexes into outputs stored piece beside piece, so that they come piece after piece.
pub(crate) fn by_piece(outputs: usize, pieces: usize) -> Vec<usize> {
    (0..pieces).flat_map(|p| (0..outputs).map(move |o| o * pieces + p)).collect()
}
