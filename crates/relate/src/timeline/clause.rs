//! The clause that tells an event best: verbatim, complete, not too long.

use corpus::{Annotated, Edtf, Evidence, MentionForm, Span, Status, Voice};

use super::lists;
use super::marks;
use super::telling::Telling;

/// The longest headline in bytes.
const LONGEST: u32 = 240;
/// A shorter extent is hardly a clause.
const SHORTEST: u32 = 25;

/// The best clause among tellings of one event; `date` is when it happened.
pub(super) fn headline(tellings: &[&Telling<'_>], date: Option<&Edtf>) -> Option<Evidence> {
    let best = tellings.iter().max_by_key(|telling| (merit(telling, date), std::cmp::Reverse(telling.rank)))?;
    Some(Evidence { document: best.evidence.document, span: shown(best) })
}

/// The passage that is shown of a telling.
fn shown(telling: &Telling<'_>) -> Span {
    let span = cut(telling.document, passage(telling), telling.event.span);
    let span = without_link(telling.document, span, telling.event.span);
    let span = behind_time(telling.document, span).filter(|span| span.contains(telling.event.span)).unwrap_or(span);
    marks::mended(telling.document, span, telling.event.span)
}

/// The links that a page puts behind names, in or across a passage.
fn links(document: &Annotated, span: Span) -> impl Iterator<Item = Span> + '_ {
    let blocks = document.document.blocks.overlapping(span);
    let found = blocks.flat_map(|(_, block)| {
        let links = lexicon::inset::links(document.slice(block.span)).into_iter();
        links.map(|link| Span::from_range(link).shifted(block.span.start))
    });
    found.filter(move |link| link.overlaps(span))
}

/// The passage up to a link behind the trigger, or from a link before it on, where enough is left.
fn without_link(document: &Annotated, span: Span, trigger: Span) -> Span {
    let mut span = span;
    for link in links(document, span).collect::<Vec<_>>() {
        let cut = if link.start >= trigger.end {
            Span::new(span.start, link.start.min(span.end))
        } else {
            Span::new(link.end.clamp(span.start, span.end), span.end)
        };
        if cut.contains(trigger) && cut.len() >= SHORTEST {
            span = trimmed(document, cut);
        }
    }
    span
}

/// "The court heard on Tuesday [the mayor had resigned]": a clause without the day that belongs to the one before it.
fn behind_time(document: &Annotated, span: Span) -> Option<Span> {
    let before = document.slice(Span::new(0, span.start)).trim_end();
    let times = document.annotations.times.beginning_in(span).next();
    let time = times.map(|(_, time)| time.span).filter(|time| time.start == span.start && before.ends_with(" on"))?;
    let gap = document.slice(Span::new(time.end, span.end));
    let start = time.end + (gap.len() - gap.trim_start().len()) as u32;
    (start < span.end).then_some(Span::new(start, span.end))
}

/// The clause, or its sentence where the clause does not begin with who acts; of a sentence that is too long as much as
/// fits.
fn passage(telling: &Telling<'_>) -> Span {
    let extent = telling.event.extent;
    if let Some(clause) = own_clause(telling) {
        return clause;
    }
    let sentences = telling.document.annotations.sentences.overlapping(telling.event.span);
    let sentence = sentences.map(|(_, sentence)| sentence.span).find(|span| span.contains(extent));
    let whole = begins_sentence(telling.document, extent) && names_agent(telling, extent) >= 0;
    match sentence.filter(|_| !whole) {
        Some(sentence) if sentence.len() <= LONGEST => sentence,
        Some(sentence) if !opens_with_agent(telling) || !goes_on(telling, extent) => {
            widened(telling.document, sentence, extent)
        }
        _ => extent,
    }
}

/// Whether the clause is whole though it stands within a sentence: it opens with a capital or with who acts.
fn opens_with_agent(telling: &Telling<'_>) -> bool {
    let extent = telling.event.extent;
    let agent = telling.event.actors.first().map(|agent| agent.span.start).filter(|start| *start >= extent.start);
    let before = agent.map(|start| telling.document.slice(Span::new(extent.start, start)).trim());
    begins_sentence(telling.document, extent) || matches!(before, Some("" | "the" | "a" | "an"))
}

/// The extent with the clauses before it that make no headline too long.
fn widened(document: &Annotated, sentence: Span, extent: Span) -> Span {
    let up_to_end = document.slice(Span::new(sentence.start, extent.end));
    let start = wider(up_to_end, (extent.start - sentence.start) as usize);
    Span::new(sentence.start + start as u32, extent.end)
}

/// "The ship sank, says a report, released by the council": where a clause before that at `from` begins from which the
/// rest is no too long headline, so that it is seen what was released; `from` itself where there is none.
fn wider(sentence: &str, from: usize) -> usize {
    let before = sentence.get(..from).unwrap_or_default();
    let after = |mark: &'static str| before.match_indices(mark).map(|(at, mark)| at + mark.len());
    let starts = std::iter::once(0).chain([", ", "; ", ": ", " \u{2014} ", " \u{2013} "].into_iter().flat_map(after));
    let fits = |at: &usize| {
        let rest = sentence.get(*at..).unwrap_or_default();
        // "On July 14, 2008 it said": a year ends what stands before it.
        rest.len() <= LONGEST as usize && !rest.starts_with(|letter: char| letter.is_ascii_digit())
    };
    starts.filter(fits).min().unwrap_or(from)
}

