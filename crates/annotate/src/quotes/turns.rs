//! Whose turn it is: "he said" right after somebody spoke is the same person speaking on.

use corpus::{Doubt, Entity, EntityType, Few, Id, Quote, Span};
use lexicon::NameGender;

use super::frame::Search;
use super::speakers::Known;

/// Resolves the pronouns that speak on by the attribution before them, in order of the cues. A pronoun that has
/// been taken for the one it speaks to is nobody's.
pub(super) fn speak_on(search: &Search<'_>, known: Known<'_>, rows: &mut [Quote]) {
    let mut order: Vec<usize> = (0..rows.len()).filter(|place| is_narrated(search, &rows[*place])).collect();
    order.sort_by_key(|place| rows[*place].cue.map(|cue| cue.start));
    for at in 0..order.len() {
        let place = order[at];
        let Some(pronoun) = pronoun(search, &rows[place]) else { continue };
        if let Some(before) = before(search, rows, &order[..at], place) {
            take_over(search, known, rows, (place, before), pronoun);
        }
        if is_spoken_to(known, &rows[place]) {
            leave_open(&mut rows[place]);
        }
    }
}

/// Whether the cue of a row stands outside marks, in the words of the narrator.
fn is_narrated(search: &Search<'_>, row: &Quote) -> bool {
    row.source.is_some() && row.cue.is_some_and(|cue| search.marks.around(cue).is_none())
}

/// The gender that the source shows as a pronoun.
fn pronoun(search: &Search<'_>, row: &Quote) -> Option<NameGender> {
    match search.reading.text.slice(row.source?) {
        "He" | "he" => Some(NameGender::Male),
        "She" | "she" => Some(NameGender::Female),
        _ => None,
    }
}

/// The last attribution before this one, where only marked passages stand between the two and one party speaks
/// in that sentence.
fn before(search: &Search<'_>, rows: &[Quote], earlier: &[usize], place: usize) -> Option<usize> {
    let here = sentence(search, rows[place].source?)?;
    let last = *earlier.last()?;
    let there = sentence(search, rows[last].cue?)?;
    let block = |sentence: usize| {
        let first = search.reading.syntax.sentences[sentence].words.start;
        search.reading.syntax.words[first].block.index()
    };
    let near = (there..here).skip(1).all(|between| is_marked(search, between)) && block(here) <= block(there) + 1;
    let same = |other: &&usize| rows[**other].cue.and_then(|cue| sentence(search, cue)) == Some(there);
    let mut others = earlier.iter().rev().take_while(same);
    let one = others.all(|other| rows[*other].speaker == rows[last].speaker);
    (near && one && there != here).then_some(last)
}

fn sentence(search: &Search<'_>, span: Span) -> Option<usize> {
    let word = search.reading.syntax.words_in(span).start;
    search.reading.syntax.words.get(word).map(|word| word.sentence)
}

fn is_marked(search: &Search<'_>, sentence: usize) -> bool {
    let span = search.reading.syntax.sentences[sentence].span;
    let start = Span::new(span.start, (span.start + 1).min(span.end));
    search.marks.around(start).is_some() || !search.marks.beginning_in(start).is_empty()
}

fn take_over(
    search: &Search<'_>,
    known: Known<'_>,
    rows: &mut [Quote],
    (place, before): (usize, usize),
    pronoun: NameGender,
) {
    if is_named_between(known, &rows[before], &rows[place]) {
        return;
    }
    let Some(speaker) = rows[before].speaker else {
        // Somebody without a name speaks on: "the host said ... He said".
        if is_unnamed(search, &rows[before], pronoun) {
            leave_open(&mut rows[place]);
        }
        return;
    };
    if rows[place].speaker == Some(speaker) || !fits(search, known, speaker, pronoun) {
        return;
    }
    let role = rows[before].role;
    let row = &mut rows[place];
    leave_open(row);
    row.speaker = Some(speaker);
    row.role = role;
    row.grounds.add(Doubt::new("speaker resolved from a pronoun"));
}

/// Whether the one whom the pronoun has been taken for is named after the cue before it, and not only in what was
/// said or as the one spoken to.
fn is_named_between(known: Known<'_>, before: &Quote, row: &Quote) -> bool {
    let (Some(cue), Some(source), Some(speaker)) = (before.cue, row.source, row.speaker) else { return false };
    let between = Span::new(cue.end.min(source.start), source.start);
    let outside = |span: Span| {
        let said = before.content.iter().any(|part| part.overlaps(span));
        !said && !before.addressee.is_some_and(|addressee| addressee.overlaps(span))
    };
    let mut named = known.mentions.overlapping(between).map(|(_, mention)| mention);
    named.any(|mention| mention.entity == Some(speaker) && outside(mention.span))
}

/// Whether a source without a speaker is one person: the same pronoun, or one who has a role.
fn is_unnamed(search: &Search<'_>, row: &Quote, gender: NameGender) -> bool {
    let Some(source) = row.source else { return false };
    let reading = search.reading;
    let head = reading.head_of(reading.syntax.words_in(source));
    let lemma = reading.syntax.lemma(head);
    let person = reading.lexicon.is_people(lemma) || reading.role(lemma).is_some();
    pronoun(search, row) == Some(gender) || person && reading.tag(head) == nlp::Tag::Nn
}

/// Whether somebody is a person and may be he or she by the given name.
fn fits(search: &Search<'_>, known: Known<'_>, speaker: Id<Entity>, pronoun: NameGender) -> bool {
    let entity = &known.entities[speaker];
    let name = search.reading.text.slice(entity.name);
    let mut words = name.split_whitespace();
    let given = words.next().filter(|_| words.next().is_some());
    let gender = given.and_then(|given| search.reading.lexicon.given_name(given)).map(|name| name.gender);
    let agrees = gender.is_none_or(|gender| gender == pronoun || gender == NameGender::Both);
    entity.entity_type == EntityType::Per && agrees
}

/// Whether the speaker is also the one who is spoken to: "he told Holt" is not Holt.
fn is_spoken_to(known: Known<'_>, row: &Quote) -> bool {
    let Some((addressee, speaker)) = row.addressee.zip(row.speaker) else { return false };
    known.mentions.overlapping(addressee).any(|(_, mention)| mention.entity == Some(speaker))
}

fn leave_open(row: &mut Quote) {
    row.speaker = None;
    row.role = None;
    let doubts = row.grounds.doubts.iter().filter(|doubt| !doubt.0.starts_with("speaker resolved"));
    row.grounds = row.grounds.with(doubts.cloned().collect::<Few<_>>());
}
