//! Lists of words, from `words/actors.tsv`.

lexicon::lists! {
    "../../words/actors.tsv";
    /// Words that say what sort of place a name is, in the singular; one name has them, another leaves them out.
    GENERIC = "generic",
}
