//! One text with its blocks and metadata.

use crate::{Block, Defect, Metadata, Table, Text};

/// The form in which a capture came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text: the document's text is the decoded capture, to the code point.
    Plain,
    /// HTML: the document's text is that of the extracted article.
    Html,
}

impl Format {
    /// The word for it in records.
    pub const fn as_str(self) -> &'static str {
        match self {
            Format::Plain => "plain",
            Format::Html => "html",
        }
    }
}

/// One text with its blocks and metadata.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// The id given, else the content hash of the text; unique in a run (`~2`, `~3` for repetitions).
    pub id: String,
    /// The path or address as given.
    pub source: String,
    /// The form of the capture.
    pub format: Format,
    /// The text.
    pub text: Text,
    /// The parts of the page, covering every non-blank line.
    pub blocks: Table<Block>,
    /// What is known besides.
    pub metadata: Metadata,
    /// What was wrong with the input.
    pub defects: Vec<Defect>,
}

impl Document {
    /// The blocks from which findings may come, in order.
    pub fn analysed(&self) -> impl Iterator<Item = &Block> {
        self.blocks.rows().iter().filter(|block| block.kind.is_analysed())
    }
}
