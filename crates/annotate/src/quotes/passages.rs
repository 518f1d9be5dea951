//! Passages in marks joined to attributions: contents are widened to whole passages, and passages
//! without a clause of their own look for their cue, go on an earlier attribution, or are no speech.

use std::collections::BTreeMap;

use corpus::Span;
use lexicon::{CueClass, CueStrength};
use nlp::Dep;

use super::cues;
use super::frame::{Frame, Search};
use super::marks::Marked;
use super::sources;
use crate::reading::Reading;

/// How many words after a passage a verb may stand that is only a cue by its place.
const NEAR: usize = 8;

/// The most words of a name.
const NAME: usize = 4;

/// How many words after a passage its cue may stand.
const REACH: usize = 25;

/// Joins marked passages to attributions.
pub(super) fn join(search: &mut Search<'_>) {
    let mut joining = Joining::new(search);
    joining.drop_own_thoughts();
    joining.widen_all();
    joining.own_colons();
    for passage in 0..joining.search.marks.passages.len() {
        joining.attribute(passage);
    }
    joining.complete_chains();
    joining.drop_fronts();
    joining.end_where_the_narrator_returns();
}

/// Passages while they are joined to attributions.
pub(super) struct Joining<'s, 'a> {
    pub(super) search: &'s mut Search<'a>,
    /// For each passage the attribution it belongs to.
    pub(super) owner: Vec<Option<usize>>,
    /// For each verb its attribution.
    pub(super) by_verb: BTreeMap<usize, usize>,
}

impl<'s, 'a> Joining<'s, 'a> {
    fn new(search: &'s mut Search<'a>) -> Joining<'s, 'a> {
        let owner = vec![None; search.marks.passages.len()];
        let by_verb =
            search.frames.iter().enumerate().filter_map(|(place, frame)| Some((frame.head?, place))).collect();
        Joining { search, owner, by_verb }
    }

