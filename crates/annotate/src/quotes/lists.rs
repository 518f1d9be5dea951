//! Short lists of words, from `words/quotes.tsv`.

lexicon::lists! {
    "../../words/quotes.tsv";
    /// Verbs whose object is told.
    ADDRESSING = "addressing",
    /// Adverbs that begin a clause rather than belong to the verb.
    CLAUSE_ADVERBS = "clause-adverb",
    /// Words of the line below a picture, whose colon gives its maker, and of pointers to other pages.
    CREDITS = "credit",
    /// Verbs whose infinitive tells what is said and not only meant to be said.
    GOING_ON = "going-on",
    /// Verbs of making public what one writes or says.
    MAKING = "making-public",
    /// Nouns of what one says something in.
    MEDIA = "medium",
    /// Modal verbs by which something is only possible to be said.
    MODALS = "modal",
    /// Nouns of people under a name that is no person's: `the Norwegian side`.
    PARTIES = "party",
    /// Words that open a reason, condition or concession.
    REASONS = "reason",
    /// Pronouns that stand for things.
    THING_PRONOUNS = "thing-pronoun",
}
