//! Cuts a text into tokens exactly as the model saw its training text cut.
//!
//! White space separates chunks; exceptions, affixes, web addresses and inner separators cut a chunk.
//! A single space after a token belongs to the token; any other white space is a token of its own.

use std::ops::Range;

use crate::affixes::Affixes;
use crate::chars::{CharClasses, is_space};
use crate::murmur::hash_text;
use crate::special::Specials;
use crate::strings::StringIds;
use crate::tables::TokenizerRules;
use crate::url::is_url;

/// One token before any analysis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// Identity of the normal form that an exception gives, or 0.
    pub(crate) norm: u64,
    pub(crate) space_after: bool,
}

impl Piece {
    pub(crate) fn text<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start as usize..self.end as usize]
    }
}

pub(crate) struct Tokenizer {
    affixes: Affixes,
    specials: Specials,
}

/// What is left of a chunk after cutting, and the places of the cuts. Used again for the next chunk.
#[derive(Default)]
struct Cut {
    middle: Range<usize>,
    /// Ends of the prefixes, ascending.
    prefixes: Vec<usize>,
    /// Starts of the suffixes, descending.
    suffixes: Vec<usize>,
}

impl Tokenizer {
    pub(crate) fn new(rules: &TokenizerRules, strings: &StringIds, classes: &CharClasses) -> Self {
        let affixes = Affixes::new(rules);
        let specials = Specials::new(&rules.exceptions, strings);
        let mut tokenizer = Self { affixes, specials };
        for text in rules.exceptions.keys() {
            if tokenizer.has_affix(text, classes) {
                let parts = tokenizer.cut_text(text, classes, false);
                let parts = parts.iter().map(|p| hash_text(p.text(text))).collect();
                tokenizer.specials.add_sequence(parts);
            }
        }
        tokenizer.specials.seal();
        tokenizer
    }

    fn has_affix(&self, text: &str, classes: &CharClasses) -> bool {
        self.affixes.prefix(text, classes) > 0
            || self.affixes.infix(text, 0, classes).is_some()
            || self.affixes.suffix(text, classes) > 0
            || text.contains(' ')
    }

    /// The tokens of `text`, whose length must fit into 32 bits.
    pub(crate) fn tokenize(&self, text: &str, classes: &CharClasses) -> Vec<Piece> {
        let pieces = self.cut_text(text, classes, true);
        self.specials.rejoin(text, pieces)
    }

    fn cut_text(&self, text: &str, classes: &CharClasses, specials: bool) -> Vec<Piece> {
        let mut pieces = Vec::with_capacity(text.len() / 5);
        let (mut start, mut in_space) = (0, text.starts_with(is_space));
        let mut cut = Cut::default();
        for (at, c) in text.char_indices() {
            if is_space(c) == in_space {
                continue;
            }
            if start < at {
                cut.start(start..at);
                self.cut_chunk(text, &mut cut, classes, specials, &mut pieces);
            }
            start = at;
            if c == ' ' {
                mark_space(&mut pieces);
                start += 1;
            }
            in_space = !in_space;
        }
        if start < text.len() {
            cut.start(start..text.len());
            self.cut_chunk(text, &mut cut, classes, specials, &mut pieces);
        }
        pieces
    }

    fn cut_chunk(&self, text: &str, cut: &mut Cut, classes: &CharClasses, specials: bool, out: &mut Vec<Piece>) {
        let chunk = cut.middle.clone();
        let mut start = chunk.start;
        self.cut_affixes(text, cut, classes, specials);
        for &end in &cut.prefixes {
            push(out, start, end);
            start = end;
        }
        self.cut_middle(text, cut.middle.clone(), classes, specials, out);
        start = cut.middle.end;
        let ends = cut.suffixes.iter().rev().skip(1).copied().chain([chunk.end]);
        for end in ends.take(cut.suffixes.len()) {
            push(out, start, end);
            start = end;
        }
    }

    fn cut_affixes(&self, text: &str, cut: &mut Cut, classes: &CharClasses, specials: bool) {
        let special = |text: &str| specials && self.specials.contains(text);
        loop {
            let Range { start, end } = cut.middle;
            let whole = &text[start..end];
            if whole.is_empty() || special(whole) {
                return;
            }
            let prefix = self.affixes.prefix(whole, classes);
            if prefix > 0 && special(&whole[prefix..]) {
                cut.take_prefix(prefix);
                return;
            }
            let suffix = self.affixes.suffix(&whole[prefix..], classes);
            if suffix > 0 && special(&whole[..whole.len() - suffix]) {
                cut.take_suffix(suffix);
                return;
            }
            if prefix == 0 && suffix == 0 {
                return;
            }
            cut.take_prefix(prefix);
            cut.take_suffix(suffix);
        }
    }

    fn cut_middle(
        &self,
        text: &str,
        middle: Range<usize>,
        classes: &CharClasses,
        specials: bool,
        out: &mut Vec<Piece>,
    ) {
        let whole = &text[middle.clone()];
        if whole.is_empty() {
            return;
        }
        if specials && let Some(special) = self.specials.get(whole) {
            return special.push_at(middle.start, out);
        }
        if is_url(whole, classes) {
            return push(out, middle.start, middle.end);
        }
        let (mut done, mut from) = (0, 0);
        while let Some((start, end)) = self.affixes.infix(whole, from, classes) {
            from = end;
            if start == 0 {
                continue;
            }
            push(out, middle.start + done, middle.start + start);
            push(out, middle.start + start, middle.start + end);
            done = end;
        }
        push(out, middle.start + done, middle.end);
    }
}

impl Cut {
    fn start(&mut self, chunk: Range<usize>) {
        self.middle = chunk;
        self.prefixes.clear();
        self.suffixes.clear();
    }

    fn take_prefix(&mut self, length: usize) {
        if length > 0 {
            self.middle.start += length;
            self.prefixes.push(self.middle.start);
        }
    }

    fn take_suffix(&mut self, length: usize) {
        if length > 0 {
            self.middle.end -= length;
            self.suffixes.push(self.middle.end);
        }
    }
}

fn push(out: &mut Vec<Piece>, start: usize, end: usize) {
    if start < end {
        let (start, end) = (start as u32, end as u32);
        out.push(Piece { start, end, norm: 0, space_after: false });
    }
}

fn mark_space(pieces: &mut [Piece]) {
    if let Some(last) = pieces.last_mut() {
        last.space_after = true;
    }
}
