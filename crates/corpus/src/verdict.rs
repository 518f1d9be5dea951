//! The words in which relations are judged: outcomes, verdicts, kinds of disagreement.

/// What became of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// It was announced.
    Announced,
    /// It was said again.
    Restated,
    /// Another date was given.
    Moved,
    /// It has happened.
    Occurred,
    /// Its date has passed and nothing says that it happened.
    Overdue,
    /// It was called off.
    Cancelled,
}

impl Outcome {
    /// Every value, in the order of the contract.
    pub const ALL: [Outcome; 6] = [
        Outcome::Announced,
        Outcome::Restated,
        Outcome::Moved,
        Outcome::Occurred,
        Outcome::Overdue,
        Outcome::Cancelled,
    ];

    /// The word of the JSON contract.
    pub const fn as_str(self) -> &'static str {
        match self {
            Outcome::Announced => "announced",
            Outcome::Restated => "restated",
            Outcome::Moved => "moved",
            Outcome::Occurred => "occurred",
            Outcome::Overdue => "overdue",
            Outcome::Cancelled => "cancelled",
        }
    }

    /// The value that has this word, if any.
    pub fn parse(word: &str) -> Option<Outcome> {
        Outcome::ALL.into_iter().find(|value| value.as_str() == word)
    }
}

impl std::fmt::Display for Outcome {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// How the values of one measure stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// There is one value.
    Single,
    /// They are the same.
    Agree,
    /// One is the other, rounded.
    Rounding,
    /// They hold at different times.
    DifferentPeriod,
    /// They measure different things.
    DifferentScope,
    /// One is an older value of the other.
    Stale,
    /// They contradict each other.
    Conflict,
}

impl Verdict {
    /// Every value, in the order of the contract.
    pub const ALL: [Verdict; 7] = [
        Verdict::Single,
        Verdict::Agree,
        Verdict::Rounding,
        Verdict::DifferentPeriod,
        Verdict::DifferentScope,
        Verdict::Stale,
        Verdict::Conflict,
    ];

    /// The word of the JSON contract.
    pub const fn as_str(self) -> &'static str {
        match self {
            Verdict::Single => "single",
            Verdict::Agree => "agree",
            Verdict::Rounding => "rounding",
            Verdict::DifferentPeriod => "different_period",
            Verdict::DifferentScope => "different_scope",
            Verdict::Stale => "stale",
            Verdict::Conflict => "conflict",
        }
    }

    /// The value that has this word, if any.
    pub fn parse(word: &str) -> Option<Verdict> {
        Verdict::ALL.into_iter().find(|value| value.as_str() == word)
    }
}

impl std::fmt::Display for Verdict {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What tellings differ in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DisagreementKind {
    /// When it happened or is to happen.
    Date,
    /// Where.
    Place,
    /// How much.
    Number,
    /// Whether it has happened.
    Status,
    /// Who did it.
    Actor,
    /// Why.
    Cause,
    /// What it is called.
    Label,
    /// What is the case.
    Claim,
    /// What a side wants.
    Position,
    /// A document contradicts itself.
    Internal,
}

impl DisagreementKind {
    /// Every value, in the order of the contract.
    pub const ALL: [DisagreementKind; 10] = [
        DisagreementKind::Date,
        DisagreementKind::Place,
        DisagreementKind::Number,
        DisagreementKind::Status,
        DisagreementKind::Actor,
        DisagreementKind::Cause,
        DisagreementKind::Label,
        DisagreementKind::Claim,
        DisagreementKind::Position,
        DisagreementKind::Internal,
    ];

    /// The word of the JSON contract.
    pub const fn as_str(self) -> &'static str {
        match self {
            DisagreementKind::Date => "date",
            DisagreementKind::Place => "place",
            DisagreementKind::Number => "number",
            DisagreementKind::Status => "status",
            DisagreementKind::Actor => "actor",
            DisagreementKind::Cause => "cause",
            DisagreementKind::Label => "label",
            DisagreementKind::Claim => "claim",
            DisagreementKind::Position => "position",
            DisagreementKind::Internal => "internal",
        }
    }

    /// The value that has this word, if any.
    pub fn parse(word: &str) -> Option<DisagreementKind> {
        DisagreementKind::ALL.into_iter().find(|value| value.as_str() == word)
    }
}

impl std::fmt::Display for DisagreementKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What sort of item is covered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CoverageKind {
    /// A timeline entry.
    Event,
    /// A figure ledger.
    Figure,
    /// An utterance.
    Quote,
    /// A position.
    Position,
}

impl CoverageKind {
    /// Every value, in the order of the contract.
    pub const ALL: [CoverageKind; 4] =
        [CoverageKind::Event, CoverageKind::Figure, CoverageKind::Quote, CoverageKind::Position];

    /// The word of the JSON contract.
    pub const fn as_str(self) -> &'static str {
        match self {
            CoverageKind::Event => "event",
            CoverageKind::Figure => "figure",
            CoverageKind::Quote => "quote",
            CoverageKind::Position => "position",
        }
    }

    /// The value that has this word, if any.
    pub fn parse(word: &str) -> Option<CoverageKind> {
        CoverageKind::ALL.into_iter().find(|value| value.as_str() == word)
    }
}

impl std::fmt::Display for CoverageKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}
