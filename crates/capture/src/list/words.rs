//! Words out of markup: titles and names as plain text, and whether a text is whole.

use super::xml::unescaped;

/// The words of what may be HTML, on one line.
pub(super) fn plain(html: &str) -> String {
    let mut words = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        words.push_str(before);
        match after.split_once('>').filter(|_| begins_tag(after)) {
            Some((_, behind)) => {
                words.push(' ');
                rest = behind;
            }
            None => {
                words.push('<');
                rest = after;
            }
        }
    }
    words.push_str(rest);
    unescaped(&words).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn begins_tag(after: &str) -> bool {
    after.trim_start_matches('/').starts_with(|c: char| c.is_ascii_alphabetic()) || after.starts_with("!--")
}

/// Whether a text is HTML: it has tags or references.
pub(super) fn has_markup(text: &str) -> bool {
    let tag = text.match_indices('<').any(|(place, _)| text.get(place + 1..).is_some_and(begins_tag));
    tag || matches!(unescaped(text), std::borrow::Cow::Owned(read) if read != text)
}

/// Whether the words end as those do that were cut: in an ellipsis, which may stand in brackets or in a link.
pub(super) fn is_cut(words: &str) -> bool {
    let end = words.trim_end().trim_end_matches([']', ')', '\u{2192}', '\u{BB}', ' ']);
    end.ends_with('\u{2026}') || end.ends_with("...")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_taken_out_of_markup() {
        assert_eq!(plain("Port &amp; <b class='x'>bay</b>\n 5 < 6 <!-- x -->"), "Port & bay 5 < 6");
        assert_eq!(plain("Caf&eacute;"), "Caf\u{e9}");
        assert!(has_markup("<p>x") && has_markup("x &amp; y") && has_markup("a</i>"));
        assert!(!has_markup("5 < 6, R&D; x & y"));
    }

    #[test]
    fn an_ellipsis_shows_that_words_were_cut() {
        assert!(is_cut("It was closed [\u{2026}]") && is_cut("It was closed...") && is_cut("closed \u{2026} \u{2192}"));
        assert!(!is_cut("It was closed."));
    }
}
