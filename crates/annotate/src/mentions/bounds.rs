//! Where a name begins and ends: articles, titles, possessives, line ends, hyphens, particles.

use std::collections::BTreeSet;
use std::ops::Range;

use corpus::EntityType;
use lexicon::{NameWordKind, Role, RoleKind};
use nlp::{Dep, Pos};

use super::candidate::{Candidate, apart, taken};
use super::gazetteer::{headed, is_land, known, longest};
use super::kinds::{is_acronym, is_organisation};
use super::lists;
use crate::reading::Reading;

/// Mends the bounds of every candidate; one may become several or none.
pub(super) fn mend(reading: Reading<'_>, candidates: Vec<Candidate>) -> Vec<Candidate> {
    let parts = apart(parted(reading, candidates));
    extend(reading, apart(longer(reading, parts)))
}

/// Names cut at line ends and possessors, their margins trimmed; those that name nobody left out.
pub(super) fn parted(reading: Reading<'_>, candidates: Vec<Candidate>) -> Vec<Candidate> {
    let mut mended = Vec::with_capacity(candidates.len());
    let nouns = common_nouns(reading);
    let owners = Owners { unowned: unowned(reading), whole: whole(reading, &candidates) };
    for candidate in candidates {
        for part in lines(reading, &candidate) {
            for part in possessors(reading, part, &owners) {
                let trimmed = trim(reading, Candidate { words: part, ..candidate.clone() });
                mended.extend(trimmed.filter(|name| {
                    !is_common(reading, &name.words, &nouns) && !is_no_name(reading, name) && !is_title(reading, name)
                }));
            }
        }
    }
    mended
}

/// Names that are the beginning of a longer one that the tables know: "Guinea-Bissau".
fn longer(reading: Reading<'_>, mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    let mut taken = taken(reading.syntax.words.len(), &candidates);
    let none = vec![false; taken.len()];
    for candidate in &mut candidates {
        candidate.words.clone().for_each(|word| taken[word] = false);
        if let Some((words, known)) = longest(reading, candidate.words.start, &taken)
            && words.end > candidate.words.end
        {
            *candidate = Candidate { words, kind: known.kind, ..candidate.clone() };
        } else if names_place(reading, candidate)
            && let Some((words, kind)) = headed(reading, &candidate.words, &none)
            && is_land(kind)
        {
            *candidate = Candidate { words, kind, ..candidate.clone() };
        }
        candidate.words.clone().for_each(|word| taken[word] = true);
    }
    candidates
}

/// Whether the model or the tables take the name for a place.
fn names_place(reading: Reading<'_>, candidate: &Candidate) -> bool {
    let place = |kind: EntityType| matches!(kind, EntityType::Gpe | EntityType::Loc);
    let told = || known(reading, reading.passage(candidate.words.clone()));
    place(candidate.kind) || told().is_some_and(|known| place(known.kind) && known.weight >= 4)
}

/// The parts of a name between line ends and, for a person, between the names that a stroke sets beside each other
/// in a credit: "Lea Brandt/Norvik Press".
fn lines(reading: Reading<'_>, candidate: &Candidate) -> Vec<Range<usize>> {
    let words = candidate.words.clone();
    let stroke = |word: usize| {
        let inside = word > words.start + 1 && word + 1 < words.end && reading.word(word) == "/";
        inside
            && candidate.kind == EntityType::Per
            && reading.is_capitalised(word - 1)
            && reading.is_capitalised(word + 1)
    };
    let line = |word: usize| reading.pos(word) == Pos::Space && reading.word(word).contains(['\n', '\r']);
    let breaks = |word: &usize| line(*word) || stroke(*word);
    split(words.clone(), words.clone().filter(breaks).collect())
}

/// The last words of names that stand without a mark of possession somewhere in the document.
fn unowned<'a>(reading: Reading<'a>) -> BTreeSet<&'a str> {
    let free = |word: &usize| {
        let next = reading.after(&(*word..*word + 1));
        let named = reading.is_proper(*word) && reading.is_capitalised(*word);
        named && !next.is_some_and(|next| reading.is_possessive_mark(next) || reading.is_proper(next))
    };
    (0..reading.syntax.words.len()).filter(free).map(|word| reading.word(word)).collect()
}

/// What the rest of the document says of names beside a mark of possession.
struct Owners<'a> {
    /// The last words of names that stand without one.
    unowned: BTreeSet<&'a str>,
    /// The names that stand whole, behind none.
    whole: BTreeSet<&'a str>,
}

