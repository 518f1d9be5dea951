//! When an event happens: each time expression belongs to the nearest event above it in the tree.

use corpus::{Day, Edtf, Span, TimeExpression, TimeType};
use nlp::{Dep, Tag};

use super::governor::Chain;
use super::reading::Reading;
use super::status;
use super::trigger::Trigger;

/// How far up an expression looks for its event.
const REACH: usize = 8;

/// A date with the expression that states it.
#[derive(Clone, Debug)]
pub(super) struct Dated {
    pub(super) date: Edtf,
    pub(super) from: Span,
    /// Whether it stands with another verb of the same coordination.
    pub(super) shared: bool,
}

/// The date of each event, in the order of the triggers.
pub(super) fn dates(reading: &Reading<'_>, triggers: &[Trigger], chains: &[Chain]) -> Vec<Option<Dated>> {
    let owners = owners(reading, triggers, chains);
    let mut dates: Vec<Option<Dated>> = vec![None; triggers.len()];
    for time in reading.times.rows() {
        let Some(dated) = dated(time) else { continue };
        let Some(head) = head(reading, time) else { continue };
        let Some(owner) = owner(reading, head, &owners) else { continue };
        if is_better(&dated, dates[owner].as_ref()) {
            dates[owner] = Some(dated);
        }
    }
    share(reading, triggers, &mut dates);
    dates
}

/// For every word the event it belongs to: triggers themselves, and the verbs that govern them.
fn owners(reading: &Reading<'_>, triggers: &[Trigger], chains: &[Chain]) -> Vec<Option<usize>> {
    let mut owners = vec![None; reading.syntax.words.len()];
    for (index, chain) in chains.iter().enumerate() {
        for governor in chain.governors.iter().filter(|governor| reading.is_verb(governor.word)) {
            owners[governor.word].get_or_insert(index);
        }
    }
    for (index, trigger) in triggers.iter().enumerate() {
        if let Some(became) = trigger.verb.and_then(|verb| became(reading, verb)) {
            owners[became].get_or_insert(index);
        }
    }
    for (index, trigger) in triggers.iter().enumerate() {
        trigger.nodes().for_each(|node| owners[node] = Some(index));
    }
    owners
}

/// `In 2030 Holt became the first to visit Oslo`: the verb of becoming, which happens when the visit does.
fn became(reading: &Reading<'_>, verb: usize) -> Option<usize> {
    let ranked = reading.tag(verb) == Tag::Vb && status::is_ranked(reading, verb);
    let mut above = reading.syntax.ancestors(verb).take(2);
    above.find(|word| ranked && matches!(reading.lemma(*word).as_str(), "become" | "be"))
}

fn dated(time: &TimeExpression) -> Option<Dated> {
    let calendar = matches!(time.time_type, TimeType::Date | TimeType::Time);
    let date = time.edtf.clone().filter(|_| calendar)?;
    Some(Dated { date, from: time.span, shared: false })
}

/// The word of an expression whose head stands outside it.
fn head(reading: &Reading<'_>, time: &TimeExpression) -> Option<usize> {
    let mut words = reading.syntax.words_in(time.span);
    let whole = words.clone();
    words.find(|word| reading.syntax.head(*word).is_none_or(|head| !whole.contains(&head)))
}

/// The event above an expression; none where a clause without an event, or a bound (`since`), stands between.
fn owner(reading: &Reading<'_>, head: usize, owners: &[Option<usize>]) -> Option<usize> {
    if is_period(reading, head) {
        return None;
    }
    let direct = matches!(reading.dep(head), Dep::Nummod | Dep::Amod | Dep::Compound | Dep::Poss | Dep::Nmod);
    let mut word = head;
    for step in 0..REACH {
        let above = reading.syntax.head(word)?;
        if let Some(said) = said_before(reading, above, word) {
            return owners[said];
        }
        if let Some(earlier) = of_occasion(reading, above, word, owners) {
            return Some(earlier);
        }
        if let Some(owner) = owners[above].or_else(|| cleft(reading, above, owners)) {
            return Some(owner);
        }
        let clause = reading.is_verb(above) || matches!(reading.dep(above), Dep::Relcl | Dep::Acl | Dep::Advcl);
        if clause || (direct && step == 0) || is_bound(reading, above) {
            return None;
        }
        word = above;
    }
    None
}

/// `Holt said on Thursday it would close`: what stands right behind the verb of the report is its day, though the parse
/// gives it to the clause that follows.
fn said_before(reading: &Reading<'_>, verb: usize, time: usize) -> Option<usize> {
    let report = reading.syntax.head(verb).filter(|_| reading.dep(verb) == Dep::Ccomp)?;
    let begins = reading.syntax.subtree(time).start;
    let subject = reading.syntax.child(verb, &[Dep::Nsubj, Dep::Nsubjpass])?;
    (report + 1 == begins && begins < subject && reading.is_verb(report)).then_some(report)
}

