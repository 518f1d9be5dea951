//! Groups of one story that have a word for their event in common and do not contradict each other: they may be one
//! event, and are kept as one entry whose lesser tellings carry a doubt.

use std::collections::BTreeMap;

use corpus::{Doubt, Possible};

use super::Drafts;
use super::gather::Group;
use super::judge::{Bench, contradicts, is_relational, likeness};

/// How many families of one class a group is compared with.
const COMPARED: usize = 32;

/// The entries of a timeline as families, by their places: told ones with many documents first, then lesser ones, each
/// joined to the first of its class in its story that it does not contradict.
pub(super) fn families(drafts: &mut Drafts<'_>, bench: &Bench<'_>) -> Vec<usize> {
    let mut order: Vec<usize> = (0..drafts.entries.len()).collect();
    order.sort_unstable_by_key(|place| {
        let entry = &drafts.entries[*place];
        let spread = (entry.documents.len(), entry.mentions.len());
        (entry.passing, std::cmp::Reverse(spread), drafts.groups[*place].tellings[0].rank)
    });
    let mut of_class: BTreeMap<(usize, &str), Vec<usize>> = BTreeMap::new();
    order.retain(|place| {
        let first = drafts.groups[*place].tellings[0];
        let listed = of_class.entry((bench.story(first), &first.class)).or_default();
        let kin = listed.iter().take(COMPARED).copied().find(|family| are_kin(drafts, *family, *place, bench));
        match kin {
            Some(family) => take_in(drafts, family, *place, bench),
            None => listed.push(*place),
        }
        kin.is_none()
    });
    order
}

/// Whether a draft may be of a family's event. What is told for itself needs more than its word, unless that is one by
/// which news tells of what happens once; dealings that parties have again and again are never joined so.
fn are_kin(drafts: &Drafts<'_>, family: usize, draft: usize, bench: &Bench<'_>) -> bool {
    let (theirs, own, entry) = (&drafts.groups[family], &drafts.groups[draft], &drafts.entries[draft]);
    let told = !entry.passing;
    let joins = || !is_relational(entry.event_type) && (own.tellings[0].is_listed || is_near(theirs, own, bench));
    !contradicts(theirs, own, told, bench) && (!told || joins())
}

/// The least likeness of the clauses of two told entries.
const ALIKE: f32 = 0.12;

fn is_near(theirs: &Group<'_>, own: &Group<'_>, bench: &Bench<'_>) -> bool {
    let shared = own.people().any(|actor| bench.is_particular(actor) && theirs.people().any(|other| other == actor));
    shared || own.surest().any(|telling| likeness(theirs, telling, bench) >= ALIKE)
}

static HELD: Doubt = Doubt::new("held to be this event because its story has the same word for it");

/// Moves the tellings of a draft, of which nothing else is needed then, to its family.
fn take_in(drafts: &mut Drafts<'_>, family: usize, draft: usize, bench: &Bench<'_>) {
    let own = std::mem::take(&mut drafts.groups[draft]);
    let mentions = std::mem::take(&mut drafts.entries[draft].mentions);
    for (telling, mention) in own.tellings.into_iter().zip(&mentions) {
        drafts.groups[family].add(telling, bench);
        drafts.entries[family].possible.push(Possible {
            evidence: mention.evidence,
            event: Some(mention.event),
            voice: mention.voice,
            doubt: &HELD,
        });
    }
}
