//! The head of a mail that was copied with its text: who sent it, when, and its subject.

use corpus::BlockKind;

use super::Page;
use crate::lists::{MAIL_FIELDS, MAIL_MARKS};

/// So many lines may stand above the head ("Forwarded message").
const ABOVE: usize = 3;

/// The rule of the line that names the subject.
pub(crate) const SUBJECT: &str = "title.mail-subject";
/// The rule of the other lines of the head.
pub(crate) const FIELD: &str = "block.mail-head";

/// Marks the head of a mail, where the text begins with one: a subject beside a sender or a date.
pub(super) fn mark(page: &mut Page<'_>) {
    let start = page.lines.iter().take(ABOVE + 1).position(|line| field(line.text).is_some());
    let Some(start) = start else { return };
    let head = page.lines[start..].iter().map_while(|line| field(line.text));
    let names: Vec<String> = head.map(|(name, _)| name.to_lowercase()).collect();
    let has = |wanted: &[&str]| names.iter().any(|name| wanted.contains(&name.as_str()));
    if !has(&["subject"]) || !has(&["from", "date", "sent"]) {
        return;
    }
    for index in 0..start {
        page.mark(index, BlockKind::Chrome, FIELD);
    }
    for (place, name) in names.iter().enumerate() {
        let index = start + place;
        if name == "subject" && page.title.is_none() {
            page.mark(index, BlockKind::Title, SUBJECT);
            page.title = Some(index);
        } else {
            page.mark(index, BlockKind::Chrome, FIELD);
        }
    }
}

/// The name and the value of a field of a mail.
pub(crate) fn field(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.split_once(':')?;
    (MAIL_FIELDS.has_folded(name) && !value.trim().is_empty()).then_some((name, value.trim()))
}

/// A subject without the marks of replies and of passing on.
pub(crate) fn subject(line: &str) -> &str {
    let mut subject = field(line).map_or(line, |(_, value)| value);
    while let Some((mark, rest)) = subject.split_once(':') {
        if !MAIL_MARKS.has_folded(mark.trim()) {
            break;
        }
        subject = rest.trim_start();
    }
    subject
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_and_subjects() {
        assert_eq!(
            field("From: The Bay Letter <post@bay.example>"),
            Some(("From", "The Bay Letter <post@bay.example>"))
        );
        assert_eq!(field("Minister: we will not pay"), None);
        assert_eq!(subject("Subject: Fwd: RE: Harbour: what now?"), "Harbour: what now?");
    }
}