/// The names of the candidates in which nobody owns anything.
fn whole<'a>(reading: Reading<'a>, candidates: &[Candidate]) -> BTreeSet<&'a str> {
    let plain = |words: &Range<usize>| !words.clone().any(|word| reading.is_possessive_mark(word));
    candidates.iter().filter(|name| plain(&name.words)).map(|name| reading.passage(name.words.clone())).collect()
}

/// "Kenya's Treasury" as two names: only where the possessor is known as a place, or is named apart from it.
fn possessors(reading: Reading<'_>, words: Range<usize>, owners: &Owners<'_>) -> Vec<Range<usize>> {
    let inner = words.clone().skip(1).take(words.len().saturating_sub(2));
    let mark = inner.into_iter().find(|word| reading.is_possessive_mark(*word));
    match mark {
        Some(mark) if is_place(reading, words.start..mark) => split(words, vec![mark]),
        Some(mark) if owners.unowned.contains(reading.word(mark - 1)) && is_owner(reading, mark - 1) => {
            let owned = mark + 1..words.end;
            if stands_alone(reading, owned.clone()) || owners.whole.contains(reading.passage(owned)) {
                split(words, vec![mark])
            } else {
                vec![words]
            }
        }
        _ => vec![words],
    }
}

/// Whether a word may own a body: no title, and no plural.
fn is_owner(reading: Reading<'_>, word: usize) -> bool {
    let written = reading.word(word);
    let title = reading.lexicon.role(written).is_some() || reading.lexicon.honorific(written).is_some();
    !title && reading.is_proper(word)
}

/// Whether what is owned is a name of its own: a body by its head noun or by the tables.
fn stands_alone(reading: Reading<'_>, words: Range<usize>) -> bool {
    let form = reading.passage(words);
    let pieces: Vec<&str> = form.split_whitespace().collect();
    is_organisation(reading, &pieces) || known(reading, form).is_some() || reading.lexicon.outlet(form).is_some()
}

fn is_place(reading: Reading<'_>, words: Range<usize>) -> bool {
    let form = reading.passage(words);
    !reading.lexicon.country_forms(form).is_empty() || reading.lexicon.city(form).is_some_and(|city| !city.ambiguous)
}

fn split(words: Range<usize>, at: Vec<usize>) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = words.start;
    for cut in at {
        parts.push(start..cut);
        start = cut + 1;
    }
    parts.push(start..words.end);
    parts.retain(|part| !part.is_empty());
    parts
}

/// Takes articles, titles, marks and possessives off the ends; none where no name is left.
fn trim(reading: Reading<'_>, mut candidate: Candidate) -> Option<Candidate> {
    let mut words = candidate.words.clone();
    while !words.is_empty() && (is_margin(reading, words.end - 1) || is_told(reading, &candidate, words.end - 1)) {
        words.end -= 1;
    }
    if candidate.kind == EntityType::Org && words.len() > 1 && is_post(reading, words.end - 1) {
        words.end -= 1;
    }
    if words.len() > 1 && is_body_behind(reading, &words, candidate.kind) {
        words.end -= 1;
        candidate.kind = EntityType::Per;
    }
    if !words.is_empty() && reading.word(words.end - 1) == "of" {
        words = of_number(reading, words)?;
    }
    loop {
        let before = words.start;
        while !words.is_empty() && (is_margin(reading, words.start) || !may_begin(reading, words.clone())) {
            words.start += 1;
        }
        if candidate.kind == EntityType::Per && asks(reading, &words) {
            words.start += 1;
        }
        if words.is_empty() {
            return None;
        }
        let titles = if is_place(reading, words.clone()) { 0 } else { titles(reading, &words, candidate.kind) };
        if titles > 0
            && titles < words.len()
            && (candidate.kind == EntityType::Per || is_honorific(reading, words.start))
        {
            words.start += titles;
            candidate.kind = EntityType::Per;
        }
        if words.start == before {
            break;
        }
    }
    candidate.words = words.clone();
    (!words.is_empty() && is_name(reading, words)).then_some(candidate)
}

/// Whether the first word of a person's name begins a question instead: "Will Robert Holt resign?"
fn asks(reading: Reading<'_>, words: &Range<usize>) -> bool {
    if words.len() < 3 || reading.lexicon.given_name(reading.word(words.start + 1)).is_none() {
        return false;
    }
    let sentence = &reading.syntax.sentences[reading.syntax.words[words.start].sentence];
    let asked = reading.text.slice(sentence.span).trim_end_matches(['"', '”', '’', ' ']).ends_with('?');
    let begins = sentence.words.clone().find(|word| !is_margin(reading, *word)) == Some(words.start);
    asked && begins && matches!(reading.word(words.start), "Will" | "Can" | "Did" | "Has" | "Should" | "Would")
}

