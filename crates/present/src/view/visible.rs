//! Control characters, and such as take no room, that could mislead a reader, made visible.

/// A text whose control, bidirectional formatting and unseen characters are shown as their code points.
///
/// A title with a right-to-left override could otherwise show words that are not there.
pub(super) fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        if misleads(character) {
            shown.push_str(&format!("⟨U+{:04X}⟩", character as u32));
        } else {
            shown.push(character);
        }
    }
    shown
}

fn misleads(character: char) -> bool {
    let layout = matches!(character, '\n' | '\r' | '\t');
    let bidirectional =
        matches!(character, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    // What takes no room parts words that look whole, or carries words that nobody sees. Joiners shape letters and
    // stay.
    let unseen = matches!(
        character,
        '\u{180E}' | '\u{200B}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}'
    );
    (character.is_control() && !layout) || bidirectional || unseen
}

/// The first `length` characters, up to the end of a word where one ends in the latter half, with an ellipsis where
/// more follow.
pub(crate) fn shortened(text: &str, length: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(length) else { return text.to_owned() };
    let (kept, rest) = text.split_at(end);
    let is_whole = rest.starts_with(char::is_whitespace);
    let word = kept.rfind(char::is_whitespace).filter(|at| !is_whole && *at >= end / 2);
    let kept = &kept[..word.unwrap_or(end)];
    format!("{}…", kept.trim_end_matches(|letter: char| letter.is_whitespace() || matches!(letter, ',' | ';' | ':')))
}

/// A short form for labels: one line, visible, shortened.
pub(super) fn label(text: &str, length: usize) -> String {
    let line: Vec<&str> = text.split_whitespace().take(length).collect();
    visible(&shortened(&line.join(" "), length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overrides_and_controls_are_shown_and_letters_kept() {
        assert_eq!(visible("a\u{202E}b\u{0}\n"), "a⟨U+202E⟩b⟨U+0000⟩\n");
        assert_eq!(visible("a\u{200B}b\u{E0041}"), "a⟨U+200B⟩b⟨U+E0041⟩");
        assert_eq!(visible("عربى é 👩‍👩‍👧"), "عربى é 👩‍👩‍👧");
        assert_eq!(label("  one \n two three ", 7), "one two…");
        assert_eq!(label("one two, three", 12), "one two…", "words are not cut");
        assert_eq!(label("unbroken-and-long", 8), "unbroken…");
    }
}
