//! Characters that were encoded twice: `â€™` for `’`, `Ã©` for `é`.
//!
//! Bytes of UTF-8 were taken for Windows-1252 somewhere on the way and encoded again. Where a page has hardly any other
//! character beyond ASCII it is read as it was meant, and a defect says so. The idea is that of ftfy (R. Speer, 2019);
//! here only what is certain is mended: sequences that are whole characters of UTF-8, and `â€` alone, which is `”`.

use corpus::{ByteRange, Defect};

/// With fewer sequences it may be chance, or what the text is about.
const LEAST: usize = 3;

/// For each other character beyond ASCII there must be so many sequences.
const OTHERS: usize = 4;

/// A page as it was meant.
pub(super) struct Mended {
    pub(super) html: String,
    /// Where in it a sequence was mended (the place behind), and how many bytes of the source are more until there.
    shifts: Vec<(usize, usize)>,
}

impl Mended {
    /// Where a range of the mended page stands in its source.
    pub(super) fn in_source(&self, range: ByteRange) -> ByteRange {
        let place = |at: u64| {
            let before = self.shifts.partition_point(|(end, _)| *end as u64 <= at);
            let more = before.checked_sub(1).map_or(0, |last| self.shifts[last].1);
            at + more as u64
        };
        ByteRange { start: place(range.start), end: place(range.end) }
    }

    pub(super) fn defect(&self) -> Defect {
        let count = self.shifts.len();
        Defect::whole(
            "encoded-twice",
            format!("{count} characters were encoded twice (`â€™` for `’`) and are read as meant"),
        )
    }
}

/// A page as it was meant, where its characters were encoded twice.
pub(super) fn mended(html: &str) -> Option<Mended> {
    // The first bytes of UTF-8, read as Windows-1252: `Â` to `ß` and the letters up to `ô`, all behind this byte.
    memchr::memchr(0xC3, html.as_bytes())?;
    let mut mended = Mended { html: String::with_capacity(html.len()), shifts: Vec::new() };
    let (mut at, mut others, mut more) = (0, 0, 0);
    while at < html.len() {
        let rest = &html[at..];
        let plain = rest.bytes().position(|byte| !byte.is_ascii()).unwrap_or(rest.len());
        mended.html.push_str(&rest[..plain]);
        at += plain;
        let Some(letter) = rest[plain..].chars().next() else { break };
        if let Some((meant, length)) = meant(&rest[plain..]) {
            mended.html.push(meant);
            more += length - meant.len_utf8();
            mended.shifts.push((mended.html.len(), more));
            at += length;
        } else {
            mended.html.push(letter);
            others += usize::from(!letter.is_whitespace());
            at += letter.len_utf8();
        }
    }
    let count = mended.shifts.len();
    (count >= LEAST && count >= others * OTHERS).then_some(mended)
}

/// The character that the first letters of a text stand for, as bytes of UTF-8, and how long they are.
fn meant(text: &str) -> Option<(char, usize)> {
    // The last byte of the closing quotation mark is no letter in Windows-1252, and many programs drop it.
    if let Some(rest) = text.strip_prefix("â€")
        && rest.chars().next().is_none_or(|next| next.is_ascii())
    {
        return Some(('”', text.len() - rest.len()));
    }
    let mut letters = text.chars();
    // What begins a character of UTF-8 is one of these; most letters of most pages are none.
    let first = letters.next().filter(|letter| matches!(letter, 'Â'..='ô'))?;
    let mut bytes = [byte_of(first)?, 0, 0, 0];
    let count = match first {
        ..='ß' => 2,
        'à'..='ï' => 3,
        _ => 4,
    };
    for byte in &mut bytes[1..count] {
        *byte = byte_of(letters.next()?)?;
    }
    let meant = std::str::from_utf8(&bytes[..count]).ok()?.chars().next()?;
    // Controls beyond ASCII stand in no text.
    (!meant.is_control()).then_some((meant, text.len() - letters.as_str().len()))
}

/// The byte that a letter beyond ASCII is in Windows-1252; what that leaves open is the byte itself.
fn byte_of(letter: char) -> Option<u8> {
    if let '\u{80}'..='\u{FF}' = letter {
        return u8::try_from(u32::from(letter)).ok();
    }
    const HIGH: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ";
    HIGH.chars().position(|high| high == letter).and_then(|place| u8::try_from(0x80 + place).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As a program writes it that takes UTF-8 for Windows-1252.
    fn twice(text: &str) -> String {
        let high: Vec<char> = (0x80..=0xFF_u8)
            .map(|byte| {
                (0x80..0x2123)
                    .filter_map(char::from_u32)
                    .find(|letter| byte_of(*letter) == Some(byte) && !letter.is_control())
                    .unwrap_or(char::from(byte))
            })
            .collect();
        text.bytes().map(|byte| if byte < 0x80 { char::from(byte) } else { high[usize::from(byte) - 0x80] }).collect()
    }

    #[test]
    fn what_was_encoded_twice_is_read_as_meant() {
        let text = "<p>“It’s open,” José Ångström said – for 3 €.</p>";
        let source = twice(text);
        assert!(source.contains("â€œItâ€™s open,â€\u{9d}"), "{source}");
        assert_eq!(super::mended(&source.replace('\u{9d}', "")).expect("mended").html, text);
        let mended = mended(&source).expect("mended");
        assert_eq!(mended.html, text);
        let start = text.find("José").expect("there") as u64;
        let range = mended.in_source(ByteRange { start, end: start + "José".len() as u64 });
        assert_eq!(&source[range.start as usize..range.end as usize], "JosÃ©");
    }

    #[test]
    fn text_that_was_not_stays() {
        for text in [
            "<p>It's open, she said.</p>",
            "“Göteborg Å” – ÄÖÅ “Ö” – naïveté, Ã© et Â»",
            "He typed Ã© and â€™ once.",
            "Été à Orléans: «café», naïveté, São Paulo, CORAÇÃO",
            "Порт закрыт. «Порт» — ÃÂ",
        ] {
            assert!(mended(text).is_none(), "{text}");
        }
    }
}
