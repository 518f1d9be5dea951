//! What one side wants and another refuses.

use std::collections::{BTreeMap, BTreeSet};

use corpus::{Archive, Disagreement, DisagreementKind, Doubt, Few, ItemId, ItemKind, Position, Rule, Side};

use crate::actors::Cast;
use crate::stems::contents;

const RULE: Rule = Rule::new("disagreement.demand-refused");

/// The fewest words that a demand and its refusal have in common, and their least share of the shorter of the two:
/// two long passages may name one issue in passing.
const SHARED: usize = 2;
const SHARE: (usize, usize) = (1, 2);
/// The fewest words of either.
const WORDS: usize = 3;
/// The most positions on one issue that are compared.
const COMPARED: usize = 48;

/// Demands and offers of one actor with the refusals of another on one issue, both said by them or reported as said,
/// in nearly the same words.
pub(super) fn of_positions(
    archive: &Archive,
    stories: &[usize],
    positions: &[Position],
    cast: &Cast,
) -> Vec<Disagreement> {
    let mut of_issue: BTreeMap<String, Vec<&Position>> = BTreeMap::new();
    // In other clauses it is less sure whose stance it is.
    let said = |position: &&Position| position.grounds.rule.0 == "position.quote" && position.grounds.doubts.is_empty();
    for position in positions.iter().filter(said) {
        of_issue.entry(position.issue.value().to_lowercase()).or_default().push(position);
    }
    let mut found = Vec::new();
    for held in of_issue.values() {
        let mut seen: BTreeSet<(&ItemId, &ItemId)> = BTreeSet::new();
        let held = &held[..held.len().min(COMPARED)];
        for wanted in held.iter().filter(|one| matches!(one.stance.as_str(), "demand" | "offer")) {
            for refused in held.iter().filter(|one| one.stance == "refusal" && one.actor != wanted.actor) {
                if is_answer(archive, stories, wanted, refused, cast) && seen.insert((&wanted.actor, &refused.actor)) {
                    found.push(disagreement(archive, wanted, refused, cast));
                }
            }
        }
    }
    found
}

/// Whether the two are told in one story, by different documents or passages, of people of different countries, and
/// in words that are half the same.
fn is_answer(archive: &Archive, stories: &[usize], wanted: &Position, refused: &Position, cast: &Cast) -> bool {
    let (one, other) = (wanted.summary.first(), refused.summary.first());
    let stems = |at: corpus::Evidence| -> BTreeSet<u64> {
        let found = contents(archive.document(at.document).document.text.as_str(), at.span);
        found.into_iter().map(|word| word.stem).collect()
    };
    let story = |at: corpus::Evidence| stories[at.document.index()];
    let apart = one.document != other.document || !one.span.overlaps(other.span);
    let countries =
        |id: &ItemId| cast.actors.iter().find(|actor| actor.id == *id).and_then(|actor| actor.country.clone());
    let compatriots = || countries(&wanted.actor).is_some_and(|code| countries(&refused.actor) == Some(code));
    if !apart || story(one) != story(other) || compatriots() {
        return false;
    }
    let (own, theirs) = (stems(one), stems(other));
    let (shared, least) = (own.intersection(&theirs).count(), own.len().min(theirs.len()));
    least >= WORDS && shared >= SHARED && shared * SHARE.1 >= least * SHARE.0
}

fn disagreement(archive: &Archive, wanted: &Position, refused: &Position, cast: &Cast) -> Disagreement {
    let side = |position: &Position| Side { claim: position.summary.clone(), voice: position.voice };
    let name = |id: &ItemId| {
        let actor = cast.actors.iter().find(|actor| actor.id == *id);
        actor.map_or_else(|| id.to_string(), |actor| actor.name.value().clone())
    };
    let verb = if wanted.stance == "offer" { "offers" } else { "demands" };
    let issue = wanted.issue.value();
    let at = wanted.summary.first();
    let facet = format!("position {}", refused.id);
    let mut found = Disagreement::new(
        ItemId::with(ItemKind::Disagreement, &archive.document(at.document).document, at.span, &facet),
        DisagreementKind::Position,
        issue.clone(),
        Some(wanted.id),
        (side(wanted), side(refused)),
        Vec::new(),
        format!("On “{issue}”, “{}” {verb}, “{}” refuses.", name(&wanted.actor), name(&refused.actor)),
        RULE,
    );
    found.doubts = if issue.contains(' ') { Few::new() } else { Few::one(Doubt::new("the issue is one word")) };
    found
}
