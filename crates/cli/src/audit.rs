//! `audit`: a sheet of items to judge by hand, and what the judgements say.

use std::path::Path;

use anyhow::{Context, Result};
use present::audit::{audit, read_sheet, sheet, write_sheet};
use present::record::BriefRecord;

use crate::arguments::AuditOptions;
use crate::{Ending, output};

/// Writes a sheet, or reads those that came back.
pub(crate) fn run(options: &AuditOptions) -> Result<Ending> {
    if let Some(first) = options.coded.first() {
        let first = coded(first)?;
        let second = options.coded.get(1).map(|path| coded(path)).transpose()?;
        output::write(options.output.as_deref(), audit(&first, second.as_deref()).to_string())?;
        return Ok(Ending::Done);
    }
    let path = options.file.as_deref().context("a brief to draw from, or --coded with a sheet that came back")?;
    let rows = sheet(&brief(path)?, options.sample, options.seed);
    output::write(options.output.as_deref(), write_sheet(&rows)?)?;
    Ok(Ending::Done)
}

fn read(path: &Path) -> Result<String> {
    #[expect(clippy::disallowed_methods, reason = "the command reads the files it is given")]
    let file = std::fs::read_to_string(path);
    file.with_context(|| format!("{}: cannot be read as UTF-8 text", path.display()))
}

fn brief(path: &Path) -> Result<BriefRecord> {
    let file = read(path)?;
    let brief = if file.trim_start().starts_with('{') { present::read_brief(&file) } else { present::read_page(&file) };
    brief.with_context(|| format!("{}: no brief", path.display()))
}

fn coded(path: &Path) -> Result<Vec<present::audit::Coded>> {
    read_sheet(&read(path)?).with_context(|| format!("{}: cannot be read", path.display()))
}
