//! `brief`: articles in, one comparative brief out.

use std::io::{IsTerminal, Write};
use std::ops::ControlFlow;
use std::path::Path;

use anyhow::{Result, bail};
use corpus::Pool;
use engine::{BriefOptions as Asked, Engine, in_order, weight};

use crate::arguments::{BriefFormat, BriefOptions};
use crate::inputs::{Inputs, threads};
use crate::progress::Progress;
use crate::{Ending, output};

/// Reads, annotates and compares the inputs, and writes the brief.
pub(crate) fn run(options: &BriefOptions) -> Result<Ending> {
    let engine = Engine::embedded()?;
    let inputs = Inputs::new(&options.input)?;
    let progress = Progress::new("reading");
    let (mut documents, mut pool) = (Vec::new(), Pool::default());
    in_order(
        inputs.captures(&progress),
        weight,
        threads(&options.input),
        |capture| engine.read(capture),
        |document| {
            documents.push(pool.take_in(document));
            ControlFlow::Continue(())
        },
    );
    drop(pool);
    if documents.is_empty() {
        bail!("nothing to compare: none of the inputs could be read");
    }
    progress.turned_to("comparing");
    let mut asked = Asked {
        as_of: options.as_of,
        strict: options.strict,
        without_texts: options.without_texts,
        about: options.about.clone(),
        title: options.title.clone(),
        lang: options.lang.clone(),
        ..Asked::default()
    };
    let documents = engine.about(documents, &mut asked);
    let brief = engine.brief(documents, &asked);
    let path = options.output.as_deref();
    let form = form(options.format, path);
    if form == BriefFormat::Docx && path.is_none() && std::io::stdout().is_terminal() {
        bail!("a document for word processors is nothing to read on a terminal: name a file with -o");
    }
    match form {
        BriefFormat::Html => output::write(path, present::render_html(&brief.record()))?,
        BriefFormat::Md => output::write(path, present::render_markdown(&brief.record()))?,
        BriefFormat::Docx => output::write(path, present::render_docx(&brief.record())?)?,
        BriefFormat::Json => {
            let mut output = output::open(path)?;
            brief.write_json(&mut output)?;
            output.flush()?;
        }
    }
    // The command ends here: taking a large brief apart piece by piece would only cost time.
    std::mem::forget(brief);
    Ok(inputs.ending())
}

/// The form asked for, else the one the ending of the file says, else Markdown.
fn form(asked: Option<BriefFormat>, output: Option<&Path>) -> BriefFormat {
    let ending = output.and_then(Path::extension).map(|ending| ending.to_string_lossy().to_lowercase());
    asked.unwrap_or(match ending.as_deref() {
        Some("html" | "htm") => BriefFormat::Html,
        Some("docx") => BriefFormat::Docx,
        Some("json") => BriefFormat::Json,
        _ => BriefFormat::Md,
    })
}
