//! The text of a page without building its tree: for markup that is too much for one.

/// Elements that part lines.
const BLOCKS: [&str; 30] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "caption",
    "dd",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "p",
    "section",
    "td",
    "tr",
];

/// The words of a page, a line for each block; scripts, styles and comments are left out.
pub(super) fn text(html: &str) -> String {
    let mut text = String::new();
    let mut at = 0;
    for tag in super::shape::tags_of(html) {
        let start = tag.as_ptr() as usize - html.as_ptr() as usize;
        push_words(&mut text, &html[at.min(start)..start]);
        at = start + tag.len() + 1;
        let name = tag.trim_start_matches(['<', '/']).split(|c: char| !c.is_ascii_alphanumeric()).next();
        let name = name.unwrap_or_default();
        if BLOCKS.iter().any(|block| block.eq_ignore_ascii_case(name)) && !text.ends_with('\n') {
            text.push('\n');
        }
        if !tag.starts_with("</") && (name.eq_ignore_ascii_case("script") || name.eq_ignore_ascii_case("style")) {
            at = html.len();
        } else if name.eq_ignore_ascii_case("script") || name.eq_ignore_ascii_case("style") {
            at = start + tag.len() + 1;
        }
    }
    push_words(&mut text, html.get(at..).unwrap_or_default());
    text
}

/// Adds the words between two tags: comments and declarations are left out.
fn push_words(text: &mut String, raw: &str) {
    let mut rest = raw;
    while let Some(at) = rest.find("<!") {
        push_plain(text, &rest[..at]);
        let close = if rest[at..].starts_with("<!--") { "-->" } else { ">" };
        rest = rest[at..].find(close).map_or("", |end| &rest[at + end + close.len()..]);
    }
    push_plain(text, rest);
}

/// Adds words with single spaces, character references resolved.
fn push_plain(text: &mut String, raw: &str) {
    let part = |text: &mut String| {
        if !text.is_empty() && !text.ends_with(['\n', ' ']) {
            text.push(' ');
        }
    };
    if raw.starts_with(char::is_whitespace) {
        part(text);
    }
    for (index, word) in raw.split_whitespace().enumerate() {
        if index > 0 {
            part(text);
        }
        push_resolved(text, word);
    }
    if raw.ends_with(char::is_whitespace) {
        part(text);
    }
}

fn push_resolved(text: &mut String, word: &str) {
    let mut rest = word;
    while let Some(at) = rest.find('&') {
        text.push_str(&rest[..at]);
        let end = rest[at..].find(';').map(|end| at + end).filter(|end| end - at <= 10);
        match end.and_then(|end| Some((end, character(&rest[at + 1..end])?))) {
            Some((end, letter)) => {
                text.push(letter);
                rest = &rest[end + 1..];
            }
            None => {
                text.push('&');
                rest = &rest[at + 1..];
            }
        }
    }
    text.push_str(rest);
}

/// The character of a reference: the usual names, and numbers.
fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|letter| *letter != '\0');
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "ndash" => '–',
        "mdash" => '—',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "hellip" => '…',
        "copy" => '©',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_remain() {
        let html = "<div><p>The <b>harbour</b> &amp; the bay&#8217;s ships</p><script>x < 1</script><p>wait <!-- no -->outside.</div>";
        assert_eq!(text(html).trim(), "The harbour & the bay’s ships\nwait outside.");
    }
}
