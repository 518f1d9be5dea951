//! Names of items that survive other inputs, another order, and re-analysis.

use std::fmt;

use crate::{Document, Span};

/// What kind of item an id names, in order of their words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemKind {
    /// Tellings that do not fit together.
    Disagreement,
    /// A person, organisation or place.
    Entity,
    /// An entry of the timeline.
    Event,
    /// A ledger of figures.
    Figure,
    /// What each outlet calls the same thing.
    Naming,
    /// Documents that are copies of one origin.
    Origin,
    /// What an actor wants.
    Position,
    /// An utterance.
    Quote,
    /// Documents about one event.
    Story,
}

impl ItemKind {
    /// The word with which its ids begin.
    pub const fn as_str(self) -> &'static str {
        match self {
            ItemKind::Disagreement => "disagreement",
            ItemKind::Entity => "entity",
            ItemKind::Event => "event",
            ItemKind::Figure => "figure",
            ItemKind::Naming => "naming",
            ItemKind::Origin => "origin",
            ItemKind::Position => "position",
            ItemKind::Quote => "quote",
            ItemKind::Story => "story",
        }
    }
}

/// The id of an item of a brief: its kind and the first bytes of a hash of its kind and first evidence.
///
/// Less than a word wide, as a brief names one item in many places; its letters are made where it is written.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemId {
    kind: ItemKind,
    hash: [u8; 6],
}

impl ItemId {
    /// The id of an item that is first shown by `span` of `document`.
    pub fn of(kind: ItemKind, document: &Document, span: Span) -> ItemId {
        ItemId::with(kind, document, span, "")
    }

    /// As [`ItemId::of`], for kinds of which one passage may show several, told apart by `facet`.
    pub fn with(kind: ItemKind, document: &Document, span: Span, facet: &str) -> ItemId {
        let mut hasher = hasher(&[kind.as_str(), &document.id, facet]);
        hasher.update(&span.start.to_le_bytes());
        hasher.update(&span.end.to_le_bytes());
        ItemId::cut(kind, &hasher)
    }

    /// The id of an item that some documents make, by their ids.
    pub fn of_documents<'d>(kind: ItemKind, ids: impl IntoIterator<Item = &'d str>) -> ItemId {
        let parts: Vec<&str> = std::iter::once(kind.as_str()).chain(ids).collect();
        ItemId::cut(kind, &hasher(&parts))
    }

    fn cut(kind: ItemKind, hasher: &blake3::Hasher) -> ItemId {
        let mut hash = [0; 6];
        hash.copy_from_slice(&hasher.finalize().as_bytes()[..6]);
        ItemId { kind, hash }
    }
}

fn hasher(parts: &[&str]) -> blake3::Hasher {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(part.as_bytes());
        hasher.update(&[0]);
    }
    hasher
}

impl fmt::Display for ItemId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [a, b, c, d, e, g] = self.hash;
        write!(f, "{}-{a:02x}{b:02x}{c:02x}{d:02x}{e:02x}{g:02x}", self.kind.as_str())
    }
}

impl fmt::Debug for ItemId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_has_the_letters_of_its_hash_and_the_order_of_its_letters() {
        let kinds = [ItemKind::Disagreement, ItemKind::Entity, ItemKind::Event, ItemKind::Quote, ItemKind::Story];
        let ids: Vec<ItemId> = ["a", "b", "c"]
            .into_iter()
            .flat_map(|document| kinds.map(|kind| ItemId::of_documents(kind, [document])))
            .collect();
        let whole = blake3::hash(b"event\0a\0").to_hex();
        assert_eq!(ids[2].to_string(), format!("event-{}", &whole[..12]));
        let (mut by_value, mut by_letters) = (ids.clone(), ids);
        by_value.sort();
        by_letters.sort_by_key(ToString::to_string);
        assert_eq!(by_value, by_letters);
    }
}
