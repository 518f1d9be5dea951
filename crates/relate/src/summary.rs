//! What sort of sources are these? Sentences of fixed form, filled with counts.

use std::collections::{BTreeMap, BTreeSet};

use corpus::{Actor, Annotated, Archive, Basis, Document, Edtf, EntityType, Genre, Id, Origin, Sourced, Statement};
use lexicon::{Lexicon, Polity};

use crate::origins::Sharing;

/// The source summary statement.
pub(crate) fn summary(
    archive: &Archive,
    origins: &[Origin],
    stories: &[usize],
    actors: &[Actor],
    lexicon: &Lexicon,
) -> Vec<Statement> {
    if archive.documents().is_empty() {
        return Vec::new();
    }
    [sources(archive, origins), genres(archive), dates(archive), outlets(archive, lexicon)]
        .into_iter()
        .chain(topics(archive, stories))
        .chain(missing(archive, actors, lexicon))
        .collect()
}

/// How many stories the documents seem to tell, where it is more than one; those outside of the largest are shown.
/// It is judged by names and words alone, so that it says no more than that.
fn topics(archive: &Archive, stories: &[usize]) -> Option<Statement> {
    let mut of_story: BTreeMap<usize, Vec<Id<Document>>> = BTreeMap::new();
    archive.ids().for_each(|id| of_story.entry(stories[id.index()]).or_default().push(id));
    let largest = of_story.values().max_by_key(|documents| (documents.len(), std::cmp::Reverse(documents[0])))?;
    let (count, most, all) = (of_story.len() as u32, largest.len() as u32, archive.documents().len());
    let outside: Vec<Id<Document>> = archive.ids().filter(|id| !largest.contains(id)).collect();
    let told = counted(outside.len() as u32, "document seems", "documents seem");
    let text =
        format!("Of the {all} documents, {told} to tell another story than the rest, judged by names and words alone.");
    let counts = vec![("stories", count), ("largest", most)];
    (count > 1).then(|| statement(text, counts, outside))
}

fn sources(archive: &Archive, origins: &[Origin]) -> Statement {
    let all: BTreeSet<Id<Document>> = archive.ids().collect();
    let count = Sharing::of(origins).independent(&all);
    let text = match (all.len(), count) {
        (1, _) => "One document.".to_owned(),
        (documents, count) if documents as u32 == count => {
            format!("{documents} documents, none of them a copy of another: {count} independent origins.")
        }
        (documents, count) => {
            let origins = if count == 1 { "origin" } else { "origins" };
            format!("{documents} documents that go back to {count} independent {origins}; copies count once.")
        }
    };
    statement(text, vec![("documents", all.len() as u32), ("origins", count)], all)
}

fn genres(archive: &Archive) -> Statement {
    let genre = |document: &Annotated| document.document.metadata.genre.as_ref().map(|genre| genre.value);
    let count = |wanted| having(archive, |document| genre(document) == wanted).len() as u32;
    let (news, analysis) = (count(Some(Genre::News)), count(Some(Genre::Analysis)));
    let (opinion, unknown) = (count(Some(Genre::Opinion)), count(None));
    let parts = [
        (news, "news report", "news reports"),
        (analysis, "analysis", "analyses"),
        (opinion, "opinion piece", "opinion pieces"),
        (unknown, "of unknown kind", "of unknown kind"),
    ];
    let text =
        format!("{}.", listed(parts.iter().filter(|(n, ..)| *n > 0).map(|(n, one, many)| counted(*n, one, many))));
    let counts = vec![("news", news), ("analysis", analysis), ("opinion", opinion), ("unknown", unknown)];
    statement(text, counts, archive.ids())
}

fn dates(archive: &Archive) -> Statement {
    let basis = |document: &Annotated| known_date(document).map(|date| date.basis);
    let given = having(archive, |document| basis(document) == Some(Basis::Given)).len() as u32;
    let stated = having(archive, |document| basis(document) == Some(Basis::Stated)).len() as u32;
    let inferred = having(archive, |document| basis(document) == Some(Basis::Inferred)).len() as u32;
    let unknown = archive.documents().len() as u32 - given - stated - inferred;
    let parts = [(given, "given"), (stated, "stated"), (inferred, "inferred from the text"), (unknown, "unknown")];
    let named = parts.iter().filter(|(n, _)| *n > 0).map(|(n, how)| format!("{n} {how}"));
    let text = format!("Dates of writing: {}.", listed(named));
    let counts = vec![("given", given), ("stated", stated), ("inferred", inferred), ("unknown", unknown)];
    statement(text, counts, archive.ids())
}

