//! A brief as JSON, item by item: what is written is not held, so that a brief of very many documents fits in memory.

use std::io::{self, BufWriter, Write};

use corpus::{Archive, Relations};
use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::brief::{Manifest, as_of, correction, defects, versions};
use super::indented::Indented;
use super::items::Scribe;
use crate::record::BRIEF;

/// Writes the brief of some documents as indented JSON with a line end: the bytes of
/// [`to_json_pretty`](crate::to_json_pretty) of [`brief_record`](crate::brief_record), which is not made.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write_brief(
    out: &mut dyn Write,
    archive: &Archive,
    relations: &Relations,
    manifest: &Manifest,
    without_texts: bool,
) -> io::Result<()> {
    let brief = Brief { scribe: Scribe::of(archive, relations), archive, relations, manifest, without_texts };
    // Many small pieces are written: they are put together where the compiler sees both ends.
    let mut out = BufWriter::with_capacity(1 << 16, out);
    brief.serialize(&mut serde_json::Serializer::with_formatter(&mut out, Indented::default()))?;
    out.write_all(b"\n")?;
    out.flush()
}

struct Brief<'a> {
    scribe: Scribe<'a>,
    archive: &'a Archive,
    relations: &'a Relations,
    manifest: &'a Manifest,
    without_texts: bool,
}

/// A list whose items are made as they are written.
struct Each<F>(F);

impl<F: Fn() -> I, I: Iterator<Item: Serialize>> Serialize for Each<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

/// The fields of [`BriefRecord`](crate::record::BriefRecord), in its order.
impl Serialize for Brief<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Brief { scribe, archive, relations, manifest, without_texts } = self;
        let mut brief = serializer.serialize_struct("BriefRecord", 19)?;
        brief.serialize_field("schema", BRIEF)?;
        brief.serialize_field("as_of", &as_of(manifest, relations))?;
        brief.serialize_field("options", &manifest.options)?;
        brief.serialize_field("versions", &versions(manifest))?;
        brief.serialize_field("documents", &Each(|| archive.ids().map(|id| scribe.document(id, *without_texts))))?;
        brief.serialize_field("summary", &Each(|| relations.summary.iter().map(|one| scribe.statement(one))))?;
        brief.serialize_field("developments", &Each(|| relations.developments.iter().map(ToString::to_string)))?;
        brief.serialize_field("entities", &Each(|| relations.actors.iter().map(|one| scribe.actor(one))))?;
        brief.serialize_field("origins", &Each(|| relations.origins.iter().map(|one| scribe.origin(one))))?;
        brief.serialize_field("timeline", &Each(|| relations.timeline.iter().map(|one| scribe.entry(one))))?;
        brief.serialize_field("upcoming", &Each(|| relations.upcoming.iter().map(|one| scribe.planned(one))))?;
        brief.serialize_field("quotes", &Each(|| relations.quotes.iter().map(|one| scribe.utterance(one))))?;
        brief.serialize_field("positions", &Each(|| relations.positions.iter().map(|one| scribe.position(one))))?;
        brief.serialize_field("figures", &Each(|| relations.figures.iter().map(|one| scribe.ledger(one))))?;
        let disagreements = || relations.disagreements.iter().map(|one| scribe.disagreement(one));
        brief.serialize_field("disagreements", &Each(disagreements))?;
        brief.serialize_field("naming", &Each(|| relations.naming.iter().map(|one| scribe.naming(one))))?;
        brief.serialize_field("coverage", &Each(|| relations.coverage.iter().map(|one| scribe.coverage(one))))?;
        if !relations.corrections.is_empty() {
            brief.serialize_field("corrections", &Each(|| relations.corrections.iter().map(correction)))?;
        }
        brief.serialize_field("defects", &Each(|| defects(scribe, archive, relations, manifest)))?;
        brief.end()
    }
}
