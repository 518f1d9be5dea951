//! Principle 3: copies count as one.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod run;

use corpus::Relations;

/// The most independent origins that any timeline entry has, and the most documents.
fn most(relations: &Relations) -> (u32, usize) {
    let origins = relations.timeline.iter().map(|entry| entry.origins).max().unwrap_or_default();
    let documents = relations.timeline.iter().map(|entry| entry.documents.len()).max().unwrap_or_default();
    (origins, documents)
}

#[test]
fn a_copied_article_does_not_raise_the_count_of_origins() {
    let copy = format!(
        "The Evening Copy\n\n{}\nSubscribe to our newsletter\n",
        run::LEDGER.replace("By Ilse Marrow", "By our staff")
    );
    let articles =
        vec![run::article("ledger", run::LEDGER), run::article("copy", &copy), run::article("courier", run::COURIER)];
    let brief = run::brief(articles);
    assert_eq!(brief.relations.origins.len(), 1, "the copy and its original are one origin");
    assert_eq!(brief.relations.origins[0].documents.len(), 2);
    let (origins, documents) = most(&brief.relations);
    assert_eq!((origins, documents), (2, 3), "the meeting stands in three documents of two origins");
}

#[test]
fn the_same_words_twice_are_two_documents_and_one_origin() {
    let brief = run::brief(vec![run::article("a", run::LEDGER), run::article("b", run::LEDGER)]);
    let ids: Vec<&str> = brief.archive.documents().iter().map(|one| one.document.id.as_str()).collect();
    assert_eq!(ids[1], format!("{}~2", ids[0]));
    assert_eq!(most(&brief.relations).0, 1);
}
