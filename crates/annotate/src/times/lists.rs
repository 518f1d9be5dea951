//! Short lists of words and phrases, from `words/times.tsv`.

lexicon::lists! {
    "../../words/times.tsv";
    /// Words behind `the 6th` that it does not order.
    AFTER_LONE_DAY = "after-lone-day",
    /// Words behind `in the past` that do not belong to it, as `week` does in `the past week`.
    AFTER_THE_PAST = "after-the-past",
    /// Verbs whose complement lies ahead.
    AHEAD = "ahead",
    /// Verbs of the past whose object or infinitive may lie ahead.
    ANNOUNCING = "announcing",
    /// Words before a length that say that it is no exact one.
    APPROXIMATE = "approximate",
    /// Verbs of what holds until a day: it may be to come, where talks that lasted until a day are over.
    BARRING = "barring",
    /// The words before which a number that can be a year is a quantity.
    BEFORE_COUNT = "before-count",
    /// The words before which two numbers with a slash are a day and a month.
    BEFORE_DAY = "before-day",
    /// The words before which a bare month is a month.
    BEFORE_MONTH = "before-month",
    /// Words before which a quarter or season without a year is one.
    BEFORE_QUARTER = "before-quarter",
    /// Words after which `the day`, `the year` can only be that of the text.
    BEFORE_THE = "before-the-unit",
    /// Words before which a plural unit without a number is a length: `for years`.
    BEFORE_UNITS = "before-units",
    /// The words before which a number that can be a year is one.
    BEFORE_YEAR = "before-year",
    /// Verbs that tell of a plan that it was changed.
    CHANGED = "changed",
    /// Words behind a number that can be a year which show that it counts something.
    COUNTED = "counted",
    /// Adverbs and adjectives of what happens once a day.
    EACH_DAY = "each-day",
    /// Adverbs and adjectives of what happens once an hour.
    EACH_HOUR = "each-hour",
    /// Adverbs and adjectives of what happens once a month.
    EACH_MONTH = "each-month",
    /// Adverbs and adjectives of what happens once a quarter.
    EACH_QUARTER = "each-quarter",
    /// Adverbs and adjectives of what happens once a week.
    EACH_WEEK = "each-week",
    /// Adverbs and adjectives of what happens once a year.
    EACH_YEAR = "each-year",
    /// Adverbs and adjectives of what happens once in two months.
    EVERY_TWO_MONTHS = "every-two-months",
    /// Adverbs and adjectives of what happens once in two weeks.
    EVERY_TWO_WEEKS = "every-two-weeks",
    /// Adverbs and adjectives of what happens once in two years.
    EVERY_TWO_YEARS = "every-two-years",
    /// Adverbs by which a plan is told from a later one.
    FORMERLY = "formerly",
    /// Words before a length that say where it lies: `the past three weeks`.
    FRAMING = "framing",
    /// Phrases that refer to the future without a date.
    FUTURE = "future",
    /// Words between a number and the unit of a length: `three straight days`.
    LENGTH_ADJECTIVES = "length-adjective",
    /// Verbs after which `until Friday` lies ahead.
    MOVED = "moved",
    /// The decades of a century by name, in order from the twenties.
    NAMED_DECADES = "named-decade",
    /// Words before `in two weeks` that make it the span something was seen in: `the first in two weeks`.
    OF_SPAN = "of-span",
    /// Phrases that refer to the past without a date.
    PAST = "past",
    /// Phrases that refer to the present without a date.
    PRESENT = "present",
    /// What recurs or is counted before `a week`, `per month`.
    RATED = "rated",
    /// Words of at most three letters that name a unit without doubt.
    SHORT_UNITS = "short-unit",
    /// Words behind `the day`, `the year` that begin what says which: `the year of`, `the day that`.
    TELLING_WHICH = "telling-which",
    /// Verbs whose present tells what is to come where a day stands beside them.
    TIMETABLED = "timetabled",
    /// Adverbs and adjectives of what happens twice a year.
    TWICE_A_YEAR = "twice-a-year",
    /// Words for centuries, singular and plural.
    CENTURIES = "unit-centuries",
    /// Words for days, singular and plural.
    DAYS = "unit-days",
    /// Words for decades, singular and plural.
    DECADES = "unit-decades",
    /// Words for fortnights, singular and plural.
    FORTNIGHTS = "unit-fortnights",
    /// Words for hours, singular and plural, with their short forms.
    HOURS = "unit-hours",
    /// Words for minutes, singular and plural, with their short forms.
    MINUTES = "unit-minutes",
    /// Words for months, singular and plural.
    MONTHS = "unit-months",
    /// Words for quarters, singular and plural.
    QUARTERS = "unit-quarters",
    /// Words for seconds, singular and plural, with their short forms.
    SECONDS = "unit-seconds",
    /// Words for weekends, singular and plural.
    WEEKENDS = "unit-weekends",
    /// Words for weeks, singular and plural, with their short forms.
    WEEKS = "unit-weeks",
    /// Words for working days, singular and plural.
    WORKING_DAYS = "unit-working-days",
    /// Words for years, singular and plural, with their short forms.
    YEARS = "unit-years",
    /// The days of the week in the plural, in order from Monday.
    WEEKDAYS = "weekdays",
    /// Units of which a bound names a part: `the end of the year`.
    WHOLES = "whole",
    /// Letters of time zones behind a time of day, as they are written, but for Coordinated Universal Time.
    ZONES = "zone",
}
