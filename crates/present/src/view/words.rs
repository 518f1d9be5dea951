//! Dates, numbers and the words of the contract as a reader says them.

use corpus::{Basis, DisagreementKind, Genre, Outcome, Status, Verdict, Voice};

use super::frame::{Frame, Words};

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

/// A date-time of ISO 8601 in words, to the minute; `utc` is what the zone without an offset is called.
pub(super) fn moment(written: &str, utc: Words) -> String {
    let (day, clock) = written.split_once('T').unwrap_or((written, ""));
    let Some(minutes) = clock.get(..5) else { return date(day) };
    let zone = match clock.find(['Z', '+', '-']).map(|at| &clock[at..]) {
        None => String::new(),
        Some("Z" | "+00:00") => format!(" {utc}"),
        Some(offset) => format!(" {utc}{offset}"),
    };
    format!("{}, {minutes}{zone}", date(day))
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
pub(super) fn plural(count: usize, one: Words, many: Words) -> String {
    if count == 1 { one.with(count) } else { many.with(count) }
}

/// `2 origins`.
pub(super) fn origins(w: &Frame, count: usize) -> String {
    plural(count, w.origin_one, w.origin_many)
}

/// `2 origins · 3 documents`.
pub(super) fn counts(w: &Frame, count: u32, documents: u32) -> String {
    let documents = plural(documents as usize, w.document_one, w.document_many);
    format!("{} · {documents}", origins(w, count as usize))
}

/// What a voice is called.
pub(super) const fn voice(w: &Frame, voice: Voice) -> &'static str {
    match voice {
        Voice::OwnWords => w.voice_own.0,
        Voice::Reported => w.voice_reported.0,
        Voice::Narration => w.voice_narration.0,
        Voice::Opinion => w.voice_opinion.0,
    }
}

/// What becomes of an event.
pub(super) const fn status(w: &Frame, status: Status) -> &'static str {
    match status {
        Status::Past => w.status_past.0,
        Status::Ongoing => w.status_ongoing.0,
        Status::Scheduled => w.status_scheduled.0,
        Status::Proposed => w.status_proposed.0,
        Status::Postponed => w.status_postponed.0,
        Status::Cancelled => w.status_cancelled.0,
        Status::Hypothetical => w.status_hypothetical.0,
    }
}

/// What became of a plan.
pub(super) const fn outcome(w: &Frame, outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Announced => w.outcome_announced.0,
        Outcome::Restated => w.outcome_restated.0,
        Outcome::Moved => w.outcome_moved.0,
        Outcome::Occurred => w.outcome_occurred.0,
        Outcome::Overdue => w.outcome_overdue.0,
        Outcome::Cancelled => w.outcome_cancelled.0,
    }
}

/// What tellings differ in.
pub(super) const fn disagreement(w: &Frame, kind: DisagreementKind) -> &'static str {
    match kind {
        DisagreementKind::Date => w.differ_date.0,
        DisagreementKind::Place => w.differ_place.0,
        DisagreementKind::Number => w.differ_number.0,
        DisagreementKind::Status => w.differ_status.0,
        DisagreementKind::Actor => w.differ_actor.0,
        DisagreementKind::Cause => w.differ_cause.0,
        DisagreementKind::Label => w.differ_label.0,
        DisagreementKind::Claim => w.differ_claim.0,
        DisagreementKind::Position => w.differ_position.0,
        DisagreementKind::Internal => w.differ_internal.0,
    }
}

/// How values stand to each other.
pub(super) const fn verdict(w: &Frame, verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Single => w.verdict_single.0,
        Verdict::Agree => w.verdict_agree.0,
        Verdict::Rounding => w.verdict_rounding.0,
        Verdict::DifferentPeriod => w.verdict_period.0,
        Verdict::DifferentScope => w.verdict_scope.0,
        Verdict::Stale => w.verdict_stale.0,
        Verdict::Conflict => w.verdict_conflict.0,
    }
}

/// What a genre is called.
pub(super) const fn genre(w: &Frame, genre: Genre) -> &'static str {
    match genre {
        Genre::News => w.genre_news.0,
        Genre::Analysis => w.genre_analysis.0,
        Genre::Opinion => w.genre_opinion.0,
    }
}

/// How a date is known.
pub(super) const fn basis(w: &Frame, basis: Basis) -> &'static str {
    match basis {
        Basis::Given => w.basis_given.0,
        Basis::Stated => w.basis_stated.0,
        Basis::Inferred => w.basis_inferred.0,
    }
}

/// What a stance is called; one that this program does not know stays as written.
pub(super) fn stance<'a>(w: &Frame, stance: &'a str) -> &'a str {
    w.stances().into_iter().find(|(known, _)| *known == stance).map_or(stance, |(_, words)| words)
}

impl Frame {
    /// Every status with its words, in the order of the legend.
    pub(crate) fn statuses(&self) -> [(&'static str, &'static str); 7] {
        use Status::{Cancelled, Hypothetical, Ongoing, Past, Postponed, Proposed, Scheduled};
        [Past, Ongoing, Scheduled, Proposed, Postponed, Cancelled, Hypothetical]
            .map(|one| (one.as_str(), status(self, one)))
    }

    /// Every stance with its words, in the order of the legend.
    pub(crate) const fn stances(&self) -> [(&'static str, &'static str); 5] {
        [
            ("demand", self.stance_demand.0),
            ("offer", self.stance_offer.0),
            ("refusal", self.stance_refusal.0),
            ("acceptance", self.stance_acceptance.0),
            ("claim", self.stance_claim.0),
        ]
    }

    /// The kinds of items that can be filtered, with their words.
    pub(crate) const fn kinds(&self) -> [(&'static str, &'static str); 7] {
        [
            ("event", self.kind_events.0),
            ("statement", self.kind_statements.0),
            ("position", self.kind_positions.0),
            ("disagreement", self.kind_disagreements.0),
            ("figure", self.kind_figures.0),
            ("name", self.kind_names.0),
            ("actor", self.kind_actors.0),
        ]
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
