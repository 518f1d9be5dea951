//! A brief is derived again from the texts inside it, and compared item by item.

use std::collections::BTreeMap;
use std::fmt;

use capture::{Body, Capture, Given};
use corpus::{Annotated, Correction, Document, Edtf, Format, Metadata};
use present::record::{AskedCorrection, BriefRecord};
use present::{ContractError, Mismatch};

use crate::{BriefOptions, Engine};

/// How far a brief could be checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// The whole analysis was run again and gave the same brief.
    Rederived,
    /// The brief is from another version of the program: hashes and passages were checked, not the analysis.
    Passages,
}

/// What came of a check.
#[derive(Clone, Debug, PartialEq)]
pub struct Verification {
    /// How far it went.
    pub level: Level,
    /// How many items were checked.
    pub items: usize,
    /// What does not hold; empty where everything does.
    pub mismatches: Vec<Mismatch>,
}

/// The file is no brief, or lacks what is needed to check it.
#[derive(Debug)]
pub struct Unverifiable(String);

impl fmt::Display for Unverifiable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unverifiable {}

impl From<ContractError> for Unverifiable {
    fn from(error: ContractError) -> Unverifiable {
        Unverifiable(error.to_string())
    }
}

impl Engine {
    /// Derives the brief in `file` (JSON, or an HTML page that carries it) again and compares.
    ///
    /// `originals` are the documents of the original files: their texts are compared with those of the
    /// brief, and complete a brief made without texts.
    ///
    /// # Errors
    /// When the file is no brief, or was made without texts that `originals` do not complete.
    pub fn verify(&self, file: &str, originals: &[Document]) -> Result<Verification, Unverifiable> {
        let is_page = !file.trim_start().starts_with('{');
        let record = if is_page { present::read_page(file)? } else { present::read_brief(file)? };
        let mut mismatches = present::check_passages(&record);
        if is_page {
            mismatches.extend(present::check_page(file, &present::render_html(&record)));
        }
        mismatches.extend(foreign(&record, originals));
        let level = self.level(&record);
        if level == Level::Rederived && mismatches.is_empty() {
            mismatches.extend(self.derive_again(&record, originals)?);
        }
        Ok(Verification { level, items: count(&record), mismatches })
    }

    /// Whether this very program can be expected to give the same brief.
    fn level(&self, record: &BriefRecord) -> Level {
        let same = record.versions == self.brief(Vec::new(), &BriefOptions::default()).record().versions;
        if same { Level::Rederived } else { Level::Passages }
    }

    fn derive_again(&self, record: &BriefRecord, originals: &[Document]) -> Result<Vec<Mismatch>, Unverifiable> {
        let options = options(record)?;
        let by_hash: BTreeMap<String, &Document> =
            originals.iter().map(|document| (document.text.id().to_hex(), document)).collect();
        let read = |document: &present::record::BriefDocument| {
            let text = by_hash.get(&document.hash).map(|original| original.text.as_str());
            present::brief_document(document, text)
        };
        let documents: Result<Vec<Document>, ContractError> = record.documents.iter().map(read).collect();
        let documents: Vec<Annotated> = documents?.into_iter().map(|document| self.again(document)).collect();
        let mut again = self.brief(documents, &options).record();
        if !record.left_out.is_empty() {
            again = present::shown_record(&again).into_owned();
        }
        // What was wrong with the bytes cannot be seen in the text; what can be must be there again.
        if again.defects.iter().all(|defect| record.defects.contains(defect)) {
            again.defects.clone_from(&record.defects);
        }
        let value = |record: &BriefRecord| serde_json::to_value(record).unwrap_or_default();
        Ok(present::compare(&value(record), &value(&again)))
    }

    /// A document of a brief, read anew from its text where its text is all that was captured.
    fn again(&self, document: Document) -> Annotated {
        match document.format {
            Format::Html => self.annotate(document),
            Format::Plain => {
                let given = given(&document.id, &present::given_metadata(&document.metadata));
                let body = Body::Plain(document.text.as_str().to_owned());
                let mut capture = Capture::new(document.source.clone(), body).with_given(given);
                capture.charset.clone_from(&document.metadata.charset);
                capture.captured = document.metadata.captured.as_deref().map(str::to_owned);
                self.annotate(self.reader().document(capture))
            }
        }
    }
}

/// What the user gave, as it came with the capture.
fn given(id: &str, metadata: &Metadata) -> Given {
    let text = |field: &Option<corpus::Sourced<String>>| field.as_ref().map(|sourced| sourced.value.clone());
    Given {
        id: Some(id.to_owned()),
        url: text(&metadata.url),
        title: text(&metadata.title),
        authors: metadata.authors.iter().map(|author| author.name.value.clone()).collect(),
        publisher: text(&metadata.publisher),
        published: metadata.published.as_ref().map(|date| date.value.to_string()),
        language: text(&metadata.language),
        country: text(&metadata.country),
        captured: None,
    }
}

fn options(record: &BriefRecord) -> Result<BriefOptions, Unverifiable> {
    let flag = |name: &str| record.options.get(name).and_then(serde_json::Value::as_bool).unwrap_or_default();
    let asked = record.options.get("as_of").and_then(serde_json::Value::as_str);
    let as_of = asked.map(|day| Edtf::parse(day).and_then(|date| date.exact_day()).ok_or(day)).transpose();
    let as_of = as_of.map_err(|day| Unverifiable(format!("options.as_of: `{day}` is no day")))?;
    let words = |name: &str| record.options.get(name).and_then(serde_json::Value::as_str).map(str::to_owned);
    let listed = record.options.get("off_topic").and_then(serde_json::Value::as_array).into_iter().flatten();
    Ok(BriefOptions {
        as_of,
        strict: flag("strict"),
        without_texts: flag("without_texts"),
        about: words("about"),
        off_topic: listed.filter_map(serde_json::Value::as_str).map(str::to_owned).collect(),
        title: words("title"),
        lang: words("lang"),
        corrections: corrections(record)?,
        // What could not be read of a table is not among the options: the defects of the record are taken as they are.
        defects: Vec::new(),
    })
}

/// The corrections that the brief was made with.
fn corrections(record: &BriefRecord) -> Result<Vec<Correction>, Unverifiable> {
    let listed = record.options.get("corrections").and_then(serde_json::Value::as_array).into_iter().flatten();
    let asked = listed.map(|row| serde_json::from_value::<AskedCorrection>(row.clone()).map(Correction::from));
    asked.collect::<Result<_, _>>().map_err(|error| Unverifiable(format!("options.corrections: {error}")))
}

/// The texts of the brief that none of the originals has.
fn foreign(record: &BriefRecord, originals: &[Document]) -> Vec<Mismatch> {
    if originals.is_empty() {
        return Vec::new();
    }
    let has = |hash: &str| originals.iter().any(|original| original.text.id().to_hex() == hash);
    let missing = record.documents.iter().enumerate().filter(|(_, document)| !has(&document.hash));
    let mismatch = |(place, document): (usize, &present::record::BriefDocument)| Mismatch {
        path: format!("documents[{place}].text"),
        item: Some(document.id.clone()),
        message: "none of the original files has this text".to_owned(),
    };
    missing.map(mismatch).collect()
}

fn count(record: &BriefRecord) -> usize {
    record.entities.len()
        + record.origins.len()
        + record.timeline.len()
        + record.upcoming.len()
        + record.quotes.len()
        + record.positions.len()
        + record.figures.len()
        + record.disagreements.len()
        + record.naming.len()
        + record.coverage.len()
}
