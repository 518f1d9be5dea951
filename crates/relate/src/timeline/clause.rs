//! The clause that tells an event best: verbatim, complete, not too long.

use corpus::{Annotated, Evidence, MentionForm, Span, Voice};

use super::telling::Telling;

/// The longest headline in bytes.
const LONGEST: u32 = 240;
/// A shorter extent is hardly a clause.
const SHORTEST: u32 = 25;

/// The best clause among tellings of one event.
pub(super) fn headline<'a>(tellings: &[&Telling<'a>]) -> Option<(String, Evidence)> {
    let best = tellings.iter().max_by_key(|telling| (merit(telling), std::cmp::Reverse(telling.rank)))?;
    let span = cut(best.document, best.event.extent, best.event.span);
    Some((best.document.slice(span).to_owned(), Evidence { document: best.evidence.document, span }))
}

/// How good a headline an event's clause is.
fn merit(telling: &Telling<'_>) -> i32 {
    let document = telling.document;
    let extent = telling.event.extent;
    let voice = match document.voice(telling.event.span) {
        Voice::Narration => 4,
        Voice::Opinion => 2,
        Voice::Reported => 1,
        Voice::OwnWords => 0,
    };
    let text = document.slice(extent);
    let sentence = text.chars().next().is_some_and(char::is_uppercase);
    let length = match extent.len() {
        ..SHORTEST => -6,
        SHORTEST..40 => -1,
        40..=LONGEST => 2,
        _ => -1,
    };
    let dated = i32::from(telling.is_dated()) * 2;
    voice + named(telling) + dated + i32::from(sentence) + length + i32::from(telling.is_done())
}

/// Whether those who act are named in the clause, rather than referred to.
fn named(telling: &Telling<'_>) -> i32 {
    let mentions = &telling.document.annotations.mentions;
    let form = |span: Span| mentions.beginning_in(span).map(|(_, mention)| mention.form).next();
    match telling.event.actors.first().map(|agent| form(agent.span)) {
        Some(Some(MentionForm::Name)) => 3,
        Some(Some(MentionForm::Pronoun)) => -3,
        Some(_) => 0,
        None => -1,
    }
}

/// The extent, or as much of it around the trigger as is not too long, cut where a clause or at least a word ends.
fn cut(document: &Annotated, extent: Span, trigger: Span) -> Span {
    let whole = trimmed(document, extent);
    if whole.len() <= LONGEST {
        return whole;
    }
    let start = if trigger.end > whole.start + LONGEST { clause_start(document, whole, trigger) } else { whole.start };
    let text = document.slice(Span::new(start, whole.end));
    let least = (trigger.end.saturating_sub(start)) as usize;
    let room = text.char_indices().map(|(at, _)| at).take_while(|at| *at <= LONGEST as usize).last().unwrap_or(0);
    let room = room.max(least).min(text.len());
    let ends = |mark: &str| text.get(..room).and_then(|head| head.rfind(mark)).filter(|at| *at >= least);
    let end = [", ", "; ", ": ", " \u{2014} ", " \u{2013} "].into_iter().filter_map(ends).max().or_else(|| ends(" "));
    trimmed(document, Span::new(start, start + end.unwrap_or(room) as u32))
}

/// Where the clause of a trigger that stands far from the start of its extent begins.
fn clause_start(document: &Annotated, whole: Span, trigger: Span) -> u32 {
    let before = document.slice(Span::new(whole.start, trigger.start));
    let mark = [", ", "; ", ": "].into_iter().filter_map(|mark| before.rfind(mark).map(|at| at + mark.len())).max();
    whole.start + mark.unwrap_or(0) as u32
}

/// Without white space and closing punctuation at the ends.
fn trimmed(document: &Annotated, span: Span) -> Span {
    let text = document.slice(span);
    let start = text.len() - text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':')).len();
    let end = text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '.')).len();
    Span::from_range(start..end.max(start)).shifted(span.start)
}
