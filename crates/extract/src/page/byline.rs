//! Lines that say who wrote the page.

use std::ops::Range;

use lexicon::Lexicon;

use super::date_line::is_place;
use super::outlet::names_outlet;
use super::{date, name, words};
use crate::lists::{BYLINES_ALONE, BYLINES_BY, DESK_HEADS, DESKS, GLUED};

/// Somebody named in a byline, in bytes of the line.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Signed {
    /// The name with its title.
    pub(crate) name: Range<usize>,
    /// The capacity, as written.
    pub(crate) role: Option<Range<usize>>,
}

/// A byline.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Byline {
    /// Who signed; empty for a bare "By".
    pub(crate) signed: Vec<Signed>,
    /// Whether the line says "By" and does not only look like it.
    pub(crate) labelled: bool,
}

/// Where the label ends that a line begins with, and what parts it from a name: "By ", "Story by: ", "Authors: ".
fn label_end(line: &str) -> Option<usize> {
    let first = first_letters(line);
    let behind = &line[first.len()..];
    let label = if BYLINES_ALONE.has_folded(first) {
        first.len()
    } else {
        let rest = behind.trim_start();
        let by = BYLINES_BY.has_folded(first) && rest.len() < behind.len();
        let by = by && first_letters(rest).eq_ignore_ascii_case("by");
        by.then(|| line.len() - rest.len() + "by".len())?
    };
    let rest = &line[label..];
    let apart = !rest.starts_with(|next: char| next.is_alphanumeric() || next == '_');
    let rest = rest.trim_start();
    let rest = rest.strip_prefix(':').unwrap_or(rest).trim_start();
    apart.then_some(line.len() - rest.len())
}

/// The ASCII letters that a text begins with.
fn first_letters(text: &str) -> &str {
    &text[..text.bytes().take_while(u8::is_ascii_alphabetic).count()]
}

/// The byline that a line is, if it is one.
pub(crate) fn read(line: &str, lexicon: &Lexicon) -> Option<Byline> {
    if line.len() > 400 {
        return None;
    }
    match label_end(line) {
        Some(end) => read_labelled(line, end, lexicon),
        None => read_from(line, lexicon).or_else(|| read_unlabelled(line, lexicon)),
    }
}

fn read_labelled(line: &str, start: usize, lexicon: &Lexicon) -> Option<Byline> {
    if line[start..].trim().is_empty() {
        let by = line.len() <= 10;
        return by.then_some(Byline { signed: Vec::new(), labelled: true });
    }
    if is_desk(&line[start..], lexicon) {
        return Some(Byline { signed: Vec::new(), labelled: true });
    }
    let signed = read_names(line, start, lexicon);
    (!signed.is_empty() && !is_sentence(line)).then_some(Byline { signed, labelled: true })
}

/// Whether a text names a desk or somebody without a name, perhaps with a town: "Our Correspondent", "Staff Reporter,
/// Khulna".
fn is_desk(text: &str, lexicon: &Lexicon) -> bool {
    let (desk, place) = text.split_once([',', '|']).unwrap_or((text, ""));
    let own: Vec<String> = words::words(desk).map(str::to_lowercase).collect();
    let known = own.iter().all(|word| DESKS.has(word) || DESK_HEADS.has(word));
    let headed = own.last().is_some_and(|last| DESK_HEADS.has(last)) && (2..=5).contains(&own.len());
    let capital = desk.trim_start().starts_with(char::is_uppercase);
    known && headed && capital && (place.trim().is_empty() || is_place(place, lexicon))
}

/// "From ADA ONWU, Abuja": places come from somewhere too, so the name has to be known as a person's.
fn read_from(line: &str, lexicon: &Lexicon) -> Option<Byline> {
    let label = line.get(..5).filter(|label| label.eq_ignore_ascii_case("from "))?;
    let byline = read_labelled(line, label.len(), lexicon)?;
    let rest = line[byline.signed.last()?.name.end..].trim_start_matches([',', ' ']);
    let placed = is_place(rest, lexicon);
    let person = |signed: &Signed| {
        let name = &line[signed.name.clone()];
        name::has_given_name(name, lexicon) || placed && !is_place(&words::title_case(name), lexicon)
    };
    let ends = placed || words::words(rest).count() <= 4 && !rest.contains('.');
    (ends && byline.signed.iter().all(person)).then_some(byline)
}

