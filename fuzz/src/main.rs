//! Replays the corpus and a fixed stream of mutations against every target, or those that are named.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a development tool that reads its corpus and reports"
)]

use std::fs;
use std::path::PathBuf;

use rashomon_fuzz::TARGETS;

/// Mutated inputs for each target, at least one a seed.
const ROUNDS: usize = 240;
/// Targets that read articles: the example story is among their seeds.
const ARTICLES: [&str; 6] = ["plain", "html", "brief", "model", "read_document", "page"];

/// A small generator with a fixed seed (xorshift64*), so that every run tries the same inputs.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % bound.max(1)
    }
}

/// Pieces that parsers stumble over.
const PIECES: &[&str] = &[
    "\"",
    "\u{201C}",
    "\u{201D}",
    "\u{2019}",
    "'",
    "\u{AB}",
    "\n\n",
    "\r\n",
    "\t",
    "\u{A0}",
    "\u{200B}",
    "\u{0}",
    "$",
    "8,848.86 m",
    "1/2",
    "May 2016",
    "2016-05-06",
    "<p>",
    "</script>",
    "<!--",
    "{",
    "[",
    "&#x110000;",
    "said",
    "according to",
    "\u{1F3D4}",
    "e\u{301}",
    "\u{202E}",
    "...",
    "\u{FEFF}",
    "9999999999999999999",
    "between",
    "and",
    "-",
    "\u{2014}",
];

fn mutate(seed: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=dice.below(6) {
        let place = dice.below(bytes.len() + 1);
        match dice.below(4) {
            0 => bytes.truncate(place),
            1 => drop(bytes.splice(place..place, PIECES[dice.below(PIECES.len())].bytes())),
            2 => {
                let end = (place + dice.below(40)).min(bytes.len());
                let copy = bytes[place..end].to_vec();
                let target = dice.below(bytes.len() + 1);
                drop(bytes.splice(target..target, copy));
            }
            _ if place < bytes.len() => bytes[place] = dice.below(256) as u8,
            _ => {}
        }
    }
    bytes
}

/// The seeds of a target, by name.
fn seeds(target: &str) -> Vec<Vec<u8>> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join("corpus").join(target)];
    if ARTICLES.contains(&target) {
        folders.push(root.join("../examples/everest"));
    }
    let files = folders.iter().flat_map(|folder| fs::read_dir(folder).into_iter().flatten().flatten());
    let mut paths: Vec<PathBuf> = files.map(|entry| entry.path()).filter(|path| path.is_file()).collect();
    paths.sort();
    paths.iter().filter_map(|path| fs::read(path).ok()).collect()
}

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    for (name, target) in TARGETS.iter().filter(|(name, _)| wanted.is_empty() || wanted.iter().any(|w| w == name)) {
        let seeds = seeds(name);
        assert!(!seeds.is_empty(), "fuzz/corpus/{name} has no seed");
        let rounds = (ROUNDS / seeds.len()).max(1);
        let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
        for seed in &seeds {
            target(seed);
            (0..rounds).for_each(|_| target(&mutate(seed, &mut dice)));
        }
        println!("{name}: {} inputs from {} seeds, no failure", seeds.len() * (rounds + 1), seeds.len());
    }
}
