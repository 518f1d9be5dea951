//! Renders the record of a brief that stands on standard input: as a page, with `md` as Markdown.
//!
//! `rashomon brief a.txt b.txt --format json | cargo run -p rashomon-present --example page > brief.html`

use std::io::{Read, Write};

use rashomon_present::{read_brief, render_html, render_markdown};

fn main() -> std::io::Result<()> {
    let mut json = String::new();
    std::io::stdin().read_to_string(&mut json)?;
    let record = read_brief(&json).map_err(std::io::Error::other)?;
    let shown = match std::env::args().nth(1).as_deref() {
        Some("md") => render_markdown(&record),
        _ => render_html(&record),
    };
    std::io::stdout().write_all(shown.as_bytes())
}