/// A sentence may begin with "By": it ends with a stop and has a verb-like length.
fn is_sentence(line: &str) -> bool {
    let count = words::words(line).count();
    line.trim_end().ends_with('.') && count > 12 && !line.contains(" is ")
}

/// Names one after the other: `A B and C D, role`, `A B, C D`, `A B | Outlet`, `A B in Oslo`.
fn read_names(line: &str, start: usize, lexicon: &Lexicon) -> Vec<Signed> {
    let mut signed: Vec<Signed> = Vec::new();
    let mut at = start;
    while let Some(name) = next_name(line, at, lexicon) {
        at = name.end;
        signed.push(Signed { name, role: None });
        match joint(&line[at..]) {
            Some(width) if names_another(line, at + width, lexicon) => at += width,
            _ => break,
        }
    }
    if let Some(last) = signed.last_mut() {
        last.role = role(line, at).filter(|role| {
            let role = &line[role.clone()];
            !names_outlet(role, lexicon) && !is_place(role, lexicon)
        });
    }
    signed
}

/// Whether a name follows, and not the outlet: "By Ada Onwu, Business Daily, May 14, 2022".
fn names_another(line: &str, at: usize, lexicon: &Lexicon) -> bool {
    let rest = &line[at..];
    let first = rest.split([',', '|']).next().unwrap_or(rest).trim();
    let known = lexicon.outlet(first).is_some();
    next_name(line, at, lexicon).is_some() && (known || !names_outlet(first, lexicon))
}

fn next_name(line: &str, at: usize, lexicon: &Lexicon) -> Option<Range<usize>> {
    let rest = &line[at..];
    let length = name::leading_name(rest, lexicon).or_else(|| outlet_name(rest, lexicon))?;
    // A date glued to the name ("Ada OnwuMay 6, 2016") belongs not to it.
    let length = date::dates(rest).first().map_or(length, |date| length.min(date.range.start));
    let length = glued_label(&rest[..length]).unwrap_or(length);
    (length > 0).then(|| at..at + rest[..length].trim_end().len())
}

/// Where a word that is no name is glued to one ("Ada OnwuStaff").
fn glued_label(name: &str) -> Option<usize> {
    let found = GLUED.iter().filter_map(|label| name.find(label)).min()?;
    name[..found].ends_with(char::is_lowercase).then_some(found)
}

/// The agency that signs instead of a person.
fn outlet_name(rest: &str, lexicon: &Lexicon) -> Option<usize> {
    let end = rest.find([',', '|', '•', '·', '(']).unwrap_or(rest.len());
    let name = rest[..end].trim_end();
    (name.len() <= 40 && lexicon.outlet(name).is_some()).then_some(name.len())
}

/// What joins two names.
fn joint(rest: &str) -> Option<usize> {
    let joints = [" and ", " AND ", " & ", ", and ", "; ", ", ", " / "];
    joints.iter().find(|joint| rest.starts_with(**joint)).map(|joint| joint.len())
}

/// What follows the last name after a comma or dash: the capacity. Dates and addresses are none.
fn role(line: &str, at: usize) -> Option<Range<usize>> {
    let rest = &line[at..];
    let width = [", ", " - ", " – ", " — ", " | ", " ("].iter().find(|mark| rest.starts_with(**mark))?.len();
    let start = at + width;
    let end = [" | ", " • ", " · "].iter().filter_map(|mark| line[start..].find(mark)).min();
    let end = date::dates(&line[start..]).first().map(|date| date.range.start).into_iter().chain(end).min();
    let role = &line[start..start + end.unwrap_or(line.len() - start)];
    let trimmed = role.trim_end_matches([' ', ',', ')', '|', '-', '–', '.', ';']);
    let wordy = trimmed.chars().any(char::is_alphabetic) && !trimmed.contains('@');
    wordy.then(|| start..start + trimmed.len())
}

