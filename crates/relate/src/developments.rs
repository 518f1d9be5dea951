//! What matters most in a timeline?

use std::collections::{BTreeMap, BTreeSet};

use corpus::{Archive, BlockKind, Day, Document, EventType, Evidence, Id, ItemId, Span, Status, TimelineEntry};

use crate::lists;

/// The entries that make the key developments, most important first: by independent origins, by how many documents
/// open with it, then how lately, how surely and what sort. Where most documents tell one story, what others tell is no
/// development of it.
pub(crate) fn developments(
    archive: &Archive,
    timeline: &[TimelineEntry],
    stories: &[usize],
    as_of: Option<Day>,
) -> Vec<ItemId> {
    let main = main(stories);
    let openings = openings(archive);
    let belongs = |entry: &&TimelineEntry| {
        main.is_none_or(|main| entry.documents.iter().any(|document| stories[document.index()] == main))
    };
    let told: Vec<&TimelineEntry> = timeline
        .iter()
        .filter(|entry| !entry.passing)
        .filter(belongs)
        .filter(|entry| is_development(archive, entry))
        .collect();
    let first = first_told(&told);
    let mut chosen: Vec<(&TimelineEntry, u32)> = told
        .into_iter()
        .filter(|entry| first.contains(&entry.id))
        .map(|entry| (entry, merit(archive, entry, opened(entry, &openings), as_of)))
        .collect();
    chosen.sort_by(|(a, own), (b, theirs)| {
        theirs.cmp(own).then_with(|| b.date.cmp(&a.date)).then_with(|| a.id.cmp(&b.id))
    });
    chosen.truncate(MOST);
    chosen.into_iter().map(|(entry, _)| entry.id).collect()
}

/// Of entries that one passage shows, the one that it tells first: "the board, which met on Monday, closed the port" is
/// no second time a development for its meeting.
fn first_told<'e>(told: &[&'e TimelineEntry]) -> BTreeSet<&'e ItemId> {
    let mut shown: BTreeMap<Id<Document>, Vec<Shown<'e>>> = BTreeMap::new();
    for entry in told {
        shown.entry(entry.headline.document).or_default().push(Shown::of(entry));
    }
    let mut first = BTreeSet::new();
    for of_document in shown.values() {
        let is_later = |one: &Shown<'_>| of_document.iter().any(|other| other.is_before(one));
        first.extend(of_document.iter().filter(|one| !is_later(one)).map(|one| one.entry));
    }
    first
}

/// Where an entry is shown.
struct Shown<'e> {
    entry: &'e ItemId,
    passage: Span,
    /// Where the passage tells of it.
    trigger: u32,
}

impl<'e> Shown<'e> {
    fn of(entry: &'e TimelineEntry) -> Self {
        let shown = entry.headline;
        let within = |evidence: &Evidence| evidence.document == shown.document && shown.span.overlaps(evidence.span);
        let triggers = entry.mentions.iter().map(|mention| mention.evidence).filter(within);
        let trigger = triggers.map(|evidence| evidence.span.start).min().unwrap_or(shown.span.start);
        Shown { entry: &entry.id, passage: shown.span, trigger }
    }

    fn is_before(&self, other: &Shown<'_>) -> bool {
        self.passage.overlaps(other.passage) && (self.trigger, self.entry) < (other.trigger, other.entry)
    }
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
    let denied = entry.grounds.doubts.iter().any(|doubt| doubt.0 == "said not to have happened");
    let on_a_day = entry.date.as_ref().is_some_and(|date| date.exact_day().is_some());
    let known = entry.event_type != EventType::Other || several || on_a_day;
    let somebody = several || !entry.actors.is_empty();
    let settled = matches!(entry.status, Status::Past | Status::Scheduled | Status::Postponed | Status::Cancelled);
    let sure = several || entry.date.is_some() || (settled && entry.grounds.doubts.is_empty());
    let whole = is_whole(archive.passage(entry.headline));
    known && somebody && sure && whole && entry.status != Status::Hypothetical && !denied
}

/// Whether a headline begins a sentence, or a clause with who acts, and says more than that somebody did something.
fn is_whole(headline: &str) -> bool {
    let words = || headline.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let Some(first) = words().next() else { return false };
    let begins = !first.starts_with(char::is_lowercase) || lists::ARTICLES.has(first);
    let first = first.to_lowercase();
    let condition = matches!(first.as_str(), "if" | "unless" | "whether");
    let fragment = lists::JOINS.has(&first) && !headline.contains(", ");
    begins && !condition && !fragment && words().count() >= FEWEST
}

/// With fewer words a clause names who acts, but not what was done: "the ministry announced".
const FEWEST: usize = 5;

/// Whether a headline opens with a word that only points at somebody.
fn is_pointing(headline: &str) -> bool {
    let first = headline.split(|letter: char| !letter.is_alphanumeric()).find(|word| !word.is_empty());
    first.is_some_and(|first| lists::POINTERS.has(&first.to_lowercase()))
}

/// The headline of each document and its first paragraphs: news tells what matters most first.
fn openings(archive: &Archive) -> BTreeMap<Id<Document>, Vec<Span>> {
    let opening = |id: Id<Document>| {
        let mut analysed = archive.document(id).document.analysed();
        let title = analysed.find(|block| block.kind == BlockKind::Title).map(|block| block.span);
        let paragraphs = archive.document(id).document.analysed().filter(|block| block.kind == BlockKind::Paragraph);
        title.into_iter().chain(paragraphs.take(OPENING).map(|block| block.span)).collect()
    };
    archive.canonical().into_iter().map(|id| (id, opening(id))).collect()
}

/// So many paragraphs are the opening of an article.
const OPENING: usize = 2;

/// How many documents tell of an event in their opening; copies count with their origin.
fn opened(entry: &TimelineEntry, openings: &BTreeMap<Id<Document>, Vec<Span>>) -> u32 {
    let opens = |evidence: &Evidence| {
        let opening = openings.get(&evidence.document).map(Vec::as_slice).unwrap_or_default();
        opening.iter().any(|span| span.contains(evidence.span))
    };
    let mentions = entry.mentions.iter().map(|mention| mention.evidence).filter(opens);
    let documents: BTreeSet<Id<Document>> = mentions.map(|evidence| evidence.document).collect();
    (documents.len() as u32).min(entry.origins)
}

fn merit(archive: &Archive, entry: &TimelineEntry, opened: u32, as_of: Option<Day>) -> u32 {
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
    let clear = if is_pointing(archive.passage(entry.headline)) { 0 } else { 6 };
    entry.origins * 8 + opened * 20 + clear + recency + status + typed + exact + entry.actors.len().min(3) as u32
}
