//! What the rules read: the text, its grammar and the word tables, with the few questions they all ask.

use std::ops::Range;

use corpus::{Span, Text};
use lexicon::{Lexicon, Role, RoleKind};
use nlp::{Dep, Pos, Tag};

use crate::syntax::Syntax;

/// The text, its grammar and the word tables.
#[derive(Clone, Copy)]
pub(crate) struct Reading<'a> {
    pub(crate) text: &'a Text,
    pub(crate) syntax: &'a Syntax,
    pub(crate) lexicon: &'a Lexicon,
}

impl<'a> Reading<'a> {
    /// A word as written.
    pub(crate) fn word(&self, word: usize) -> &'a str {
        self.text.slice(self.syntax.words[word].span)
    }

    /// A word in lower case.
    pub(crate) fn lower(&self, word: usize) -> String {
        self.word(word).to_lowercase()
    }

    /// The span of some words, white space at the ends left out.
    pub(crate) fn span(&self, words: Range<usize>) -> Span {
        self.syntax.span_of(words)
    }

    /// Some words as written.
    pub(crate) fn passage(&self, words: Range<usize>) -> &'a str {
        self.text.slice(self.span(words))
    }

    /// The label of a word to its head.
    pub(crate) fn dep(&self, word: usize) -> Dep {
        self.syntax.words[word].dep
    }

    /// The tag of a word.
    pub(crate) fn tag(&self, word: usize) -> Tag {
        self.syntax.words[word].tag
    }

    /// The part of speech of a word.
    pub(crate) fn pos(&self, word: usize) -> Pos {
        self.syntax.words[word].pos
    }

    /// Whether the word begins with a capital letter that is not only that of a headline.
    pub(crate) fn is_capitalised(&self, word: usize) -> bool {
        self.syntax.is_told_name(word) != Some(false) && self.word(word).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether the word is tagged as a proper noun.
    pub(crate) fn is_proper(&self, word: usize) -> bool {
        matches!(self.tag(word), Tag::Nnp | Tag::Nnps)
    }

    /// Whether two neighbouring words stand without a space between them.
    pub(crate) fn is_glued(&self, left: usize, right: usize) -> bool {
        let words = &self.syntax.words;
        words[left].span.end == words[right].span.start && words[left].block == words[right].block
    }

    /// A role of this whole form that is more than a form of address.
    pub(crate) fn role(&self, form: &str) -> Option<&'a Role> {
        let rows = self.lexicon.roles.all(&form.to_lowercase());
        rows.iter().find(|role| role.kind != RoleKind::Honorific)
    }

    /// The word before, in the same block.
    pub(crate) fn before(&self, word: usize) -> Option<usize> {
        let before = word.checked_sub(1)?;
        (self.syntax.words[before].block == self.syntax.words[word].block).then_some(before)
    }

    /// The word after the last of a range, in the same block.
    pub(crate) fn after(&self, words: &Range<usize>) -> Option<usize> {
        let last = words.end.checked_sub(1)?;
        let next = self.syntax.words.get(words.end)?;
        (next.block == self.syntax.words[last].block).then_some(words.end)
    }

    /// The word of a range that the others hang on: the one whose head lies outside.
    pub(crate) fn head_of(&self, words: Range<usize>) -> usize {
        let outside = |word: &usize| {
            let head = self.syntax.words[*word].head;
            head == *word || !words.contains(&head)
        };
        words.clone().rev().find(outside).unwrap_or(words.start)
    }

    /// Whether the word is a clitic that marks possession.
    pub(crate) fn is_possessive_mark(&self, word: usize) -> bool {
        self.tag(word) == Tag::Pos || matches!(self.word(word), "'s" | "’s")
    }
}
