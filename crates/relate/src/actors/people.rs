//! When two names are one person's.

use std::collections::BTreeMap;

use corpus::{Archive, Doubt};
use lexicon::{Lexicon, NameGender};

use super::families;
use super::merge::{Company, Merge, Node, pair};
use super::spelling::distance;

/// Joins the names of people: the same words in another order, given names that are spelled differently, shortened
/// or left out.
pub(super) fn join(merge: &mut Merge, company: &Company, archive: &Archive, lexicon: &Lexicon) {
    let full: Vec<usize> = people(merge).filter(|place| merge.nodes[*place].name.words.len() > 1).collect();
    hyphenated(merge, &full);
    reordered(merge, &full);
    respelled(merge, &full, lexicon);
    misspelled(merge, &full, company);
    mistyped(merge, &full);
    families::join(merge, &full, company, archive);
    surnames(merge, &full, company, lexicon);
}

fn people(merge: &Merge) -> impl Iterator<Item = usize> + use<> {
    let people: Vec<usize> = (0..merge.nodes.len()).filter(|place| merge.nodes[*place].is_person).collect();
    people.into_iter()
}

/// Family name first or last, two family names in either order, with or without a hyphen between them.
fn reordered(merge: &mut Merge, full: &[usize]) {
    let mut first: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    for &place in full {
        let mut words = merge.nodes[place].name.parts();
        words.sort_unstable();
        let words: Vec<String> = words.into_iter().map(str::to_owned).collect();
        if let Some(&earlier) = first.get(&words) {
            if merge.root(earlier) != merge.root(place) {
                let pair = pair(&merge.nodes[earlier], &merge.nodes[place]);
                merge.join(place, earlier, format!("{pair}: the same names in another order."));
            }
        } else {
            first.insert(words, place);
        }
    }
}

/// One name with and without a hyphen: `Jong-un` and `Jong Un`.
fn hyphenated(merge: &mut Merge, full: &[usize]) {
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    for &place in full {
        let key: String = merge.nodes[place].name.key().chars().filter(|letter| letter.is_alphanumeric()).collect();
        if let Some(&earlier) = first.get(&key) {
            let pair = pair(&merge.nodes[earlier], &merge.nodes[place]);
            merge.join(place, earlier, format!("{pair}: one name with and without its hyphen."));
        } else {
            first.insert(key, place);
        }
    }
}

/// The most names of one surname that are compared with each other.
const NAMESAKES: usize = 64;

fn respelled(merge: &mut Merge, full: &[usize], lexicon: &Lexicon) {
    let mut by_surname: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for &place in full {
        by_surname.entry(merge.nodes[place].name.last().to_owned()).or_default().push(place);
    }
    for namesakes in by_surname.into_values() {
        for (at, &place) in namesakes.iter().enumerate().take(NAMESAKES) {
            for &earlier in &namesakes[..at] {
                compare(merge, &namesakes, (earlier, place), lexicon);
            }
        }
    }
}

/// One given name and surnames that differ by a letter, in documents that name others in common.
fn misspelled(merge: &mut Merge, full: &[usize], company: &Company) {
    let mut by_given: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for &place in full.iter().filter(|place| merge.nodes[**place].name.words.len() == 2) {
        by_given.entry(merge.nodes[place].name.first().to_owned()).or_default().push(place);
    }
    for (given, people) in by_given.into_iter().filter(|(given, _)| given.chars().count() > 2) {
        for (at, &place) in people.iter().enumerate().take(NAMESAKES) {
            for &earlier in &people[..at] {
                let (a, b) = (merge.nodes[earlier].name.last(), merge.nodes[place].name.last());
                let long = a.chars().count().min(b.chars().count()) > 3;
                if long && a != b && distance(a, b, 1) == 1 && merge.meet(place, earlier, company) {
                    let pair = pair(&merge.nodes[earlier], &merge.nodes[place]);
                    let reason = format!("{pair}: both {given}, surnames that differ by one letter, in one story.");
                    merge.join_with_doubt(place, earlier, reason, Doubt::new("surnames spelled differently"));
                }
            }
        }
    }
}

/// A name of two words or more that one document takes for a person's and another for something else.
fn mistyped(merge: &mut Merge, full: &[usize]) {
    let others = merge.nodes.iter().enumerate().filter(|(_, node)| !node.is_person);
    let others: BTreeMap<String, usize> = others.map(|(place, node)| (node.name.key(), place)).collect();
    for &place in full {
        if let Some(&other) = others.get(&merge.nodes[place].name.key()) {
            let reason = format!("“{}”: the same name.", merge.nodes[place].name.written);
            merge.join(place, other, reason);
        }
    }
}

fn compare(merge: &mut Merge, namesakes: &[usize], (earlier, place): (usize, usize), lexicon: &Lexicon) {
    let (one, other) = (&merge.nodes[earlier], &merge.nodes[place]);
    let Some(given) = given(one, other, lexicon) else { return };
    let pair = pair(one, other);
    match given {
        Given::Middle => merge.join(place, earlier, format!("{pair}: the same first and last names.")),
        Given::Spelling => {
            let reason = format!("{pair}: the same surname, given names that differ in spelling.");
            merge.join_with_doubt(place, earlier, reason, Doubt::new("given names spelled differently"));
        }
        Given::Short if alone(merge, namesakes, place, earlier) => {
            let reason = format!("{pair}: the same surname, and a short form of the given name.");
            merge.join_with_doubt(place, earlier, reason, Doubt::new("a short form for a given name"));
        }
        Given::Initial if alone(merge, namesakes, place, earlier) => {
            let reason = format!("{pair}: the same surname, and an initial that fits the given name.");
            merge.join_with_doubt(place, earlier, reason, Doubt::new("an initial for a given name"));
        }
        Given::Short | Given::Initial => {}
    }
}