fn known_date(document: &Annotated) -> Option<&Sourced<Edtf>> {
    document.document.metadata.published.as_ref().or(document.annotations.written.as_ref())
}

fn outlets(archive: &Archive, lexicon: &Lexicon) -> Statement {
    let mut countries: BTreeMap<&str, u32> = BTreeMap::new();
    for document in archive.documents() {
        let country = document.document.metadata.country.as_ref().map(|country| country.value.as_str());
        *countries.entry(country.unwrap_or_default()).or_default() += 1;
    }
    let unknown = countries.remove("").unwrap_or(0);
    let known = countries.iter().map(|(code, n)| format!("{} {n}", country_name(code, lexicon)));
    let rest = (unknown > 0).then(|| format!("unknown {unknown}"));
    let text = format!("Countries of the outlets: {}.", listed(known.chain(rest)));
    let mut counts: Vec<(&str, u32)> = countries.into_iter().collect();
    counts.push(("unknown", unknown));
    statement(text, counts, archive.ids())
}

/// How many countries are called main: more are not what the story is between.
const MAIN: usize = 4;

/// Countries that the story is about and that no outlet is from; nothing where no outlet's country is known.
fn missing(archive: &Archive, actors: &[Actor], lexicon: &Lexicon) -> Option<Statement> {
    let represented: BTreeSet<&str> = archive
        .documents()
        .iter()
        .filter_map(|document| document.document.metadata.country.as_ref().map(|country| country.value.as_str()))
        .collect();
    let countries = actors.iter().filter(|actor| is_country(actor, lexicon));
    let spread = |actor: &Actor| actor.mentions.iter().map(|at| at.document).collect::<BTreeSet<_>>().len();
    let half = archive.documents().len().div_ceil(2);
    let main = countries.filter(|actor| spread(actor) >= half).take(MAIN);
    let absent: Vec<&Actor> =
        main.filter(|actor| actor.country.as_deref().is_some_and(|code| !represented.contains(code))).collect();
    if absent.is_empty() || represented.is_empty() {
        return None;
    }
    let names = absent.iter().map(|actor| actor.name.value().clone());
    let text = format!("No outlet is known to be from {}, which at least {half} of the documents name.", listed(names));
    let shown = absent.iter().flat_map(|actor| actor.mentions.iter().map(|at| at.document)).collect::<BTreeSet<_>>();
    Some(statement(text, vec![("countries", absent.len() as u32)], shown))
}

fn is_country(actor: &Actor, lexicon: &Lexicon) -> bool {
    let country = lexicon.country(actor.name.value());
    actor.entity_type == EntityType::Gpe && country.is_some_and(|country| country.polity == Polity::State)
}

fn country_name<'a>(code: &'a str, lexicon: &Lexicon) -> &'a str {
    lexicon.country_of_code(code).map_or(code, |country| country.name)
}

fn having(archive: &Archive, is_so: impl Fn(&Annotated) -> bool) -> Vec<Id<Document>> {
    archive.ids().filter(|id| is_so(archive.document(*id))).collect()
}

fn counted(count: u32, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// "a, b and c".
fn listed(parts: impl Iterator<Item = String>) -> String {
    let mut parts: Vec<String> = parts.collect();
    match (parts.pop(), parts.is_empty()) {
        (Some(last), false) => format!("{} and {last}", parts.join(", ")),
        (last, _) => last.unwrap_or_default(),
    }
}

fn statement(text: String, counts: Vec<(&str, u32)>, documents: impl IntoIterator<Item = Id<Document>>) -> Statement {
    let counts = counts.into_iter().map(|(name, count)| (name.to_owned(), count)).collect();
    Statement { text, counts, documents: documents.into_iter().collect() }
}
