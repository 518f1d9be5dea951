//! Structured data that breaks the rules of JSON, as pages carry it: mended in one pass.

/// A script with what surrounds and breaks its JSON taken away: HTML comments, CDATA, comments of JavaScript, commas
/// before a closing bracket, control characters and bare quotation marks in strings, escapes that JSON has not,
/// entities of HTML for its quotation marks, brackets that nobody closed.
pub(super) fn mended(script: &str) -> String {
    let script = script.trim().trim_start_matches('\u{FEFF}');
    let script = if script.contains("{&quot;") || script.contains("[&quot;") || script.contains("{ &quot;") {
        script.replace("&quot;", "\"").replace("&amp;", "&")
    } else {
        script.to_owned()
    };
    let mut scan = Scan {
        letters: script.chars().collect(),
        at: 0,
        out: String::with_capacity(script.len()),
        open: Vec::new(),
        last: '\0',
    };
    scan.run();
    scan.out
}

struct Scan {
    letters: Vec<char>,
    at: usize,
    out: String,
    /// The brackets that are open.
    open: Vec<char>,
    /// The last letter of the output that is no white space.
    last: char,
}

impl Scan {
    fn run(&mut self) {
        while let Some(letter) = self.letters.get(self.at).copied() {
            match letter {
                '"' => self.string(),
                '/' | '<' | '-' if self.skip_comment() => {}
                ',' if self.is_idle_comma() => self.at += 1,
                '{' | '[' => self.take(letter, |open, letter| open.push(if letter == '{' { '}' } else { ']' })),
                '}' | ']' => self.close(letter),
                ';' => self.at += 1,
                _ if letter.is_control() => self.replace(' '),
                _ => self.replace(letter),
            }
        }
        while let Some(bracket) = self.open.pop() {
            self.drop_comma();
            self.out.push(bracket);
        }
    }

    fn replace(&mut self, letter: char) {
        self.out.push(letter);
        if !letter.is_whitespace() {
            self.last = letter;
        }
        self.at += 1;
    }

    fn take(&mut self, letter: char, note: impl Fn(&mut Vec<char>, char)) {
        note(&mut self.open, letter);
        self.replace(letter);
    }

    /// A closing bracket counts only where one is open.
    fn close(&mut self, letter: char) {
        if self.open.last() == Some(&letter) {
            self.open.pop();
            self.drop_comma();
            self.out.push(letter);
            self.last = letter;
        }
        self.at += 1;
    }

    fn starts_with(&self, text: &str) -> bool {
        let rest = self.letters.get(self.at..).unwrap_or_default();
        text.chars().zip(rest.iter().copied().chain(std::iter::repeat('\0'))).all(|(wanted, letter)| wanted == letter)
    }

    /// Passes over a comment or a mark of CDATA.
    fn skip_comment(&mut self) -> bool {
        for mark in ["<!--", "-->", "//<![CDATA[", "<![CDATA[", "//]]>", "/*<![CDATA[*/", "/*]]>*/"] {
            if self.starts_with(mark) {
                self.at += mark.chars().count();
                return true;
            }
        }
        let end = if self.starts_with("//") {
            "\n"
        } else if self.starts_with("/*") {
            "*/"
        } else {
            return false;
        };
        while self.at < self.letters.len() && !self.starts_with(end) {
            self.at += 1;
        }
        self.at += end.len();
        true
    }

    /// Whether a comma has nothing before it that it could part from what follows.
    fn is_idle_comma(&self) -> bool {
        matches!(self.last, ',' | '{' | '[')
    }

    /// Takes a comma away before a bracket that closes.
    fn drop_comma(&mut self) {
        let kept = self.out.trim_end();
        let length = kept.strip_suffix(',').unwrap_or(kept).len();
        self.out.truncate(length);
    }

    /// Copies a string up to the quotation mark that ends it.
    fn string(&mut self) {
        self.replace('"');
        while let Some(letter) = self.letters.get(self.at).copied() {
            match letter {
                '"' if self.ends_string() => return self.replace('"'),
                '"' => {
                    self.out.push('\\');
                    self.replace('"');
                }
                '\\' => self.escape(),
                _ if letter.is_control() => self.replace(' '),
                _ => self.replace(letter),
            }
        }
        self.out.push('"');
    }

