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

/// Rows of a picture; more are left to the table.
const ROWS: usize = 24;

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

impl Point {
    fn new(href: impl Into<String>, title: impl Into<String>) -> Point {
        Point { href: href.into(), title: title.into() }
    }
}

impl Drawing {
    fn new(label: impl Into<String>) -> Drawing {
        Drawing { label: label.into(), width: 0, height: 0, shapes: Vec::new(), note: String::new() }
    }

    fn line(&mut self, class: &'static str, (x1, y1): (i32, i32), (x2, y2): (i32, i32)) {
        self.shapes.push(Shape::Line { class, x1, y1, x2, y2 });
    }

    fn words(&mut self, class: &'static str, x: i32, y: i32, words: impl Into<String>) {
        self.shapes.push(Shape::Words { class, x, y, words: words.into() });
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
