//! A brief as one HTML page that needs no script and loads nothing.

use askama::Template;

use crate::json::to_json;
use crate::record::BriefRecord;
use crate::view::{Page, Piece};

/// Every status with its words, in the order of the legend.
const STATUSES: [(&str, &str); 7] = [
    ("past", "past"),
    ("ongoing", "going on"),
    ("scheduled", "scheduled"),
    ("proposed", "proposed"),
    ("postponed", "postponed"),
    ("cancelled", "cancelled"),
    ("hypothetical", "supposed"),
];

#[derive(Template)]
#[template(path = "brief.html", whitespace = "minimize")]
struct Html {
    page: Page,
    json: String,
}

/// The page of a brief: a pure function of its record, which the page carries at its end.
pub fn render_html(record: &BriefRecord) -> String {
    let json = to_json(record).replace('<', "\\u003c");
    Html { page: Page::of(record), json }.render().unwrap_or_default()
}
