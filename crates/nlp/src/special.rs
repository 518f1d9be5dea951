//! The exceptions of the tokenizer: contractions, abbreviations, emoticons, with their normal forms.

use std::collections::BTreeMap;

use crate::murmur::hash_text;
use crate::strings::StringIds;
use crate::tokenizer::Piece;

/// The parts of one exception: length in bytes and identity of the normal form, or 0.
pub(crate) struct Special(Vec<(u32, u64)>);

impl Special {
    pub(crate) fn push_at(&self, start: usize, out: &mut Vec<Piece>) {
        let mut start = start as u32;
        for &(length, norm) in &self.0 {
            let end = start + length;
            out.push(Piece { start, end, norm, space_after: false });
            start = end;
        }
    }
}

pub(crate) struct Specials {
    /// By hash of the text, sorted.
    by_text: Vec<(u64, Special)>,
    longest: usize,
    /// Hashes of the tokens that an exception would have been cut into, sorted.
    sequences: Vec<Vec<u64>>,
}

/// A stretch of tokens, end exclusive.
type Stretch = (usize, usize);

impl Specials {
    pub(crate) fn new(exceptions: &BTreeMap<String, Vec<(String, Option<String>)>>, strings: &StringIds) -> Self {
        let id = |norm: &Option<String>| norm.as_deref().map_or(0, |norm| strings.id(norm));
        let part = |(orth, norm): &(String, Option<String>)| (orth.len() as u32, id(norm));
        let special = |parts: &[_]| Special(parts.iter().map(part).collect());
        let mut by_text: Vec<_> = exceptions.iter().map(|(text, parts)| (hash_text(text), special(parts))).collect();
        by_text.sort_unstable_by_key(|s| s.0);
        let longest = exceptions.keys().map(String::len).max().unwrap_or(0);
        Self { by_text, longest, sequences: Vec::new() }
    }

    pub(crate) fn add_sequence(&mut self, parts: Vec<u64>) {
        self.sequences.push(parts);
    }

    pub(crate) fn seal(&mut self) {
        self.sequences.sort_unstable();
        self.sequences.dedup();
    }

    pub(crate) fn contains(&self, text: &str) -> bool {
        self.get(text).is_some()
    }

    /// The exception spelt `text`. Long texts are not hashed, or hostile ones would cost a square.
    pub(crate) fn get(&self, text: &str) -> Option<&Special> {
        if text.is_empty() || text.len() > self.longest {
            return None;
        }
        let at = self.by_text.binary_search_by_key(&hash_text(text), |s| s.0).ok()?;
        Some(&self.by_text[at].1)
    }

    /// Puts an exception back together where affix rules have cut it.
    pub(crate) fn rejoin(&self, text: &str, pieces: Vec<Piece>) -> Vec<Piece> {
        let stretches = disjoint(self.find(text, &pieces), pieces.len());
        if stretches.is_empty() {
            return pieces;
        }
        let mut out = Vec::with_capacity(pieces.len() + 8);
        let mut done = 0;
        for (first, end) in stretches {
            out.extend_from_slice(&pieces[done..first]);
            done = end;
            let (from, last) = (pieces[first].start as usize, pieces[end - 1]);
            match self.get(&text[from..last.end as usize]) {
                None => out.extend_from_slice(&pieces[first..end]),
                Some(special) => {
                    special.push_at(from, &mut out);
                    if let Some(piece) = out.last_mut() {
                        piece.space_after = last.space_after;
                    }
                }
            }
        }
        out.extend_from_slice(&pieces[done..]);
        out
    }

    fn find(&self, text: &str, pieces: &[Piece]) -> Vec<Stretch> {
        let hashes: Vec<u64> = pieces.iter().map(|p| self.short_hash(p.text(text))).collect();
        let mut found = Vec::new();
        for (first, hash) in hashes.iter().enumerate() {
            let from = self.sequences.partition_point(|s| s.first() < Some(hash));
            let same = self.sequences[from..].iter().take_while(|s| s.first() == Some(hash));
            let fits = same.filter(|s| hashes[first..].starts_with(s));
            found.extend(fits.map(|s| (first, first + s.len())));
        }
        found
    }

    fn short_hash(&self, text: &str) -> u64 {
        if text.len() > self.longest { 0 } else { hash_text(text) }
    }
}

/// The longest stretches first, then the earlier; one that touches a taken token at either end is
/// dropped, but its tokens count as taken.
fn disjoint(mut stretches: Vec<Stretch>, tokens: usize) -> Vec<Stretch> {
    if stretches.is_empty() {
        return stretches;
    }
    let mut taken = vec![false; tokens];
    stretches.sort_unstable_by_key(|&(first, end)| (std::cmp::Reverse(end - first), first));
    stretches.retain(|&(first, end)| {
        let free = !taken[first] && !taken[end - 1];
        taken[first..end].fill(true);
        free
    });
    stretches.sort_unstable();
    stretches
}
