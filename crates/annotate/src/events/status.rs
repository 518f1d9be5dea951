//! Whether an event has happened, from tense, mood, negation and the words above it.

use corpus::{EventType, Status};
use lexicon::Effect;
use nlp::{Dep, Tag};

use super::governor::{self, Chain};
use super::lists;
use super::reading::Reading;
use super::subject;
use super::trigger::Trigger;

/// How an event stands to the world.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Standing {
    pub(super) status: Status,
    pub(super) negated: bool,
    /// Why the status may be wrong.
    pub(super) doubt: Option<&'static str>,
}

/// The standing of an event by grammar alone; its date may change it.
pub(super) fn standing(reading: &Reading<'_>, trigger: &Trigger, chain: &Chain) -> Standing {
    let (mut status, doubt) = match chain.finite {
        Some(verb) => tense(reading, verb),
        None => (around(reading, trigger), Some("the tense of the sentence stands for that of the noun")),
    };
    let mut negated = is_negated(reading, trigger);
    if is_open(reading, trigger) {
        return Standing { status: Status::Hypothetical, negated, doubt };
    }
    if matches!(status, Status::Past | Status::Ongoing) && is_asked(reading, trigger) {
        status = Status::Hypothetical;
    }
    for governor in chain.governors.iter().rev() {
        status = applied(governor.effect, status);
        negated ^= (governor.effect == Effect::Deny) != governor.negated;
    }
    Standing { status, negated, doubt }
}

/// `Did they meet?`, `Senate vote by Friday?`: whether it happens is the question. Who or why asks about what happened.
fn is_asked(reading: &Reading<'_>, trigger: &Trigger) -> bool {
    let anchor = trigger.anchor();
    let root = reading.syntax.ancestors(anchor).last().unwrap_or(anchor);
    let mut words = reading.syntax.subtree(root);
    let end = (words.end + 1).min(reading.syntax.words.len());
    let marked = (root..end).any(|word| reading.text(word) == "?");
    let which = words.any(|word| matches!(reading.tag(word), Tag::Wp | Tag::Wdt | Tag::Wrb | Tag::WpS));
    let verbless = !reading.syntax.ancestors(anchor).any(|word| reading.is_verb(word));
    marked && !which && (root == anchor || verbless)
}

/// `It is unlikely that they will meet`, `unlikely to meet`: said neither to happen nor not to.
fn is_open(reading: &Reading<'_>, trigger: &Trigger) -> bool {
    let open = |word: usize| {
        let form = reading.text(word).to_lowercase();
        matches!(form.as_str(), "unlikely" | "doubtful" | "unclear" | "uncertain")
    };
    let mut word = trigger.anchor();
    for _ in 0..3 {
        let Some(above) = reading.syntax.head(word) else { return false };
        let clause = matches!(reading.dep(word), Dep::Ccomp | Dep::Xcomp | Dep::Conj | Dep::Advcl | Dep::Csubj);
        if !clause {
            return false;
        }
        let said_of = reading.syntax.child(above, &[Dep::Acomp, Dep::Oprd]).filter(|adjective| *adjective < word);
        if open(above) || reading.dep(word) != Dep::Conj && said_of.is_some_and(open) {
            return true;
        }
        word = above;
    }
    false
}

/// The status of an event below a governor of this effect.
fn applied(effect: Effect, above: Status) -> Status {
    match effect {
        Effect::Schedule if above != Status::Hypothetical => Status::Scheduled,
        Effect::Propose | Effect::Commit | Effect::Try => match above {
            Status::Hypothetical => Status::Hypothetical,
            _ => Status::Proposed,
        },
        Effect::Threaten => Status::Hypothetical,
        Effect::Continue if above == Status::Past => Status::Ongoing,
        Effect::Postpone | Effect::Cancel if matches!(above, Status::Hypothetical | Status::Proposed) => {
            Status::Hypothetical
        }
        Effect::Postpone => Status::Postponed,
        Effect::Cancel => Status::Cancelled,
        Effect::Past => Status::Past,
        _ => above,
    }
}