/// Whether a word at the end of what the model took for a title is a common noun after a name: "the
/// Brandt visit".
fn is_told(reading: Reading<'_>, candidate: &Candidate, word: usize) -> bool {
    let common = reading.pos(word) == Pos::Noun && !reading.is_capitalised(word);
    candidate.kind == EntityType::Work && candidate.words.len() == 2 && common
}

/// Whether a word at the end of a body's name is the post of somebody there: "Defence Forces Spokesperson".
fn is_post(reading: Reading<'_>, word: usize) -> bool {
    let role = reading.lexicon.role(reading.word(word)).is_some_and(|role| role.prior >= 50);
    role && reading.is_capitalised(word)
        && reading.after(&(word..word + 1)).is_some_and(|next| reading.is_capitalised(next))
}

/// Whether a person's name goes on with the short name of a body, as headlines have it: "Ada Lund FBI interview".
fn is_body_behind(reading: Reading<'_>, words: &Range<usize>, kind: EntityType) -> bool {
    let last = reading.word(words.end - 1);
    let shouted = last.len() > 1 && last.chars().all(char::is_uppercase);
    let number = last.chars().all(|letter| matches!(letter, 'I' | 'V' | 'X')) || matches!(last, "JR" | "SR");
    let before = reading.passage(words.start..words.end - 1);
    let body = || reading.lexicon.name_word(last).is_some_and(|word| word.kind == NameWordKind::Body);
    let named = || reading.lexicon.given_name(reading.word(words.start)).is_some() && words.len() == 3;
    let person = kind == EntityType::Per || kind == EntityType::Org && named() && body();
    person && shouted && !number && before.chars().any(char::is_lowercase)
}

/// A name that ends with "of": with the number after it, as "Group of Seven"; else none.
fn of_number(reading: Reading<'_>, words: Range<usize>) -> Option<Range<usize>> {
    let next = reading.after(&words).filter(|next| reading.is_capitalised(*next))?;
    (reading.pos(next) == Pos::Num).then_some(words.start..next + 1)
}

/// Whether a word at the edge of a name is no part of it.
fn is_margin(reading: Reading<'_>, word: usize) -> bool {
    let written = reading.word(word);
    let is_mark = !written.chars().any(char::is_alphanumeric);
    let is_article = lists::ARTICLES.has(&reading.lower(word));
    is_mark || is_article || reading.is_possessive_mark(word) || reading.pos(word) == Pos::Space
}

/// Whether a name may begin with its first word: a small letter only before a capital in the same word
/// ("iPhone", "al-Sisi") or as a particle before a capital.
fn may_begin(reading: Reading<'_>, words: Range<usize>) -> bool {
    let first = reading.word(words.start);
    let next = words.start + 1;
    let particle = lists::PARTICLES.has(&reading.lower(words.start));
    let capital_follows = next < words.end && (reading.is_capitalised(next) || particle);
    first.chars().any(char::is_uppercase) || first.chars().all(char::is_numeric) || (particle && capital_follows)
}

/// How many words at the beginning are honorifics or roles.
fn titles(reading: Reading<'_>, words: &Range<usize>, kind: EntityType) -> usize {
    let written: Vec<&str> = words.clone().map(|word| reading.word(word)).collect();
    let office = || reading.lexicon.name_word(written[0]).is_some_and(|word| word.kind == NameWordKind::Other);
    let form = reading.passage(words.clone());
    let body = reading.lexicon.name_word(form).is_some_and(|word| word.kind == NameWordKind::Body);
    if body || (written.len() == 2 && is_forename_of_old(reading, written[0])) {
        return 0;
    }
    if reading.lexicon.honorific(written[0]).is_some() || (kind == EntityType::Per && office()) {
        return 1;
    }
    reading.lexicon.longest_role(&written).map_or(0, |(count, _)| count)
}

/// Whether a word that is a role or a title of nobles is more often a given name before one other name: "Dean
/// Brandt", "Duke Brandt". Of three names the first is a title all the same.
pub(super) fn is_forename_of_old(reading: Reading<'_>, written: &str) -> bool {
    let roles = reading.lexicon.roles.all(&written.to_lowercase());
    let rare = |role: &Role| match role.kind {
        RoleKind::Honorific => role.prior <= RARE_TITLE,
        RoleKind::Office | RoleKind::Speaker => false,
        _ => true,
    };
    reading.lexicon.given_name(written).is_some() && !roles.is_empty() && roles.iter().all(rare)
}

