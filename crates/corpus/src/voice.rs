//! Who speaks in a passage.

/// The four voices that are never mixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Voice {
    /// An actor's own words, in quotation marks.
    OwnWords,
    /// A report of what somebody said or wants.
    Reported,
    /// The outlet states it.
    Narration,
    /// An author's view.
    Opinion,
}

impl Voice {
    /// Every value, in the order of the contract.
    pub const ALL: [Voice; 4] = [Voice::OwnWords, Voice::Reported, Voice::Narration, Voice::Opinion];

    /// The word of the JSON contract.
    pub const fn as_str(self) -> &'static str {
        match self {
            Voice::OwnWords => "own_words",
            Voice::Reported => "reported",
            Voice::Narration => "narration",
            Voice::Opinion => "opinion",
        }
    }

    /// The value that has this word, if any.
    pub fn parse(word: &str) -> Option<Voice> {
        Voice::ALL.into_iter().find(|value| value.as_str() == word)
    }
}

impl std::fmt::Display for Voice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}
