//! The name of the outlet in the head of a copied page.

use std::ops::Range;

use corpus::{BlockKind, Doubt, Rule, Sourced};
use lexicon::Lexicon;

use super::within;
use crate::page::{Page, mail_field, names_outlet};

/// So many lines from the top may be the head; below them the menu begins.
const LINES: usize = 3;

/// The name that stands alone in one of the first lines, above the headline: that of a known outlet, or one made of
/// the words that outlets call themselves by. Where the page does not repeat it, it may be a section.
pub(crate) fn read(page: &Page<'_>, lexicon: &Lexicon) -> Option<Sourced<String>> {
    let above = page.title.unwrap_or(page.body.start).min(LINES);
    let candidates = (0..above).chain(beside_dates(page));
    let mut named =
        candidates.filter_map(|index| Some((index, &page.lines[index], candidate(page.lines[index].text, lexicon)?)));
    let (index, line, text) = named.next()?;
    let repeated = repeated(page, index, text);
    let name = repeated.filter(|form| !is_capital(form)).map_or_else(|| in_outlet_case(text), str::to_owned);
    let start = text.as_ptr() as usize - line.text.as_ptr() as usize;
    let span = within(line, &(start..start + text.len()));
    let mut found = Sourced::stated(name, vec![span], Rule::new("publisher.masthead"));
    if lexicon.outlet(text).is_none() && repeated.is_none() {
        found.doubts.push(Doubt::new("a name in the head of the page, where sections stand too"));
    }
    Some(found)
}

/// The lines between the headline and the body that have a date, or stand beside one that has.
fn beside_dates<'p>(page: &'p Page<'_>) -> impl Iterator<Item = usize> + 'p {
    let first = page.title.map_or(page.body.end, |title| title + 1);
    let last = page.of_kind(BlockKind::Paragraph).next().map_or(page.lines.len(), |(index, _)| index);
    let is_date = |index: usize| page.dates.get(index).is_some_and(Option::is_some);
    let near = move |index: &usize| is_date(*index) || is_date(index + 1) || (*index > first && is_date(index - 1));
    (first..last.min(first + LINES + 1)).filter(near)
}

/// What may part an outlet from the date behind it or before it.
const PARTS: [&str; 8] = [" / ", " - ", " \u{2013} ", " \u{2014} ", " | ", " \u{b7} ", " \u{2022} ", ", "];

/// The name of an outlet that a line is, with a date at most, or that a mail has as its sender.
fn candidate<'t>(line: &'t str, lexicon: &Lexicon) -> Option<&'t str> {
    let sender = mail_field(line).filter(|(name, _)| name.eq_ignore_ascii_case("from"));
    let text = sender.map_or(line, |(_, value)| value.split('<').next().unwrap_or(value));
    let text = text.trim_matches(|mark: char| mark == '"' || mark.is_whitespace());
    let is_outlet = |text: &&str| names_outlet(text, lexicon);
    let parts = || PARTS.iter().flat_map(|mark| text.split(mark));
    Some(text).filter(is_outlet).or_else(|| parts().map(str::trim).find(is_outlet))
}

/// The name as another line has it.
fn repeated<'t>(page: &Page<'t>, index: usize, name: &str) -> Option<&'t str> {
    let mut others = page.lines.iter().enumerate().filter(|(other, _)| *other != index);
    others
        .find_map(|(_, other)| find(other.text, name).and_then(|range| other.text.get(range)))
        .filter(|form| form.to_lowercase() == name.to_lowercase())
}

fn is_capital(name: &str) -> bool {
    !name.chars().any(char::is_lowercase)
}

/// Where a name stands in a text as words of its own, in any case of its letters.
fn find(text: &str, name: &str) -> Option<Range<usize>> {
    let (text, name) = (text.to_lowercase(), name.to_lowercase());
    text.match_indices(&name).map(|(at, _)| at..at + name.len()).find(|range| {
        let apart = |letter: Option<char>| letter.is_none_or(|letter| !letter.is_alphanumeric());
        apart(text[..range.start].chars().next_back()) && apart(text[range.end..].chars().next())
    })
}

/// A name in capitals as it is usually written; a word without vowels is kept, for its letters are initials.
fn in_outlet_case(name: &str) -> String {
    if !is_capital(name) {
        return name.to_owned();
    }
    let words = name.split(' ').map(|word| {
        let mut letters = word.chars();
        let spoken = word.contains(['A', 'E', 'I', 'O', 'U', 'Y']);
        let first = letters.next().into_iter();
        if spoken { first.chain(letters.flat_map(char::to_lowercase)).collect() } else { word.to_owned() }
    });
    words.collect::<Vec<String>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page;

    fn outlet(text: &str) -> Option<(String, usize)> {
        let lexicon = Lexicon::embedded();
        read(&page::read(text, &lexicon), &lexicon).map(|found| (found.value, found.doubts.len()))
    }

    const BODY: &str = "\n\nHarbour stays closed for another week\n\nThe harbour master said on Monday that the second \
        berth would stay closed until the divers had seen the wreck, which lies at nine metres.\n\n\
        Two ships wait outside the bay, and a third turned back to the north in the night.";

    #[test]
    fn the_head_names_the_outlet() {
        assert_eq!(outlet(&format!("The Bay Courier\nHome | World{BODY}")), Some(("The Bay Courier".to_owned(), 1)));
        let again = format!("THE BAY COURIER\nHome{BODY}\n\nSubscribe to The Bay Courier");
        assert_eq!(outlet(&again), Some(("The Bay Courier".to_owned(), 0)));
        let mail = format!("From: The Bay Letter <post@bay.example>\nSubject: Harbour stays closed{BODY}");
        assert_eq!(outlet(&mail), Some(("The Bay Letter".to_owned(), 1)));
        let below = BODY.replace("another week\n", "another week\n\nThe Bay Courier - 5 March 2021\n");
        assert_eq!(outlet(below.trim_start()), Some(("The Bay Courier".to_owned(), 1)));
        let above = BODY.replace("another week\n", "another week\n\nThe Bay Courier\n5 March 2021\n");
        assert_eq!(outlet(above.trim_start()), Some(("The Bay Courier".to_owned(), 1)));
        assert_eq!(outlet(&format!("Middle East\nWorld News{BODY}")), None);
        assert_eq!(outlet(&format!("Skip to content{BODY}")), None);
    }
}
