//! The inputs of a command as one stream of captures; refusals are said and counted.

use std::cell::Cell;
use std::rc::Rc;
use std::thread::available_parallelism;

use anyhow::{Context, Result};
use capture::{Capture, Meta, Options};

use crate::Ending;
use crate::arguments::{InputFormat, InputOptions};
use crate::output::complain;
use crate::progress::Progress;

/// The inputs of a command.
pub(crate) struct Inputs {
    options: Options,
    names: Vec<String>,
    refused: Rc<Cell<usize>>,
}

impl Inputs {
    /// The inputs that the user named.
    pub(crate) fn new(input: &InputOptions) -> Result<Inputs> {
        let meta = input.meta.as_ref().map(Meta::read).transpose().context("the table given with --meta")?;
        let input_format = match input.input_format {
            InputFormat::Auto => capture::InputFormat::Auto,
            InputFormat::Jsonl => capture::InputFormat::JsonLines,
        };
        let options = Options { input_format, meta, ..Options::default() };
        #[cfg(feature = "net")]
        let options = Options { web: crate::web::for_inputs(&input.inputs, &input.web)?, ..options };
        Ok(Inputs { options, names: input.inputs.clone(), refused: Rc::default() })
    }

    /// Inputs by name alone. Addresses among them are refused.
    pub(crate) fn named(names: &[String]) -> Inputs {
        Inputs { options: Options::default(), names: names.to_vec(), refused: Rc::default() }
    }

    /// The captures one by one. An input that cannot be read is said on standard error and passed over.
    pub(crate) fn captures<'p>(&self, progress: &'p Progress) -> impl Iterator<Item = Capture> + use<'p> {
        let refused = Rc::clone(&self.refused);
        capture::open(&self.names, &self.options).filter_map(move |opened| match opened {
            Ok(capture) => {
                progress.opened(&capture.source);
                Some(capture)
            }
            Err(error) => {
                // What lies in a folder and is no page is said, but nobody asked for it by name.
                refused.set(refused.get() + usize::from(!error.is_passed_over()));
                progress.suspended(|| complain(&error.to_string()));
                None
            }
        })
    }

    /// Whether an input was refused.
    pub(crate) fn ending(&self) -> Ending {
        if self.refused.get() == 0 { Ending::Done } else { Ending::Refused }
    }
}

/// How many threads to use.
pub(crate) fn threads(input: &InputOptions) -> usize {
    let all = || available_parallelism().map_or(1, usize::from);
    input.threads.map_or_else(all, usize::from)
}
