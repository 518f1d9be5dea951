//! Whose dollars does a text mean that writes only "$"?

use corpus::{Document, Entity, EntityType, Table};
use lexicon::{Lexicon, UnitKind};

use super::quantity::Quantity;

/// Why an amount in "$" may not be one of US dollars.
pub(super) const UNNAMED: &str = "dollars of an unnamed country";

/// Takes the doubt from amounts in "$" where the text names the United States, neither it nor its outlet is of another
/// country that has dollars, and so no other dollars can be meant.
pub(super) fn settle(found: &mut [Quantity], document: &Document, entities: &Table<Entity>, lexicon: &Lexicon) {
    let is_doubtful = |quantity: &Quantity| quantity.doubt == Some(UNNAMED);
    if !found.iter().any(is_doubtful) || !are_american(document, entities, lexicon) {
        return;
    }
    found.iter_mut().filter(|quantity| is_doubtful(quantity)).for_each(|quantity| quantity.doubt = None);
}

fn are_american(document: &Document, entities: &Table<Entity>, lexicon: &Lexicon) -> bool {
    let places = entities.iter().filter(|(_, entity)| matches!(entity.entity_type, EntityType::Gpe | EntityType::Norp));
    let named = places.filter_map(|(_, entity)| entity.country.as_deref());
    let outlet = document.metadata.country.as_ref().map(|country| country.value.as_str());
    let mut american = false;
    for country in named.chain(outlet) {
        american |= country == "US";
        if country != "US" && has_dollars(country, lexicon) {
            return false;
        }
    }
    american
}

/// Whether a country has a currency called dollar: the code of a currency is that of its country and its first letter
/// (ISO 4217).
fn has_dollars(country: &str, lexicon: &Lexicon) -> bool {
    let mut dollars =
        lexicon.units.iter().filter(|unit| unit.kind == UnitKind::Currency && unit.form.ends_with(" dollars"));
    dollars.any(|unit| unit.code.strip_suffix('D') == Some(country))
}
