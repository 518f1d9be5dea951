//! `robots.txt`: what a site asks programs to leave alone (RFC 9309).
//!
//! The libraries at hand are old or bring a grammar kit with them; the protocol is a page.

use std::time::Duration;

use memchr::memmem;

/// How much of a `robots.txt` is read: the least that RFC 9309 asks for.
pub(crate) const SIZE: usize = 500 << 10;

/// What a site asks of this program.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Robots {
    rules: Vec<Rule>,
    /// How long it wants to be left alone between two requests.
    pub(crate) delay: Option<Duration>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Rule {
    allows: bool,
    pattern: String,
}

/// Rules for some programs.
#[derive(Default)]
struct Group {
    agents: Vec<String>,
    robots: Robots,
    /// Whether a rule was read, so that the next name begins another group.
    closed: bool,
}

impl Robots {
    /// A site that could not say what it asks: it is left alone.
    pub(crate) fn closed() -> Robots {
        Robots { rules: vec![Rule { allows: false, pattern: "/".to_owned() }], delay: None }
    }

    /// What `text` asks of the program of this name.
    pub(crate) fn parse(text: &[u8], agent: &str) -> Robots {
        let text = text.get(..text.len().min(SIZE)).unwrap_or_default();
        let text = String::from_utf8_lossy(text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text));
        let groups = groups(&text);
        let ours = |group: &&Group| group.agents.iter().any(|name| name.eq_ignore_ascii_case(agent));
        let others = |group: &&Group| group.agents.iter().any(|name| name == "*");
        // All groups that name the program count as one; those for everybody count where none does.
        if groups.iter().any(|group| ours(&group)) {
            merged(groups.iter().filter(ours))
        } else {
            merged(groups.iter().filter(others))
        }
    }

    /// Whether a path, with its query, may be asked for: the longest rule that fits decides, and `Allow` wins a tie.
    pub(crate) fn allows(&self, path: &str) -> bool {
        let path = normal(path, true);
        if path == "/robots.txt" {
            return true;
        }
        let fitting = self.rules.iter().filter(|rule| fits(&rule.pattern, &path));
        fitting.max_by_key(|rule| (rule.pattern.len(), rule.allows)).is_none_or(|rule| rule.allows)
    }
}

fn merged<'g>(groups: impl Iterator<Item = &'g Group>) -> Robots {
    let mut all = Robots::default();
    for Group { robots, .. } in groups {
        all.rules.extend(robots.rules.iter().cloned());
        all.delay = all.delay.max(robots.delay);
    }
    all
}

fn groups(text: &str) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for line in text.split(['\n', '\r']) {
        let line = line.split('#').next().unwrap_or_default();
        let Some((name, value)) = line.split_once(':') else { continue };
        let (name, value) = (name.trim().to_ascii_lowercase(), value.trim());
        if name == "user-agent" {
            if groups.last().is_none_or(|group| group.closed) {
                groups.push(Group::default());
            }
            groups.last_mut().into_iter().for_each(|group| group.agents.push(product(value)));
        } else if let Some(group) = groups.last_mut() {
            group.add(&name, value);
        }
    }
    groups
}

impl Group {
    fn add(&mut self, name: &str, value: &str) {
        match name {
            "allow" | "disallow" => {
                self.closed = true;
                // An empty rule asks for nothing; one that is no path fits nothing.
                if value.starts_with(['/', '*']) {
                    self.robots.rules.push(Rule { allows: name == "allow", pattern: normal(value, false) });
                }
            }
            // Outside of the standard, and must not end the list of names.
            "crawl-delay" => {
                let seconds = value.parse().ok().and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
                self.robots.delay = self.robots.delay.max(seconds);
            }
            _ => {}
        }
    }
}

/// The name of a program without its version: letters, `_` and `-`, or `*`.
fn product(value: &str) -> String {
    if value.starts_with('*') {
        return "*".to_owned();
    }
    let end = value.find(|c: char| !(c.is_ascii_alphabetic() || c == '_' || c == '-')).unwrap_or(value.len());
    value.get(..end).unwrap_or_default().to_owned()
}

/// A path in one way to write it: what needs no percent sign has none, all else has one in upper case.
/// In a `literal` path the signs that are special in rules are covered.
fn normal(path: &str, literal: bool) -> String {
    let mut bytes = path.bytes();
    let mut written = String::with_capacity(path.len());
    while let Some(byte) = bytes.next() {
        let mut ahead = bytes.clone();
        let coded = (byte == b'%').then(|| Some(digit(ahead.next())? << 4 | digit(ahead.next())?)).flatten();
        match coded {
            Some(coded) => {
                bytes = ahead;
                if coded.is_ascii_alphanumeric() || b"-._~".contains(&coded) {
                    written.push(char::from(coded));
                } else {
                    written.push_str(&format!("%{coded:02X}"));
                }
            }
            None if !byte.is_ascii_graphic() || (literal && b"*$".contains(&byte)) => {
                written.push_str(&format!("%{byte:02X}"));
            }
            None => written.push(char::from(byte)),
        }
    }
    written
}

fn digit(byte: Option<u8>) -> Option<u8> {
    byte.and_then(|byte| char::from(byte).to_digit(16)).and_then(|digit| u8::try_from(digit).ok())
}

