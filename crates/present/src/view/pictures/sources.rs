//! How long each document is, and when it was written.

use corpus::{Basis, Day, Edtf};

use super::{Drawing, Point, ROWS, margin_of_outlets};
use crate::record::BriefDocument;
use crate::view::Frame;
use crate::view::desk::Desk;
use crate::view::visible::{label, visible};
use crate::view::words;

const ROW: i32 = 24;
const LENGTH: i32 = 260;
/// From the beginning of the lengths to that of the dates.
const DATES: i32 = LENGTH + 110;
const STRIP: i32 = 300;

/// A bar for each length, a mark for each date; none where there is but one document.
pub(in crate::view) fn sources(desk: &Desk) -> Option<Drawing> {
    let documents = &desk.record.documents;
    if documents.len() < 2 {
        return None;
    }
    let days: Vec<Option<Day>> = documents.iter().map(day).collect();
    let (first, last) = (days.iter().flatten().min().copied(), days.iter().flatten().max().copied());
    let longest = documents.iter().take(ROWS).map(|document| document.words).max().unwrap_or(0).max(1);
    let left = margin_of_outlets(desk);
    let dates = left + DATES;
    let mut drawing = Drawing::new(desk.w.picture_sources);
    drawing.words("soft", left, 16, desk.w.picture_words);
    drawing.words("soft", dates, 16, first.map(|day| words::date(&day.to_string())).unwrap_or_default());
    let last_words = last.filter(|_| first != last).map(|day| words::date(&day.to_string())).unwrap_or_default();
    drawing.words("soft end", dates + STRIP, 16, last_words);
    for (index, (document, day)) in documents.iter().zip(&days).take(ROWS).enumerate() {
        let y = 26 + index as i32 * ROW;
        let href = format!("#doc-{}", index + 1);
        let title = document.metadata.title.as_deref().map(|title| label(title, 120)).unwrap_or_default();
        let genre = document.metadata.genre.map_or("unknown", |genre| genre.as_str());
        let width = (i64::from(document.words) * i64::from(LENGTH) / i64::from(longest)) as i32;
        let outlet = label(&desk.outlet(&document.id), 26);
        drawing.words("outlet", 8, y + 13, format!("{} {outlet}", index + 1));
        drawing.bar(format!("g-{genre}"), (left, y + 2), (width.max(1), ROW - 10), Point::new(href.clone(), title));
        let genre = document.metadata.genre.map_or(desk.w.genre_unknown.0, |genre| words::genre(desk.w, genre.0));
        drawing.words("soft", left + width.max(1) + 6, y + 13, format!("{} {genre}", document.words));
        match day.zip(first.zip(last)) {
            Some((day, range)) => date(&mut drawing, document, day, range, (dates, y, href), desk.w),
            None => drawing.words("soft", dates, y + 13, desk.w.no_date),
        }
    }
    drawing.width = dates + STRIP + 16;
    drawing.height = 34 + documents.len().min(ROWS) as i32 * ROW;
    let more = documents.len().saturating_sub(ROWS);
    drawing.note = if more > 0 { desk.w.picture_rest.with(more) } else { String::new() };
    Some(drawing)
}

fn day(document: &BriefDocument) -> Option<Day> {
    let date = document.metadata.published.as_ref().map(|date| visible(&date.value))?;
    Edtf::parse(date.split('T').next().unwrap_or_default()).and_then(|date| date.earliest())
}

fn date(
    drawing: &mut Drawing,
    document: &BriefDocument,
    day: Day,
    (first, last): (Day, Day),
    (left, y, href): (i32, i32, String),
    w: &Frame,
) {
    drawing.line("rule-line", (left, y + 9), (left + STRIP, y + 9));
    let days = |from: Day, to: Day| from.until(to).map_or(0, |gap| gap.get_days());
    let x = left + 5 + days(first, day) * (STRIP - 10) / days(first, last).max(1);
    let inferred = document.metadata.published.as_ref().is_some_and(|date| date.basis.0 == Basis::Inferred);
    let class = if inferred { "hollow" } else { "full" };
    let title = format!(
        "{}{}",
        words::date(&day.to_string()),
        if inferred { format!(", {}", w.basis_inferred) } else { String::new() }
    );
    drawing.dot(class, (x, y + 9), 5, Point::new(href, title));
}
