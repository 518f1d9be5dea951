//! The page: escaped, without a script, every link leading somewhere, and a pure function of its record.
#![allow(clippy::expect_used, clippy::panic, reason = "tests")]

mod fixture;

use std::collections::BTreeSet;

use rashomon_present::record::{BriefRecord, Passage, Word};
use rashomon_present::{
    brief_record, check_page, page_json, read_page, render_html, render_markdown, shown_record, to_json,
};

fn brief(without_texts: bool) -> BriefRecord {
    let archive = fixture::archive();
    brief_record(&archive, &fixture::relations(&archive), &fixture::manifest(), without_texts)
}

/// The values of an attribute.
fn values<'a>(page: &'a str, attribute: &str) -> Vec<&'a str> {
    let opening = format!(" {attribute}=\"");
    page.split(&opening).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// The page without the record at its end.
fn visible(page: &str) -> &str {
    page.split("<script").next().unwrap_or_default()
}

#[test]
fn every_link_of_the_page_leads_to_one_place() {
    for without_texts in [false, true] {
        let page = render_html(&brief(without_texts));
        let ids = values(visible(&page), "id");
        let places: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(places.len(), ids.len(), "an id is used twice");
        let links: Vec<&str> =
            values(visible(&page), "href").into_iter().filter_map(|href| href.strip_prefix('#')).collect();
        assert!(links.len() > 60, "{} links", links.len());
        for link in links {
            assert!(places.contains(link), "#{link} leads nowhere (without texts: {without_texts})");
        }
    }
}

#[test]
fn every_item_has_its_place_and_its_passages() {
    let record = brief(false);
    let page = render_html(&record);
    let ids: BTreeSet<&str> = values(visible(&page), "id").into_iter().collect();
    let items = record.timeline.iter().map(|item| &item.id).chain(record.quotes.iter().map(|item| &item.id));
    let items =
        items.chain(record.positions.iter().map(|item| &item.id)).chain(record.figures.iter().map(|item| &item.id));
    for id in
        items.chain(record.disagreements.iter().map(|item| &item.id)).chain(record.entities.iter().map(|item| &item.id))
    {
        assert!(ids.contains(id.as_str()), "{id}");
        assert!(page.contains(&format!("href=\"#{id}\"")), "nothing leads to {id}");
    }
}

#[test]
fn what_comes_from_outside_is_escaped() {
    let page = render_html(&brief(false));
    assert_eq!(page.matches("<script").count(), 2, "the filter and the record");
    assert_eq!(page.matches("</script").count(), 2);
    assert!(!page.contains("<b>Sport</b>") && page.contains("&#60;b&#62;Sport"));
    assert!(!page.contains("href=\"javascript:") && !page.contains("onload=\"x"));
    assert!(!visible(&page).contains('\u{202E}') && page.contains("⟨U+202E⟩"));
    assert!(page.contains("href=\"https://daily.arven.example/skerries?a=1&#38;b=2\""));
}

#[test]
fn nothing_is_loaded_and_nothing_runs() {
    let page = render_html(&brief(false));
    let shown = visible(&page);
    assert!(!shown.contains(" src=") && !shown.contains("@import") && !shown.contains("url("));
    assert!(shown.contains("default-src 'none'"));
    let outside: Vec<&str> = values(shown, "href").into_iter().filter(|href| href.contains("://")).collect();
    assert!(outside.iter().all(|href| href.starts_with("https://daily.arven") || href.starts_with("https://tidewire")));
}

#[test]
fn the_page_is_made_again_from_the_record_it_carries() {
    for without_texts in [false, true] {
        let record = brief(without_texts);
        let page = render_html(&record);
        let read = read_page(&page).expect("a record");
        assert_eq!(read, record);
        assert_eq!(check_page(&page, &render_html(&read)), None);
    }
}

#[test]
fn an_edit_of_the_page_or_of_its_record_is_found() {
    let page = render_html(&brief(false));
    let edited = page.replacen("no treaty had been signed", "a treaty had been signed", 1);
    let found = check_page(&edited, &render_html(&read_page(&edited).expect("a record"))).expect("an edit");
    assert!(found.message.starts_with("line "), "{found}");
    let json = page_json(&page).expect("a record");
    let forged = page.replace(json, &json.replacen("\"origins\":1", "\"origins\":9", 1));
    assert!(check_page(&forged, &render_html(&read_page(&forged).expect("a record"))).is_some());
    assert!(check_page(&format!("{page}\n"), &page).is_some());
    assert!(page_json(&format!("{page}{page}")).is_err());
}

