//! Header fields as WARC, HTTP and MIME write them: `Name: value` lines, ended by an empty line.

/// The most bytes that a block of fields may have; what is longer is no header.
pub(crate) const LONGEST: usize = 256 << 10;

/// Fields in the order in which they stand; names are compared without regard to case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Headers {
    fields: Vec<(String, String)>,
}

impl Headers {
    /// The fields in `block`. A line that is no field is passed over; one that begins with white space
    /// goes on with the field before it.
    pub(crate) fn parse(block: &[u8]) -> Headers {
        let mut fields: Vec<(String, String)> = Vec::new();
        for line in block.split(|byte| *byte == b'\n') {
            let line = String::from_utf8_lossy(line.strip_suffix(b"\r").unwrap_or(line)).into_owned();
            let continued = line.starts_with([' ', '\t']);
            if let (true, Some((_, value))) = (continued, fields.last_mut()) {
                value.push(' ');
                value.push_str(line.trim());
            } else if let Some((name, value)) = line.split_once(':') {
                fields.push((name.trim().to_owned(), value.trim().to_owned()));
            }
        }
        Headers { fields }
    }

    /// The value of the first field of this name.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        let found = self.fields.iter().find(|(field, _)| field.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }
}

/// Where the fields end that begin `bytes`, and where what follows the empty line begins.
pub(crate) fn end(bytes: &[u8]) -> Option<(usize, usize)> {
    let head = bytes.get(..bytes.len().min(LONGEST))?;
    let mut start = 0;
    while let Some(length) = head.get(start..)?.iter().position(|byte| *byte == b'\n') {
        let line = head.get(start..start + length)?;
        if line.is_empty() || line == b"\r" {
            return Some((start, start + length + 1));
        }
        start += length + 1;
    }
    None
}

/// The media type of a `Content-Type` value, in lower case and without its parameters.
pub(crate) fn media_type(value: &str) -> String {
    value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// A parameter of a value, such as `charset` or `boundary`, without its quotation marks.
pub(crate) fn parameter(value: &str, name: &str) -> Option<String> {
    let mut rest = value.split_once(';')?.1;
    loop {
        let (field, after) = rest.split_once('=')?;
        let after = after.trim_start();
        let (found, next) = match after.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
            None => after.split_once(';').map_or((after, ""), |(found, _)| (found, &after[found.len()..])),
        };
        if field.trim().eq_ignore_ascii_case(name) {
            return Some(found.trim().to_owned());
        }
        rest = next.trim_start().strip_prefix(';').unwrap_or(next);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_found_whatever_their_case_and_may_go_on() {
        let headers =
            Headers::parse(b"Content-Type: multipart/related;\r\n\tboundary=\"a;b\"; type=x\r\nno field\r\nX:\n");
        let value = headers.get("content-type").unwrap();
        assert_eq!(media_type(value), "multipart/related");
        assert_eq!(parameter(value, "boundary").as_deref(), Some("a;b"));
        assert_eq!(parameter(value, "TYPE").as_deref(), Some("x"));
        assert_eq!(parameter(value, "charset"), None);
        assert_eq!(headers.get("x"), Some(""));
    }

    #[test]
    fn the_end_is_an_empty_line() {
        assert_eq!(end(b"A: b\r\n\r\nbody"), Some((6, 8)));
        assert_eq!(end(b"A: b\n\nbody"), Some((5, 6)));
        assert_eq!(end(b"A: b\n"), None);
    }
}
