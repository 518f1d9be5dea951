//! People who sign posts of social networks: "— Mira Holt (@miraholt)" is no sentence in which the model sees a name.

use corpus::EntityType;

use super::candidate::{Candidate, taken};
use crate::quotes::posts::Post;
use crate::reading::Reading;

/// The rule of the candidates found here.
const RULE: &str = "name.post";

/// The most words of a name.
const LONGEST: usize = 4;

/// The names of people that sign posts and that no candidate covers: a given name that the tables know and more.
pub(super) fn find(reading: Reading<'_>, posts: &[Post], candidates: &[Candidate]) -> Vec<Candidate> {
    if posts.is_empty() {
        return Vec::new();
    }
    let taken = taken(reading.syntax.words.len(), candidates);
    let signed = posts.iter().map(|post| reading.syntax.words_in(post.name));
    let people = signed.filter(|words| {
        let named = words.clone().all(|word| !taken[word] && reading.is_capitalised(word));
        let given = words.clone().next().is_some_and(|first| reading.lexicon.given_name(reading.word(first)).is_some());
        (2..=LONGEST).contains(&words.len()) && named && given
    });
    people.map(|words| Candidate::new(words, EntityType::Per, RULE)).collect()
}
