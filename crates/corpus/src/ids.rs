//! Ids that are unique in a run.

use std::collections::BTreeMap;

use crate::Document;

/// The ids of the documents seen so far.
#[derive(Clone, Debug, Default)]
pub struct Ids {
    seen: BTreeMap<String, u32>,
}

impl Ids {
    /// Gives a document whose id was seen before the id `~2`, `~3` and so on, in order of input.
    pub fn tell_apart(&mut self, document: &mut Document) {
        document.id = self.unique(std::mem::take(&mut document.id));
    }

    /// This id, or where it was seen before the same with `~2`, `~3` and so on.
    pub fn unique(&mut self, given: String) -> String {
        if !self.seen.contains_key(&given) {
            self.seen.insert(given.clone(), 1);
            return given;
        }
        let mut count = *self.seen.get(&given).unwrap_or(&1) + 1;
        while self.seen.contains_key(&format!("{given}~{count}")) {
            count += 1;
        }
        let name = format!("{given}~{count}");
        self.seen.insert(given, count);
        self.seen.entry(name.clone()).or_insert(1);
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Format, Metadata, Table, Text};

    fn document(id: &str) -> Document {
        let text = Text::empty();
        let (blocks, metadata) = (Table::empty(), Metadata::default());
        Document {
            id: id.to_owned(),
            source: String::new(),
            format: Format::Plain,
            text,
            blocks,
            metadata,
            defects: vec![],
        }
    }

    #[test]
    fn repeated_ids_are_counted_and_never_collide() {
        let mut ids = Ids::default();
        let mut given = ["a", "a", "b", "a~2", "a"].map(document);
        given.iter_mut().for_each(|document| ids.tell_apart(document));
        assert_eq!(given.map(|document| document.id), ["a", "a~2", "b", "a~2~2", "a~3"]);
    }
}
