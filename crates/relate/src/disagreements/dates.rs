//! Done things that tellings date differently.

use corpus::{Archive, DateBasis, Disagreement, DisagreementKind, Edtf, Rule, Status, TimelineEntry};

use super::{Told, about_entry, side, told};

const RULE: Rule = Rule::new("disagreement.stated-dates");

/// What the dates stated for one event disagree in; one document that gives two dates contradicts itself.
pub(super) fn of_entry(archive: &Archive, entry: &TimelineEntry) -> Option<Disagreement> {
    let dated: Vec<(Told<'_>, &Edtf)> = told(archive, entry)
        .into_iter()
        .filter(|told| told.event.date_basis == Some(DateBasis::Stated) && told.event.status == Status::Past)
        .filter_map(|told| Some((told, told.event.date.as_ref().filter(|date| date.exact_day().is_some())?)))
        .collect();
    let mut sides: Vec<(&Edtf, Vec<Told<'_>>)> = Vec::new();
    for (told, date) in dated {
        match sides.iter_mut().find(|(known, _)| known.overlaps(date)) {
            Some((_, tellings)) => tellings.push(told),
            None => sides.push((date, vec![told])),
        }
    }
    if sides.len() < 2 {
        return None;
    }
    let document = |tellings: &[Told<'_>]| tellings[0].evidence.document;
    let internal =
        sides.iter().all(|(_, tellings)| tellings.iter().all(|told| told.evidence.document == document(&sides[0].1)));
    let kind = if internal { DisagreementKind::Internal } else { DisagreementKind::Date };
    let explanation = format!(
        "The dates differ: {}.",
        sides.iter().map(|(date, tellings)| shown(date, &tellings[0])).collect::<Vec<_>>().join("; ")
    );
    let sides = sides.iter().filter_map(|(_, tellings)| side(tellings)).collect();
    about_entry(archive, entry, kind, sides, explanation, RULE)
}

/// The date as a text has it and as it was read.
fn shown(date: &Edtf, told: &Told<'_>) -> String {
    match told.event.date_from {
        Some(span) => format!("“{}” ({date})", told.annotated.slice(span)),
        None => date.to_string(),
    }
}
