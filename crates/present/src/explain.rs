//! What the names of rules and the doubts mean, one line each, for readers.

use std::borrow::Cow;
use std::sync::LazyLock;

use corpus::{Grounds, Rule};

/// The rules of every stage, by name.
const RULES: &str = include_str!("../words/rules.txt");
/// The doubts of every stage, by their words.
const DOUBTS: &str = include_str!("../words/doubts.txt");

/// Every rule with what it says, in order of name.
pub fn rules() -> impl Iterator<Item = (&'static str, &'static str)> {
    lines(RULES)
}

/// Every doubt with what it means.
pub fn doubts() -> impl Iterator<Item = (&'static str, &'static str)> {
    lines(DOUBTS)
}

/// What a rule says; none for a name that no stage uses.
pub fn rule(name: &str) -> Option<&'static str> {
    rules().find(|(known, _)| *known == name).map(|(_, says)| says)
}

/// The names of rules and the doubts that this program writes, in order.
static KNOWN: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let mut known: Vec<&str> = rules().chain(doubts()).map(|(name, _)| name).collect();
    known.sort_unstable();
    known
});

/// Each of them as the grounds of what nothing makes doubtful.
static SURE: LazyLock<Vec<Grounds>> =
    LazyLock::new(|| KNOWN.iter().map(|name| Grounds::sure(Rule::new(name))).collect());

/// A rule that this program knows, without doubts and without a copy.
pub(crate) fn sure(rule: &str) -> Option<Grounds> {
    KNOWN.binary_search(&rule).ok().map(|place| SURE[place].clone())
}

/// The name of a rule, or a doubt, without a copy where this program knows it: an archive of annotated records has
/// millions of a few hundred.
pub(crate) fn interned(written: &str) -> Cow<'static, str> {
    match KNOWN.binary_search(&written) {
        Ok(place) => Cow::Borrowed(KNOWN[place]),
        Err(_) => Cow::Owned(written.to_owned()),
    }
}

/// Whether this program writes a name of a rule, or a doubt.
pub(crate) fn is_known(name: &str) -> bool {
    KNOWN.binary_search(&name).is_ok()
}

fn lines(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once("  ")).map(|(name, says)| (name, says.trim_start()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_has_a_name_and_says_something() {
        for table in [RULES, DOUBTS] {
            let written = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).count();
            assert_eq!(lines(table).count(), written);
            assert!(lines(table).all(|(name, says)| !name.is_empty() && says.ends_with('.')));
        }
        assert!(rule("quote.carried").is_some_and(|says| says.contains("speaker")));
        assert_eq!(rule("quote.unheard-of"), None);
        assert!(matches!(interned("quote.carried"), Cow::Borrowed("quote.carried")));
        assert!(matches!(interned("quote.unheard-of"), Cow::Owned(_)));
    }
}
