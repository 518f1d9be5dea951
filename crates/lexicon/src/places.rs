//! Countries and what names them (adjectives, people, capitals, seats of government), cities, other places.

use crate::table::Row;

/// What kind of body politic a country row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Polity {
    /// A state with an ISO 3166-1 code (or a user-assigned one, as `XK`).
    State,
    /// A dependent territory with an ISO 3166-1 code.
    Territory,
    /// A former state, under its withdrawn ISO 3166-3 code.
    Former,
    /// A union of states that acts in the news as one, as the European Union.
    Union,
}

/// A country: its code and usual English name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Country {
    /// ISO 3166-1 alpha-2, withdrawn alpha-2 for former states, `EU`, `XK`.
    pub code: &'static str,
    /// The usual English name.
    pub name: &'static str,
    /// State, territory, former state or union.
    pub polity: Polity,
}

impl Row for Country {
    fn form(&self) -> &'static str {
        self.code
    }
    fn read(fields: &[&'static str]) -> Option<Self> {
        let [code, name, polity, ..] = *fields else {
            return None;
        };
        let polity = match polity {
            "state" => Polity::State,
            "territory" => Polity::Territory,
            "former" => Polity::Former,
            "union" => Polity::Union,
            _ => return None,
        };
        Some(Self { code, name, polity })
    }
}

/// How a form points at a country.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CountrySign {
    /// A name of the country itself: `Burma`, `U.S.`, `the Netherlands`.
    Name,
    /// An adjective: `Japanese`; many are people too.
    Adjective,
    /// One of its people: `Briton`, `Spaniard`.
    Person,
    /// Its people in the plural: `Britons`, `Spaniards`.
    People,
    /// A combining form before a hyphen: `Sino`, `Russo`.
    Prefix,
    /// Its capital.
    Capital,
    /// A seat or byname of its government: `Kremlin`, `White House`.
    Metonym,
}

/// A form that stands for a country.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CountryForm {
    /// The form as written, without a leading article.
    pub form: &'static str,
    /// The country's code, as in [`Country::code`].
    pub code: &'static str,
    /// How it points at the country.
    pub sign: CountrySign,
}

impl Row for CountryForm {
    fn form(&self) -> &'static str {
        self.form
    }
    fn read(fields: &[&'static str]) -> Option<Self> {
        let [form, code, sign, ..] = *fields else {
            return None;
        };
        let sign = match sign {
            "name" => CountrySign::Name,
            "adjective" => CountrySign::Adjective,
            "person" => CountrySign::Person,
            "people" => CountrySign::People,
            "prefix" => CountrySign::Prefix,
            "capital" => CountrySign::Capital,
            "metonym" => CountrySign::Metonym,
            _ => return None,
        };
        Some(Self { form, code, sign })
    }
}

/// A city, the most populous of its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct City {
    /// The name as written.
    pub form: &'static str,
    /// Its country's code.
    pub country: &'static str,
    /// Inhabitants as GeoNames counts them.
    pub population: u32,
    /// The name is also an ordinary English word or a given name, so it proves little alone.
    pub ambiguous: bool,
}

impl Row for City {
    fn form(&self) -> &'static str {
        self.form
    }
    fn read(fields: &[&'static str]) -> Option<Self> {
        let [form, country, population, ambiguous, ..] = *fields else {
            return None;
        };
        let population = population.parse().ok()?;
        Some(Self { form, country, population, ambiguous: ambiguous == "1" })
    }
}

/// What a named place that is neither country nor city is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlaceKind {
    /// A first-level division: state, province, region.
    Province,
    /// A continent or a region of several countries.
    Region,
    /// A sea, river, lake, strait.
    Water,
    /// A mountain, desert, peninsula, island.
    Land,
}

/// A named place that is neither a country nor a city.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The name as written, without a leading article.
    pub form: &'static str,
    /// Province, region, water or land.
    pub kind: PlaceKind,
    /// The country it lies in, where the source says one.
    pub country: Option<&'static str>,
}

impl Row for Place {
    fn form(&self) -> &'static str {
        self.form
    }
    fn read(fields: &[&'static str]) -> Option<Self> {
        let [form, kind, country, ..] = *fields else {
            return None;
        };
        let kind = match kind {
            "province" => PlaceKind::Province,
            "region" => PlaceKind::Region,
            "water" => PlaceKind::Water,
            "land" => PlaceKind::Land,
            _ => return None,
        };
        Some(Self { form, kind, country: (country != "-").then_some(country) })
    }
}
