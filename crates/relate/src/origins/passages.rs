//! The passages that two documents share, as evidence.

use std::collections::BTreeMap;

use corpus::Span;

use super::shingles::LENGTH;
use crate::words::{Word, run};

/// How many passages are shown for two documents.
const SHOWN: usize = 5;
/// The fewest words of a passage that is shown.
const WORDS: usize = 8;

/// The longest passages that two texts share, in order of the first text.
pub(super) fn shared(own: &[Word], theirs: &[Word]) -> Vec<(Span, Span)> {
    let mut runs = runs(own, theirs);
    runs.sort_by_key(|run| (std::cmp::Reverse(run.words), run.own));
    runs.truncate(SHOWN);
    runs.sort_by_key(|run| run.own);
    let spans = |run: &Run| (covering(own, run.own, run.words), covering(theirs, run.theirs, run.words));
    runs.iter().map(spans).collect()
}

struct Run {
    own: usize,
    theirs: usize,
    words: usize,
}

fn runs(own: &[Word], theirs: &[Word]) -> Vec<Run> {
    let mut places = BTreeMap::new();
    for (place, words) in theirs.windows(LENGTH).enumerate() {
        places.entry(run(words)).or_insert(place);
    }
    let mut found = Vec::new();
    let mut at = 0;
    while at + LENGTH <= own.len() {
        let start = places.get(&run(&own[at..at + LENGTH])).copied();
        let words = start.map_or(0, |start| same(&own[at..], &theirs[start..]));
        if let Some(theirs) = start.filter(|_| words >= WORDS) {
            found.push(Run { own: at, theirs, words });
        }
        at += words.max(1);
    }
    found
}

fn same(own: &[Word], theirs: &[Word]) -> usize {
    own.iter().zip(theirs).take_while(|(a, b)| a.hash == b.hash).count()
}

fn covering(text: &[Word], start: usize, words: usize) -> Span {
    text[start].span.join(text[start + words - 1].span)
}
