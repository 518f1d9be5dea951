//! The words that name an event: verbs, event nouns, and fixed phrases of a verb with a particle or a noun.

use std::ops::Range;

use corpus::{EntityType, EventType};
use lexicon::{CueClass, Effect, GovernorPart, TriggerPart};
use nlp::{Dep, Pos, Tag};

use super::reading::Reading;
use super::{accident, act, borrow, governor, labour, lists, participant, phrase, subject};

/// A meaning in fewer of a verb's uses than this (of 100) is not believed without two parties.
const BELIEVED: u8 = 50;
/// Below this it is never believed.
const UNLIKELY: u8 = 20;
/// How sure it is that what is done jointly is cooperation.
const JOINT: u8 = 70;
/// How sure it is that a demand is meant where somebody says that another must act.
const OBLIGED: u8 = 60;
/// The rule of those who take part in an act, whether the verb is passive or not.
pub(super) const INVOLVED: &str = "event.light-verb.involved";
/// The most words between a verb and the noun that make one trigger.
const NEAR: usize = 4;

/// A word or phrase that names an event.
#[derive(Clone, Debug)]
pub(super) struct Trigger {
    /// The verb, where there is one.
    pub(super) verb: Option<usize>,
    /// The event noun, where there is one.
    pub(super) noun: Option<usize>,
    /// From the first word of the trigger to its last.
    pub(super) words: Range<usize>,
    /// Its type as the tables have it.
    pub(super) kind: EventType,
    /// Its finer kind.
    pub(super) mode: String,
    /// The share of this meaning among the uses of the form, 0 to 100.
    pub(super) prior: u8,
    /// Which rule found it.
    pub(super) rule: &'static str,
}

impl Trigger {
    /// The word on which the event hangs in the tree.
    pub(super) fn anchor(&self) -> usize {
        self.verb.or(self.noun).unwrap_or(self.words.start)
    }

    /// Whether two parties must be seen before the meaning is believed.
    pub(super) fn is_doubtful(&self) -> bool {
        self.prior < BELIEVED
    }

    /// The verb and the noun.
    pub(super) fn nodes(&self) -> impl Iterator<Item = usize> {
        self.verb.into_iter().chain(self.noun)
    }
}

/// Every trigger of a document, in order of the words; no word belongs to two.
pub(super) fn triggers(reading: &Reading<'_>) -> Vec<Trigger> {
    let count = reading.syntax.words.len();
    let mut taken = vec![false; count];
    let mut found = Vec::new();
    for word in (0..count).filter(|word| is_verb(reading, *word)) {
        let Some(trigger) = verb(reading, word) else { continue };
        trigger.nodes().for_each(|node| taken[node] = true);
        found.push(trigger);
    }
    for word in 0..count {
        if !taken[word] && reading.is_noun(word) {
            found.extend(noun(reading, word, &taken));
        }
    }
    found.sort_by_key(|trigger| (trigger.words.start, trigger.words.end));
    found
}

fn is_verb(reading: &Reading<'_>, word: usize) -> bool {
    // In "they certainly won't" the modal stands for a verb that is not there.
    let main = reading.tag(word) != Tag::Md
        && !matches!(reading.dep(word), Dep::Aux | Dep::Auxpass | Dep::Amod | Dep::Compound);
    main && (reading.pos(word) == Pos::Verb || (reading.pos(word) == Pos::Aux && reading.lemma(word) != "be"))
}

fn verb(reading: &Reading<'_>, word: usize) -> Option<Trigger> {
    if is_to_blame(reading, word) || is_owing(reading, word) || is_name(reading, word) {
        return None;
    }
    natural(reading, word)
        .or_else(|| pleaded(reading, word))
        .or_else(|| obliged(reading, word))
        .or_else(|| walked_out(reading, word))
        .or_else(|| accident::death(reading, word))
        .or_else(|| phrase::phrase(reading, word))
        .or_else(|| supported(reading, word).filter(|found| is_telling(found) || typed_verb(reading, word).is_none()))
        .or_else(|| involved(reading, word))
        .or_else(|| typed_verb(reading, word))
        .or_else(|| other_verb(reading, word))
}

