//! Leaving out what carries a doubt, and saying how much.

use corpus::{Annotated, Annotations, Defect, Doubt, Few, Id, Quote, Spanned, Table, Text};

/// The document without the doubtful rows of its tables; a defect says how many were left out.
///
/// Entities stay: they hold what sure mentions refer to.
pub(crate) fn without_doubtful(mut annotated: Annotated) -> Annotated {
    let text = &annotated.document.text;
    let found = std::mem::take(&mut annotated.annotations);
    let before = count(&found);
    let (quotes, places) = sure_quotes(&found.quotes, text);
    let moved = |id: Option<Id<Quote>>| id.and_then(|id| places.get(id.index()).copied().flatten());
    let mut events = sure(&found.events, |event| &event.grounds.doubts);
    events.iter_mut().for_each(|event| event.attributed_to = moved(event.attributed_to));
    let kept = Annotations {
        mentions: frozen(sure(&found.mentions, |mention| &mention.grounds.doubts), text),
        quotes,
        times: frozen(sure(&found.times, |time| &time.grounds.doubts), text),
        figures: frozen(sure(&found.figures, |figure| &figure.grounds.doubts), text),
        events: frozen(events, text),
        ..found
    };
    let left_out = before - count(&kept);
    annotated.annotations = kept;
    if left_out > 0 {
        let message = format!("{left_out} doubtful items were left out, as asked");
        annotated.annotations.defects.push(Defect::whole("strict", message));
    }
    annotated
}

fn count(found: &Annotations) -> usize {
    found.mentions.len() + found.quotes.len() + found.times.len() + found.figures.len() + found.events.len()
}

fn sure<Row: Clone>(table: &Table<Row>, doubts: impl Fn(&Row) -> &Few<Doubt>) -> Vec<Row> {
    table.rows().iter().filter(|row| doubts(row).is_empty()).cloned().collect()
}

/// Rows of a frozen table in their order, frozen again.
fn frozen<Row: Spanned>(rows: Vec<Row>, text: &Text) -> Table<Row> {
    Table::freeze(rows, text).unwrap_or_default()
}

/// The sure quotes, and for each old place the new one.
fn sure_quotes(quotes: &Table<Quote>, text: &Text) -> (Table<Quote>, Vec<Option<Id<Quote>>>) {
    let mut next = 0;
    let places: Vec<Option<Id<Quote>>> = quotes
        .rows()
        .iter()
        .map(|quote| {
            quote.grounds.doubts.is_empty().then(|| {
                next += 1;
                Id::new(next - 1)
            })
        })
        .collect();
    let mut kept = sure(quotes, |quote| &quote.grounds.doubts);
    for quote in &mut kept {
        quote.nested_in = quote.nested_in.and_then(|id| places.get(id.index()).copied().flatten());
    }
    (frozen(kept, text), places)
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::{Document, Format, Grounds, Metadata, QuoteType, Rule, Span};

    fn quote(start: u32, doubtful: bool, nested_in: Option<usize>) -> Quote {
        Quote {
            quote_type: QuoteType::Direct,
            content: Few::one(Span::new(start, start + 1)),
            cue: None,
            source: None,
            speaker: None,
            role: None,
            addressee: None,
            date: None,
            nested_in: nested_in.map(Id::new),
            grounds: Grounds::new(
                Rule::new("test"),
                if doubtful { Few::one(Doubt::new("carried speaker")) } else { Few::new() },
            ),
        }
    }

    #[test]
    fn doubtful_rows_go_and_references_follow() {
        let text = Text::new("abcdef").expect("short");
        let rows = vec![quote(0, true, None), quote(1, false, Some(0)), quote(2, false, Some(1))];
        let quotes = Table::freeze(rows, &text).expect("in order");
        let (blocks, metadata) = (Table::empty(), Metadata::default());
        let document = Document {
            id: "a".into(),
            source: "a".into(),
            format: Format::Plain,
            text,
            blocks,
            metadata,
            defects: vec![],
        };
        let annotations = Annotations { quotes, ..Annotations::default() };
        let strict = without_doubtful(Annotated { document, annotations }).annotations;
        let nested: Vec<_> = strict.quotes.rows().iter().map(|quote| quote.nested_in).collect();
        assert_eq!(nested, [None, Some(Id::new(0))]);
        assert_eq!(strict.defects[0].message, "1 doubtful items were left out, as asked");
    }
}
