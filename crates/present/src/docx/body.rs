//! The body of the document: headings, paragraphs, lists and tables of the Markdown.

use std::fmt::Write;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, TextMergeStream};

/// The namespace of all elements.
const OPENED: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#,
    r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>"#,
);

/// A4 with a foot that counts the pages.
const CLOSED: &str = concat!(
    r#"<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="11906" w:h="16838"/>"#,
    r#"<w:pgMar w:top="1247" w:right="1134" w:bottom="1247" w:left="1134" w:header="624" w:footer="624" w:gutter="0"/>"#,
    r#"</w:sectPr></w:body></w:document>"#,
);

/// The deepest level of a list that is set apart.
const DEEPEST: usize = 3;
/// The list of bullets; those that follow are numbered, each from one.
const BULLETS: usize = 1;

/// The body on its way.
#[derive(Default)]
pub(super) struct Body {
    xml: String,
    /// Citations as they stand in brackets, each with the bookmark of its text.
    cited: Vec<(String, String)>,
    /// The lists that are open, outermost first.
    lists: Vec<usize>,
    numbered: usize,
    /// The first paragraph of an item carries its mark.
    item_opens: bool,
    in_paragraph: bool,
    bold: bool,
    italic: bool,
    header: bool,
    /// The words of the heading that is open.
    heading: Option<(HeadingLevel, String)>,
    bookmarks: usize,
}

impl Body {
    /// Reads Markdown whose citations, in brackets, are `cited`.
    pub(super) fn of(markdown: &str, cited: Vec<(String, String)>) -> Body {
        let mut body = Body { cited, ..Body::default() };
        for event in TextMergeStream::new(Parser::new_ext(markdown, Options::ENABLE_TABLES)) {
            body.take(event);
        }
        body
    }

    /// The main part of the document.
    pub(super) fn document(&self) -> String {
        format!("{OPENED}{}{CLOSED}", self.xml)
    }

