//! One program for every target: the environment names which one libFuzzer drives.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::{Corpus, fuzz_target};

static TARGET: LazyLock<fn(&[u8])> = LazyLock::new(|| {
    let name = std::env::var("TARGET").unwrap_or_default();
    let found = rashomon_fuzz::TARGETS.iter().find(|(target, _)| *target == name);
    found.unwrap_or_else(|| panic!("TARGET names no target: {name:?}")).1
});

fuzz_target!(|bytes: &[u8]| -> Corpus {
    TARGET(bytes);
    Corpus::Keep
});
