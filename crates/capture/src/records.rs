//! JSON Lines: one record a line, one capture a record.

use std::io::{BufRead, Read};

use crate::error::Cause;
use crate::record::read_json_record;
use crate::{Capture, CaptureError};

/// Reads records line by line; a line that is no record is an error, and the next one is read.
///
/// `source` names the stream in errors; a line longer than `limit` bytes is refused without being held.
pub fn records(
    reader: impl BufRead,
    source: impl Into<String>,
    limit: usize,
) -> impl Iterator<Item = Result<Capture, CaptureError>> {
    Records { reader, source: source.into(), limit, line: 0, buffer: Vec::new(), over: false }
}

struct Records<R> {
    reader: R,
    source: String,
    limit: usize,
    line: u64,
    buffer: Vec<u8>,
    over: bool,
}

impl<R: BufRead> Iterator for Records<R> {
    type Item = Result<Capture, CaptureError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.over {
            match self.read_line() {
                Err(error) => {
                    self.over = true;
                    return Some(Err(CaptureError::of_io(&self.source, error).at_line(self.line)));
                }
                Ok(false) => self.over = true,
                Ok(true) if self.buffer.trim_ascii().is_empty() => {}
                Ok(true) => return Some(self.record()),
            }
        }
        None
    }
}

impl<R: BufRead> Records<R> {
    /// Reads the next line into the buffer; of an overlong one only the beginning is kept.
    fn read_line(&mut self) -> std::io::Result<bool> {
        self.buffer.clear();
        self.buffer.shrink_to(1 << 20);
        let mut bounded = (&mut self.reader).take(self.limit as u64 + 1);
        let count = bounded.read_until(b'\n', &mut self.buffer)?;
        self.line += 1;
        if self.is_overlong() {
            self.skip_line()?;
        }
        Ok(count > 0)
    }

    fn is_overlong(&self) -> bool {
        self.buffer.len() > self.limit && !self.buffer.ends_with(b"\n")
    }

    fn skip_line(&mut self) -> std::io::Result<()> {
        loop {
            let part = self.reader.fill_buf()?;
            let end = part.iter().position(|byte| *byte == b'\n');
            let (used, done) = (end.map_or(part.len(), |end| end + 1), end.is_some() || part.is_empty());
            self.reader.consume(used);
            if done {
                return Ok(());
            }
        }
    }

    fn record(&self) -> Result<Capture, CaptureError> {
        if self.is_overlong() {
            let detail = format!("the line is longer than the limit of {} bytes", self.limit);
            return Err(CaptureError::new(Cause::TooLarge, &self.source, detail).at_line(self.line));
        }
        read_json_record(&self.buffer, &format!("{}:{}", self.source, self.line)).unwrap_or_else(|error| {
            let detail = format!("is no JSON record: {error}");
            Err(CaptureError::new(Cause::Malformed, &self.source, detail).at_line(self.line))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_line_does_not_stop_the_next() {
        let lines = b"\xef\xbb\xbf{\"text\": \"One.\"}\n\nnonsense\n{\"text\": \"Two.\"}";
        let read: Vec<_> = records(&lines[..], "-", 1000).collect();
        assert_eq!(read.len(), 3);
        assert!(read[1].as_ref().is_err_and(|error| error.is_malformed() && error.line() == Some(3)));
        assert_eq!(read[2].as_ref().map(|capture| capture.source.as_str()).ok(), Some("-:4"));
    }

    #[test]
    fn an_overlong_line_is_refused_and_skipped() {
        let lines = format!("{{\"text\": \"{}\"}}\n{{\"text\": \"x\"}}\n", "a".repeat(5000));
        let read: Vec<_> = records(lines.as_bytes(), "-", 100).collect();
        assert!(read[0].as_ref().is_err_and(CaptureError::is_too_large));
        assert!(read[1].is_ok());
        assert_eq!(read.len(), 2);
    }
}
