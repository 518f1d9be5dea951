//! Word tables with source and licence, and looking them up.
//!
//! Answers: which country does this form stand for, is this word a role, which lemma attributes speech,
//! which announces an event and of what type, what does this unit measure, which outlet has this name.
//! It must not know sentences, documents, or the outlets of one story: it sees forms and lemmas only.
//!
//! The tables lie under `data/` with their source and licence in the header; `convert/` makes them.
//! Lookups come in two manners: names respect case (`US` is a country, `us` is not; a headline's
//! `SOUTH KOREA` still matches), lemmas are compared in lower case.
//! [`inset`] and [`posts`] know the forms in which pages put what is not the writer's into running text.

mod boilerplate;
mod calendar;
mod cues;
mod events;
mod governors;
mod index;
pub mod inset;
mod lines;
mod list;
mod markup;
mod names;
mod organisations;
mod people;
mod places;
pub mod posts;
#[cfg(test)]
mod provenance;
mod quantities;
mod table;

pub use boilerplate::{BlockCue, BlockCueKind, BlockCuePlace};
pub use calendar::{CalendarKind, CalendarWord, HolidayRule};
pub use cues::{Cue, CueClass, CuePart, CueStrength};
pub use events::{EventType, EventWord, Trigger, TriggerPart};
pub use governors::{Effect, EventlessVerb, Governor, GovernorPart};
pub use lines::{LookWeight, WordWeight};
pub use list::{List, check_lists};
pub use markup::{MarkupPlace, MarkupSign, MarkupWord, MonthName};
pub use names::{NameCue, NameCuePlace, NameWord, NameWordKind};
pub use organisations::{OrganisationKind, OrganisationWord, Outlet, OutletKind};
pub use people::{GivenName, NameGender, PeopleNoun, Role, RoleKind, ShortName};
pub use places::{City, Country, CountryForm, CountrySign, Place, PlaceKind, Polity};
pub use quantities::{NumberKind, NumberWord, Unit, UnitKind};
pub use table::{Row, Table};

macro_rules! embed {
    ($($name:ident = $file:literal),* $(,)?) => {
        $(const $name: &str = include_str!(concat!("../data/", $file));)*
        /// Every embedded table, for the digest.
        const FILES: &[(&str, &str)] = &[$(($file, $name)),*];
    };
}

embed! {
    BOILERPLATE = "boilerplate.tsv",
    CALENDAR = "calendar.tsv",
    CITIES = "cities.tsv",
    COUNTRIES = "countries.tsv",
    COUNTRY_FORMS = "country_forms.tsv",
    CUES = "cues.tsv",
    EVENT_CLASSES = "event_classes.tsv",
    EVENT_NOUNS = "event_nouns.tsv",
    EVENTLESS_VERBS = "eventless_verbs.tsv",
    GIVEN_NAMES = "given_names.tsv",
    GOVERNORS = "governors.tsv",
    MARKUP = "markup.tsv",
    MONTHS = "months.tsv",
    LINE_WEIGHTS = "line_weights.tsv",
    LINE_WORDS = "line_words.tsv",
    NAME_CUES = "name_cues.tsv",
    NAME_WORDS = "name_words.tsv",
    NUMBERS = "numbers.tsv",
    ORGANISATIONS = "organisations.tsv",
    OUTLETS = "outlets.tsv",
    PEOPLE_NOUNS = "people_nouns.tsv",
    PLACES = "places.tsv",
    ROLES = "roles.tsv",
    SHORT_NAMES = "short_names.tsv",
    TRIGGERS = "triggers.tsv",
    UNITS = "units.tsv",
}

/// Every word table, parsed. Made once and shared; it never changes.
#[derive(Debug, Clone)]
pub struct Lexicon {
    /// Countries by code.
    pub countries: Table<Country>,
    /// Names, adjectives, people, capitals and metonyms of countries.
    pub country_forms: Table<CountryForm>,
    /// Cities, one row a name.
    pub cities: Table<City>,
    /// Provinces, regions, waters, land forms.
    pub places: Table<Place>,
    /// Given names.
    pub given_names: Table<GivenName>,
    /// Short forms of given names.
    pub short_names: Table<ShortName>,
    /// Capitalised forms of which it is known what they name.
    pub name_words: Table<NameWord>,
    /// Words in and around names that say what they name.
    pub name_cues: Table<NameCue>,
    /// Honorifics, offices and other roles.
    pub roles: Table<Role>,
    /// Common nouns for persons and groups.
    pub people_nouns: Table<PeopleNoun>,
    /// Head nouns and legal forms of organisations.
    pub organisations: Table<OrganisationWord>,
    /// News outlets by each form of their name.
    pub outlets: Table<Outlet>,
    /// Cues of attribution.
    pub cues: Table<Cue>,
    /// Event triggers with a PLOVER type.
    pub triggers: Table<Trigger>,
    /// Nouns that name events of any type.
    pub event_nouns: Table<Trigger>,
    /// Words by which news tells of one and the same event.
    pub event_words: Table<EventWord>,
    /// Words that govern events.
    pub governors: Table<Governor>,
    /// Verbs of state, thought, feeling and perception.
    pub eventless_verbs: Table<EventlessVerb>,
    /// Units of money and measure.
    pub units: Table<Unit>,
    /// Number words.
    pub numbers: Table<NumberWord>,
    /// Months, weekdays, seasons, holidays.
    pub calendar: Table<CalendarWord>,
    /// Phrases of page furniture.
    pub boilerplate: Table<BlockCue>,
    /// Names, classes and words by which pages mark what they say of themselves.
    pub markup: Table<MarkupWord>,
    /// Names of months in many languages.
    pub months: Table<MonthName>,
    /// Weights of the looks of lines.
    pub line_weights: Table<LookWeight>,
    /// Weights of the words in lines.
    pub line_words: Table<WordWeight>,
}