/// Up to this share of its uses (of 100) a form of address is more often a given name.
const RARE_TITLE: u8 = 35;

fn is_honorific(reading: Reading<'_>, word: usize) -> bool {
    let written = reading.word(word);
    reading.is_capitalised(word) && reading.lexicon.honorific(written).is_some()
}

/// The common nouns of the document, written small.
fn common_nouns<'a>(reading: Reading<'a>) -> BTreeSet<&'a str> {
    let nouns = (0..reading.syntax.words.len()).filter(|word| reading.pos(*word) == Pos::Noun);
    nouns.map(|word| reading.word(word)).filter(|noun| noun.starts_with(char::is_lowercase)).collect()
}

/// Whether a single word is a common noun for an office or a body, capitalised as a title: "Government",
/// where the document writes it small as well.
fn is_common(reading: Reading<'_>, words: &Range<usize>, nouns: &BTreeSet<&str>) -> bool {
    let lower = reading.lower(words.start);
    let body = reading.lexicon.organisation(&lower).is_some_and(|word| word.prior >= 30);
    let role = reading.lexicon.role(&lower).is_some_and(|role| role.prior >= 60);
    let written_small = nouns.contains(lower.as_str());
    words.len() == 1 && (body || role) && written_small && !is_place(reading, words.clone())
}

/// Whether the word tables know the form as none that names somebody: "State", "CEO".
fn is_no_name(reading: Reading<'_>, name: &Candidate) -> bool {
    let word = reading.lexicon.name_word(reading.passage(name.words.clone()));
    word.is_some_and(|word| word.kind == NameWordKind::Other) || is_attitude(reading, &name.words)
}

/// "anti-Semitism", "Anti-Americanism": an attitude is nobody, where the document never speaks of what it is against.
fn is_attitude(reading: Reading<'_>, words: &Range<usize>) -> bool {
    let last = words.end - 1;
    let against =
        |word: usize| word >= 2 && reading.word(word - 1) == "-" && reading.word(word - 2).eq_ignore_ascii_case("anti");
    let alone = |word: usize| reading.word(word) == reading.word(last) && !against(word);
    let whole = words.len() == 1 || words.len() == 3 && words.start + 2 == last;
    reading.word(last).ends_with("ism") && whole && against(last) && !(0..reading.syntax.words.len()).any(alone)
}

/// Whether what the model took for a name is an office or a part of one: "Minister of Trade", "the Interior
/// Minister", "a Dermatologist".
fn is_title(reading: Reading<'_>, name: &Candidate) -> bool {
    if name.words.len() == 1 && matches!(name.kind, EntityType::Per | EntityType::Norp) {
        let form = reading.word(name.words.start);
        return reading.lexicon.honorific(form).is_some() && reading.lexicon.given_name(form).is_none();
    }
    if matches!(name.kind, EntityType::Per | EntityType::Gpe | EntityType::Norp) {
        return false;
    }
    let written: Vec<&str> = name.words.clone().map(|word| reading.word(word)).collect();
    let role =
        reading.lexicon.longest_role(&written).filter(|(_, role)| role.prior >= 50).map_or(0, |(count, _)| count);
    let whole = role == written.len() || written.get(role).is_some_and(|next| role > 0 && *next == "of");
    whole || (is_portfolio(reading, name) && !is_acronym(reading.passage(name.words.clone())))
}

/// Whether the words name what a minister is in charge of: a "Minister" or "Secretary" follows, and none of
/// them ends the name of a body.
fn is_portfolio(reading: Reading<'_>, name: &Candidate) -> bool {
    let next = reading.after(&name.words).map(|next| reading.word(next));
    let last = reading.word(name.words.end - 1);
    let body = reading.lexicon.organisation(last).is_some_and(|word| word.prior >= 40);
    matches!(next, Some("Minister" | "Ministers" | "Secretary")) && !body && name.words.len() < 5
}

fn is_name(reading: Reading<'_>, words: Range<usize>) -> bool {
    let passage = reading.passage(words);
    let is_address = passage.contains("://") || passage.contains("www.") || passage.contains('@');
    passage.chars().any(char::is_uppercase) && passage.chars().any(char::is_alphabetic) && !is_address
}