    /// The part that says how lists are marked.
    pub(super) fn numbering(&self) -> String {
        let mut nums = String::new();
        for number in BULLETS + 1..=BULLETS + self.numbered {
            let start = r#"<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>"#;
            let _ = write!(nums, r#"<w:num w:numId="{number}"><w:abstractNumId w:val="1"/>{start}</w:num>"#);
        }
        include_str!("../../templates/docx/numbering.xml").replace("{numbered}", &nums)
    }

    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.open(&tag),
            Event::End(tag) => self.close(tag),
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => self.text(&text),
            Event::SoftBreak | Event::HardBreak => self.text(" "),
            _ => {}
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => self.heading = Some((*level, String::new())),
            Tag::Paragraph => self.paragraph(),
            Tag::List(first) => {
                self.end_paragraph();
                self.numbered += usize::from(first.is_some());
                self.lists.push(if first.is_some() { BULLETS + self.numbered } else { BULLETS });
            }
            Tag::Item => self.item_opens = true,
            Tag::Table(_) => self.xml.push_str(TABLE),
            Tag::TableHead => {
                self.header = true;
                self.xml.push_str(r#"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"#);
            }
            Tag::TableRow => self.xml.push_str(r#"<w:tr><w:trPr><w:cantSplit/></w:trPr>"#),
            Tag::TableCell => {
                self.xml.push_str(r#"<w:tc><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr>"#);
                self.in_paragraph = true;
            }
            Tag::Strong => self.bold = true,
            Tag::Emphasis => self.italic = true,
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => self.end_heading(),
            TagEnd::Paragraph | TagEnd::Item => self.end_paragraph(),
            TagEnd::List(_) => {
                self.end_paragraph();
                self.lists.pop();
            }
            TagEnd::Table => self.xml.push_str("</w:tbl>"),
            TagEnd::TableHead => {
                self.header = false;
                self.xml.push_str("</w:tr>");
            }
            TagEnd::TableRow => self.xml.push_str("</w:tr>"),
            TagEnd::TableCell => {
                self.end_paragraph();
                self.xml.push_str("</w:tc>");
            }
            TagEnd::Strong => self.bold = false,
            TagEnd::Emphasis => self.italic = false,
            _ => {}
        }
    }

    /// Opens a paragraph; in a list, one of its items, marked or indented like the marked one.
    fn paragraph(&mut self) {
        if self.in_paragraph {
            return;
        }
        let level = self.lists.len().min(DEEPEST).saturating_sub(1);
        let style = match self.lists.last() {
            None => String::new(),
            Some(list) if self.item_opens => format!(
                r#"<w:pPr><w:pStyle w:val="ListParagraph"/><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr></w:pPr>"#
            ),
            Some(_) => {
                format!(r#"<w:pPr><w:pStyle w:val="ListParagraph"/><w:ind w:left="{}"/></w:pPr>"#, (level + 1) * INDENT)
            }
        };
        self.item_opens = false;
        self.in_paragraph = true;
        let _ = write!(self.xml, "<w:p>{style}");
    }

    fn end_paragraph(&mut self) {
        if std::mem::take(&mut self.in_paragraph) {
            self.xml.push_str("</w:p>");
        }
    }

    fn text(&mut self, text: &str) {
        if let Some((_, words)) = &mut self.heading {
            words.push_str(text);
            return;
        }
        self.paragraph();
        let mut rest = text;
        while let Some((before, cited, after)) = self.next_citation(rest) {
            self.run(before, "");
            let (words, mark) = self.cited[cited].clone();
            let _ = write!(self.xml, r#"<w:hyperlink w:anchor="{mark}">"#);
            self.run(&format!("[{words}]"), r#"<w:rStyle w:val="Hyperlink"/>"#);
            self.xml.push_str("</w:hyperlink>");
            rest = after;
        }
        self.run(rest, "");
    }

    /// What stands before the next citation in brackets, which it is, and what follows.
    fn next_citation<'t>(&self, text: &'t str) -> Option<(&'t str, usize, &'t str)> {
        text.match_indices('[').find_map(|(at, _)| {
            let inner = &text[at + 1..];
            let found = self.cited.iter().position(|(words, _)| {
                inner.strip_prefix(words.as_str()).is_some_and(|after| after.starts_with(']'))
            })?;
            Some((&text[..at], found, &inner[self.cited[found].0.len() + 1..]))
        })
    }

    fn run(&mut self, text: &str, style: &str) {
        if text.is_empty() {
            return;
        }
        let bold = if self.bold || self.header { "<w:b/>" } else { "" };
        let italic = if self.italic { "<w:i/>" } else { "" };
        let _ = write!(
            self.xml,
            r#"<w:r><w:rPr>{style}{bold}{italic}</w:rPr><w:t xml:space="preserve">{}</w:t></w:r>"#,
            escaped(text)
        );
    }

    /// Writes a heading; that of a text is where its citations lead.
    fn end_heading(&mut self) {
        let Some((level, words)) = self.heading.take() else { return };
        self.end_paragraph();
        let style = match level {
            HeadingLevel::H1 => "Title",
            HeadingLevel::H2 => "Heading1",
            HeadingLevel::H3 => "Heading2",
            _ => "Heading3",
        };
        let _ = write!(self.xml, r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>"#);
        let is_text = |cited: &&(String, String)| {
            words.strip_prefix(cited.0.as_str()).is_some_and(|after| after.is_empty() || after.starts_with(':'))
        };
        let mark = self.cited.iter().find(is_text).map(|(_, mark)| mark.clone());
        if let Some(mark) = &mark {
            self.bookmarks += 1;
            let _ = write!(self.xml, r#"<w:bookmarkStart w:id="{}" w:name="{mark}"/>"#, self.bookmarks);
        }
        self.run(&words, "");
        if mark.is_some() {
            let _ = write!(self.xml, r#"<w:bookmarkEnd w:id="{}"/>"#, self.bookmarks);
        }
        self.xml.push_str("</w:p>");
    }
}

/// A table over the width of the page with hair lines between rows.
const TABLE: &str = concat!(
    r#"<w:tbl><w:tblPr><w:tblStyle w:val="Ruled"/><w:tblW w:w="5000" w:type="pct"/>"#,
    r#"<w:tblLook w:val="0020" w:firstRow="1"/></w:tblPr>"#,
);

/// The indent of a level of a list, in twentieths of a point.
const INDENT: usize = 360;

/// Text as XML 1.0 takes it: markup is escaped, and characters that XML has no place for are left out.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{FFFE}' | '\u{FFFF}' => {}
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(markdown: &str) -> String {
        Body::of(markdown, vec![("1 Post".to_owned(), "text-1".to_owned())]).xml
    }

    #[test]
    fn citations_lead_to_the_text_they_name() {
        let xml = body("Said so [1 Post].\n\n### 1 Post: A title\n");
        assert!(xml.contains(r#"<w:hyperlink w:anchor="text-1">"#));
        assert!(xml.contains(r#"<w:bookmarkStart w:id="1" w:name="text-1"/>"#));
        assert!(!body("Said so [2 Post].").contains("hyperlink"));
    }

    #[test]
    fn words_from_outside_stay_words() {
        let xml = body("a &lt;w:p&gt; b \u{0} \u{1F} c");
        assert!(xml.contains("a &lt;w:p&gt; b"));
        assert!(!xml.chars().any(char::is_control));
    }

    #[test]
    fn lists_and_tables_are_closed() {
        let xml = body("- one\n  - two\n- three\n\n1. first\n\n| a | b |\n|---|---|\n| c | d |\n");
        for element in ["w:p", "w:tbl", "w:tr", "w:tc", "w:r"] {
            let opened = xml.matches(&format!("<{element}>")).count();
            assert_eq!(opened, xml.matches(&format!("</{element}>")).count(), "{element}");
            assert!(opened > 0, "{element}");
        }
        assert!(xml.contains(r#"<w:ilvl w:val="1"/><w:numId w:val="1"/>"#));
    }
}