    pub(super) fn reading(&self) -> Reading<'a> {
        self.search.reading
    }

    pub(super) fn passage(&self, passage: usize) -> &'a Marked {
        &self.search.marks.passages[passage]
    }

    /// The innermost passage that a word stands in.
    pub(super) fn level(&self, word: usize) -> Option<usize> {
        self.search.marks.around(self.reading().syntax.words[word].span)
    }

    /// "I think" and "we know" inside somebody's own words attribute nothing to anybody else.
    fn drop_own_thoughts(&mut self) {
        let frames = std::mem::take(&mut self.search.frames);
        self.search.frames = frames.into_iter().filter(|frame| !self.is_own_thought(frame)).collect();
        let heads = self.search.frames.iter().enumerate();
        self.by_verb = heads.filter_map(|(place, frame)| Some((frame.head?, place))).collect();
    }

    fn is_own_thought(&self, frame: &Frame) -> bool {
        let source = frame.source.as_ref().filter(|source| source.len() == 1);
        let first_person = |word: usize| matches!(self.reading().lower(word).as_str(), "i" | "we");
        source.is_some_and(|source| first_person(source.start))
            && frame.head.is_some_and(|head| self.level(head).is_some())
    }

    fn widen_all(&mut self) {
        for place in 0..self.search.frames.len() {
            let Some(head) = self.search.frames[place].head else { continue };
            let level = self.level(head);
            let content = std::mem::take(&mut self.search.frames[place].content);
            let widened = content.into_iter().filter_map(|span| self.widen(place, level, span)).collect();
            self.search.frames[place].content = merged(widened);
        }
    }

    /// What stands after a colon owns the passages inside it.
    fn own_colons(&mut self) {
        for (place, frame) in self.search.frames.iter().enumerate().filter(|(_, frame)| frame.head.is_none()) {
            for passage in frame.content.iter().flat_map(|part| self.search.marks.beginning_in(*part)) {
                self.owner[passage].get_or_insert(place);
            }
        }
    }

    /// A content kept inside the passage its cue stands in, and widened to every passage it cuts into.
    fn widen(&mut self, place: usize, level: Option<usize>, span: Span) -> Option<Span> {
        let span = match level {
            Some(level) => clipped(span, self.passage(level).inner)?,
            None => span,
        };
        let mut wide = span;
        for passage in self.cut_by(level, span) {
            wide = wide.join(self.passage(passage).outer);
            self.owner[passage].get_or_insert(place);
        }
        Some(wide)
    }

    /// The passages directly below `level` that overlap a span.
    fn cut_by(&self, level: Option<usize>, span: Span) -> Vec<usize> {
        let start = Span::new(span.start, span.start + 1);
        let around = self.search.marks.around(start);
        let enclosing = std::iter::successors(around, |index| self.passage(*index).parent);
        let first = enclosing.into_iter().find(|index| self.passage(*index).parent == level);
        let first = first.filter(|index| Some(*index) != level);
        let inside = self.search.marks.beginning_in(span).filter(|index| self.passage(*index).parent == level);
        first.into_iter().chain(inside).collect()
    }

    /// Finds the attribution of a passage that no clause has claimed.
    fn attribute(&mut self, passage: usize) {
        if self.owner[passage].is_some() {
            return;
        }
        let words = self.reading().syntax.words_in(self.passage(passage).inner);
        if words.is_empty() || is_title(self.reading(), words.clone()) {
            return;
        }
        let found = self.verb_after(passage, words.end).or_else(|| self.verb_before(passage, words.start));
        if let Some((verb, rule)) = found {
            self.give(passage, verb, rule);
            return;
        }
        let whole = is_sentence(self.reading(), words.clone());
        if whole || self.is_short_sentence(passage) {
            self.go_on(passage);
        }
        if whole && self.owner[passage].is_none() {
            self.follow(passage);
        }
        if whole && self.owner[passage].is_none() {
            self.follow_paragraph(passage);
        }
    }

    /// "Very good." and "Never!": a sentence of few words, with its stop inside the marks.
    fn is_short_sentence(&self, passage: usize) -> bool {
        let inner = self.reading().text.slice(self.passage(passage).inner);
        inner.starts_with(char::is_uppercase) && inner.ends_with(['.', '!', '?'])
    }

    /// Gives a passage to the attribution of a verb, or makes one.
    fn give(&mut self, passage: usize, verb: usize, rule: &'static str) {
        let inner = self.passage(passage).inner;
        if let Some(place) = self.by_verb.get(&verb).copied() {
            self.owner[passage] = Some(place);
            self.search.frames[place].content.push(inner);
            return;
        }
        let reading = self.reading();
        let known = cues::verb(reading, verb);
        let cue = known.unwrap_or(cues::unknown(verb));
        let mut frame = Frame::new(cues::extent(reading, cue), verb, rule);
        if known.is_none() {
            frame.doubts.push("the verb is not known to attribute");
        }
        let outside = |source: &std::ops::Range<usize>| self.level(source.start) == self.level(verb);
        let source = sources::of_verb(reading, verb).filter(outside).or_else(|| sources::agent(reading, verb));
        let source = source.or_else(|| self.phrase_between(passage, verb));
        frame.source = source.or_else(|| self.name_after(passage, verb));
        frame.content.push(inner);
        frame.class = Some(cue.class);
        self.by_verb.insert(verb, self.search.frames.len());
        self.owner[passage] = Some(self.search.frames.len());
        self.search.frames.push(frame);
    }

    /// The noun phrase between a passage and the verb after it, where the parse lost the subject.
    fn phrase_between(&self, passage: usize, verb: usize) -> Option<std::ops::Range<usize>> {
        let reading = self.reading();
        let start = reading.syntax.words_in(self.passage(passage).outer).end;
        let noun = (start..verb).rev().find(|word| reading.is_proper(*word) || reading.pos(*word) == nlp::Pos::Noun)?;
        let near = || (verb - noun <= 2).then(|| super::frame::bare(reading, start..noun + 1));
        // "..., an officer, who asked not to be named, said"
        let aside = (start..verb).find(|word| reading.dep(*word) == Dep::Relcl);
        let described = aside.and_then(|clause| reading.syntax.head(clause)).filter(|noun| *noun >= start);
        let clause = described.and(aside).map(|clause| reading.syntax.subtree(clause).start.max(start));
        near().or_else(|| Some(super::frame::bare(reading, start..clause?)).filter(|words| !words.is_empty()))
    }

    /// The name right after a verb right after a passage, where the parse took it for something else: "said Per Dahl".
    fn name_after(&self, passage: usize, verb: usize) -> Option<std::ops::Range<usize>> {
        let reading = self.reading();
        let start = reading.syntax.words_in(self.passage(passage).outer).end;
        let is_near = verb >= start && verb <= start + 1;
        let is_part = |word: &usize| {
            let same = reading.syntax.words[*word].sentence == reading.syntax.words[verb].sentence;
            same && reading.is_capitalised(*word) && self.level(*word) == self.level(verb)
        };
        let length = (verb + 1..reading.syntax.words.len()).take(NAME).take_while(is_part).count();
        let name = verb + 1..verb + 1 + length;
        (is_near && length > 0).then(|| self.with_description(name))
    }

    /// A name with what says at the end of its sentence who that is: "James Acton, a physicist at the institute."
    fn with_description(&self, name: std::ops::Range<usize>) -> std::ops::Range<usize> {
        let reading = self.reading();
        let sentence = reading.syntax.words[name.start].sentence;
        let end = reading.syntax.sentences[sentence].words.end;
        let mut rest = name.end..end;
        let describes =
            |word: usize| matches!(reading.tag(word), nlp::Tag::Dt | nlp::Tag::Nn | nlp::Tag::Jj | nlp::Tag::Nnp);
        let opens =
            rest.len() > 2 && rest.len() <= REACH && reading.word(rest.start) == "," && describes(rest.start + 1);
        let plain = |word: usize| {
            let finite = matches!(reading.tag(word), nlp::Tag::Vbd | nlp::Tag::Vbz | nlp::Tag::Vbp | nlp::Tag::Md);
            !finite && self.level(word) == self.level(name.start)
        };
        if opens && rest.all(plain) { super::frame::bare(reading, name.start..end) } else { name }
    }

    /// `"...," X said`: a cue verb soon after a passage that ends as if one followed.
    fn verb_after(&self, passage: usize, end: usize) -> Option<(usize, &'static str)> {
        let reading = self.reading();
        let level = self.passage(passage).parent;
        let outer = self.passage(passage).outer;
        let block = self.passage(passage).block;
        let words = &reading.syntax.words;
        let expects = self.expects_attribution(passage);
        let start = (end..words.len()).find(|word| words[*word].span.start >= outer.end)?;
        let reach = (start..words.len()).take(REACH).take_while(|word| {
            words[*word].block == block
                && words[*word].sentence <= words[start].sentence
                && !ends_sentence(reading.word(*word))
        });
        let near = |word: usize| expects && word <= start + 3;
        // "..., an officer, who asked not to be named, said": the clause only tells of whom.
        let aside = |word: usize| {
            let noun = reading.syntax.head(word).filter(|_| reading.dep(word) == Dep::Relcl);
            noun.is_some_and(|noun| (start..word).contains(&noun))
        };
        let mut verbs = reach.filter(|word| {
            let speaks = is_speech(reading, *word) || near(*word) && is_voice(reading, *word);
            self.level(*word) == level && speaks && !aside(*word)
        });
        let claims = |verb: &usize| expects || (*verb <= start + 3 && !self.says_more(passage, *verb));
        let known = verbs.next().filter(claims).map(|verb| (verb, "quote.marks-verb-after"));
        known.or_else(|| self.any_verb_after(passage, start).map(|verb| (verb, "quote.marks-any-verb")))
    }

    /// Whether a verb has a clause of its own to attribute, in no marks: after a passage that is a sentence it begins
    /// another. `"We were warned." X demanded that the fleet be grounded.`
    fn says_more(&self, passage: usize, verb: usize) -> bool {
        let reading = self.reading();
        let frame = self.by_verb.get(&verb).map(|place| &self.search.frames[*place]);
        let end = reading.syntax.words[verb].span.end;
        let inner = reading.text.slice(self.passage(passage).inner);
        let is_sentence = inner.starts_with(char::is_uppercase) && inner.ends_with('.');
        let plain = |content: &Span| {
            content.start >= end && self.search.marks.around(Span::new(content.start, content.start + 1)).is_none()
        };
        is_sentence && frame.is_some_and(|frame| frame.content.iter().any(plain))
    }

    /// `"...," X retaliated.`: whatever verb ends the sentence whose subject stands between it and the passage.
    fn any_verb_after(&self, passage: usize, start: usize) -> Option<usize> {
        let reading = self.reading();
        let inner = self.passage(passage).inner;
        let sentence = is_sentence(reading, reading.syntax.words_in(inner)) && reading.text.slice(inner).ends_with(',');
        let mut words = (start..reading.syntax.words.len()).take(NEAR);
        let verb = words.find(|word| matches!(reading.tag(*word), nlp::Tag::Vbd | nlp::Tag::Vbz))?;
        let subject = sources::subject(reading, verb).filter(|subject| (start..verb).contains(subject));
        let ends = reading.syntax.words.get(verb + 1).is_some_and(|_| ends_sentence(reading.word(verb + 1)));
        (sentence && ends && subject.is_some() && reading.pos(verb) == nlp::Pos::Verb).then_some(verb)
    }

    /// Whether the passage ends with a comma, question or exclamation mark, or a comma follows.
    fn expects_attribution(&self, passage: usize) -> bool {
        let text = self.reading().text;
        let inner = text.slice(self.passage(passage).inner);
        let rest = text.as_str().get(self.passage(passage).outer.end as usize..).unwrap_or_default();
        inner.ends_with([',', '?', '!', '…', '—', '-']) || rest.starts_with(',')
    }

    /// `X said: "..."`: a cue verb before a passage in its sentence, or in the sentence before when that
    /// ends with a colon.
    fn verb_before(&self, passage: usize, start: usize) -> Option<(usize, &'static str)> {
        let reading = self.reading();
        let level = self.passage(passage).parent;
        let outer = self.passage(passage).outer;
        let words = &reading.syntax.words;
        let first = (0..start).rev().find(|word| words[*word].span.end <= outer.start)?;
        let last = reading.word(first);
        let near_block = words[first].block.index() + 1 >= self.passage(passage).block.index();
        let colon = matches!(last, ":" | "…" | "...") && near_block;
        let same = words[first].block == self.passage(passage).block && !ends_sentence(last);
        if !(colon || same) {
            return None;
        }
        let sentence = words[first].sentence;
        let back = (0..=first).rev().take(REACH).take_while(|word| words[*word].sentence == sentence);
        let opens = |word: usize| matches!(last, "," | ":") && (colon || first - word <= 2) && is_voice(reading, word);
        let mut verbs = back.filter(|word| self.level(*word) == level && (is_speech(reading, *word) || opens(*word)));
        let verb = verbs.next()?;
        let near = colon || first - verb <= 3 || last == ",";
        let speaks = sources::of_verb(reading, verb).is_some() || opens(verb);
        (near && speaks).then_some((verb, if colon { "quote.marks-colon" } else { "quote.marks-verb-before" }))
    }
}

