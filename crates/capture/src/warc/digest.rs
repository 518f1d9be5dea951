//! Digests of records: `sha1:` and `sha256:`, in base 32, base 16 or base 64.

use sha1::Sha1;
use sha2::{Digest, Sha256};

/// Whether bytes, given in pieces, have the digest that is written; none where its method is not known.
pub(crate) fn fits(written: &str, pieces: &[&[u8]]) -> Option<bool> {
    let (method, value) = written.trim().split_once(':')?;
    let found = match method.trim().to_ascii_lowercase().replace('-', "").as_str() {
        "sha1" => digest::<Sha1>(pieces),
        "sha256" => digest::<Sha256>(pieces),
        _ => return None,
    };
    let value = value.trim().trim_end_matches('=');
    let same = value.eq_ignore_ascii_case(&base16(&found))
        || value.eq_ignore_ascii_case(&base32(&found))
        || value.replace('-', "+").replace('_', "/") == base64(&found);
    Some(same)
}

/// The digest that other programs compare pages by.
#[cfg(feature = "net")]
pub(crate) fn sha1(pieces: &[&[u8]]) -> String {
    format!("sha1:{}", base32(&digest::<Sha1>(pieces)))
}

/// The digest that shows damage; other programs read it in base 16.
#[cfg(feature = "net")]
pub(crate) fn sha256(pieces: &[&[u8]]) -> String {
    format!("sha256:{}", base16(&digest::<Sha256>(pieces)))
}

/// An id made of what it names (RFC 9562, version 8).
#[cfg(feature = "net")]
pub(crate) fn uuid(pieces: &[&[u8]]) -> String {
    let mut bytes = digest::<Sha256>(pieces);
    bytes.truncate(16);
    for (place, mask, mark) in [(6, 0x0f, 0x80), (8, 0x3f, 0x80)] {
        bytes.iter_mut().skip(place).take(1).for_each(|byte| *byte = *byte & mask | mark);
    }
    let written = base16(&bytes);
    let part = |from: usize, to: usize| written.get(from..to).unwrap_or_default();
    [part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32)].join("-")
}

fn digest<D: Digest>(pieces: &[&[u8]]) -> Vec<u8> {
    let mut digest = D::new();
    pieces.iter().for_each(|piece| digest.update(piece));
    digest.finalize().to_vec()
}

fn base16(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn base32(bytes: &[u8]) -> String {
    in_base(bytes, 5, b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
}

fn base64(bytes: &[u8]) -> String {
    in_base(bytes, 6, b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
}

/// The bits in groups of `width`, each as a digit, without padding.
fn in_base(bytes: &[u8], width: u32, digits: &[u8]) -> String {
    let (mut held, mut bits, mut written) = (0_u32, 0, String::new());
    let mask = (1_u32 << width) - 1;
    let mut push = |value: u32| written.extend(digits.get((value & mask) as usize).map(|digit| char::from(*digit)));
    for byte in bytes {
        held = held << 8 | u32::from(*byte);
        bits += 8;
        while bits >= width {
            bits -= width;
            push(held >> bits);
        }
        held &= (1 << bits) - 1;
    }
    if bits > 0 {
        push(held << (width - bits));
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_fits_in_each_way_it_is_written() {
        // Of the empty text, as the standards print them.
        let whole: [&[u8]; 2] = [b"", b""];
        for written in [
            "sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ",
            "SHA-1:da39a3ee5e6b4b0d3255bfef95601890afd80709",
            "sha1:2jmj7l5rSw0yVb/vlWAYkK/YBwk=",
            "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "sha-256:4OYMIQUY7QOBJGX36TEJS35ZEQT24QPEMSNZGTFESWMRW6CSXBKQ====",
        ] {
            assert_eq!(fits(written, &whole), Some(true), "{written}");
        }
        assert_eq!(fits("sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ", &[b"x"]), Some(false));
        assert_eq!(fits("md5:x", &[b"x"]), None);
    }
}
