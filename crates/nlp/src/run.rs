//! Runs the networks over passages, many stretches at a time.

use std::sync::{Mutex, PoisonError};

use crate::batch::{Batch, Stretch};
use crate::encoder;
use crate::model::{Model, Steps};
use crate::parser::State;
use crate::passage::{Passage, STRETCH};
use crate::syntax::Syntax;
use crate::transition;

/// Memory that a run works in. It is used again by the next run, and holds nothing that changes an answer.
#[derive(Default)]
struct Desk {
    syntax: encoder::Desk,
    tags: Vec<f32>,
    moves: transition::Desk,
    state: State,
    names: encoder::Desk,
    name_moves: transition::Desk,
}

/// The desks that no thread works at.
#[derive(Default)]
pub(crate) struct Desks(Mutex<Vec<Desk>>);

impl Desks {
    fn take(&self) -> Desk {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default()
    }

    fn give_back(&self, desk: Desk) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(desk);
    }
}

/// The analyses of texts, whose tokens fit into 32 bits. `usual` is how many tokens an ordinary stretch of
/// a long text has; it changes nothing but time and memory.
pub(crate) fn run(model: &Model, texts: &[&str], steps: Steps, usual: usize) -> Vec<Syntax> {
    let passages = texts.iter().map(|text| Passage::new(text, model.tokenizer.tokenize(text, &model.classes), usual));
    let mut passages: Vec<Passage<'_>> = passages.collect();
    let mut desk = model.desks.take();
    if steps.syntax {
        parse(model, &mut passages, &mut desk);
        passages.iter_mut().for_each(|passage| passage.finish_syntax(model, steps.lemmas));
    }
    if steps.names {
        find_names(model, &mut passages, &mut desk);
    }
    model.desks.give_back(desk);
    passages.into_iter().map(Passage::into_syntax).collect()
}

/// Fills a batch with the next stretches, from the first passage that has any; false if none is left.
fn fill<'t>(
    batch: &mut Batch<'t>,
    passages: &[Passage<'t>],
    first: &mut usize,
    next: fn(&Passage<'t>, usize) -> Option<Stretch>,
) -> bool {
    batch.clear();
    while passages.get(*first).is_some_and(|passage| next(passage, *first).is_none()) {
        *first += 1;
    }
    for (at, passage) in passages.iter().enumerate().skip(*first) {
        let Some(stretch) = next(passage, at) else { continue };
        if batch.tokens() > 0 && batch.tokens() + stretch.tokens.len() > STRETCH {
            break;
        }
        let ends = stretch.ends;
        batch.add(stretch, |at| passage.word(at));
        if !ends {
            break;
        }
    }
    batch.tokens() > 0
}

fn parse<'t>(model: &Model, passages: &mut [Passage<'t>], desk: &mut Desk) {
    let (mut batch, mut first) = (Batch::default(), 0);
    while fill(&mut batch, passages, &mut first, Passage::unparsed) {
        let vectors = model.encoder.encode(&batch, |word| model.features(word), &mut desk.syntax, model.kernel);
        let tags: Vec<usize> = model.tagger.best(vectors.rows(), &mut desk.tags, model.kernel).collect();
        let scorer = model.parser.scorer();
        let (shares, mut scores) = scorer.prepare(vectors.rows(), &mut desk.moves, model.kernel);
        for (stretch, place) in batch.stretches() {
            let passage = &mut passages[stretch.passage];
            let (count, arcs) = (stretch.tokens.len(), passage.arcs());
            let scoring = (&shares, &mut scores);
            let done = model.parser.parse(scoring, place, count, stretch.ends, &mut desk.state, arcs);
            passage.parsed(stretch, done, tags[place..].iter().map(|&tag| model.tags[tag]));
        }
    }
}

fn find_names(model: &Model, passages: &mut [Passage<'_>], desk: &mut Desk) {
    let (mut batch, mut first) = (Batch::default(), 0);
    while fill(&mut batch, passages, &mut first, Passage::unnamed) {
        let encoder = model.names.encoder();
        let vectors = encoder.encode(&batch, |word| model.features(word), &mut desk.names, model.kernel);
        let scorer = model.names.scorer();
        let (shares, mut scores) = scorer.prepare(vectors.rows(), &mut desk.name_moves, model.kernel);
        for (stretch, place) in batch.stretches() {
            let passage = &mut passages[stretch.passage];
            let (about, open, names) = passage.names();
            model.names.find((&shares, &mut scores), place, stretch.tokens.clone(), &about, open, names);
            passage.named_to(stretch.tokens.end);
        }
    }
}
