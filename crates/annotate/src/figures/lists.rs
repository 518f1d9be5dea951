//! Short lists of words and phrases, from `words/figures.tsv`.

lexicon::lists! {
    "../../words/figures.tsv";
    /// Nouns of those who act, besides people and their roles, two of whom may have been named before.
    ACTING = "acting",
    /// Phrases before a number that is not exact.
    APPROXIMATE = "approximate",
    /// Phrases before a number that it may not fall below.
    AT_LEAST = "at-least",
    /// Phrases before a number that may not be exceeded.
    AT_MOST = "at-most",
    /// Words before `a third`, `a quarter` that make it a number.
    BEFORE_FRACTION = "before-fraction",
    /// Words before an ordinal in digits that orders what follows.
    BEFORE_ORDINAL = "before-ordinal",
    /// Verbs and nouns of change: after them `from A to B` tells two values, not a range.
    CHANGE = "change",
    /// Codes and signs of money before a number that are not all in capitals, as they are written.
    CODES_BEFORE = "code-before",
    /// Names of money, without the ending of the plural, that are no other word behind a number.
    CURRENCIES = "currency",
    /// Words that a number after them identifies one of.
    DESIGNATORS = "designator",
    /// Words between `of` and what is counted: `two of the ships`.
    DETERMINERS = "determiner",
    /// Words beside a number that say that it falls.
    DOWN = "down",
    /// Words before a number that say that it is exact.
    EXACT = "exact",
    /// Phrases before a number that is not reached.
    LESS_THAN = "less-than",
    /// Phrases before a number that is exceeded.
    MORE_THAN = "more-than",
    /// Words behind an ordinal in digits that make it a name or a date: `5th Avenue`.
    NO_ORDER = "no-order",
    /// Words behind a number and `or` that say that it need not be reached.
    OR_LESS = "or-less",
    /// Words behind a number and `or` that say that it may be exceeded.
    OR_MORE = "or-more",
    /// Nouns that are plural without an ending.
    PLURAL = "plural",
    /// Words near a number that say that pounds are money.
    PRICE = "price",
    /// Codes of money behind a number that are written in small letters too.
    SMALL_CODES = "small-code",
    /// Units of time behind `one in five` that make it no share but a span.
    SPANS = "span",
    /// Words beside a number that say that it rises.
    UP = "up",
    /// Words near a number that say that pounds are a weight.
    WEIGHING = "weighing",
}
