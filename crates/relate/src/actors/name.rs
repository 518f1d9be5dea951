//! A name as it is compared: folded to lower case without accents, honorifics or articles, in words.

use lexicon::Lexicon;

/// A name as written and as compared.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Name {
    /// As written, white space made single.
    pub(super) written: String,
    /// The compared words.
    pub(super) words: Vec<String>,
}

impl Name {
    /// Reads a name; none where nothing is left of it.
    pub(super) fn read(written: &str, is_person: bool, lexicon: &Lexicon) -> Option<Name> {
        let written: Vec<&str> = written.split_whitespace().collect();
        let mut words: Vec<&str> = written.iter().map(|word| bare(word)).filter(|word| !word.is_empty()).collect();
        if words.len() > 1 && words[0].eq_ignore_ascii_case("the") {
            words.remove(0);
        }
        if is_person {
            words.drain(..titles(&words, lexicon));
            let numbered = words.len() > 2 && matches!(words.last(), Some(&("II" | "III" | "IV")));
            words.truncate(words.len() - usize::from(numbered));
        } else {
            words.truncate(words.len() - legal_form(&words, lexicon));
        }
        let words = initials_joined(words.into_iter().map(fold).collect());
        (!words.is_empty()).then(|| Name { written: written.join(" "), words })
    }

    /// The words in one string.
    pub(super) fn key(&self) -> String {
        self.words.join(" ")
    }

    /// The words, those with a hyphen apart.
    pub(super) fn parts(&self) -> Vec<&str> {
        self.words.iter().flat_map(|word| word.split('-')).filter(|part| !part.is_empty()).collect()
    }

    pub(super) fn last(&self) -> &str {
        self.words.last().map_or("", String::as_str)
    }

    pub(super) fn first(&self) -> &str {
        self.words.first().map_or("", String::as_str)
    }
}

/// `U. S.` is `U.S.`: single letters in a row are one word.
fn initials_joined(words: Vec<String>) -> Vec<String> {
    let mut joined: Vec<String> = Vec::new();
    let mut in_run = false;
    for word in words {
        let is_letter = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
        match joined.last_mut().filter(|_| is_letter && in_run) {
            Some(last) => last.push_str(&word),
            None => joined.push(word),
        }
        in_run = is_letter;
    }
    joined
}

/// How many words before a person's name are honorifics or roles: `President`, `Mr.`, `Foreign Minister`.
fn titles(words: &[&str], lexicon: &Lexicon) -> usize {
    let mut at = 0;
    while at + 1 < words.len() {
        let rest: Vec<String> = words[at..].iter().map(|word| word.to_lowercase()).collect();
        let rest: Vec<&str> = rest.iter().map(String::as_str).collect();
        let honorific = usize::from(lexicon.honorific(words[at]).is_some());
        let role = lexicon.longest_role(&rest).map_or(0, |(count, _)| count);
        let count = honorific.max(role);
        if count == 0 || at + count >= words.len() {
            break;
        }
        at += count;
    }
    at
}

fn legal_form(words: &[&str], lexicon: &Lexicon) -> usize {
    let last = words.last().filter(|_| words.len() > 1);
    usize::from(last.is_some_and(|word| lexicon.company_suffix(word).is_some()))
}

/// A word without the marks around it and without a possessive ending.
fn bare(word: &str) -> &str {
    let word = word.trim_matches(|letter: char| !letter.is_alphanumeric() && letter != '&');
    let owner = word.strip_suffix("'s").or_else(|| word.strip_suffix("\u{2019}s"));
    owner.unwrap_or(word)
}

/// Lower case, without accents and full stops, with one shape of apostrophe and hyphen.
pub(super) fn fold(word: &str) -> String {
    use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
    let plain = word.nfd().filter(|letter| !is_combining_mark(*letter) && *letter != '.');
    let shaped = plain.map(|letter| match letter {
        '\u{2019}' | '\u{2BC}' | '`' => '\'',
        '\u{2010}' | '\u{2011}' | '\u{2013}' => '-',
        'ł' | 'Ł' => 'l',
        'ø' | 'Ø' => 'o',
        'ı' => 'i',
        other => other,
    });
    shaped.flat_map(char::to_lowercase).collect()
}
