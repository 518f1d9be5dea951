//! The arithmetic of the networks: products of a few rows with a matrix, and what follows them.
//!
//! Every number is made by one fixed order of operations: a product runs over its index upwards with
//! fused multiply-add, one accumulator per output. Lanes are outputs, never parts of one sum, so the
//! width of the machine's registers changes no bit. The same source is compiled three times: plain,
//! for AVX2 with FMA, for AVX-512.
#![allow(unsafe_code, reason = "calling a function compiled for more features than the baseline")]

/// Columns per panel of a packed matrix.
pub(crate) const LANES: usize = 16;

/// Which compilation of the kernels this machine runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kernel {
    Portable,
    #[cfg(target_arch = "x86_64")]
    Avx2,
    #[cfg(target_arch = "x86_64")]
    Avx512,
}

impl Kernel {
    /// The fastest that the processor has.
    pub(crate) fn detect() -> Self {
        #[cfg(target_arch = "x86_64")]
        {
            if is_x86_feature_detected!("avx512f") && is_x86_feature_detected!("fma") {
                return Self::Avx512;
            }
            if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
                return Self::Avx2;
            }
        }
        Self::Portable
    }
}

/// A matrix, given as rows of outputs, stored as panels of 16 outputs with the index running inside.
pub(crate) struct Packed {
    panels: Vec<[f32; LANES]>,
    depth: usize,
}

impl Packed {
    /// Packs the rows that `rows` names of a row-major matrix; missing ones become zeros.
    pub(crate) fn new(matrix: &[f32], depth: usize, rows: &[usize]) -> Self {
        let mut panels = Vec::with_capacity(rows.len().div_ceil(LANES) * depth);
        for group in rows.chunks(LANES) {
            panels.extend(
                (0..depth)
                    .map(|k| std::array::from_fn(|lane| group.get(lane).map_or(0.0, |row| matrix[row * depth + k]))),
            );
        }
        Self { panels, depth }
    }

    /// Outputs per row, a multiple of 16.
    pub(crate) fn width(&self) -> usize {
        self.panels.len() / self.depth * LANES
    }
}

/// Rows of input in one long slice: row `i` begins at `i * stride`; rows may overlap.
#[derive(Clone, Copy)]
pub(crate) struct Rows<'a> {
    pub(crate) data: &'a [f32],
    pub(crate) stride: usize,
    pub(crate) count: usize,
}

impl<'a> Rows<'a> {
    #[inline(always)]
    fn row(self, at: usize, depth: usize) -> &'a [f32] {
        &self.data[at * self.stride..][..depth]
    }
}

/// What follows the product of a maxout layer: biases, gain and shift of the normalisation.
pub(crate) struct Finish<'a> {
    /// Piece by piece: all outputs of the first piece, then of the second, ...
    pub(crate) bias: &'a [f32],
    pub(crate) gain: &'a [f32],
    pub(crate) shift: &'a [f32],
}

