//! Short lists of words, from `data/words.tsv`.

lexicon::lists! {
    "../data/words.tsv";
    /// Forms of address that stand in bylines.
    ADDRESS_FORMS = "address-form",
    /// Labels and sections of texts that explain.
    ANALYSES = "analysis",
    /// Small words that stand in anchors made of headings, and hardly ever in the names of parts of a page.
    ANCHOR_WORDS = "anchor-word",
    /// Folders of addresses that hold the pages of authors.
    AUTHOR_FOLDERS = "author-folder",
    /// Verbs behind a name that say what somebody is or does.
    BIOGRAPHY_VERBS = "biography-verb",
    /// Labels before a name in the visible page.
    BYLINES = "byline",
    /// Words that open a byline by themselves.
    BYLINES_ALONE = "byline-alone",
    /// Words that open a byline with "by" behind them.
    BYLINES_BY = "byline-by",
    /// Words in the label that a preview card puts before the author, in several languages.
    CARD_LABELS = "card-label",
    /// What readers write, as it is counted: "34 responses".
    COMMENTS = "comments",
    /// Labels of the date of a change.
    DATE_CHANGED = "date-changed",
    /// Labels of who stands beside a date.
    DATE_CREDITS = "date-credit",
    /// Words that may stand beside a date in a line of dates.
    DATE_LABELS = "date-label",
    /// Words before the last of the name of a desk, or of somebody who signs without a name.
    DESKS = "desk",
    /// The last word of such a name.
    DESK_HEADS = "desk-head",
    /// The closed classes of English that mark running text: articles, prepositions, pronouns, conjunctions, auxiliaries.
    FUNCTION_WORDS = "function",
    /// Words that are no name and are glued to one.
    GLUED = "glued",
    /// Labels of hosts that name no site.
    HOST_LABELS = "host-label",
    /// Legal forms at the end of the name of a firm.
    LEGAL_FORMS = "legal-form",
    /// What a link to another article says at its end, as it is written.
    LINK_ENDS = "link-end",
    /// Fields of the head of a mail.
    MAIL_FIELDS = "mail-field",
    /// Marks of replies and of passing on, in several languages.
    MAIL_MARKS = "mail-mark",
    /// Words that begin or end no name of a person, though they are often capitalised beside one.
    NO_NAMES = "no-name",
    /// Labels and sections of texts that give an opinion.
    OPINIONS = "opinion",
    /// What catalogues add to the name of an outlet ("Gazette - Opinion", "Gazette Online News").
    OUTLET_PARTS = "outlet-part",
    /// Small words that stand inside the names of people.
    PARTICLES = "particle",
    /// Agencies that stand behind the name of a photographer.
    PICTURE_AGENCIES = "picture-agency",
    /// What the player of a video says in capitals before its title.
    PLAYERS = "player",
    /// Words in capitals that an agency puts before a headline, with a dash behind them.
    SLUGS = "slug",
    /// Names under which content systems keep running text in the data of a page.
    STORED_KEYS = "stored-key",
    /// Words that stand behind a headline and say what kind of text it is.
    TITLE_LABELS = "title-label",
}
