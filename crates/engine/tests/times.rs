//! Principle 5: everything has a time, and an inferred one says from what.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod run;

use corpus::{Basis, Status};

#[test]
fn a_stated_date_is_stated_and_shown() {
    let article = run::article("a", run::LEDGER);
    let published = article.document.metadata.published.expect("a date");
    assert_eq!((published.value.as_str(), published.basis), ("2019-03-03", Basis::Stated));
    assert_eq!(article.document.text.slice(published.from[0]), "March 3, 2019");
}

#[test]
fn an_undated_text_says_that_its_date_is_inferred_and_from_what() {
    let text = "Harbour talks go on\n\nThe two sides met in Lisbon on March 2, 2019. \
        The harbour was closed in 2017. Another round is planned for May 2019.\n";
    let article = run::article("a", text);
    assert!(article.document.metadata.published.is_none(), "no date of the text is taken for that of the article");
    let written = article.annotations.written.as_ref().expect("a date can be inferred");
    assert_eq!(written.basis, Basis::Inferred);
    let from: Vec<&str> = written.from.iter().map(|span| article.document.text.slice(*span)).collect();
    assert!(from.contains(&"March 2, 2019"), "{from:?}");
    assert!(written.value.as_str().contains("2019"), "{}", written.value);
}

#[test]
fn nothing_is_dated_where_nothing_says_when() {
    let article = run::article("a", "A town and its harbour\n\nThe harbour lies in the north. Ships call there.\n");
    assert!(article.annotations.written.is_none());
}

#[test]
fn what_is_planned_is_judged_as_of_the_brief() {
    let articles = || vec![run::article("a", run::LEDGER), run::article("b", run::COURIER)];
    let visit = |as_of: &str| {
        let as_of = corpus::Edtf::parse(as_of).and_then(|date| date.exact_day());
        let options = rashomon_engine::BriefOptions { as_of, ..Default::default() };
        let brief = run::engine().brief(articles(), &options);
        let entry = brief.relations.timeline.iter().find(|entry| {
            entry.date.as_ref().is_some_and(|date| date.as_str() == "2019-04-14") && entry.status == Status::Scheduled
        });
        let id = entry.expect("the visit of April 14").id;
        brief.relations.upcoming.into_iter().find(|planned| planned.id == id).expect("it is followed").outcome
    };
    assert_eq!(visit("2019-03-05"), corpus::Outcome::Announced);
    assert_eq!(visit("2019-05-01"), corpus::Outcome::Overdue);
}
