//! Which figures measure the same, and do they agree?

mod amount;
mod lists;
mod measure;
mod setting;
mod toll;
mod verdict;

use std::collections::{BTreeMap, BTreeSet};

use corpus::{
    Annotated, Archive, Cited, Document, Evidence, Figure, Grounds, Id, ItemId, ItemKind, Ledger, LedgerValue, Rule,
    Verdict,
};

use lexicon::Lexicon;

use crate::actors::Cast;
use amount::Amount;
use measure::{Measure, measure};
use setting::{Setting, Told};

const RULE: Rule = Rule::new("figure.same-measure");
const ALONE: Rule = Rule::new("figure.one-value");

/// A figure of one document with what it measures.
pub(crate) struct Reading<'a> {
    pub(crate) document: Id<Document>,
    pub(crate) annotated: &'a Annotated,
    pub(crate) figure: &'a Figure,
    pub(crate) measure: Measure,
    /// Its value in the unit that it is compared in.
    pub(crate) amount: Amount<'a>,
    setting: Setting,
}

impl Reading<'_> {
    /// Whether it is worded as a magnitude alone: "dozens", "thousands of".
    fn is_vague(&self) -> bool {
        let words = self.annotated.slice(self.figure.span).to_lowercase();
        words.split(|letter: char| !letter.is_alphanumeric()).any(|word| lists::MAGNITUDES.has(word))
    }

    /// Whether two are worded so alike that different values of them contradict each other: one noun alone ("votes",
    /// "men") asks for more words that their sentences share.
    fn measures_exactly(&self, other: &Reading<'_>) -> bool {
        let says_what =
            self.measure.words.len() > 1 || !self.measure.subjects.is_empty() || self.measure.toll.is_some();
        let told_alike =
            || !self.is_narrowed() && !other.is_narrowed() && setting::is_one_sentence(self.told(), other.told());
        self.measure.is_exactly(&other.measure) && (says_what || told_alike())
    }

    /// The word after the figure and its noun, with the one after that.
    fn follows(&self) -> (String, String) {
        let end = self.figure.measures.map_or(self.figure.span.end, |noun| noun.end.max(self.figure.span.end));
        let after = self.annotated.document.text.as_str().get(end as usize..).unwrap_or_default();
        let near = after.strip_prefix(' ').unwrap_or_default();
        let mut words = near.split(' ').map(|word| word.to_lowercase());
        (words.next().unwrap_or_default(), words.next().unwrap_or_default())
    }

    /// Whether what follows says which of the counted are meant: "five counts of fraud".
    fn is_narrowed(&self) -> bool {
        lists::NARROWING.has(&self.follows().0)
    }

    /// Whether both tell what something has cost.
    fn tells_cost(&self, other: &Reading<'_>) -> bool {
        ["cost", "spent", "paid"].iter().any(|verb| self.setting.has(verb) && other.setting.has(verb))
    }

    /// Whether it is a price for one of something, which moves from day to day: "$54 a barrel".
    fn is_price(&self) -> bool {
        let (article, thing) = self.follows();
        matches!(article.as_str(), "a" | "an" | "per") && !thing.is_empty() && !measure::is_counted(&self.figure.unit)
    }

    fn told(&self) -> Told<'_> {
        Told { figure: self.figure, amount: self.amount, measure: &self.measure, setting: &self.setting }
    }
}

/// One ledger a measure and story, in canonical order: what is counted in another story is something else.
pub(crate) fn ledgers(
    archive: &Archive,
    order: &[Id<Document>],
    stories: &[usize],
    cast: &Cast,
    lexicon: &Lexicon,
) -> Vec<Ledger> {
    let readings = readings(archive, order, cast, lexicon);
    groups(&readings, stories).into_iter().filter_map(|group| ledger(archive, &readings, &group)).collect()
}

