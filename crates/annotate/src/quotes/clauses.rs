//! Attributions by a verb and its complement: "X said that Y", "Y, X said", "X urged Y to Z".

use std::ops::Range;

use lexicon::{CueClass, CueStrength};
use nlp::{Dep, Pos, Tag};

use super::cues::{self, CueVerb};
use super::edges;
use super::frame::{Frame, Search, parts};
use super::{lists, sources};
use crate::reading::Reading;

/// From which share of its uses on a weak verb of judgement attributes its object.
const LIKELY: u8 = 45;

/// Finds the attributions of every cue verb.
pub(super) fn find(search: &mut Search<'_>) {
    let reading = search.reading;
    for word in 0..reading.syntax.words.len() {
        let Some(cue) = cues::verb(reading, word) else { continue };
        search.frames.extend(frame(reading, cue));
    }
}

/// A content as words, with the rule that found it.
struct Content {
    words: Range<usize>,
    rule: &'static str,
}

fn frame(reading: Reading<'_>, cue: CueVerb) -> Option<Frame> {
    if is_demanded(reading, cue.verb) {
        return None;
    }
    let mut extent = cues::extent(reading, cue);
    let quoted = quoted_verb(reading, cue.verb);
    extent.end = quoted.filter(|verb| *verb < extent.end + 2).map_or(extent.end, |verb| verb + 1);
    let source = source(reading, cue);
    extent.start =
        source.as_ref().filter(|source| extent.contains(&(source.end - 1))).map_or(extent.start, |source| source.end);
    let content = content(reading, cue)?;
    let mut holes = vec![extent.clone(), cue.verb..cue.verb + 1];
    let spoken_to = quoted.and_then(|verb| addressee(reading, CueVerb { verb, ..cue }, &content.words));
    let addressee = addressee(reading, cue, &content.words).or(spoken_to);
    if matches!(content.rule, "quote.inserted" | "quote.as-clause") {
        holes.push(reading.syntax.subtree(cue.verb));
    }
    let own = reading.syntax.children(cue.verb).filter(|child| is_own(reading, *child, &content.words));
    holes.extend(own.map(|child| reading.syntax.subtree(child)));
    holes.extend(edges::foreign(reading, cue, &content.words));
    holes.extend(source.clone().filter(|source| !inside(source, &content.words) || cue.verb > source.start));
    let mut spans = parts(reading, content.words.clone(), &holes);
    if let Some(source) = source.as_ref().filter(|_| content.rule == "quote.verb-clause") {
        let around = edges::around(reading, cue, source, &content.words);
        spans.extend(around.into_iter().flat_map(|words| parts(reading, words, &[])));
        spans.sort_unstable();
    }
    let mut frame = Frame::new(extent, cue.verb, content.rule);
    frame.source = source;
    frame.content = spans;
    frame.class = Some(cue.class);
    frame.addressee = addressee;
    if is_attitude(cue, content.rule) {
        frame.doubts.push("attitude rather than words");
    }
    frame.doubts.extend(unsaid(reading, cue));
    (!frame.content.is_empty() && may_stand(reading, cue, &frame)).then_some(frame)
}

/// An attribution without a source stands only where the passive hides it: "is expected to rise"; one
/// to the reader or to a thing never does.
fn may_stand(reading: Reading<'_>, cue: CueVerb, frame: &Frame) -> bool {
    let Some(source) = &frame.source else {
        let passive = frame.rule == "quote.verb-infinitive" && sources::is_passive(reading, cue.verb);
        return passive || frame.rule == "quote.verb-clause" && is_asked(reading, cue);
    };
    // "It" says and announces where a body is meant; what "it" shows or means is nobody's.
    let told = matches!(frame.rule, "quote.verb-clause" | "quote.inserted");
    let it_speaks = cue.class == CueClass::Say && told && cue.verb == source.start + 1;
    let nobody = match reading.lower(source.start).as_str() {
        "it" => !it_speaks,
        "you" | "this" | "what" | "there" => true,
        _ => false,
    };
    source.len() > 1 || !nobody
}

/// "Asked whether Y, X said": the question of somebody who is not named.
fn is_asked(reading: Reading<'_>, cue: CueVerb) -> bool {
    cue.class == CueClass::Ask && sources::is_reduced_passive(reading, cue.verb)
}

