//! Small sets: of the few who take part in an event, and of the words of its clause. Kept as sorted lists, which take a
//! fifth of the memory of trees and are searched faster; there are two of each for every event of an archive.

use std::iter::Peekable;
use std::slice::Iter;

/// A small set of places in the cast, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Set(Vec<usize>);

impl Set {
    pub(crate) fn iter(&self) -> Iter<'_, usize> {
        self.0.iter()
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn contains(&self, member: &usize) -> bool {
        self.0.contains(member)
    }

    pub(crate) fn is_disjoint(&self, other: &Set) -> bool {
        !self.0.iter().any(|member| other.contains(member))
    }

    /// The members of both, in order and each once.
    pub(crate) fn union<'s>(&'s self, other: &'s Set) -> Union<'s> {
        Union { one: self.0.iter().peekable(), other: other.0.iter().peekable() }
    }
}

impl Extend<usize> for Set {
    fn extend<I: IntoIterator<Item = usize>>(&mut self, members: I) {
        for member in members {
            if let Err(place) = self.0.binary_search(&member) {
                self.0.insert(place, member);
            }
        }
    }
}

impl FromIterator<usize> for Set {
    fn from_iter<I: IntoIterator<Item = usize>>(members: I) -> Set {
        let mut set = Set::default();
        set.extend(members);
        set
    }
}

/// See [`Set::union`].
pub(crate) struct Union<'s> {
    one: Peekable<Iter<'s, usize>>,
    other: Peekable<Iter<'s, usize>>,
}

impl<'s> Iterator for Union<'s> {
    type Item = &'s usize;

    fn next(&mut self) -> Option<&'s usize> {
        let (Some(one), Some(other)) = (self.one.peek().copied(), self.other.peek().copied()) else {
            return self.one.next().or_else(|| self.other.next());
        };
        if one <= other {
            self.one.next();
        }
        if other <= one {
            self.other.next();
        }
        Some(one.min(other))
    }
}

/// The stems of words with how much each tells, in order of the stems.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Clause(Vec<(u64, f32)>);

impl Clause {
    pub(crate) fn iter(&self) -> Iter<'_, (u64, f32)> {
        self.0.iter()
    }

    pub(crate) fn contains(&self, stem: u64) -> bool {
        self.0.binary_search_by_key(&stem, |(known, _)| *known).is_ok()
    }

    /// The sum of the squares of the weights.
    pub(crate) fn weight(&self) -> f32 {
        self.0.iter().map(|(_, weight)| weight * weight).sum()
    }

    /// Takes in the words of another clause.
    pub(crate) fn extend(&mut self, other: &Clause) {
        if self.0.is_empty() {
            self.0.clone_from(&other.0);
            return;
        }
        self.0.extend(&other.0);
        self.0.sort_by_key(|(stem, _)| *stem);
        self.0.dedup_by_key(|(stem, _)| *stem);
    }
}

impl FromIterator<(u64, f32)> for Clause {
    fn from_iter<I: IntoIterator<Item = (u64, f32)>>(words: I) -> Clause {
        let mut words: Vec<(u64, f32)> = words.into_iter().collect();
        words.sort_by_key(|(stem, _)| *stem);
        words.dedup_by_key(|(stem, _)| *stem);
        words.shrink_to_fit();
        Clause(words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_has_each_member_once_and_in_order() {
        let (one, other): (Set, Set) = ([5, 1, 5, 3].into_iter().collect(), [3, 4].into_iter().collect());
        assert_eq!(one.iter().copied().collect::<Vec<_>>(), [1, 3, 5]);
        assert_eq!(one.union(&other).copied().collect::<Vec<_>>(), [1, 3, 4, 5]);
        assert_eq!(Set::default().union(&other).count(), 2);
        assert!(one.contains(&5) && !one.contains(&4) && !one.is_disjoint(&other) && one.len() == 3);
        assert!(Set::default().is_disjoint(&one) && Set::default().is_empty());
    }

    #[test]
    fn a_clause_has_each_word_once() {
        let mut clause: Clause = [(7, 2.0), (3, 1.0), (7, 2.0)].into_iter().collect();
        assert_eq!(clause.weight(), 5.0);
        clause.extend(&[(9, 3.0), (3, 1.0)].into_iter().collect());
        assert_eq!(clause.iter().map(|(stem, _)| *stem).collect::<Vec<_>>(), [3, 7, 9]);
        assert!(clause.contains(9) && !clause.contains(8));
    }
}
