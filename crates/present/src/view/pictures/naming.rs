//! What each outlet calls one thing: a bar of its uses, in its own voice filled, inside quotation marks hollow.

use super::{Drawing, Point, ROWS, margin_of_outlets};
use crate::record::{BriefDocument, NamingRecord};
use crate::view::desk::Desk;
use crate::view::visible::label;

const ROW: i32 = 24;
const WIDTH: i32 = 460;
/// The widest that one use is drawn.
const USE: i32 = 22;
/// Names of one thing that are told apart.
const TERMS: usize = 5;

/// The uses of each name by outlet; none where one name alone is used.
pub(in crate::view) fn naming(desk: &Desk, naming: &NamingRecord) -> Option<Drawing> {
    let documents: Vec<(usize, &BriefDocument)> =
        desk.record.documents.iter().enumerate().filter(|(_, document)| uses(naming, &document.id) > 0).collect();
    if naming.terms.len() < 2 || documents.len() < 2 {
        return None;
    }
    let most = documents.iter().map(|(_, document)| uses(naming, &document.id)).max().unwrap_or(1);
    let unit = (WIDTH / most.max(1) as i32).clamp(1, USE);
    let mut drawing = Drawing::new(desk.w.picture_names.with(label(&naming.referent, 60)));
    let left = margin_of_outlets(desk);
    let legend = legend(&mut drawing, naming);
    for (row, (index, document)) in documents.iter().take(ROWS).enumerate() {
        let y = 32 + row as i32 * ROW;
        let outlet = label(&desk.outlet(&document.id), 26);
        drawing.words("outlet", 8, y + 13, format!("{} {outlet}", index + 1));
        let mut x = left;
        for (number, term) in naming.terms.iter().take(TERMS).enumerate() {
            for (voice, counts) in [("", &term.narration), (" hollow", &term.quoted)] {
                let count = counts.get(&document.id).copied().unwrap_or(0);
                let width = (count as i32).min(WIDTH) * unit;
                if width > 0 {
                    let inside = if voice.is_empty() { String::new() } else { format!(" {}", desk.w.inside_marks) };
                    let title = format!("“{}”, {count}{inside}", label(&term.term, 60));
                    let point = Point::new(format!("#{}", naming.id), title);
                    drawing.bar(format!("t{number}{voice}"), (x, y + 2), ((width - 2).max(1), ROW - 10), point);
                    x += width;
                }
            }
        }
    }
    drawing.width = legend.max(left + WIDTH + 20);
    drawing.height = 40 + documents.len().min(ROWS) as i32 * ROW;
    Some(drawing)
}

fn uses(naming: &NamingRecord, document: &str) -> u32 {
    let counts = naming.terms.iter().take(TERMS).flat_map(|term| [&term.narration, &term.quoted]);
    counts.filter_map(|counts| counts.get(document)).fold(0, |sum, count| sum.saturating_add(*count))
}

/// The names with their shades; how wide that is.
fn legend(drawing: &mut Drawing, naming: &NamingRecord) -> i32 {
    let mut x = 8;
    for (number, term) in naming.terms.iter().take(TERMS).enumerate() {
        let words = label(&term.term, 26);
        let width = words.chars().count() as i32 * 8 + 34;
        drawing.bar(format!("t{number}"), (x, 6), (12, 12), Point::default());
        drawing.words("outlet", x + 18, 17, words);
        x += width;
    }
    x
}
