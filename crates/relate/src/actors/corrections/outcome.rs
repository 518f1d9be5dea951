//! What became of each correction.

use corpus::{Corrected, CorrectionKind, ItemId, Rule};

use super::super::Cast;
use super::super::merge::{Merge, Rejected};
use super::{Ruling, Rulings};

/// How many refused joins are told of one correction.
const TOLD: usize = 3;

impl Rulings<'_> {
    /// What became of the corrections, in their order, once the actors are known.
    pub(in crate::actors) fn outcomes(
        mut self,
        merge: &Merge,
        cast: &Cast,
        said: &[(usize, usize, &str)],
    ) -> Vec<Corrected> {
        for (row, ruling) in self.of_kind(CorrectionKind::Reject) {
            if !merge.rejected.contains_key(&row) {
                let document = ruling.correction.document.as_deref();
                let name = &ruling.correction.name;
                self.refuse(row, self.missing(merge, name, &ruling.name, document));
            }
        }
        self.rows.iter().enumerate().map(|(row, ruling)| self.outcome(row, ruling, merge, cast, said)).collect()
    }

    fn outcome(
        &self,
        row: usize,
        ruling: &Ruling<'_>,
        merge: &Merge,
        cast: &Cast,
        said: &[(usize, usize, &str)],
    ) -> Corrected {
        let refused = self.refused.get(&row);
        let nodes = self.nodes.get(&row).filter(|_| refused.is_none());
        let locals = nodes.into_iter().flatten().flat_map(|node| &merge.nodes[*node].locals);
        let mut places: Vec<usize> = Vec::new();
        for place in locals.filter_map(|local| cast.place(local.document, local.entity)) {
            if !places.contains(&place) {
                places.push(place);
            }
        }
        let joins = |(one, other, _): &&(usize, usize, &str)| {
            cast.are_apart(*one, *other) && (places.contains(one) || places.contains(other))
        };
        let said: Vec<&str> = said.iter().filter(joins).map(|(_, _, reason)| *reason).collect();
        Corrected {
            correction: ruling.correction.clone(),
            applied: refused.is_none(),
            says: refused.cloned().unwrap_or_else(|| self.says(row, ruling, merge, &said)),
            actors: places.into_iter().map(|place| cast.actors[place].id).collect::<Vec<ItemId>>(),
            rule: rule(ruling.correction.kind),
        }
    }

    /// What a correction did; `said` is what texts say of its actors and is not followed.
    fn says(&self, row: usize, ruling: &Ruling<'_>, merge: &Merge, said: &[&str]) -> String {
        match ruling.correction.kind {
            CorrectionKind::Apart => self.parted_says(row, merge, said),
            CorrectionKind::Same if self.needless.contains(&row) => {
                "Joined; the program holds them to be one without it as well.".to_owned()
            }
            CorrectionKind::Same => "Joined.".to_owned(),
            CorrectionKind::Name => "Its forms stay as they are written.".to_owned(),
            CorrectionKind::Reject => merge.rejected.get(&row).map(left_out).unwrap_or_default(),
        }
    }

    fn parted_says(&self, row: usize, merge: &Merge, said: &[&str]) -> String {
        let refused = merge.refused.iter().filter(|(by, _)| *by == row).map(|(_, reason)| reason.as_str());
        let refused: Vec<&str> = refused.chain(said.iter().copied()).collect();
        let split = self.split.get(&row).copied().unwrap_or_default();
        let mut words: Vec<String> = Vec::new();
        if split > 0 {
            let documents = if split == 1 { "1 document uses".to_owned() } else { format!("{split} documents use") };
            words.push(format!("{documents} both for one; each mention there goes by its own name."));
        }
        if refused.is_empty() && split == 0 {
            words.push("No rule would have joined them by itself.".to_owned());
        }
        if !refused.is_empty() {
            words.push("Refused:".to_owned());
            words.extend(refused.iter().take(TOLD).map(|reason| (*reason).to_owned()));
            let more = refused.len().saturating_sub(TOLD);
            words.extend((more > 0).then(|| format!("And {more} more.")));
        }
        words.join(" ")
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
    let lost = lost.into_iter().filter(|(count, _)| *count > 0);
    lost.for_each(|(_, words)| said.push_str(&format!(" {words}.")));
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
