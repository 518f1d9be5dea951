//! Grammar of a document: the model run over each analysed block, in document coordinates.
//!
//! Blocks are parsed apart, so that a headline is never glued to the sentence below it.

use std::collections::BTreeMap;
use std::ops::Range;

use corpus::{Block, Document, Id, Sentence, Span, Table, Text};
use lexicon::{Lexicon, inset, posts};
use nlp::{Dep, Model, NameLabel, Pos, Steps, Tag};

use crate::lost;
use crate::recased::Letters;

/// A word with its grammar. Words of all analysed blocks stand in one list, in order of the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    /// Where it stands in the document's text.
    pub(crate) span: Span,
    /// Penn Treebank tag.
    pub(crate) tag: Tag,
    /// Universal part of speech.
    pub(crate) pos: Pos,
    /// Dependency label.
    pub(crate) dep: Dep,
    /// The place of its head in the list; its own for a root.
    pub(crate) head: usize,
    /// The place of its sentence.
    pub(crate) sentence: usize,
    /// The block it stands in.
    pub(crate) block: Id<Block>,
}

/// A sentence as a range of words. Never crosses a block.
#[derive(Clone, Debug)]
pub(crate) struct Clause {
    /// Its words.
    pub(crate) words: Range<usize>,
    /// From its first word to its last, white space at the ends left out.
    pub(crate) span: Span,
}

/// A name as the model sees it: a range of words and a label.
#[derive(Clone, Debug)]
pub(crate) struct RawName {
    /// Its words.
    pub(crate) words: Range<usize>,
    /// The label of the model.
    pub(crate) label: NameLabel,
}

/// The grammar of a document.
#[derive(Clone, Debug, Default)]
pub(crate) struct Syntax {
    pub(crate) words: Vec<Word>,
    pub(crate) sentences: Vec<Clause>,
    pub(crate) names: Vec<RawName>,
    lemmas: Vec<Box<str>>,
    children: Vec<Vec<u32>>,
    edges: Vec<(u32, u32)>,
    /// Of words of headlines whose capitals say nothing, by where they start, whether they are part of a name.
    told: BTreeMap<u32, bool>,
}

/// Parses every analysed block.
pub(crate) fn syntax(document: &Document, model: &Model, lexicon: &Lexicon) -> Syntax {
    let letters = Letters::of(document, model, lexicon);
    let mut syntax = parse(document, model, Some(&letters), Steps::ALL);
    syntax.return_closing_marks(&document.text);
    syntax
}

/// The steps of the model over every analysed block, its headlines in the letters that are given.
pub(crate) fn parse(document: &Document, model: &Model, letters: Option<&Letters<'_>>, steps: Steps) -> Syntax {
    let blocks: Vec<_> = document.blocks.iter().filter(|(_, block)| block.kind.is_analysed()).collect();
    let mut syntax = Syntax::default();
    let mut seen = |block: &Block| {
        let passage = inset::blanked(lost::mended(document.text.slice(block.span)));
        let Some(letters) = letters else { return passage };
        let (passage, told) = letters.given(block.kind, passage);
        syntax.told.extend(told.into_iter().map(|(at, is_name)| (block.span.start + at as u32, is_name)));
        passage
    };
    let passages: Vec<_> = blocks.iter().map(|(_, block)| seen(block)).collect();
    let pieces: Vec<Piece<'_>> =
        blocks.iter().zip(&passages).flat_map(|((id, block), passage)| pieces(*id, block, passage)).collect();
    let passages: Vec<&str> = pieces.iter().map(|piece| piece.passage).collect();
    for (piece, parsed) in pieces.iter().zip(model.parse_all(&passages, steps)) {
        syntax.add(piece.block, piece.offset, &parsed);
    }
    syntax
}

/// A part of a block that is parsed by itself.
struct Piece<'p> {
    block: Id<Block>,
    offset: u32,
    passage: &'p str,
}

/// A block, cut at both ends of what signs a post: it is in no sentence with what was posted.
fn pieces<'p>(id: Id<Block>, block: &Block, passage: &'p str) -> Vec<Piece<'p>> {
    let signed = posts::signatures(passage).into_iter().flat_map(|signed| [signed.whole.start, signed.whole.end]);
    let ends: Vec<usize> = std::iter::once(0).chain(signed).chain([passage.len()]).collect();
    let cut = ends.windows(2).map(|ends| (ends[0], &passage[ends[0]..ends[1]]));
    let solid = cut.filter(|(_, passage)| !passage.trim().is_empty());
    solid.map(|(start, passage)| Piece { block: id, offset: block.span.start + start as u32, passage }).collect()
}

impl Syntax {
    fn add(&mut self, block: Id<Block>, offset: u32, parsed: &nlp::Syntax) {
        let first = self.words.len();
        for range in parsed.sentences() {
            self.sentence(block, offset, parsed, first, range);
        }
        for (index, _) in parsed.tokens.iter().enumerate() {
            self.lemmas.push(parsed.lemma(index).into());
            self.children.push(parsed.children(index).map(|child| (first + child) as u32).collect());
            self.edges.push(((first + parsed.left_edge(index)) as u32, (first + parsed.right_edge(index)) as u32));
        }
        self.names.extend(parsed.names.iter().map(|name| RawName {
            words: first + name.first as usize..first + name.last as usize + 1,
            label: name.label,
        }));
    }

