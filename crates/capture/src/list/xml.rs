//! XML as it is found in the wild: what is not well-formed is read as far as it can be.
//!
//! An element that is not closed is closed by what surrounds it, an end without a beginning is passed over, a
//! bare `&` or `<` is a character. No entity that a document declares is expanded.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::escape::resolve_html5_entity;
use quick_xml::events::Event;
use quick_xml::events::attributes::Attributes;

/// How many elements may be open; what lies deeper belongs to the innermost of these.
const DEEPEST: usize = 100;
/// How often reading goes on behind markup that does not end.
const AGAIN: u8 = 16;
/// The longest name of an entity.
const LONGEST_ENTITY: usize = 32;

/// A step through a document.
pub(super) enum Step<'t> {
    /// An element begins; each is closed again.
    Open(Open<'t>),
    /// The innermost element ends: as it is written, or because something around it does.
    Close { raw: &'t str, end: usize },
    /// Characters, and the same as they are written.
    Text { text: Cow<'t, str>, raw: &'t str },
    /// Tags that lie too deep.
    Deep(&'t str),
}

/// The beginning of an element.
pub(super) struct Open<'t> {
    pub(super) name: &'t str,
    /// The whole tag.
    pub(super) raw: &'t str,
    pub(super) start: usize,
}

/// A document being read.
pub(super) struct Tags<'t> {
    text: &'t str,
    reader: Reader<&'t [u8]>,
    /// Where the text of the reader begins.
    base: usize,
    open: Vec<&'t str>,
    /// How many elements are still to be closed, and by what.
    closing: (usize, &'t str),
    again: u8,
    over: bool,
    /// Whether the document broke off before its elements were closed.
    pub(super) broken: bool,
}

impl<'t> Tags<'t> {
    pub(super) fn new(text: &'t str) -> Tags<'t> {
        let (reader, again) = (reader(text), AGAIN);
        Tags { text, reader, base: 0, open: Vec::new(), closing: (0, ""), again, over: false, broken: false }
    }

    /// The elements that are open, outermost first.
    pub(super) fn open(&self) -> &[&'t str] {
        &self.open
    }

    /// Takes the innermost element for a child of the one at `depth`, and forgets those between.
    pub(super) fn surface(&mut self, depth: usize) {
        let innermost = self.open.pop();
        self.open.truncate(depth);
        self.open.extend(innermost);
    }

    /// The next step; none at the end.
    pub(super) fn next(&mut self) -> Option<Step<'t>> {
        loop {
            if let (count @ 1.., raw) = self.closing {
                self.open.pop();
                self.closing = (count - 1, raw);
                // What closes several elements closes the outermost of them.
                return Some(Step::Close { raw: if count == 1 { raw } else { "" }, end: self.at() });
            }
            if self.over {
                return None;
            }
            if let Some(step) = self.step() {
                return Some(step);
            }
        }
    }

    fn at(&self) -> usize {
        self.base + usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    fn step(&mut self) -> Option<Step<'t>> {
        let start = self.at();
        let event = self.reader.read_event();
        let raw = self.text.get(start..self.at()).unwrap_or_default();
        match event {
            Ok(Event::Start(_)) => self.begin(raw, start, false),
            Ok(Event::Empty(_)) => self.begin(raw, start, true),
            Ok(Event::End(_)) => self.end(raw),
            Ok(Event::Text(_)) => Some(Step::Text { text: Cow::Borrowed(raw), raw }),
            Ok(Event::GeneralRef(_)) => Some(Step::Text { text: unescaped(raw), raw }),
            Ok(Event::CData(_)) => Some(cdata(raw)),
            Ok(Event::Eof) => self.finish(),
            Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_)) => None,
            Err(quick_xml::Error::IllFormed(_)) if self.at() > start => Some(Step::Text { text: unescaped(raw), raw }),
            Err(_) => self.recover(start),
        }
    }

    fn begin(&mut self, raw: &'t str, start: usize, empty: bool) -> Option<Step<'t>> {
        if self.open.len() >= DEEPEST {
            return Some(Step::Deep(raw));
        }
        let name = name_of(raw);
        self.open.push(name);
        self.closing = (usize::from(empty), "");
        Some(Step::Open(Open { name, raw, start }))
    }

    /// Closes the innermost element of this name, and what is open within it.
    fn end(&mut self, raw: &'t str) -> Option<Step<'t>> {
        let name = name_of(raw);
        match self.open.iter().rposition(|open| *open == name) {
            Some(place) => {
                self.closing = (self.open.len() - place, raw);
                None
            }
            None if self.open.len() >= DEEPEST => Some(Step::Deep(raw)),
            None => None,
        }
    }

    fn finish(&mut self) -> Option<Step<'t>> {
        self.over = true;
        self.broken |= !self.open.is_empty();
        self.closing = (self.open.len(), "");
        None
    }

    /// Goes on behind the mark of markup that never ends.
    fn recover(&mut self, start: usize) -> Option<Step<'t>> {
        let rest = self.text.get(start..).unwrap_or_default();
        self.broken = true;
        if self.again == 0 || rest.is_empty() {
            return self.finish();
        }
        self.again -= 1;
        if let Some(text) = rest.strip_prefix("<![CDATA[") {
            let step = Step::Text { text: Cow::Borrowed(text), raw: text };
            self.go(self.text.len());
            return Some(step);
        }
        let mark = rest.bytes().take_while(|byte| matches!(byte, b'<' | b'!' | b'?' | b'-')).count().max(1);
        let mark = if rest.is_char_boundary(mark) { mark } else { rest.len() };
        // A tag that is cut off at the very end says nothing.
        let cut = !rest.get(mark..).unwrap_or_default().contains('<');
        self.go(if cut { self.text.len() } else { start + mark });
        None
    }

    fn go(&mut self, at: usize) {
        self.base = at;
        self.reader = reader(self.text.get(at..).unwrap_or_default());
    }
}

