//! In which language the body is written.

use std::borrow::Cow;

use corpus::{Basis, BlockKind, Defect, Doubt, Rule, Sourced};
use whatlang::{Lang, detect as detect_language};

use crate::page::{self, Page};

/// So much of the body decides, in bytes: more makes no difference and takes time.
const SAMPLE: usize = 4_000;

/// So many bytes of text, and such a share of articles, prepositions, pronouns and the like among its words, in
/// percent, are English beyond doubt: it has 35 to 45, and other languages share few of these words with it.
const ENGLISH: (usize, usize) = (400, 28);

/// The language of the body: English by its small words, others by their letters (trigrams, Cavnar and Trenkle 1994).
pub(crate) fn detect(page: &Page<'_>) -> Option<Sourced<String>> {
    if is_english(page) {
        let (basis, rule) = (Basis::Inferred, Rule::new("language.small-words"));
        return Some(Sourced { value: "en".to_owned(), basis, from: Vec::new(), rule, doubts: Vec::new() });
    }
    let mut sample = String::new();
    for (_, line) in page.of_kind(BlockKind::Paragraph) {
        sample.push_str(page::prefix(line.text, SAMPLE));
        sample.push('\n');
        if sample.len() >= SAMPLE {
            break;
        }
    }
    let found = detect_language(&sample)?;
    let sure = found.is_reliable() && sample.len() >= 60;
    let doubts = if sure { Vec::new() } else { vec![Doubt::new("too little text to be sure")] };
    let value = code(found.lang()).into_owned();
    Some(Sourced { value, basis: Basis::Inferred, from: Vec::new(), rule: Rule::new("language.trigrams"), doubts })
}

/// Whether the small words of English make up enough of the beginning of the body.
fn is_english(page: &Page<'_>) -> bool {
    let (mut bytes, mut words, mut small) = (0, 0, 0);
    for (_, line) in page.of_kind(BlockKind::Paragraph) {
        bytes += line.text.len();
        words += line.words;
        small += line.function_words;
        if bytes >= SAMPLE {
            break;
        }
    }
    bytes >= ENGLISH.0 && small * 100 >= words * ENGLISH.1
}

/// The defect of a page in a language that is not analysed.
pub(crate) fn unanalysed(language: &Sourced<String>) -> Option<Defect> {
    let english = language.value == "en" || language.value.starts_with("en-");
    let message = format!("the page is written in {:?}: only English is analysed", language.value);
    (!english && language.doubts.is_empty()).then(|| Defect::whole("language", message))
}

/// BCP 47 wants the two-letter code where there is one.
fn code(language: Lang) -> Cow<'static, str> {
    let short = match language {
        Lang::Eng => "en",
        Lang::Rus => "ru",
        Lang::Cmn => "zh",
        Lang::Spa => "es",
        Lang::Por => "pt",
        Lang::Ita => "it",
        Lang::Fra => "fr",
        Lang::Deu => "de",
        Lang::Ukr => "uk",
        Lang::Ara => "ar",
        Lang::Hin => "hi",
        Lang::Jpn => "ja",
        Lang::Heb => "he",
        Lang::Pol => "pl",
        Lang::Kor => "ko",
        Lang::Dan => "da",
        Lang::Swe => "sv",
        Lang::Fin => "fi",
        Lang::Tur => "tr",
        Lang::Nld => "nl",
        Lang::Hun => "hu",
        Lang::Ces => "cs",
        Lang::Ell => "el",
        Lang::Bul => "bg",
        Lang::Ron => "ro",
        Lang::Hrv => "hr",
        Lang::Srp => "sr",
        Lang::Ben => "bn",
        Lang::Vie => "vi",
        Lang::Tha => "th",
        Lang::Pes => "fa",
        Lang::Ind => "id",
        Lang::Nob => "nb",
        Lang::Urd => "ur",
        other => return Cow::Owned(other.code().to_owned()),
    };
    Cow::Borrowed(short)
}
