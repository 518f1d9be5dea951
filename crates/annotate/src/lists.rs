//! Short lists of words, from `words/text.tsv`.

lexicon::lists! {
    "../words/text.tsv";
    /// What follows an apostrophe inside a word.
    CLITICS = "clitic",
    /// Words of the closed classes, which tables of nouns, verbs and adjectives lack.
    CLOSED = "closed-class",
}
