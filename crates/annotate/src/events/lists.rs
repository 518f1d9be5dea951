//! Short lists of words, from `words/events.tsv`.

lexicon::lists! {
    "../../words/events.tsv";
    /// Nouns that only have what is to be done in view.
    AIMS = "aim",
    /// Verbs whose subject undergoes what their noun says: `faces criticism from the court`.
    CONVERSE = "converse",
    /// Disasters that somebody may have brought about, so that those they kill may have been attacked.
    MADE = "disaster-made",
    /// Verbs of doing what their noun says.
    DOING = "doing",
    /// What stands before a "fire" that is a deed and no accident: `sniper fire`.
    FIRES_OF_ARMS = "fire-of-arms",
    /// Modes of events that the person suffers who owns them: `Navalny's arrest`.
    FORCED = "forced-mode",
    /// Nouns that say only that what their compound names is done.
    FRAMES = "frame",
    /// Prepositions through which a verb or noun governs a gerund: `keeps from meeting`.
    GERUND_LINKS = "gerund-link",
    /// Prepositions before the place where somebody goes.
    GOAL_LINKS = "goal-link",
    /// Nouns of what is attacked in words only.
    JUDGED = "judged",
    /// Nouns of those who work or learn, and of their unions, that are no occupation.
    LABOUR = "labour",
    /// Verbs that lay something on somebody.
    LAYING = "laying",
    /// Adverbs that say how something is made known, so that the making known is told and not only the content.
    MANNERS = "manner-of-announcing",
    /// Verbs of what vehicles, buildings and ships undergo.
    MISHAPS = "mishap",
    /// Mishaps that somebody may have meant.
    MEANT = "mishap-meant",
    /// Words of texts whose summits are those of mountains.
    MOUNTAINEERING = "mountaineering",
    /// Modes of events that go somewhere.
    MOVEMENTS = "movement-mode",
    /// Things that are brought or given and are no supplies.
    NO_AID = "no-aid",
    /// Prepositions through which a verb or noun governs a noun: `calls for talks`.
    NOUN_LINKS = "noun-link",
    /// Prepositions before the place where what is acted on is.
    OBJECT_PLACE_LINKS = "object-place-link",
    /// Pronouns that stand for persons even where nobody is known to be meant.
    PERSONAL = "personal-pronoun",
    /// Modes of events that only bodies and things undergo.
    PHYSICAL = "physical-mode",
    /// Prepositions before the place where something happens.
    PLACE_LINKS = "place-link",
    /// Nouns of quantity that stand before those who act: `dozens of soldiers`.
    QUANTITIES = "quantity",
    /// Nouns for people and craft that a government, an army or an aid agency sends.
    SENT = "sent",
    /// Where and in what one speaks or writes.
    SPOKEN = "spoken",
    /// Verbs whose "strike" nobody fires.
    CALLING = "strike-calling",
    /// Nouns of what is struck over, and of where.
    MATTERS = "strike-matter",
    /// Sectors that a strike is named after.
    SECTORS = "strike-sector",
    /// Prepositions whose object an act or what it is about is directed at.
    TOWARDS = "towards",
    /// What is fired, thrown or set off, and hits somebody else.
    WEAPONS = "weapon",
    /// Works and shops, which are closed for want of trade.
    WORKS = "works",
    /// Nouns of what attacks in words.
    WRITINGS = "writing",
}
