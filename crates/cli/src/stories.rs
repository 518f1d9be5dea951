//! `stories`: any number of documents into stories, and copies of one origin, in one pass.

use std::ops::ControlFlow;

use anyhow::Result;
use engine::{Reader, StoryRun, in_order, weight};

use crate::arguments::StoriesOptions;
use crate::inputs::{Inputs, threads};
use crate::progress::Progress;
use crate::{Ending, output};

/// Reads the inputs in one pass and prints the stories.
pub(crate) fn run(options: &StoriesOptions) -> Result<Ending> {
    let reader = Reader::embedded();
    let inputs = Inputs::new(&options.input)?;
    let progress = Progress::new("reading");
    let mut run = StoryRun::default();
    in_order(
        inputs.captures(&progress),
        weight,
        threads(&options.input),
        |capture| reader.story_document(capture),
        |document| {
            run.add(document);
            ControlFlow::Continue(())
        },
    );
    progress.turned_to("sorting into stories");
    output::write(options.output.as_deref(), present::to_json_pretty(&run.finish()))?;
    Ok(inputs.ending())
}
