//! Unpacking: gzip, zlib, brotli and zstd, as streams, so that a limit on what is read bounds the work.

use std::io::{self, BufReader, Read};

use ruzstd::decoding::StreamingDecoder;

/// How bytes are packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Packing {
    None,
    Gzip,
    Zstd,
}

/// The largest window of zstd that is held. The format asks for 8 MiB; a page packed in one piece may have more.
pub(crate) const WINDOW: u64 = 64 << 20;

const GZIP: &[u8] = b"\x1f\x8b\x08";
const ZSTD: &[u8] = b"\x28\xb5\x2f\xfd";
/// The frame that carries the dictionary of a `.warc.zst` file.
const DICTIONARY: &[u8] = b"\x5d\x2a\x4d\x18";

impl Packing {
    /// How the bytes are packed that begin with `head`; none where they are not.
    pub(crate) fn of(head: &[u8]) -> Option<Packing> {
        if head.starts_with(GZIP) {
            return Some(Packing::Gzip);
        }
        (head.starts_with(ZSTD) || is_dictionary(head)).then_some(Packing::Zstd)
    }
}

/// Whether it is the frame with the dictionary of a web archive.
pub(crate) fn is_dictionary(head: &[u8]) -> bool {
    head.starts_with(DICTIONARY)
}

/// What is packed in `packed`, all members one after the other.
pub(crate) fn reader<'r>(packed: impl Read + Send + 'r, packing: Packing) -> Box<dyn Read + Send + 'r> {
    match packing {
        Packing::None => Box::new(packed),
        Packing::Gzip => Box::new(flate2::read::MultiGzDecoder::new(packed)),
        Packing::Zstd => Box::new(Frames { packed: Some(BufReader::new(packed)), frame: None }),
    }
}

/// What a content coding of HTTP packed; none for a coding that is not known.
pub(crate) fn coding<'r>(packed: impl Read + Send + 'r, name: &str) -> Option<Box<dyn Read + Send + 'r>> {
    Some(match name {
        "" | "identity" => Box::new(packed),
        "gzip" | "x-gzip" => Box::new(flate2::read::MultiGzDecoder::new(packed)),
        "deflate" => deflate(packed),
        "br" => Box::new(brotli_decompressor::Decompressor::new(packed, 4096)),
        "zstd" => reader(packed, Packing::Zstd),
        _ => return None,
    })
}

/// `deflate` means zlib, and some servers send it without its frame.
fn deflate<'r>(mut packed: impl Read + Send + 'r) -> Box<dyn Read + Send + 'r> {
    let mut head = Vec::new();
    // What cannot be read now fails again below.
    let _ = packed.by_ref().take(2).read_to_end(&mut head);
    let framed = matches!(head.as_slice(), [method, flags]
        if method & 0x0f == 8 && (u16::from(*method) << 8 | u16::from(*flags)) % 31 == 0);
    let whole = io::Cursor::new(head).chain(packed);
    if framed {
        Box::new(flate2::read::ZlibDecoder::new(whole))
    } else {
        Box::new(flate2::read::DeflateDecoder::new(whole))
    }
}

/// Frames of zstd one after the other; those that carry no text are skipped.
struct Frames<R: Read> {
    packed: Option<BufReader<R>>,
    frame: Option<Frame<R>>,
}

type Frame<R> = StreamingDecoder<BufReader<R>, ruzstd::decoding::FrameDecoder>;

impl<R: Read> Frames<R> {
    /// Opens the next frame; false at the end.
    fn open(&mut self) -> io::Result<bool> {
        let Some(mut packed) = self.packed.take() else { return Ok(false) };
        while let Some(length) = skippable(&mut packed)? {
            io::copy(&mut packed.by_ref().take(u64::from(length)), &mut io::sink())?;
        }
        if io::BufRead::fill_buf(&mut packed)?.is_empty() {
            return Ok(false);
        }
        self.frame = Some(StreamingDecoder::new_with_max_window_size(packed, WINDOW).map_err(io::Error::other)?);
        Ok(true)
    }
}

/// The length of the skippable frame that comes next, if it is one; its head is consumed.
pub(crate) fn skippable(packed: &mut impl io::BufRead) -> io::Result<Option<u32>> {
    let head = packed.fill_buf()?;
    let skip = matches!(head, [first, 0x2a, 0x4d, 0x18, ..] if first & 0xf0 == 0x50);
    if !skip {
        return Ok(None);
    }
    let mut frame = [0_u8; 8];
    packed.read_exact(&mut frame)?;
    let [.., a, b, c, d] = frame;
    Ok(Some(u32::from_le_bytes([a, b, c, d])))
}

impl<R: Read> Read for Frames<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            if let Some(frame) = &mut self.frame {
                let count = frame.read(buffer)?;
                if count > 0 || buffer.is_empty() {
                    return Ok(count);
                }
                self.packed = self.frame.take().map(StreamingDecoder::into_inner);
            } else if !self.open()? {
                return Ok(0);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn unpacked(bytes: &[u8], name: &str) -> String {
        let mut text = String::new();
        coding(bytes, name).expect("known").read_to_string(&mut text).expect("unpacked");
        text
    }

    #[test]
    fn each_coding_is_unpacked() {
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gzip.write_all(b"The harbour").unwrap();
        let mut twice = gzip.finish().unwrap();
        twice.extend(twice.clone());
        assert_eq!(unpacked(&twice, "gzip"), "The harbourThe harbour");
        let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
        zlib.write_all(b"The harbour").unwrap();
        assert_eq!(unpacked(&zlib.finish().unwrap(), "deflate"), "The harbour");
        let mut raw = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::fast());
        raw.write_all(b"The harbour").unwrap();
        assert_eq!(unpacked(&raw.finish().unwrap(), "deflate"), "The harbour");
        let zstd = ruzstd::encoding::compress_to_vec(&b"The harbour"[..], ruzstd::encoding::CompressionLevel::Fastest);
        let frames = [&b"\x50\x2a\x4d\x18\x02\0\0\0xx"[..], &zstd, &zstd].concat();
        assert_eq!(unpacked(&frames, "zstd"), "The harbourThe harbour");
        // `The harbour` in one stored metablock.
        assert_eq!(unpacked(b"\x0b\x05\x80The harbour\x03", "br"), "The harbour");
        assert!(coding(&b""[..], "compress").is_none());
    }
}
