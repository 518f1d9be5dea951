//! Indented JSON, as `serde_json` prints it by default, with one write a line rather than one a level.

use std::io::{self, Write};

use serde_json::ser::Formatter;

/// A line break and the deepest indentation that is written at once.
const LINE: &[u8] = b"\n                                ";

/// Two spaces a level.
#[derive(Default)]
pub(super) struct Indented {
    depth: usize,
    /// Whether the innermost list or object has a member.
    has_member: bool,
}

impl Indented {
    fn open<W: Write + ?Sized>(&mut self, out: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth += 1;
        self.has_member = false;
        out.write_all(bracket)
    }

    fn close<W: Write + ?Sized>(&mut self, out: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth -= 1;
        if self.has_member {
            self.line(out)?;
        }
        out.write_all(bracket)
    }

    fn member<W: Write + ?Sized>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        if !first {
            out.write_all(b",")?;
        }
        self.line(out)
    }

    fn line<W: Write + ?Sized>(&self, out: &mut W) -> io::Result<()> {
        let length = 1 + 2 * self.depth;
        out.write_all(&LINE[..length.min(LINE.len())])?;
        (LINE.len()..length).try_for_each(|_| out.write_all(b" "))
    }
}

impl Formatter for Indented {
    fn begin_array<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.open(out, b"[")
    }

    fn end_array<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.close(out, b"]")
    }

    fn begin_array_value<W: Write + ?Sized>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.member(out, first)
    }

    fn end_array_value<W: Write + ?Sized>(&mut self, _: &mut W) -> io::Result<()> {
        self.has_member = true;
        Ok(())
    }

    fn begin_object<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.open(out, b"{")
    }

    fn end_object<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.close(out, b"}")
    }

    fn begin_object_key<W: Write + ?Sized>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.member(out, first)
    }

    fn begin_object_value<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        out.write_all(b": ")
    }

    fn end_object_value<W: Write + ?Sized>(&mut self, _: &mut W) -> io::Result<()> {
        self.has_member = true;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Serialize;

    #[test]
    fn it_has_the_bytes_of_the_default() {
        let mut value = serde_json::json!({"a": [], "b": {}, "c": [1, {"d": [[], {"e": null}]}, "x"], "f": "y"});
        for _ in 0..20 {
            value = serde_json::json!({"deep": [value], "beside": [[1]]});
        }
        let mut written = Vec::new();
        value
            .serialize(&mut serde_json::Serializer::with_formatter(&mut written, Indented::default()))
            .expect("memory");
        assert_eq!(String::from_utf8(written).expect("text"), serde_json::to_string_pretty(&value).expect("memory"));
    }
}
