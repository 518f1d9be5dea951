//! How deep and how large the markup of a page is, told before a tree is built.

/// Deeper nesting is no page but an accident or an attack. Browsers stop at 512.
const DEPTH: usize = 600;

/// So many tags need about 300 MB as a tree.
const TAGS: usize = 400_000;

/// The largest page, in bytes, that is made a tree.
const BYTES: usize = 24 << 20;

/// What is too much about the markup, if anything is.
pub(super) fn excess(html: &str) -> Option<String> {
    if html.len() > BYTES {
        return Some(format!("the page is larger than {BYTES} bytes"));
    }
    let (mut depth, mut tags) = (0_usize, 0);
    for tag in tags_of(html) {
        tags += 1;
        let name = name(tag);
        if tag.starts_with("</") {
            depth = depth.saturating_sub(usize::from(nests(name)));
        } else if nests(name) && !tag.ends_with("/") {
            depth += 1;
        }
        if depth > DEPTH {
            return Some(format!("the markup is nested deeper than {DEPTH} elements"));
        }
        if tags > TAGS {
            return Some(format!("the markup has more than {TAGS} tags"));
        }
    }
    None
}

/// Whether an element makes the markup deeper: not one without content, nor one that the next of its kind closes.
fn nests(name: &str) -> bool {
    let mut lower = [0; 8];
    let Some(lower) = lower.get_mut(..name.len()) else { return true };
    lower.copy_from_slice(name.as_bytes());
    lower.make_ascii_lowercase();
    let void_or_closed_by_next = match &*lower {
        b"" => true,
        b"br" | b"hr" | b"dd" | b"dt" | b"li" | b"p" | b"rp" | b"rt" | b"td" | b"th" | b"tr" => true,
        b"div" | b"span" | b"a" => false,
        b"area" | b"base" | b"col" | b"embed" | b"img" | b"input" | b"link" | b"meta" | b"param" | b"source"
        | b"track" | b"wbr" => true,
        b"optgroup" | b"option" | b"tbody" => true,
        _ => false,
    };
    !void_or_closed_by_next
}

/// The name of a tag that begins with `<` or `</`.
fn name(tag: &str) -> &str {
    // Byte by byte: a page has thousands of tags, and these letters are all ASCII.
    let bytes = tag.as_bytes();
    let start = bytes.iter().take_while(|byte| matches!(byte, b'<' | b'/')).count();
    let length = bytes[start..].iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'-').count();
    &tag[start..start + length]
}

/// The tags of a page, without their closing mark; comments, scripts and styles are passed over.
pub(super) fn tags_of(html: &str) -> impl Iterator<Item = &str> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + memchr::memchr(b'<', html.as_bytes().get(at..)?)?;
            let rest = &html[start..];
            if rest.starts_with("<!--") {
                at = start + memchr::memmem::find(rest.as_bytes(), b"-->")? + 3;
                continue;
            }
            let end = start + memchr::memchr(b'>', rest.as_bytes())?;
            let tag = &html[start..end];
            at = end + 1;
            if tag.as_bytes().get(1).is_some_and(|letter| letter.is_ascii_alphabetic() || *letter == b'/') {
                at = raw_end(html, tag, at);
                return Some(tag);
            }
            at = start + 1;
        }
    })
}

/// Calls a function with the bounds of each stretch of text, that of comments, scripts and styles left out.
pub(super) fn texts_of(html: &str, mut each: impl FnMut(usize, usize)) {
    let mut at = 0;
    for tag in tags_of(html) {
        let start = tag.as_ptr() as usize - html.as_ptr() as usize;
        without_comments(html, at, start, &mut each);
        at = start + tag.len() + 1;
        let raw = || ["script", "style"].iter().any(|raw| name(tag).eq_ignore_ascii_case(raw));
        if matches!(tag.as_bytes().get(1), Some(b's' | b'S')) && raw() {
            at = html.len();
        }
    }
    without_comments(html, at, html.len(), &mut each);
}

/// The stretches between two tags without what stands in `<!` and `>`.
fn without_comments(html: &str, mut at: usize, end: usize, each: &mut impl FnMut(usize, usize)) {
    while at < end {
        let mut marks = memchr::memchr_iter(b'<', &html.as_bytes()[at..end]);
        let mark = marks.find(|mark| html.as_bytes().get(at + mark + 1) == Some(&b'!')).map_or(end, |mark| at + mark);
        if at < mark {
            each(at, mark);
        }
        if mark == end {
            return;
        }
        let close = if html[mark..].starts_with("<!--") { "-->" } else { ">" };
        at = html[mark..end].find(close).map_or(end, |found| mark + found + close.len());
    }
}

/// Where the content of a script or style ends.
fn raw_end(html: &str, tag: &str, at: usize) -> usize {
    // Both begin with one letter, which most tags do not.
    if !matches!(tag.as_bytes().get(1), Some(b's' | b'S')) {
        return at;
    }
    let end = match name(tag) {
        name if name.eq_ignore_ascii_case("script") => "</script",
        name if name.eq_ignore_ascii_case("style") => "</style",
        _ => return at,
    };
    find_ignoring_case(html, end, at).unwrap_or(html.len())
}

/// Where a tag stands, told by its first letters without case, from a place on.
pub(super) fn find_ignoring_case(html: &str, end: &str, at: usize) -> Option<usize> {
    let rest = &html.as_bytes()[at..];
    let is_end = |start: &usize| {
        rest.get(*start..start + end.len()).is_some_and(|found| found.eq_ignore_ascii_case(end.as_bytes()))
    };
    memchr::memchr_iter(b'<', rest).find(is_end).map(|found| at + found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deep_nesting_is_too_much_and_long_lists_are_not() {
        assert!(excess(&"<div>".repeat(700)).is_some());
        assert!(excess(&"<ul><li><p>word<br>".repeat(100)).is_none());
        assert!(excess(&"<li>word<p>word<br><img src=x>".repeat(5000)).is_none());
        assert!(excess(&"<div><p>word</div>".repeat(5000)).is_none());
    }

    #[test]
    fn scripts_and_comments_have_no_tags() {
        let html = "<p>a<!-- <b> --><script>if (a < b) '<i>'</script><p>b";
        assert_eq!(tags_of(html).collect::<Vec<_>>(), ["<p", "<script", "</script", "<p"]);
    }
}
