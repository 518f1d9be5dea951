//! Turns many annotated documents into relations.
//!
//! This crate answers what documents say *together*: which are copies of one origin, who is the same person, which
//! mentions are one event, what became of a plan, which figures agree, where tellings differ, what each outlet calls
//! the same thing, and who leaves out what.
//!
//! It must not know where documents came from or how they are shown: it sees annotation tables and texts, never
//! tokens or grammar, so that documents read back from records are related like fresh ones. Every relation is one
//! module with one function, whose signature names all that it depends on. Documents are taken in the archive's
//! canonical order everywhere, so that item ids do not depend on the order of input.

mod actors;
mod coverage;
mod day;
mod developments;
mod disagreements;
mod figures;
mod lists;
mod naming;
mod origins;
mod positions;
mod quotes;
mod stance;
mod stems;
mod stories;
mod strict;
mod summary;
mod timeline;
mod upcoming;
mod words;

use corpus::{Archive, Correction, Day, Relations};
use lexicon::Lexicon;

pub use stories::{SameOrigin, Stories, StoriesReport, Story, Telling, about};

/// What the relations are made for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The day by which outcomes are judged; else the latest day of publication or writing among the documents.
    pub as_of: Option<Day>,
    /// Leaves out what carries a doubt.
    pub strict: bool,
    /// What the analyst says of names; their order is of no effect.
    pub corrections: Vec<Correction>,
}

/// The name and version of this stage, for manifests and caches.
pub const STAGE: &str = "relate/3";

/// Relates the documents of an archive.
pub fn relate(archive: &Archive, lexicon: &Lexicon, options: &Options) -> Relations {
    let mut rulings = actors::Rulings::of(archive, &options.corrections, lexicon);
    let separated = rulings.separated(archive, lexicon);
    let archive = separated.as_ref();
    let order = archive.canonical();
    let as_of = options.as_of.or_else(|| day::latest(archive));
    let origins = origins::origins(archive, &order);
    let (cast, ruled) = actors::cast(archive, &order, rulings, lexicon);
    let stories = stories::labels(archive, &order);
    let rarity = timeline::Rarity::of(archive, &order);
    let tellings = timeline::tellings(archive, &order, &cast, &rarity, lexicon);
    let sayings = quotes::sayings(archive, &order, &cast);
    let aliases = naming::aliases(archive, &order, &cast);

    let bench = timeline::Bench::of(archive, &stories, &cast, &rarity);
    let drafts = timeline::drafts(archive, &tellings, &bench, &origins::Sharing::of(&origins), as_of);
    let timeline =
        if options.strict { timeline::sure(drafts) } else { timeline::full(archive, &order, drafts, &bench, lexicon) };
    let upcoming = upcoming::upcoming(archive, &order, &timeline, as_of);
    let positions = positions::positions(archive, &tellings, &sayings, &cast, lexicon);
    let of_tellings = disagreements::of_tellings(archive, &stories, &tellings, &sayings, &cast, lexicon);
    // What only comparing needed makes room for what is found.
    drop(tellings);
    let quotes = quotes::utterances(&sayings, &cast);
    drop(sayings);
    let figures = figures::ledgers(archive, &order, &stories, &cast, lexicon);
    let naming = naming::naming(archive, &order, &stories, &cast, &aliases, lexicon);
    let found = disagreements::Found {
        timeline: &timeline,
        figures: &figures,
        naming: &naming,
        positions: &positions,
        stories: &stories,
        of_tellings,
    };
    let disagreements = disagreements::disagreements(archive, found, &cast);
    let coverage = coverage::coverage(archive, &timeline, &figures, &quotes, &positions);
    let summary = summary::summary(archive, &origins, &stories, &cast.actors, lexicon);
    let developments = developments::developments(archive, &timeline, &stories, as_of);
    let said: Vec<(usize, usize, &str)> = aliases.iter().map(naming::Alias::said).collect();
    let corrections = ruled.map(|ruled| ruled.outcomes(&cast, &said)).unwrap_or_default();
    let actors = cast.into_actors();

    let relations = Relations {
        as_of,
        summary,
        developments,
        actors,
        origins,
        timeline,
        upcoming,
        quotes,
        positions,
        figures,
        disagreements,
        naming,
        coverage,
        corrections,
    };
    if options.strict { strict::without_doubts(relations) } else { relations }
}
