//! Names that outlets call themselves by.

use lexicon::{Lexicon, MarkupPlace};

/// Whether a text is the name of a known outlet, or made of the words that outlets call themselves by.
pub(crate) fn names_outlet(text: &str, lexicon: &Lexicon) -> bool {
    if lexicon.outlet(text).is_some() {
        return true;
    }
    let words: Vec<&str> = text.split(' ').collect();
    let named = |word: &&str| {
        let small = matches!(*word, "of" | "the" | "and" | "&" | "de" | "on");
        small
            || word.starts_with(char::is_uppercase)
                && word.chars().all(|letter| letter.is_alphabetic() || letter == '-')
    };
    (2..=5).contains(&words.len()) && words.iter().all(named) && words.iter().any(|word| is_made_of(word, lexicon))
}

fn is_made_of(word: &str, lexicon: &Lexicon) -> bool {
    lexicon.markup_sign(&word.to_lowercase(), MarkupPlace::Outlet).is_some()
}
