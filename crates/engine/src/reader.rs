//! One capture becomes one annotated document.

use std::fmt;

use capture::{Body, Capture};
use corpus::{Annotated, Annotations, Defect, Document, Text};
use lexicon::Lexicon;
use nlp::{Kernel, Model, Steps};
use present::ContractError;

use crate::guard::guarded;
use crate::strict::without_doubtful;

/// What is needed to turn captures into documents.
#[derive(Debug)]
pub struct Reader {
    lexicon: Lexicon,
}

/// What is needed for the whole analysis. Made once and shared by threads.
#[derive(Debug)]
pub struct Engine {
    reader: Reader,
    model: Model,
}

/// How many bytes of text or markup a capture holds; of a record those of its text.
pub fn weight(capture: &Capture) -> usize {
    match &capture.body {
        Body::Plain(text) | Body::Html(text) => text.len(),
        Body::Record(record) => record.len(),
    }
}

/// The engine could not be made.
#[derive(Debug)]
pub struct EngineError(String);

impl fmt::Display for EngineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the language model inside the program cannot be read: {}", self.0)
    }
}

impl std::error::Error for EngineError {}

impl Reader {
    /// A reader with the word tables inside the program.
    pub fn embedded() -> Reader {
        Reader { lexicon: Lexicon::embedded() }
    }

    /// The word tables.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// The document that a capture holds. A capture that defeats extraction yields a document without
    /// text and a defect; of a record that was annotated before the document alone is read.
    pub fn document(&self, capture: Capture) -> Document {
        let source = capture.source.clone();
        if let Body::Record(json) = &capture.body {
            let read = present::read_document_record(json).and_then(|record| present::document_of(&record));
            return read.unwrap_or_else(|error| left_out(source, &error));
        }
        guarded("extract", || extract::extract(capture, &self.lexicon)).unwrap_or_else(|defect| {
            let mut document = empty_document(source);
            document.defects.push(defect);
            document
        })
    }
}

impl Engine {
    /// An engine with the model and the word tables inside the program.
    ///
    /// # Errors
    /// When the model inside the program is damaged.
    pub fn embedded() -> Result<Engine, EngineError> {
        let model = Model::embedded().map_err(|error| EngineError(error.to_string()))?;
        Ok(Engine { reader: Reader::embedded(), model })
    }

    /// The same engine on another kernel of this machine. It gives the same bytes, at another speed.
    #[must_use]
    pub fn on(self, kernel: Kernel) -> Engine {
        Engine { model: self.model.on(kernel), ..self }
    }

    /// What turns captures into documents.
    pub fn reader(&self) -> &Reader {
        &self.reader
    }

    /// The language model.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// Annotates a document. A document that defeats a stage keeps its text and gets a defect.
    pub fn annotate(&self, document: Document) -> Annotated {
        let found = guarded("annotate", || annotate::annotate(&document, &self.model, &self.reader.lexicon));
        let annotations =
            found.unwrap_or_else(|defect| Annotations { defects: vec![defect], ..Annotations::default() });
        Annotated { document, annotations }
    }

    /// Turns a capture into an annotated document; a record that was annotated before is only read.
    pub fn read(&self, capture: Capture) -> Annotated {
        match &capture.body {
            Body::Record(json) => self.record(json).unwrap_or_else(|error| Annotated {
                document: left_out(capture.source, &error),
                annotations: Annotations::default(),
            }),
            Body::Plain(_) | Body::Html(_) => self.annotate(self.reader.document(capture)),
        }
    }

    /// As [`Engine::read`], without the rows that carry a doubt; a defect says how many were left out.
    pub fn read_strictly(&self, capture: Capture) -> Annotated {
        without_doubtful(self.read(capture))
    }

    /// Turns a capture into a document with what the language model alone sees in it: sentences, tokens, raw
    /// names. Other tables are empty.
    pub fn read_language(&self, capture: Capture, steps: Steps) -> Annotated {
        let document = self.reader.document(capture);
        let found = guarded("annotate", || annotate::language(&document, &self.model, steps));
        let annotations =
            found.unwrap_or_else(|defect| Annotations { defects: vec![defect], ..Annotations::default() });
        Annotated { document, annotations }
    }

    /// A record of a document; one that was only extracted is annotated now.
    fn record(&self, json: &str) -> Result<Annotated, ContractError> {
        let record = present::read_document_record(json)?;
        if record.is_annotated() {
            return present::annotated_of(&record);
        }
        Ok(self.annotate(present::document_of(&record)?))
    }
}

/// What stands for a record that could not be read.
pub(crate) fn left_out(source: String, error: &ContractError) -> Document {
    let mut document = empty_document(source);
    document.defects.push(Defect::whole("record", format!("the record was left out: {error}")));
    document
}

/// A document of which nothing could be read.
fn empty_document(source: String) -> Document {
    let text = Text::empty();
    Document {
        id: text.id().to_hex(),
        source,
        format: corpus::Format::Plain,
        text,
        blocks: corpus::Table::empty(),
        metadata: corpus::Metadata::default(),
        defects: Vec::new(),
    }
}