fn inside(inner: &Range<usize>, outer: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// Whether a child of the verb belongs to the attribution and not to its content.
fn is_own(reading: Reading<'_>, child: usize, content: &Range<usize>) -> bool {
    let label = matches!(reading.dep(child), Dep::Nsubj | Dep::Nsubjpass | Dep::Aux | Dep::Npadvmod | Dep::Advmod);
    label && content.contains(&child)
}

fn is_attitude(cue: CueVerb, rule: &str) -> bool {
    matches!(cue.class, CueClass::Think | CueClass::Feel) || matches!(rule, "quote.verb-object" | "quote.topic")
}

/// Why the words may never have been said: they are meant to be, denied to have been, or only possible.
fn unsaid(reading: Reading<'_>, cue: CueVerb) -> Option<&'static str> {
    let utters = !matches!(cue.class, CueClass::Think | CueClass::Feel | CueClass::Judge | CueClass::Deny);
    let near = |child: &usize| !(*child..cue.verb).any(|word| reading.word(word) == ",");
    let auxiliaries = || reading.syntax.children(cue.verb).filter(|child| *child < cue.verb && near(child));
    let supposed = reading.dep(cue.verb) == Dep::Advcl
        && reading
            .syntax
            .children(cue.verb)
            .any(|child| reading.dep(child) == Dep::Mark && matches!(reading.lower(child).as_str(), "if" | "unless"));
    let denied = auxiliaries().any(|child| reading.dep(child) == Dep::Neg);
    let possible = auxiliaries().any(|child| {
        let aux = reading.dep(child) == Dep::Aux;
        aux && lists::MODALS.has(&reading.lower(child))
    });
    if reading.tag(cue.verb) == Tag::Vb && is_purpose(reading, cue.verb) {
        return Some("an infinitive tells a purpose");
    }
    (utters && (denied || possible || supposed)).then_some("denied or only possible to have been said")
}

/// Whether an infinitive tells what is meant to be said: "a chapter to explain how", "came to urge them". What one
/// goes on, begins or tries to say is said.
fn is_purpose(reading: Reading<'_>, verb: usize) -> bool {
    let to = reading.syntax.children(verb).any(|child| reading.dep(child) == Dep::Aux && reading.lower(child) == "to");
    let above = reading.syntax.head(verb);
    let goes_on = above.is_some_and(|above| {
        let begun = lists::GOING_ON.has(reading.syntax.lemma(above));
        begun && matches!(reading.dep(verb), Dep::Xcomp | Dep::Advcl | Dep::Ccomp)
    });
    to && !goes_on
}

fn source(reading: Reading<'_>, cue: CueVerb) -> Option<Range<usize>> {
    if sources::is_passive(reading, cue.verb) || sources::is_reduced_passive(reading, cue.verb) {
        return sources::agent(reading, cue.verb).or_else(|| quoted_as(reading, cue.verb));
    }
    let found = sources::of_verb(reading, cue.verb).or_else(|| sources::misread(reading, cue));
    found.filter(|source| source.len() > 1 || !is_expletive(reading, source.start))
}

fn is_expletive(reading: Reading<'_>, word: usize) -> bool {
    matches!(reading.lower(word).as_str(), "it" | "there")
        && reading.pos(word) == Pos::Pron
        && reading.dep(word) == Dep::Expl
}

/// "Telling" of "was quoted as telling".
fn quoted_verb(reading: Reading<'_>, verb: usize) -> Option<usize> {
    let as_word = |child: &usize| reading.dep(*child) == Dep::Prep && reading.lower(*child) == "as";
    let preposition = reading.syntax.children(verb).find(as_word).filter(|_| reading.syntax.lemma(verb) == "quote")?;
    reading.syntax.child(preposition, &[Dep::Pcomp])
}

/// "X was quoted as saying": the subject of the passive is the source.
fn quoted_as(reading: Reading<'_>, verb: usize) -> Option<Range<usize>> {
    let quoted = matches!(reading.syntax.lemma(verb), "quote" | "cite" | "expect" | "hear" | "ask" | "tell");
    let told = matches!(reading.syntax.lemma(verb), "ask" | "tell" | "expect");
    let subject = sources::subject(reading, verb).filter(|_| quoted && !told)?;
    Some(sources::phrase(reading, subject))
}

/// What the verb attributes: its clause, the clause it is put into, its infinitive or its object.
fn content(reading: Reading<'_>, cue: CueVerb) -> Option<Content> {
    clause(reading, cue)
        .or_else(|| host(reading, cue))
        .or_else(|| infinitive(reading, cue))
        .or_else(|| object(reading, cue))
        .or_else(|| topic(reading, cue))
}

/// "X spoke about Y", "X asked about Y", "X warned of Y": what it was about, and not the words.
fn topic(reading: Reading<'_>, cue: CueVerb) -> Option<Content> {
    if !matches!(cue.class, CueClass::Say | CueClass::Ask | CueClass::Warn) || is_hypothetical(reading, cue.verb) {
        return None;
    }
    let link = |form: &str| form == "about" || cue.class == CueClass::Warn && matches!(form, "against" | "of");
    let about = |child: &usize| reading.dep(*child) == Dep::Prep && link(&reading.lower(*child));
    let preposition = reading.syntax.children(cue.verb).find(|child| *child > cue.verb && about(child))?;
    let theme = reading.syntax.child(preposition, &[Dep::Pobj, Dep::Pcomp])?;
    Some(Content { words: reading.syntax.subtree(theme), rule: "quote.topic" })
}

fn clause(reading: Reading<'_>, cue: CueVerb) -> Option<Content> {
    let complement = |child: &usize| reading.dep(*child) == Dep::Ccomp && may_be_content(reading, cue, *child);
    let opened = |child: &usize| *child > cue.verb && is_that_clause(reading, *child);
    let complements = || reading.syntax.children(cue.verb).filter(complement);
    let child = complements().find(opened).or_else(|| complements().next())?;
    if is_hypothetical(reading, cue.verb) {
        return None;
    }
    if child < cue.verb && is_cut_off(reading, child, cue.verb) {
        return None;
    }
    Some(Content { words: reading.syntax.subtree(child), rule: "quote.verb-clause" })
}

/// Whether "that" opens a clause.
fn is_that_clause(reading: Reading<'_>, clause: usize) -> bool {
    reading.syntax.children(clause).any(|child| reading.dep(child) == Dep::Mark && reading.lower(child) == "that")
}

/// Whether the verb stands in what another one demands: "demands that she acknowledge" reports no words
/// of hers.
fn is_demanded(reading: Reading<'_>, verb: usize) -> bool {
    let above = reading.syntax.head(verb).filter(|_| reading.dep(verb) == Dep::Ccomp);
    let cue = above.and_then(|above| reading.lexicon.cue_verb(reading.syntax.lemma(above)));
    let demands = cue.is_some_and(|cue| matches!(cue.class, CueClass::Order | CueClass::Ask));
    let bare = matches!(reading.tag(verb), Tag::Vb | Tag::Vbp)
        && reading.syntax.child(verb, &[Dep::Aux]).is_none()
        && reading.lower(verb) == reading.syntax.lemma(verb);
    demands && bare && is_that_clause(reading, verb)
}

/// Whether a colon or semicolon outside marks stands between a clause and the verb after it: then the
/// verb opens something new.
fn is_cut_off(reading: Reading<'_>, clause: usize, verb: usize) -> bool {
    (clause..verb).any(|word| matches!(reading.word(word), ":" | ";"))
        && !(clause..verb).any(|word| reading.word(word) == ",")
}

/// A complement of a weak verb must be a full clause: "saw him go" attributes nothing.
fn may_be_content(reading: Reading<'_>, cue: CueVerb, clause: usize) -> bool {
    let finite = |word: usize| matches!(reading.tag(word), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
    let is_clause = finite(clause)
        || reading.syntax.children(clause).any(|child| finite(child) && reading.dep(child) != Dep::Advcl);
    is_clause || cue.strength == CueStrength::Strong
}

/// "Y, X said, Z" and "as X put it": the verb hangs on the clause that it attributes.
fn host(reading: Reading<'_>, cue: CueVerb) -> Option<Content> {
    let above = reading.syntax.head(cue.verb)?;
    let inserted = reading.dep(cue.verb) == Dep::Parataxis && !is_aside(reading, cue.verb);
    let as_clause = reading.dep(cue.verb) == Dep::Advcl && opens_with_as(reading, cue);
    let transitive = reading.syntax.child(cue.verb, &[Dep::Dobj, Dep::Xcomp]).is_some();
    let states = !matches!(cue.class, CueClass::Think | CueClass::Feel | CueClass::Judge) && !transitive;
    let speaks = sources::subject(reading, cue.verb).is_some() && (inserted || states);
    if !(speaks && (inserted || as_clause)) {
        return None;
    }
    let words = reading.syntax.subtree(above);
    let own = reading.syntax.subtree(cue.verb);
    let words = if own.start == words.start {
        own.end..words.end
    } else if own.end == words.end {
        words.start..own.start
    } else {
        words
    };
    Some(Content { words, rule: if inserted { "quote.inserted" } else { "quote.as-clause" } })
}

/// "I mean", "a group called X": verbs put into a sentence that do not attribute it.
fn is_aside(reading: Reading<'_>, verb: usize) -> bool {
    let named = reading.tag(verb) == Tag::Vbn && reading.syntax.child(verb, &[Dep::Aux, Dep::Auxpass]).is_none();
    named || matches!(reading.syntax.lemma(verb), "mean" | "speak")
}

/// "As X put it" and not "even as X called for Y", "as X spoke in the hall", which tell when.
fn opens_with_as(reading: Reading<'_>, cue: CueVerb) -> bool {
    let opener = reading.syntax.children(cue.verb).find(|child| *child < cue.verb && reading.lower(*child) == "as");
    let Some(opener) = opener else { return false };
    let before = reading.before(opener).map(|before| reading.lower(before)).unwrap_or_default();
    let particle = cue.particle.is_some_and(|particle| reading.dep(particle) == Dep::Prep);
    let speaks = matches!(reading.syntax.lemma(cue.verb), "speak" | "talk" | "go" | "lecture");
    !particle && !speaks && !matches!(before.as_str(), "even" | "just")
}

/// "X vowed to Y", "X urged Y to Z".
fn infinitive(reading: Reading<'_>, cue: CueVerb) -> Option<Content> {
    use CueClass::{Agree, Ask, Claim, Deny, Feel, Order, Promise, Think, Warn};
    let fits = matches!(cue.class, Order | Promise | Think | Feel | Agree | Claim | Warn | Deny | Ask);
    let fits = fits && (cue.strength == CueStrength::Strong || cue.class == Deny);
    let demanded = || {
        // "Called for the office to close": the parse may take the clause for an adverb.
        let mark = cue.particle.filter(|mark| reading.lower(*mark) == "for")?;
        reading.syntax.head(mark).filter(|verb| *verb > mark && reading.dep(*verb) == Dep::Advcl)
    };
    let verb = reading.syntax.child(cue.verb, &[Dep::Xcomp]).or_else(demanded);
    let verb = verb.filter(|verb| fits && !is_wish_for_silence(reading, *verb))?;
    let words = reading.syntax.subtree(verb);
    let object = reading.syntax.child(cue.verb, &[Dep::Dobj]).filter(|object| *object < verb && *object > cue.verb);
    let start = object.map_or(words.start, |object| reading.syntax.subtree(object).start);
    (start > cue.verb).then_some(Content { words: start..words.end, rule: "quote.verb-infinitive" })
}

/// "Asked not to be named": what the writer owes the source, nothing that was said.
fn is_wish_for_silence(reading: Reading<'_>, verb: usize) -> bool {
    let kept = matches!(reading.syntax.lemma(verb), "name" | "identify" | "quote");
    kept && reading.syntax.children(verb).any(|child| reading.dep(child) == Dep::Neg)
}

/// "X condemned Y", "X accused Y of Z", "X called for Y".
fn object(reading: Reading<'_>, cue: CueVerb) -> Option<Content> {
    let described = is_described(reading, cue.verb);
    let fits = !matches!(cue.class, CueClass::Think | CueClass::Claim);
    if !(fits || described) || is_hypothetical(reading, cue.verb) {
        return None;
    }
    let likely = matches!(cue.class, CueClass::Judge | CueClass::Say) && cue.prior >= LIKELY;
    let sure = cue.strength == CueStrength::Strong || likely;
    if !(sure || described) || is_bare_saying(reading, cue.verb) {
        return None;
    }
    if let Some(words) = description(reading, cue.verb) {
        return Some(Content { words, rule: "quote.verb-object" });
    }
    if let Some(particle) = cue.particle.filter(|particle| reading.dep(*particle) == Dep::Prep) {
        let noun = reading.syntax.child(particle, &[Dep::Pobj, Dep::Pcomp])?;
        return Some(Content { words: reading.syntax.subtree(noun), rule: "quote.verb-object" });
    }
    let object = reading.syntax.child(cue.verb, &[Dep::Dobj]).filter(|object| *object > cue.verb)?;
    let complements = reading.syntax.children(cue.verb).filter(|child| *child > object && completes(reading, *child));
    let end = complements.map(|child| reading.syntax.subtree(child).end).max();
    let words = reading.syntax.subtree(object);
    Some(Content { words: words.start..end.unwrap_or(words.end).max(words.end), rule: "quote.verb-object" })
}

/// Whether a modal verb takes the utterance out of the world: "could threaten".
fn is_hypothetical(reading: Reading<'_>, verb: usize) -> bool {
    let modal =
        |child: usize| matches!(reading.lower(child).as_str(), "could" | "should" | "would" | "might" | "may" | "must");
    reading.syntax.children(verb).any(|child| reading.dep(child) == Dep::Aux && modal(child))
}

/// "X called Y a liar", "X portrayed Y as Z": what a weak verb needs to attribute anything.
fn is_described(reading: Reading<'_>, verb: usize) -> bool {
    let has_object = reading.syntax.child(verb, &[Dep::Dobj]).is_some() || reading.syntax.lemma(verb) == "refer";
    has_object && reading.syntax.children(verb).any(|child| describes(reading, child))
}

/// "Whom X called a liar", "refers to Y as Z": the description, where the object stands before the verb or
/// behind a preposition.
fn description(reading: Reading<'_>, verb: usize) -> Option<Range<usize>> {
    let before = reading.syntax.child(verb, &[Dep::Dobj]).filter(|object| *object < verb);
    let to = || {
        let refers = reading.syntax.lemma(verb) == "refer";
        let to = reading.syntax.children(verb).find(|child| reading.lower(*child) == "to").filter(|_| refers)?;
        reading.syntax.child(to, &[Dep::Pobj]).filter(|object| *object > verb)
    };
    let described = reading.syntax.children(verb).rfind(|child| *child > verb && describes(reading, *child))?;
    let words = reading.syntax.subtree(described);
    let start = match before {
        Some(_) => words.start,
        None => reading.syntax.subtree(to()?).start,
    };
    (start < words.end).then_some(start..words.end)
}

fn describes(reading: Reading<'_>, child: usize) -> bool {
    reading.dep(child) == Dep::Oprd || (reading.dep(child) == Dep::Prep && reading.lower(child) == "as")
}

/// Verbs whose object is the addressee or a word for what is said: "told reporters", "said so".
fn is_bare_saying(reading: Reading<'_>, verb: usize) -> bool {
    takes_addressee(reading, verb) || matches!(reading.syntax.lemma(verb), "say" | "speak" | "add" | "state")
}

fn completes(reading: Reading<'_>, child: usize) -> bool {
    let preposition = matches!(reading.lower(child).as_str(), "of" | "for" | "as");
    match reading.dep(child) {
        Dep::Oprd | Dep::Xcomp | Dep::Ccomp => true,
        Dep::Prep => preposition,
        _ => false,
    }
}

/// To whom it is said: the object of "tell", or "to X".
fn addressee(reading: Reading<'_>, cue: CueVerb, content: &Range<usize>) -> Option<Range<usize>> {
    let direct =
        reading.syntax.child(cue.verb, &[Dep::Dobj, Dep::Dative]).filter(|_| takes_addressee(reading, cue.verb));
    let to = || {
        let to = reading
            .syntax
            .children(cue.verb)
            .find(|child| reading.dep(*child) == Dep::Prep && reading.lower(*child) == "to")?;
        reading.syntax.child(to, &[Dep::Pobj]).filter(|_| cue.class == CueClass::Say)
    };
    let noun = direct.filter(|noun| reading.dep(*noun) != Dep::Dative || reading.pos(*noun) != Pos::Adp).or_else(to)?;
    (!content.contains(&noun)).then(|| sources::phrase(reading, noun))
}

fn takes_addressee(reading: Reading<'_>, verb: usize) -> bool {
    lists::ADDRESSING.has(reading.syntax.lemma(verb))
}