/// A line without "By" that is a name, with a role or outlet at most: `Ada Onwu`, `Ada Onwu, Bay Herald`.
fn read_unlabelled(line: &str, lexicon: &Lexicon) -> Option<Byline> {
    let line = without_place(line, lexicon);
    let count = words::words(line).count();
    if !(2..=14).contains(&count) || line.ends_with(['?', '!', ':', ',']) {
        return None;
    }
    if is_desk(line, lexicon) {
        return Some(Byline { signed: Vec::new(), labelled: true });
    }
    let end = name::leading_name(line, lexicon)?;
    let role = role(line, end);
    let apart = line[end..].trim_matches('.').is_empty() || role.is_some();
    let known = name::has_given_name(&line[..end], lexicon);
    let told = |role: &str| name::names_a_role(role, lexicon) || lexicon.outlet(role).is_some();
    let sure = known && role.as_ref().is_none_or(|role| told(&line[role.clone()]));
    (apart && sure).then(|| Byline { signed: vec![Signed { name: 0..end, role }], labelled: false })
}

/// A line without the town that its writer works in: "Ada Onwu/Abu Dhabi".
fn without_place<'l>(line: &'l str, lexicon: &Lexicon) -> &'l str {
    let parted = line.split_once(['/', '|']).filter(|(_, place)| is_place(place, lexicon));
    parted.map_or(line, |(name, _)| name.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(line: &str) -> Vec<String> {
        let byline = read(line, &Lexicon::embedded()).unwrap_or_default();
        byline.signed.iter().map(|signed| line[signed.name.clone()].to_owned()).collect()
    }

    #[test]
    fn names_are_read_after_by() {
        assert_eq!(names("By Ada Onwu, senior fellow, Institute of Harbours"), ["Ada Onwu"]);
        assert_eq!(names("BY ADA ONWU AND LI WEN"), ["ADA ONWU", "LI WEN"]);
        assert_eq!(names("By Ada Onwu, Li Wen and Jan van der Berg"), ["Ada Onwu", "Li Wen", "Jan van der Berg"]);
        assert_eq!(names("Written by: Ada O. Onwu | Bay Herald"), ["Ada O. Onwu"]);
        assert_eq!(names("By Ada OnwuMay 6, 2016"), ["Ada Onwu"]);
        assert_eq!(names("By Ada Onwu, Business Daily, May 14, 2022"), ["Ada Onwu"]);
        assert_eq!(names("Interview by Ada Onwu"), ["Ada Onwu"]);
        assert_eq!(names("Ada Onwu/Abu Dhabi"), ["Ada Onwu"]);
        assert_eq!(names("From ADA ONWU, Abuja"), ["ADA ONWU"]);
        assert_eq!(names("From West Palm Beach, Florida"), [""; 0]);
    }

    #[test]
    fn the_role_follows_the_name() {
        let line = "By Ada Onwu, senior fellow, Institute of Harbours";
        let byline = read(line, &Lexicon::embedded()).expect("a byline");
        let role = byline.signed[0].role.clone().expect("a role");
        assert_eq!(&line[role], "senior fellow, Institute of Harbours");
    }

    #[test]
    fn desks_sign_too() {
        for line in
            ["By Our Staff Reporter", "Staff Correspondent, Khulna", "Our Correspondent", "By A Special Correspondent"]
        {
            assert!(read(line, &Lexicon::embedded()).is_some_and(|byline| byline.signed.is_empty()), "{line}");
        }
        for line in ["Reporter", "Our reporter saw the ships", "News desk opens"] {
            assert_eq!(read(line, &Lexicon::embedded()), None, "{line}");
        }
    }

    #[test]
    fn a_town_is_no_role() {
        for line in ["By Ada Onwu, Lokoja", "By Ada Onwu | Thiruvananthapuram"] {
            assert_eq!(read(line, &Lexicon::embedded()).expect("a byline").signed[0].role, None, "{line}");
        }
    }

    #[test]
    fn sentences_are_no_bylines() {
        assert_eq!(names("By Monday the harbour had been closed for three days, and no ship had entered it."), [""; 0]);
        assert_eq!(names("By the end of May the talks had failed."), [""; 0]);
        assert!(read("By", &Lexicon::embedded()).is_some_and(|byline| byline.signed.is_empty()));
    }
}
