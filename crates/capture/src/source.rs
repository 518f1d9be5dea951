//! Where bytes come from: a part of a file, bytes that are held, or a stream.

use std::fs::File;
use std::io::{self, Cursor, Read, Seek, SeekFrom};
use std::sync::{Arc, Mutex, PoisonError};

/// How many bytes decide what an input is.
const HEAD: usize = 64 << 10;

/// Bytes to read from the beginning to the end.
pub(crate) enum Source {
    /// Bytes at a place, which can be read again.
    Part(Part),
    /// Bytes that pass by once.
    Stream(Box<dyn Read + Send>),
}

/// A range of a file or of bytes that are held. Copies share what they are a part of, not the position.
#[derive(Clone)]
pub(crate) struct Part {
    store: Store,
    start: u64,
    length: u64,
    at: u64,
}

#[derive(Clone)]
enum Store {
    File(Arc<Mutex<File>>),
    Bytes(Arc<[u8]>),
}

impl Source {
    /// A file on disk; what is no regular file (a pipe) is a stream.
    pub(crate) fn open(path: &std::path::Path) -> io::Result<Source> {
        let file = File::open(path)?;
        let about = file.metadata()?;
        if !about.is_file() {
            return Ok(Source::Stream(Box::new(file)));
        }
        let store = Store::File(Arc::new(Mutex::new(file)));
        Ok(Source::Part(Part { store, start: 0, length: about.len(), at: 0 }))
    }

    /// The first bytes. They are read again afterwards.
    pub(crate) fn head(&mut self) -> io::Result<Vec<u8>> {
        let mut head = Vec::new();
        match self {
            Source::Part(part) => {
                part.clone().take(HEAD as u64).read_to_end(&mut head)?;
            }
            Source::Stream(stream) => {
                let read = stream.take(HEAD as u64).read_to_end(&mut head);
                let rest = std::mem::replace(stream, Box::new(io::empty()));
                // A stream that breaks off has its beginning all the same; it breaks off again when read on.
                *stream = match read {
                    Ok(_) => Box::new(Cursor::new(head.clone()).chain(rest)),
                    Err(error) if head.is_empty() => return Err(error),
                    Err(error) => Box::new(Cursor::new(head.clone()).chain(Broken(error.kind(), error.to_string()))),
                };
            }
        }
        Ok(head)
    }
}

impl Read for Source {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Source::Part(part) => part.read(buffer),
            Source::Stream(stream) => stream.read(buffer),
        }
    }
}

/// A stream that only fails.
struct Broken(io::ErrorKind, String);

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::Error::new(self.0, self.1.clone()))
    }
}

impl Part {
    /// Bytes that are held.
    pub(crate) fn of(bytes: Vec<u8>) -> Part {
        Part { start: 0, length: bytes.len() as u64, at: 0, store: Store::Bytes(bytes.into()) }
    }

    /// How many bytes it has.
    pub(crate) fn length(&self) -> u64 {
        self.length
    }

    /// The range from `start`, of `length` bytes or as many as there are.
    pub(crate) fn cut(&self, start: u64, length: u64) -> Part {
        let start = start.min(self.length);
        let length = length.min(self.length - start);
        Part { store: self.store.clone(), start: self.start + start, length, at: 0 }
    }
}

impl Read for Part {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = usize::try_from(self.length.saturating_sub(self.at)).unwrap_or(usize::MAX);
        let wanted = buffer.len().min(left);
        let Some(buffer) = buffer.get_mut(..wanted).filter(|buffer| !buffer.is_empty()) else { return Ok(0) };
        let place = self.start + self.at;
        let count = match &self.store {
            Store::Bytes(bytes) => {
                let from = usize::try_from(place).unwrap_or(usize::MAX);
                bytes.get(from..).unwrap_or_default().read(buffer)?
            }
            Store::File(file) => {
                let mut file = file.lock().unwrap_or_else(PoisonError::into_inner);
                file.seek(SeekFrom::Start(place))?;
                file.read(buffer)?
            }
        };
        self.at += count as u64;
        Ok(count)
    }
}

impl Seek for Part {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let place = match to {
            SeekFrom::Start(place) => Some(place),
            SeekFrom::End(offset) => self.length.checked_add_signed(offset),
            SeekFrom::Current(offset) => self.at.checked_add_signed(offset),
        };
        self.at = place.ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
        Ok(self.at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_reads_its_range_and_no_more() {
        let whole = Part::of(b"0123456789".to_vec());
        let mut read = String::new();
        whole.cut(2, 5).cut(1, 100).read_to_string(&mut read).unwrap();
        assert_eq!(read, "3456");
        let mut part = whole.cut(4, 4);
        part.seek(SeekFrom::End(-1)).unwrap();
        let mut last = Vec::new();
        part.read_to_end(&mut last).unwrap();
        assert_eq!(last, b"7");
        assert!(whole.cut(4, 4).seek(SeekFrom::End(-9)).is_err());
    }

    #[test]
    fn the_head_of_a_stream_is_read_again() {
        let mut stream = Source::Stream(Box::new(&b"some words"[..]));
        assert_eq!(stream.head().unwrap(), b"some words");
        let mut read = String::new();
        stream.read_to_string(&mut read).unwrap();
        assert_eq!(read, "some words");
    }

    #[test]
    fn a_stream_that_breaks_off_keeps_its_beginning() {
        let broken = b"some words".chain(Broken(io::ErrorKind::InvalidData, "no more".to_owned()));
        let mut stream = Source::Stream(Box::new(broken));
        assert_eq!(stream.head().unwrap(), b"some words");
        let mut read = Vec::new();
        let error = stream.read_to_end(&mut read).unwrap_err();
        assert_eq!((read.as_slice(), error.to_string().as_str()), (&b"some words"[..], "no more"));
    }
}
