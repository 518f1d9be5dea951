//! Passages in marks without a cue of their own: they go on an attribution before them, follow a report of
//! what somebody said, or belong to a quotation over several paragraphs.

use corpus::Span;
use lexicon::CueClass;

use super::frame::Frame;
use super::passages::{Joining, ends_sentence, is_title};

impl Joining<'_, '_> {
    /// A passage that stands as a sentence of its own goes on the attribution before it: in one paragraph
    /// as a further part, at the head of the next paragraph as a carried one.
    pub(super) fn go_on(&mut self, passage: usize) {
        let Some(before) = passage.checked_sub(1) else { return };
        let before = self.sibling(passage, before);
        // "...," X said on the network's "Y." "...": the title between is no speech.
        let titled = before.filter(|index| self.owner[*index].is_none() && self.is_titled(*index));
        let before = titled.and_then(|title| self.sibling(passage, title.checked_sub(1)?)).or(before);
        let Some((before, owner)) = before.and_then(|before| Some((before, self.owner[before]?))) else { return };
        if self.passage(passage).continues == Some(before) {
            return;
        }
        let gap = self.gap(owner, before, passage);
        let same = self.passage(before).block == self.passage(passage).block;
        if same && gap {
            let inner = self.passage(passage).inner;
            self.search.frames[owner].content.push(inner);
            self.owner[passage] = Some(owner);
        } else if gap && self.passage(before).block.index() + 1 == self.passage(passage).block.index() {
            self.carry(passage, owner);
        }
    }

    /// The passage at `index` or around it that stands at the level of `passage`.
    fn sibling(&self, passage: usize, index: usize) -> Option<usize> {
        std::iter::successors(Some(index), |index| self.passage(*index).parent)
            .find(|index| self.passage(*index).parent == self.passage(passage).parent)
    }

    fn is_titled(&self, passage: usize) -> bool {
        let words = self.reading().syntax.words_in(self.passage(passage).inner);
        !words.is_empty() && is_title(self.reading(), words)
    }

    /// Whether nothing but the attribution itself stands between two passages.
    fn gap(&self, owner: usize, before: usize, passage: usize) -> bool {
        let reading = self.reading();
        let words = &reading.syntax.words;
        let between = Span::new(self.passage(before).outer.end, self.passage(passage).outer.start);
        let mut between =
            reading.syntax.words_in(between).filter(|word| reading.word(*word).chars().any(char::is_alphanumeric));
        let head = self.search.frames[owner].head;
        between.all(|word| head.is_some_and(|head| words[head].sentence == words[word].sentence))
    }

    pub(super) fn carry(&mut self, passage: usize, owner: usize) {
        let from = &self.search.frames[owner];
        let carried = Frame {
            cue: None,
            head: from.head,
            source: from.source.clone(),
            content: vec![self.passage(passage).inner],
            addressee: None,
            class: from.class,
            rule: "quote.carried",
            doubts: vec!["carried speaker"],
        };
        self.owner[passage] = Some(self.search.frames.len());
        self.search.frames.push(carried);
    }

    /// Gives every paragraph of a long quotation to the attribution that any of them has.
    pub(super) fn complete_chains(&mut self) {
        let count = self.search.marks.passages.len();
        for passage in 0..count {
            self.complete(passage, |this, passage| this.passage(passage).continues);
        }
        let mut next = vec![None; count];
        for passage in 0..count {
            if let Some(before) = self.passage(passage).continues {
                next[before] = Some(passage);
            }
        }
        for passage in (0..count).rev() {
            self.complete(passage, |_, passage| next[passage]);
        }
    }

    fn complete(&mut self, passage: usize, neighbour: impl Fn(&Self, usize) -> Option<usize>) {
        let Some(other) = neighbour(self, passage) else { return };
        if let (None, Some(owner)) = (self.owner[passage], self.owner[other]) {
            self.owner[passage] = Some(owner);
            let inner = self.passage(passage).inner;
            self.search.frames[owner].content.push(inner);
        }
    }

    /// A passage that stands as a sentence after one in which somebody is reported to say something: it gives
    /// the words for it.
    pub(super) fn follow(&mut self, passage: usize) {
        let reading = self.reading();
        let words = &reading.syntax.words;
        let outer = self.passage(passage).outer;
        if self.passage(passage).parent.is_some() || self.passage(passage).damaged {
            return;
        }
        let start = reading.syntax.words_in(outer).start;
        let Some(before) = reading.before(start).filter(|before| ends_sentence(reading.word(*before))) else { return };
        let sentence = words[before].sentence;
        let heads = self.by_verb.range(reading.syntax.sentences[sentence].words.clone()).rev();
        let owner = heads.map(|(head, place)| (*head, *place)).find(|(head, place)| {
            let frame = &self.search.frames[*place];
            let utters = !matches!(frame.class, Some(CueClass::Think | CueClass::Show));
            utters && frame.source.is_some() && self.level(*head).is_none()
        });
        if let Some((_, owner)) = owner {
            self.carry(passage, owner);
        }
    }

    /// A paragraph that is one passage in marks goes on what the last sentence of the paragraph before reports of
    /// somebody named: "Holt believes that it is late." / "There is much to do."
    pub(super) fn follow_paragraph(&mut self, passage: usize) {
        let reading = self.reading();
        let words = reading.syntax.words_in(self.passage(passage).outer);
        let block = self.passage(passage).block;
        let same_block = |word: usize| reading.syntax.words.get(word).is_some_and(|word| word.block == block);
        let alone = !words.is_empty() && !same_block(words.end) && reading.before(words.start).is_none();
        let Some(before) = words.start.checked_sub(1).filter(|_| alone && !self.passage(passage).damaged) else {
            return;
        };
        let last = &reading.syntax.words[before];
        if last.block.index() + 1 != block.index() || !ends_sentence(reading.word(before)) {
            return;
        }
        let heads = self.by_verb.range(reading.syntax.sentences[last.sentence].words.clone());
        let mut owners = heads.filter(|(head, place)| {
            let frame = &self.search.frames[**place];
            let named = frame.source.as_ref().is_some_and(|source| reading.is_proper(source.end - 1));
            named && frame.class != Some(CueClass::Show) && self.level(**head).is_none()
        });
        if let (Some((_, owner)), None) = (owners.next(), owners.next()) {
            self.carry(passage, *owner);
        }
    }
}
