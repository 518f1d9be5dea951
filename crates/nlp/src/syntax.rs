//! The analysis of one text: tokens, tree, names, lemmas.

use std::ops::Range;

use crate::labels::{Dep, NameLabel, Pos, Tag};
use crate::tree::{Children, Edges};

/// One token. White space other than a single space between words is a token too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// First byte (UTF-8) in the text that was parsed.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
    /// Fine word class.
    pub tag: Tag,
    /// Coarse word class.
    pub pos: Pos,
    /// Relation to the head.
    pub dep: Dep,
    /// Index of the head; a root points to itself.
    pub head: u32,
    /// Whether a sentence begins here.
    pub sentence_start: bool,
    /// Whether one space follows that is no token of its own.
    pub space_after: bool,
}

/// A name, as a stretch of tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    /// Index of the first token.
    pub first: u32,
    /// Index of the last token, which belongs to the name.
    pub last: u32,
    /// Its kind.
    pub label: NameLabel,
}

/// The analysis of one text. It holds no copy of the text: offsets point into what was parsed.
#[derive(Clone, Debug, Default)]
pub struct Syntax {
    /// All tokens in the order of the text.
    pub tokens: Vec<Token>,
    /// All names in the order of the text; they do not overlap.
    pub names: Vec<Name>,
    pub(crate) lemmas: Lemmas,
    pub(crate) children: Children,
    pub(crate) edges: Edges,
}

/// The lemmas of all tokens in one string.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lemmas {
    pub(crate) text: String,
    pub(crate) ends: Vec<u32>,
}

impl Lemmas {
    pub(crate) fn close(&mut self) {
        self.ends.push(self.text.len() as u32);
    }
}

impl Syntax {
    pub(crate) fn new(tokens: Vec<Token>, names: Vec<Name>, lemmas: Lemmas) -> Self {
        let heads: Vec<usize> = tokens.iter().map(|t| t.head as usize).collect();
        let children = Children::of(heads.iter().copied());
        Self { edges: Edges::of(&heads), children, tokens, names, lemmas }
    }

    /// The lemma of token `i`; empty if lemmas were not asked for or there is no such token.
    pub fn lemma(&self, i: usize) -> &str {
        let before = i.checked_sub(1).map_or(Some(0), |before| self.lemmas.ends.get(before).copied());
        match (before, self.lemmas.ends.get(i)) {
            (Some(from), Some(&to)) => &self.lemmas.text[from as usize..to as usize],
            _ => "",
        }
    }

    /// The tokens whose head is `i`, ascending.
    pub fn children(&self, i: usize) -> impl DoubleEndedIterator<Item = usize> + ExactSizeIterator + '_ {
        self.children.at(i).iter().map(|&child| child as usize)
    }

    /// First token of the subtree of `i`; `i` itself if there is no such token.
    pub fn left_edge(&self, i: usize) -> usize {
        self.edges.left.get(i).map_or(i, |&edge| edge as usize)
    }

    /// Last token of the subtree of `i`; `i` itself if there is no such token.
    pub fn right_edge(&self, i: usize) -> usize {
        self.edges.right.get(i).map_or(i, |&edge| edge as usize)
    }

    /// The sentences as stretches of tokens, without gaps.
    pub fn sentences(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        let mut start = 0;
        std::iter::from_fn(move || {
            let rest = self.tokens.get(start..).filter(|rest| !rest.is_empty())?;
            let length = rest.iter().skip(1).position(|t| t.sentence_start).map_or(rest.len(), |at| at + 1);
            start += length;
            Some(start - length..start)
        })
    }

    /// The text of token `i` in the text that was parsed; empty if there is no such token.
    pub fn text_of<'t>(&self, text: &'t str, i: usize) -> &'t str {
        let token = self.tokens.get(i);
        token.and_then(|t| text.get(t.start as usize..t.end as usize)).unwrap_or("")
    }
}
