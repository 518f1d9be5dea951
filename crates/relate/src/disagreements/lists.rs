//! Lists of words, from `words/disagreements.tsv`.

lexicon::lists! {
    "../../words/disagreements.tsv";
    /// Words before what is claimed that say how much of it.
    AMOUNTS = "amount",
    /// Auxiliaries by which words are told to be a clause.
    AUXILIARIES = "auxiliary",
    /// Words that a cause follows.
    CAUSE_CUES = "cause-cue",
    /// Words with which what follows a cause begins.
    CAUSE_ENDS = "cause-end",
    /// Beginnings of the verbs that deny a statement, rather than refuse a demand.
    DENYING = "denying",
    /// Words between a thing and what it is said to be: "the islets are Keltia's", "the islets as its own land".
    LINKS = "link",
    /// Words that make a noun point back rather than name something new.
    POINTERS = "pointer",
    /// Pronouns at the beginning of a sentence, as they are written.
    PRONOUNS = "pronoun",
}
