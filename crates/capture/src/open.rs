//! All inputs as one stream of captures.

use std::io::BufReader;
use std::path::Path;

use crate::inputs::{self, Files};
use crate::{Capture, CaptureError, Meta, SIZE_LIMIT, file, records};

/// How inputs are to be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InputFormat {
    /// By the name and content of each input.
    #[default]
    Auto,
    /// One record a line, in every input.
    JsonLines,
}

/// What the user asked of the reading.
#[derive(Clone, Debug)]
pub struct Options {
    /// How inputs are to be read.
    pub input_format: InputFormat,
    /// What the user says about the files.
    pub meta: Option<Meta>,
    /// The largest file and the longest line that is read, in bytes.
    pub size_limit: usize,
}

impl Default for Options {
    fn default() -> Options {
        Options { input_format: InputFormat::Auto, meta: None, size_limit: SIZE_LIMIT }
    }
}

/// Opens inputs one after the other, in order: files, folders (recursively, by name), globs, and `-` for
/// standard input. Files that end in `.jsonl`, `.ndjson` or `.json` hold records.
///
/// An input that cannot be read is an error in its place, and the next one is opened.
pub fn open(inputs: &[String], options: &Options) -> impl Iterator<Item = Result<Capture, CaptureError>> + use<> {
    let options = options.clone();
    let meta = options.meta.clone();
    let inputs: Vec<String> = inputs.to_vec();
    let captures = inputs.into_iter().flat_map(move |input| captures(&input, &options));
    captures.map(move |capture| Ok(complete(capture?, meta.as_ref())))
}

type Captures = Box<dyn Iterator<Item = Result<Capture, CaptureError>>>;

fn complete(capture: Capture, meta: Option<&Meta>) -> Capture {
    let given = meta.and_then(|meta| meta.given(&capture.source));
    capture.with_given(given.unwrap_or_default())
}

fn captures(input: &str, options: &Options) -> Captures {
    if input == "-" {
        return standard_input(options);
    }
    let options = options.clone();
    match inputs::files(input) {
        Err(error) => Box::new(std::iter::once(Err(error))),
        Ok(files) => Box::new(Files::flat_map(files, move |path| match path {
            Err(error) => Box::new(std::iter::once(Err(error))) as Captures,
            Ok(path) => captures_of_file(&path, &options),
        })),
    }
}

fn standard_input(options: &Options) -> Captures {
    let stdin = std::io::stdin();
    match options.input_format {
        InputFormat::JsonLines => Box::new(records(BufReader::new(stdin), "-", options.size_limit)),
        InputFormat::Auto => Box::new(std::iter::once(file::read_page(stdin, "-", false, options.size_limit))),
    }
}

fn captures_of_file(path: &Path, options: &Options) -> Captures {
    let ending = inputs::ending(path).unwrap_or_default();
    let lines = options.input_format == InputFormat::JsonLines || matches!(ending.as_str(), "jsonl" | "ndjson");
    if lines {
        return lines_of_file(path, options.size_limit);
    }
    if ending == "json" {
        return Box::new(std::iter::once(file::read_json(path, options.size_limit)));
    }
    Box::new(std::iter::once(file::read_file(path, options.size_limit)))
}

fn lines_of_file(path: &Path, limit: usize) -> Captures {
    let source = path.display().to_string();
    match std::fs::File::open(path) {
        Ok(file) => Box::new(records(BufReader::new(file), source, limit)),
        Err(error) => Box::new(std::iter::once(Err(CaptureError::of_io(source, error)))),
    }
}
