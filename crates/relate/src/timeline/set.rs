//! Small sets: of the few who take part in an event, and of the words of its clause. Kept as sorted lists, which take a
//! fifth of the memory of trees and are searched faster; there are two of each for every event of an archive.

use std::iter::Peekable;
use std::slice::Iter;

use corpus::Few;

/// A small set of places in the cast, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Set(Few<usize>);

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
                let (before, after) = self.0.split_at(place);
                self.0 = before.iter().copied().chain([member]).chain(after.iter().copied()).collect();
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

/// The words of a clause by their places in [`Rarity`](super::rarity::Rarity), in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Clause(Box<[u32]>);

impl Clause {
    pub(crate) fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.0.iter().copied()
    }

    pub(crate) fn contains(&self, word: u32) -> bool {
        self.0.binary_search(&word).is_ok()
    }
}

impl FromIterator<u32> for Clause {
    fn from_iter<I: IntoIterator<Item = u32>>(words: I) -> Clause {
        let mut words: Vec<u32> = words.into_iter().collect();
        words.sort_unstable();
        words.dedup();
        Clause(words.into_boxed_slice())
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
        let clause: Clause = [7, 3, 7].into_iter().collect();
        assert_eq!(clause.iter().collect::<Vec<_>>(), [3, 7]);
        assert!(clause.contains(7) && !clause.contains(8));
    }
}
