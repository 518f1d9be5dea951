//! Tokenises, tags, parses English and finds names with trained weights.

mod labels;

pub use labels::{Dep, NameLabel, Pos, Tag, UnknownLabel};

/// A token.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// First byte.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
    /// Penn Treebank tag.
    pub tag: Tag,
    /// Universal part of speech.
    pub pos: Pos,
    /// Dependency label.
    pub dep: Dep,
    /// Index of the head; its own for a root.
    pub head: u32,
    /// Whether a sentence starts here.
    pub sentence_start: bool,
    /// Whether a space follows.
    pub space_after: bool,
}

/// A name: tokens from `first` to `last`, inclusive.
#[derive(Clone, Copy, Debug)]
pub struct Name {
    /// The first token.
    pub first: u32,
    /// The last token.
    pub last: u32,
    /// The class.
    pub label: NameLabel,
}

/// The grammar of a text.
#[derive(Clone, Debug, Default)]
pub struct Syntax {
    /// The tokens.
    pub tokens: Vec<Token>,
    /// The names.
    pub names: Vec<Name>,
}

impl Syntax {
    /// The dictionary form.
    pub fn lemma(&self, _index: usize) -> &str {
        ""
    }
    /// The children of a token, ascending.
    pub fn children(&self, _index: usize) -> impl Iterator<Item = usize> {
        std::iter::empty()
    }
    /// The leftmost token of the subtree.
    pub fn left_edge(&self, index: usize) -> usize {
        index
    }
    /// The rightmost token of the subtree.
    pub fn right_edge(&self, index: usize) -> usize {
        index
    }
    /// The sentences as token ranges.
    pub fn sentences(&self) -> impl Iterator<Item = std::ops::Range<usize>> {
        std::iter::empty()
    }
}

/// The model.
#[derive(Debug)]
pub struct Model;

impl Model {
    /// Tags, parses and finds names.
    pub fn parse(&self, _text: &str) -> Syntax {
        Syntax::default()
    }
}
