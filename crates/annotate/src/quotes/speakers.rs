//! Who a source is: the mention that heads it, through relative pronouns and appositions; with the role
//! in which the speaker is named there. Where that is not clear, nobody.

use std::ops::Range;

use corpus::{Edtf, Entity, EntityType, Id, Mention, MentionForm, Span, Table, TimeExpression};
use lexicon::CueClass;
use nlp::{Dep, Pos};

use super::frame::Frame;
use super::lists;
use crate::mentions::role_beside;
use crate::reading::Reading;

/// The tables that speakers are resolved with.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    pub(super) mentions: &'a Table<Mention>,
    pub(super) entities: &'a Table<Entity>,
    pub(super) times: &'a Table<TimeExpression>,
}

/// A speaker with what is said of the resolution.
#[derive(Clone, Debug, Default)]
pub(super) struct Speaker {
    pub(super) entity: Option<Id<Entity>>,
    pub(super) role: Option<Span>,
    pub(super) doubts: Vec<&'static str>,
}

/// Resolves the source of a frame.
pub(super) fn resolve(reading: Reading<'_>, known: Known<'_>, source: &Range<usize>) -> Speaker {
    let head = antecedent(reading, reading.head_of(source.clone()));
    if reading.syntax.children(head).any(|child| reading.dep(child) == Dep::Conj && source.contains(&child)) {
        return Speaker::default();
    }
    let named = first_named(reading, known, source).or_else(|| last_named(reading, known, source));
    if let Some(mention) = named {
        return spoken(reading, known, mention);
    }
    let span = reading.span(source.clone());
    // A name that the model let run on over the verb is nobody's.
    let runs_on = |mention: &&Mention| mention.span.overlaps(span) && mention.span.end > span.end;
    let beside = appositions(reading, head).filter(|word| frame_of_name(source, head).contains(word));
    let candidates = std::iter::once(head).chain(beside);
    let who = source.len() == 1 && reading.lower(source.start) == "who";
    let person = Some(head).filter(|_| who).and_then(|head| resident(reading, known, head));
    let found = candidates.into_iter().find_map(|word| mention_at(reading, known, word).filter(|one| !runs_on(one)));
    let found = person.or(found);
    match found {
        Some(mention) => spoken(reading, known, mention),
        None => written_alike(reading, known, source),
    }
}

/// Where an apposition may stand: in the source, or beside the noun that a relative pronoun stands for.
fn frame_of_name(source: &Range<usize>, head: usize) -> Range<usize> {
    if source.contains(&head) { source.clone() } else { 0..source.start }
}

/// The person whose name the source is in other letters, as the labels of a transcript are in capitals; else the
/// only one with this family name, which no name was seen in here.
fn written_alike(reading: Reading<'_>, known: Known<'_>, source: &Range<usize>) -> Speaker {
    let words = reading.text.slice(reading.span(source.clone())).to_lowercase();
    let people = || known.entities.iter().filter(|(_, entity)| entity.entity_type == EntityType::Per);
    let whole = people().find(|(_, entity)| reading.text.slice(entity.name).to_lowercase() == words);
    let found = whole.or_else(|| {
        let family = family_name(reading, source)?;
        let mut bearers = people().filter(|(_, entity)| is_family_name_of(reading.text.slice(entity.name), family));
        bearers.next().filter(|_| bearers.next().is_none())
    });
    found.map_or_else(Speaker::default, |(id, entity)| Speaker {
        entity: Some(id),
        role: entity.role,
        doubts: Vec::new(),
    })
}

/// The one capitalised word of a source, a form of address before it left out.
fn family_name<'a>(reading: Reading<'a>, source: &Range<usize>) -> Option<&'a str> {
    let last = source.end.checked_sub(1)?;
    let addressed = || {
        let title = reading.lower(source.start);
        source.len() == 2 && matches!(title.trim_end_matches('.'), "mr" | "mrs" | "ms" | "miss" | "dr")
    };
    let alone = reading.is_capitalised(last) && (source.len() == 1 || addressed());
    alone.then(|| reading.word(last))
}

/// Whether a full name, all of it capitalised, ends in this family name.
fn is_family_name_of(name: &str, family: &str) -> bool {
    let given = name.strip_suffix(family).filter(|given| given.ends_with(' '));
    given.is_some_and(|given| given.split_whitespace().all(|word| word.starts_with(char::is_uppercase)))
}

/// Whether the source is neither a person or body nor a document, and only shows what it is said to
/// show: "these talks show that ..." are nobody's words.
pub(super) fn is_thing_that_shows(reading: Reading<'_>, known: Known<'_>, frame: &Frame) -> bool {
    frame.class == Some(CueClass::Show) && is_thing(reading, known, frame)
}

/// Whether a thing orders or promises, as a law requires and a plan promises: hardly in words.
pub(super) fn is_thing_that_binds(reading: Reading<'_>, known: Known<'_>, frame: &Frame) -> bool {
    let Some(source) = frame.source.clone() else { return false };
    let head = antecedent(reading, reading.head_of(source));
    // "The Norwegian side urged", "the campaign promised": people under a name that is no person's.
    let party = lists::PARTIES.has(reading.syntax.lemma(head));
    matches!(frame.class, Some(CueClass::Order | CueClass::Promise)) && !party && is_thing(reading, known, frame)
}

