//! The whole of a term: a name with the title, office and origin before it ("former Mayor Ada Lund").

use corpus::{Annotated, MentionForm, Span};
use lexicon::Lexicon;

use super::lists;
use crate::positions::is_trigger;
use crate::words::{Word, words};

/// How many bytes before a name are looked at.
const REACH: u32 = 90;
/// The most words of an office.
const OFFICE: usize = 4;

/// The name with what stands before it, where an office or form of address does.
pub(super) fn whole(document: &Annotated, name: Span, lexicon: &Lexicon) -> Span {
    let text = document.document.text.as_str();
    let before = words(text, Span::new(floor(text, name.start.saturating_sub(REACH)), name.start));
    let Some(count) = office(document, &before, name, lexicon) else { return name };
    let mut start = before[before.len() - count].span.start;
    for word in before[..before.len() - count].iter().rev() {
        let follows = matches!(document.slice(Span::new(word.span.end, start)), " " | "-");
        if !follows || !(is_modifier(document, word.span, lexicon) || is_capital(document, word.span)) {
            break;
        }
        start = word.span.start;
    }
    Span::new(start, name.end)
}

/// The end of a title before a name that [`whole`] found; empty where there is none.
pub(super) fn title(document: &Annotated, whole: Span, name: Span) -> Option<Span> {
    let end = whole.start + document.slice(Span::new(whole.start, name.start)).trim_end().len() as u32;
    (end > whole.start).then_some(Span::new(whole.start, end))
}

/// The nearest boundary of a character at or after a byte.
fn floor(text: &str, at: u32) -> u32 {
    (at..).find(|at| text.is_char_boundary(*at as usize)).unwrap_or(at)
}

/// How many words right before a name make an office or a form of address: the most that do.
fn office(document: &Annotated, before: &[Word], name: Span, lexicon: &Lexicon) -> Option<usize> {
    let last = before.last()?;
    let gap = document.slice(Span::new(last.span.end, name.start));
    // "accused Ada Lund" tells what was done to her.
    let joined = (gap == " " || (gap == ". " && last.span.len() < 5)) && !is_trigger(document, last.span);
    let most = OFFICE.min(before.len());
    (1..=most).rev().filter(|_| joined).find(|count| {
        let found = &before[before.len() - count..];
        let spaced = found.windows(2).all(|two| document.slice(Span::new(two[0].span.end, two[1].span.start)) == " ");
        let form = document.slice(found[0].span.join(last.span));
        spaced && is_office(form, lexicon)
    })
}

/// Whether these words are an office, a form of address or an occupation.
pub(super) fn is_office(form: &str, lexicon: &Lexicon) -> bool {
    lexicon.role(form).is_some() || lexicon.role(&form.replace(['.', '\u{2019}'], "")).is_some()
}

/// Whether a word before an office belongs to it: "former", "French", "FBI".
fn is_modifier(document: &Annotated, span: Span, lexicon: &Lexicon) -> bool {
    let word = document.slice(span);
    let capitals = word.len() > 1 && word.chars().all(|letter| letter.is_uppercase() || letter == '.');
    lists::MODIFIERS.has(&word.to_lowercase())
        || capitals
        || lexicon.demonym(word).is_some()
        || is_office(word, lexicon)
        || is_named(document, span)
}

/// Whether a word belongs to the name of something: "North Korean", "Harbour Board".
pub(super) fn is_named(document: &Annotated, span: Span) -> bool {
    let mut mentions = document.annotations.mentions.overlapping(span);
    mentions.any(|(_, mention)| mention.form == MentionForm::Name && mention.entity_type != corpus::EntityType::Per)
}

/// Whether a word is written as part of a title, as "Harbour" in "Harbour Minister": in a capital that no start of a
/// sentence explains, and neither a time nor a person.
fn is_capital(document: &Annotated, span: Span) -> bool {
    let text = document.document.text.as_str();
    let before = text.get(..span.start as usize).unwrap_or_default();
    let last = before.rsplit(' ').nth(1).unwrap_or_default().to_lowercase();
    let inside = before.ends_with(' ') && before.trim_end().ends_with(char::is_alphanumeric);
    let capital = document.slice(span).chars().next().is_some_and(char::is_uppercase);
    let timed = document.annotations.times.overlapping(span).next().is_some();
    let named = document.annotations.mentions.overlapping(span).next().is_some();
    capital && !timed && !named && (inside || lists::MODIFIERS.has(&last))
}
