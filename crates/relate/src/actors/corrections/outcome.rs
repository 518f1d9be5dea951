//! What became of each correction.

use corpus::{Corrected, CorrectionKind, ItemId, Rule};

use super::super::Cast;
use super::super::merge::{Merge, Rejected};
use super::{Ruling, Rulings};

/// How many refused joins are told of one correction.
const TOLD: usize = 3;

impl Rulings<'_> {
    /// What became of the corrections, in their order, once the actors are known.
    pub(in crate::actors) fn outcomes(&mut self, merge: &Merge, cast: &Cast) -> Vec<Corrected> {
        for (row, ruling) in self.of_kind(CorrectionKind::Reject) {
            if !merge.rejected.contains_key(&row) {
                let document = ruling.correction.document.as_deref();
                let name = &ruling.correction.name;
                self.refuse(row, self.missing(merge, name, &ruling.name, document));
            }
        }
        self.rows.iter().enumerate().map(|(row, ruling)| self.outcome(row, ruling, merge, cast)).collect()
    }

    fn outcome(&self, row: usize, ruling: &Ruling<'_>, merge: &Merge, cast: &Cast) -> Corrected {
        let refused = self.refused.get(&row);
        let nodes = self.nodes.get(&row).filter(|_| refused.is_none());
        let mut actors: Vec<ItemId> = Vec::new();
        for local in nodes.into_iter().flatten().flat_map(|node| &merge.nodes[*node].locals) {
            let Some(place) = cast.place(local.document, local.entity) else { continue };
            let id = &cast.actors[place].id;
            if !actors.contains(id) {
                actors.push(id.clone());
            }
        }
        Corrected {
            correction: ruling.correction.clone(),
            applied: refused.is_none(),
            says: refused.cloned().unwrap_or_else(|| self.says(row, ruling, merge)),
            actors,
            rule: rule(ruling.correction.kind),
        }
    }

    /// What a correction did.
    fn says(&self, row: usize, ruling: &Ruling<'_>, merge: &Merge) -> String {
        match ruling.correction.kind {
            CorrectionKind::Apart => self.parted_says(row, merge),
            CorrectionKind::Same if self.needless.contains(&row) => {
                "Joined; the program holds them to be one without it as well.".to_owned()
            }
            CorrectionKind::Same => "Joined.".to_owned(),
            CorrectionKind::Name => "Shown under this name; its forms stay as they are written.".to_owned(),
            CorrectionKind::Reject => merge.rejected.get(&row).map(left_out).unwrap_or_default(),
        }
    }

    fn parted_says(&self, row: usize, merge: &Merge) -> String {
        let joins = || merge.refused.iter().filter(|(by, _)| *by == row).map(|(_, reason)| reason.as_str());
        let split = self.split.get(&row).copied().unwrap_or_default();
        let mut said = vec!["Kept apart.".to_owned()];
        if split > 0 {
            let documents = if split == 1 { "1 document uses".to_owned() } else { format!("{split} documents use") };
            said.push(format!("{documents} both for one; each mention there goes by its own name."));
        }
        if joins().next().is_some() {
            said.push("Refused was:".to_owned());
            said.extend(joins().take(TOLD).map(str::to_owned));
            let more = joins().count().saturating_sub(TOLD);
            said.extend((more > 0).then(|| format!("And {more} more.")));
        } else if split == 0 {
            said.push("No rule would have joined them by itself.".to_owned());
        }
        said.join(" ")
    }
}

/// What a rejected name took with it.
fn left_out(rejected: &Rejected) -> String {
    let count = |count: usize, one: &str, many: &str| match count {
        1 => format!("1 {one}"),
        count => format!("{count} {many}"),
    };
    let mentions = count(rejected.mentions, "mention", "mentions");
    let documents = count(rejected.documents.len(), "document", "documents");
    let mut said = format!("Left out, with {mentions} in {documents}.");
    let statements = count(rejected.quotes, "statement is without its speaker", "statements are without their speaker");
    let events = count(rejected.events, "event is without it", "events are without it");
    let lost = [(rejected.quotes, statements), (rejected.events, events)];
    lost.into_iter().filter(|(count, _)| *count > 0).for_each(|(_, words)| said.push_str(&format!(" {words}.")));
    said
}

fn rule(kind: CorrectionKind) -> Rule {
    Rule::new(match kind {
        CorrectionKind::Apart => "correction.apart",
        CorrectionKind::Same => "correction.same",
        CorrectionKind::Name => "correction.name",
        CorrectionKind::Reject => "correction.reject",
    })
}
