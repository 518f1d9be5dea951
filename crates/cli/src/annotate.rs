//! `extract` and `annotate`: one record a document, in order of input, as it is done.

use std::io::Write;

use anyhow::Result;
use capture::Capture;
use engine::{Engine, Reader, in_order};

use crate::arguments::RecordOptions;
use crate::inputs::{Inputs, threads};
use crate::progress::Progress;
use crate::{Ending, output};

/// Prints text, blocks and metadata of every input.
pub(crate) fn extract(options: &RecordOptions) -> Result<Ending> {
    let reader = Reader::embedded();
    stream(options, |capture| present::to_json(&present::document_record(&reader.document(capture))))
}

/// Prints everything that is found in every input.
pub(crate) fn annotate(options: &RecordOptions) -> Result<Ending> {
    let engine = Engine::embedded()?;
    stream(options, |capture| present::to_json(&present::annotated_record(&engine.read(capture), options.tokens)))
}

fn stream(options: &RecordOptions, record: impl Fn(Capture) -> String + Sync) -> Result<Ending> {
    let inputs = Inputs::new(&options.input)?;
    let mut output = output::open(options.output.as_deref())?;
    let progress = Progress::new("reading");
    let mut written = Ok(());
    in_order(inputs.captures(&progress), threads(&options.input), record, |line| {
        if written.is_ok() {
            written = writeln!(output, "{}", line.trim_end());
        }
    });
    written?;
    output.flush()?;
    Ok(inputs.ending())
}