/// Whether the noun of a supporting verb tells more than the verb: not that of `signed a statement`.
fn is_telling(found: &Trigger) -> bool {
    found.kind != EventType::Other || !found.is_doubtful()
}

/// `The earthquake struck the coast`: what nature does is the natural event itself and nobody's attack.
fn natural(reading: &Reading<'_>, verb: usize) -> Option<Trigger> {
    let active = !is_passive(reading, verb) && reading.lexicon.event_verb(&reading.lemma(verb)).is_some();
    let subject = subject::subject(reading, verb).filter(|_| active)?;
    let noun = participant::heads(reading, subject).into_iter().next().filter(|noun| reading.is_noun(*noun))?;
    let mode = reading.lemma(noun);
    let row = reading.lexicon.happening(&mode).filter(|row| row.mode == "disaster" && !lists::MADE.has(&mode))?;
    let rule = "event.other.nature";
    let words = noun..noun + 1;
    Some(Trigger { verb: Some(verb), noun: Some(noun), words, kind: EventType::Other, mode, prior: row.prior, rule })
}

/// `Said that Norway must pay`: to say of another that it must act is to demand it.
fn obliged(reading: &Reading<'_>, verb: usize) -> Option<Trigger> {
    let cue = reading.lexicon.cue_verb(&reading.lemma(verb));
    let states = cue.is_some_and(|cue| matches!(cue.class, CueClass::Say | CueClass::Claim));
    let speech = states && act::is_plain_speech(reading, verb);
    let clause = reading.syntax.child(verb, &[Dep::Ccomp]).filter(|_| speech)?;
    let asked = reading.syntax.child(clause, &[Dep::Nsubj]).filter(|asked| reading.names_party(*asked))?;
    let speaker = subject::subject(reading, verb).filter(|speaker| reading.is_somebody(*speaker))?;
    let other = reading.is_noun(asked) && !borrow::is_same(reading, speaker, asked);
    let mode = act::obligation(reading, clause).filter(|_| other)?;
    Some(Trigger {
        verb: Some(verb),
        noun: None,
        words: verb..verb + 1,
        kind: EventType::Request,
        mode: mode.to_owned(),
        prior: OBLIGED,
        rule: "event.request.obliged",
    })
}

/// `Nurses walked out`: a protest, where others who walk out refuse to talk.
fn walked_out(reading: &Reading<'_>, verb: usize) -> Option<Trigger> {
    labour::is_walkout(reading, verb).then(|| Trigger {
        verb: Some(verb),
        noun: None,
        words: phrase::with_particle(reading, verb),
        kind: EventType::Protest,
        mode: "strike".to_owned(),
        prior: labour::SURE,
        rule: "event.phrase",
    })
}

/// A verb that says only that its noun took place: `held a referendum`.
fn supported(reading: &Reading<'_>, verb: usize) -> Option<Trigger> {
    let occurs = reading.lexicon.governors(&reading.lemma(verb), GovernorPart::Verb).any(|e| e == Effect::Occur);
    let particle = reading.syntax.child(verb, &[Dep::Prt]);
    let other = particle.is_some_and(|particle| !reading.text(particle).eq_ignore_ascii_case("out"));
    let noun = phrase::object(reading, verb).filter(|_| occurs && !other)?;
    let noun = participant::counted(reading, noun).unwrap_or(noun);
    let (kind, mode, prior) = noun_meaning(reading, noun).or_else(|| joint(reading, verb, noun))?;
    let rule = if kind == EventType::Other { "event.other.light-verb" } else { "event.light-verb" };
    Some(Trigger { verb: Some(verb), noun: Some(noun), words: span(verb, noun), kind, mode, prior, rule })
}

/// `Engaged in shelling`: who takes part in an act does it.
fn involved(reading: &Reading<'_>, verb: usize) -> Option<Trigger> {
    let takes_part = matches!(reading.lemma(verb).as_str(), "engage" | "participate" | "join");
    let (_, noun) = reading.prepositions(verb).find(|(form, noun)| form == "in" && reading.is_noun(*noun))?;
    let (kind, mode, prior) =
        noun_meaning(reading, noun).filter(|(kind, ..)| takes_part && *kind != EventType::Other)?;
    Some(Trigger { verb: Some(verb), noun: Some(noun), words: span(verb, noun), kind, mode, prior, rule: INVOLVED })
}

