//! The text of a page without building its tree: for markup that is too much for one.

/// Elements that part lines.
const BLOCKS: [&str; 31] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "caption",
    "center",
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
        let (written, letter) = reference(&rest[at..]).unwrap_or((1, '&'));
        text.push(letter);
        rest = &rest[at + written..];
    }
    text.push_str(rest);
}

/// The longest name of a character, in bytes.
const LONGEST: usize = 10;

/// The character reference that a text begins with: its length in bytes, and the character.
pub(super) fn reference(text: &str) -> Option<(usize, char)> {
    let end = text.bytes().take(LONGEST + 2).position(|byte| byte == b';')?;
    Some((end + 1, character(text.get(1..end)?)?))
}

/// The character of a reference: numbers, the usual names, and those of Latin 1.
fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|letter| *letter != '\0');
    }
    let usual = USUAL.iter().find(|(usual, _)| *usual == name).map(|(_, letter)| *letter);
    usual.or_else(|| {
        let place = LATIN_1.iter().position(|latin| *latin == name)?;
        char::from_u32(0xA0 + u32::try_from(place).ok()?)
    })
}

const USUAL: [(&str, char); 20] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("hellip", '…'),
    ("bull", '•'),
    ("euro", '€'),
    ("trade", '™'),
    ("lsaquo", '‹'),
    ("rsaquo", '›'),
    ("thinsp", '\u{2009}'),
];

/// The names of the characters from U+00A0 to U+00FF, in order (HTML Living Standard, 13.5).
const LATIN_1: [&str; 96] = [
    "nbsp", "iexcl", "cent", "pound", "curren", "yen", "brvbar", "sect", "uml", "copy", "ordf", "laquo", "not", "shy",
    "reg", "macr", "deg", "plusmn", "sup2", "sup3", "acute", "micro", "para", "middot", "cedil", "sup1", "ordm",
    "raquo", "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc", "Atilde", "Auml", "Aring", "AElig",
    "Ccedil", "Egrave", "Eacute", "Ecirc", "Euml", "Igrave", "Iacute", "Icirc", "Iuml", "ETH", "Ntilde", "Ograve",
    "Oacute", "Ocirc", "Otilde", "Ouml", "times", "Oslash", "Ugrave", "Uacute", "Ucirc", "Uuml", "Yacute", "THORN",
    "szlig", "agrave", "aacute", "acirc", "atilde", "auml", "aring", "aelig", "ccedil", "egrave", "eacute", "ecirc",
    "euml", "igrave", "iacute", "icirc", "iuml", "eth", "ntilde", "ograve", "oacute", "ocirc", "otilde", "ouml",
    "divide", "oslash", "ugrave", "uacute", "ucirc", "uuml", "yacute", "thorn", "yuml",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_remain() {
        let html = "<div><p>The <b>harbour</b> &amp; the bay&#8217;s ships</p><script>x < 1</script><p>wait <!-- no -->outside.</div>";
        assert_eq!(text(html).trim(), "The harbour & the bay’s ships\nwait outside.");
    }
}
