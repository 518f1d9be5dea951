//! Quotation marks in the passages that are shown: both of a pair, or neither.

use corpus::{Annotated, Span};

/// Fewer bytes are hardly a clause.
const LEAST: u32 = 25;

/// The passage with the mark before it where it closes one that it does not open, or without the words that such a mark
/// ends where the rest tells the event by itself: `"He was wrong," [Mr Lund said on Monday]`; and with the mark behind
/// it where it opens one that it does not close.
pub(super) fn mended(document: &Annotated, span: Span, trigger: Span) -> Span {
    let Some(close) = stray(document.slice(span)) else { return closed(document, span) };
    let before = document.slice(Span::new(0, span.start)).chars().next_back();
    if let Some(mark) = before.filter(|mark| matches!(mark, '"' | '\u{201C}' | '\u{AB}')) {
        return Span::new(span.start - mark.len_utf8() as u32, span.end);
    }
    let rest = document.slice(Span::new(span.start + close, span.end));
    let start = span.start + close + (rest.len() - rest.trim_start_matches([' ', ',']).len()) as u32;
    if start <= trigger.start && span.end >= start + LEAST { Span::new(start, span.end) } else { span }
}

/// The passage with the closing mark right behind it, where one is open.
fn closed(document: &Annotated, span: Span) -> Span {
    let text = document.slice(span);
    let end = document.document.text.len();
    let behind = document.slice(Span::new(span.end, end));
    let mark = behind.char_indices().take(2).find(|(_, mark)| matches!(mark, '"' | '\u{201D}' | '\u{BB}'));
    let Some((at, mark)) =
        mark.filter(|(at, _)| behind[..*at].chars().all(|letter| matches!(letter, '.' | ',' | '!' | '?')))
    else {
        return span;
    };
    let end = span.end + (at + mark.len_utf8()) as u32;
    if is_open(text) { Span::new(span.start, end) } else { span }
}

/// Whether a passage closes no quotation that it does not open.
pub(super) fn are_whole(document: &Annotated, span: Span) -> bool {
    stray(document.slice(span)).is_none()
}

/// The end of the first mark that closes a quotation that is not opened before it.
fn stray(text: &str) -> Option<u32> {
    walk(text).err()
}

/// Whether a quotation that a text opens is not closed in it.
fn is_open(text: &str) -> bool {
    walk(text).is_ok_and(|open| open > 0)
}

/// How many quotations are open at the end of a text; or the end of the first mark that closes none.
fn walk(text: &str) -> Result<u32, u32> {
    let mut open = 0;
    let mut before = ' ';
    for (at, mark) in text.char_indices() {
        let opens = before.is_whitespace() || matches!(before, '(' | '[' | '\u{2014}' | '\u{2013}' | '-');
        match mark {
            '\u{201C}' | '\u{AB}' => open += 1,
            '"' if opens => open += 1,
            '"' | '\u{201D}' | '\u{BB}' if open == 0 => return Err((at + mark.len_utf8()) as u32),
            '"' | '\u{201D}' | '\u{BB}' => open -= 1,
            _ => {}
        }
        before = mark;
    }
    Ok(open)
}

#[cfg(test)]
mod tests {
    use super::{is_open, stray};

    #[test]
    fn a_closing_mark_without_an_opening_one_is_found() {
        assert_eq!(stray("He was wrong,\u{201D} Lund said"), Some(16));
        assert_eq!(stray("He was wrong,\" Lund said"), Some(14));
        assert_eq!(stray("\u{201C}He was wrong,\u{201D} Lund said"), None);
        assert_eq!(stray("\"He was wrong,\" Lund said of \"this\""), None);
        assert_eq!(stray("He called it (\"wrong\")"), None);
        assert!(is_open("She called it \"wrong") && !is_open("She called it \"wrong\""));
    }
}
