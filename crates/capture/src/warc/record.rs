//! The records of a web archive, one at a time; damage is said with its place, and the next record is read.

use std::io::{self, BufRead, Read};

use super::stream::Stream;
use crate::headers::{self, Headers};
use crate::source::Source;
use crate::unpack::Packing;

/// A record whose block is still to be read.
#[derive(Debug)]
pub(crate) struct Head {
    pub(crate) headers: Headers,
    /// Where the record, or the member that holds it, begins in the file.
    pub(crate) offset: u64,
    /// How far into the member it begins; 0 where each record is a member of its own.
    pub(crate) within: u64,
}

/// What could not be read, and where.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Damage {
    pub(crate) offset: u64,
    pub(crate) detail: String,
}

/// Bytes of a block, and why there are no more where it breaks off.
#[derive(Debug, Default)]
pub(crate) struct Block {
    pub(crate) bytes: Vec<u8>,
    pub(crate) broken: Option<String>,
    /// Whether the limit was reached before its end.
    pub(crate) cut: bool,
}

/// A web archive being read.
pub(crate) struct Records {
    stream: Stream,
    /// What is left of the block of the record that was given last.
    left: u64,
    /// Where the record that was given last began.
    begun: u64,
    /// Why the block of that record could not be read to its end.
    broken: Option<String>,
}

impl Records {
    pub(crate) fn new(source: Source, packing: Packing) -> Records {
        Records { stream: Stream::new(source, packing), left: 0, begun: 0, broken: None }
    }

    /// The next record, or damage; none at the end.
    pub(crate) fn next(&mut self) -> Option<Result<Head, Damage>> {
        if let Err(damage) = self.finish() {
            return Some(Err(damage));
        }
        loop {
            if !self.stream.is_inside() {
                match self.stream.open() {
                    Ok(true) => {}
                    Ok(false) => return None,
                    Err(error) => return Some(Err(self.damaged(&error.to_string()))),
                }
            }
            match self.skip_blank() {
                Ok(true) => return Some(self.head()),
                Ok(false) if self.open_next() => {}
                Ok(false) => return None,
                Err(error) => return Some(Err(self.damaged(&error.to_string()))),
            }
        }
    }

    /// Reads up to `limit` bytes of the block.
    pub(crate) fn block(&mut self, limit: u64) -> Block {
        let mut block = Block::default();
        let wanted = self.left.min(limit);
        let read = self.stream.by_ref().take(wanted).read_to_end(&mut block.bytes);
        self.left -= block.bytes.len() as u64;
        block.cut = self.left > 0 && block.bytes.len() as u64 == wanted;
        block.broken = match read {
            Err(error) => Some(error.to_string()),
            Ok(_) if (block.bytes.len() as u64) < wanted => Some(format!("{} bytes are missing", self.left)),
            Ok(_) => None,
        };
        self.broken.clone_from(&block.broken);
        block
    }

    /// Reads the fields that begin the block, up to the empty line; the block goes on after it.
    pub(crate) fn block_head(&mut self) -> Block {
        let mut block = Block::default();
        while block.bytes.len() < headers::LONGEST {
            let begun = block.bytes.len();
            let mut line = self.stream.by_ref().take(self.left.min(headers::LONGEST as u64));
            let read = line.read_until(b'\n', &mut block.bytes);
            let line = block.bytes.get(begun..).unwrap_or_default();
            self.left -= line.len() as u64;
            if let Err(error) = read {
                block.broken = Some(error.to_string());
                break;
            }
            if line.is_empty() && self.left > 0 {
                block.broken = Some(format!("{} bytes are missing", self.left));
            }
            if matches!(line, b"\n" | b"\r\n" | b"") {
                break;
            }
        }
        self.broken.clone_from(&block.broken);
        block
    }

    fn open_next(&mut self) -> bool {
        matches!(self.stream.open(), Ok(true))
    }

    /// Skips the lines between records; false at the end of the member.
    fn skip_blank(&mut self) -> io::Result<bool> {
        loop {
            let bytes = self.stream.fill_buf()?;
            let blank = bytes.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            let (found, ended) = (blank < bytes.len(), bytes.is_empty());
            self.stream.consume(blank);
            if found || ended {
                return Ok(found);
            }
        }
    }

    /// The fields of the record that begins here.
    fn head(&mut self) -> Result<Head, Damage> {
        let (offset, within) = self.stream.place();
        self.begun = offset;
        let mut bytes = Vec::new();
        loop {
            let begun = bytes.len();
            let read = self.stream.by_ref().take(headers::LONGEST as u64).read_until(b'\n', &mut bytes);
            if let Err(error) = read {
                return Err(self.damaged(&error.to_string()));
            }
            let line = bytes.get(begun..).unwrap_or_default();
            if begun == 0 && !line.starts_with(b"WARC/") {
                return Err(self.damaged("no record begins here"));
            }
            if matches!(line, b"\n" | b"\r\n") {
                break;
            }
            if line.is_empty() {
                return Err(self.damaged("the fields of the record break off"));
            }
            if bytes.len() > headers::LONGEST {
                return Err(self.damaged("the fields of the record do not end"));
            }
        }
        let headers = Headers::parse(&bytes);
        let length = headers.get("content-length").and_then(|length| length.parse().ok());
        let Some(length) = length else {
            return Err(self.damaged("the record does not say how long it is"));
        };
        self.left = length;
        Ok(Head { headers, offset, within })
    }

    /// Reads what is left of the record. What follows must be an empty line, or the end.
    fn finish(&mut self) -> Result<(), Damage> {
        let left = std::mem::take(&mut self.left);
        if let Some(broken) = self.broken.take() {
            return Err(self.damaged(&broken));
        }
        match io::copy(&mut self.stream.by_ref().take(left), &mut io::sink()) {
            Err(error) => Err(self.damaged(&error.to_string())),
            Ok(count) if count < left => Err(self.damaged(&format!("{} bytes are missing", left - count))),
            Ok(_) => Ok(()),
        }
    }

    /// Says damage and goes on at the next record that can be found.
    fn damaged(&mut self, reason: &str) -> Damage {
        let offset = if self.stream.is_packed() { self.stream.place().0 } else { self.begun };
        let rest = match self.stream.search(offset + 1) {
            Ok(true) => "reading went on at the next record",
            Ok(false) => "no record was found behind it",
            Err(_) => "what is behind it could not be read",
        };
        Damage { offset, detail: format!("the record is damaged: {reason}; {rest}") }
    }
}
