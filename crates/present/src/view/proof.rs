//! The evidence of an item, opened in place: the cited words with the words around them, and how to cite them.

use super::desk::{Cite, Desk};
use super::visible::visible;
use crate::record::Passage;

/// Passages shown in place; the rest stands in the text.
const MOST: usize = 8;
/// Letters shown on each side of the cited words.
const AROUND: usize = 220;

/// The passages that show an item.
#[derive(Clone, Debug, Default)]
pub(crate) struct Proof {
    /// The anchor of the item.
    pub(crate) id: String,
    pub(crate) passages: Vec<ProofPassage>,
    /// How many more there are.
    pub(crate) more: usize,
}

/// One passage.
#[derive(Clone, Debug)]
pub(crate) struct ProofPassage {
    pub(crate) cite: Cite,
    /// The words of the sentence before the cited ones.
    pub(crate) before: String,
    /// The words of the sentence after them.
    pub(crate) after: String,
    /// The voice, or empty.
    pub(crate) voice: &'static str,
    /// What this passage says otherwise than the item, or empty.
    pub(crate) differs: String,
    /// Whose words, where and when, with hash and place: to be copied.
    pub(crate) reference: String,
}

impl Proof {
    /// The proof of an item by passages without a voice of their own.
    pub(super) fn of(desk: &Desk, id: &str, passages: &[Passage]) -> Proof {
        Proof::voiced(desk, id, passages.iter().map(|passage| (passage.clone(), "", String::new())))
    }

    /// The proof of an item; each passage once, with its voice and what it says otherwise.
    pub(super) fn voiced(
        desk: &Desk,
        id: &str,
        passages: impl Iterator<Item = (Passage, &'static str, String)>,
    ) -> Proof {
        let mut proof = Proof { id: id.to_owned(), ..Proof::default() };
        let mut seen: Vec<(String, u32, u32)> = Vec::new();
        for (passage, voice, differs) in passages {
            let place = (passage.doc.clone(), passage.start, passage.end);
            if proof.passages.len() >= MOST {
                proof.more += 1;
            } else if !seen.contains(&place) {
                seen.push(place);
                let (before, after) = around(desk, &passage);
                let (cite, reference) = (desk.cite(&passage), desk.reference(&passage));
                proof.passages.push(ProofPassage { cite, before, after, voice, differs, reference });
            }
        }
        proof
    }
}

/// The words around a passage up to the ends of its sentence, as far as one line of the text goes.
fn around(desk: &Desk, passage: &Passage) -> (String, String) {
    let none = || (String::new(), String::new());
    let Some(points) = desk.index(&passage.doc).and_then(|index| desk.points(index)) else { return none() };
    let Some(span) = points.span(passage.start, passage.end) else { return none() };
    let body = points.body();
    let (Some(head), Some(tail)) = (body.get(..span.start as usize), body.get(span.end as usize..)) else {
        return none();
    };
    (visible(&before(head)), visible(&after(tail)))
}

fn before(head: &str) -> String {
    let start = head.char_indices().rev().nth(AROUND).map_or(0, |(at, _)| at);
    let near = &head[start..];
    let line = near.rfind('\n').map_or(0, |at| at + 1);
    let sentence = ends(near).filter(|at| *at > line && *at < near.len()).last();
    match sentence {
        Some(at) => near[at..].trim_start().to_owned(),
        None if line > 0 || start == 0 => near[line..].trim_start().to_owned(),
        None => format!("…{}", near.split_once(' ').map_or(near, |(_, rest)| rest)),
    }
}

fn after(tail: &str) -> String {
    let end = tail.char_indices().nth(AROUND).map_or(tail.len(), |(at, _)| at);
    let near = &tail[..end];
    let line = near.find('\n').unwrap_or(near.len());
    match ends(near).find(|at| *at <= line) {
        Some(at) => near[..at].trim_end().to_owned(),
        None if line < near.len() || end == tail.len() => near[..line].trim_end().to_owned(),
        None => format!("{}…", near.rsplit_once(' ').map_or(near, |(rest, _)| rest)),
    }
}

/// Where sentences may end: after a mark that is followed by a space and a letter that begins one.
fn ends(words: &str) -> impl Iterator<Item = usize> + '_ {
    let marks = words.char_indices().filter(|(_, letter)| matches!(letter, '.' | '!' | '?' | '…'));
    marks.filter_map(|(at, mark)| {
        let rest = &words[at + mark.len_utf8()..];
        let closed = rest.trim_start_matches(['"', '”', '’', '\'', ')', '»']);
        let next = closed.trim_start_matches(' ');
        let begins =
            next.is_empty() || next.starts_with(|letter: char| letter.is_uppercase() || !letter.is_alphanumeric());
        // An initial or a short title before a name ends nothing.
        let word = words[..at].rsplit([' ', '\n']).next().unwrap_or_default();
        let is_short = mark == '.' && word.chars().count() <= 3 && word.starts_with(char::is_uppercase);
        (closed.len() > next.len() && begins && !is_short).then(|| words.len() - next.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_is_shown_and_no_more() {
        assert_eq!(before("One came. Mr. Rehn said "), "Mr. Rehn said ");
        assert_eq!(before("First line\nSecond "), "Second ");
        assert_eq!(after(" in June. He left."), " in June.");
        assert_eq!(after(" in June,” she said.” Then"), " in June,” she said.”");
        assert_eq!(after(" in June\nNext"), " in June");
        let long = "word ".repeat(500);
        assert!(before(&long).starts_with('…') && after(&long).ends_with('…'));
        assert!(before(&long).chars().count() <= AROUND + 2);
    }
}
