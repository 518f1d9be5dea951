//! The `rashomon` command: arguments, environment, clock, progress, printing. No analysis.
//!
//! Exit codes: 0 done; 1 done, with something refused or a brief that does not hold; 2 not done.

mod annotate;
mod arguments;
mod audit;
mod brief;
mod inputs;
mod output;
mod pages;
mod progress;
mod stories;
mod verify;
#[cfg(feature = "net")]
mod web;

use std::process::ExitCode;

use anyhow::Result;
use arguments::{Arguments, Command};
use clap::Parser;

/// How a run ended that was not broken off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    /// Everything was done.
    Done,
    /// It was done, but an input was refused or an item does not hold.
    Refused,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    quiet_panics();
    match run(&arguments.command) {
        Ok(Ending::Done) => ExitCode::SUCCESS,
        Ok(Ending::Refused) => ExitCode::from(1),
        Err(error) if output::is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            output::complain(&format!("{error:#}"));
            ExitCode::from(2)
        }
    }
}

fn run(command: &Command) -> Result<Ending> {
    match command {
        Command::Brief(options) => brief::run(options),
        Command::Extract(options) => annotate::extract(options),
        Command::Annotate(options) => annotate::annotate(options),
        Command::Stories(options) => stories::run(options),
        Command::Verify(options) => verify::run(options),
        Command::Audit(options) => audit::run(options),
        Command::Rules { name } => pages::rules(name.as_deref()),
        Command::Schema { record } => pages::schema(*record),
        Command::Completions { shell } => pages::completions(*shell),
        Command::Man { folder } => pages::man(folder.as_deref()),
    }
}

/// A panic in one document becomes a defect of that document; its trace is shown only when asked for.
fn quiet_panics() {
    #[expect(clippy::disallowed_methods, reason = "the command reads the environment")]
    if std::env::var("RUST_BACKTRACE").is_err() {
        std::panic::set_hook(Box::new(|_| {}));
    }
}
