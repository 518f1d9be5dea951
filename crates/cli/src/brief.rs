//! `brief`: articles in, one comparative brief out.

use std::io::{IsTerminal, Read, Write};
use std::ops::ControlFlow;
use std::path::Path;

use anyhow::{Context, Result, bail};
use corpus::{Corrected, Pool};
use engine::{Brief, BriefOptions as Asked, Engine, in_order, weight};
use present::Corrections;

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
    let (table, path) = (corrections(options)?, options.corrections.as_deref());
    let mut asked = Asked {
        as_of: options.as_of,
        strict: options.strict,
        without_texts: options.without_texts,
        about: options.about.clone(),
        title: options.title.clone(),
        lang: options.lang.clone(),
        corrections: table.rows.keys().cloned().collect(),
        defects: table.defects.clone(),
        ..Asked::default()
    };
    let documents = engine.about(documents, &mut asked);
    let brief = engine.brief(documents, &asked);
    let are_applied = tell(path, &table, &brief, &progress);
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
    Ok(if are_applied { inputs.ending() } else { Ending::Refused })
}

/// The table given with `--corrections`.
fn corrections(options: &BriefOptions) -> Result<Corrections> {
    let Some(path) = &options.corrections else { return Ok(Corrections::default()) };
    let told = || format!("the table given with --corrections: {}", path.display());
    let mut table = Vec::new();
    #[expect(clippy::disallowed_methods, reason = "the command reads the table it is given")]
    let file = std::fs::File::open(path).with_context(told)?;
    file.take(LARGEST + 1).read_to_end(&mut table).with_context(told)?;
    if table.len() as u64 > LARGEST {
        bail!("{}: it is larger than {} MiB; give the table alone", told(), LARGEST >> 20);
    }
    let table = String::from_utf8(table).with_context(|| format!("{}: it is not UTF-8 text", told()))?;
    present::read_corrections(&table).with_context(told)
}

/// The largest table of corrections that is read, in bytes: one kept by hand is far smaller.
const LARGEST: u64 = 16 << 20;

/// Says which corrections were not applied; whether all were.
fn tell(path: Option<&Path>, table: &Corrections, brief: &Brief, progress: &Progress) -> bool {
    let shown = path.map(|path| path.display().to_string()).unwrap_or_default();
    let refused: Vec<&Corrected> = brief.relations.corrections.iter().filter(|one| !one.applied).collect();
    let say = |what: String| progress.suspended(|| output::complain(&format!("{shown}: {what}")));
    table.defects.iter().for_each(|defect| say(defect.message.clone()));
    for corrected in &refused {
        let row = table.rows.get(&corrected.correction).copied().unwrap_or_default();
        say(format!("row {row}: {corrected} was not applied: {}", corrected.says));
    }
    table.defects.is_empty() && refused.is_empty()
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
