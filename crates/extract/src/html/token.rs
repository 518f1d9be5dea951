//! The plain parts of markup, read in one step each.
//!
//! The tokenizer of HTML goes letter by letter, for anything may come. Most of a page is plain: a tag whose attributes
//! are quoted, text without references, a comment that ends. Such a part is read here in one go, and its words are
//! not copied; whatever is not plain is left to the tokenizer.

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag, TagKind, Token};
use html5ever::{Attribute, LocalName, QualName, ns};

/// Elements after whose start tag the content is no markup, or which the parser has to see begin.
const RAW: [&str; 10] =
    ["script", "style", "title", "textarea", "noscript", "iframe", "noframes", "noembed", "xmp", "plaintext"];

/// The longest name of a tag or attribute that is plain, in bytes.
const NAME: usize = 32;

/// More attributes are not plain: each is compared with those before it.
const ATTRIBUTES: usize = 32;

/// The token at a place of the input and where it ends, if it is plain.
pub(super) fn plain(input: &StrTendril, at: usize) -> Option<(Token, usize)> {
    let bytes = input.as_bytes();
    if bytes.get(at)? != &b'<' {
        return text(input, at);
    }
    match bytes.get(at + 1)? {
        b'/' => end_tag(bytes, at + 2),
        b'!' => comment(input, at),
        letter if letter.is_ascii_alphabetic() => start_tag(input, at + 1),
        _ => None,
    }
}

/// A part of the input, not copied.
fn part(input: &StrTendril, start: usize, end: usize) -> Option<StrTendril> {
    Some(input.subtendril(u32::try_from(start).ok()?, u32::try_from(end.checked_sub(start)?).ok()?))
}

/// Whether a text stands for itself.
fn is_literal(text: &[u8]) -> bool {
    memchr::memchr3(b'&', b'\r', b'\0', text).is_none()
}

fn text(input: &StrTendril, at: usize) -> Option<(Token, usize)> {
    let rest = &input.as_bytes()[at..];
    let end = memchr::memchr(b'<', rest)?;
    is_literal(&rest[..end]).then_some(())?;
    Some((Token::CharacterTokens(part(input, at, at + end)?), at + end))
}

fn comment(input: &StrTendril, at: usize) -> Option<(Token, usize)> {
    let content = input.as_bytes()[at..].strip_prefix(b"<!--")?;
    let end = memchr::memmem::find(content, b"-->")?;
    let (content, start) = (&content[..end], at + 4);
    let early = content.starts_with(b">") || content.starts_with(b"->") || content == b"-";
    if early || memchr::memchr2(b'\r', b'\0', content).is_some() || memchr::memmem::find(content, b"--!>").is_some() {
        return None;
    }
    Some((Token::CommentToken(part(input, start, start + end)?), start + end + 3))
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\t' | b'\x0C')
}

/// Where the white space at a place ends.
fn after_space(bytes: &[u8], at: usize) -> usize {
    at + bytes[at..].iter().take_while(|byte| is_space(**byte)).count()
}

/// The letters of names in lower case, and 0 for what ends a name.
const LETTERS: [u8; 256] = {
    let mut letters = [0; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':' | b'.' | b'@') {
            letters[byte as usize] = byte.to_ascii_lowercase();
        }
        byte += 1;
    }
    letters
};

/// The name at a place in lower case, and where it ends.
fn name(bytes: &[u8], at: usize) -> Option<(LocalName, usize)> {
    let mut lower = [0; NAME];
    let mut length = 0;
    for byte in &bytes[at..] {
        let letter = LETTERS[usize::from(*byte)];
        if letter == 0 {
            break;
        }
        *lower.get_mut(length)? = letter;
        length += 1;
    }
    let lower = lower.get(..length).filter(|lower| !lower.is_empty())?;
    Some((LocalName::from(std::str::from_utf8(lower).ok()?), at + length))
}

fn tag(kind: TagKind, name: LocalName, attrs: Vec<Attribute>, self_closing: bool) -> Token {
    Token::TagToken(Tag { kind, name, self_closing, attrs, had_duplicate_attributes: false })
}

fn end_tag(bytes: &[u8], at: usize) -> Option<(Token, usize)> {
    bytes.get(at)?.is_ascii_alphabetic().then_some(())?;
    let (name, end) = name(bytes, at)?;
    let end = after_space(bytes, end);
    let closed = bytes.get(end) == Some(&b'>') && !RAW.contains(&&*name);
    closed.then(|| (tag(TagKind::EndTag, name, Vec::new(), false), end + 1))
}

fn start_tag(input: &StrTendril, at: usize) -> Option<(Token, usize)> {
    let bytes = input.as_bytes();
    let (name, mut at) = name(bytes, at)?;
    if RAW.contains(&&*name) {
        return None;
    }
    let mut attributes: Vec<Attribute> = Vec::new();
    loop {
        let next = after_space(bytes, at);
        match bytes.get(next)? {
            b'>' => return Some((tag(TagKind::StartTag, name, attributes, false), next + 1)),
            b'/' if bytes.get(next + 1) == Some(&b'>') => {
                return Some((tag(TagKind::StartTag, name, attributes, true), next + 2));
            }
            _ if next == at || attributes.len() >= ATTRIBUTES => return None,
            _ => {}
        }
        let (attribute, end) = attribute(input, next)?;
        if attributes.iter().any(|known| known.name.local == attribute.name.local) {
            return None;
        }
        attributes.push(attribute);
        at = end;
    }
}

fn attribute(input: &StrTendril, at: usize) -> Option<(Attribute, usize)> {
    let bytes = input.as_bytes();
    let (name, end) = name(bytes, at)?;
    let attribute = |value| Attribute { name: QualName::new(None, ns!(), name), value };
    let next = after_space(bytes, end);
    if bytes.get(next)? != &b'=' {
        // Without a value: the white space behind it parts it from the next.
        let plain = matches!(bytes.get(end)?, b'>' | b'/') || next > end;
        return plain.then(|| (attribute(StrTendril::new()), end));
    }
    let start = after_space(bytes, next + 1);
    let quote = *bytes.get(start)?;
    if quote != b'"' && quote != b'\'' {
        let is_plain = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'#' | b'%');
        let length = bytes[start..].iter().take_while(is_plain).count();
        let ends = length > 0 && bytes.get(start + length).is_some_and(|byte| is_space(*byte) || *byte == b'>');
        return if ends { Some((attribute(part(input, start, start + length)?), start + length)) } else { None };
    }
    let length = memchr::memchr(quote, &bytes[start + 1..])?;
    is_literal(&bytes[start + 1..start + 1 + length]).then_some(())?;
    Some((attribute(part(input, start + 1, start + 1 + length)?), start + length + 2))
}
