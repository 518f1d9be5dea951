//! Lists of words, from `words/text.tsv`.

lexicon::lists! {
    "../words/text.tsv";
    /// Words with which who acts may begin in the midst of a sentence.
    ARTICLES = "article",
    /// Verbs of which the object is what one does, reads, knows or keeps rather than says, by the beginning of their
    /// forms.
    DOING = "doing",
    /// Articles, pronouns, prepositions, conjunctions, auxiliaries and particles, which say nothing of the subject.
    FUNCTION = "function",
    /// Words that join a clause to another: without a comma the other is missing.
    JOINS = "join",
    /// Pronouns that stand for things and circumstances: "which implies", "this shows".
    NOBODY = "nobody",
    /// Pronouns that only point at who acts.
    POINTERS = "pointer",
}
