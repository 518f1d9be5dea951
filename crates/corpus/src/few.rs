//! Short lists: most findings have one passage, one actor, one doubt or none.

use std::fmt;
use std::ops::Deref;

/// A short list, read as a slice. With no or one member it needs no memory beside itself, which an archive has
/// millions of.
#[derive(Clone)]
pub struct Few<T>(Members<T>);

/// Of two forms only, so that a list of what takes one word takes two: one of three would need another for its form.
#[derive(Clone)]
enum Members<T> {
    One(T),
    /// None, or more than one. A box of none points nowhere.
    Several(Box<[T]>),
}

impl<T> Few<T> {
    /// A list without members.
    pub fn new() -> Few<T> {
        Few(Members::Several(Box::default()))
    }

    /// A list of one.
    pub const fn one(member: T) -> Few<T> {
        Few(Members::One(member))
    }

    /// Adds a member at the end.
    pub fn push(&mut self, member: T) {
        let all = std::mem::take(self).into_iter().chain([member]);
        *self = all.collect();
    }
}

impl<T> Default for Few<T> {
    fn default() -> Few<T> {
        Few::new()
    }
}

impl<T> Deref for Few<T> {
    type Target = [T];

    #[inline]
    fn deref(&self) -> &[T] {
        match &self.0 {
            Members::One(member) => std::slice::from_ref(member),
            Members::Several(members) => members,
        }
    }
}

impl<T> FromIterator<T> for Few<T> {
    fn from_iter<I: IntoIterator<Item = T>>(members: I) -> Few<T> {
        let mut members = members.into_iter();
        let Some(first) = members.next() else { return Few::new() };
        let Some(second) = members.next() else { return Few::one(first) };
        Few(Members::Several([first, second].into_iter().chain(members).collect()))
    }
}

impl<T> From<Vec<T>> for Few<T> {
    fn from(members: Vec<T>) -> Few<T> {
        members.into_iter().collect()
    }
}

impl<T> IntoIterator for Few<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> std::vec::IntoIter<T> {
        let members = match self.0 {
            Members::One(member) => vec![member],
            Members::Several(members) => members.into_vec(),
        };
        members.into_iter()
    }
}

impl<'a, T> IntoIterator for &'a Few<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> std::slice::Iter<'a, T> {
        self.iter()
    }
}

impl<T: PartialEq> PartialEq for Few<T> {
    fn eq(&self, other: &Few<T>) -> bool {
        **self == **other
    }
}

impl<T: Eq> Eq for Few<T> {}

impl<T: PartialOrd> PartialOrd for Few<T> {
    fn partial_cmp(&self, other: &Few<T>) -> Option<std::cmp::Ordering> {
        self.deref().partial_cmp(&**other)
    }
}

impl<T: Ord> Ord for Few<T> {
    fn cmp(&self, other: &Few<T>) -> std::cmp::Ordering {
        self.deref().cmp(&**other)
    }
}

impl<T: fmt::Debug> fmt::Debug for Few<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_list_is_the_list_that_it_was_made_of() {
        for length in 0..4 {
            let list: Vec<usize> = (0..length).collect();
            let mut few: Few<usize> = list.iter().copied().collect();
            assert_eq!(*few, *list);
            assert_eq!(few.clone().into_iter().collect::<Vec<_>>(), list);
            few.push(7);
            assert_eq!((few.len(), few.last()), (length + 1, Some(&7)));
        }
    }

    #[test]
    fn it_takes_no_more_room_than_a_list() {
        assert_eq!(size_of::<Few<crate::Doubt>>(), size_of::<Vec<crate::Doubt>>());
        assert_eq!(size_of::<Few<crate::Evidence>>(), size_of::<Vec<crate::Evidence>>());
        assert_eq!(size_of::<Few<crate::Appearance>>(), size_of::<Vec<crate::Appearance>>());
        assert_eq!(size_of::<Few<crate::Span>>(), 16);
        assert_eq!(size_of::<Few<crate::ItemId>>(), 16);
    }
}
