//! Words that make an organisation's name, and the names of news outlets.

use crate::table::Row;

/// What kind of organisation a word heads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum OrganisationKind {
    /// Government, ministry, court, army, police, parliament.
    State,
    /// Company, bank, firm.
    Company,
    /// Political party or movement.
    Party,
    /// Armed or police force.
    Force,
    /// University, school, institute.
    School,
    /// Any other: union, committee, club, agency.
    Body,
    /// Legal form after a name: `Inc`, `GmbH`.
    Suffix,
}

/// A word that heads or ends an organisation's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OrganisationWord {
    /// Lower case, singular; legal forms without a final full stop.
    pub form: &'static str,
    /// What kind of organisation.
    pub kind: OrganisationKind,
    /// The share of this sense among the senses of the word in running text, 0 to 100.
    pub prior: u8,
}

impl Row for OrganisationWord {
    fn form(&self) -> &'static str {
        self.form
    }
    fn read(fields: &[&'static str]) -> Option<Self> {
        let [form, kind, prior, ..] = *fields else {
            return None;
        };
        let kind = match kind {
            "state" => OrganisationKind::State,
            "company" => OrganisationKind::Company,
            "party" => OrganisationKind::Party,
            "force" => OrganisationKind::Force,
            "school" => OrganisationKind::School,
            "body" => OrganisationKind::Body,
            "suffix" => OrganisationKind::Suffix,
            _ => return None,
        };
        Some(Self { form, kind, prior: prior.parse().ok()? })
    }
}

/// What kind of news outlet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum OutletKind {
    /// A wire agency that others reprint.
    Agency,
    /// A newspaper.
    Paper,
    /// Radio or television.
    Broadcaster,
    /// A magazine or weekly.
    Magazine,
    /// Published on the web only.
    Online,
}

/// A form of a news outlet's name; outlets with several forms have several rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outlet {
    /// The form as written, without a leading article.
    pub form: &'static str,
    /// The usual full name.
    pub name: &'static str,
    /// The registrable domain.
    pub domain: &'static str,
    /// Its home country's code.
    pub country: &'static str,
    /// Agency, paper, broadcaster, magazine, online.
    pub kind: OutletKind,
}

impl Row for Outlet {
    fn form(&self) -> &'static str {
        self.form
    }
    fn read(fields: &[&'static str]) -> Option<Self> {
        let [form, name, domain, country, kind, ..] = *fields else {
            return None;
        };
        let kind = match kind {
            "agency" => OutletKind::Agency,
            "paper" => OutletKind::Paper,
            "broadcaster" => OutletKind::Broadcaster,
            "magazine" => OutletKind::Magazine,
            "online" => OutletKind::Online,
            _ => return None,
        };
        Some(Self { form, name, domain, country, kind })
    }
}
