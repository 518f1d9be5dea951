//! Lists of words, from `words/timeline.tsv`.

lexicon::lists! {
    "../../words/timeline.tsv";
    /// Words that join a clause to another, and do not belong to what it tells.
    JOINS = "join",
    /// Verbs of many meanings, as stems.
    LIGHT = "light",
    /// Nouns for states that are not named: "both sides", "the two countries".
    STATES = "state",
}
