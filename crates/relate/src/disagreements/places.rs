//! Done things that tellings put in different places.

use corpus::{Archive, Disagreement, DisagreementKind, Entity, EntityType, Id, Rule, Status, TimelineEntry};

use super::{Told, about_entry, side, told};

const RULE: Rule = Rule::new("disagreement.places");

/// What the places of one event, done on one day, disagree in: towns or sites, one a document, each by name.
pub(super) fn of_entry(archive: &Archive, entry: &TimelineEntry) -> Option<Disagreement> {
    entry.date.as_ref().filter(|date| date.exact_day().is_some())?;
    let mut sides: Vec<(String, Vec<Told<'_>>)> = Vec::new();
    for told in
        told(archive, entry).into_iter().filter(|told| told.event.status == Status::Past && told.event.date.is_some())
    {
        let Some(place) = site(&told) else { continue };
        match sides.iter_mut().find(|(known, _)| *known == place) {
            Some((_, tellings)) => tellings.push(told),
            None => sides.push((place, vec![told])),
        }
    }
    let documents = |tellings: &[Told<'_>]| tellings.iter().map(|told| told.evidence.document).collect::<Vec<_>>();
    let apart =
        |at: usize, other: usize| !documents(&sides[at].1).iter().any(|id| documents(&sides[other].1).contains(id));
    if sides.len() != 2 || !apart(0, 1) {
        return None;
    }
    let explanation = format!("The places differ: “{}” and “{}”.", sides[0].0, sides[1].0);
    let sides = sides.iter().filter_map(|(_, tellings)| side(tellings)).collect();
    about_entry(archive, entry, DisagreementKind::Place, sides, explanation, RULE)
}

/// The name of the town or site where it happened; a country is no site.
fn site(told: &Told<'_>) -> Option<String> {
    let entity: Id<Entity> = told.event.place.as_ref()?.entity?;
    let row = told.annotated.annotations.entities.get(entity)?;
    let is_site = matches!(row.entity_type, EntityType::Gpe | EntityType::Fac);
    let name = told.annotated.slice(row.name);
    // A country's name is the name of the country it is of; a town has a country besides.
    (is_site && row.country.is_some() && row.entity_type == EntityType::Fac || is_town(told, name))
        .then(|| name.to_owned())
}

/// Whether the place stands beside the country it lies in.
fn is_town(told: &Told<'_>, name: &str) -> bool {
    let extent = told.annotated.slice(told.event.extent);
    extent.contains(&format!(" town of {name}")) || extent.contains(&format!(" city of {name}"))
}
