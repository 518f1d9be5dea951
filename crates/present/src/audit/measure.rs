//! What judgements say: how often each table is right, and how far two coders agree.

use std::collections::BTreeMap;
use std::fmt;

use super::{Coded, Judgement};

/// The normal quantile of a 95 % interval.
const Z: f64 = 1.959_964;

/// How often the items of a table are right.
#[derive(Clone, Debug, PartialEq)]
pub struct Precision {
    /// The table, or `all`.
    pub table: String,
    /// Items judged right, partly right and wrong.
    pub counts: [usize; 3],
    /// The share that is right.
    pub right: f64,
    /// Its 95 % interval (Wilson 1927).
    pub interval: (f64, f64),
    /// The share that is right or partly right.
    pub at_least_partly: f64,
}

/// How far two coders agree on the items that both judged.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreement {
    /// The items that both judged.
    pub items: usize,
    /// The share with one judgement.
    pub same: f64,
    /// What is left of it beyond chance (Cohen 1960); none where one judgement is all there is.
    pub kappa: Option<f64>,
    /// The items on which they differ.
    pub differing: Vec<String>,
}

/// The result of coding a sample.
#[derive(Clone, Debug, PartialEq)]
pub struct Audit {
    /// What the first coder says: one row a table, then `all`.
    pub precision: Vec<Precision>,
    /// Where there are two coders.
    pub agreement: Option<Agreement>,
}

/// What one coder says, or two.
pub fn audit(first: &[Coded], second: Option<&[Coded]>) -> Audit {
    let mut tables: BTreeMap<&str, Vec<&Coded>> = BTreeMap::new();
    for coded in first {
        tables.entry(&coded.table).or_default().push(coded);
    }
    let mut rows: Vec<Precision> = tables.iter().map(|(table, coded)| precision(table, coded)).collect();
    rows.push(precision("all", &first.iter().collect::<Vec<_>>()));
    Audit { precision: rows, agreement: second.map(|second| agreement(first, second)) }
}

fn precision(table: &str, coded: &[&Coded]) -> Precision {
    let count = |wanted: Judgement| coded.iter().filter(|one| one.judgement == wanted).count();
    let counts = [count(Judgement::Right), count(Judgement::Partly), count(Judgement::Wrong)];
    Precision {
        table: table.to_owned(),
        counts,
        right: share(counts[0], coded.len()),
        interval: wilson(counts[0], coded.len()),
        at_least_partly: share(counts[0] + counts[1], coded.len()),
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// The score interval of a proportion (E. B. Wilson 1927), which holds for few items and for shares near one.
fn wilson(part: usize, whole: usize) -> (f64, f64) {
    if whole == 0 {
        return (0.0, 1.0);
    }
    let (n, p) = (whole as f64, share(part, whole));
    let middle = p + Z * Z / (2.0 * n);
    let spread = Z * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt();
    let scale = 1.0 + Z * Z / n;
    (((middle - spread) / scale).max(0.0), ((middle + spread) / scale).min(1.0))
}

fn agreement(first: &[Coded], second: &[Coded]) -> Agreement {
    let theirs: BTreeMap<&str, Judgement> = second.iter().map(|one| (one.item.as_str(), one.judgement)).collect();
    let both = first.iter().filter_map(|one| Some((one, *theirs.get(one.item.as_str())?)));
    let both: Vec<(&Coded, Judgement)> = both.collect();
    let differing: Vec<String> =
        both.iter().filter(|(one, other)| one.judgement != *other).map(|(one, _)| one.item.clone()).collect();
    let same = share(both.len() - differing.len(), both.len());
    let chance: f64 = [Judgement::Right, Judgement::Partly, Judgement::Wrong]
        .iter()
        .map(|wanted| {
            let mine = both.iter().filter(|(one, _)| one.judgement == *wanted).count();
            let theirs = both.iter().filter(|(_, other)| other == wanted).count();
            share(mine, both.len()) * share(theirs, both.len())
        })
        .sum();
    let kappa = (!both.is_empty() && chance < 1.0).then(|| (same - chance) / (1.0 - chance));
    Agreement { items: both.len(), same, kappa, differing }
}

impl fmt::Display for Audit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{:<14} {:>6} {:>6} {:>6} {:>6}  {:>6}  {:<14} {:>9}",
            "table", "judged", "right", "partly", "wrong", "right", "95 % interval", "or partly"
        )?;
        for row in &self.precision {
            let [right, partly, wrong] = row.counts;
            let interval = format!("{:.3} to {:.3}", row.interval.0, row.interval.1);
            let judged = right + partly + wrong;
            writeln!(
                f,
                "{:<14} {judged:>6} {right:>6} {partly:>6} {wrong:>6}  {:>6.3}  {interval:<14} {:>9.3}",
                row.table, row.right, row.at_least_partly
            )?;
        }
        let Some(agreement) = &self.agreement else { return Ok(()) };
        let kappa = agreement.kappa.map_or_else(|| "not defined".to_owned(), |kappa| format!("{kappa:.3}"));
        writeln!(
            f,
            "\nTwo coders judged {} items: the same for {:.3} of them, kappa {kappa}.",
            agreement.items, agreement.same
        )?;
        if !agreement.differing.is_empty() {
            writeln!(f, "They differ on {}.", agreement.differing.join(", "))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn coded(judgements: &str) -> Vec<Coded> {
        let judged = judgements.chars().enumerate().map(|(place, letter)| Coded {
            item: format!("item-{place}"),
            table: "quotes".to_owned(),
            judgement: match letter {
                'r' => Judgement::Right,
                'p' => Judgement::Partly,
                _ => Judgement::Wrong,
            },
        });
        judged.collect()
    }

    #[test]
    fn the_interval_is_wilsons() {
        // Newcombe 1998, table I: 15 of 148.
        let (low, high) = wilson(15, 148);
        assert!((low - 0.0624).abs() < 5e-5 && (high - 0.1605).abs() < 5e-5, "{low} {high}");
        assert_eq!(wilson(0, 0), (0.0, 1.0));
        assert!((wilson(20, 20).1 - 1.0).abs() < 1e-12);
    }

    #[test]
    fn agreement_beyond_chance() {
        let two = audit(&coded("rrrrwwww"), Some(&coded("rrrwwwwr"))).agreement.unwrap();
        assert_eq!((two.items, two.same), (8, 0.75));
        assert!((two.kappa.unwrap() - 0.5).abs() < 1e-12);
        assert_eq!(two.differing, ["item-3", "item-7"]);
        assert_eq!(audit(&coded("rr"), Some(&coded("rr"))).agreement.unwrap().kappa, None);
    }

    #[test]
    fn each_table_has_its_row() {
        let one = audit(&coded("rrpw"), None);
        assert_eq!(one.precision.len(), 2);
        assert_eq!((one.precision[0].counts, one.precision[0].right), ([2, 1, 1], 0.5));
        assert_eq!(one.precision[1].table, "all");
    }
}