/// Whether a path begins as the pattern says; `*` stands for anything, a last `$` for the end.
fn fits(pattern: &str, path: &str) -> bool {
    let (pattern, ends) = pattern.strip_suffix('$').map_or((pattern, false), |pattern| (pattern, true));
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = path.strip_prefix(first) else { return false };
    let mut parts = parts.peekable();
    if parts.peek().is_none() {
        return !ends || rest.is_empty();
    }
    while let Some(part) = parts.next() {
        // The last part before `$` stands at the end; every other one as early as it can.
        if ends && parts.peek().is_none() {
            return rest.ends_with(part);
        }
        let Some(place) = memmem::find(rest.as_bytes(), part.as_bytes()) else { return false };
        rest = rest.get(place + part.len()..).unwrap_or_default();
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allows(text: &str, path: &str) -> bool {
        Robots::parse(text.as_bytes(), "rashomon").allows(path)
    }

    #[test]
    fn the_group_that_names_the_program_counts_and_else_that_for_all() {
        let text = "User-agent: *\nDisallow: /\n\nUser-Agent: other\nUSER-AGENT : Rashomon/2.0 (x)\nallow:/open\nDisallow: /shut # why\n";
        assert!(allows(text, "/open") && allows(text, "/elsewhere") && !allows(text, "/shut/a"));
        assert!(!Robots::parse(text.as_bytes(), "stranger").allows("/open"));
        assert!(allows("User-agent: rashomon-news\nDisallow: /", "/a"), "a longer name is another's");
        assert!(allows("", "/a") && allows("<html>not found</html>", "/a"));
    }

    #[test]
    fn groups_of_one_name_are_one() {
        let text =
            "user-agent: rashomon\ndisallow: /a\n\nuser-agent: x\ndisallow: /b\n\nuser-agent: rashomon\ndisallow: /c";
        assert!(!allows(text, "/a") && allows(text, "/b") && !allows(text, "/c"));
    }

    #[test]
    fn other_lines_do_not_end_the_names_of_a_group() {
        let text =
            "User-agent: rashomon\nSitemap: https://bay.example/s.xml\nCrawl-delay: 2.5\nUser-agent: x\nDisallow: /";
        assert!(!allows(text, "/a"));
        assert_eq!(Robots::parse(text.as_bytes(), "rashomon").delay, Some(Duration::from_millis(2500)));
        for strange in ["Crawl-delay: -1", "Crawl-delay: inf", "Crawl-delay: soon", "Crawl-delay: 1e300"] {
            let text = format!("User-agent: *\n{strange}");
            assert_eq!(Robots::parse(text.as_bytes(), "rashomon").delay, None, "{strange}");
        }
    }

    #[test]
    fn the_longest_rule_decides_and_allow_wins_a_tie() {
        let text = "User-agent: *\nAllow: /p\nDisallow: /\n";
        assert!(allows(text, "/page") && !allows(text, "/other") && allows(text, "/robots.txt"));
        assert!(allows("User-agent: *\nDisallow: /folder\nAllow: /folder", "/folder/page"));
        assert!(!allows("User-agent: *\nAllow: /page\nDisallow: /*.htm", "/page.htm"));
        assert!(
            allows("User-agent: *\nAllow: /$\nDisallow: /", "/")
                && !allows("User-agent: *\nAllow: /$\nDisallow: /", "/a")
        );
        assert!(allows("User-agent: *\nDisallow:", "/a") && allows("User-agent: *\nDisallow: a", "/a"));
    }

    #[test]
    fn wildcards_and_ends_fit_as_the_standard_says() {
        for (pattern, path, expected) in [
            ("/fish", "/fish.html", true),
            ("/fish", "/Fish.asp", false),
            ("/fish/", "/fish", false),
            ("/*.php", "/folder/any.php.file.html", true),
            ("/*.php$", "/filename.php?p", false),
            ("/*.php$", "/a.php/b.php", true),
            ("/fish*.php", "/fishheads/catfish.php?p", true),
            ("/a*b*c$", "/a-b-b-c", true),
            ("/a*b*c$", "/ac", false),
            ("/a*", "/a", true),
            ("/a**b", "/ab", true),
            ("/a$", "/a", true),
            ("/a$", "/ab", false),
            ("*$", "/x", true),
            ("/aa*a$", "/aa", false),
        ] {
            assert_eq!(fits(pattern, path), expected, "{pattern} {path}");
        }
    }

    #[test]
    fn percent_signs_and_letters_are_the_same_path() {
        for (rule, path) in [
            ("/foo/bar?baz=http://foo.bar", "/foo/bar?baz=http://foo.bar"),
            ("/foo/bar/\u{30C4}", "/foo/bar/%E3%83%84"),
            ("/foo/bar/%e3%83%84", "/foo/bar/%E3%83%84"),
            ("/foo/bar/%62%61%7A", "/foo/bar/baz"),
            ("/a%2Fb", "/a%2fb"),
            ("/star-%2A.html", "/star-*.html"),
            ("/sign-%24", "/sign-$"),
        ] {
            assert!(!allows(&format!("User-agent: *\nDisallow: {rule}"), path), "{rule} {path}");
        }
        assert!(allows("User-agent: *\nDisallow: /a%2Fb", "/a/b"), "a slash that is covered is another path");
    }

    #[test]
    fn what_lies_behind_the_limit_is_not_read() {
        let text = format!("User-agent: *\nDisallow: /a\n{}\nDisallow: /b", "#".repeat(SIZE));
        assert!(!allows(&text, "/a") && allows(&text, "/b"));
    }
}
