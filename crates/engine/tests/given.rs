//! Principle 7: what the user gives wins over what is found.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod run;

use capture::Given;
use corpus::Basis;

#[test]
fn given_metadata_wins_and_is_shown_as_given() {
    let given = Given {
        published: Some("2019-03-07".to_owned()),
        publisher: Some("The Northern Ledger".to_owned()),
        authors: vec!["Ada Onwu".to_owned()],
        country: Some("PT".to_owned()),
        ..Given::default()
    };
    let metadata = run::given("a", run::LEDGER, given).document.metadata;
    let published = metadata.published.expect("a date");
    assert_eq!((published.value.as_str(), published.basis), ("2019-03-07", Basis::Given));
    let publisher = metadata.publisher.expect("an outlet");
    assert_eq!((publisher.value.as_str(), publisher.basis), ("The Northern Ledger", Basis::Given));
    assert_eq!(metadata.authors.iter().map(|author| author.name.value.as_str()).collect::<Vec<_>>(), ["Ada Onwu"]);
    assert_eq!(metadata.country.map(|country| country.value).as_deref(), Some("PT"));
}

#[test]
fn relative_times_are_read_from_the_given_date() {
    let text = "Harbour talks\n\nThe ministers met in Lisbon yesterday. They will meet again on Friday.\n";
    let article = run::given("a", text, run::of("The Ledger", "2019-03-07"));
    let values: Vec<&str> = article.annotations.times.rows().iter().map(|time| &*time.value).collect();
    assert_eq!(values, ["2019-03-06", "2019-03-08"]);
}