#[test]
fn an_empty_brief_says_so_in_every_section() {
    let record = brief_record(&corpus::Archive::default(), &corpus::Relations::default(), &fixture::manifest(), false);
    let page = render_html(&record);
    assert!(page.matches("class=\"nothing\"").count() >= 10);
    assert_eq!(read_page(&page).expect("a record"), record);
}

#[test]
fn hostile_offsets_neither_panic_nor_make_dead_links() {
    let mut record = brief(false);
    record.quotes[0].content[0].end = 4_000_000;
    record.timeline[0].mentions[0].start = 900;
    record.timeline[0].mentions[0].doc = "none".to_owned();
    record.documents[1].blocks[0].end = 999_999;
    record.as_of = Some("9999-12-31".to_owned());
    record.timeline[1].date = Some("not a date".to_owned());
    let page = render_html(&record);
    assert!(page.contains("</html>") && read_page(&page).is_ok());
}

#[test]
fn every_letter_of_a_text_is_shown() {
    let page = render_html(&brief(false));
    let texts = visible(&page).split("id=\"texts\"").nth(1).expect("the texts");
    let mut words = String::new();
    let mut inside = false;
    for letter in texts.chars() {
        match letter {
            '<' => inside = true,
            '>' => inside = false,
            _ if !inside => words.push(letter),
            _ => {}
        }
    }
    for line in fixture::ARVEN.lines() {
        assert!(words.contains(line), "{line}");
    }
}

#[test]
fn equal_records_give_equal_pages() {
    assert_eq!(render_html(&brief(false)), render_html(&brief(false)));
    assert_eq!(to_json(&brief(true)), to_json(&brief(true)));
}

#[test]
fn many_documents_become_lists_instead_of_columns() {
    let mut record = brief(false);
    for number in 0..20 {
        let mut copy = record.documents[2].clone();
        copy.id = format!("copy-{number}");
        record.documents.push(copy);
    }
    let page = render_html(&record);
    assert!(page.contains("<th scope=\"col\">Documents</th>"));
    assert!(!page.contains("class=\"count\">1 "));
}

#[test]
fn a_report_is_never_shown_without_the_words_that_attribute_it() {
    let mut record = brief(false);
    let doc =
        record.documents.iter().find(|one| one.text.as_deref() == Some(fixture::ARVEN)).expect("Arven").id.clone();
    let passage = |words: &str| {
        let start = fixture::ARVEN[..fixture::ARVEN.find(words).expect("words")].chars().count() as u32;
        Passage { doc: doc.clone(), start, end: start + words.chars().count() as u32, exact: words.to_owned() }
    };
    let report = 0;
    let quote = &mut record.quotes[report];
    quote.quote_type = Word(corpus::QuoteType::Indirect);
    quote.content = vec![passage("no treaty had been signed")];
    (quote.source, quote.cue) = (Some(passage("She")), Some(passage("said that")));
    quote.variants.clear();
    let markdown = render_markdown(&record);
    assert!(markdown.contains("- She said that no treaty had been signed"), "as it stands in the text");
    assert!(visible(&render_html(&record)).contains("<bdi>She said that</bdi></span> <bdi>no treaty had been signed"));
    // Where source and cue stand elsewhere, they are put before the words.
    let far = Passage { start: 1, end: 6, exact: "denied".to_owned(), ..record.quotes[report].content[0].clone() };
    record.quotes[report].cue = Some(far);
    assert!(render_markdown(&record).contains("… denied: no treaty had been signed"));
    for text in &mut record.documents {
        text.text = None;
    }
    assert!(visible(&render_html(&record)).contains("denied:</bdi></span> <bdi>no treaty"));
}