/// The figures that measure something that can be compared, in canonical order.
fn readings<'a>(archive: &'a Archive, order: &[Id<Document>], cast: &Cast, lexicon: &Lexicon) -> Vec<Reading<'a>> {
    let mut readings = Vec::new();
    for id in order {
        let annotated = archive.document(*id);
        for figure in annotated.annotations.figures.rows() {
            if let Some(measure) = measure(annotated, *id, figure, cast, lexicon) {
                let setting = Setting::of(annotated, *id, figure, cast);
                let amount = amount::amount(figure);
                readings.push(Reading { document: *id, annotated, figure, measure, amount, setting });
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
        let keys = keys(reading);
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

/// By what the ledgers are looked up that a figure may belong to: its words, its value, and beside which words a change
/// is told.
fn keys(reading: &Reading<'_>) -> BTreeSet<u64> {
    let is_change = reading.measure.is_change && reading.measure.unit == "percent";
    let beside = reading.setting.keys().filter(|_| is_change);
    let value = exact(reading.figure).unwrap_or_else(|| reading.amount.value.to_bits());
    reading.measure.words.iter().copied().chain([value]).chain(beside).collect()
}

/// Whether two figures are of one measure: as their words tell, as a value tells that is too exact for chance, or as
/// both are told.
fn is_one(one: &Reading<'_>, other: &Reading<'_>) -> bool {
    has_its_value(one, other) || one.measure.is(&other.measure) || is_told_alike(one, other)
}

/// Whether two texts tell of one thing whose measure they word differently.
fn is_told_alike(one: &Reading<'_>, other: &Reading<'_>) -> bool {
    if !one.measure.may_count(&other.measure) {
        return false;
    }
    let (own, theirs) = (one.told(), other.told());
    let apart = one.document != other.document;
    setting::is_one_count(own, theirs)
        || (apart && (setting::is_one_value(own, theirs) || setting::is_one_length(own, theirs)))
        || (apart
            && setting::is_one_change(own, theirs)
            && matches!(verdict::between(one, other), Verdict::Agree | Verdict::Rounding))
}

fn has_its_value(one: &Reading<'_>, other: &Reading<'_>) -> bool {
    let same = exact(one.figure).is_some_and(|key| exact(other.figure) == Some(key));
    same && one.figure.unit == other.figure.unit && one.measure.is_change == other.measure.is_change
}

/// The bits of a value of a unit of measure with so many digits that it hardly occurs twice by chance.
fn exact(figure: &Figure) -> Option<u64> {
    (setting::digits(figure.value) >= EXACT && measure::is_measured(&figure.unit)).then(|| figure.value.to_bits())
}

/// The fewest significant digits of a value that stands for its measure.
const EXACT: usize = 4;

fn ledger(archive: &Archive, readings: &[Reading<'_>], group: &[usize]) -> Option<Ledger> {
    let members: Vec<&Reading<'_>> = group.iter().map(|place| &readings[*place]).collect();
    let first = *members.first()?;
    // "Four islands" says something where another text counts them too.
    let recurs = members.iter().any(|member| member.document != first.document);
    if !recurs && members.iter().all(|member| member.measure.is_bare) {
        return None;
    }
    // A measure that is only "the figure" or somebody's name says less than a thing with a name of its own.
    let mut telling = members.iter().copied().filter(|reading| reading.measure.is_telling(reading.annotated));
    let says_what = |reading: &&Reading<'_>| !reading.measure.is_bare && &*reading.figure.unit != "1";
    let named = telling.clone().find(says_what).or_else(|| telling.next()).unwrap_or(first);
    let shown = Evidence { document: named.document, span: named.measure.shown };
    let name = named.annotated.slice(named.measure.shown).split_whitespace().collect::<Vec<_>>().join(" ");
    Some(Ledger {
        id: ItemId::of(ItemKind::Figure, &archive.document(first.document).document, first.figure.span),
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
        grounds: Grounds::new(figure.grounds.rule.clone(), figure.grounds.doubts.clone()),
    }
}
