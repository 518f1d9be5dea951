//! A brief without what carries a doubt.

use std::collections::BTreeSet;

use corpus::{ItemId, Relations, Statement};

/// Leaves out every item that carries a doubt, and what refers to it, and says how many were left out.
pub(crate) fn without_doubts(mut relations: Relations) -> Relations {
    let mut gone: BTreeSet<ItemId> = BTreeSet::new();
    relations.timeline.retain(|item| keeps(&mut gone, &item.id, item.grounds.doubts.is_empty()));
    relations.quotes.retain(|item| keeps(&mut gone, &item.id, item.grounds.doubts.is_empty()));
    relations.positions.retain(|item| keeps(&mut gone, &item.id, item.grounds.doubts.is_empty()));
    relations
        .figures
        .retain(|item| keeps(&mut gone, &item.id, item.values.iter().all(|value| value.grounds.doubts.is_empty())));
    relations.disagreements.retain(|item| {
        let stands = item.about.as_ref().is_none_or(|about| !gone.contains(about));
        keeps(&mut gone, &item.id, stands && item.doubts.is_empty())
    });
    relations.developments.retain(|id| !gone.contains(id));
    relations.upcoming.retain(|item| !gone.contains(&item.id));
    relations.coverage.retain(|item| !gone.contains(&item.item));
    let count = gone.len() as u32;
    let text = format!("{count} doubtful {} left out.", if count == 1 { "item is" } else { "items are" });
    let counts = vec![("doubtful".to_owned(), count)];
    relations.summary.push(Statement { text, counts, documents: Vec::new() });
    relations
}

fn keeps(gone: &mut BTreeSet<ItemId>, id: &ItemId, stands: bool) -> bool {
    if !stands {
        gone.insert(*id);
    }
    stands
}
