//! What the user said about a page: it wins over what is found.

use capture::Given;
use corpus::{Author, Defect, Edtf, Metadata, Sourced};

/// Puts what was given over what was found.
pub(crate) fn overlay(metadata: &mut Metadata, given: &Given, defects: &mut Vec<Defect>) {
    let over = |found: &mut Option<Sourced<String>>, given: &Option<String>| {
        if let Some(value) = given {
            *found = Some(Sourced::given(value.trim().to_owned()));
        }
    };
    over(&mut metadata.title, &given.title);
    over(&mut metadata.publisher, &given.publisher);
    over(&mut metadata.language, &given.language);
    over(&mut metadata.url, &given.url);
    over(&mut metadata.country, &given.country);
    if !given.authors.is_empty() {
        let author = |name: &String| Author { name: Sourced::given(name.trim().to_owned()), role: None };
        metadata.authors = given.authors.iter().map(author).collect();
    }
    if let Some(written) = &given.published {
        match date(written) {
            Some(day) => {
                metadata.published = Some(Sourced::given(day));
                // The time that was found belongs to the day that was found.
                metadata.published_time = None;
            }
            None => defects.push(undated(written)),
        }
    }
}

/// A date, or the day of a date-time.
pub(crate) fn date(written: &str) -> Option<Edtf> {
    let written = written.trim();
    let day = written.get(..10).filter(|_| written.as_bytes().get(10).is_some_and(|byte| b"T ".contains(byte)));
    Edtf::parse(day.unwrap_or(written))
}

fn undated(written: &str) -> Defect {
    Defect::whole(
        "given-date",
        format!("the given date of publication {written:?} is no ISO 8601 date and was left out"),
    )
}