#[test]
fn a_page_of_very_many_documents_has_no_dead_link_and_says_what_it_leaves_out() {
    let mut record = brief(false);
    for number in 0..80 {
        let mut copy = record.documents[2].clone();
        copy.id = format!("copy-{number}");
        record.documents.push(copy);
    }
    for number in 0..600 {
        let mut other = record.quotes[0].clone();
        other.id = format!("quote-{number}");
        record.quotes.push(other);
    }
    let page = render_html(&record);
    let ids: BTreeSet<&str> = values(visible(&page), "id").into_iter().collect();
    for href in values(visible(&page), "href").into_iter().filter_map(|href| href.strip_prefix('#')) {
        assert!(ids.contains(href), "#{href} leads nowhere");
    }
    let left_out = record.quotes.len() - page.matches("data-kind=\"statement\"").count();
    assert!(left_out > 0 && page.contains(&format!("{left_out} more are not in this file")));
    let carried = read_page(&page).expect("a record");
    assert_eq!(carried.left_out["quotes"] as usize, left_out);
    assert_eq!(carried.quotes.len() + left_out, record.quotes.len());
    assert!(carried.documents.iter().map(|one| &one.text).eq(record.documents.iter().map(|one| &one.text)));
    assert_eq!(render_html(&carried), page, "the page is a function of the record it carries");
    assert_eq!(carried, *shown_record(&record));
}

#[test]
fn a_given_title_is_shown_and_a_contested_name_is_given_in_full() {
    let mut record = brief(false);
    let named = |record: &BriefRecord| render_html(record).split("<h1>").nth(1).expect("a title").to_owned();
    assert!(named(&record).contains(" / ") || !record.disagreements.iter().any(|one| one.kind.as_str() == "label"));
    record.options.insert("title".to_owned(), "Two <names>".into());
    assert!(named(&record).starts_with("<bdi>Two &#60;names&#62;</bdi>"));
}

#[test]
fn corrections_stand_where_the_names_are_and_mark_their_actors() {
    let record = brief(false);
    let page = render_html(&record);
    let list = page.split("id=\"corrections\"").nth(1).expect("a list").split("</ol>").next().unwrap_or_default();
    assert!(list.contains("<b>kept apart from</b>") && list.contains("the brother") && list.contains("coast.txt"));
    assert!(list.contains("not applied:") && list.contains("href=\"#rule-correction-apart\""));
    assert_eq!(page.matches("corrected by the analyst: <a href=\"#correction-1\">").count(), 2);
    assert!(page.contains("1 correction by an analyst is applied"));
    let refused = record.defects.iter().filter(|defect| defect.kind == "correction").collect::<Vec<_>>();
    assert_eq!(refused.len(), 1);
    assert!(page.contains(&refused[0].message) && refused[0].message.starts_with("“Nobody” rejected was not applied"));
    let words = render_markdown(&record);
    assert!(words.contains("“Rehn” in “coast.txt” **kept apart from** “Lía Okafor”. Note: the brother"));
    assert!(words.contains("corrected by the analyst: 1") && words.contains("**not applied:** no document names"));
    let none = BriefRecord { corrections: Vec::new(), ..record };
    assert!(!render_html(&none).contains("orrected by") && !render_markdown(&none).contains("orrected by"));
}

#[test]
fn a_block_with_many_items_is_shown_in_time() {
    let mut record = brief(false);
    let quote = record.quotes[0].clone();
    for number in 0..20_000 {
        let mut other = quote.clone();
        other.id = format!("quote-{number}");
        record.quotes.push(other);
    }
    assert!(render_html(&record).contains("#quote-19999"));
}

#[test]
fn what_happened_last_is_the_latest_even_where_it_was_just_said() {
    let mut record = brief(false);
    let past = |entry: &&rashomon_present::record::TimelineRecord| entry.status.as_str() == "past";
    assert!(record.timeline.iter().filter(past).count() > 1, "something else happened too");
    let first = record.timeline.iter().find(past).map(|entry| entry.id.clone()).expect("an event of the past");
    for entry in &mut record.timeline {
        if entry.id == first {
            entry.date = Some("2021-03-09".to_owned());
            entry.headline = "The Arven bridge was closed".to_owned();
        } else if entry.status.as_str() == "past" {
            entry.date = Some("2021-03-01".to_owned());
        }
    }
    record.as_of = Some("2021-03-10".to_owned());
    record.developments = vec![first];
    let shown = render_markdown(&record);
    let last =
        shown.split("**What happened last**").nth(1).and_then(|rest| rest.lines().find(|line| line.starts_with("- ")));
    assert_eq!(last.map(|line| line.contains("The Arven bridge was closed")), Some(true), "{last:?}");
}
