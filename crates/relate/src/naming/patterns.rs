//! Where a text itself says that two names are of one thing.

use std::collections::BTreeMap;

use corpus::{Annotated, Archive, Document, EntityType, Evidence, Id, Mention, MentionForm, Span};

use crate::actors::Cast;

/// Two actors that a text says are one thing.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Alias {
    /// By their places in the cast, the more mentioned first.
    pub(crate) one: usize,
    pub(crate) other: usize,
    /// Who calls it the one name and who the other, where the text says so.
    pub(crate) callers: Option<(usize, usize)>,
    /// The passage.
    pub(crate) evidence: Evidence,
    /// Why, with the passage.
    pub(crate) reason: String,
}

/// A name in a text with the actor it is.
#[derive(Clone, Copy)]
struct Named {
    span: Span,
    actor: usize,
}

/// Every passage that joins two names, one for each pair of names.
pub(crate) fn aliases(archive: &Archive, order: &[Id<Document>], cast: &Cast) -> Vec<Alias> {
    let mut found: BTreeMap<(usize, usize), Alias> = BTreeMap::new();
    for id in order {
        let document = archive.document(*id);
        let names = names(document, *id, cast);
        for at in 0..names.len() {
            let Some(alias) = joined(document, *id, &names[at..], cast) else { continue };
            found.entry((alias.one, alias.other)).or_insert(alias);
        }
    }
    found.into_values().collect()
}

fn names(document: &Annotated, id: Id<Document>, cast: &Cast) -> Vec<Named> {
    let named = |mention: &Mention| Some(Named { span: mention.span, actor: cast.place(id, mention.entity?)? });
    let mentions = document.annotations.mentions.rows().iter();
    let mut names: Vec<Named> =
        mentions.filter(|mention| mention.form == MentionForm::Name).filter_map(named).collect();
    names.dedup_by(|next, last| last.span.overlaps(next.span));
    names
}

/// Words between two names of one thing; a leading comma or bracket and an article do not count.
const CALLED: [&str; 22] = [
    "called",
    "also called",
    "known as",
    "also known as",
    "better known as",
    "which is called",
    "which is known as",
    "which are called",
    "which are known as",
    "referred to as",
    "also referred to as",
    "formerly known as",
    "formerly",
    "previously known as",
    "dubbed",
    "named",
    "a.k.a.",
    "aka",
    "the so-called",
    "so-called",
    "or",
    "or the",
];

/// Whether the names that begin `names` are joined by the text between them.
fn joined(document: &Annotated, id: Id<Document>, names: &[Named], cast: &Cast) -> Option<Alias> {
    let between = |a: usize, b: usize| -> Option<String> {
        let (first, second) = (names.get(a)?, names.get(b)?);
        (second.span.start >= first.span.end && second.span.start - first.span.end <= 60)
            .then(|| plain(document.slice(Span::new(first.span.end, second.span.start))))
    };
    let words = |a, b| between(a, b).unwrap_or_else(|| "\n".to_owned());
    let (x, y) = (names.first()?, names.get(1)?);
    let country = |at: usize| names.get(at).is_some_and(|name| is_polity(cast, name.actor));
    let alias = |one: &Named, other: &Named, callers: Option<(usize, usize)>| {
        let last =
            names[..4.min(names.len())].iter().filter(|name| name.span.end <= other.span.end.max(one.span.end) + 60);
        let end = last.map(|name| name.span.end).max().unwrap_or(other.span.end).min(other.span.end.max(one.span.end));
        alias(document, id, (one.actor, other.actor), callers, Span::new(one.span.start, end))
    };
    if names_a_thing(cast, x.actor) && names_a_thing(cast, y.actor) && x.actor != y.actor && is_alike(cast, x, y) {
        let gap = words(0, 1);
        let is_place = |name: &Named| matches!(cast.actors[name.actor].entity_type, EntityType::Loc | EntityType::Fac);
        let bracket = gap == "(" && is_closed(document, y.span) && is_place(x) && is_place(y);
        if CALLED.contains(&gap.trim_start_matches([',', '(']).trim()) && gap.starts_with([',', '(']) || bracket {
            return Some(alias(x, y, None));
        }
    }
    let third = names.get(2)?;
    let calls = |gap: &str| matches!(gap, "calls" | "call" | "refers to as" | "refer to as" | "considers" | "knows as");
    if country(1) && matches!(words(0, 1).as_str(), ", which" | ", that" | ", what") && calls(&words(1, 2)) {
        return names_a_thing(cast, x.actor).then(|| alias(x, third, None)).filter(|_| x.actor != third.actor);
    }
    let side = |gap: &str| matches!(gap, "in" | "by" | "to");
    let link = matches!(words(1, 2).as_str(), "and" | "and as" | "or" | "," | ", and" | "but" | ", but" | ", or");
    let places = names_a_thing(cast, x.actor) && names_a_thing(cast, third.actor) && x.actor != third.actor;
    if places
        && is_alike(cast, x, third)
        && side(&words(0, 1))
        && link
        && side(&words(2, 3))
        && country(1)
        && country(3)
    {
        let callers = (names[1].actor, names[3].actor);
        return (callers.0 != callers.1).then(|| alias(x, third, Some(callers)));
    }
    None
}

/// The text between names in lower case without articles and quotation marks.
fn plain(between: &str) -> String {
    let unmarked: String = between
        .chars()
        .filter(|c| !matches!(c, '"' | '\u{201C}' | '\u{201D}' | '\'' | '\u{2018}' | '\u{2019}'))
        .collect();
    let words: Vec<String> = unmarked.split_whitespace().map(str::to_lowercase).collect();
    let kept: Vec<&str> =
        words.iter().map(String::as_str).filter(|word| !matches!(*word, "the" | "a" | "an")).collect();
    kept.join(" ")
}

fn is_closed(document: &Annotated, span: Span) -> bool {
    document.document.text.as_str().get(span.end as usize..).is_some_and(|rest| rest.starts_with(')'))
}

/// A country, its capital or government: it names things, and is not a thing with two names here.
fn is_polity(cast: &Cast, actor: usize) -> bool {
    let actor = &cast.actors[actor];
    matches!(actor.entity_type, EntityType::Gpe | EntityType::Norp) && actor.country.is_some()
}

fn names_a_thing(cast: &Cast, actor: usize) -> bool {
    !is_polity(cast, actor) && cast.actors[actor].entity_type != EntityType::Per
}

/// Places go with places, organisations with organisations; what has no clear type goes with anything.
fn is_alike(cast: &Cast, one: &Named, other: &Named) -> bool {
    let class = |actor: usize| match cast.actors[actor].entity_type {
        EntityType::Loc | EntityType::Fac | EntityType::Gpe => Some(0),
        EntityType::Org => Some(1),
        EntityType::Event => Some(2),
        _ => None,
    };
    class(one.actor).zip(class(other.actor)).is_none_or(|(a, b)| a == b)
}

fn alias(
    document: &Annotated,
    id: Id<Document>,
    (one, other): (usize, usize),
    callers: Option<(usize, usize)>,
    span: Span,
) -> Alias {
    let callers = if one <= other { callers } else { callers.map(|(a, b)| (b, a)) };
    let passage = document.slice(span).split_whitespace().collect::<Vec<_>>().join(" ");
    Alias {
        one: one.min(other),
        other: one.max(other),
        callers,
        evidence: Evidence { document: id, span },
        reason: format!("A text says so: “{passage}”."),
    }
}
