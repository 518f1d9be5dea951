//! Which events may be one by their words: those whose triggers are forms or synonyms of one word.

use corpus::{Annotated, Event, EventType, Span};
use lexicon::Lexicon;

use crate::stems::{is_function_word, stem};
use crate::words::{Word, words};

/// The most words of a form of the table of classes.
const LONGEST: usize = 4;

/// The class of an event: by the table of the lexicon, else the root of its word, else its type and mode; and whether
/// it is by the table.
pub(crate) fn of_event(document: &Annotated, event: &Event, kind: &str, lexicon: &Lexicon) -> (String, bool) {
    let text = document.document.text.as_str();
    let found = words(text, event.span);
    let listed = (0..found.len()).find_map(|at| listed(text, &found[at..], lexicon));
    if let Some((_, class)) = listed {
        return (class.to_owned(), true);
    }
    let class = match event.event_type {
        EventType::Other => {
            event.mode.split(' ').next().map_or_else(|| kind.to_owned(), |lemma| root(&stem(lemma)).to_owned())
        }
        _ => kind.to_owned(),
    };
    (class, false)
}

/// The class of the words that begin a passage by the table, and where they end.
pub(crate) fn listed(text: &str, found: &[Word], lexicon: &Lexicon) -> Option<(Span, &'static str)> {
    let mut near = [""; LONGEST];
    let words = found.iter().map(|word| &text[word.span.range()]);
    near.iter_mut().zip(words).for_each(|(near, word)| *near = word);
    let (count, class) = lexicon.event_class(&near[..found.len().min(LONGEST)])?;
    Some((found.first()?.span.join(found.get(count - 1)?.span), class))
}

/// The roots of the words of a trigger that may be found again elsewhere.
pub(super) fn roots(document: &Annotated, span: Span) -> Vec<String> {
    let text = document.document.text.as_str();
    let found = words(text, span).into_iter().map(|word| stem(&text[word.span.range()]));
    found.filter(|stem| stem.len() > 2 && !is_function_word(stem)).map(|stem| root(&stem).to_owned()).collect()
}

/// A stem without the endings that make nouns of verbs: `nomination` and `nominate` have one root.
pub(super) fn root(stem: &str) -> &str {
    let endings = ["ion", "ment", "ance", "ence", "al"];
    let cut = endings.iter().find_map(|ending| stem.strip_suffix(ending)).filter(|root| root.len() > 3);
    cut.unwrap_or(stem)
}
