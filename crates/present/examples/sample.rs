//! Prints the brief of a small invented story: as a page, with `md` as Markdown, with `json` as its record.
//!
//! `cargo run -p rashomon-present --example sample > brief.html`

#[path = "../tests/fixture/mod.rs"]
mod fixture;

use std::io::Write;

use rashomon_present::{brief_record, render_html, render_markdown, to_json_pretty};

fn main() -> std::io::Result<()> {
    let archive = fixture::archive();
    let record = brief_record(&archive, &fixture::relations(&archive), &fixture::manifest(), false);
    let shown = match std::env::args().nth(1).as_deref() {
        Some("md") => render_markdown(&record),
        Some("json") => to_json_pretty(&record),
        _ => render_html(&record),
    };
    std::io::stdout().write_all(shown.as_bytes())
}
