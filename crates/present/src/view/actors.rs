//! People, organisations, places: every form of the name, role, country, and who appears with whom.

use std::collections::BTreeMap;

use corpus::EntityType;

use super::corrections::of_actor;
use super::desk::{Cite, Desk, Link};
use super::frame::Frame;
use super::note::Note;
use super::visible::visible;
use crate::record::{ActorRecord, Passage};

/// How many companions are shown.
const COMPANIONS: usize = 6;
/// How many mentions of one document are led to.
const MENTIONS: usize = 6;

/// One actor.
#[derive(Clone, Debug)]
pub(crate) struct ActorRow {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) kind: &'static str,
    pub(crate) country: String,
    pub(crate) origins: u32,
    pub(crate) aliases: Vec<String>,
    pub(crate) roles: Vec<Cite>,
    pub(crate) mentions: Vec<MentionGroup>,
    pub(crate) companions: Vec<Companion>,
    pub(crate) reasons: Vec<String>,
    /// What an analyst corrected of it.
    pub(crate) corrected: Vec<Link>,
    pub(crate) note: Note,
}

/// Where one document names an actor.
#[derive(Clone, Debug)]
pub(crate) struct MentionGroup {
    pub(crate) outlet: String,
    pub(crate) count: usize,
    pub(crate) links: Vec<Link>,
}

/// Somebody who takes part in the same events.
#[derive(Clone, Debug)]
pub(crate) struct Companion {
    pub(crate) link: Link,
    pub(crate) events: usize,
}

/// The actors, in the order of the record.
pub(super) fn actors(desk: &Desk) -> Vec<ActorRow> {
    let together = together(desk);
    desk.record.entities.iter().map(|actor| row(desk, actor, &together)).collect()
}

type Together<'a> = BTreeMap<&'a str, BTreeMap<&'a str, (usize, &'a str)>>;

/// How many events each two actors take part in.
fn together<'a>(desk: &Desk<'a>) -> Together<'a> {
    let mut together = Together::new();
    for entry in desk.events() {
        let actors: Vec<(&str, &str)> =
            entry.actors.iter().filter_map(|actor| Some((actor.entity.as_deref()?, actor.name.as_str()))).collect();
        for (one, _) in &actors {
            for (other, name) in actors.iter().filter(|(other, _)| other != one) {
                together.entry(one).or_default().entry(other).or_insert((0, name)).0 += 1;
            }
        }
    }
    together
}

fn row(desk: &Desk, actor: &ActorRecord, together: &Together) -> ActorRow {
    ActorRow {
        id: actor.id.clone(),
        name: visible(&actor.name),
        kind: kind(desk.w, actor.entity_type.0),
        country: actor.country.as_deref().map(visible).unwrap_or_default(),
        origins: actor.origins,
        aliases: actor.aliases.iter().map(|alias| visible(alias)).collect(),
        roles: roles(desk, &actor.roles),
        mentions: groups(desk, &actor.mentions),
        companions: companions(desk, together.get(actor.id.as_str())),
        corrected: of_actor(desk, actor),
        reasons: actor.reasons.iter().map(|reason| visible(reason)).collect(),
        note: Note::counted(desk.w, actor.origins, actor.documents, &actor.rule, &actor.doubt),
    }
}

/// The roles, each wording once.
fn roles(desk: &Desk, passages: &[Passage]) -> Vec<Cite> {
    let mut roles: Vec<Cite> = Vec::new();
    for cite in desk.cites(passages) {
        if !roles.iter().any(|known| known.words.eq_ignore_ascii_case(&cite.words)) {
            roles.push(cite);
        }
    }
    roles
}

fn groups(desk: &Desk, mentions: &[Passage]) -> Vec<MentionGroup> {
    let mut groups: BTreeMap<usize, MentionGroup> = BTreeMap::new();
    for passage in mentions {
        let Some(index) = desk.index(&passage.doc) else { continue };
        let empty = || MentionGroup { outlet: desk.outlet(&passage.doc), count: 0, links: Vec::new() };
        let group = groups.entry(index).or_insert_with(empty);
        group.count += 1;
        if group.links.len() < MENTIONS {
            let words = group.count.to_string();
            group.links.push(Link { href: desk.href(&passage.doc, passage.place()), words });
        }
    }
    groups.into_values().collect()
}

fn companions(desk: &Desk, with: Option<&BTreeMap<&str, (usize, &str)>>) -> Vec<Companion> {
    let all = with.into_iter().flatten();
    let mut companions: Vec<Companion> =
        all.map(|(id, (events, name))| Companion { link: desk.item_link(Some(id), name), events: *events }).collect();
    companions.sort_by(|one, other| {
        let key = |companion: &Companion| std::cmp::Reverse(companion.events);
        (key(one), &one.link.words).cmp(&(key(other), &other.link.words))
    });
    companions.truncate(COMPANIONS);
    companions
}

const fn kind(w: &Frame, entity_type: EntityType) -> &'static str {
    match entity_type {
        EntityType::Per => w.actor_person.0,
        EntityType::Org => w.actor_organisation.0,
        EntityType::Gpe => w.actor_country.0,
        EntityType::Loc => w.actor_place.0,
        EntityType::Norp => w.actor_group.0,
        EntityType::Fac => w.actor_site.0,
        EntityType::Event => w.actor_event.0,
        EntityType::Law => w.actor_law.0,
        EntityType::Product => w.actor_product.0,
        EntityType::Work => w.actor_work.0,
        EntityType::Misc => w.actor_other.0,
    }
}
