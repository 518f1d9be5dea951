//! What the user said about a page: it wins over what is found.

use capture::{Capture, Given};
use corpus::{Author, Defect, Edtf, Metadata, Sourced};
use lexicon::Lexicon;

use crate::metadata::country_of;

/// Puts what was given over what was found.
pub(crate) fn overlay(metadata: &mut Metadata, given: &Given, lexicon: &Lexicon, defects: &mut Vec<Defect>) {
    let over = |found: &mut Option<Sourced<String>>, given: &Option<String>| {
        if let Some(value) = given {
            *found = Some(Sourced::given(value.trim().to_owned()));
        }
    };
    over(&mut metadata.title, &given.title);
    over(&mut metadata.publisher, &given.publisher);
    over(&mut metadata.language, &given.language);
    over(&mut metadata.url, &given.url);
    if given.publisher.is_some() {
        // The country of another outlet that was found is not that of the one given.
        let of_found = metadata.country.as_ref().is_some_and(|country| country.rule.0 == "country.of-outlet");
        let of_given = metadata.publisher.as_ref().and_then(|outlet| country_of(outlet, lexicon));
        if of_given.is_some() || of_found {
            metadata.country = of_given;
        }
    }
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
                metadata.published_time = time(written).map(Sourced::given);
            }
            None => defects.push(undated(written)),
        }
    }
}

/// When a page was captured, as the user says, else as what it came in says.
pub(crate) fn captured(capture: &Capture, defects: &mut Vec<Defect>) -> Option<Box<str>> {
    let said = [&capture.given.captured, &capture.captured];
    said.into_iter().flatten().find_map(|written| {
        let known = moment(written);
        if known.is_none() {
            let shown: String = written.chars().take(60).collect();
            let message = format!("the time of capture {shown:?} is no ISO 8601 date and was left out");
            defects.push(Defect::whole("captured", message));
        }
        known
    })
}

/// A date, or a date-time to the second with its zone where one is known.
fn moment(written: &str) -> Option<Box<str>> {
    let written = written.trim();
    let day = date(written)?;
    let Some(clock) = time(written).filter(|_| day.exact_day().is_some()) else { return Some(day.to_string().into()) };
    let digits = |seconds: &&str| seconds.starts_with(':') && seconds[1..].bytes().all(|byte| byte.is_ascii_digit());
    let seconds = written.get(16..19).filter(digits).unwrap_or_default();
    Some(format!("{day}T{}{seconds}{}", &clock[..5], &clock[5..]).into())
}

/// A date, or the day of a date-time.
pub(crate) fn date(written: &str) -> Option<Edtf> {
    let written = written.trim();
    let day = written.get(..10).filter(|_| written.as_bytes().get(10).is_some_and(|byte| b"T ".contains(byte)));
    Edtf::parse(day.unwrap_or(written))
}

/// The time of day of a date-time, with its zone where one is written: `10:35`, `10:35Z`, `10:35+02:00`.
fn time(written: &str) -> Option<String> {
    let rest = written.trim().get(11..)?;
    let clock = rest.get(..5).filter(|clock| is_clock(clock))?;
    let zone = rest.find(['Z', '+', '-']).map_or("", |zone| &rest[zone..]);
    let known = zone.is_empty() || zone == "Z" || (zone.len() == 6 && is_clock(&zone[1..]));
    Some(format!("{clock}{}", if known { zone } else { "" }))
}

/// Whether the text is hours and minutes.
fn is_clock(text: &str) -> bool {
    let (hours, minutes) = (text.get(..2), text.get(3..));
    let below = |part: Option<&str>, most: u8| part.and_then(|part| part.parse::<u8>().ok()).is_some_and(|n| n < most);
    text.len() == 5 && text.as_bytes()[2] == b':' && below(hours, 24) && below(minutes, 60)
}

fn undated(written: &str) -> Defect {
    Defect::whole(
        "given-date",
        format!("the given date of publication {written:?} is no ISO 8601 date and was left out"),
    )
}

#[cfg(test)]
mod tests {
    use super::{moment, time};

    #[test]
    fn a_time_of_capture_is_kept_to_the_second() {
        for (written, wanted) in [
            ("2022-01-07T18:55:09Z", Some("2022-01-07T18:55:09Z")),
            ("2022-01-07T18:55:09.123456Z", Some("2022-01-07T18:55:09Z")),
            (" 2022-01-07T18:55:09+02:00", Some("2022-01-07T18:55:09+02:00")),
            ("2022-01-07 18:55", Some("2022-01-07T18:55")),
            ("2022-01-07T99:55:09Z", Some("2022-01-07")),
            ("2022-01", Some("2022-01")),
            ("yesterday", None),
            ("", None),
        ] {
            assert_eq!(moment(written).as_deref(), wanted, "{written}");
        }
    }

    #[test]
    fn the_time_of_a_date_time_is_kept_with_its_zone() {
        for (written, wanted) in [
            ("2022-01-07T18:55:00", Some("18:55")),
            ("2022-01-07T18:55:00.5Z", Some("18:55Z")),
            ("2022-01-07 18:55+02:00", Some("18:55+02:00")),
            ("2022-01-07T18:55:00+0200", Some("18:55")),
            ("2022-01-07T25:55", None),
            ("2022-01-07", None),
            ("2022-01-07Tä8:55", None),
        ] {
            assert_eq!(time(written).as_deref(), wanted, "{written}");
        }
    }
}
