//! Once a thread has parsed something, parsing costs no allocation a token: what is left is the growth of the
//! lists that are handed over, and a few for each stretch.
#![allow(clippy::unwrap_used, reason = "a test may stop here")]

use std::alloc::System;

use rashomon_nlp::Model;
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

const PASSAGE: &str =
    "The harbours of Ny-Tromvik were closed, Captain Ada Holt told us on 4 May, since 12 ships had sunk. ";

#[test]
fn parsing_costs_no_allocation_a_token() {
    let model = Model::embedded().unwrap();
    let text = PASSAGE.repeat(400);
    let tokens = model.parse(&text).tokens.len();
    assert!(tokens > 8_000);
    let region = Region::new(ALLOCATOR);
    let syntax = model.parse(&text);
    let made = region.change();
    drop(syntax);
    let calls = made.allocations + made.reallocations;
    println!("{calls} allocations for {tokens} tokens");
    assert!(calls * 20 < tokens, "{calls} allocations for {tokens} tokens");
}
