//! Lists of words, from `words/figures.tsv`.

lexicon::lists! {
    "../../words/figures.tsv";
    /// Nouns that say no more than that people are counted, in the singular.
    ANYBODY = "anybody",
    /// Words between those who are counted and what befell them: "12 were hurt", "12 reported dead".
    AUXILIARIES = "auxiliary",
    /// Classes of what befalls people, and of what many do, so that they are counted.
    BEFALLS = "befalls",
    /// Nouns that alone do not say what is measured.
    EMPTY = "empty",
    /// Units that are also words for people, and hardly ever mean them beside a number.
    HOMONYMS = "homonym",
    /// Magnitudes that stand for no exact number: "dozens", "thousands of".
    MAGNITUDES = "magnitude",
    /// Words behind what is counted that say which of them are meant: "five counts of fraud".
    NARROWING = "narrowing",
    /// Classes of what is told of a mere number: "five died", "12 dead".
    OF_NUMBERS = "of-number",
    /// Nouns for those a text is about, in the singular: "the two countries", "both sides".
    PARTIES = "party",
}