/// Lengthens names over hyphens, particles and given names that belong to them.
pub(super) fn extend(reading: Reading<'_>, mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    let mut taken = taken(reading.syntax.words.len(), &candidates);
    for candidate in candidates.iter_mut().filter(|candidate| candidate.kind == EntityType::Per) {
        let words = &mut candidate.words;
        while let Some(end) = hyphenated(reading, words, &taken) {
            words.end = end;
        }
        if let Some(end) = followed(reading, words, &taken) {
            words.end = end;
        }
        while let Some(start) = preceded(reading, words, &taken) {
            words.start = start;
        }
        words.clone().for_each(|word| taken[word] = true);
    }
    apart(candidates)
}

/// The end of a name that goes on after a hyphen: "Suk" of "Suk-yeol".
fn hyphenated(reading: Reading<'_>, words: &Range<usize>, taken: &[bool]) -> Option<usize> {
    let hyphen = reading.after(words)?;
    let next = reading.after(&(hyphen..hyphen + 1))?;
    let free = !taken[hyphen] && !taken[next];
    let joined = reading.is_glued(hyphen - 1, hyphen) && reading.is_glued(hyphen, next);
    let letters = reading.word(next).chars().all(char::is_alphabetic);
    let is_name = reading.is_proper(hyphen - 1) && (reading.is_capitalised(next) || reading.is_proper(next));
    let syllable = words.len() > 1 && is_syllable(reading, hyphen - 1) && is_second_syllable(reading, next);
    (free && joined && letters && (is_name || syllable) && reading.word(hyphen) == "-").then_some(next + 1)
}

/// Whether a word may be the first syllable of a given name of two, as in China and Korea.
fn is_syllable(reading: Reading<'_>, word: usize) -> bool {
    reading.is_capitalised(word) && reading.word(word).chars().count() <= 6
}

/// Whether a word written small may be the second syllable of such a name.
fn is_second_syllable(reading: Reading<'_>, word: usize) -> bool {
    let written = reading.word(word);
    written.chars().count() <= 6 && written.chars().all(char::is_lowercase) && !lists::NAME_ADJECTIVES.has(written)
}

/// The end of a family name before a given name of two syllables that was left outside: "Hwang In-beom".
fn followed(reading: Reading<'_>, words: &Range<usize>, taken: &[bool]) -> Option<usize> {
    let next = reading.after(words).filter(|next| !taken[*next] && is_syllable(reading, *next))?;
    let hyphen = reading.after(&(next..next + 1)).filter(|hyphen| reading.word(*hyphen) == "-" && !taken[*hyphen])?;
    let second = reading.after(&(hyphen..hyphen + 1)).filter(|second| !taken[*second])?;
    let joined = reading.is_glued(next, hyphen) && reading.is_glued(hyphen, second);
    (words.len() == 1 && joined && is_second_syllable(reading, second)).then_some(second + 1)
}

/// The start of a name whose particle, given name or other forename was left outside.
fn preceded(reading: Reading<'_>, words: &Range<usize>, taken: &[bool]) -> Option<usize> {
    let before = reading.before(words.start).filter(|before| !taken[*before])?;
    let written = reading.word(before);
    let is_particle = lists::PARTICLES.has(written) && reading.is_proper(before);
    let given = reading.lexicon.given_name(written).is_some_and(|name| !name.ambiguous);
    let same = reading.syntax.words[before].sentence == reading.syntax.words[words.start].sentence;
    (same && (is_particle || (given && reading.is_proper(before)) || is_forename(reading, before, words, taken)))
        .then_some(before)
}

/// Whether a capitalised proper noun belongs to the one word of a name behind it, by the parse, and is no
/// title, people, place or word of a body.
fn is_forename(reading: Reading<'_>, before: usize, words: &Range<usize>, taken: &[bool]) -> bool {
    let written = reading.word(before);
    let tied = reading.dep(before) == Dep::Compound && reading.syntax.head(before) == Some(words.start);
    let letters = written.chars().all(char::is_alphabetic) && written.chars().skip(1).any(char::is_lowercase);
    let lexicon = reading.lexicon;
    let title = lexicon.is_people(written) || lexicon.honorific(written).is_some() || written == "Chief";
    let other = lexicon.name_word(written).is_some() || lexicon.organisation(written).is_some();
    let one = words.len() == 1 && reading.is_proper(before) && reading.is_capitalised(before);
    let free = reading.before(before).is_none_or(|word| !taken[word] && !reading.is_capitalised(word));
    one && free && tied && letters && !title && !other && known(reading, written).is_none()
}
