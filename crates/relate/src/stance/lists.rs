//! Lists of words, from `words/stance.tsv`.

lexicon::lists! {
    "../../words/stance.tsv";
    /// Verbs that accept whatever is said with them, by the beginning that all their forms have.
    ACCEPTING = "accepting",
    /// Words of demanding in what is said.
    DEMANDS = "demand",
    /// Verbs that demand, by the beginning that all their forms have.
    DEMANDING = "demanding",
    /// Verbs of acts that take no side: an order, an apology, a pardon.
    NO_SIDE = "no-side",
    /// Words of offering in what is said.
    OFFERS = "offer",
    /// Verbs that offer, by the beginning that all their forms have.
    OFFERING = "offering",
    /// Beginnings of the words for events that offer something rather than agree to it.
    PROMISING = "promising",
    /// Words of refusing in what is said.
    REFUSALS = "refusal",
    /// Verbs that refuse, by the beginning that all their forms have.
    REFUSING = "refusing",
    /// Words for what should have been done, which is regretted and not demanded.
    REGRETS = "regret",
}