/// The most bytes of an article and adjectives before the name of who acts.
const BEFORE: u32 = 24;

/// A clause in the midst of its sentence that tells an event by itself: "as [the union accused the operator]".
fn own_clause(telling: &Telling<'_>) -> Option<Span> {
    let (document, extent) = (telling.document, telling.event.extent);
    let text = document.slice(extent);
    let first = text.split(char::is_whitespace).next()?;
    let joined = lists::JOINS.has(&first.to_lowercase());
    let start = if joined { extent.start + first.len() as u32 + 1 } else { extent.start };
    let clause = Span::new(start.min(extent.end), extent.end);
    let agent = telling.event.actors.iter().map(|actor| actor.span).min_by_key(|span| span.start)?;
    let begins =
        clause.contains(agent) && agent.start - clause.start <= BEFORE && agent.end <= telling.event.span.start;
    let is_named = names_agent(telling, clause) > 0 || (agent.len() > 3 && !is_pronoun(document, agent));
    let cut = joined || !begins_sentence(document, extent);
    (begins && is_named && cut && goes_on(telling, clause) && (SHORTEST..=LONGEST).contains(&clause.len()))
        .then_some(clause)
}

fn is_pronoun(document: &Annotated, span: Span) -> bool {
    let mut mentions = document.annotations.mentions.overlapping(span);
    mentions.any(|(_, mention)| mention.form == MentionForm::Pronoun)
}

/// Whether a clause says more than its verb, or its sentence ends there: "the ministry announced" says nothing yet.
fn goes_on(telling: &Telling<'_>, clause: Span) -> bool {
    telling.event.span.end < clause.end || ends_sentence(telling.document, clause)
}

/// Whether nothing but a mark follows a span in its sentence.
fn ends_sentence(document: &Annotated, span: Span) -> bool {
    let sentences = document.annotations.sentences.overlapping(span);
    sentences.map(|(_, sentence)| sentence.span).any(|sentence| {
        let rest = Span::new(span.end, sentence.end.max(span.end));
        document.slice(rest).chars().all(|letter| !letter.is_alphanumeric())
    })
}

fn begins_sentence(document: &Annotated, span: Span) -> bool {
    document.slice(span).chars().next().is_some_and(char::is_uppercase)
}

/// What a clause is worth that gives the date under which it will stand, as much as that it names who acts.
const OWN_DATE: i32 = 5;

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
    let doubtful = -i32::from(!telling.event.grounds.doubts.is_empty());
    // Half of a quotation tells half of what was said.
    let shown = shown(telling);
    let torn = if marks::are_whole(telling.document, shown) { 0 } else { -4 };
    // What a page puts behind names is nobody's telling.
    let linked = if links(telling.document, shown).next().is_none() { 0 } else { -6 };
    voice
        + names_agent(telling, passage)
        + i32::from(own.is_some()) * OWN_DATE
        + main
        + begun
        + length
        + status
        + doubtful
        + torn
        + linked
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

/// Where the clause of a trigger that stands far from the start of its extent begins. Where the extent ends with the
/// trigger, what was announced stands before it, and as much of that is taken as fits.
fn clause_start(document: &Annotated, whole: Span, trigger: Span) -> u32 {
    let before = document.slice(Span::new(whole.start, trigger.start));
    if whole.end <= trigger.end + TAIL {
        let up_to_end = document.slice(whole);
        return whole.start + wider(up_to_end, before.len()) as u32;
    }
    let mark = [", ", "; ", ": "].into_iter().filter_map(|mark| before.rfind(mark).map(|at| at + mark.len())).max();
    whole.start + mark.unwrap_or(0) as u32
}

/// The most bytes of a day behind the verb: "announced [on Wednesday]".
const TAIL: u32 = 16;

/// Without white space and closing punctuation at the ends.
fn trimmed(document: &Annotated, span: Span) -> Span {
    let text = document.slice(span);
    let start = text.len() - text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':')).len();
    let end = text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '.')).len();
    Span::from_range(start..end.max(start)).shifted(span.start)
}

#[cfg(test)]
mod tests {
    use super::wider;

    #[test]
    fn a_headline_takes_in_as_much_of_a_long_sentence_as_fits() {
        let long = "The harbour, built by fishermen, ".repeat(8);
        let sentence = format!("{long}is closed, says a report released by the council");
        let from = sentence.find("released").unwrap_or_default();
        let start = wider(&sentence, from);
        assert!(sentence.len() - start <= 240, "{}", &sentence[start..]);
        assert!(sentence[start..].starts_with("The harbour") || sentence[start..].starts_with("built"));
        assert_eq!(wider("On May 1, 2031 released", 15), 0);
        let one = format!("On May 1, 2031 {} it released", "x".repeat(240));
        assert_eq!(wider(&one, 259), 259);
    }
}