    /// Whether what follows a quotation mark can follow a string.
    fn ends_string(&self) -> bool {
        let next = self.letters.iter().skip(self.at + 1).find(|letter| !letter.is_whitespace());
        next.is_none_or(|letter| matches!(letter, ',' | ':' | '}' | ']' | '/'))
    }

    /// Copies an escape that JSON has; of another only the letter.
    fn escape(&mut self) {
        let next = self.letters.get(self.at + 1).copied();
        let digits = || (2..6).all(|offset| self.letters.get(self.at + offset).is_some_and(char::is_ascii_hexdigit));
        let known = next.is_some_and(|letter| "\"\\/bfnrt".contains(letter)) || next == Some('u') && digits();
        self.at += 1;
        if known {
            self.out.push('\\');
            self.out.extend(next);
            self.at += 1;
        }
    }
}

/// Entities of HTML that stand in strings of structured data.
const ENTITIES: [(&str, &str); 16] = [
    ("amp", "&"),
    ("quot", "\""),
    ("apos", "'"),
    ("lt", "<"),
    ("gt", ">"),
    ("nbsp", " "),
    ("ndash", "–"),
    ("mdash", "—"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("hellip", "…"),
    ("eacute", "é"),
    ("uuml", "ü"),
    ("ouml", "ö"),
];

/// A text with its entities as letters; one that was written twice over too.
pub(super) fn decoded(text: &str) -> String {
    let once = decoded_once(text);
    if once.contains("&#") || once.contains("&amp;") || once.contains("&quot;") { decoded_once(&once) } else { once }
}

fn decoded_once(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        match entity(rest) {
            Some((letters, length)) => {
                out.push_str(&letters);
                rest = &rest[length..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// The letters of the entity that a text begins with, and its length.
fn entity(text: &str) -> Option<(String, usize)> {
    let end = crate::page::prefix(text, 12).find(';')?;
    let name = &text[1..end];
    let letters = match name.strip_prefix('#') {
        Some(number) => {
            let hex = number.strip_prefix(['x', 'X']);
            let code = hex.map_or_else(|| number.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok())?;
            char::from_u32(code).filter(|letter| !letter.is_control())?.to_string()
        }
        None => ENTITIES.iter().find(|(known, _)| *known == name)?.1.to_owned(),
    };
    Some((letters, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headline(script: &str) -> Option<String> {
        let value: serde_json::Value = serde_json::from_str(&mended(script)).ok()?;
        value.get("headline")?.as_str().map(str::to_owned)
    }

    #[test]
    fn the_usual_faults_are_mended() {
        for script in [
            "<!-- {\"headline\": \"Harbour closed\"} -->",
            "//<![CDATA[\n{\"headline\": \"Harbour closed\"}\n//]]>",
            "{\"headline\": \"Harbour closed\", /* of today */ }",
            "{\"headline\": \"Harbour closed\", // of today\n\"keywords\": [\"port\",,\"sea\",],}",
            "{\"headline\": \"Harbour\nclosed\"};",
            "{\"headline\": \"Harbour\u{1}closed\"}",
            "{&quot;headline&quot;: &quot;Harbour closed&quot;}",
            "{\"headline\": \"Harbour closed\", \"author\": {\"name\": \"Ada Onwu\"",
            "{\"headline\": \"Harbour closed\", \"url\": \"https://bay-herald.example/a\"}}",
        ] {
            assert_eq!(headline(script).as_deref(), Some("Harbour closed"), "{script}");
        }
        assert_eq!(headline(r#"{"headline": "The "closed" harbour"}"#).as_deref(), Some("The \"closed\" harbour"));
        assert_eq!(headline(r#"{"headline": "Ada\'s \x harbour"}"#).as_deref(), Some("Ada's x harbour"));
    }

    #[test]
    fn entities_become_letters() {
        assert_eq!(decoded("A &amp; B &#8211; C &#x2019;s &amp;#8217; R&D &nosuch;"), "A & B – C ’s ’ R&D &nosuch;");
    }
}
