//! Quantities with a unit or a counted noun.

mod context;
mod counted;
mod find;
mod fraction;
mod identifier;
mod modifier;
mod money;
pub(crate) mod numeral;
mod quantity;
mod range;
mod unit;

use corpus::Document;
use corpus::{Doubt, Figure, Quote, Rule, Table, TimeExpression};
use lexicon::Lexicon;

use crate::syntax::Syntax;
use crate::times::lexeme::Lexemes;
use crate::times::reader::Reader;
use context::Context;
use find::{Taken, find};
use quantity::Quantity;

/// Finds figures with what they measure, their period and who states them.
pub(crate) fn figures(
    document: &Document,
    syntax: &Syntax,
    times: &Table<TimeExpression>,
    quotes: &Table<Quote>,
    lexicon: &Lexicon,
) -> Table<Figure> {
    let lexemes = Lexemes::of(document);
    let reader = Reader { text: &document.text, lexemes: &lexemes, syntax, lexicon };
    let context = Context::new(reader, times, quotes);
    let found = find(&reader, &Taken::of(times, &reader));
    Table::sort(found.into_iter().map(|quantity| figure(quantity, &context)).collect(), &document.text)
}

fn figure(quantity: Quantity, context: &Context<'_>) -> Figure {
    let (asserter, asserter_entity) = context.asserter(&quantity);
    Figure {
        span: context.span(&quantity),
        value: quantity.value,
        high: quantity.high,
        direction: context.direction(&quantity),
        measures: context.measures(&quantity),
        period: context.period(&quantity),
        asserter,
        asserter_entity,
        unit: quantity.unit,
        modifier: quantity.modifier,
        rule: Rule::new(quantity.rule),
        doubts: quantity.doubt.into_iter().map(Doubt::new).collect(),
    }
}
