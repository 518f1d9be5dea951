//! Groups of one story that have a word for their event in common and do not contradict each other: they may be one
//! event, and are kept as one entry whose lesser tellings carry a doubt.

use std::collections::BTreeMap;

use corpus::{Doubt, Possible};

use super::Drafted;
use super::judge::{Bench, contradicts, is_relational, likeness};

/// How many families of one class a group is compared with.
const COMPARED: usize = 32;

/// The entries of a timeline as families: told ones with many documents first, then lesser ones, each joined to the
/// first of its class in its story that it does not contradict.
pub(super) fn families<'a>(mut drafts: Vec<Drafted<'a>>, bench: &Bench<'_>) -> Vec<Drafted<'a>> {
    drafts.sort_unstable_by_key(|draft| {
        let entry = &draft.entry;
        let spread = (entry.documents.len(), entry.mentions.len());
        (entry.passing, std::cmp::Reverse(spread), draft.group.tellings[0].rank)
    });
    let mut of_class: BTreeMap<(usize, &'a str), Vec<usize>> = BTreeMap::new();
    // Families move to the front of the list, so that a large one is not held twice.
    let mut kept = 0;
    for place in 0..drafts.len() {
        let (families, draft) = drafts.split_at_mut(place);
        let Some(draft) = draft.first_mut() else { break };
        let first = draft.group.tellings[0];
        let listed = of_class.entry((bench.story(first), &first.class)).or_default();
        let kin = listed.iter().take(COMPARED).copied().find(|family| are_kin(&families[*family], draft, bench));
        match kin {
            Some(family) => take_in(&mut families[family], draft, bench),
            None => {
                listed.push(kept);
                drafts.swap(kept, place);
                kept += 1;
            }
        }
    }
    drafts.truncate(kept);
    drafts
}

/// Whether a draft may be of a family's event. What is told for itself needs more than its word, unless that is one by
/// which news tells of what happens once; dealings that parties have again and again are never joined so.
fn are_kin(family: &Drafted<'_>, draft: &Drafted<'_>, bench: &Bench<'_>) -> bool {
    let told = !draft.entry.passing;
    let joins = || {
        let first = draft.group.tellings[0];
        !is_relational(draft.entry.event_type) && (first.is_listed || is_near(family, draft, bench))
    };
    !contradicts(&family.group, &draft.group, told, bench) && (!told || joins())
}

/// The least likeness of the clauses of two told entries.
const ALIKE: f32 = 0.12;

fn is_near(family: &Drafted<'_>, draft: &Drafted<'_>, bench: &Bench<'_>) -> bool {
    let (own, theirs) = (&draft.group, &family.group);
    let shared = own.people().any(|actor| bench.is_particular(actor) && theirs.people().any(|other| other == actor));
    shared || own.surest().any(|telling| likeness(theirs, telling, bench) >= ALIKE)
}

fn take_in<'a>(family: &mut Drafted<'a>, draft: &Drafted<'a>, bench: &Bench<'_>) {
    for (telling, mention) in draft.group.tellings.iter().zip(&draft.entry.mentions) {
        family.group.add(telling, bench);
        family.entry.possible.push(Possible {
            evidence: mention.evidence,
            event: Some(mention.event),
            voice: mention.voice,
            doubt: Doubt::new("held to be this event because its story has the same word for it"),
        });
    }
}
