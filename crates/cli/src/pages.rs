//! What rules say, schemas, completions, man pages.

use std::path::Path;

use anyhow::{Context, Result};
use clap::CommandFactory;
use clap_complete::Shell;

use crate::arguments::{Arguments, RecordName};
use crate::{Ending, output};

/// Prints what rules and doubts mean: all, or those that begin with a name or have the words.
pub(crate) fn rules(name: Option<&str>) -> Result<Ending> {
    let name = name.unwrap_or_default();
    let rules = present::explain::rules().filter(|(rule, _)| rule.starts_with(name));
    let doubts = present::explain::doubts().filter(|(doubt, _)| doubt.contains(name));
    let lines: Vec<String> = rules.chain(doubts).map(|(name, says)| format!("{name}\n    {says}\n")).collect();
    if lines.is_empty() {
        output::complain(&format!("no rule begins with `{name}` and no doubt has it; `rashomon rules` lists them all"));
        return Ok(Ending::Refused);
    }
    output::write(None, lines.concat())?;
    Ok(Ending::Done)
}

/// Prints the JSON Schema of a record.
pub(crate) fn schema(record: RecordName) -> Result<Ending> {
    let schema = present::schema(record.as_str()).context("there is no such record")?;
    output::write(None, format!("{}\n", schema.trim_end()))?;
    Ok(Ending::Done)
}

/// Prints completions.
pub(crate) fn completions(shell: Shell) -> Result<Ending> {
    let mut page = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "rashomon", &mut page);
    output::write(None, &page)?;
    Ok(Ending::Done)
}

/// Prints the man page, or writes one for every command into a folder.
pub(crate) fn man(folder: Option<&Path>) -> Result<Ending> {
    if let Some(folder) = folder {
        clap_mangen::generate_to(Arguments::command(), folder)
            .with_context(|| format!("{}: man pages cannot be written; does the folder exist?", folder.display()))?;
        return Ok(Ending::Done);
    }
    let mut page = Vec::new();
    clap_mangen::Man::new(Arguments::command()).render(&mut page)?;
    output::write(None, &page)?;
    Ok(Ending::Done)
}
