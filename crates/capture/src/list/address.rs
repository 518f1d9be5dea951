//! Addresses in feeds, which may be written relative to another.

/// The address as it is meant, where it is one of a page: read against `base` where it is relative.
pub(super) fn joined(written: &str, base: Option<&str>) -> Option<String> {
    let written = written.trim();
    let bad = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"');
    if written.is_empty() || written.contains(bad) {
        return None;
    }
    if is_web(written) {
        return Some(written.to_owned());
    }
    let base = base.filter(|base| is_web(base) && !base.contains(bad))?;
    let (scheme, rest) = base.split_once("://")?;
    if let Some(after) = written.strip_prefix("//") {
        return Some(format!("{scheme}://{after}"));
    }
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    if written.starts_with('/') {
        return Some(format!("{scheme}://{host}{written}"));
    }
    // What has a scheme of its own is no page of the web.
    let scheme_end = written.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.')));
    let has_scheme = scheme_end.is_some_and(|end| written.get(end..).is_some_and(|rest| rest.starts_with(':')));
    if has_scheme || written.starts_with(['#', '?']) {
        return None;
    }
    let path = rest.split(['?', '#']).next().unwrap_or(rest);
    let folder = path.rsplit_once('/').map_or(host, |(folder, _)| folder);
    Some(format!("{scheme}://{folder}/{}", written.trim_start_matches("./")))
}

fn is_web(address: &str) -> bool {
    let begins = |scheme: &str| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    (begins("http://") && address.len() > 7) || (begins("https://") && address.len() > 8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_against_their_base() {
        let base = Some("https://bay.example/news/feed.xml?all");
        let read = |written| joined(written, base);
        assert_eq!(read(" http://x.example/1 ").as_deref(), Some("http://x.example/1"));
        assert_eq!(read("//x.example/1").as_deref(), Some("https://x.example/1"));
        assert_eq!(read("/port/2").as_deref(), Some("https://bay.example/port/2"));
        assert_eq!(read("3.html").as_deref(), Some("https://bay.example/news/3.html"));
        assert_eq!(read("mailto:a@bay.example"), None);
        assert_eq!(read("tag:bay.example,2016:1"), None);
        assert_eq!(read("two words"), None);
        assert_eq!(joined("4.html", None), None);
        assert_eq!(joined("4.html", Some("https://bay.example")).as_deref(), Some("https://bay.example/4.html"));
    }
}
