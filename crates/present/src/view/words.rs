//! Dates, numbers and the words of the contract as a reader says them.

use corpus::{DisagreementKind, Outcome, Status, Verdict, Voice};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// An EDTF date in words: `2031-06~` is `about June 2031`. What is not understood stays as written.
pub(super) fn date(edtf: &str) -> String {
    if let Some((from, to)) = edtf.split_once('/') {
        return match (from, to) {
            ("" | "..", to) => format!("until {}", date(to)),
            (from, "" | "..") => format!("from {}", date(from)),
            (from, to) => format!("{} to {}", date(from), date(to)),
        };
    }
    let (plain, qualifier) = match edtf.char_indices().next_back() {
        Some((end, '~')) => (&edtf[..end], "about "),
        Some((end, '?')) => (&edtf[..end], "perhaps "),
        Some((end, '%')) => (&edtf[..end], "perhaps about "),
        _ => (edtf, ""),
    };
    format!("{qualifier}{}", calendar(plain).unwrap_or_else(|| plain.to_owned()))
}

fn calendar(plain: &str) -> Option<String> {
    let day_part = plain.split('T').next()?;
    let parts: Vec<&str> = day_part.split('-').collect();
    match parts.as_slice() {
        [year] if year.ends_with('X') => Some(format!("{}s", year.replace('X', "0"))),
        [year, month] => Some(format!("{} {year}", month_or_season(month)?)),
        [year, month, day] => {
            let day: u8 = day.parse().ok()?;
            Some(format!("{day} {} {year}", MONTHS.get(month.parse::<usize>().ok()?.checked_sub(1)?)?))
        }
        _ => None,
    }
}

fn month_or_season(month: &str) -> Option<String> {
    let named = |name: &str| Some(name.to_owned());
    match month.parse::<usize>().ok()? {
        number @ 1..=12 => named(MONTHS[number - 1]),
        21 => named("spring"),
        22 => named("summer"),
        23 => named("autumn"),
        24 => named("winter"),
        number @ 33..=36 => Some(format!("quarter {} of", number - 32)),
        40 => named("first half of"),
        41 => named("second half of"),
        _ => None,
    }
}

/// A number with its size in words: `21.3 billion`, `1,000`.
pub(super) fn number(value: f64) -> String {
    const SIZES: [(f64, &str); 3] = [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")];
    let size = SIZES.into_iter().find(|(size, _)| value.abs() >= *size);
    match size {
        Some((size, word)) if value.abs() < 1e15 => format!("{} {word}", grouped(value / size)),
        _ => grouped(value),
    }
}

/// A number with at most four decimals and its thousands parted by commas.
fn grouped(value: f64) -> String {
    let written = format!("{:.4}", value.abs());
    let (whole, decimals) = written.split_once('.').unwrap_or((&written, ""));
    let mut digits = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            digits.push(',');
        }
        digits.push(digit);
    }
    let decimals = decimals.trim_end_matches('0');
    let sign = if value < 0.0 { "−" } else { "" };
    let point = if decimals.is_empty() { "" } else { "." };
    format!("{sign}{digits}{point}{decimals}")
}

/// `1 origin`, `2 origins`.
pub(super) fn plural(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// `2 origins · 3 documents`.
pub(super) fn counts(origins: u32, documents: u32) -> String {
    let origins = plural(origins as usize, "origin", "origins");
    format!("{origins} · {}", plural(documents as usize, "document", "documents"))
}

/// What a voice is called.
pub(super) const fn voice(voice: Voice) -> &'static str {
    match voice {
        Voice::OwnWords => "own words",
        Voice::Reported => "reported",
        Voice::Narration => "narration",
        Voice::Opinion => "opinion",
    }
}

/// What becomes of an event.
pub(super) const fn status(status: Status) -> &'static str {
    match status {
        Status::Past => "past",
        Status::Ongoing => "going on",
        Status::Scheduled => "scheduled",
        Status::Proposed => "proposed",
        Status::Postponed => "postponed",
        Status::Cancelled => "cancelled",
        Status::Hypothetical => "supposed",
    }
}

/// What became of a plan.
pub(super) const fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Announced => "announced",
        Outcome::Restated => "said again",
        Outcome::Moved => "moved",
        Outcome::Occurred => "has happened",
        Outcome::Overdue => "overdue",
        Outcome::Cancelled => "cancelled",
    }
}

/// What tellings differ in.
pub(super) const fn disagreement(kind: DisagreementKind) -> &'static str {
    match kind {
        DisagreementKind::Date => "date",
        DisagreementKind::Place => "place",
        DisagreementKind::Number => "number",
        DisagreementKind::Status => "whether it happened",
        DisagreementKind::Actor => "who did it",
        DisagreementKind::Cause => "cause",
        DisagreementKind::Label => "name",
        DisagreementKind::Claim => "claim",
        DisagreementKind::Position => "position",
        DisagreementKind::Internal => "within one document",
    }
}

/// How values stand to each other.
pub(super) const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Single => "one value",
        Verdict::Agree => "the values agree",
        Verdict::Rounding => "the same, rounded",
        Verdict::DifferentPeriod => "different periods",
        Verdict::DifferentScope => "different scopes",
        Verdict::Stale => "one is out of date",
        Verdict::Conflict => "conflict",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_said_at_their_precision() {
        for (edtf, words) in [
            ("2031-03-03", "3 March 2031"),
            ("2031-06~", "about June 2031"),
            ("2031", "2031"),
            ("203X", "2030s"),
            ("2031-23", "autumn 2031"),
            ("2031-33", "quarter 1 of 2031"),
            ("2031-05/..", "from May 2031"),
            ("2006/2007", "2006 to 2007"),
            ("soon", "soon"),
            ("2031-99-99", "2031-99-99"),
        ] {
            assert_eq!(date(edtf), words);
        }
    }

    #[test]
    fn numbers_are_said_by_size() {
        for (value, words) in
            [(21.3e9, "21.3 billion"), (1000.0, "1,000"), (0.3333, "0.3333"), (-2.5e6, "−2.5 million"), (4.0, "4")]
        {
            assert_eq!(number(value), words);
        }
    }
}
