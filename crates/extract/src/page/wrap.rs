//! Where one line ends and the next begins: text that was broken at a margin is put together again.

use corpus::Span;

use super::running_head::numbered_head;

/// A line as it stands in the text.
struct Raw<'t> {
    span: Span,
    text: &'t str,
    columns: usize,
    indented: bool,
    gap: bool,
}

/// The spans of the lines of a text, those broken at a margin joined, each with whether a blank line
/// stands before it. Blank lines have none.
pub(crate) fn lines(text: &str) -> Vec<(Span, bool)> {
    let raw = raw_lines(text);
    let mut lines = Vec::new();
    let mut start = 0;
    while start < raw.len() {
        let run = raw[start..].iter().skip(1).take_while(|line| !line.gap).count() + 1;
        join_run(&raw[start..start + run], &mut lines);
        start += run;
    }
    lines
}

fn raw_lines(text: &str) -> Vec<Raw<'_>> {
    let mut lines = Vec::new();
    let (mut at, mut gap) = (0, true);
    for line in split(text) {
        let trimmed = line.trim();
        if trimmed.is_empty() {
            gap = true;
        } else {
            let indent = line.len() - line.trim_start().len();
            let span = Span::from_range(at + indent..at + indent + trimmed.len());
            let columns = trimmed.chars().take(MARGIN + 1).count();
            lines.push(Raw { span, text: trimmed, columns, indented: indent > 0, gap });
            gap = false;
        }
        at += line.len();
    }
    lines
}

/// Splits after every kind of line end: `\n`, `\r\n`, a lone `\r`, form feed, U+2028 and U+2029.
fn split(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = rest.find(['\n', '\r', '\u{0C}', '\u{2028}', '\u{2029}']).map(|end| end + end_width(&rest[end..]));
        let (line, after) = rest.split_at(end.unwrap_or(rest.len()));
        rest = after;
        (!line.is_empty()).then_some(line)
    })
}

fn end_width(end: &str) -> usize {
    if end.starts_with("\r\n") { 2 } else { end.chars().next().map_or(0, char::len_utf8) }
}

/// The widest margin at which text is broken, in characters.
const MARGIN: usize = 110;

/// Adds the lines between two blank lines, joined where they were broken at a margin.
fn join_run(run: &[Raw<'_>], lines: &mut Vec<(Span, bool)>) {
    let margin = margin(run);
    for (index, line) in run.iter().enumerate() {
        let continues = margin.is_some_and(|width| index > 0 && continues(&run[index - 1], line, width));
        match lines.last_mut().filter(|_| continues) {
            Some((span, _)) => *span = span.join(line.span),
            None => lines.push((line.span, line.gap)),
        }
    }
}

/// The width at which the lines of a run were broken, if they were.
fn margin(run: &[Raw<'_>]) -> Option<usize> {
    let width = run.iter().map(|line| line.columns).max()?;
    if run.len() < 2 || !(40..=MARGIN).contains(&width) {
        return None;
    }
    let broken = &run[..run.len() - 1];
    let full = broken.iter().filter(|line| is_full(line, width)).count();
    let open = broken.iter().filter(|line| is_full(line, width) && !ends_sentence(line.text)).count();
    let resumed = run[1..].iter().filter(|line| line.text.starts_with(char::is_lowercase)).count();
    let wrapped = full * 10 >= broken.len() * 6 && open * 2 >= full && open > 0 && resumed > 0;
    (wrapped || hyphenated(run) >= 2).then_some(width)
}

/// How many words are parted at a line end: text copied from a printed page, whatever stands between.
fn hyphenated(run: &[Raw<'_>]) -> usize {
    let parted = |pair: &&[Raw<'_>]| {
        let before = pair[0].text.strip_suffix(['-', '\u{AD}', '\u{2010}']);
        before.is_some_and(|before| before.ends_with(char::is_lowercase))
            && pair[1].text.starts_with(char::is_lowercase)
    };
    run.windows(2).filter(parted).count()
}

fn continues(previous: &Raw<'_>, line: &Raw<'_>, width: usize) -> bool {
    let is_head = |line: &Raw<'_>| numbered_head(line.text).is_some();
    if is_head(previous) || is_head(line) {
        return false;
    }
    let closed = ends_sentence(previous.text) && !is_full(previous, width);
    let new_paragraph = line.indented && !previous.indented && ends_sentence(previous.text);
    is_full(previous, width) && !closed && !new_paragraph
}

fn is_full(line: &Raw<'_>, width: usize) -> bool {
    line.columns * 10 >= width * 7
}

fn ends_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(super::words::is_closing);
    bare.ends_with(['.', '!', '?', '…', '。'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(text: &str) -> Vec<&str> {
        lines(text).into_iter().map(|(span, _)| &text[span.range()]).collect()
    }

    #[test]
    fn a_line_is_a_line_whatever_ends_it() {
        assert_eq!(joined("One.\r\nTwo.\rThree.\u{2028}Four.\n\n Five."), ["One.", "Two.", "Three.", "Four.", "Five."]);
        assert_eq!(joined("\n \n"), [""; 0]);
    }

    #[test]
    fn text_broken_at_a_margin_is_joined() {
        let text = "The harbour master said on Monday that the second\nberth would stay closed until the divers had seen\nthe wreck. Nobody was hurt.\n\nShips wait outside.";
        assert_eq!(joined(text).len(), 2);
    }

    #[test]
    fn words_parted_at_line_ends_show_a_margin() {
        let text = "Coast Review\nThe distance between two harbours is measured in the num-\nber of people who make the journey between them, not in the mi-\nles that part them.\nCoast Review\n14";
        assert_eq!(joined(text).len(), 4);
    }

    #[test]
    fn a_menu_is_not_joined() {
        assert_eq!(joined("Home\nWorld news\nSport and weather for the whole of the bay area\nMore").len(), 4);
    }

    #[test]
    fn paragraphs_that_fill_their_line_stay_apart() {
        let text = "The harbour master said that the berth would stay closed for now.\nShips wait outside the bay until the divers have seen the wreck.\nNobody was hurt, and the port expects to open again on Friday.";
        assert_eq!(joined(text).len(), 3);
    }
}
