//! The arithmetic of the networks: products of a few rows with a matrix, and what follows them.
//!
//! Every number is made by one fixed order of operations: a product runs over its index upwards with
//! fused multiply-add, one accumulator per output. Lanes are outputs, never parts of one sum, so the
//! width of the machine's registers changes no bit. The same source is compiled three times: plain,
//! for AVX2 with FMA, for AVX-512.
#![allow(unsafe_code, reason = "calling a function compiled for more features than the baseline")]

/// Columns per panel of a packed matrix.
pub(crate) const LANES: usize = 16;

/// A compilation of the arithmetic that this machine can run. All give the same bits.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Kernel(Instructions);

/// What a kernel is compiled for. A value beyond `Portable` proves that the processor has the features:
/// [`Kernel::available`] alone makes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Instructions {
    Portable,
    #[cfg(target_arch = "x86_64")]
    Avx2,
    #[cfg(target_arch = "x86_64")]
    Avx512,
}

impl Kernel {
    /// Every kernel that this processor has, the slowest first: the plain one is always there. On 64-bit ARM
    /// the plain one is compiled for NEON, which every such processor has.
    pub fn available() -> Vec<Kernel> {
        #[allow(unused_mut, reason = "only the plain one exists elsewhere")]
        let mut all = vec![Kernel(Instructions::Portable)];
        #[cfg(target_arch = "x86_64")]
        {
            let avx2 = is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma");
            if avx2 {
                all.push(Kernel(Instructions::Avx2));
            }
            if avx2 && is_x86_feature_detected!("avx512f") {
                all.push(Kernel(Instructions::Avx512));
            }
        }
        all
    }

    /// The fastest that the processor has.
    pub fn fastest() -> Kernel {
        Self::available().pop().unwrap_or(Kernel(Instructions::Portable))
    }

    /// A short name: `portable`, `neon`, `avx2` or `avx512`.
    pub fn name(self) -> &'static str {
        match self.0 {
            Instructions::Portable if cfg!(target_arch = "aarch64") => "neon",
            Instructions::Portable => "portable",
            #[cfg(target_arch = "x86_64")]
            Instructions::Avx2 => "avx2",
            #[cfg(target_arch = "x86_64")]
            Instructions::Avx512 => "avx512",
        }
    }
}

impl std::fmt::Debug for Kernel {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
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

/// Rows of input in one long slice; they may overlap.
#[derive(Clone, Copy)]
pub(crate) struct Rows<'a> {
    pub(crate) data: &'a [f32],
    pub(crate) places: Places<'a>,
}

/// Where rows begin.
#[derive(Clone, Copy)]
pub(crate) enum Places<'a> {
    /// One after the other.
    Every { stride: usize, count: usize },
    /// At these numbers of the slice.
    At(&'a [u32]),
}

impl<'a> Rows<'a> {
    /// `count` rows of `width` numbers without gaps.
    pub(crate) fn dense(data: &'a [f32], width: usize) -> Self {
        Self { data, places: Places::Every { stride: width, count: data.len() / width } }
    }

    #[inline(always)]
    pub(crate) fn count(self) -> usize {
        match self.places {
            Places::Every { count, .. } => count,
            Places::At(starts) => starts.len(),
        }
    }

