//! How far two spellings are apart.

/// The number of letters to insert, delete, replace or swap with their neighbour to turn one word into the other
/// (optimal string alignment, after Damerau 1964); `most + 1` where it is more than `most`.
pub(super) fn distance(one: &str, other: &str, most: usize) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len().abs_diff(other.len()) > most {
        return most + 1;
    }
    let (mut before, mut last): (Vec<usize>, Vec<usize>) = (Vec::new(), (0..=other.len()).collect());
    for (row, letter) in one.iter().enumerate() {
        let mut next = vec![row + 1];
        for (column, theirs) in other.iter().enumerate() {
            let replaced = last[column] + usize::from(letter != theirs);
            let mut least = replaced.min(last[column + 1] + 1).min(next[column] + 1);
            let swapped = row > 0 && column > 0 && *letter == other[column - 1] && one[row - 1] == *theirs;
            if swapped {
                least = least.min(before[column - 1] + 1);
            }
            next.push(least);
        }
        before = std::mem::replace(&mut last, next);
    }
    last[other.len()].min(most + 1)
}

#[cfg(test)]
mod tests {
    use super::distance;

    #[test]
    fn letters_are_inserted_deleted_replaced_and_swapped() {
        assert_eq!(distance("sergei", "sergey", 2), 1);
        assert_eq!(distance("dmity", "dmitry", 2), 1);
        assert_eq!(distance("mihcael", "michael", 2), 1);
        assert_eq!(distance("anna", "boris", 2), 3);
        assert_eq!(distance("", "", 1), 0);
    }
}