/// What tense and mood of a verb say.
fn tense(reading: &Reading<'_>, verb: usize) -> (Status, Option<&'static str>) {
    let mut verb = verb;
    for _ in 0..6 {
        if is_supposed(reading, verb) {
            return (Status::Hypothetical, None);
        }
        if let Some(found) = by_auxiliary(reading, verb).or_else(|| by_form(reading, verb)) {
            return found;
        }
        match reading.syntax.head(verb).filter(|_| reading.dep(verb) != Dep::Root) {
            Some(above) if reading.is_verb(above) => verb = above,
            Some(above) if reading.is_noun(above) && reading.tag(verb) == Tag::Vbn => return (Status::Past, None),
            Some(above) => match reading.syntax.ancestors(above).take(4).find(|word| reading.is_verb(*word)) {
                Some(above) => verb = above,
                None => break,
            },
            None => break,
        }
    }
    (Status::Past, Some("no tense"))
}

/// `If`, `unless`, `should it`: the clause is supposed.
fn is_supposed(reading: &Reading<'_>, verb: usize) -> bool {
    let marks = reading.syntax.children(verb).filter(|child| matches!(reading.dep(*child), Dep::Mark | Dep::Advmod));
    marks.into_iter().any(|mark| matches!(reading.text(mark).to_lowercase().as_str(), "if" | "unless" | "whether"))
        && reading.dep(verb) != Dep::Root
}

fn by_auxiliary(reading: &Reading<'_>, verb: usize) -> Option<(Status, Option<&'static str>)> {
    let auxiliaries =
        || reading.syntax.children(verb).filter(|child| matches!(reading.dep(*child), Dep::Aux | Dep::Auxpass));
    if let Some(modal) = auxiliaries().find(|word| reading.tag(*word) == Tag::Md && !is_good_will(reading, *word)) {
        return Some((by_modal(reading, verb, modal), None));
    }
    let to = auxiliaries().any(|word| reading.tag(word) == Tag::To);
    if to && auxiliaries().any(|word| reading.lemma(word) == "have") {
        return Some((Status::Past, None));
    }
    if to {
        return Some(by_infinitive(reading, verb));
    }
    let first = auxiliaries().next()?;
    let (lemma, past) = (reading.lemma(first), matches!(reading.tag(first), Tag::Vbd));
    match (lemma.as_str(), past) {
        (_, true) => Some((Status::Past, None)),
        ("have", _) if auxiliaries().count() > 1 && reading.tag(verb) == Tag::Vbg => Some((Status::Ongoing, None)),
        ("have", _) => Some((Status::Past, None)),
        ("be", _) if reading.tag(verb) == Tag::Vbn && auxiliaries().count() == 1 => Some(present(reading, verb)),
        ("be" | "do", _) => Some((Status::Ongoing, None)),
        _ => None,
    }
}

/// `A good will visit`: the will is no auxiliary.
fn is_good_will(reading: &Reading<'_>, modal: usize) -> bool {
    let before = modal.checked_sub(1).map(|before| reading.text(before).to_lowercase());
    reading.text(modal).eq_ignore_ascii_case("will") && before.is_some_and(|word| matches!(&*word, "good" | "free"))
}

fn by_modal(reading: &Reading<'_>, verb: usize, modal: usize) -> Status {
    match reading.text(modal).to_lowercase().as_str() {
        "will" | "shall" | "'ll" | "’ll" | "wo" | "sha" => Status::Scheduled,
        "would" | "'d" | "’d" if is_reported(reading, verb) => Status::Scheduled,
        "must" | "should" | "ought" => Status::Proposed,
        _ => Status::Hypothetical,
    }
}

/// Future seen from the past: `said that it would`.
fn is_reported(reading: &Reading<'_>, verb: usize) -> bool {
    let supposed =
        reading.syntax.children(verb).any(|child| reading.dep(child) == Dep::Advcl && is_supposed(reading, child));
    let below = reading.dep(verb) == Dep::Ccomp;
    let above = reading.syntax.head(verb).filter(|_| below);
    !supposed && above.is_some_and(|above| matches!(reading.tag(above), Tag::Vbd | Tag::Vbn))
}

/// `Is to visit` is set; `to visit` after anything else is a purpose.
fn by_infinitive(reading: &Reading<'_>, verb: usize) -> (Status, Option<&'static str>) {
    if let Some(above) = reading.syntax.head(verb).filter(|above| governor::is_set(reading, verb, *above)) {
        // "The aim is to meet" sets nothing.
        let aimed = subject::subject(reading, above).is_some_and(|noun| lists::AIMS.has(&reading.lemma(noun)));
        return (if aimed { Status::Proposed } else { Status::Scheduled }, None);
    }
    if reading.is_headline(verb) && reading.dep(verb) == Dep::Root {
        return (Status::Scheduled, Some("infinitive of a headline"));
    }
    if matches!(reading.dep(verb), Dep::Acl | Dep::Relcl | Dep::Xcomp | Dep::Advcl) && is_ranked(reading, verb) {
        return (Status::Past, None);
    }
    (Status::Proposed, Some("an infinitive tells a purpose"))
}

