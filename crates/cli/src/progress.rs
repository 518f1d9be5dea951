//! What is being done, shown on a terminal and nowhere else.

use std::io::{IsTerminal, stderr};

use indicatif::{ProgressBar, ProgressStyle};

/// A line on the terminal that says what is being done; nothing in a pipe.
pub(crate) struct Progress {
    line: ProgressBar,
}

impl Progress {
    /// A line that begins with `what`.
    pub(crate) fn new(what: &'static str) -> Progress {
        let line = if stderr().is_terminal() { ProgressBar::new_spinner() } else { ProgressBar::hidden() };
        if let Ok(style) = ProgressStyle::with_template("{spinner} {prefix} {pos} {wide_msg}") {
            line.set_style(style);
        }
        line.set_prefix(what);
        Progress { line }
    }

    /// An input was opened.
    pub(crate) fn opened(&self, source: &str) {
        self.line.set_message(source.chars().filter(|c| !c.is_control()).collect::<String>());
        self.line.inc(1);
    }

    /// Something else is being done now.
    pub(crate) fn turned_to(&self, what: &'static str) {
        self.line.set_message(what);
        self.line.tick();
    }

    /// Hides the line while something is printed.
    pub(crate) fn suspended(&self, print: impl FnOnce()) {
        self.line.suspend(print);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.line.finish_and_clear();
    }
}