impl Lexicon {
    /// Reads the tables that are part of the program.
    #[must_use]
    pub fn embedded() -> Self {
        Self {
            countries: Table::read(COUNTRIES),
            country_forms: Table::read(COUNTRY_FORMS),
            cities: Table::read(CITIES),
            places: Table::read(PLACES),
            given_names: Table::read(GIVEN_NAMES),
            short_names: Table::read(SHORT_NAMES),
            name_words: Table::read(NAME_WORDS),
            name_cues: Table::read(NAME_CUES),
            roles: Table::read(ROLES),
            people_nouns: Table::read(PEOPLE_NOUNS),
            organisations: Table::read(ORGANISATIONS),
            outlets: Table::read(OUTLETS),
            cues: Table::read(CUES),
            triggers: Table::read(TRIGGERS),
            event_nouns: Table::read(EVENT_NOUNS),
            event_words: Table::read(EVENT_CLASSES),
            governors: Table::read(GOVERNORS),
            eventless_verbs: Table::read(EVENTLESS_VERBS),
            units: Table::read(UNITS),
            numbers: Table::read(NUMBERS),
            calendar: Table::read(CALENDAR),
            boilerplate: Table::read(BOILERPLATE),
            markup: Table::read(MARKUP),
            months: Table::read(MONTHS),
            line_weights: Table::read(LINE_WEIGHTS),
            line_words: Table::read(LINE_WORDS),
        }
    }

    /// A hash over the bytes of every embedded table, for a brief's manifest: `blake3:` and hex.
    #[must_use]
    pub fn digest(&self) -> String {
        let mut hasher = blake3::Hasher::new();
        for (file, text) in FILES {
            hasher.update(file.as_bytes());
            hasher.update(&(text.len() as u64).to_le_bytes());
            hasher.update(text.as_bytes());
        }
        format!("blake3:{}", hasher.finalize().to_hex())
    }
}

/// Countries and places.
impl Lexicon {
    /// The country of this code (`FR`, `EU`).
    #[must_use]
    pub fn country_of_code(&self, code: &str) -> Option<&Country> {
        self.countries.get(code)
    }

    /// The country named by this form, without its leading article.
    #[must_use]
    pub fn country(&self, form: &str) -> Option<&Country> {
        self.country_by(form, &[CountrySign::Name])
    }

    /// The country of this adjective, people's name or combining form (`Dutch`, `Spaniards`, `Sino`).
    #[must_use]
    pub fn demonym(&self, form: &str) -> Option<&Country> {
        use CountrySign::{Adjective, People, Person, Prefix};
        self.country_by(form, &[Adjective, Person, People, Prefix])
    }

    /// The country whose capital this is.
    #[must_use]
    pub fn capital(&self, form: &str) -> Option<&Country> {
        self.country_by(form, &[CountrySign::Capital])
    }

    /// The country whose government this seat or byname stands for (`Kremlin`).
    #[must_use]
    pub fn metonym(&self, form: &str) -> Option<&Country> {
        self.country_by(form, &[CountrySign::Metonym])
    }

    /// Every way this form points at a country.
    #[must_use]
    pub fn country_forms(&self, form: &str) -> &[CountryForm] {
        let form = without_article(form);
        match self.country_forms.get_name(form) {
            Some(row) => self.country_forms.all(row.form),
            None => &[],
        }
    }

    fn country_by(&self, form: &str, signs: &[CountrySign]) -> Option<&Country> {
        let row = self.country_forms(form).iter().find(|row| signs.contains(&row.sign))?;
        self.countries.get(row.code)
    }

    /// The most populous city of this name.
    #[must_use]
    pub fn city(&self, form: &str) -> Option<&City> {
        self.cities.get_name(form)
    }

