//! Names of one thing that outlets choose differently.

use std::collections::{BTreeMap, BTreeSet};

use corpus::{
    Archive, Cited, Disagreement, DisagreementKind, Document, Evidence, Id, ItemId, ItemKind, Naming, Rule, Side, Term,
};

const RULE: Rule = Rule::new("disagreement.names");

/// Two terms that texts say name one thing, where some documents use only the one in their own voice and some only
/// the other.
pub(super) fn of_naming(archive: &Archive, naming: &Naming) -> Option<Disagreement> {
    if naming.rule.0 != "naming.said-to-be-one" {
        return None;
    }
    let mut users: BTreeMap<usize, BTreeSet<Id<Document>>> = BTreeMap::new();
    for (place, term) in naming.terms.iter().enumerate() {
        users.insert(place, term.narration.iter().map(|at| at.document).collect());
    }
    let (one, other) = opposed(naming, &users)?;
    let first = side(&naming.terms[one], &users[&other])?;
    let second = side(&naming.terms[other], &users[&one])?;
    let at = first.claim.first();
    let (a, b) = (naming.terms[one].term.value(), naming.terms[other].term.value());
    Some(Disagreement::new(
        ItemId::with(ItemKind::Disagreement, &archive.document(at.document).document, at.span, "label"),
        DisagreementKind::Label,
        naming.referent.clone(),
        Some(naming.id),
        (first, second),
        Vec::new(),
        format!("Some documents write only “{a}” in their own voice, others only “{b}”."),
        RULE,
    ))
}

/// The two most used terms, worded differently, that documents choose between.
fn opposed(naming: &Naming, users: &BTreeMap<usize, BTreeSet<Id<Document>>>) -> Option<(usize, usize)> {
    let count = naming.terms.len();
    let pairs = (0..count).flat_map(|one| (one + 1..count).map(move |other| (one, other)));
    let mut pairs = pairs.filter(|(one, other)| {
        let (own, theirs) = (&users[one], &users[other]);
        let choose = own.difference(theirs).next().is_some() && theirs.difference(own).next().is_some();
        let (a, b) = (&naming.terms[*one], &naming.terms[*other]);
        choose && is_name(a) && is_name(b) && !share_a_word(a, b) && !is_initials(a, b) && !is_initials(b, a)
    });
    pairs.next()
}

/// Whether a term is a name: what is described takes no side by itself.
fn is_name(term: &Term) -> bool {
    term.term.value().starts_with(char::is_uppercase)
}

/// Whether one term is the initials of the other: "DHS".
fn is_initials(short: &Term, long: &Term) -> bool {
    let words = long.term.value().split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let all: String = words.clone().filter_map(|word| word.chars().next()).collect();
    let large: String = all.chars().filter(|letter| letter.is_uppercase()).collect();
    let short: String = short.term.value().chars().filter(|letter| letter.is_alphanumeric()).collect();
    short.chars().count() > 1 && [all.to_uppercase(), large].contains(&short)
}

/// Whether two terms have a content word or its beginning in common: "Lavrov" and "Sergei Lavrov" are no two names.
fn share_a_word(one: &Term, other: &Term) -> bool {
    let words = |term: &Term| -> Vec<String> {
        term.term.value().to_lowercase().split_whitespace().map(str::to_owned).collect()
    };
    let begins = |a: &str, b: &str| a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count() >= 4;
    let theirs = words(other);
    words(one).iter().any(|word| theirs.iter().any(|other| word == other || begins(word, other)))
}

/// The side of those who use a term and not the other.
fn side(term: &Term, others: &BTreeSet<Id<Document>>) -> Option<Side> {
    let mut shown = term.narration.iter().copied().filter(|at| !others.contains(&at.document));
    let first: Evidence = shown.next()?;
    let claim = Cited::with(term.term.value().clone(), first, shown);
    Some(Side { claim, voice: corpus::Voice::Narration })
}
