//! Lines that say whose opinion a page gives, and whose rights it is under.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::Line;
use super::words::spaced;

struct Forms {
    view: Regex,
    whose: Regex,
    apart: Regex,
    rights: Regex,
    named: Regex,
    naming: Regex,
    copyright: Regex,
}

static FORMS: LazyLock<Option<Forms>> = LazyLock::new(|| {
    let name = r"((?:The )?\p{Lu}[\p{L}\d.'’&-]*(?: (?:of |the |and |& )?\p{Lu}[\p{L}\d.'’&-]*){0,5})";
    Some(Forms {
        view: spaced(r"(?i)\b(?:opinions?|views?|viewpoints?)\b").ok()?,
        whose: spaced(r"(?i)\b(?:authors?|writers?|contributors?|columnists?|expressed|author's|writer's|guest)\b").ok()?,
        apart: spaced(r"(?i)\b(?:reflect|represent|necessarily|not share|endorse|(?:his|her|their|its|author's|writer's|authors') own|alone|solely|those of)\b").ok()?,
        rights: spaced(r"(?i)\ball rights reserved\b|^(?:©|\(c\))\s*\p{L}|^(?:©|\(c\)|copyright)\W{0,4}(?:19|20)\d\d|^copyright\W{0,3}(?:©|\(c\)|by )").ok()?,
        named: spaced(&format!(r"(?:opinions?|views?|viewpoints?|position|policy|policies|stance|those) (?:or policies )?of (?:the )?{name}(?:,? (?:or|and) {name})?")).ok()?,
        naming: spaced(&format!(r"^\W*{name} (?:may|might|does|do|is|are|will|shall)(?: \w+)? (?:not|neither|n't)\b")).ok()?,
        copyright: spaced(&format!(r"(?:©|\([cC]\)|[Cc]opyright)\s*(?:©|\([cC]\))?\s*(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:(?:19|20)\d\d|\d\d|[Pp]resent))?,?)?\s*(?:by )?{name}")).ok()?,
    })
});

/// The rule by which a line is a disclaimer, if it is one.
pub(crate) fn rule(line: &Line<'_>) -> Option<&'static str> {
    if line.words > 110 {
        return None;
    }
    let forms = FORMS.as_ref()?;
    if disclaims_views(forms, line.text) {
        return Some("disclaimer.views");
    }
    (line.words <= 60 && forms.rights.is_match(line.text)).then_some("disclaimer.rights")
}

fn disclaims_views(forms: &Forms, line: &str) -> bool {
    forms.view.is_match(line) && forms.whose.is_match(line) && forms.apart.is_match(line)
}

/// Whether a line disclaims the views of a page.
pub(crate) fn is_of_views(line: &str) -> bool {
    FORMS.as_ref().is_some_and(|forms| disclaims_views(forms, line))
}

/// The outlets that a disclaimer of views names, in bytes of the line.
pub(crate) fn outlets(line: &str) -> Vec<Range<usize>> {
    let Some(forms) = FORMS.as_ref() else { return Vec::new() };
    let mut names: Vec<Range<usize>> = Vec::new();
    for captures in forms.named.captures_iter(line).chain(forms.naming.captures_iter(line)) {
        names.extend(captures.iter().skip(1).flatten().map(|name| trimmed(line, name.range())));
    }
    names
}

/// The holder of the rights that a line names.
pub(crate) fn holder(line: &str) -> Option<Range<usize>> {
    let captures = FORMS.as_ref()?.copyright.captures(line)?;
    captures.get(1).map(|name| trimmed(line, name.range()))
}

/// A name without the full stop of its sentence and what follows it.
fn trimmed(line: &str, range: Range<usize>) -> Range<usize> {
    let name = &line[range.clone()];
    let name = name.split(". ").next().unwrap_or(name).trim_end_matches(['.', '\'', '’', '-', '&']);
    range.start..range.start + name.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(line: &str) -> Vec<&str> {
        assert!(is_of_views(line), "{line}");
        outlets(line).into_iter().map(|range| &line[range]).collect()
    }

    #[test]
    fn disclaimers_name_outlets() {
        assert_eq!(
            named("(The opinions expressed here do not necessarily reflect the views of Bayline or Herald.example.)"),
            ["Bayline", "Herald.example"]
        );
        assert_eq!(
            named("The opinion of the author may not reflect the position of Bay Monthly or its staff."),
            ["Bay Monthly"]
        );
        assert_eq!(named("NORDWIRE may not share the opinions of its contributors"), ["NORDWIRE"]);
        assert_eq!(named("Her views are the author's own and not those of The Bay Herald."), ["The Bay Herald"]);
        assert_eq!(named("The views in this column are the author's own."), [""; 0]);
    }

    #[test]
    fn the_holder_of_rights_is_read() {
        let line = "Copyright © 2019-2020 The Bay Herald. All rights reserved.";
        assert_eq!(holder(line).map(|range| &line[range]), Some("The Bay Herald"));
    }
}