fn reader(text: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.allow_dangling_amp = true;
    config.allow_unmatched_ends = true;
    config.check_end_names = false;
    reader
}

fn cdata(raw: &str) -> Step<'_> {
    let text = raw.strip_prefix("<![CDATA[").unwrap_or(raw);
    let text = text.strip_suffix("]]>").unwrap_or(text);
    // As markup, what stands in it is markup: nobody writes a section for a single character.
    Step::Text { text: Cow::Borrowed(text), raw: text }
}

fn name_of(tag: &str) -> &str {
    let name = tag.trim_start_matches('<').trim_start_matches('/');
    name.split(|c: char| c.is_whitespace() || c == '>' || c == '/').next().unwrap_or_default()
}

impl<'t> Open<'t> {
    /// The attributes with their values; those that are broken are left out.
    pub(super) fn attributes(&self) -> impl Iterator<Item = (&'t str, String)> + use<'t> {
        let inner = self.raw.strip_prefix('<').unwrap_or(self.raw);
        let inner = inner.strip_suffix('>').unwrap_or(inner);
        let inner = inner.strip_suffix('/').unwrap_or(inner);
        let mut attributes = Attributes::html(inner, self.name.len().min(inner.len()));
        attributes.with_checks(false);
        let found = attributes.flatten();
        found.map(|attribute| (attribute.key.0, unescaped(&attribute.value).into_owned()))
    }
}

/// The text with each `<` that begins no markup written as a reference.
pub(super) fn with_bare_marks_written(text: &str) -> Cow<'_, str> {
    let begins = |after: &str| {
        after.chars().next().is_some_and(|c| c.is_alphabetic() || matches!(c, '/' | '!' | '?' | '_' | ':'))
    };
    let bare = |(place, _): &(usize, &str)| !begins(text.get(place + 1..).unwrap_or_default());
    let mut written = String::new();
    let mut done = 0;
    for (place, _) in text.match_indices('<').filter(bare) {
        written.push_str(text.get(done..place).unwrap_or_default());
        written.push_str("&lt;");
        done = place + 1;
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    written.push_str(text.get(done..).unwrap_or_default());
    Cow::Owned(written)
}

/// The text with its references resolved: those of XML and HTML; what is none stays as it stands.
pub(super) fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut found = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        found.push_str(before);
        let end = after.bytes().take(LONGEST_ENTITY).position(|byte| byte == b';');
        let name = end.and_then(|end| after.get(..end));
        if push_reference(name.unwrap_or_default(), &mut found) {
            rest = after.get(name.map_or(0, str::len) + 1..).unwrap_or_default();
        } else {
            found.push('&');
            rest = after;
        }
    }
    found.push_str(rest);
    Cow::Owned(found)
}

