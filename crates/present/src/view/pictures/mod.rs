//! Pictures: shapes at whole-number places, so that a picture is the same on every machine.
//!
//! Each stands beside a table or list that says the same in words.

mod coverage;
mod figures;
mod naming;
mod positions;
mod sources;
mod timeline;
mod together;

pub(super) use coverage::coverage;
pub(super) use figures::figures;
pub(super) use naming::naming;
pub(super) use positions::positions;
pub(super) use sources::sources;
pub(super) use timeline::timeline;
pub(super) use together::together;

use super::desk::Desk;

/// Rows of a picture; more are left to the table.
const ROWS: usize = 24;

/// Letters of the longest name at the left of a picture.
const NAME: usize = 28;
/// The height of the page's letters as pictures are drawn.
const LETTER: i32 = 16;
/// The widest picture that is shown smaller where the page is narrower.
const WIDE: i32 = 1240;

/// A picture.
#[derive(Clone, Debug)]
pub(crate) struct Drawing {
    /// What it shows, for those who do not see it.
    pub(crate) label: String,
    pub(crate) width: i32,
    pub(crate) height: i32,
    pub(crate) shapes: Vec<Shape>,
    /// What it leaves out or how it is to be read; empty where there is nothing to say.
    pub(crate) note: String,
}

/// A shape of a picture.
#[derive(Clone, Debug)]
pub(crate) enum Shape {
    /// A straight line.
    Line { class: &'static str, x1: i32, y1: i32, x2: i32, y2: i32 },
    /// A filled rectangle.
    Bar { class: String, x: i32, y: i32, width: i32, height: i32, point: Point },
    /// A circle.
    Dot { class: String, x: i32, y: i32, radius: i32, point: Point },
    /// One of the symbols of the page, 14 wide and high.
    Glyph { name: String, class: String, x: i32, y: i32, point: Point },
    /// Words; their class says where they are anchored.
    Words { class: &'static str, x: i32, y: i32, words: String },
    /// Words that rise to the right, as the head of a column.
    Head { x: i32, y: i32, words: String },
}

/// Where a shape leads, and what it says when pointed at.
#[derive(Clone, Debug, Default)]
pub(crate) struct Point {
    /// `#…`, or empty.
    pub(crate) href: String,
    pub(crate) title: String,
}

/// How wide the column of names at the left of a picture is: as the longest of them needs.
fn margin(names: impl IntoIterator<Item = impl AsRef<str>>) -> i32 {
    let longest = names.into_iter().map(|name| name.as_ref().chars().count()).max().unwrap_or(0);
    (longest.min(NAME) as i32 * 7 + 24).clamp(70, 210)
}

/// The margin of a picture with a row for each document.
fn margin_of_outlets(desk: &Desk) -> i32 {
    margin(desk.columns().iter().map(|column| format!("{} {}", column.number, column.outlet)))
}

impl Point {
    fn new(href: impl Into<String>, title: impl Into<String>) -> Point {
        Point { href: href.into(), title: title.into() }
    }
}

impl Drawing {
    fn new(label: impl ToString) -> Drawing {
        Drawing { label: label.to_string(), width: 0, height: 0, shapes: Vec::new(), note: String::new() }
    }

    /// Its width in the unit of the page's letters, so that it grows with them.
    pub(crate) fn rem(&self) -> String {
        let (whole, rest) = (self.width / LETTER, self.width % LETTER);
        format!("{whole}.{:02}", rest * 100 / LETTER)
    }

    /// Whether it is too wide to be shown smaller than drawn: it is scrolled instead.
    pub(crate) fn is_wide(&self) -> bool {
        self.width > WIDE
    }

    fn line(&mut self, class: &'static str, (x1, y1): (i32, i32), (x2, y2): (i32, i32)) {
        self.shapes.push(Shape::Line { class, x1, y1, x2, y2 });
    }

    fn words(&mut self, class: &'static str, x: i32, y: i32, words: impl ToString) {
        self.shapes.push(Shape::Words { class, x, y, words: words.to_string() });
    }

    fn head(&mut self, x: i32, y: i32, words: impl Into<String>) {
        self.shapes.push(Shape::Head { x, y, words: words.into() });
    }

    fn bar(&mut self, class: impl Into<String>, (x, y): (i32, i32), (width, height): (i32, i32), point: Point) {
        self.shapes.push(Shape::Bar { class: class.into(), x, y, width, height, point });
    }

    fn dot(&mut self, class: impl Into<String>, (x, y): (i32, i32), radius: i32, point: Point) {
        self.shapes.push(Shape::Dot { class: class.into(), x, y, radius, point });
    }

    fn glyph(&mut self, name: impl Into<String>, class: impl Into<String>, (x, y): (i32, i32), point: Point) {
        self.shapes.push(Shape::Glyph { name: name.into(), class: class.into(), x, y, point });
    }
}
