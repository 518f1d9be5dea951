//! Loading must stay cheap: it happens once in every run, however small.

use std::time::Instant;

use rashomon_lexicon::Lexicon;

/// A bound wide enough for an unoptimised build on a busy machine; the largest table, optimised, takes about 2 ms.
#[test]
#[allow(clippy::disallowed_methods, reason = "the test measures; nothing in the analysis reads the clock")]
fn the_largest_table_loads_fast() {
    let start = Instant::now();
    let lexicon = Lexicon::embedded();
    let taken = start.elapsed();
    println!("{taken:?} for {} cities", lexicon.cities.len());
    assert!(taken.as_millis() < 500, "{taken:?}");
}

#[test]
fn the_lexicon_may_be_shared_between_threads() {
    fn shared<T: Send + Sync>(_: &T) {}
    shared(&Lexicon::embedded());
}
