//! Lists of words, from `words/positions.tsv`.

lexicon::lists! {
    "../../words/positions.tsv";
    /// Words after which a noun phrase says when or where rather than what.
    ADJUNCTS = "adjunct",
    /// Adverbs without the ending of one, which may stand behind a noun: "the worst deal ever".
    ADVERBS = "adverb",
    /// Stems of nouns that alone only point back at what was named before.
    ANAPHORIC = "anaphoric",
    /// Words that make a clause a mere condition: "until Norway agrees".
    CONDITIONS = "condition",
    /// Words before a noun that say how much, how great or how new rather than of what kind.
    DEGREES = "degree",
    /// Stems of nouns for times, parties, and anything at all.
    GENERAL = "general",
    /// Words with which a clause begins in the midst of its sentence: "that Norway offered".
    MIDST = "midst",
    /// Words that a noun phrase follows.
    OPENERS = "opener",
    /// Prepositions that are rare enough to tell what a text is about, and so are no function words, but end a
    /// phrase.
    PREPOSITIONS = "preposition",
}
