//! Who signed a page: every place of the markup that names somebody votes.

use corpus::{Author, Doubt};
use lexicon::{Lexicon, MarkupSign};

use super::byline::{Byline, Mark};
use super::date::{Places, Setting};
use super::facts::{Facts, said};
use super::jsonld;
use super::person;
use super::signs::Signs;
use super::site::Site;
use crate::lists::CARD_LABELS;
use crate::metadata::in_person_case;

/// The people whom one place of the page names, and how far it is believed.
struct Vote {
    names: Vec<String>,
    rule: &'static str,
    weight: i32,
}

/// With less weight a name is not believed.
const LEAST: i32 = 8;

/// With less weight a name is a guess.
const SURE: i32 = 35;

/// The authors.
pub(super) fn read(facts: &Facts, site: &Site, setting: &Setting<'_>, lexicon: &Lexicon) -> Vec<Author> {
    let judge = person::Judge { site, lexicon };
    let mut votes = of_data(facts, &judge);
    let places = Places::of(facts, setting);
    votes.extend(facts.bylines.iter().filter_map(|byline| visible(byline, &places, &judge)));
    votes.retain(|vote| !vote.names.is_empty() && vote.weight >= LEAST);
    let support = |vote: &Vote| -> i32 { support(vote, &votes) };
    let place = |vote: &Vote| votes.iter().position(|other| std::ptr::eq(other, vote)).unwrap_or_default();
    let Some(best) = votes.iter().max_by_key(|vote| (support(vote), vote.names.len(), std::cmp::Reverse(place(vote))))
    else {
        return Vec::new();
    };
    best.names.iter().take(20).map(|name| author(name, best, support(best), &votes)).collect()
}

/// The weight of a vote with that of the best vote of each other rule for one of its names.
fn support(vote: &Vote, votes: &[Vote]) -> i32 {
    let mut best: Vec<(&str, i32)> = vec![(vote.rule, vote.weight)];
    for other in
        votes.iter().filter(|other| other.names.iter().any(|name| vote.names.iter().any(|own| same(own, name))))
    {
        match best.iter_mut().find(|(rule, _)| *rule == other.rule) {
            Some((_, weight)) => *weight = (*weight).max(other.weight),
            None => best.push((other.rule, other.weight)),
        }
    }
    best.iter().map(|(_, weight)| weight).sum()
}

fn same(a: &str, b: &str) -> bool {
    a.eq_ignore_ascii_case(b) || a.to_lowercase() == b.to_lowercase()
}

fn author(name: &str, vote: &Vote, support: i32, votes: &[Vote]) -> Author {
    let mut signed = said(in_person_case(name), vote.rule);
    if !name.contains(' ') {
        // "Ada" where another place has "Ada Onwu".
        let longer = votes.iter().flat_map(|other| &other.names).find(|other| other.starts_with(&format!("{name} ")));
        match longer {
            Some(longer) => signed.value.clone_from(longer),
            None => signed.doubts.push(Doubt::new("a single name")),
        }
    }
    if support < SURE {
        signed.doubts.push(Doubt::new("a name that no data of the page confirms"));
    }
    Author { name: signed, role: None }
}

/// What structured data and `<meta>` fields name.
fn of_data(facts: &Facts, judge: &person::Judge<'_>) -> Vec<Vote> {
    let mut votes = Vec::new();
    for (rank, article) in jsonld::articles(&facts.objects).enumerate() {
        let people = ["author", "creator"].iter().map(|field| jsonld::people(article, field, &facts.objects));
        let people = people.filter(|people| !people.is_empty()).take(1).flatten();
        let names = judge.listed(people.map(|name| judge.of_data(&name, false)));
        votes.push(Vote { names, rule: "author.json-ld", weight: if rank == 0 { 50 } else { 20 } });
    }
    let metas = facts.signed(MarkupSign::Author, judge.lexicon);
    let names =
        metas.map(|(field, content)| judge.of_data(content, field.starts_with("citation") || field.starts_with("dc")));
    votes.push(Vote { names: judge.listed(names), rule: "author.meta", weight: 40 });
    let card = card(facts).map(|content| judge.of_data(content, false));
    votes.push(Vote { names: judge.listed(card.into_iter()), rule: "author.card", weight: 30 });
    votes
}

/// The line "Written by" of a preview card.
fn card(facts: &Facts) -> Option<&str> {
    let label = facts.meta(&["twitter:label1"])?.to_lowercase();
    let written = CARD_LABELS.iter().any(|word| label.contains(word));
    facts.meta(&["twitter:data1"]).filter(|_| written)
}

/// The vote of an element or a text of the page.
fn visible(byline: &Byline, places: &Places, judge: &person::Judge<'_>) -> Option<Vote> {
    let near = places.near(byline.order);
    let (rule, weight) = match byline.mark {
        Mark::Property => ("author.property", 45),
        Mark::Relation => ("author.rel", 40),
        Mark::Label => ("author.label", 50),
        Mark::Class => ("author.class", 42),
        Mark::Link => ("author.link", 34),
        Mark::Text => ("author.text", 18),
    };
    let signs = byline.signs;
    let against = [(Signs::COMMENT, 60), (Signs::RELATED, 15), (Signs::FRAME, 25), (Signs::OTHER, 6)];
    let against: i32 = against.iter().filter(|(sign, _)| signs.has(*sign)).map(|(_, weight)| weight).sum();
    let weight = weight
        - against
        - if near {
            0
        } else if byline.mark <= Mark::Relation {
            8
        } else {
            15
        };
    // Far from the headline and without a mark a name has to look like one.
    let apart = !near || signs.has(Signs::FRAME);
    let known = byline.mark >= Mark::Link || apart && (byline.mark == Mark::Class || byline.bare);
    let names = judge.of_parts(&byline.parts, known, byline.mark == Mark::Text);
    (weight >= LEAST && !names.is_empty()).then_some(Vote { names, rule, weight })
}