/// `The first leader to visit`: what a ranked noun is told to do, it did.
pub(super) fn is_ranked(reading: &Reading<'_>, verb: usize) -> bool {
    let above = reading.syntax.head(verb);
    let became = above.filter(|above| reading.is_verb(*above));
    let noun = became.map_or(above, |became| reading.syntax.child(became, &[Dep::Attr]));
    noun.is_some_and(|noun| {
        std::iter::once(noun).chain(reading.syntax.children(noun)).any(|word| {
            matches!(
                reading.text(word).to_lowercase().as_str(),
                "first" | "second" | "third" | "last" | "latest" | "only"
            )
        })
    })
}

fn by_form(reading: &Reading<'_>, verb: usize) -> Option<(Status, Option<&'static str>)> {
    let shares = reading.dep(verb) == Dep::Conj && subjectless(reading, verb);
    match reading.tag(verb) {
        Tag::Vbd => Some((Status::Past, None)),
        Tag::Vbz | Tag::Vbp => Some(present(reading, verb)),
        Tag::Vbn if !shares => Some((Status::Past, None)),
        _ => None,
    }
}

fn subjectless(reading: &Reading<'_>, verb: usize) -> bool {
    reading.syntax.child(verb, &[Dep::Nsubj, Dep::Nsubjpass]).is_none()
}

fn present(reading: &Reading<'_>, verb: usize) -> (Status, Option<&'static str>) {
    if reading.is_headline(verb) {
        (Status::Past, Some("present tense of a headline"))
    } else {
        (Status::Ongoing, None)
    }
}

/// The status of the sentence around a noun: past, unless its verb is not and the noun does not take it for granted.
fn around(reading: &Reading<'_>, trigger: &Trigger) -> Status {
    let verb = reading.syntax.ancestors(trigger.anchor()).take(8).find(|word| reading.is_verb(*word));
    let noun = trigger.anchor();
    let subject = reading.dep(noun) == Dep::Nsubj && verb.is_some() && verb == reading.syntax.head(noun);
    match verb.map(|verb| tense(reading, verb).0) {
        Some(Status::Hypothetical) if !is_known(reading, noun) => Status::Hypothetical,
        Some(Status::Scheduled) if subject => Status::Scheduled,
        _ => Status::Past,
    }
}

/// `Lavrov's visit`, `the war`: the noun takes for granted that it happened.
fn is_known(reading: &Reading<'_>, noun: usize) -> bool {
    reading.syntax.children(noun).any(|child| match reading.dep(child) {
        Dep::Poss => true,
        Dep::Det => reading.text(child).eq_ignore_ascii_case("the"),
        _ => false,
    })
}

/// `Not`, `never`, `no`, `without` at the trigger itself.
fn is_negated(reading: &Reading<'_>, trigger: &Trigger) -> bool {
    let own = trigger.nodes().any(|node| has_negation(reading, node)) || is_missed(reading, trigger);
    let anchor = trigger.anchor();
    let without = reading.syntax.head(anchor).is_some_and(|head| reading.text(head).eq_ignore_ascii_case("without"));
    own ^ without
}

/// `Nearly killed him`: what nearly happened did not.
fn is_missed(reading: &Reading<'_>, trigger: &Trigger) -> bool {
    let Some(verb) = trigger.verb.filter(|_| trigger.kind != EventType::Other) else { return false };
    reading.syntax.children(verb).any(|child| {
        let adverb = child < verb && reading.dep(child) == Dep::Advmod;
        adverb && matches!(reading.text(child).to_lowercase().as_str(), "nearly" | "almost" | "narrowly")
    })
}

/// Whether a word is negated: by an adverb, or by `no` before it, its subject or its object.
pub(super) fn has_negation(reading: &Reading<'_>, word: usize) -> bool {
    reading.syntax.children(word).any(|child| match reading.dep(child) {
        Dep::Neg => true,
        Dep::Det => is_no(reading, child),
        Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj => reading.syntax.children(child).any(|below| is_no(reading, below)),
        _ => false,
    })
}

fn is_no(reading: &Reading<'_>, word: usize) -> bool {
    reading.dep(word) == Dep::Det && matches!(reading.text(word).to_lowercase().as_str(), "no" | "neither")
}
