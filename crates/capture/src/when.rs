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
}