fn is_thing(reading: Reading<'_>, known: Known<'_>, frame: &Frame) -> bool {
    let Some(source) = frame.source.clone() else { return false };
    let head = antecedent(reading, reading.head_of(source));
    let lemma = reading.syntax.lemma(head);
    let lexicon = reading.lexicon;
    let speaks = lexicon.is_people(lemma)
        || reading.role(lemma).is_some()
        || lexicon.organisation(lemma).is_some()
        || lexicon.cue_noun(lemma).is_some();
    let common = matches!(reading.pos(head), Pos::Noun | Pos::Verb | Pos::Det | Pos::Num)
        || lists::THING_PRONOUNS.has(&reading.lower(head));
    common && !speaks && mention_at(reading, known, head).is_none()
}

/// "NAME, a lawyer for the minister N. N.": the person whose name opens the source, set off from what describes them.
fn first_named<'a>(reading: Reading<'_>, known: Known<'a>, source: &Range<usize>) -> Option<&'a Mention> {
    let span = reading.span(source.clone());
    let mut mentions = known.mentions.overlapping(span).map(|(_, mention)| mention);
    let first = mentions.next().filter(|first| first.span.start == span.start && first.form == MentionForm::Name)?;
    let next = reading.syntax.words_in(first.span).end;
    let set_off = source.contains(&next) && reading.word(next) == ",";
    (set_off && first.entity_type == EntityType::Per && first.entity.is_some()).then_some(first)
}

/// "The head of the institute, NAME": a person whose name ends the source without a preposition before it.
fn last_named<'a>(reading: Reading<'_>, known: Known<'a>, source: &Range<usize>) -> Option<&'a Mention> {
    let span = reading.span(source.clone());
    let mut people = known.mentions.overlapping(span).map(|(_, mention)| mention);
    let person = people.find(|mention| mention.entity_type == EntityType::Per && mention.span.end == span.end)?;
    let name = reading.syntax.words_in(person.span);
    // "Members, including the president NAME" are not the president alone.
    if source.contains(&reading.head_of(source.clone())) && reading.dep(reading.head_of(name.clone())) == Dep::Conj {
        return None;
    }
    let before = reading.before(name.start).filter(|word| source.contains(word));
    let free = before.is_none_or(|word| reading.word(word) == "," || reading.dep(word) == Dep::Compound);
    free.then_some(person)
}

fn spoken(reading: Reading<'_>, known: Known<'_>, mention: &Mention) -> Speaker {
    let rival = mention.grounds.doubts.iter().any(|doubt| doubt.0.starts_with("several people"));
    if rival {
        return Speaker::default();
    }
    let entity = mention.entity.and_then(|id| known.entities.get(id));
    let role = role_beside(reading, &reading.syntax.words_in(mention.span)).map(|role| role.span);
    Speaker {
        entity: mention.entity,
        role: role.filter(|_| mention.entity_type == EntityType::Per).or(entity.and_then(|entity| entity.role)),
        doubts: match mention.form {
            MentionForm::Name => Vec::new(),
            MentionForm::Nominal => vec!["speaker resolved by role"],
            MentionForm::Pronoun => vec!["speaker resolved from a pronoun"],
        },
    }
}

/// The noun a relative pronoun stands for; the word itself where it is none.
fn antecedent(reading: Reading<'_>, word: usize) -> usize {
    if !matches!(reading.lower(word).as_str(), "who" | "which" | "that") {
        return word;
    }
    let clause = reading.syntax.ancestors(word).find(|above| reading.dep(*above) == Dep::Relcl);
    clause.and_then(|clause| reading.syntax.head(clause)).unwrap_or(word)
}

/// How many nouns are climbed from a body to its person.
const RESIDENT: usize = 6;

/// "An economist at the university who": a body or place is nobody, so that the person is meant whose it is.
fn resident<'a>(reading: Reading<'_>, known: Known<'a>, noun: usize) -> Option<&'a Mention> {
    let here = mention_at(reading, known, noun)?;
    let above = reading.syntax.ancestors(noun).take(RESIDENT);
    let mut people = above.filter_map(|word| mention_at(reading, known, word));
    let person = people.find(|mention| mention.entity_type == EntityType::Per && mention.span.end <= here.span.start);
    person.filter(|_| here.entity_type != EntityType::Per)
}

fn appositions<'a>(reading: Reading<'a>, head: usize) -> impl Iterator<Item = usize> + 'a {
    reading.syntax.children(head).filter(move |child| reading.dep(*child) == Dep::Appos)
}

/// The mention of somebody who can speak that covers a word.
fn mention_at<'a>(reading: Reading<'_>, known: Known<'a>, word: usize) -> Option<&'a Mention> {
    use EntityType::{Gpe, Norp, Org, Per};
    let span = reading.syntax.words[word].span;
    let over = known.mentions.overlapping(span).map(|(_, mention)| mention);
    let mut over =
        over.filter(|mention| matches!(mention.entity_type, Per | Org | Gpe | Norp) && mention.entity.is_some());
    over.next()
}

/// When it was said: a time expression that hangs on the cue outside the content.
pub(super) fn date(reading: Reading<'_>, known: Known<'_>, frame: &Frame) -> Option<Edtf> {
    let head = frame.head.filter(|_| frame.cue.is_some())?;
    let sentence = &reading.syntax.sentences[reading.syntax.words[head].sentence];
    let outside = |span: Span| !frame.content.iter().any(|part| part.overlaps(span));
    let times = known.times.beginning_in(sentence.span).map(|(_, time)| time);
    let mut own = times.filter(|time| outside(time.span) && hangs_on(reading, time.span, head));
    own.find_map(|time| time.edtf.clone())
}

fn hangs_on(reading: Reading<'_>, span: Span, verb: usize) -> bool {
    let head = reading.head_of(reading.syntax.words_in(span));
    reading.syntax.ancestors(head).take(2).any(|above| above == verb)
}
