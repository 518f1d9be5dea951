//! Two wordings beside each other: which words the other has not.

/// Words of one wording that are compared; longer ones are shown unmarked.
const MOST: usize = 160;

/// Two wordings are marked where at least one word in so many of the shorter is in both.
const ALIKE: usize = 2;

/// A stretch of a wording; `differs` where the other wording has other words there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Run {
    /// Whether the other wording lacks these words.
    pub(crate) differs: bool,
    /// The words, with the spaces between them.
    pub(crate) words: String,
}

/// Marks in each of two wordings the words that are not in their longest common subsequence.
///
/// Case and the punctuation around a word do not make it another. Takes time in proportion to the product of
/// the lengths, which are bounded.
pub(super) fn differing(one: &str, other: &str) -> (Vec<Run>, Vec<Run>) {
    let (left, right): (Vec<&str>, Vec<&str>) = (one.split_whitespace().collect(), other.split_whitespace().collect());
    if left.len() > MOST || right.len() > MOST {
        return (plain(one), plain(other));
    }
    let keys = |words: &[&str]| words.iter().map(|word| key(word)).collect::<Vec<String>>();
    let (in_left, in_right) = common(&keys(&left), &keys(&right));
    let shared = in_left.iter().filter(|shared| **shared).count();
    // Two sentences of their own differ in nearly every word: marks would say nothing.
    if shared * ALIKE < left.len().min(right.len()) {
        return (plain(one), plain(other));
    }
    (runs(&left, &in_left), runs(&right, &in_right))
}

/// A wording without marks.
pub(super) fn plain(words: &str) -> Vec<Run> {
    vec![Run { differs: false, words: words.to_owned() }]
}

fn key(word: &str) -> String {
    let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric());
    if bare.is_empty() { word.to_owned() } else { bare.to_lowercase() }
}

/// Which words of each list belong to the longest common subsequence.
fn common(left: &[String], right: &[String]) -> (Vec<bool>, Vec<bool>) {
    let width = right.len() + 1;
    let mut lengths = vec![0_u16; (left.len() + 1) * width];
    for row in (0..left.len()).rev() {
        for column in (0..right.len()).rev() {
            lengths[row * width + column] = if left[row] == right[column] {
                lengths[(row + 1) * width + column + 1] + 1
            } else {
                lengths[(row + 1) * width + column].max(lengths[row * width + column + 1])
            };
        }
    }
    let (mut in_left, mut in_right) = (vec![false; left.len()], vec![false; right.len()]);
    let (mut row, mut column) = (0, 0);
    while row < left.len() && column < right.len() {
        if left[row] == right[column] {
            (in_left[row], in_right[column]) = (true, true);
            (row, column) = (row + 1, column + 1);
        } else if lengths[(row + 1) * width + column] >= lengths[row * width + column + 1] {
            row += 1;
        } else {
            column += 1;
        }
    }
    (in_left, in_right)
}

fn runs(words: &[&str], is_common: &[bool]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (word, is_common) in words.iter().zip(is_common) {
        match runs.last_mut() {
            Some(run) if run.differs != *is_common => {
                run.words.push(' ');
                run.words.push_str(word);
            }
            // The space between belongs to what is not marked.
            Some(run) if run.differs => runs.push(Run { differs: false, words: format!(" {word}") }),
            Some(run) => {
                run.words.push(' ');
                runs.push(Run { differs: true, words: (*word).to_owned() });
            }
            None => runs.push(Run { differs: !is_common, words: (*word).to_owned() }),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(runs: &[Run]) -> String {
        runs.iter().map(|run| if run.differs { format!("[{}]", run.words) } else { run.words.clone() }).collect()
    }

    #[test]
    fn words_that_the_other_lacks_are_marked() {
        let (one, other) =
            differing("We agreed to resume the talks in June", "We agreed to hold the talks, in June 2031.");
        assert_eq!(shown(&one), "We agreed to [resume] the talks in June");
        assert_eq!(shown(&other), "We agreed to [hold] the talks, in June [2031.]");
        let (one, other) = differing("", "a");
        assert_eq!((shown(&one), shown(&other)), (String::new(), "[a]".to_owned()));
    }

    #[test]
    fn long_wordings_are_shown_unmarked() {
        let long = "word ".repeat(50_000);
        let (one, other) = differing(&long, "word");
        assert_eq!(shown(&one), long);
        assert_eq!(shown(&other), "word");
    }
}