    /// A province, region, water or land form.
    #[must_use]
    pub fn place(&self, form: &str) -> Option<&Place> {
        self.places.get_name(without_article(form))
    }
}

/// People and organisations.
impl Lexicon {
    /// A given name.
    #[must_use]
    pub fn given_name(&self, form: &str) -> Option<&GivenName> {
        self.given_names.get_name(form)
    }

    /// Whether a given name is a short form of another: "Bill" of "William". Case is not respected.
    #[must_use]
    pub fn is_short_name(&self, short: &str, full: &str) -> bool {
        let full = table::lower(full);
        self.short_names.all(&table::lower(short)).iter().any(|row| row.full == full)
    }

    /// What a capitalised form is known to name; case is respected.
    #[must_use]
    pub fn name_word(&self, form: &str) -> Option<&NameWord> {
        let plain = form.contains('’').then(|| form.replace('’', "'"));
        self.name_words.get(plain.as_deref().unwrap_or(form))
    }

    /// What a word in this place says of a name.
    pub fn name_cues(&self, form: &str, place: NameCuePlace) -> impl Iterator<Item = &NameCue> {
        self.name_cues.all(form).iter().filter(move |cue| cue.place == place)
    }

    /// A role of this whole form, as `deputy foreign minister`.
    #[must_use]
    pub fn role(&self, form: &str) -> Option<&Role> {
        self.roles.get_lower(form)
    }

    /// The longest role the words start with, and how many words it takes.
    #[must_use]
    pub fn longest_role(&self, words: &[&str]) -> Option<(usize, &Role)> {
        self.roles.longest(words)
    }

    /// An honorific or rank before a name, with or without its full stop.
    #[must_use]
    pub fn honorific(&self, form: &str) -> Option<&Role> {
        let form = form.strip_suffix('.').unwrap_or(form);
        let rows = self.roles.all(&table::lower(form));
        rows.iter().find(|role| role.kind == RoleKind::Honorific)
    }

    /// A head noun of organisations (`ministry`).
    #[must_use]
    pub fn organisation(&self, form: &str) -> Option<&OrganisationWord> {
        let rows = self.organisations.all(&table::lower(form));
        rows.iter().find(|word| word.kind != OrganisationKind::Suffix)
    }

    /// Whether a lemma is a common noun for persons or a group of them.
    #[must_use]
    pub fn is_people(&self, lemma: &str) -> bool {
        self.people_nouns.get_lower(lemma).is_some() || self.role(lemma).is_some() || self.organisation(lemma).is_some()
    }

    /// A legal form that ends a company's name (`Inc.`, `GmbH`).
    #[must_use]
    pub fn company_suffix(&self, form: &str) -> Option<&OrganisationWord> {
        let form = form.strip_suffix('.').unwrap_or(form);
        let rows = self.organisations.all(&table::lower(form));
        rows.iter().find(|word| word.kind == OrganisationKind::Suffix)
    }

    /// The outlet of this name, without its leading article.
    #[must_use]
    pub fn outlet(&self, form: &str) -> Option<&Outlet> {
        let row = self.outlets.get_name(form);
        row.or_else(|| self.outlets.get_name(without_article(form)))
    }

    /// The outlet of this host: `www.example.org` finds `example.org`.
    #[must_use]
    pub fn outlet_of_domain(&self, host: &str) -> Option<&Outlet> {
        let host = table::lower(host);
        self.outlets.iter().find(|outlet| {
            let rest = host.strip_suffix(outlet.domain);
            rest.is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
        })
    }
}

/// Cues and events, by lemma.
impl Lexicon {
    /// A verb of saying or thinking; particles stand after a space (`point out`).
    #[must_use]
    pub fn cue_verb(&self, lemma: &str) -> Option<&Cue> {
        self.cue(lemma, CuePart::Verb)
    }

    /// A noun of speech (`statement`).
    #[must_use]
    pub fn cue_noun(&self, lemma: &str) -> Option<&Cue> {
        self.cue(lemma, CuePart::Noun)
    }

    /// The longest prepositional cue the words start with (`according to`), and how many words it takes.
    #[must_use]
    pub fn cue_preposition(&self, words: &[&str]) -> Option<(usize, &Cue)> {
        let found = self.cues.longest(words);
        found.filter(|(_, cue)| cue.part == CuePart::Preposition)
    }

    /// An adverb that attributes without naming a source (`reportedly`).
    #[must_use]
    pub fn cue_adverb(&self, lemma: &str) -> Option<&Cue> {
        self.cue(lemma, CuePart::Adverb)
    }

    fn cue(&self, lemma: &str, part: CuePart) -> Option<&Cue> {
        let rows = self.cues.all(&table::lower(lemma));
        rows.iter().find(|cue| cue.part == part)
    }