    #[inline(always)]
    fn row(self, at: usize, depth: usize) -> &'a [f32] {
        let start = match self.places {
            Places::Every { stride, .. } => at * stride,
            Places::At(starts) => starts[at] as usize,
        };
        &self.data[start..][..depth]
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
    ($(#[$about:meta])* $name:ident = $body:ident::<[$($avx512:literal),*], [$($avx2:literal),*]>($($arg:ident: $type:ty),*)) => {
        $(#[$about])*
        pub(crate) fn $name(kernel: Kernel, $($arg: $type),*) {
            #[cfg(target_arch = "x86_64")]
            #[target_feature(enable = "avx2,fma")]
            fn avx2($($arg: $type),*) {
                $body::<$($avx2),*>($($arg),*)
            }
            #[cfg(target_arch = "x86_64")]
            #[target_feature(enable = "avx512f,avx2,fma")]
            fn avx512($($arg: $type),*) {
                $body::<$($avx512),*>($($arg),*)
            }
            match kernel.0 {
                Instructions::Portable => $body::<$($avx2),*>($($arg),*),
                // SAFETY: the functions are safe but for the features that they are compiled for.
                // These two variants are made by `Kernel::available` alone, after the processor has
                // been found to have the features.
                #[cfg(target_arch = "x86_64")]
                Instructions::Avx2 => unsafe { avx2($($arg),*) },
                #[cfg(target_arch = "x86_64")]
                Instructions::Avx512 => unsafe { avx512($($arg),*) },
            }
        }
    };
}

kernels! {
    /// Rows times matrix. `out` gets `rows.count()` rows of `matrix.width()`.
    product = product_body::<[8, 3], [6, 1]>(rows: Rows<'_>, matrix: &Packed, out: &mut [f32])
}

kernels! {
    /// The largest piece of each output, normalised to mean 0 and variance 1, scaled and shifted: a row of
    /// `out` for each row of the product.
    maxout_norm = maxout_norm_body::<[0], [0]>(product: &[f32], finish: &Finish<'_>, out: &mut [f32])
}

kernels! {
    /// One row times matrix, four panels at a time.
    row_product = row_product_body::<[4], [4]>(row: &[f32], matrix: &Packed, out: &mut [f32])
}

/// `R` rows and `P` panels at a time: as many sums as the registers hold, so that each number that is
/// loaded is used several times.
#[inline(always)]
fn product_body<const R: usize, const P: usize>(rows: Rows<'_>, matrix: &Packed, out: &mut [f32]) {
    let width = matrix.width();
    let mut groups = matrix.panels.chunks_exact(matrix.depth * P);
    let mut column = 0;
    for panels in &mut groups {
        panel_product::<R, P>(rows, panels, &mut out[column..], width);
        column += P * LANES;
    }
    for panel in groups.remainder().chunks_exact(matrix.depth) {
        panel_product::<R, 1>(rows, panel, &mut out[column..], width);
        column += LANES;
    }
}

#[inline(always)]
fn panel_product<const R: usize, const P: usize>(
    rows: Rows<'_>,
    panels: &[[f32; LANES]],
    out: &mut [f32],
    width: usize,
) {
    match rows.count() {
        0 => {}
        1..4 => cover::<1, P>(rows, panels, out, width),
        count if count < R => cover::<4, P>(rows, panels, out, width),
        _ => cover::<R, P>(rows, panels, out, width),
    }
}

/// All rows in tiles of `R`. The last tile reaches back over rows that are done already, which gives
/// them the same bits again and costs less than going row by row.
#[inline(always)]
fn cover<const R: usize, const P: usize>(rows: Rows<'_>, panels: &[[f32; LANES]], out: &mut [f32], width: usize) {
    for first in (0..rows.count()).step_by(R) {
        let first = first.min(rows.count() - R);
        tile::<R, P>(rows, first, panels, &mut out[first * width..], width);
    }
}

/// `R` rows times `P` panels: `R * P * 16` sums at once, each upwards from zero.
#[inline(always)]
fn tile<const R: usize, const P: usize>(
    rows: Rows<'_>,
    first: usize,
    panels: &[[f32; LANES]],
    out: &mut [f32],
    width: usize,
) {
    let depth = panels.len() / P;
    let inputs: [&[f32]; R] = std::array::from_fn(|r| rows.row(first + r, depth));
    let panels: [&[[f32; LANES]]; P] = std::array::from_fn(|p| &panels[p * depth..][..depth]);
    let mut sums = [[[0.0f32; LANES]; P]; R];
    for k in 0..depth {
        let weights: [[f32; LANES]; P] = std::array::from_fn(|p| panels[p][k]);
        for r in 0..R {
            let input = inputs[r][k];
            for p in 0..P {
                for lane in 0..LANES {
                    sums[r][p][lane] = input.mul_add(weights[p][lane], sums[r][p][lane]);
                }
            }
        }
    }
    for (r, sums) in sums.iter().enumerate() {
        out[r * width..][..P * LANES].copy_from_slice(sums.as_flattened());
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
            out[i] = (centred[i] * scale) * gain[i] + shift[i];
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

    /// A maxout layer over overlapping rows of 288, as in the window layers.
    fn layer(kernel: Kernel, count: usize) -> Vec<u32> {
        let every: Vec<_> = (0..288).collect();
        let matrix = Packed::new(&numbers(288 * 288, 1), 288, &every);
        let data = numbers(WIDTH * (count + 2), 2);
        let rows = Rows { data: &data, places: Places::Every { stride: WIDTH, count } };
        let starts: Vec<u32> = (0..count as u32).map(|row| row * WIDTH as u32).collect();
        let (bias, gain, shift) = (numbers(288, 3), numbers(WIDTH, 4), numbers(WIDTH, 5));
        let finish = Finish { bias: &bias, gain: &gain, shift: &shift };
        let (mut sums, mut out) = (vec![0.0; count * 288], vec![0.0; count * WIDTH]);
        product(kernel, rows, &matrix, &mut sums);
        let mut picked = vec![0.0; count * 288];
        product(kernel, Rows { data: &data, places: Places::At(&starts) }, &matrix, &mut picked);
        assert_eq!(bits(&picked), bits(&sums));
        maxout_norm(kernel, &sums, &finish, &mut out);
        let mut row = vec![0.0; 288];
        row_product(kernel, &data, &matrix, &mut row);
        assert_eq!(bits(&row), bits(&sums[..288]));
        bits(&[sums, out].concat())
    }

    #[test]
    fn every_kernel_gives_the_same_bits() {
        for count in [1, 3, 4, 7, 12, 31] {
            let all = Kernel::available();
            let expected = layer(all[0], count);
            for kernel in all {
                assert_eq!(layer(kernel, count), expected, "{kernel:?} with {count} rows");
            }
        }
    }
}
