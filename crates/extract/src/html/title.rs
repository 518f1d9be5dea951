//! The headline of a page from markup.
//!
//! Several places name it: the page's title, its preview, its structured data, and the heading that is
//! seen. The seen one is the headline; the others tell which heading it is.

use std::collections::BTreeSet;

use lexicon::{Lexicon, MarkupSign};

use super::facts::{Facts, Heading};
use super::headline::{self, Seen, stems};
use super::jsonld;
use super::site::Site;
use crate::page;

/// The headline of a page.
pub(super) struct Headline {
    pub(super) text: String,
    pub(super) rule: &'static str,
    /// Where its heading stands among the texts of the page, if it is one.
    pub(super) order: Option<usize>,
}

/// A title that the page states, and the rule that found it.
type Stated = (String, &'static str);

/// The headline and the rule that found it.
pub(super) fn read(facts: &Facts, stated: &[Stated], site: &Site, seen: &Seen, lexicon: &Lexicon) -> Option<Headline> {
    let headed = |heading: &Heading| {
        // A logo may stand in the heading, with nothing between the headline and the name of the site.
        let named = |title: &&Stated| {
            let rest = heading.text.strip_prefix(title.0.as_str());
            rest.is_some_and(|rest| rest.starts_with(char::is_alphanumeric) && site.resembles(rest))
        };
        let bare = stated.iter().find(named).map(|(title, _)| title.clone());
        let text = bare.unwrap_or_else(|| site.stripped(&heading.text, lexicon));
        Headline { text, rule: "title.heading", order: Some(heading.order) }
    };
    if let Some(heading) = agreed(facts, stated, lexicon) {
        return Some(headed(heading));
    }
    let line = |text: &str, rule| Headline { text: text.to_owned(), rule, order: None };
    let own = facts.title.as_deref().map(|title| site.stripped(title, lexicon));
    let part = own.as_deref().and_then(|title| seen.part_of(title));
    let only = only(facts, stated, site, lexicon);
    // Blogs head every page with their own name, and the post below it: the text speaks of the post.
    let is_headline = |heading: &&Heading, part: &str| {
        let named = own.as_deref().is_some_and(|title| headline::has_part(title, &heading.text));
        share_words(&heading.text, part) || named && seen.met(&heading.text) >= seen.met(part)
    };
    if let Some(heading) = only.filter(|heading| part.is_none_or(|part| is_headline(heading, part))) {
        return Some(headed(heading));
    }
    if let Some(part) = part {
        return Some(line(part, "title.seen"));
    }
    if !stated.iter().any(|(title, _)| seen.tells(title))
        && let Some(above) = seen.above(lexicon)
    {
        return Some(line(above, "title.above-text"));
    }
    // Of the others the one that agrees most with the rest.
    let agreement = |text: &str| -> usize { stated.iter().map(|(other, _)| likeness(text, other)).sum() };
    let (text, rule) = stated.iter().rev().max_by_key(|(text, _)| agreement(text))?;
    Some(Headline { text: text.clone(), rule, order: None })
}

/// The headline as the preview, structured data and the page's title say it, without the name of the site.
pub(super) fn stated(facts: &Facts, site: &Site, lexicon: &Lexicon) -> Vec<Stated> {
    let previews = facts.signed(MarkupSign::Title, lexicon).map(|(_, content)| (content.to_owned(), "title.preview"));
    let data = jsonld::articles(&facts.objects).filter_map(|article| jsonld::word(article, "headline"));
    let data = data.take(1).map(|title| (title, "title.json-ld"));
    let own = facts.title.iter().map(|title| (title.clone(), "title.element"));
    let all = previews.take(4).chain(data).chain(own);
    all.map(|(title, rule)| (site.stripped(&title, lexicon), rule))
        .filter(|(title, _)| !title.is_empty() && !site.is_name(title))
        .collect()
}

/// The headings of some words.
fn wordy<'f>(facts: &'f Facts, lexicon: &'f Lexicon) -> impl DoubleEndedIterator<Item = &'f Heading> {
    let worded = |heading: &&Heading| heading.text.split_whitespace().nth(1).is_some();
    facts.headings.iter().filter(worded).filter(|heading| !page::names_outlet(&heading.text, lexicon))
}

/// The heading that says what another place says.
fn agreed<'f>(facts: &'f Facts, stated: &[Stated], lexicon: &'f Lexicon) -> Option<&'f Heading> {
    let agreement =
        |heading: &Heading| stated.iter().map(|(title, _)| likeness(&heading.text, title)).max().unwrap_or(0);
    let best = wordy(facts, lexicon).rev().max_by_key(|heading| agreement(heading));
    best.filter(|heading| agreement(heading) >= 50)
}

/// The only heading, where it has a word in common with the other places.
fn only<'f>(facts: &'f Facts, stated: &[Stated], site: &Site, lexicon: &'f Lexicon) -> Option<&'f Heading> {
    let mut free = wordy(facts, lexicon).filter(|heading| !heading.framed && !site.is_name(&heading.text));
    let only = free.next()?;
    let alone = free.all(|other| other.text == only.text);
    (alone && (stated.is_empty() || stated.iter().any(|(title, _)| share_word(&only.text, title)))).then_some(only)
}

/// Whether two titles have a word of some length in common.
fn share_word(a: &str, b: &str) -> bool {
    let words = words(b);
    self::words(a).iter().any(|word| word.chars().count() >= 4 && words.contains(word))
}

/// Whether two titles have two words in common that carry content.
fn share_words(a: &str, b: &str) -> bool {
    let wanted: BTreeSet<String> = stems(b).collect();
    let met: BTreeSet<String> = stems(a).filter(|stem| wanted.contains(stem)).collect();
    met.len() >= 2
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).take(60).collect()
}

/// How many of the words of two titles are the same, in percent of the longer.
fn likeness(heading: &str, stated: &str) -> usize {
    let (heading, stated) = (words(heading), words(stated));
    let same = heading.iter().filter(|word| stated.contains(word)).count();
    100 * same / heading.len().max(stated.len()).max(1)
}
