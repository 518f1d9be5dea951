//! Where a text itself says that two names are of one thing.

use std::collections::BTreeMap;

use corpus::{Annotated, Archive, Document, EntityType, Evidence, Id, Mention, MentionForm, Span};

use super::lists;
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

impl Alias {
    /// The two actors, and why they are one.
    pub(crate) fn said(&self) -> (usize, usize, &str) {
        (self.one, self.other, &self.reason)
    }
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
            for alias in joined(document, *id, &names[at..], cast) {
                found.entry((alias.one, alias.other)).or_insert(alias);
            }
        }
    }
    for alias in mounts(archive, cast) {
        found.entry((alias.one, alias.other)).or_insert(alias);
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

/// What the text says of the names that begin `names`.
fn joined(document: &Annotated, id: Id<Document>, names: &[Named], cast: &Cast) -> Vec<Alias> {
    let said = Said { document, id, names, cast };
    let one = || said.appositive().or_else(|| said.calling());
    said.coordinated().unwrap_or_else(|| one().into_iter().collect())
}

/// Names in a row and what stands between them.
struct Said<'a> {
    document: &'a Annotated,
    id: Id<Document>,
    names: &'a [Named],
    cast: &'a Cast,
}

/// The most bytes between two names that a text joins.
const NEAR: u32 = 60;

impl Said<'_> {
    /// The words between a name and the next; a line break where they do not follow each other closely.
    fn gap(&self, at: usize) -> String {
        let between = || -> Option<String> {
            let (first, second) = (self.names.get(at)?, self.names.get(at + 1)?);
            let near = second.span.start >= first.span.end && second.span.start - first.span.end <= NEAR;
            near.then(|| plain(self.document.slice(Span::new(first.span.end, second.span.start))))
        };
        between().unwrap_or_else(|| "\n".to_owned())
    }

    /// "X, also called Y", "X, or Y,", "X (Y)".
    fn appositive(&self) -> Option<Alias> {
        let (x, y) = (self.names.first()?, self.names.get(1)?);
        let is_place =
            |name: &Named| matches!(self.cast.actors[name.actor].entity_type, EntityType::Loc | EntityType::Fac);
        let things = names_a_thing(self.cast, x.actor)
            && names_a_thing(self.cast, y.actor)
            && is_alike(self.cast, x, y)
            && self.is_whole(x);
        if !things || x.actor == y.actor {
            return None;
        }
        let gap = self.gap(0);
        let bracket = gap == "(" && self.closes(y, ")") && is_place(x) && is_place(y);
        let link = gap.strip_prefix([',', '(']).map(str::trim).unwrap_or_default();
        // "Or" offers a choice unless marks set the second name off.
        let chosen = link.starts_with("or") && !self.closes(y, ")") && !self.closes(y, ",");
        // What an organisation holds is called something, too: only a place is surely what stands before the comma.
        let places = is_place(x) && is_place(y);
        let sure = places || !lists::CALLED_ANYTHING.has(link) || self.is_initials(x, y);
        let called = lists::CALLED.has(link) && !chosen && sure;
        (bracket || called).then(|| self.alias(0, 1, None, 1))
    }

    /// "X, which A calls Y".
    fn calling(&self) -> Option<Alias> {
        let (x, third) = (self.names.first()?, self.names.get(2)?);
        let caller = is_polity(self.cast, self.names[1].actor);
        if !caller || !names_a_thing(self.cast, x.actor) || x.actor == third.actor {
            return None;
        }
        let which = matches!(self.gap(0).as_str(), ", which" | ", that" | ", what");
        (which && lists::CALLING.has(&self.gap(1))).then(|| self.alias(0, 2, None, 2))
    }

    /// "X in A and Y in B", "called X in A and Y, or Z, in B": what is called so may have been taken for anything.
    fn coordinated(&self) -> Option<Vec<Alias>> {
        let called = self.is_called();
        let other = self.names.len() > 4 && matches!(self.gap(2).as_str(), "or" | ", or");
        let last = if other { 4 } else { 3 };
        // Two things in two towns are two things; two countries have two names for one.
        let calls =
            |name: &Named| if called { is_region(self.cast, name.actor) } else { is_polity(self.cast, name.actor) };
        let places = [1, last].iter().all(|at| self.names.get(*at).is_some_and(calls));
        let side = |gap: &str| matches!(gap.trim_start_matches(',').trim(), "in" | "by" | "to");
        let link = || lists::LINKS.has(&self.gap(1));
        let (x, y) = (self.names.first()?, self.names.get(2)?);
        let thing = |name: &Named| {
            let body = self.cast.actors[name.actor].entity_type == EntityType::Org;
            if called { !is_polity(self.cast, name.actor) } else { !body && names_a_thing(self.cast, name.actor) }
        };
        let things = thing(x) && thing(y) && x.actor != y.actor && (called || is_alike(self.cast, x, y));
        if !(places && things && link() && side(&self.gap(0)) && side(&self.gap(last - 1))) {
            return None;
        }
        let callers = (self.names[1].actor, self.names[last].actor);
        let mut found = vec![self.alias(0, 2, Some(callers), last)];
        let z = self.names[3];
        if other && thing(&z) && z.actor != y.actor && z.actor != x.actor {
            found.push(self.alias(2, 3, None, last));
        }
        let country = |actor: usize| self.cast.actors[actor].country.as_ref();
        let sides = called || country(callers.0) != country(callers.1);
        (callers.0 != callers.1 && sides).then_some(found)
    }

    /// Whether the first name is introduced as a name: "is called X".
    fn is_called(&self) -> bool {
        let text = self.document.document.text.as_str();
        let before = self.names.first().and_then(|name| text.get(..name.span.start as usize)).unwrap_or_default();
        let mut words = before.rsplit(char::is_whitespace).filter(|word| !word.is_empty() && *word != "the");
        match words.next().map(|word| word.trim_matches('"')) {
            Some("called" | "named" | "dubbed") => true,
            // "Such as X in A, Y in B" are two things.
            Some("as") => words.next() == Some("known"),
            _ => false,
        }
    }

    /// Whether the one is the initials of the other.
    fn is_initials(&self, x: &Named, y: &Named) -> bool {
        let initials = |long: &Named| -> String {
            let words = self.document.slice(long.span).split(|letter: char| !letter.is_alphanumeric());
            words.filter_map(|word| word.chars().next()).filter(|letter| letter.is_uppercase()).collect()
        };
        [(x, y), (y, x)].iter().any(|(short, long)| self.document.slice(short.span) == initials(long))
    }

    /// Whether no word of a name stands before it that was not taken for one: "Islamic" before "State".
    fn is_whole(&self, name: &Named) -> bool {
        let text = self.document.document.text.as_str();
        let before = text.get(..name.span.start as usize).unwrap_or_default();
        let word = before.strip_suffix(' ').and_then(|before| before.split_whitespace().next_back());
        word.is_none_or(|word| !word.starts_with(char::is_uppercase) || matches!(word, "The" | "A" | "An"))
    }

    fn closes(&self, name: &Named, mark: &str) -> bool {
        let text = self.document.document.text.as_str();
        text.get(name.span.end as usize..).is_some_and(|rest| rest.starts_with(mark))
    }

    /// The alias of two of the names, shown from the first to the name at `last`.
    fn alias(&self, one: usize, other: usize, callers: Option<(usize, usize)>, last: usize) -> Alias {
        let end = self.names[last].span.end;
        let actors = (self.names[one].actor, self.names[other].actor);
        alias(self.document, self.id, actors, callers, Span::new(self.names[one].span.start, end))
    }
}