/// Whether a word is a verb that may introduce or follow direct speech.
fn is_speech(reading: Reading<'_>, word: usize) -> bool {
    let Some(cue) = cues::verb(reading, word) else { return false };
    let speaks = cue.strength == CueStrength::Strong && !matches!(cue.class, CueClass::Feel);
    speaks && !matches!(reading.dep(word), Dep::Amod | Dep::Compound)
}

/// Whether a word is any verb of saying or of a sound made in saying: right beside a passage that waits for
/// one it introduces it.
fn is_voice(reading: Reading<'_>, word: usize) -> bool {
    let finite =
        matches!(reading.tag(word), nlp::Tag::Vbd | nlp::Tag::Vbz | nlp::Tag::Vbp | nlp::Tag::Vbg | nlp::Tag::Vbn);
    finite && cues::verb(reading, word).is_some_and(|cue| cue.class == CueClass::Say && cue.particle.is_none())
}

pub(super) fn ends_sentence(word: &str) -> bool {
    matches!(word, "." | "!" | "?")
}

/// Whether a passage stands as a sentence: it begins with a capital and has several words.
fn is_sentence(reading: Reading<'_>, words: std::ops::Range<usize>) -> bool {
    words.len() >= 4 && reading.word(words.start).chars().next().is_some_and(|c| c.is_uppercase() || !c.is_alphabetic())
}

