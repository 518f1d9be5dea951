//! A brief as a text document for word processors (Office Open XML, ISO/IEC 29500).
//!
//! It is the Markdown of the brief, read again and set: so both say the same, and there is one template of the words.

mod body;

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::result::ZipResult;
use zip::write::SimpleFileOptions;

use crate::markdown::render_markdown;
use crate::record::BriefRecord;
use crate::view::Page;
use body::{Body, escaped};

/// What does not depend on the brief.
const PARTS: [(&str, &str); 5] = [
    ("[Content_Types].xml", include_str!("../templates/docx/content-types.xml")),
    ("_rels/.rels", include_str!("../templates/docx/package.rels")),
    ("word/_rels/document.xml.rels", include_str!("../templates/docx/document.rels")),
    ("word/styles.xml", include_str!("../templates/docx/styles.xml")),
    ("word/footer1.xml", include_str!("../templates/docx/footer.xml")),
];

/// The bytes of the document: a pure function of the record of a brief.
///
/// # Errors
///
/// When the package cannot be written, which memory alone can cause.
pub fn render_docx(record: &BriefRecord) -> std::io::Result<Vec<u8>> {
    let page = Page::of(record);
    let cited: Vec<(String, String)> = page
        .sources
        .iter()
        .map(|source| (format!("{} {}", source.number, source.outlet), format!("text-{}", source.number)))
        .collect();
    let body = Body::of(&render_markdown(record), cited);
    package(&page.title, &body).map_err(std::io::Error::other)
}

fn package(title: &str, body: &Body) -> ZipResult<Vec<u8>> {
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    // Without a time of its own, the same brief is the same bytes.
    let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    let core = include_str!("../templates/docx/core.xml").replace("{title}", &escaped(title));
    let own =
        [("docProps/core.xml", core), ("word/document.xml", body.document()), ("word/numbering.xml", body.numbering())];
    let fixed = PARTS.iter().map(|(name, text)| (*name, (*text).to_owned()));
    for (name, text) in fixed.chain(own) {
        package.start_file(name, options)?;
        package.write_all(text.as_bytes())?;
    }
    Ok(package.finish()?.into_inner())
}
