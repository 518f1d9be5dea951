//! The one immutable text that spans point into.

use std::fmt;
use std::sync::Arc;

use crate::Span;

/// The content hash of a text: BLAKE3 of its UTF-8 bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextId([u8; 32]);

impl TextId {
    /// The hash of `body`.
    pub fn of(body: &str) -> TextId {
        TextId(*blake3::hash(body.as_bytes()).as_bytes())
    }

    /// The hash as 64 lower-case hexadecimal digits.
    pub fn to_hex(self) -> String {
        blake3::Hash::from_bytes(self.0).to_hex().to_string()
    }
}

impl fmt::Debug for TextId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_hex()[..12])
    }
}

/// A frozen text. No method changes it; a changed page is another `Text`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    id: TextId,
    body: Arc<str>,
}

/// The text does not fit 32-bit offsets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextTooLong {
    /// The length in bytes that was refused.
    pub bytes: usize,
}

impl fmt::Display for TextTooLong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a text of {} bytes is too long: the limit is {} bytes", self.bytes, u32::MAX)
    }
}

impl std::error::Error for TextTooLong {}

/// The empty text.
impl Default for Text {
    fn default() -> Text {
        Text { id: TextId::of(""), body: Arc::from("") }
    }
}

impl Text {
    /// Freezes `body`.
    ///
    /// # Errors
    /// When `body` is longer than 4 GiB, so that its offsets would not fit a [`Span`].
    pub fn new(body: impl Into<Arc<str>>) -> Result<Text, TextTooLong> {
        let body = body.into();
        if u32::try_from(body.len()).is_err() {
            return Err(TextTooLong { bytes: body.len() });
        }
        Ok(Text { id: TextId::of(&body), body })
    }

    /// The text without characters.
    pub fn empty() -> Text {
        Text { id: TextId::of(""), body: Arc::from("") }
    }

    /// The content hash.
    pub fn id(&self) -> TextId {
        self.id
    }

    /// The whole text.
    #[inline]
    pub fn as_str(&self) -> &str {
        &self.body
    }

    /// The length in UTF-8 bytes.
    pub fn len(&self) -> u32 {
        self.body.len() as u32
    }

    /// Whether the text has no bytes.
    pub fn is_empty(&self) -> bool {
        self.body.is_empty()
    }

    /// The span of the whole text.
    pub fn span(&self) -> Span {
        Span::new(0, self.len())
    }

    /// The passage that `span` covers; the empty string where `span` is not a span of this text.
    #[inline]
    pub fn slice(&self, span: Span) -> &str {
        self.body.get(span.range()).unwrap_or_default()
    }

    /// Whether `span` lies in this text with both ends on character boundaries.
    #[inline]
    pub fn holds(&self, span: Span) -> bool {
        self.body.get(span.range()).is_some()
    }
}
