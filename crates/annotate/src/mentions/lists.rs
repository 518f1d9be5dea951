//! Short lists of words, from `words/mentions.tsv`.

lexicon::lists! {
    "../../words/mentions.tsv";
    /// Articles and demonstratives at the edge of a name that are no part of it.
    ARTICLES = "article",
    /// Nouns that any organisation may be called again, but for offices of state.
    BODIES = "body",
    /// Words of direction that begin the names of many places.
    DIRECTIONS = "direction",
    /// Adjectives that say what field a role is of: "economic adviser".
    FIELDS = "field",
    /// Words after a hyphen that make an adjective of a name: "Brandt-era".
    NAME_ADJECTIVES = "name-adjective",
    /// What stands behind a family name and is no part of it, as it is written.
    NAME_ENDS = "name-end",
    /// Words that narrow a role and stand before it.
    NARROWING = "narrowing",
    /// Small words that belong to the family name that follows.
    PARTICLES = "particle",
    /// Nouns of press and broadcasting, which outlets are called again.
    PRESS = "press",
    /// Sorts of land that many countries divide themselves into.
    GENERAL = "sort-of-land",
    /// Titles and offices before a name that tell of a man.
    MEN = "title-of-man",
    /// Titles and offices before a name that tell of a woman.
    WOMEN = "title-of-woman",
}
