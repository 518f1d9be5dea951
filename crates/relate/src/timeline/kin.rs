//! Groups of one story that have a word for their event in common and do not contradict each other: they may be one
//! event, and are kept as one entry whose lesser tellings carry a doubt.

use std::collections::BTreeMap;

use corpus::{Doubt, Possible, TimelineEntry};

use super::Drafted;
use super::gather::Group;
use super::judge::{Bench, contradicts, is_relational, likeness};

/// An entry and what may be of its event.
pub(super) struct Family<'a> {
    entry: TimelineEntry,
    /// Every telling, sure or not.
    pub(super) group: Group<'a>,
    pub(super) possible: Vec<Possible>,
}

impl Family<'_> {
    /// The entry with what may be of it, in order.
    pub(super) fn into_entry(mut self) -> TimelineEntry {
        self.possible.sort_by_key(|one| one.evidence);
        TimelineEntry { possible: self.possible, ..self.entry }
    }
}

/// How many families of one class a group is compared with.
const COMPARED: usize = 32;

/// The entries of a timeline as families: told ones with many documents first, then lesser ones, each joined to the
/// first of its class in its story that it does not contradict.
pub(super) fn families<'a>(mut drafts: Vec<Drafted<'a>>, bench: &Bench<'_>) -> Vec<Family<'a>> {
    drafts.sort_by_key(|draft| {
        let entry = &draft.entry;
        let spread = (entry.documents.len(), entry.mentions.len());
        (entry.passing, std::cmp::Reverse(spread), draft.group.tellings[0].rank)
    });
    let mut families: Vec<Family<'a>> = Vec::new();
    let mut of_class: BTreeMap<(usize, &'a str), Vec<usize>> = BTreeMap::new();
    for draft in drafts {
        let first = draft.group.tellings[0];
        let listed = of_class.entry((bench.story(first), first.class.as_str())).or_default();
        let kin = listed.iter().take(COMPARED).copied().find(|place| are_kin(&families[*place], &draft, bench));
        match kin {
            Some(place) => take_in(&mut families[place], draft),
            None => {
                listed.push(families.len());
                families.push(Family { entry: draft.entry, group: draft.group, possible: Vec::new() });
            }
        }
    }
    families
}

/// Whether a draft may be of a family's event. What is told for itself needs more than its word, unless that is one by
/// which news tells of what happens once; dealings that parties have again and again are never joined so.
fn are_kin(family: &Family<'_>, draft: &Drafted<'_>, bench: &Bench<'_>) -> bool {
    let told = !draft.entry.passing;
    let joins = || {
        let first = draft.group.tellings[0];
        !is_relational(draft.entry.event_type) && (first.is_listed || is_near(family, draft, bench))
    };
    !contradicts(&family.group, &draft.group, told, bench) && (!told || joins())
}

/// The least likeness of the clauses of two told entries.
const ALIKE: f32 = 0.12;

fn is_near(family: &Family<'_>, draft: &Drafted<'_>, bench: &Bench<'_>) -> bool {
    let (own, theirs) = (&draft.group, &family.group);
    let shared = own.people().any(|actor| bench.is_particular(actor) && theirs.people().any(|other| other == actor));
    shared || own.surest().any(|telling| likeness(theirs, telling) >= ALIKE)
}

fn take_in<'a>(family: &mut Family<'a>, draft: Drafted<'a>) {
    for (telling, mention) in draft.group.tellings.iter().zip(&draft.entry.mentions) {
        family.group.add(telling);
        family.possible.push(Possible {
            evidence: mention.evidence,
            event: Some(mention.event),
            voice: mention.voice,
            doubt: Doubt::new("held to be this event because its story has the same word for it"),
        });
    }
}
