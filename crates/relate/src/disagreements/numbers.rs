//! Figures that contradict each other.

use corpus::{
    Archive, Cited, Disagreement, DisagreementKind, ItemId, ItemKind, Ledger, LedgerValue, Rule, Side, Verdict,
};

const RULE: Rule = Rule::new("disagreement.figures");

/// The disagreement of a ledger whose verdict is conflict: one side a value.
pub(super) fn of_ledger(archive: &Archive, ledger: &Ledger) -> Option<Disagreement> {
    if ledger.verdict != Verdict::Conflict {
        return None;
    }
    let mut groups: Vec<Vec<&LedgerValue>> = Vec::new();
    for value in &ledger.values {
        match groups.iter_mut().find(|group| is_same(group[0], value)) {
            Some(group) => group.push(value),
            None => groups.push(vec![value]),
        }
    }
    let shown: Vec<String> = groups.iter().map(|group| format!("“{}”", archive.passage(group[0].evidence))).collect();
    let mut sides: Vec<Side> = groups.iter().map(|group| side(archive, group)).collect();
    if sides.len() < 2 {
        return None;
    }
    let others = sides.split_off(2);
    let (second, first) = (sides.pop()?, sides.pop()?);
    let at = first.claim.first();
    Some(Disagreement::new(
        ItemId::with(ItemKind::Disagreement, &archive.document(at.document).document, at.span, "number"),
        DisagreementKind::Number,
        ledger.measure.value().clone(),
        Some(ledger.id),
        (first, second),
        others,
        format!("The figures for “{}” differ: {}.", ledger.measure.value(), shown.join(", ")),
        RULE,
    ))
}

fn is_same(one: &LedgerValue, other: &LedgerValue) -> bool {
    one.value.to_bits() == other.value.to_bits() && one.high.map(f64::to_bits) == other.high.map(f64::to_bits)
}

fn side(archive: &Archive, group: &[&LedgerValue]) -> Side {
    let first = group[0];
    let words = archive.passage(first.evidence).to_owned();
    let claim = Cited::with(words, first.evidence, group[1..].iter().map(|value| value.evidence));
    Side { claim, voice: first.voice }
}