    /// What a verb alone announces.
    #[must_use]
    pub fn event_verb(&self, lemma: &str) -> Option<&Trigger> {
        self.trigger(lemma, TriggerPart::Verb)
    }

    /// What a noun alone announces, with a PLOVER type.
    #[must_use]
    pub fn event_noun(&self, lemma: &str) -> Option<&Trigger> {
        self.trigger(lemma, TriggerPart::Noun)
    }

    /// What a verb with this particle, preposition or object noun announces (`pull` `out`, `pay` `visit`).
    #[must_use]
    pub fn event_phrase(&self, verb: &str, second: &str) -> Option<&Trigger> {
        let form = format!("{} {}", table::lower(verb), table::lower(second));
        let rows = self.triggers.all(&form);
        rows.iter().find(|t| matches!(t.part, TriggerPart::VerbParticle | TriggerPart::VerbNoun))
    }

    /// A noun that names an event of whatever type (`summit`, `earthquake`).
    #[must_use]
    pub fn happening(&self, lemma: &str) -> Option<&Trigger> {
        self.event_nouns.get_lower(lemma)
    }

    /// What a verb, adjective or noun says of the event it governs; several effects where it may say several.
    pub fn governors(&self, lemma: &str, part: GovernorPart) -> impl Iterator<Item = Effect> + use<'_> {
        let rows = self.governors.all(&table::lower(lemma));
        rows.iter().filter(move |row| row.part == part).map(|row| row.effect)
    }

    /// The class of the longest form at the start of these words by which news tells of an event, and how many words it
    /// takes: `gunned down` is of the class `shoot`.
    #[must_use]
    pub fn event_class(&self, words: &[&str]) -> Option<(usize, &'static str)> {
        self.event_words.longest(words).map(|(count, row)| (count, row.class))
    }

    /// Whether a verb names a state, thought, feeling or perception in most of its uses.
    #[must_use]
    pub fn is_eventless(&self, lemma: &str) -> bool {
        self.eventless_verbs.get_lower(lemma).is_some()
    }

    fn trigger(&self, lemma: &str, part: TriggerPart) -> Option<&Trigger> {
        let rows = self.triggers.all(&table::lower(lemma));
        rows.iter().find(|trigger| trigger.part == part)
    }
}

/// Quantities, times and page furniture.
impl Lexicon {
    /// A unit by symbol, abbreviation or word; case is respected first (`MW` is not `mW`).
    #[must_use]
    pub fn unit(&self, form: &str) -> Option<&Unit> {
        self.units.get(form).or_else(|| self.units.get_lower(form))
    }

    /// The longest unit the words start with (`square kilometres`), and how many words it takes.
    #[must_use]
    pub fn longest_unit(&self, words: &[&str]) -> Option<(usize, &Unit)> {
        let most = words.len().min(words.first().map_or(0, |first| self.units.reach(first)));
        (1..=most).rev().find_map(|count| Some((count, self.unit(&words[..count].join(" "))?)))
    }

    /// A number word.
    #[must_use]
    pub fn number(&self, form: &str) -> Option<&NumberWord> {
        self.numbers.get_lower(form)
    }

    /// A month, weekday, season or holiday.
    #[must_use]
    pub fn calendar(&self, form: &str) -> Option<&CalendarWord> {
        self.calendar.get_name(form)
    }

    /// The longest calendar name the words start with (`New Year's Day`), and how many words it takes.
    #[must_use]
    pub fn longest_calendar(&self, words: &[&str]) -> Option<(usize, &CalendarWord)> {
        self.calendar.longest_name(words)
    }

    /// The number of a month by a name in lower case, in the language (two letters) where that is known; nothing
    /// where the name means different months in different languages and none of them is that of the page.
    #[must_use]
    pub fn month_name(&self, form: &str, language: Option<&str>) -> Option<u8> {
        let rows = self.months.all(form);
        let own =
            rows.iter().find(|row| language.is_some_and(|own| row.languages.split(' ').any(|known| known == own)));
        let only = rows.first().filter(|first| rows.iter().all(|row| row.month == first.month));
        own.or(only).map(|row| row.month)
    }

    /// What the form is a sign of in this place of the markup of a page.
    #[must_use]
    pub fn markup_sign(&self, form: &str, place: MarkupPlace) -> Option<MarkupSign> {
        self.markup.all(form).iter().find(|word| word.place == place).map(|word| word.sign)
    }

    /// What a line of a copied page is, if a phrase of page furniture shows it.
    #[must_use]
    pub fn block_cue(&self, line: &str) -> Option<&BlockCue> {
        boilerplate::find(&self.boilerplate, line)
    }
}

fn without_article(form: &str) -> &str {
    let rest = form.strip_prefix("the ").or_else(|| form.strip_prefix("The "));
    rest.or_else(|| form.strip_prefix("THE ")).unwrap_or(form)
}
