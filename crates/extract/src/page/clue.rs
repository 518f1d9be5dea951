//! Words without which a pattern fits nothing, found in one pass before any pattern is tried.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

/// What a line may be by its words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Clues(u8);

impl Clues {
    /// The credit of a picture.
    pub(crate) const CREDIT: Clues = Clues(1);
    /// What tells where somebody is in a picture.
    pub(crate) const PLACE: Clues = Clues(1 << 1);
    /// A disclaimer of views.
    pub(crate) const VIEWS: Clues = Clues(1 << 2);
    /// The rights in a page.
    pub(crate) const RIGHTS: Clues = Clues(1 << 3);

    pub(crate) fn has(self, other: Clues) -> bool {
        self.0 & other.0 != 0
    }
}

/// Each pattern fits only where one of its words stands, or a space that [`super::words::Pattern`] takes for one.
const WORDS: [(Clues, &[&str]); 4] = [
    (Clues::CREDIT, &["photo", "image", "pic", "illustration", "graphic", "credit", "©", "media"]),
    (
        Clues::PLACE,
        &[
            "left", "right", "centre", "center", "pictured", "file ", "seen ", ", l,", ", r,", ", l)", ", r)", "(l,",
            "(r,", "(l)", "(r)", "\u{A0}", "\u{2009}", "\u{202F}",
        ],
    ),
    (Clues::VIEWS, &["opinion", "view"]),
    (Clues::RIGHTS, &["reserved"]),
];

static FORMS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let words = WORDS.iter().flat_map(|(_, words)| *words);
    AhoCorasick::builder().kind(Some(AhoCorasickKind::DFA)).ascii_case_insensitive(true).build(words).ok()
});

/// The clues in a line.
pub(crate) fn of(line: &str) -> Clues {
    let Some(forms) = FORMS.as_ref() else { return Clues(u8::MAX) };
    let group = |mut word: usize| {
        let mut groups = WORDS.iter();
        let found = groups.find(|(_, words)| {
            let here = word < words.len();
            word = word.wrapping_sub(if here { 0 } else { words.len() });
            here
        });
        found.map_or(0, |(clues, _)| clues.0)
    };
    Clues(forms.find_overlapping_iter(line).fold(0, |all, found| all | group(found.pattern().as_usize())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_show_what_a_line_may_be() {
        let line = of("PHOTO by Ada Onwu, all rights RESERVED");
        assert!(line.has(Clues::CREDIT) && line.has(Clues::RIGHTS) && !line.has(Clues::VIEWS));
        assert_eq!(of("The harbour was closed on Monday."), Clues::default());
        assert!(of("Her views are her own").has(Clues::VIEWS));
    }
}