/// How two given names of one surname fit.
enum Given {
    /// One has a middle name more.
    Middle,
    /// Transliterations or misspellings of each other.
    Spelling,
    /// One is the initial of the other.
    Initial,
    /// One is a short form of the other: `Ed` and `Edward`, `Bill` and `William`.
    Short,
}

fn given(one: &Node, other: &Node, lexicon: &Lexicon) -> Option<Given> {
    let (a, b) = (one.name.first(), other.name.first());
    let middles = |node: &Node| node.name.words[1..node.name.words.len() - 1].to_vec();
    if a == b {
        return middles_fit(&middles(one), &middles(other)).then_some(Given::Middle);
    }
    if a.chars().count() == 1 || b.chars().count() == 1 {
        return (a.chars().next() == b.chars().next()).then_some(Given::Initial);
    }
    let listed = lexicon.is_short_name(a, b) || lexicon.is_short_name(b, a);
    if listed || (is_short_for(a, b) || is_short_for(b, a)) && !told_apart(a, b, lexicon) {
        return Some(Given::Short);
    }
    let shorter = a.chars().count().min(b.chars().count());
    let most = if shorter >= 7 { 2 } else { 1 };
    let near = shorter >= 4 && distance(a, b, most) <= most;
    (near && !told_apart(a, b, lexicon)).then_some(Given::Spelling)
}

/// Whether a given name of two letters begins like the other, or one of three has letters of it in order.
fn is_short_for(short: &str, long: &str) -> bool {
    let count = short.chars().count();
    let mut letters = long.chars();
    (2..=3).contains(&count)
        && long.chars().count() > count + 1
        && short.chars().next() == long.chars().next()
        && (count == 2 || short.chars().all(|letter| letters.any(|other| other == letter)))
}

/// Middle names fit where one name has none, or the shorter of two is an initial or the same.
fn middles_fit(one: &[String], other: &[String]) -> bool {
    one.is_empty()
        || other.is_empty()
        || one.iter().zip(other).all(|(a, b)| a.starts_with(b.as_str()) || b.starts_with(a.as_str()))
}

/// Whether two given names are known to be of different people: one a woman's, one a man's.
fn told_apart(one: &str, other: &str, lexicon: &Lexicon) -> bool {
    let gender = |name: &str| {
        let mut letters = name.chars();
        let capital = letters.next().map(char::to_uppercase).into_iter().flatten().chain(letters).collect::<String>();
        lexicon.given_name(&capital).map(|given| given.gender)
    };
    use NameGender::{Female, Male};
    matches!((gender(one), gender(other)), (Some(Female), Some(Male)) | (Some(Male), Some(Female)))
}

/// Whether no third person of a surname fits an initial of the two.
fn alone(merge: &Merge, namesakes: &[usize], one: usize, other: usize) -> bool {
    let initial = |place: usize| merge.nodes[place].name.first().chars().next();
    let (own, theirs) = (merge.root(one), merge.root(other));
    let mut fitting =
        namesakes.iter().copied().filter(|place| [initial(one), initial(other)].contains(&initial(*place)));
    fitting.all(|place| [own, theirs].contains(&merge.root(place)))
}

/// A surname alone is the one person of that surname in documents of the same story.
fn surnames(merge: &mut Merge, full: &[usize], company: &Company, lexicon: &Lexicon) {
    let mut bearers: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for &place in full {
        let name = &merge.nodes[place].name;
        bearers.entry(name.last().to_owned()).or_default().push(place);
        bearers.entry(name.first().to_owned()).or_default().push(place);
    }
    for place in people(merge) {
        let name = &merge.nodes[place].name;
        let is_place = lexicon.place(&name.written).is_some() || lexicon.country(&name.written).is_some();
        let alone = name.words.len() == 1 && !is_place;
        let Some(fitting) = bearers.get(name.first()).filter(|_| alone) else { continue };
        let Some(bearer) = bearer(merge, place, fitting, company) else { continue };
        let pair = pair(&merge.nodes[place], &merge.nodes[bearer]);
        let reason = format!("{pair}: one person of that name in documents that name others in common.");
        merge.join_with_doubt(place, bearer, reason, Doubt::new("joined by one name alone"));
    }
}

/// The person most often so named, if at least three in four mentions of people so named are that person's.
fn bearer(merge: &Merge, place: usize, fitting: &[usize], company: &Company) -> Option<usize> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for other in fitting {
        *counts.entry(merge.root(*other)).or_default() += merge.nodes[*other].mentions.len();
    }
    let (root, most) = counts.iter().max_by_key(|(root, count)| (**count, std::cmp::Reverse(**root)))?;
    let dominant = most * 4 >= counts.values().sum::<usize>() * 3;
    let met = || fitting.iter().any(|other| merge.root(*other) == *root && merge.meet(place, *other, company));
    (dominant && met()).then_some(*root)
}