/// Whether every longer word of a passage is capitalised and nothing ends a sentence: the title of a
/// work or broadcast.
pub(super) fn is_title(reading: Reading<'_>, words: std::ops::Range<usize>) -> bool {
    let lettered = words.clone().filter(|word| reading.word(*word).chars().all(char::is_alphanumeric));
    let mut long = lettered.filter(|word| reading.word(*word).chars().count() > 3).peekable();
    // "... on the network's “Fox and Friends.”": the stop is that of the sentence around it.
    let named = words.start.checked_sub(2).is_some_and(|before| {
        let preposition = matches!(reading.lower(before).as_str(), "on" | "of" | "in" | "from" | "for");
        preposition || reading.is_possessive_mark(before)
    });
    let body = if named { words.start..words.end.saturating_sub(1) } else { words.clone() };
    let stops = body.into_iter().any(|word| ends_sentence(reading.word(word)));
    words.len() > 1 && !stops && long.peek().is_some() && long.all(|word| reading.is_capitalised(word))
}

fn clipped(span: Span, within: Span) -> Option<Span> {
    let clipped = Span::new(span.start.max(within.start), span.end.min(within.end));
    (span.overlaps(within) && !clipped.is_empty()).then_some(clipped)
}

/// Spans in order, those that overlap joined.
fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut merged: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match merged.last_mut() {
            Some(last) if span.start < last.end => *last = last.join(span),
            _ => merged.push(span),
        }
    }
    merged
}