/// Compiles a body for each kernel and calls the one asked for.
macro_rules! kernels {
    ($(#[$about:meta])* $name:ident = $body:ident::<$avx512:literal, $avx2:literal>($($arg:ident: $type:ty),*)) => {
        $(#[$about])*
        pub(crate) fn $name(kernel: Kernel, $($arg: $type),*) {
            #[cfg(target_arch = "x86_64")]
            #[target_feature(enable = "avx2,fma")]
            fn avx2($($arg: $type),*) {
                $body::<$avx2>($($arg),*)
            }
            #[cfg(target_arch = "x86_64")]
            #[target_feature(enable = "avx512f,avx2,fma")]
            fn avx512($($arg: $type),*) {
                $body::<$avx512>($($arg),*)
            }
            match kernel {
                Kernel::Portable => $body::<$avx2>($($arg),*),
                // SAFETY: the functions are safe but for the features that they are compiled for.
                // These two variants are made by `Kernel::detect` alone (and by tests that ask the
                // same question), after the processor has been found to have the features.
                #[cfg(target_arch = "x86_64")]
                Kernel::Avx2 => unsafe { avx2($($arg),*) },
                #[cfg(target_arch = "x86_64")]
                Kernel::Avx512 => unsafe { avx512($($arg),*) },
            }
        }
    };
}

kernels! {
    /// Rows times matrix. `out` gets `rows.count` rows of `matrix.width()`.
    product = product_body::<12, 6>(rows: Rows<'_>, matrix: &Packed, out: &mut [f32])
}

kernels! {
    /// The largest piece of each output, normalised to mean 0 and variance 1, scaled and shifted.
    maxout_norm = maxout_norm_body::<0, 0>(product: &[f32], finish: &Finish<'_>, out: &mut [f32])
}

kernels! {
    /// One row times matrix, four panels at a time.
    row_product = row_product_body::<4, 4>(row: &[f32], matrix: &Packed, out: &mut [f32])
}

#[inline(always)]
fn product_body<const R: usize>(rows: Rows<'_>, matrix: &Packed, out: &mut [f32]) {
    for (column, panel) in matrix.panels.chunks_exact(matrix.depth).enumerate() {
        let out = &mut out[column * LANES..];
        match rows.count {
            0 => {}
            1..4 => cover::<1>(rows, panel, out, matrix.width()),
            count if count < R => cover::<4>(rows, panel, out, matrix.width()),
            _ => cover::<R>(rows, panel, out, matrix.width()),
        }
    }
}

/// All rows in tiles of `R`. The last tile reaches back over rows that are done already, which gives
/// them the same bits again and costs less than going row by row.
#[inline(always)]
fn cover<const R: usize>(rows: Rows<'_>, panel: &[[f32; LANES]], out: &mut [f32], width: usize) {
    for first in (0..rows.count).step_by(R) {
        let first = first.min(rows.count - R);
        tile::<R>(rows, first, panel, &mut out[first * width..], width);
    }
}

/// `R` rows times one panel: `R * 16` sums at once, each upwards from zero.
#[inline(always)]
fn tile<const R: usize>(rows: Rows<'_>, first: usize, panel: &[[f32; LANES]], out: &mut [f32], width: usize) {
    let inputs: [&[f32]; R] = std::array::from_fn(|r| rows.row(first + r, panel.len()));
    let mut sums = [[0.0f32; LANES]; R];
    for (k, weights) in panel.iter().enumerate() {
        for r in 0..R {
            let input = inputs[r][k];
            for lane in 0..LANES {
                sums[r][lane] = input.mul_add(weights[lane], sums[r][lane]);
            }
        }
    }
    for (r, sums) in sums.iter().enumerate() {
        out[r * width..][..LANES].copy_from_slice(sums);
    }
}

#[inline(always)]
fn row_product_body<const P: usize>(row: &[f32], matrix: &Packed, out: &mut [f32]) {
    let depth = matrix.depth;
    let row = &row[..depth];
    let mut groups = matrix.panels.chunks_exact(depth * P);
    let mut outs = out.chunks_exact_mut(LANES * P);
    for (panels, out) in (&mut groups).zip(&mut outs) {
        wide_tile::<P>(row, panels, out);
    }
    let rest = groups.remainder().chunks_exact(depth);
    for (panel, out) in rest.zip(outs.into_remainder().chunks_exact_mut(LANES)) {
        wide_tile::<1>(row, panel, out);
    }
}

#[inline(always)]
fn wide_tile<const P: usize>(row: &[f32], panels: &[[f32; LANES]], out: &mut [f32]) {
    let depth = row.len();
    let panels: [&[[f32; LANES]]; P] = std::array::from_fn(|p| &panels[p * depth..][..depth]);
    let mut sums = [[0.0f32; LANES]; P];
    for (k, &input) in row.iter().enumerate() {
        for p in 0..P {
            for lane in 0..LANES {
                sums[p][lane] = input.mul_add(panels[p][k][lane], sums[p][lane]);
            }
        }
    }
    for (sums, out) in sums.iter().zip(out.chunks_exact_mut(LANES)) {
        out.copy_from_slice(sums);
    }
}

/// Outputs of one network layer.
pub(crate) const WIDTH: usize = 96;
const PIECES: usize = 3;
const NORM_LANES: usize = 8;

#[inline(always)]
fn maxout_norm_body<const NONE: usize>(product: &[f32], finish: &Finish<'_>, out: &mut [f32]) {
    let (Some(gain), Some(shift)) = (finish.gain.first_chunk::<WIDTH>(), finish.shift.first_chunk::<WIDTH>()) else {
        return;
    };
    let Some(bias) = finish.bias.first_chunk::<{ PIECES * WIDTH }>() else {
        return;
    };
    let (rows, _) = product.as_chunks::<{ PIECES * WIDTH }>();
    let (outs, _) = out.as_chunks_mut::<WIDTH>();
    for (row, out) in rows.iter().zip(outs) {
        let mut best = [0.0f32; WIDTH];
        for i in 0..WIDTH {
            let piece = |p: usize| row[p * WIDTH + i] + bias[p * WIDTH + i];
            let (a, b, c) = (piece(0), piece(1), piece(2));
            let larger = if b > a { b } else { a };
            best[i] = if c > larger { c } else { larger };
        }
        let mean = sum(&best) / WIDTH as f32;
        let centred: [f32; WIDTH] = std::array::from_fn(|i| best[i] - mean);
        let squares: [f32; WIDTH] = std::array::from_fn(|i| centred[i] * centred[i]);
        let scale = 1.0 / (sum(&squares) / WIDTH as f32 + 1e-8).sqrt();
        for i in 0..WIDTH {
            out[i] += (centred[i] * scale) * gain[i] + shift[i];
        }
    }
}

/// Eight running sums, then these in order.
#[inline(always)]
fn sum(values: &[f32; WIDTH]) -> f32 {
    let mut lanes = [0.0f32; NORM_LANES];
    for group in values.as_chunks::<NORM_LANES>().0 {
        for lane in 0..NORM_LANES {
            lanes[lane] += group[lane];
        }
    }
    lanes.iter().sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(count: usize, seed: u32) -> Vec<f32> {
        let mut state = seed;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) as f32 / (1 << 23) as f32 - 1.0
        };
        (0..count).map(|_| next()).collect()
    }

    fn bits(values: &[f32]) -> Vec<u32> {
        values.iter().map(|v| v.to_bits()).collect()
    }

    /// Every kernel that this machine can run.
    fn kernels() -> Vec<Kernel> {
        let mut all = vec![Kernel::Portable, Kernel::detect()];
        #[cfg(target_arch = "x86_64")]
        if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
            all.push(Kernel::Avx2);
        }
        all
    }

    /// A maxout layer over overlapping rows of 288, as in the window layers.
    fn layer(kernel: Kernel, count: usize) -> Vec<u32> {
        let every: Vec<_> = (0..288).collect();
        let matrix = Packed::new(&numbers(288 * 288, 1), 288, &every);
        let data = numbers(WIDTH * (count + 2), 2);
        let rows = Rows { data: &data, stride: WIDTH, count };
        let (bias, gain, shift) = (numbers(288, 3), numbers(WIDTH, 4), numbers(WIDTH, 5));
        let finish = Finish { bias: &bias, gain: &gain, shift: &shift };
        let (mut sums, mut out) = (vec![0.0; count * 288], data[..count * WIDTH].to_vec());
        product(kernel, rows, &matrix, &mut sums);
        maxout_norm(kernel, &sums, &finish, &mut out);
        let mut row = vec![0.0; 288];
        row_product(kernel, &data, &matrix, &mut row);
        assert_eq!(bits(&row), bits(&sums[..288]));
        bits(&[sums, out].concat())
    }

    #[test]
    fn every_kernel_gives_the_same_bits() {
        for count in [1, 3, 4, 7, 12, 31] {
            let expected = layer(Kernel::Portable, count);
            for kernel in kernels() {
                assert_eq!(layer(kernel, count), expected, "{kernel:?} with {count} rows");
            }
        }
    }
}
