//! Lists of words, from `words/naming.tsv`.

lexicon::lists! {
    "../../words/naming.tsv";
    /// Words between two names of one thing; a leading comma or bracket and an article do not count.
    CALLED = "called",
    /// Those of them that may also speak of what an organisation holds: only a place is surely what is called so.
    CALLED_ANYTHING = "called-anything",
    /// What stands between who calls a thing so and the name: "which Valdia calls the Grey Rocks".
    CALLING = "calling",
    /// What stands between a name in one country and that in another, with its comma: "the Grey Rocks in Valdia and
    /// the Keel in Keltia".
    LINKS = "link",
    /// Words that say since when or until when an office is held, and of what rank it is.
    MODIFIERS = "modifier",
    /// Words that say that another one, or any, is meant.
    OTHERS = "other",
    /// Articles and pointers before a noun that is known, as they are written: "the memo", "This deal".
    THE = "the",
}
