//! Where templates write: a text whose growth is not inlined at every write.
//!
//! A page is written in some thousand places. Inlined there, each would hold the growing of a string: a function so
//! long that the compiler runs out of stack in it, and minutes of compiling besides.

use std::fmt;

use askama::Template;

struct Sink(String);

impl fmt::Write for Sink {
    #[inline(never)]
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.push_str(text);
        Ok(())
    }

    #[inline(never)]
    fn write_char(&mut self, character: char) -> fmt::Result {
        self.0.push(character);
        Ok(())
    }
}

/// What a template makes; a text takes all that is written, so nothing can fail.
pub(crate) fn rendered<T: Template>(template: &T) -> String {
    let mut sink = Sink(String::with_capacity(T::SIZE_HINT));
    match template.render_into(&mut sink) {
        Ok(()) => sink.0,
        Err(_) => String::new(),
    }
}
