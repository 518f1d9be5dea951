//! `extract` and `annotate`: one record a document, in order of input, as it is done.

use std::io::Write;
use std::ops::ControlFlow;

use anyhow::Result;
use capture::Capture;
use corpus::{Annotated, Document, Ids};
use engine::{Engine, Reader, Steps, in_order, weight};
use present::to_json;

use crate::arguments::{AnnotateOptions, OnlyStep, RecordOptions};
use crate::inputs::{Inputs, threads};
use crate::progress::Progress;
use crate::{Ending, output};

/// Prints text, blocks and metadata of every input.
pub(crate) fn extract(options: &RecordOptions) -> Result<Ending> {
    let reader = Reader::embedded();
    let mut ids = Ids::default();
    stream(
        options,
        |capture| reader.document(capture),
        |mut document: Document| {
            ids.tell_apart(&mut document);
            to_json(&present::document_record(&document))
        },
    )
}

/// Prints everything that is found in every input.
pub(crate) fn annotate(options: &AnnotateOptions) -> Result<Ending> {
    let engine = Engine::embedded()?;
    let (options, only) = (&options.record, steps(options));
    let read = |capture| match only {
        Some(steps) => engine.read_language(capture, steps),
        None if options.strict => engine.read_strictly(capture),
        None => engine.read(capture),
    };
    let mut ids = Ids::default();
    stream(options, read, |mut annotated: Annotated| {
        ids.tell_apart(&mut annotated.document);
        to_json(&present::annotated_record(&annotated, options.tokens))
    })
}

/// The steps of the language model that were asked for alone. Lemmas are shown with the tokens only.
fn steps(options: &AnnotateOptions) -> Option<Steps> {
    let asked = |step| options.only.contains(&step);
    let (syntax, names) = (asked(OnlyStep::Syntax), asked(OnlyStep::Names));
    (syntax || names).then_some(Steps { syntax, names, lemmas: syntax && options.record.tokens })
}

/// Reads captures in parallel and prints a record of each, in order of input.
fn stream<Read: Send>(
    options: &RecordOptions,
    read: impl Fn(Capture) -> Read + Sync,
    mut record: impl FnMut(Read) -> String,
) -> Result<Ending> {
    let inputs = Inputs::new(&options.input)?;
    let mut output = output::open(options.output.as_deref())?;
    let progress = Progress::new("reading");
    let mut written = Ok(());
    in_order(inputs.captures(&progress), weight, threads(&options.input), read, |done| {
        written = writeln!(output, "{}", record(done).trim_end());
        if written.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    written?;
    output.flush()?;
    Ok(inputs.ending())
}
