//! The tense of the clause an expression stands in.

use corpus::{Span, Text};
use nlp::{Dep, Pos, Tag};

use super::lists;
use super::when::Tense;
use crate::syntax::Syntax;

/// How far up the tree a governing verb is sought.
const REACH: usize = 12;

/// The tense of the verb that governs a passage; none where there is none or it says nothing.
pub(crate) fn tense(syntax: &Syntax, text: &Text, span: Span) -> Option<Tense> {
    let inner = syntax.words_in(span);
    let top = inner.clone().find(|word| syntax.head(*word).is_none_or(|head| !inner.contains(&head)))?;
    let noun = syntax.ancestors(top).take(2).any(|word| is_plan(syntax, word));
    let verb = syntax.ancestors(top).take(REACH).find(|word| is_verbal(syntax, *word));
    let verb = verb.or_else(|| is_verbal(syntax, top).then_some(top));
    let found = verb.and_then(|verb| of_verb(syntax, text, verb));
    if found == Some(Tense::Past) && verb.is_some_and(|verb| is_announced(syntax, verb, top)) {
        return None;
    }
    if found == Some(Tense::Future) && verb.is_some_and(|verb| is_of_subject(syntax, verb, top)) {
        return None;
    }
    if found == Some(Tense::Future) && verb.is_some_and(|verb| is_behind(syntax, verb, top)) {
        return Some(Tense::Past);
    }
    let ahead = match found {
        None => noun || hangs_on(syntax, top, &["by", "through", "until", "till"]),
        // "Are funded through Sept. 30", "is closed until May": what is so now ends later.
        Some(Tense::Present) => {
            let awaited = verb.is_some_and(|verb| is_awaited(syntax, verb) || is_timetabled(syntax, verb, top));
            noun || awaited || hangs_on(syntax, top, &["through", "until", "till"])
        }
        Some(Tense::Past | Tense::Future) => false,
    };
    if ahead { Some(Tense::Future) } else { found }
}

/// "Unlike the summit in June, the minister will attend": what something is compared with, or follows, lies behind.
fn is_behind(syntax: &Syntax, verb: usize, top: usize) -> bool {
    let mut between = syntax.ancestors(top).skip(1).take_while(|word| *word != verb);
    between.any(|word| syntax.words[word].dep == Dep::Prep && matches!(syntax.lemma(word), "unlike" | "since"))
}

/// "Before the leaders meet on Sunday": what something else comes before, or waits for, lies ahead.
fn is_awaited(syntax: &Syntax, verb: usize) -> bool {
    let marks = ["before", "until", "till", "when", "once"];
    let marked = |word: usize| syntax.children(word).any(|child| marks.contains(&syntax.lemma(child)));
    matches!(syntax.words[verb].tag, Tag::Vbz | Tag::Vbp) && syntax.words[verb].dep == Dep::Advcl && marked(verb)
}

/// "The council meets on Friday", "the order takes effect on May 6": what stands in a timetable is told in the present.
/// Captions are too ("the envoy arrives on Sunday"), so verbs of which pictures are taken are none, and chronicles
/// ("June 19: the paper publishes a report"), so the day stands behind the verb.
fn is_timetabled(syntax: &Syntax, verb: usize, top: usize) -> bool {
    let auxiliary = |child: usize| matches!(syntax.words[child].dep, Dep::Aux | Dep::Auxpass);
    // "Meets every Tuesday, twice a week in winter" is a habit.
    let habit = |word: usize| matches!(syntax.lemma(word), "every" | "each" | "once" | "twice");
    top > verb
        && !(verb..top).any(habit)
        && matches!(syntax.words[verb].tag, Tag::Vbz | Tag::Vbp)
        && lists::TIMETABLED.has(syntax.lemma(verb))
        && !syntax.children(verb).any(auxiliary)
}

/// Whether a date hangs on one of these prepositions: "by" in "Senate vote by Friday?", which without a tense is to
/// come.
fn hangs_on(syntax: &Syntax, top: usize, links: &[&str]) -> bool {
    syntax.words[top].dep == Dep::Pobj && syntax.head(top).is_some_and(|link| links.contains(&syntax.lemma(link)))
}

/// "Tuesday's hearing was expected to be short": what was expected of it does not say whether it is over.
fn is_of_subject(syntax: &Syntax, verb: usize, top: usize) -> bool {
    let past = syntax.children(verb).any(|child| syntax.words[child].tag == Tag::Vbd);
    let below = syntax.ancestors(top).take_while(|word| *word != verb).last().unwrap_or(top);
    past && matches!(syntax.words[below].dep, Dep::Nsubj | Dep::Nsubjpass)
}

/// Whether a date belongs to what was announced or called for and not to the announcing: "announced a strike for May
/// 6", "called for a boycott of the vote on May 6", "until May 6". It may lie behind or ahead.
fn is_announced(syntax: &Syntax, verb: usize, top: usize) -> bool {
    let Some(link) = syntax.head(top) else { return false };
    if matches!(syntax.lemma(link), "until" | "till") && syntax.head(link) == Some(verb) {
        return lists::BARRING.has(syntax.lemma(verb));
    }
    let below = syntax.ancestors(top).take_while(|word| *word != verb).last().unwrap_or(top);
    let object = matches!(syntax.words[below].dep, Dep::Dobj) && matches!(syntax.lemma(link), "for" | "from");
    let demanded = syntax.lemma(below) == "for" && below != link && syntax.words[below].dep == Dep::Prep;
    (object || demanded) && lists::ANNOUNCING.has(syntax.lemma(verb))
}