/// `Carry out joint research`: what is done jointly is cooperation, whatever it is; to have it is no act.
fn joint(reading: &Reading<'_>, verb: usize, noun: usize) -> Option<(EventType, String, u8)> {
    let mut adjectives = reading.syntax.children(noun).filter(|child| reading.dep(*child) == Dep::Amod);
    let jointly = adjectives.any(|word| reading.lemma(word) == "joint") && reading.lemma(verb) != "have";
    jointly.then(|| (EventType::Cooperate, "cooperate".to_owned(), JOINT))
}

/// From verb to noun where they stand close together in this order, else the noun alone.
pub(super) fn span(verb: usize, noun: usize) -> Range<usize> {
    if verb < noun && noun - verb <= NEAR { verb..noun + 1 } else { noun..noun + 1 }
}

fn typed_verb(reading: &Reading<'_>, verb: usize) -> Option<Trigger> {
    let predicated = reading.syntax.child(verb, &[Dep::Oprd]).is_some();
    let row = reading.lexicon.event_verb(&reading.lemma(verb)).filter(|row| row.prior >= UNLIKELY && !predicated)?;
    let nothing = match row.mode {
        "ask" | "propose" => act::asks_for_nothing(reading, verb),
        "supply" => act::brings_no_aid(reading, verb),
        _ => false,
    };
    if nothing {
        return None;
    }
    let rule = if is_passive(reading, verb) { "event.verb.passive" } else { "event.verb" };
    let in_words = matches!(row.mode, "attack" | "bomb") && act::is_in_words(reading, verb);
    Some(Trigger {
        verb: Some(verb),
        noun: None,
        words: verb..verb + 1,
        kind: if in_words { EventType::Accuse } else { kind(row.kind) },
        mode: if in_words { "criticize".to_owned() } else { row.mode.to_owned() },
        prior: row.prior,
        rule,
    })
}

/// `Is to blame`: who is, blames nobody.
fn is_to_blame(reading: &Reading<'_>, verb: usize) -> bool {
    let to = reading.syntax.children(verb).any(|child| reading.tag(child) == Tag::To);
    let object = reading.syntax.child(verb, &[Dep::Dobj]).is_some();
    let above = reading.syntax.head(verb).is_some_and(|above| reading.lemma(above) == "be");
    reading.lemma(verb) == "blame" && to && above && !object
}

/// A name that the parse takes for a verb: `criticised Trump for`.
fn is_name(reading: &Reading<'_>, verb: usize) -> bool {
    let capital = reading.text(verb).starts_with(char::is_uppercase) && !reading.is_headline(verb);
    let opens = reading.syntax.sentences[reading.syntax.words[verb].sentence].words.start == verb;
    let named = reading.mention(verb).is_some_and(|mention| mention.form == corpus::MentionForm::Name);
    capital && named && !opens
}

/// `Pleaded guilty`: a plea in court, which asks for nothing.
fn pleaded(reading: &Reading<'_>, verb: usize) -> Option<Trigger> {
    let plea = reading.syntax.child(verb, &[Dep::Acomp]).filter(|_| reading.lemma(verb) == "plead")?;
    let rule = "event.other.verb";
    let (kind, mode) = (EventType::Other, "plead".to_owned());
    Some(Trigger { verb: Some(verb), noun: None, words: span(verb, plea), kind, mode, prior: 100, rule })
}

/// `Owing to`: a preposition.
fn is_owing(reading: &Reading<'_>, verb: usize) -> bool {
    let to = reading.syntax.words.get(verb + 1).is_some_and(|_| reading.text(verb + 1).eq_ignore_ascii_case("to"));
    reading.text(verb).eq_ignore_ascii_case("owing") && to
}

/// Whether a verb stands in the passive or is a participle of a noun.
pub(super) fn is_passive(reading: &Reading<'_>, verb: usize) -> bool {
    let marked = reading.syntax.child(verb, &[Dep::Auxpass, Dep::Nsubjpass, Dep::Agent]).is_some();
    let participle = reading.tag(verb) == Tag::Vbn;
    marked || (participle && (reading.dep(verb) == Dep::Acl || shares_passive(reading, verb)))
}