/// Adds what the reference of this name stands for; false where it stands for nothing.
fn push_reference(name: &str, found: &mut String) -> bool {
    let Some(number) = name.strip_prefix('#') else {
        let known = resolve_html5_entity(name);
        found.push_str(known.unwrap_or_default());
        return known.is_some();
    };
    let number = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => number.parse(),
    };
    // Numbers between 128 and 159 are those of Windows, in feeds as in pages.
    let windows = |byte: u8| encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next();
    let character = number.ok().and_then(|number| match number {
        0x80..=0x9f => u8::try_from(number).ok().and_then(windows),
        0 => None,
        _ => char::from_u32(number),
    });
    found.extend(character);
    character.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The document as it was understood, each element in brackets.
    fn read(text: &str) -> String {
        let text = with_bare_marks_written(text);
        let mut tags = Tags::new(&text);
        let mut shown = String::new();
        while let Some(step) = tags.next() {
            match step {
                Step::Open(open) => shown.extend([open.name, "("]),
                Step::Close { .. } => shown.push(')'),
                Step::Text { text, .. } => shown.push_str(&text),
                Step::Deep(_) => shown.push('*'),
            }
        }
        assert!(tags.open().is_empty());
        shown + if tags.broken { "!" } else { "" }
    }

    #[test]
    fn what_is_not_well_formed_is_read_as_far_as_it_can_be() {
        assert_eq!(read("<a><b>x</b><c/></a>"), "a(b(x)c())");
        assert_eq!(
            read("<a>Salt & Sons, R&D, 5 < 6 &amp; &eacute;&nope;&#147;</a>"),
            "a(Salt & Sons, R&D, 5 < 6 & é&nope;“)"
        );
        assert_eq!(read("<a><b>x<i>y</b></i>z</a>"), "a(b(xi(y))z)");
        assert_eq!(read("<a></b>x</a></a>y"), "a(x)y");
        assert_eq!(read("<a><![CDATA[<p>x & y]]></a>"), "a(<p>x & y)");
        assert_eq!(read("<!DOCTYPE a [<!ENTITY e \"eee\">]><a>&e;</a>"), "a(&e;)");
    }

    #[test]
    fn what_breaks_off_is_closed_and_said() {
        assert_eq!(read("<a><b>x"), "a(b(x))!");
        assert_eq!(read("<a>x<b hre"), "a(x)!");
        assert_eq!(read("<a><![CDATA[x & y"), "a(x & y)!");
        assert_eq!(read("<a>x<!-- y <b>z</b></a>"), "a(x y b(z))!");
        assert_eq!(read("<a b=\"x>y<c>z</c></a>").matches('z').count(), 1);
    }

    #[test]
    fn depth_is_bounded() {
        let deep = read(&format!("<a>{}x{}</a>", "<b>".repeat(200), "</b>".repeat(200)));
        assert_eq!(deep.matches('b').count(), DEEPEST - 1);
        assert!(deep.contains('x'));
    }

    #[test]
    fn attributes_are_read_however_they_are_quoted() {
        let mut tags = Tags::new("<a href='x?a=1&b=2&amp;c' b=\"é &lt;\" c d=e/>");
        let Some(Step::Open(open)) = tags.next() else { panic!("an element") };
        let found: Vec<_> = open.attributes().map(|(name, value)| format!("{name}={value}")).collect();
        assert_eq!(found, ["href=x?a=1&b=2&c", "b=é <", "c=", "d=e"]);
    }
}
