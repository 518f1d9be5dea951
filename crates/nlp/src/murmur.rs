//! The two hashes of the model: one names a string, one chooses rows of an embedding table.
//! Both are by Austin Appleby and in the public domain.

/// MurmurHash2, 64 bits, variant A, seed 1: the identity of a string.
pub(crate) fn hash_text(text: &str) -> u64 {
    const M: u64 = 0xc6a4_a793_5bd1_e995;
    let bytes = text.as_bytes();
    let mut hash = 1 ^ (bytes.len() as u64).wrapping_mul(M);
    let (words, rest) = bytes.as_chunks::<8>();
    for word in words {
        let key = u64::from_le_bytes(*word).wrapping_mul(M);
        hash = (hash ^ (key ^ (key >> 47)).wrapping_mul(M)).wrapping_mul(M);
    }
    if !rest.is_empty() {
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        hash = (hash ^ u64::from_le_bytes(last)).wrapping_mul(M);
    }
    hash = (hash ^ (hash >> 47)).wrapping_mul(M);
    hash ^ (hash >> 47)
}

/// MurmurHash3 of one 8-byte key, mixed into four 32-bit values: the rows of a hash embedding.
pub(crate) fn hash_key(key: u64, seed: u32) -> [u32; 4] {
    let seed = u64::from(seed);
    let mixed = key.wrapping_mul(0x87c3_7b91_1142_53d5).rotate_left(31);
    let first = mixed.wrapping_mul(0x4cf5_ad43_2745_937f) ^ seed ^ 8;
    let second = seed ^ 8;
    let first = first.wrapping_add(second);
    let second = second.wrapping_add(first);
    let (first, second) = (finish(first), finish(second));
    let first = first.wrapping_add(second);
    let second = second.wrapping_add(first);
    [first as u32, (first >> 32) as u32, second as u32, (second >> 32) as u32]
}

fn finish(mut hash: u64) -> u64 {
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ (hash >> 33)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_hash_as_in_the_trained_vocabulary() {
        assert_eq!(hash_text("coffee"), 3_197_928_453_018_144_401);
        assert_eq!(hash_text("noun"), 16_833_663_260_455_505_849);
    }
}
