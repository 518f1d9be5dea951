//! Lines that point to other articles of the outlet and name it, as "Also in The Bay Herald".

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::Line;
use super::words::spaced;

static FORM: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let name = r"((?:The )?\p{Lu}[\p{L}\d.'’&-]*(?: (?:of |the |and |& )?\p{Lu}[\p{L}\d.'’&-]*){0,4})";
    let before =
        r"(?i:also (?:in|on|from)|more (?:from|in|on)|follow|about|join|subscribe to|read (?:more )?(?:on|in|at))";
    let after = r"(?i:on (?:social media|facebook|twitter|instagram|youtube|telegram|linkedin))";
    spaced(&format!(r"^{before} {name}$|^(?:{before} )?{name} {after}\b")).ok()
});

/// The name in a short line that points to an outlet, in bytes of the line.
pub(crate) fn outlet(line: &Line<'_>) -> Option<Range<usize>> {
    if line.words > 9 {
        return None;
    }
    let captures = FORM.as_ref()?.captures(line.text)?;
    captures.iter().skip(1).flatten().next().map(|name| name.range())
}

#[cfg(test)]
mod tests {
    use corpus::Span;
    use lexicon::Lexicon;

    use super::*;

    #[test]
    fn pointers_name_the_outlet() {
        for (text, name) in [
            ("Also in The Bay Herald", Some("The Bay Herald")),
            ("The Bay Herald on social media", Some("The Bay Herald")),
            ("Follow Nordwire on Twitter", Some("Nordwire")),
            ("More from the ministry was expected.", None),
        ] {
            let line = Line::read(text, Span::new(0, text.len() as u32), false, &Lexicon::embedded());
            assert_eq!(outlet(&line).map(|range| &text[range]), name, "{text}");
        }
    }
}
