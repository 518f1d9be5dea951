//! When the page says it was published or changed. A date inside the narrative is never believed.

use corpus::{BlockKind, Doubt, Edtf, Rule, Sourced, Span};

use crate::page::{self, Found, Line, Page};

/// The date of publication: of a line of dates near the headline, of the dateline, or below the body.
pub(crate) fn published(page: &Page<'_>) -> Option<Sourced<Edtf>> {
    let lines =
        || dated(page).filter_map(|(index, line)| Some((index, line, page.dates[index].as_ref()?.published.as_ref()?)));
    let near = lines()
        .filter(|(index, ..)| place(page, *index) == Place::Head)
        .max_by_key(|(index, _, found)| (found.value.as_str().len(), std::cmp::Reverse(*index)));
    if let Some((_, line, found)) = near {
        return Some(sourced(line, found, "published.date-line"));
    }
    if let Some(dateline) = of_dateline(page) {
        return Some(dateline);
    }
    let (index, line, found) = lines().next()?;
    let mut date = sourced(line, found, "published.date-line");
    date.doubts.push(match place(page, index) {
        Place::Above => Doubt::new("it stands above the headline and may be the day the page was saved"),
        _ => Doubt::new("it stands below the body"),
    });
    Some(date)
}

/// The date of the last change.
pub(crate) fn modified(page: &Page<'_>) -> Option<Sourced<Edtf>> {
    let (_, line, found) =
        dated(page).find_map(|(index, line)| Some((index, line, page.dates[index].as_ref()?.modified.as_ref()?)))?;
    Some(sourced(line, found, "modified.date-line"))
}

#[derive(PartialEq)]
enum Place {
    Above,
    Head,
    Below,
}

fn place(page: &Page<'_>, index: usize) -> Place {
    if page.marks[index].is_some_and(|mark| mark.rule == page::MAIL_FIELD) {
        return Place::Head;
    }
    let text = first_paragraph(page);
    match page.title {
        Some(title) if index + 2 < title => Place::Above,
        _ if index < text => Place::Head,
        _ => Place::Below,
    }
}

fn first_paragraph(page: &Page<'_>) -> usize {
    page.of_kind(BlockKind::Paragraph).next().map_or(page.lines.len(), |(index, _)| index)
}

/// The lines of dates that are no part of the narrative or of the comments.
fn dated<'p, 't>(page: &'p Page<'t>) -> impl Iterator<Item = (usize, &'p Line<'t>)> {
    page.lines.iter().enumerate().filter(|(index, _)| {
        matches!(page.kind(*index), Some(BlockKind::Byline | BlockKind::Dateline | BlockKind::Chrome))
            && page.dates[*index].is_some()
    })
}

fn of_dateline(page: &Page<'_>) -> Option<Sourced<Edtf>> {
    let (index, dateline) = page.dateline.as_ref()?;
    Some(sourced(&page.lines[*index], dateline.date.as_ref()?, "published.dateline"))
}

fn sourced(line: &Line<'_>, found: &Found, rule: &'static str) -> Sourced<Edtf> {
    let span = Span::from_range(found.range.clone()).shifted(line.span.start);
    let mut date = Sourced::stated(found.value.clone(), vec![span], Rule::new(rule));
    date.doubts.extend(found.doubt.clone());
    date
}
