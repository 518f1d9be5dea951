//! The clause that tells an event best: verbatim, complete, not too long.

use corpus::{Annotated, Edtf, Evidence, MentionForm, Span, Status, Voice};

use super::telling::Telling;

/// The longest headline in bytes.
const LONGEST: u32 = 240;
/// A shorter extent is hardly a clause.
const SHORTEST: u32 = 25;

/// The best clause among tellings of one event; `date` is when it happened.
pub(super) fn headline(tellings: &[&Telling<'_>], date: Option<&Edtf>) -> Option<(String, Evidence)> {
    let best = tellings.iter().max_by_key(|telling| (merit(telling, date), std::cmp::Reverse(telling.rank)))?;
    let span = cut(best.document, passage(best), best.event.span);
    Some((best.document.slice(span).to_owned(), Evidence { document: best.evidence.document, span }))
}

/// The clause, or its sentence where the clause does not begin with who acts, and the sentence is not too long.
fn passage(telling: &Telling<'_>) -> Span {
    let extent = telling.event.extent;
    if let Some(clause) = own_clause(telling) {
        return clause;
    }
    let sentences = telling.document.annotations.sentences.overlapping(telling.event.span);
    let sentence = sentences.map(|(_, sentence)| sentence.span).find(|span| span.contains(extent));
    let whole = begins_sentence(telling.document, extent) && names_agent(telling, extent) >= 0;
    sentence.filter(|sentence| !whole && sentence.len() <= LONGEST).unwrap_or(extent)
}

/// Words that join a clause to another, and do not belong to what it tells.
const JOINS: [&str; 13] = [
    "after", "although", "and", "as", "because", "before", "but", "that", "though", "when", "whereas", "while", "until",
];
/// The most bytes of an article and adjectives before the name of who acts.
const BEFORE: u32 = 24;

/// A clause in the midst of its sentence that tells an event by itself: "as [the union accused the operator]".
fn own_clause(telling: &Telling<'_>) -> Option<Span> {
    let (document, extent) = (telling.document, telling.event.extent);
    let text = document.slice(extent);
    let first = text.split(char::is_whitespace).next()?;
    let joined = JOINS.contains(&first.to_lowercase().as_str());
    let start = if joined { extent.start + first.len() as u32 + 1 } else { extent.start };
    let clause = Span::new(start.min(extent.end), extent.end);
    let agent = telling.event.actors.iter().map(|actor| actor.span).min_by_key(|span| span.start)?;
    let begins =
        clause.contains(agent) && agent.start - clause.start <= BEFORE && agent.end <= telling.event.span.start;
    let is_named = names_agent(telling, clause) > 0 || (agent.len() > 3 && !is_pronoun(document, agent));
    let cut = joined || !begins_sentence(document, extent);
    (begins && is_named && cut && (SHORTEST..=LONGEST).contains(&clause.len())).then_some(clause)
}

fn is_pronoun(document: &Annotated, span: Span) -> bool {
    let mut mentions = document.annotations.mentions.overlapping(span);
    mentions.any(|(_, mention)| mention.form == MentionForm::Pronoun)
}

fn begins_sentence(document: &Annotated, span: Span) -> bool {
    document.slice(span).chars().next().is_some_and(char::is_uppercase)
}

/// How good a headline an event's clause is.
fn merit(telling: &Telling<'_>, date: Option<&Edtf>) -> i32 {
    let passage = passage(telling);
    let voice = match telling.document.voice(telling.event.span) {
        Voice::Narration => 4,
        Voice::Opinion => 3,
        Voice::Reported => 1,
        Voice::OwnWords => 0,
    };
    let length = match passage.len() {
        ..SHORTEST => -6,
        SHORTEST..40 => -1,
        40..=LONGEST => 2,
        _ => -1,
    };
    let own =
        telling.event.date.as_ref().filter(|own| telling.is_dated() && date.is_some_and(|date| own.overlaps(date)));
    let status = match telling.event.status {
        Status::Past | Status::Ongoing => 2,
        Status::Hypothetical => -3,
        _ => 0,
    };
    // A finite clause of its own tells an event better than a mention in passing inside another's clause.
    let main = i32::from(begins_sentence(telling.document, telling.event.extent)) * 2;
    let complete = begins_sentence(telling.document, passage) || own_clause(telling).is_some();
    let begun = if complete { 0 } else { -4 };
    let doubtful = -i32::from(!telling.event.doubts.is_empty());
    voice + names_agent(telling, passage) + i32::from(own.is_some()) * 3 + main + begun + length + status + doubtful
}

/// Whether those who act are named in the passage, rather than referred to or left out.
fn names_agent(telling: &Telling<'_>, passage: Span) -> i32 {
    let mentions = &telling.document.annotations.mentions;
    let form = |span: Span| mentions.beginning_in(span).map(|(_, mention)| mention.form).next();
    let Some(agent) = telling.event.actors.first() else { return -1 };
    match form(agent.span).filter(|_| passage.contains(agent.span)) {
        Some(MentionForm::Name) => 3,
        Some(MentionForm::Nominal) => 0,
        Some(MentionForm::Pronoun) => -2,
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
