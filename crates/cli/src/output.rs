//! Where results and complaints go.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use anyhow::{Context, Result};

/// A file, or standard output.
pub(crate) fn open(path: Option<&Path>) -> Result<Box<dyn Write>> {
    let Some(path) = path else { return Ok(Box::new(BufWriter::new(io::stdout().lock()))) };
    #[expect(clippy::disallowed_methods, reason = "the command writes files")]
    let file = File::create(path);
    let file = file.with_context(|| format!("{}: cannot be written; does the folder exist?", path.display()))?;
    Ok(Box::new(BufWriter::new(file)))
}

/// Writes a whole result at once, so that a broken run leaves no half of it.
pub(crate) fn write(path: Option<&Path>, content: impl AsRef<[u8]>) -> Result<()> {
    let mut output = open(path)?;
    output.write_all(content.as_ref())?;
    Ok(output.flush()?)
}

/// Says something on standard error. Control characters of foreign text do not reach the terminal.
pub(crate) fn complain(message: &str) {
    let shown: String = message.chars().map(|c| if c.is_control() && c != '\n' { '\u{FFFD}' } else { c }).collect();
    // Nobody is left to tell when standard error is closed.
    let _ = writeln!(io::stderr(), "rashomon: {shown}");
}

/// Whether the reader of standard output went away, as `head` does.
pub(crate) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let cause = error.root_cause().downcast_ref::<io::Error>();
    cause.is_some_and(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}
