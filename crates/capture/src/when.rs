//! Dates as mail, feeds and HTTP write them, in ISO 8601.

use jiff::fmt::rfc2822::DateTimeParser;

/// The date-time of RFC 2822 (`Fri, 06 May 2016 10:00:00 GMT`) in ISO 8601, with its offset as written.
pub(crate) fn of_mail(written: &str) -> Option<String> {
    static PARSER: DateTimeParser = DateTimeParser::new().relaxed_weekday(true);
    let written = written.trim();
    // Years of two digits and names of zones are in the grammar; a comment behind is not wanted.
    let bare = written.split(" (").next().unwrap_or(written);
    let zoned = PARSER.parse_zoned(bare).ok()?;
    Some(zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string())
}

/// A date as feeds write it, in ISO 8601: as mail does, or in ISO 8601 already; none where it is neither.
pub(crate) fn of_feed(written: &str) -> Option<String> {
    let written = written.trim();
    let digits = |range: std::ops::Range<usize>| {
        written.as_bytes().get(range).is_some_and(|digits| digits.iter().all(u8::is_ascii_digit))
    };
    let separated = |place: usize| matches!(written.as_bytes().get(place), None | Some(b'-'));
    let iso = digits(0..4) && separated(4) && (written.len() == 4 || digits(5..7)) && separated(7);
    if iso && written.len() <= 40 {
        return Some(written.to_owned());
    }
    let (date, zone) = written.rsplit_once(' ').unwrap_or((written, ""));
    if !zone.starts_with(|c: char| c.is_ascii_alphabetic()) || MAIL.contains(&zone) {
        return of_mail(written);
    }
    match ZONES.iter().find(|(name, _)| *name == zone) {
        Some((_, offset)) => of_mail(&format!("{date} {offset}")),
        // What a name means that nobody knows is left open: the hour is that of the clock there.
        None => of_mail(&format!("{date} +0000")).map(|found| found.trim_end_matches("+00:00").to_owned()),
    }
}

/// The zones that mail knows by name.
const MAIL: [&str; 10] = ["UT", "GMT", "EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT"];

/// Other zones that stand in feeds, with their offsets.
const ZONES: [(&str, &str); 11] = [
    ("UTC", "+0000"),
    ("Z", "+0000"),
    ("WET", "+0000"),
    ("BST", "+0100"),
    ("CET", "+0100"),
    ("WEST", "+0100"),
    ("CEST", "+0200"),
    ("EET", "+0200"),
    ("EEST", "+0300"),
    ("MSK", "+0300"),
    ("JST", "+0900"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_mail_keep_their_offset() {
        assert_eq!(of_mail("Fri, 06 May 2016 10:00:00 GMT").as_deref(), Some("2016-05-06T10:00:00+00:00"));
        assert_eq!(of_mail("Mon, 6 May 16 23:30:00 -0500").as_deref(), Some("2016-05-06T23:30:00-05:00"));
        assert_eq!(of_mail("Fri, 06 May 2016 10:00 EST (winter)").as_deref(), Some("2016-05-06T10:00:00-05:00"));
        assert_eq!(of_mail("last spring"), None);
    }

    #[test]
    fn dates_of_feeds_are_those_of_mail_or_iso() {
        assert_eq!(of_feed(" 2016-05-06T10:00:00Z\n").as_deref(), Some("2016-05-06T10:00:00Z"));
        assert_eq!(of_feed("2016-05-06").as_deref(), Some("2016-05-06"));
        assert_eq!(of_feed("2016").as_deref(), Some("2016"));
        assert_eq!(of_feed("Fri, 06 May 2016 10:00:00 CEST").as_deref(), Some("2016-05-06T10:00:00+02:00"));
        assert_eq!(of_feed("Fri, 06 May 2016 10:00:00 EDT").as_deref(), Some("2016-05-06T10:00:00-04:00"));
        assert_eq!(of_feed("Fri, 06 May 2016 10:00:00 IST").as_deref(), Some("2016-05-06T10:00:00"));
        assert_eq!(of_feed("2016 in spring"), None);
        assert_eq!(of_feed("yesterday"), None);
    }
}
