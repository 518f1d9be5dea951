//! Grammar of a document: the model run over each analysed block, in document coordinates.
//!
//! Blocks are parsed apart, so that a headline is never glued to the sentence below it.

use std::ops::Range;

use corpus::{Block, Document, Id, Sentence, Span, Table, Text};
use nlp::{Dep, Model, NameLabel, Pos, Tag};

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
    /// The block it stands in.
    pub(crate) block: Id<Block>,
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
}

/// Parses every analysed block.
pub(crate) fn syntax(document: &Document, model: &Model) -> Syntax {
    let mut syntax = Syntax::default();
    for (id, block) in document.blocks.iter().filter(|(_, block)| block.kind.is_analysed()) {
        syntax.add(id, block.span.start, document.text.slice(block.span), model);
    }
    syntax
}

impl Syntax {
    fn add(&mut self, block: Id<Block>, offset: u32, passage: &str, model: &Model) {
        let parsed = model.parse(passage);
        let first = self.words.len();
        for range in parsed.sentences() {
            self.sentence(block, offset, &parsed, first, range);
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
        self.sentences.push(Clause { words, span, block });
    }

    /// The dictionary form of a word, in lower case but for names.
    pub(crate) fn lemma(&self, word: usize) -> &str {
        &self.lemmas[word]
    }

    /// A word as written.
    pub(crate) fn text<'t>(&self, text: &'t Text, word: usize) -> &'t str {
        text.slice(self.words[word].span)
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