    fn sentence(&mut self, block: Id<Block>, offset: u32, parsed: &nlp::Syntax, first: usize, range: Range<usize>) {
        let sentence = self.sentences.len();
        let tokens = &parsed.tokens[range.clone()];
        self.words.extend(tokens.iter().map(|token| Word {
            span: Span::new(token.start, token.end).shifted(offset),
            tag: token.tag,
            pos: token.pos,
            dep: token.dep,
            head: first + token.head as usize,
            sentence,
            block,
        }));
        let words = first + range.start..first + range.end;
        let span = self.span_of(words.clone());
        self.sentences.push(Clause { words, span });
    }

    /// Gives every closing quotation mark that fell to the head of a sentence back to the sentence that it
    /// closes: one that stands right behind the last word of that sentence.
    fn return_closing_marks(&mut self, text: &Text) {
        for sentence in 1..self.sentences.len() {
            let words = self.sentences[sentence].words.clone();
            let last = self.sentences[sentence - 1].words.end;
            let closes = words.len() > 1 && last == words.start && self.closes_before(words.start, text);
            if closes {
                self.move_to_sentence_before(words.start, sentence);
            }
        }
    }

    fn closes_before(&self, word: usize, text: &Text) -> bool {
        let (before, mark, after) = (&self.words[word - 1], &self.words[word], &self.words[word + 1]);
        let is_mark = matches!(self.text(text, word), "\"" | "”" | "''" | "’" | "»" | "'");
        let glued = before.span.end == mark.span.start && before.block == mark.block;
        is_mark
            && glued
            && self.children[word].is_empty()
            && (after.span.start > mark.span.end || after.pos == Pos::Space)
    }

    /// Moves the first word of a sentence to the end of the one before, under its root.
    fn move_to_sentence_before(&mut self, word: usize, sentence: usize) {
        for above in self.ancestors(word).collect::<Vec<_>>() {
            self.children[above].retain(|child| *child as usize != word);
            let left = &mut self.edges[above].0;
            *left = (*left).max(word as u32 + 1);
        }
        let before = self.sentences[sentence - 1].words.clone();
        let root = before.clone().find(|root| self.words[*root].head == *root).unwrap_or(before.start);
        self.children[root].push(word as u32);
        self.edges[root].1 = word as u32;
        let place = &mut self.words[word];
        (place.head, place.dep, place.sentence) = (root, Dep::Punct, sentence - 1);
        for (index, words) in
            [(sentence - 1, before.start..word + 1), (sentence, word + 1..self.sentences[sentence].words.end)]
        {
            self.sentences[index].span = self.span_of(words.clone());
            self.sentences[index].words = words;
        }
    }

    /// The dictionary form of a word, in lower case but for names.
    pub(crate) fn lemma(&self, word: usize) -> &str {
        &self.lemmas[word]
    }

    /// A word as written.
    pub(crate) fn text<'t>(&self, text: &'t Text, word: usize) -> &'t str {
        text.slice(self.words[word].span)
    }

    /// Of a word of a headline whose capitals say nothing: whether the rest of the text shows it to be part of a name.
    pub(crate) fn is_told_name(&self, word: usize) -> Option<bool> {
        self.told.get(&self.words[word].span.start).copied()
    }

    /// The words whose head this one is, in order.
    pub(crate) fn children(&self, word: usize) -> impl DoubleEndedIterator<Item = usize> + Clone + '_ {
        self.children[word].iter().map(|child| *child as usize)
    }

    /// The first child with one of these labels.
    pub(crate) fn child(&self, word: usize, labels: &[Dep]) -> Option<usize> {
        self.children(word).find(|child| labels.contains(&self.words[*child].dep))
    }

    /// The words of the subtree of a word, as a range from its left edge to its right edge.
    pub(crate) fn subtree(&self, word: usize) -> Range<usize> {
        let (left, right) = self.edges[word];
        left as usize..right as usize + 1
    }

    /// The head of a word; none for a root.
    pub(crate) fn head(&self, word: usize) -> Option<usize> {
        let head = self.words[word].head;
        (head != word).then_some(head)
    }

    /// The words above a word, nearest first.
    pub(crate) fn ancestors(&self, word: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.head(word), |above| self.head(*above))
    }

    /// From the first word of a range to its last, white space words at the ends left out.
    pub(crate) fn span_of(&self, words: Range<usize>) -> Span {
        let mut solid = words.clone().filter(|word| self.words[*word].pos != Pos::Space);
        let Some(first) = solid.next() else {
            let at = self.words.get(words.start).map_or(0, |word| word.span.start);
            return Span::new(at, at);
        };
        let last = words.rev().find(|word| self.words[*word].pos != Pos::Space).unwrap_or(first);
        self.words[first].span.join(self.words[last].span)
    }

    /// The words that overlap a span, found by binary search.
    pub(crate) fn words_in(&self, span: Span) -> Range<usize> {
        let first = self.words.partition_point(|word| word.span.end <= span.start);
        let end = self.words.partition_point(|word| word.span.start < span.end);
        first..end.max(first)
    }

    /// The sentence tables of the contract, tokens included.
    pub(crate) fn tables(&self, text: &Text) -> (Table<Sentence>, Table<corpus::Token>) {
        let sentences = self.sentences.iter().map(|clause| Sentence { span: clause.span });
        let tokens = self.words.iter().zip(&self.lemmas).map(|(word, lemma)| corpus::Token {
            span: word.span,
            tag: word.tag.as_str(),
            pos: word.pos.as_str(),
            lemma: lemma.to_string(),
            head: word.head as u32,
            dep: word.dep.as_str(),
        });
        let sentences = sentences.filter(|sentence| !sentence.span.is_empty()).collect();
        (Table::sort(sentences, text), Table::freeze(tokens.collect(), text).unwrap_or_default())
    }
}
