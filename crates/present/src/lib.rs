//! Turns relations into views, and views into HTML, Markdown, JSON, tables.
