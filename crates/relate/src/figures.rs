//! Which figures measure the same, and do they agree?

mod measure;
mod verdict;

use std::collections::{BTreeMap, BTreeSet};

use corpus::{Annotated, Archive, Cited, Document, Evidence, Figure, Id, ItemId, Ledger, LedgerValue, Rule};

use crate::actors::Cast;
use measure::{Measure, measure};

const RULE: Rule = Rule::new("figure.same-measure");
const ALONE: Rule = Rule::new("figure.one-value");

/// A figure of one document with what it measures.
pub(crate) struct Reading<'a> {
    pub(crate) document: Id<Document>,
    pub(crate) annotated: &'a Annotated,
    pub(crate) figure: &'a Figure,
    pub(crate) measure: Measure,
}

/// One ledger a measure and story, in canonical order: what is counted in another story is something else.
pub(crate) fn ledgers(archive: &Archive, order: &[Id<Document>], stories: &[usize], cast: &Cast) -> Vec<Ledger> {
    let readings = readings(archive, order, cast);
    groups(&readings, stories).into_iter().filter_map(|group| ledger(archive, &readings, &group)).collect()
}

/// The figures that measure something that can be compared, in canonical order.
fn readings<'a>(archive: &'a Archive, order: &[Id<Document>], cast: &Cast) -> Vec<Reading<'a>> {
    let mut readings = Vec::new();
    for id in order {
        let annotated = archive.document(*id);
        for figure in annotated.annotations.figures.rows() {
            if let Some(measure) = measure(annotated, *id, figure, cast) {
                readings.push(Reading { document: *id, annotated, figure, measure });
            }
        }
    }
    readings
}

/// The most earlier ledgers one figure is compared with.
const COMPARED: usize = 64;

/// Figures of one measure: each joins the first ledger whose first figure measures the same.
fn groups(readings: &[Reading<'_>], stories: &[usize]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut index: BTreeMap<(&str, usize, u64), Vec<usize>> = BTreeMap::new();
    for (place, reading) in readings.iter().enumerate() {
        let unit = reading.measure.unit.as_str();
        let story = stories[reading.document.index()];
        let keys: Vec<u64> = reading.measure.words.iter().copied().chain(exact(reading.figure)).collect();
        let lists = keys.iter().filter_map(|key| index.get(&(unit, story, *key)));
        let candidates: BTreeSet<usize> = lists.flat_map(|list| list.iter().rev().take(COMPARED)).copied().collect();
        let fitting = candidates
            .into_iter()
            .find(|group| groups[*group].iter().take(4).all(|other| is_one(&readings[*other], reading)));
        let group = fitting.unwrap_or(groups.len());
        if group == groups.len() {
            groups.push(Vec::new());
        }
        groups[group].push(place);
        for key in keys {
            let listed = index.entry((unit, story, key)).or_default();
            if listed.last() != Some(&group) {
                listed.push(group);
            }
        }
    }
    groups
}

/// Whether two figures are of one measure: as their words tell, or as a value tells that is too exact for chance.
fn is_one(one: &Reading<'_>, other: &Reading<'_>) -> bool {
    has_its_value(one, other) || one.measure.is(&other.measure)
}

fn has_its_value(one: &Reading<'_>, other: &Reading<'_>) -> bool {
    let same = exact(one.figure).is_some_and(|key| exact(other.figure) == Some(key));
    same && one.figure.unit == other.figure.unit && one.measure.is_change == other.measure.is_change
}

/// The bits of a value of a unit of measure with so many digits that it hardly occurs twice by chance.
fn exact(figure: &Figure) -> Option<u64> {
    let digits = format!("{}", figure.value.abs()).replace('.', "");
    let significant = digits.trim_start_matches('0').trim_end_matches('0').len();
    (significant >= EXACT && measure::is_measured(&figure.unit)).then(|| figure.value.to_bits())
}

/// The fewest significant digits of a value that stands for its measure.
const EXACT: usize = 4;

fn ledger(archive: &Archive, readings: &[Reading<'_>], group: &[usize]) -> Option<Ledger> {
    let members: Vec<&Reading<'_>> = group.iter().map(|place| &readings[*place]).collect();
    let first = *members.first()?;
    // A measure that is only "the figure" or somebody's name says less than a thing with a name of its own.
    let named = members.iter().copied().find(|reading| reading.measure.is_telling(reading.annotated)).unwrap_or(first);
    let shown = Evidence { document: named.document, span: named.measure.shown };
    let name = named.annotated.slice(named.measure.shown).split_whitespace().collect::<Vec<_>>().join(" ");
    Some(Ledger {
        id: ItemId::of("figure", &archive.document(first.document).document, first.figure.span),
        measure: Cited::new(name, shown),
        values: members.iter().map(|reading| value(reading)).collect(),
        verdict: verdict::verdict(&members),
        rule: if members.len() > 1 { RULE } else { ALONE },
    })
}

fn value(reading: &Reading<'_>) -> LedgerValue {
    let figure = reading.figure;
    LedgerValue {
        value: figure.value,
        // A number said to be exact has two like ends; to a reader it is one number.
        high: figure.high.filter(|high| high.to_bits() != figure.value.to_bits()),
        unit: figure.unit.clone(),
        modifier: figure.modifier,
        direction: figure.direction,
        period: figure.period.clone(),
        asserter: figure.asserter.map(|span| reading.annotated.slice(span).to_owned()),
        voice: reading.annotated.voice(figure.span),
        evidence: Evidence { document: reading.document, span: figure.span },
        rule: figure.rule.clone(),
        doubts: figure.doubts.clone(),
    }
}
