//! A brief as Markdown, for a wiki, a mail or a diff.

use std::fmt;

use askama::Template;
use askama::filters::Escaper;

use crate::record::BriefRecord;
use crate::sink::rendered;
use crate::view::{Frame, Page};

#[derive(Template)]
#[template(path = "brief.md", escape = "md", whitespace = "preserve")]
struct Markdown {
    page: Page,
    w: &'static Frame,
}

/// The Markdown text of a brief (CommonMark with tables): a pure function of its record.
pub fn render_markdown(record: &BriefRecord) -> String {
    let page = Page::of(record);
    rendered(&Markdown { w: page.w, page })
}

/// Escapes what CommonMark would read as markup: words from outside stay words, on one line.
#[derive(Clone, Copy)]
pub(crate) struct MarkdownEscape;

impl Escaper for MarkdownEscape {
    fn write_escaped_str<W: fmt::Write>(&self, mut out: W, text: &str) -> fmt::Result {
        // At the start of a line these would open a list or underline a heading.
        if text.starts_with(['-', '+', '=']) {
            out.write_char('\\')?;
        }
        text.chars().try_for_each(|character| self.write_escaped_char(&mut out, character))
    }

    fn write_escaped_char<W: fmt::Write>(&self, mut out: W, character: char) -> fmt::Result {
        match character {
            '\n' | '\r' | '\t' => out.write_char(' '),
            '<' => out.write_str("&lt;"),
            '>' => out.write_str("&gt;"),
            '&' => out.write_str("&amp;"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '#' | '!' | '|' | '~' => {
                out.write_char('\\')?;
                out.write_char(character)
            }
            other => out.write_char(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_from_outside_becomes_words() {
        let mut shown = String::new();
        MarkdownEscape.write_escaped_str(&mut shown, "[a](javascript:x) <b>\n# *c* | d").expect("a string takes all");
        assert_eq!(shown, "\\[a\\](javascript:x) &lt;b&gt; \\# \\*c\\* \\| d");
    }
}
