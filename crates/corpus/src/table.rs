//! Tables of rows in the order of the text.

use std::fmt;
use std::marker::PhantomData;
use std::num::NonZeroU32;
use std::ops::Index;

use crate::{Span, Text};

/// A row that has a place in a text.
pub trait Spanned {
    /// The span by which the row is sorted.
    fn span(&self) -> Span;

    /// Every span the row holds, checked when a table is frozen.
    fn spans(&self) -> impl Iterator<Item = Span> {
        std::iter::once(self.span())
    }
}

/// The place of a row in its table.
pub struct Id<Row> {
    /// Counted from 1, so that an id that may be missing takes no more room.
    number: NonZeroU32,
    row: PhantomData<fn() -> Row>,
}

impl<Row> Id<Row> {
    /// The id of the row at `index`.
    pub const fn new(index: usize) -> Id<Row> {
        Id { number: NonZeroU32::MIN.saturating_add(index as u32), row: PhantomData }
    }

    /// The place in the table, from 0.
    pub const fn index(self) -> usize {
        self.number.get() as usize - 1
    }
}

impl<Row> Clone for Id<Row> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<Row> Copy for Id<Row> {}
impl<Row> PartialEq for Id<Row> {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}
impl<Row> Eq for Id<Row> {}
impl<Row> PartialOrd for Id<Row> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<Row> Ord for Id<Row> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.number.cmp(&other.number)
    }
}
impl<Row> std::hash::Hash for Id<Row> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.number.hash(state);
    }
}
impl<Row> fmt::Debug for Id<Row> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.index())
    }
}

/// Rows of one kind, frozen: sorted by span, every span inside the text and on character boundaries.
#[derive(Clone, PartialEq)]
pub struct Table<Row> {
    rows: Box<[Row]>,
    /// The furthest end of the rows up to each, where rows nest, so that their ends alone are not in order.
    reach: Box<[u32]>,
}

/// A row that may not stand where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misplaced {
    /// The place of the row.
    pub row: usize,
    /// Its offending span.
    pub span: Span,
    /// Whether the span is fine but out of order.
    pub out_of_order: bool,
}

impl fmt::Display for Misplaced {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fault = if self.out_of_order { "stands before its predecessor" } else { "is no span of the text" };
        write!(f, "row {}: {}..{} {fault}", self.row, self.span.start, self.span.end)
    }
}

impl std::error::Error for Misplaced {}

impl<Row: Spanned> Table<Row> {
    /// Freezes rows that are already in order of their spans.
    ///
    /// # Errors
    /// Names the first row that is out of order or whose spans are not spans of `text`.
    pub fn freeze(rows: Vec<Row>, text: &Text) -> Result<Table<Row>, Misplaced> {
        let mut last = Span::new(0, 0);
        for (row, value) in rows.iter().enumerate() {
            if let Some(span) = value.spans().find(|span| !text.holds(*span)) {
                return Err(Misplaced { row, span, out_of_order: false });
            }
            let span = value.span();
            if span.start < last.start {
                return Err(Misplaced { row, span, out_of_order: true });
            }
            last = span;
        }
        Ok(Table::ordered(rows))
    }

    /// Sorts rows by span and freezes those whose spans are spans of `text`; the others are dropped.
    ///
    /// For rows that nothing refers to yet: sorting gives every row a new id.
    pub fn sort(mut rows: Vec<Row>, text: &Text) -> Table<Row> {
        rows.retain(|row| row.spans().all(|span| text.holds(span)));
        rows.sort_by_key(|row| (row.span().start, std::cmp::Reverse(row.span().end)));
        Table::ordered(rows)
    }

    fn ordered(rows: Vec<Row>) -> Table<Row> {
        let ends = || rows.iter().map(|row| row.span().end);
        let reach = ends().scan(0, |furthest, end| {
            *furthest = end.max(*furthest);
            Some(*furthest)
        });
        let reach = if ends().is_sorted() { Box::default() } else { reach.collect() };
        // Tables are kept for as long as there is an archive, the room in which they grew is not.
        Table { rows: rows.into_boxed_slice(), reach }
    }

    /// The rows that share at least one byte with `span`. Those that end before it, and all before them, are skipped
    /// by binary search.
    pub fn overlapping(&self, span: Span) -> impl Iterator<Item = (Id<Row>, &Row)> {
        let skipped = match &*self.reach {
            [] => self.rows.partition_point(|row| row.span().end <= span.start),
            reach => reach.partition_point(|furthest| *furthest <= span.start),
        };
        let rows = self.rows.iter().enumerate().skip(skipped).take_while(move |(_, row)| row.span().start < span.end);
        rows.filter(move |(_, row)| row.span().overlaps(span)).map(|(index, row)| (Id::new(index), row))
    }

    /// The rows that begin in `span`, found by binary search.
    pub fn beginning_in(&self, span: Span) -> impl Iterator<Item = (Id<Row>, &Row)> {
        let first = self.rows.partition_point(|row| row.span().start < span.start);
        let rows = self.rows.iter().enumerate().skip(first);
        rows.take_while(move |(_, row)| row.span().start < span.end).map(|(index, row)| (Id::new(index), row))
    }
}

impl<Row> Table<Row> {
    /// A table without rows.
    pub fn empty() -> Table<Row> {
        Table { rows: Box::default(), reach: Box::default() }
    }

    /// The rows, to change in them what does not move them.
    pub(crate) fn rows_mut(&mut self) -> &mut [Row] {
        &mut self.rows
    }

    /// The row with this id, if the table has it.
    pub fn get(&self, id: Id<Row>) -> Option<&Row> {
        self.rows.get(id.index())
    }

    /// The rows with their ids, in order of the text.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (Id<Row>, &Row)> + DoubleEndedIterator {
        self.rows.iter().enumerate().map(|(index, row)| (Id::new(index), row))
    }

    /// The rows in order of the text.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

impl<Row> Default for Table<Row> {
    fn default() -> Self {
        Table::empty()
    }
}

impl<Row> Index<Id<Row>> for Table<Row> {
    type Output = Row;

    /// # Panics
    /// When the id is of another table: use [`Table::get`] for ids read from outside.
    fn index(&self, id: Id<Row>) -> &Row {
        &self.rows[id.index()]
    }
}

impl<Row: fmt::Debug> fmt::Debug for Table<Row> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.rows).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Sentence;

    fn text() -> Text {
        Text::new("Élan is a word. So is it.").expect("short")
    }

    fn rows(spans: &[(u32, u32)]) -> Vec<Sentence> {
        spans.iter().map(|(start, end)| Sentence { span: Span::new(*start, *end) }).collect()
    }

    #[test]
    fn rows_out_of_order_out_of_bounds_or_inside_a_character_are_refused() {
        assert!(Table::freeze(rows(&[(0, 5), (6, 8)]), &text()).is_ok());
        assert!(Table::freeze(rows(&[(6, 8), (0, 5)]), &text()).is_err_and(|fault| fault.out_of_order));
        assert!(Table::freeze(rows(&[(1, 5)]), &text()).is_err());
        assert!(Table::freeze(rows(&[(0, 99)]), &text()).is_err());
    }

    #[test]
    fn overlapping_rows_are_found_through_nested_ones() {
        let table = Table::sort(rows(&[(0, 20), (3, 4), (5, 6), (21, 22)]), &text());
        let found = |start, end| table.overlapping(Span::new(start, end)).map(|(id, _)| id.index()).collect::<Vec<_>>();
        assert_eq!(found(10, 12), [0]);
        assert_eq!(found(3, 6), [0, 1, 2]);
        assert_eq!(found(20, 21), [] as [usize; 0]);
    }
}
