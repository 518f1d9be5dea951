//! Quantities with a unit or a counted noun.

mod context;
mod counted;
mod dollars;
mod find;
mod fraction;
mod identifier;
mod lists;
mod modifier;
mod money;
pub(crate) mod numeral;
mod quantity;
mod range;
mod unit;

use corpus::{Document, Doubt, Entity, Few, Figure, Grounds, Quote, Rule, Table, TimeExpression};
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
    entities: &Table<Entity>,
    (times, quotes): (&Table<TimeExpression>, &Table<Quote>),
    lexicon: &Lexicon,
) -> Table<Figure> {
    let lexemes = Lexemes::of(document);
    let reader = Reader { text: &document.text, lexemes: &lexemes, syntax, lexicon };
    let context = Context::new(reader, times, quotes);
    let mut found = find(&reader, &Taken::of(times, &reader));
    dollars::settle(&mut found, document, entities, lexicon);
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
        unit: quantity.unit.into(),
        modifier: quantity.modifier,
        grounds: Grounds::new(Rule::new(quantity.rule), quantity.doubt.into_iter().map(Doubt::new).collect::<Few<_>>()),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use corpus::{Block, BlockKind, Document, Format, Metadata, Rule, Table, Text};
    use lexicon::Lexicon;

    use super::figures;
    use crate::syntax::Syntax;
    use crate::times;

    fn document(body: String) -> Document {
        let text = Text::new(body).expect("short");
        let block = Block { kind: BlockKind::Paragraph, span: text.span(), capture: None, rule: Rule::new("test") };
        let blocks = Table::sort(vec![block], &text);
        let (id, source, metadata, defects) = (String::new(), String::new(), Metadata::default(), Vec::new());
        Document { id, source, format: Format::Plain, text, blocks, metadata, defects }
    }

    /// The rules alone, without the model.
    #[test]
    #[allow(clippy::disallowed_methods, reason = "the clock only bounds a test")]
    fn digits_without_end_are_read_in_linear_time() {
        let (lexicon, syntax) = (Lexicon::embedded(), Syntax::default());
        for piece in ["1,", "12 ", "1-", "5/6/", "2016-", "1.", "$1", "two and ", "one in ", "more than ", "May ", "7"]
        {
            let document = document(piece.repeat(60_000 / piece.len()));
            let begun = std::time::Instant::now();
            let expressions = times::expressions(&document, &syntax, &lexicon);
            let written = times::written(&document, &expressions);
            let times = times::anchor(&document, &syntax, expressions, written.as_ref());
            figures(&document, &syntax, &Table::empty(), (&times, &Table::empty()), &lexicon);
            assert!(begun.elapsed() < Duration::from_secs(30), "{piece:?}: {:?}", begun.elapsed());
        }
    }
}