fn is_verbal(syntax: &Syntax, word: usize) -> bool {
    matches!(syntax.words[word].pos, Pos::Verb | Pos::Aux)
}

/// Nouns and adjectives that put what belongs to them ahead.
fn is_plan(syntax: &Syntax, word: usize) -> bool {
    let verbal = is_verbal(syntax, word);
    !verbal && matches!(syntax.lemma(word), "upcoming" | "forthcoming" | "deadline" | "plan")
}

fn of_verb(syntax: &Syntax, text: &Text, verb: usize) -> Option<Tense> {
    let auxiliaries =
        || syntax.children(verb).filter(|child| matches!(syntax.words[*child].dep, Dep::Aux | Dep::Auxpass));
    let modal = auxiliaries().find(|child| syntax.words[*child].tag == Tag::Md);
    let perfect = auxiliaries().any(|child| syntax.lemma(child) == "have");
    if let Some(modal) = modal {
        return of_modal(&syntax.text(text, modal).to_lowercase(), perfect);
    }
    if auxiliaries().any(|child| syntax.words[child].tag == Tag::To) {
        return of_infinitive(syntax, text, verb);
    }
    if perfect || auxiliaries().any(|child| syntax.words[child].tag == Tag::Vbd) {
        if is_ahead(syntax, verb) && is_past_plan(syntax, verb) {
            return None;
        }
        return Some(if is_ahead(syntax, verb) { Tense::Future } else { Tense::Past });
    }
    if auxiliaries().any(|child| matches!(syntax.words[child].tag, Tag::Vbz | Tag::Vbp)) {
        return Some(if is_ahead(syntax, verb) { Tense::Future } else { Tense::Present });
    }
    match syntax.words[verb].tag {
        Tag::Vbd => Some(Tense::Past),
        Tag::Vbn if is_ahead(syntax, verb) => Some(Tense::Future),
        Tag::Vbn => Some(Tense::Past),
        Tag::Vbz | Tag::Vbp => Some(Tense::Present),
        Tag::Vbg => above(syntax, text, verb),
        _ => None,
    }
}

fn of_modal(word: &str, perfect: bool) -> Option<Tense> {
    match word {
        "will" | "'ll" | "’ll" | "shall" | "wo" => Some(Tense::Future),
        _ if perfect => Some(Tense::Past),
        "may" | "can" | "should" | "must" | "could" | "might" => Some(Tense::Future),
        _ => None,
    }
}

/// `is scheduled to meet` lies ahead; `was able to meet` has the tense of what governs it.
fn of_infinitive(syntax: &Syntax, text: &Text, verb: usize) -> Option<Tense> {
    let head = syntax.head(verb)?;
    let ahead = is_ahead(syntax, head) || syntax.lemma(head) == "be" || syntax.words[head].pos == Pos::Noun;
    // "Voted to strike from May 6": the day is that of the strike, which may be over.
    let wanted = syntax.words[verb].dep == Dep::Xcomp && lists::ANNOUNCING.has(syntax.lemma(head));
    match above(syntax, text, verb) {
        _ if ahead => Some(Tense::Future),
        Some(Tense::Past) if wanted => None,
        // What somebody wants or has to do now is done later.
        Some(Tense::Present) => Some(Tense::Future),
        found => found,
    }
}

fn above(syntax: &Syntax, text: &Text, verb: usize) -> Option<Tense> {
    let upper = syntax.ancestors(verb).take(REACH).find(|word| is_verbal(syntax, *word))?;
    let plain =
        syntax.words[upper].tag != Tag::Vbg && !syntax.children(upper).any(|child| syntax.words[child].tag == Tag::To);
    plain.then(|| of_verb(syntax, text, upper))?
}

/// `is scheduled for`, `is expected in`: a participle that puts its date ahead.
fn is_ahead(syntax: &Syntax, verb: usize) -> bool {
    syntax.words[verb].tag == Tag::Vbn && lists::AHEAD.has(syntax.lemma(verb))
        || matches!(syntax.lemma(verb), "plan" | "intend" | "expect" | "schedule") && syntax.words[verb].tag != Tag::Vbd
}

/// Whether a plan told in the past is one that was changed since: "was first planned for the spring and was
/// postponed". Then its date may lie behind as well as ahead.
fn is_past_plan(syntax: &Syntax, verb: usize) -> bool {
    let changed = |word: usize| lists::CHANGED.has(syntax.lemma(word));
    let first = syntax.children(verb).any(|child| lists::FORMERLY.has(syntax.lemma(child)));
    let joined = syntax.children(verb).any(|child| syntax.words[child].dep == Dep::Conj && changed(child));
    let over = syntax.ancestors(verb).take(3).any(changed);
    first || joined || over
}