/// "Mount X" and "X", "Southern Xs" and "South X Islands": one name of a place with and without its general words,
/// whatever a text without them took it for, a person apart.
fn mounts(archive: &Archive, cast: &Cast) -> Vec<Alias> {
    let mut same: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, actor) in cast.actors.iter().enumerate() {
        if actor.entity_type != EntityType::Per && !is_polity(cast, at) {
            same.entry(bare(actor.name.value())).or_default().push(at);
        }
    }
    let is_place = |at: &&usize| matches!(cast.actors[**at].entity_type, EntityType::Loc | EntityType::Fac);
    same.retain(|bare, places| bare.chars().count() > 4 && places.iter().any(|at| is_place(&at)));
    let pairs = same.values().flat_map(|places| places[1..].iter().map(|other| (places[0], *other)));
    pairs.filter_map(|pair| without_general_words(archive, cast, pair)).collect()
}

fn without_general_words(archive: &Archive, cast: &Cast, (one, other): (usize, usize)) -> Option<Alias> {
    let shown = *cast.actors[other].mentions.first()?;
    let names = [one, other].map(|at| cast.actors[at].name.value().as_str());
    let reason = format!("“{}” and “{}”: one name, with and without its general words.", names[0], names[1]);
    let alias = alias(archive.document(shown.document), shown.document, (one, other), None, shown.span);
    Some(Alias { reason, ..alias })
}

/// A name in lower case without "Mount" and "Islands", its direction as a noun, its last word in the singular.
fn bare(name: &str) -> String {
    let mut words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
    if words.len() > 1 && matches!(words[0].as_str(), "mount" | "mt" | "mt.") {
        words.remove(0);
    }
    if words.len() > 1 && matches!(words[words.len() - 1].as_str(), "islands" | "island" | "isles" | "mountains") {
        words.pop();
    }
    if words.len() > 1
        && let Some(side) = words[0].strip_suffix("ern").map(str::to_owned)
    {
        words[0] = side;
    }
    let joined = words.join(" ");
    joined.strip_suffix('s').filter(|name| !name.ends_with('s')).map_or(joined.clone(), str::to_owned)
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

/// A country, its capital or government: it names things, and is not a thing with two names here.
fn is_polity(cast: &Cast, actor: usize) -> bool {
    let actor = &cast.actors[actor];
    matches!(actor.entity_type, EntityType::Gpe | EntityType::Norp) && actor.country.is_some()
}

/// Where something is called by a name: a country, a region.
fn is_region(cast: &Cast, actor: usize) -> bool {
    matches!(cast.actors[actor].entity_type, EntityType::Gpe | EntityType::Norp | EntityType::Loc)
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
