//! What matters most in a timeline?

use std::collections::BTreeMap;

use corpus::{Archive, Day, EventType, ItemId, Status, TimelineEntry};

/// The entries that make the key developments, most important first: by independent origins, then how lately, how
/// surely and what sort. Where most documents tell one story, what others tell is no development of it.
pub(crate) fn developments(
    archive: &Archive,
    timeline: &[TimelineEntry],
    stories: &[usize],
    as_of: Option<Day>,
) -> Vec<ItemId> {
    let main = main(stories);
    let belongs = |entry: &&TimelineEntry| {
        main.is_none_or(|main| entry.documents.iter().any(|document| stories[document.index()] == main))
    };
    let mut chosen: Vec<(&TimelineEntry, u32)> = timeline
        .iter()
        .filter(|entry| !entry.passing)
        .filter(belongs)
        .filter(|entry| is_development(archive, entry))
        .map(|entry| (entry, merit(entry, as_of)))
        .collect();
    chosen.sort_by(|(a, own), (b, theirs)| {
        theirs.cmp(own).then_with(|| b.date.cmp(&a.date)).then_with(|| a.id.cmp(&b.id))
    });
    chosen.truncate(MOST);
    chosen.into_iter().map(|(entry, _)| entry.id.clone()).collect()
}

/// The story that more than half of the documents tell.
fn main(stories: &[usize]) -> Option<usize> {
    let mut sizes: BTreeMap<usize, usize> = BTreeMap::new();
    stories.iter().for_each(|story| *sizes.entry(*story).or_default() += 1);
    sizes.into_iter().find(|(_, size)| size * 2 > stories.len()).map(|(story, _)| story)
}

/// More than these are no longer key.
const MOST: usize = 25;

/// Something that somebody known does or plans, told in a whole clause: by several, with a date, or surely done.
fn is_development(archive: &Archive, entry: &TimelineEntry) -> bool {
    let several = entry.documents.len() > 1;
    let denied = entry.doubts.iter().any(|doubt| doubt.0 == "said not to have happened");
    let on_a_day = entry.date.as_ref().is_some_and(|date| date.exact_day().is_some());
    let known = entry.event_type != EventType::Other || several || on_a_day;
    let somebody = several || !entry.actors.is_empty();
    let settled = matches!(entry.status, Status::Past | Status::Scheduled | Status::Postponed | Status::Cancelled);
    let sure = several || entry.date.is_some() || (settled && entry.doubts.is_empty());
    let whole = is_whole(archive.passage(entry.headline));
    known && somebody && sure && whole && entry.status != Status::Hypothetical && !denied
}

/// Whether a headline begins a sentence, or a clause with who acts.
fn is_whole(headline: &str) -> bool {
    let first = headline.split(|letter: char| !letter.is_alphanumeric()).find(|word| !word.is_empty());
    first.is_some_and(|word| {
        !word.starts_with(char::is_lowercase)
            || matches!(word, "the" | "a" | "an" | "two" | "three" | "some" | "several")
    })
}

fn merit(entry: &TimelineEntry, as_of: Option<Day>) -> u32 {
    let days = entry.date.as_ref().and_then(|date| date.latest().or(date.earliest())).zip(as_of);
    let recency = match days.map(|(day, today)| (today.duration_until(day).as_hours() / 24).abs()) {
        Some(0..=31) => 12,
        Some(32..=120) => 8,
        Some(121..=400) => 4,
        Some(_) => 0,
        None => 3,
    };
    let status = match entry.status {
        Status::Past | Status::Cancelled | Status::Postponed => 4,
        Status::Ongoing | Status::Scheduled => 3,
        Status::Proposed => 1,
        Status::Hypothetical => 0,
    };
    let typed = if entry.event_type == EventType::Other { 0 } else { 3 };
    let exact = if entry.date.as_ref().is_some_and(|date| date.exact_day().is_some()) { 2 } else { 0 };
    entry.origins * 10 + recency + status + typed + exact + entry.actors.len().min(3) as u32
}
