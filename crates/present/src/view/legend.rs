//! What the rules and doubts that stand on the page mean.

use std::collections::BTreeSet;

use super::visible::visible;
use crate::explain;
use crate::record::BriefRecord;

/// Names with what they mean, in order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Legend {
    /// Name, anchor, meaning.
    pub(crate) rules: Vec<(String, String, &'static str)>,
    pub(crate) doubts: Vec<(String, &'static str)>,
}

/// Where the page says what a rule says: letters, digits and dashes, as identifiers of pages have.
pub(super) fn anchor(rule: &str) -> String {
    format!("rule-{}", rule.replace('.', "-"))
}

/// The meaning of every rule and doubt of the items of a brief that this program knows.
pub(super) fn legend(record: &BriefRecord) -> Legend {
    let mut rules: BTreeSet<&str> = BTreeSet::new();
    let mut doubts: BTreeSet<&str> = BTreeSet::new();
    macro_rules! of {
        ($($list:expr),*) => {
            $(for item in $list {
                rules.insert(item.rule.as_str());
                doubts.extend(item.doubt.iter().map(String::as_str));
            })*
        };
    }
    let values = record.figures.iter().flat_map(|ledger| &ledger.values);
    of!(&record.entities, &record.timeline, &record.quotes, &record.positions, &record.disagreements, values);
    rules.extend(record.origins.iter().map(|origin| origin.rule.as_str()));
    rules.extend(record.figures.iter().map(|ledger| ledger.rule.as_str()));
    rules.extend(record.corrections.iter().map(|correction| correction.rule.as_str()));
    rules.extend(record.naming.iter().map(|naming| naming.rule.as_str()));
    let known = |(name, _): &(&str, &str), of: &BTreeSet<&str>| of.contains(name);
    let said = |(name, says): (&str, &'static str)| (visible(name), says);
    Legend {
        rules: explain::rules()
            .filter(|row| known(row, &rules))
            .map(|(name, says)| (visible(name), anchor(name), says))
            .collect(),
        doubts: explain::doubts().filter(|row| known(row, &doubts)).map(said).collect(),
    }
}
