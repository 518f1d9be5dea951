//! `verify`: derive every item of a brief again from its evidence.

use anyhow::{Context, Result};
use engine::{Engine, Level, Verification};

use crate::arguments::VerifyOptions;
use crate::inputs::Inputs;
use crate::progress::Progress;
use crate::{Ending, output};

/// Checks a brief and prints what does not hold.
pub(crate) fn run(options: &VerifyOptions) -> Result<Ending> {
    let shown = options.file.display();
    #[expect(clippy::disallowed_methods, reason = "the command reads the brief it is asked to check")]
    let file =
        std::fs::read_to_string(&options.file).with_context(|| format!("{shown}: cannot be read as UTF-8 text"))?;
    let engine = Engine::embedded()?;
    let progress = Progress::new("checking");
    let inputs = Inputs::named(&options.against);
    let originals: Vec<corpus::Document> =
        inputs.captures(&progress).map(|capture| engine.reader().document(capture)).collect();
    let verification = engine.verify(&file, &originals).with_context(|| format!("{shown}: cannot be checked"))?;
    drop(progress);
    output::write(None, report(&verification))?;
    let holds = verification.mismatches.is_empty();
    Ok(if holds { inputs.ending() } else { Ending::Refused })
}

fn report(verification: &Verification) -> String {
    let Verification { level, items, mismatches } = verification;
    let lines: String = mismatches.iter().map(|mismatch| format!("{mismatch}\n")).collect();
    let verdict = match (mismatches.len(), level) {
        (0, Level::Rederived) => format!("holds: {items} items were derived again from their evidence"),
        (0, Level::Passages) => format!(
            "holds at the weaker level: the brief is from another version of the program; \
             the texts and passages of {items} items were checked, the analysis was not run again"
        ),
        (count, _) => format!("does not hold: {count} mismatches"),
    };
    format!("{lines}{verdict}\n")
}