/// `Will check the ship following the death of a sailor late on Monday`: what stands right behind the event that a verb
/// comes after is the day of that event, though the parse gives it to the verb.
fn of_occasion(reading: &Reading<'_>, verb: usize, time: usize, owners: &[Option<usize>]) -> Option<usize> {
    let begins = reading.syntax.subtree(time).start;
    let before = |preposition: &usize| {
        let word = reading.text(*preposition).to_lowercase();
        matches!(word.as_str(), "after" | "following" | "before") && reading.syntax.subtree(*preposition).end == begins
    };
    let preposition = reading.syntax.children(verb).filter(|child| reading.dep(*child) == Dep::Prep).find(before)?;
    owners[reading.syntax.child(preposition, &[Dep::Pobj])?]
}

/// `Covering 1855-1917`: a time that something spans is no date of it.
fn is_period(reading: &Reading<'_>, head: usize) -> bool {
    let mut before = (0..head).rev().take(4).skip_while(|word| reading.is_temporal(*word) || is_number(reading, *word));
    before.next().is_some_and(|verb| matches!(reading.lemma(verb).as_str(), "cover" | "span" | "encompass"))
}

/// A year or the dash of a range of years.
fn is_number(reading: &Reading<'_>, word: usize) -> bool {
    reading.text(word).chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '-' | '–'))
}

/// `It was in May that Holt met Brandt`: the event of the clause that `it` stands for.
fn cleft(reading: &Reading<'_>, verb: usize, owners: &[Option<usize>]) -> Option<usize> {
    let subject = reading.syntax.child(verb, &[Dep::Nsubj, Dep::Expl]).filter(|_| reading.lemma(verb) == "be")?;
    let said_of = reading.syntax.child(verb, &[Dep::Acomp, Dep::Attr, Dep::Neg]).is_some();
    let it = reading.text(subject).eq_ignore_ascii_case("it") && !said_of;
    let clauses = [Dep::Ccomp, Dep::Advcl, Dep::Acl, Dep::Relcl];
    let clause = reading.syntax.child(verb, &clauses).filter(|clause| it && *clause > verb)?;
    owners[clause]
}

/// Prepositions that say only before or after what date.
fn is_bound(reading: &Reading<'_>, word: usize) -> bool {
    reading.dep(word) == Dep::Prep
        && matches!(reading.text(word).to_lowercase().as_str(), "since" | "before" | "after" | "from" | "than")
}

/// A date of a day before one of a month, else the first.
fn is_better(new: &Dated, old: Option<&Dated>) -> bool {
    let width = |dated: &Dated| -> i32 {
        let ends = dated.date.earliest().zip(dated.date.latest());
        ends.map_or(i32::MAX, |(first, last): (Day, Day)| (last - first).get_days())
    };
    old.is_none_or(|old| width(new) < width(old))
}

/// `On Friday he visited Tokyo and met Abe`: the second verb has the date that stands before the first.
fn share(reading: &Reading<'_>, triggers: &[Trigger], dates: &mut [Option<Dated>]) {
    let mut of_verb = vec![None; reading.syntax.words.len()];
    for (index, trigger) in triggers.iter().enumerate() {
        if let Some(verb) = trigger.verb {
            of_verb[verb] = Some(index);
        }
    }
    for index in 0..triggers.len() {
        let Some(verb) = triggers[index].verb.filter(|_| dates[index].is_none()) else { continue };
        let meanwhile = simultaneous(reading, verb).into_iter().flat_map(|above| purposes(reading, above));
        let known = meanwhile.filter_map(|above| dates[of_verb[above]?].clone()).next();
        if let Some(dated) = known {
            dates[index] = Some(Dated { shared: true, ..dated });
            continue;
        }
        let first = reading.syntax.head(verb).filter(|_| reading.dep(verb) == Dep::Conj);
        let before = first.and_then(|first| of_verb[first]).and_then(|first| dates[first].clone());
        let opens = |dated: &Dated| first.is_some_and(|first| dated.from.end <= reading.syntax.words[first].span.start);
        dates[index] = before.filter(opens).map(|dated| Dated { shared: true, ..dated });
    }
}

/// The verb at whose time a past clause with `when` happens, also where the clause stands with the date itself.
fn simultaneous(reading: &Reading<'_>, verb: usize) -> Option<usize> {
    let past = matches!(reading.tag(verb), Tag::Vbd | Tag::Vbn);
    let below = past && matches!(reading.dep(verb), Dep::Advcl | Dep::Relcl);
    let when = |child: usize| reading.text(child).eq_ignore_ascii_case("when");
    let head = reading.syntax.head(verb).filter(|_| below && reading.syntax.children(verb).any(when))?;
    match reading.is_temporal(head) {
        true => reading.syntax.ancestors(head).take(3).find(|above| reading.is_verb(*above)),
        false => Some(head),
    }
}

/// A verb and, where it only tells what is meant to be done, the verbs above it.
fn purposes<'r>(reading: &'r Reading<'_>, verb: usize) -> impl Iterator<Item = usize> + 'r {
    let above = |word: &usize| reading.syntax.head(*word).filter(|_| reading.dep(*word) == Dep::Xcomp);
    std::iter::successors(Some(verb), above).take(3)
}
