//! Where the words of marked passages begin and end: what the narrator puts before them, and where the narrator
//! returns though no mark closes.

use corpus::Span;
use lexicon::CueStrength;
use nlp::Tag;

use super::cues;
use super::passages::Joining;

impl Joining<'_, '_> {
    /// Takes away the words before a cue that only lead up to a marked sentence behind it: "At the same time, X
    /// says, '...'", "Asked about the bridge, X said '...'".
    pub(super) fn drop_fronts(&mut self) {
        for place in 0..self.search.frames.len() {
            let frame = &self.search.frames[place];
            let Some(head) = frame.head.filter(|_| frame.cue.is_some() && frame.content.len() > 1) else { continue };
            let cue = self.reading().syntax.words[head].span;
            let (front, back): (Vec<Span>, Vec<Span>) = frame.content.iter().partition(|part| part.end <= cue.start);
            if let ([front], [first, ..]) = (front.as_slice(), back.as_slice())
                && !self.touches_marks(*front)
                && (self.is_marked_sentence(*first) || self.is_asked(*front) && self.opens_in_marks(*first))
            {
                self.search.frames[place].content = back;
            }
        }
    }

    fn touches_marks(&self, span: Span) -> bool {
        self.search.marks.around(span).is_some() || !self.search.marks.beginning_in(span).is_empty()
    }

    /// Whether a part begins where a passage in marks does.
    fn opens_in_marks(&self, part: Span) -> bool {
        let around = self.search.marks.around(Span::new(part.start, part.start + 1));
        let begins = |passage: usize| {
            let passage = self.passage(passage);
            passage.inner.start == part.start || passage.outer.start == part.start
        };
        around.is_some_and(begins)
    }

    /// Whether a part is a passage in marks that begins like a sentence.
    fn is_marked_sentence(&self, part: Span) -> bool {
        let body = self.reading().text.slice(part);
        let first = body.chars().find(|c| c.is_alphanumeric());
        self.opens_in_marks(part) && first.is_some_and(char::is_uppercase)
    }

    fn is_asked(&self, part: Span) -> bool {
        let words = self.reading().syntax.words_in(part);
        words.take(2).any(|word| self.reading().lower(word) == "asked")
    }

    /// Ends a passage that no mark closes before the sentence in which its speaker is named and said to speak on:
    /// nobody says "Holt predicts" of themselves.
    pub(super) fn end_where_the_narrator_returns(&mut self) {
        for passage in 0..self.search.marks.passages.len() {
            if let Some(end) = self.return_of_narrator(passage) {
                let Some(owner) = self.owner[passage] else { continue };
                for part in &mut self.search.frames[owner].content {
                    if part.start < end && part.end > end {
                        *part = Span::new(part.start, end);
                    }
                }
            }
        }
    }

    fn return_of_narrator(&self, passage: usize) -> Option<u32> {
        let reading = self.reading();
        let source = self.search.frames[self.owner[passage]?].source.clone()?;
        let name =
            source.end.checked_sub(1).filter(|last| self.passage(passage).damaged && reading.is_proper(*last))?;
        let words = reading.syntax.words_in(self.passage(passage).inner);
        let returns = |word: &usize| {
            let opens = reading.syntax.sentences[reading.syntax.words[*word].sentence].words.start == *word;
            let verb = word + 1;
            let finite = verb < words.end && matches!(reading.tag(verb), Tag::Vbz | Tag::Vbd);
            let speaks = || cues::verb(reading, verb).is_some_and(|cue| cue.strength == CueStrength::Strong);
            opens && finite && reading.word(*word) == reading.word(name) && speaks()
        };
        let first = words.clone().skip(1).find(returns)?;
        Some(reading.syntax.words[first - 1].span.end)
    }
}