/// `Was seized and burnt`: the second participle shares the auxiliary of the first.
fn shares_passive(reading: &Reading<'_>, verb: usize) -> bool {
    let alone = reading.syntax.child(verb, &[Dep::Nsubj, Dep::Aux, Dep::Dobj]).is_none();
    let first = reading.syntax.head(verb).filter(|_| alone && reading.dep(verb) == Dep::Conj);
    first.is_some_and(|first| {
        reading.syntax.child(first, &[Dep::Auxpass]).is_some()
            || (reading.tag(first) == Tag::Vbn && reading.dep(first) == Dep::Acl)
    })
}

/// The verb of a phrase that is not believed, where it has the same type alone.
pub(super) fn plain(reading: &Reading<'_>, trigger: &Trigger) -> Option<Trigger> {
    let phrase = trigger.rule.starts_with("event.phrase") && trigger.noun.is_none() && trigger.is_doubtful();
    let typed = typed_verb(reading, trigger.verb.filter(|_| phrase)?)?;
    (typed.kind == trigger.kind && typed.mode == trigger.mode).then_some(typed)
}

/// What is left of a typed trigger that is not believed: something happened.
pub(super) fn untyped(reading: &Reading<'_>, trigger: &Trigger) -> Option<Trigger> {
    let verb = trigger.verb.filter(|_| trigger.kind != EventType::Other)?;
    other_verb(reading, verb)
}

/// A verb that happens but has no type of its own.
fn other_verb(reading: &Reading<'_>, verb: usize) -> Option<Trigger> {
    let lemma = reading.lemma(verb);
    let governs = reading.lexicon.governors(&lemma, GovernorPart::Verb).next().is_some();
    let speaks = is_speech(reading, verb);
    let predicates = reading.syntax.child(verb, &[Dep::Attr, Dep::Acomp, Dep::Oprd, Dep::Xcomp]).is_some();
    let links = predicates && reading.syntax.child(verb, &[Dep::Dobj]).is_none();
    let announced = act::is_announcement(reading, verb);
    let told = announced || !(governs || speaks) || (governs && act::is_timed_act(reading, verb));
    if !told || links || is_eventless(reading, verb, &lemma) || !is_word(&lemma) {
        return None;
    }
    let words = phrase::with_particle(reading, verb);
    let rule = if announced { "event.other.announcement" } else { "event.other.verb" };
    Some(Trigger { verb: Some(verb), noun: None, words, kind: EventType::Other, mode: lemma, prior: 100, rule })
}

/// A verb of state, thought or feeling, or an idiom of one: `adds fuel to`.
fn is_eventless(reading: &Reading<'_>, verb: usize, lemma: &str) -> bool {
    let object = reading.syntax.child(verb, &[Dep::Dobj]);
    let idiom = object.map(|object| format!("{lemma} {}", reading.lemma(object)));
    reading.lexicon.is_eventless(lemma) || idiom.is_some_and(|idiom| reading.lexicon.is_eventless(&idiom))
}

/// Whether a verb of saying reports words; with a thing as its object it is an act: `announced the nomination`.
fn is_speech(reading: &Reading<'_>, verb: usize) -> bool {
    let forms = [reading.lemma(verb), governor::with_particle(reading, verb)];
    let object = phrase::object(reading, verb).filter(|object| reading.pos(*object) == Pos::Noun);
    let clause = reading.syntax.child(verb, &[Dep::Ccomp, Dep::Xcomp]).is_some();
    let act = object.is_some_and(|object| !reading.is_somebody(object)) && !clause;
    !act && forms.iter().any(|form| reading.lexicon.cue_verb(form).is_some())
}

fn is_word(lemma: &str) -> bool {
    let letters = lemma.chars().all(|letter| letter.is_alphabetic() || letter == '-');
    letters && lemma.chars().count() > 2 && lemma.starts_with(char::is_alphabetic)
}

fn noun(reading: &Reading<'_>, word: usize, taken: &[bool]) -> Option<Trigger> {
    let head = reading.syntax.head(word);
    let modifies = matches!(reading.dep(word), Dep::Compound | Dep::Nmod | Dep::Amod | Dep::Npadvmod);
    if modifies || reading.mention(word).is_some_and(|mention| !mention.span.is_empty() && reading.is_party(word)) {
        return None;
    }
    let (kind, mode, prior) = noun_meaning(reading, word)?;
    let within = head.is_some_and(|head| taken[head] && reading.dep(word) == Dep::Appos);
    let rule = if kind == EventType::Other { "event.other.noun" } else { "event.noun" };
    let words = phrase::with_compound(reading, word);
    (!within).then_some(Trigger { verb: None, noun: Some(word), words, kind, mode, prior, rule })
}

/// What a noun announces, its compounds considered first: `hunger strike`.
pub(super) fn noun_meaning(reading: &Reading<'_>, noun: usize) -> Option<(EventType, String, u8)> {
    let lemma = reading.lemma(noun);
    if is_no_event(reading, noun, &lemma) {
        return None;
    }
    if let Some(meaning) = phrase::within_frame(reading, noun) {
        return Some(meaning);
    }
    if lemma == "strike" && labour::is_strike(reading, noun) {
        return Some((EventType::Protest, lemma, labour::SURE));
    }
    let compounds = phrase::noun_phrases(reading, noun);
    let typed = compounds.iter().filter_map(|form| reading.lexicon.event_noun(form)).max_by_key(|row| row.prior);
    let typed = typed.or_else(|| reading.lexicon.event_noun(&lemma)).filter(|row| row.prior >= UNLIKELY);
    let happening = compounds.iter().filter_map(|form| reading.lexicon.happening(form)).next();
    let happening = happening.or_else(|| reading.lexicon.happening(&lemma)).filter(|row| row.prior >= UNLIKELY);
    match (typed, happening) {
        (Some(row), _) => Some((kind(row.kind), row.mode.to_owned(), row.prior)),
        (None, Some(row)) if lemma.starts_with(row.mode) => Some((EventType::Other, row.mode.to_owned(), row.prior)),
        (None, Some(row)) => Some((EventType::Other, lemma, row.prior)),
        (None, None) => None,
    }
}

/// Whether the noun has its other sense: the top of a mountain, the party of a candidate, villages.
pub(super) fn is_no_event(reading: &Reading<'_>, noun: usize, lemma: &str) -> bool {
    match lemma {
        "summit" => reading.has_mountains() || is_top(reading, noun),
        "campaign" => reading.syntax.children(noun).any(|child| {
            let party = matches!(reading.entity_type(child), Some(EntityType::Per | EntityType::Org));
            party && reading.dep(child) == Dep::Compound
        }),
        "settlement" => reading.tag(noun) == Tag::Nns,
        "deal" => {
            matches!(reading.tag(noun), Tag::Nnp | Tag::Nnps) && phrase::compounds(reading, noun).next().is_some()
        }
        _ => false,
    }
}

/// `Reached the summit`, `stood on the summit`: what one climbs.
fn is_top(reading: &Reading<'_>, noun: usize) -> bool {
    let climbed = |verb: &str| matches!(verb, "reach" | "climb" | "scale" | "conquer");
    let head = reading.syntax.head(noun);
    match reading.dep(noun) {
        Dep::Dobj => head.is_some_and(|verb| climbed(&reading.lemma(verb))),
        Dep::Pobj => {
            let on = head.filter(|on| matches!(reading.lemma(*on).as_str(), "on" | "atop"));
            let verb = on.and_then(|on| reading.syntax.head(on));
            verb.is_some_and(|verb| matches!(reading.lemma(verb).as_str(), "stand" | "plant" | "climb"))
        }
        _ => false,
    }
}

/// The table's type as a type of the contract.
pub(super) fn kind(kind: lexicon::EventType) -> EventType {
    EventType::parse(kind.name()).unwrap_or(EventType::Other)
}

/// Whether the row is a verb pattern.
pub(super) fn is_pattern(part: TriggerPart) -> bool {
    matches!(part, TriggerPart::VerbParticle | TriggerPart::VerbNoun)
}
