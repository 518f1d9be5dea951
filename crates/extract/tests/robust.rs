//! Bad input is data: whatever comes, there is a document, in time, and its blocks hold together.
#![allow(clippy::disallowed_methods, reason = "the clock only bounds a test")]
#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use corpus::{BlockKind, Document};
use lexicon::Lexicon;
use proptest::prelude::*;
use rashomon_extract::{Body, Capture, extract};

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::embedded);

fn plain(text: impl Into<String>) -> Document {
    checked(extract(Capture::new("page.txt", Body::Plain(text.into())), &LEXICON))
}

fn html(text: impl Into<String>) -> Document {
    checked(extract(Capture::new("page.html", Body::Html(text.into())), &LEXICON))
}

/// Blocks are in order, do not overlap, lie on character boundaries and cover every non-blank line.
fn checked(document: Document) -> Document {
    let text = document.text.as_str();
    let mut end = 0;
    for block in document.blocks.rows() {
        assert!(document.text.holds(block.span) && !block.span.is_empty());
        assert!(block.span.start >= end, "blocks overlap at {}", block.span.start);
        assert!(text[end as usize..block.span.start as usize].trim().is_empty(), "a line is not covered");
        assert_eq!(document.text.slice(block.span).trim(), document.text.slice(block.span));
        end = block.span.end;
    }
    assert!(text[end as usize..].trim().is_empty(), "the last lines are not covered");
    document
}

fn within(limit: u64, work: impl FnOnce()) {
    let begun = Instant::now();
    work();
    // Tests run without optimisation and beside each other: the bound tells quadratic from linear.
    assert!(begun.elapsed() < Duration::from_secs(limit), "{:?}", begun.elapsed());
}

#[test]
fn an_empty_page_is_a_document_without_blocks() {
    for text in ["", " ", "\n\r\n\t\n", "\u{A0}\n"] {
        assert!(plain(text).blocks.is_empty());
    }
    assert!(html("").blocks.is_empty());
    assert!(html("<html><body></body></html>").defects.iter().any(|defect| defect.kind == "no-article"));
}

#[test]
fn control_characters_and_odd_line_ends_stay_in_the_text() {
    let text = "The harbour\0 was closed on Monday after a storm.\r\n\rShips\u{1} wait outside the bay until it opens.\u{2028}Nobody was hurt in the storm, they said.";
    let document = plain(text);
    assert_eq!(document.text.as_str(), text);
    assert_eq!(document.blocks.len(), 3);
}

#[test]
fn only_menus_are_no_article() {
    let document = plain("Home\nNews\nSport\nWeather\nContact\n");
    assert!(document.blocks.rows().iter().all(|block| block.kind == BlockKind::Chrome));
    assert!(document.defects.iter().any(|defect| defect.kind == "no-article"));
}

#[test]
fn one_long_line_is_one_paragraph() {
    within(60, || {
        let document = plain("The ship waits outside the bay. ".repeat(300_000));
        assert_eq!(document.blocks.len(), 1);
    });
}

#[test]
fn a_long_line_without_spaces_is_read() {
    within(60, || {
        plain("a".repeat(5_000_000));
        plain("A".repeat(1_000_000));
        plain("5".repeat(1_000_000));
    });
}

#[test]
fn many_lines_are_read_in_linear_time() {
    within(120, || {
        plain("Home\n".repeat(100_000));
        plain("The ship waits outside the bay for the third day.\nFerries\n".repeat(20_000));
        plain("May 6, 2016\n".repeat(20_000));
        plain("Related Stories\n".repeat(20_000));
        plain("Ada Onwu\n".repeat(20_000));
    });
}

#[test]
fn many_quotation_marks_are_read() {
    within(30, || {
        plain("\"".repeat(100_000));
        plain("\u{201C}\n".repeat(50_000));
    });
}

#[test]
fn deep_and_broken_markup_is_read_without_a_tree() {
    within(60, || {
        let document = html(format!("{}<p>The harbour was closed on Monday after a storm.", "<div>".repeat(1_000_000)));
        assert!(document.text.as_str().contains("The harbour was closed"));
        assert!(document.defects.iter().any(|defect| defect.kind == "markup"));
        html("<b>".repeat(300_000));
        html("<".repeat(300_000));
        html("<!--".repeat(100_000));
        html("<a href='".repeat(100_000));
        html("<script>".repeat(100_000));
        html("<p>".repeat(30_000));
        html("<table><tr><td>".repeat(190));
        html("<tr><td>a<td>b".repeat(30_000));
        html(format!("<table>{}", "<tr><td>one<td>two".repeat(20_000)));
    });
}

#[test]
fn deep_and_wide_markup_is_read_in_linear_time() {
    let paragraph = "<p>The harbour of Port Sarn was closed on Monday after a storm, and ships wait outside.</p>";
    within(60, || {
        // As deep as a tree may be, with text at every level; and a million elements, which need none.
        let deep = format!("{}{}", format!("<div>{paragraph}").repeat(500), "</div>".repeat(500));
        assert!(html(deep).text.as_str().contains("harbour"));
        let wide = html(format!("<article>{}</article>", paragraph.repeat(20_000)));
        assert!(wide.text.as_str().contains("harbour"));
        let many = html("<b>word </b>".repeat(500_000));
        assert!(many.defects.iter().any(|defect| defect.kind == "markup"));
        // Text that the source does not hold in this order is not searched for over and over.
        html(format!("<table>{}{}", "<td>x".repeat(2_000), paragraph.repeat(5_000)));
    });
}

#[test]
fn scripts_full_of_strings_are_read_in_linear_time() {
    within(60, || {
        html(format!(
            "<script>{}</script>",
            "\"text\": \"A sentence that runs on and on, and is long enough to count as text.\",".repeat(20_000)
        ));
        html(format!("<script>{}</script>", "\"text\":".repeat(100_000)));
        html(format!("<script>{}</script>", "\"body\": \"".repeat(100_000)));
    });
}

#[test]
fn an_html_page_gives_its_article_and_what_its_markup_says() {
    let paragraph = "The harbour of Port Sarn was closed on Monday after a storm had torn two cranes from their rails, and the ships wait outside. ";
    let page = format!(
        "<!doctype html><html lang=\"en\"><head><title>Harbour closed - Coast Herald</title>\
         <meta property=\"og:site_name\" content=\"Coast Herald\">\
         <script type=\"application/ld+json\">{{\"@context\": \"https://schema.org\", \"@type\": \"NewsArticle\", \
         \"author\": {{\"@type\": \"Person\", \"name\": \"Ada Onwu\"}}, \"datePublished\": \"2016-05-06T10:00:00Z\"}}</script></head>\
         <body><nav><a href=\"/\">Home</a> <a href=\"/x\">World</a></nav><article><h1>Harbour closed</h1>\
         <p>{paragraph}{paragraph}</p><h2>What comes next</h2><figure><img src=\"a.jpg\"><figcaption>The harbour at night</figcaption></figure>\
         <p>{paragraph}The port expects to open again on Friday.</p><p>{paragraph}</p></article><footer>About us</footer></body></html>"
    );
    let document = html(page);
    let kinds: Vec<&str> = document.blocks.rows().iter().map(|block| block.kind.as_str()).collect();
    assert_eq!(kinds, ["title", "paragraph", "heading", "caption", "paragraph", "paragraph"]);
    let metadata = &document.metadata;
    assert_eq!(metadata.title.as_ref().map(|title| title.value.as_str()), Some("Harbour closed"));
    assert_eq!(metadata.authors[0].name.value, "Ada Onwu");
    assert_eq!(metadata.publisher.as_ref().map(|outlet| outlet.value.as_str()), Some("Coast Herald"));
    assert_eq!(metadata.published.as_ref().map(|date| date.value.as_str()), Some("2016-05-06"));
}

#[test]
fn what_is_given_wins() {
    let given = capture::Given {
        id: Some("a1".to_owned()),
        title: Some("Another headline".to_owned()),
        authors: vec!["Li Wen".to_owned()],
        published: Some("2016-05-06T10:00:00+09:00".to_owned()),
        language: Some("fr".to_owned()),
        ..capture::Given::default()
    };
    let text = "Harbour closed\n\nBy Ada Onwu\n\nThe harbour was closed on Monday after a storm.";
    let capture = Capture::new("page.txt", Body::Plain(text.to_owned())).with_given(given);
    let document = checked(extract(capture, &LEXICON));
    assert_eq!(document.id, "a1");
    let metadata = &document.metadata;
    assert_eq!(metadata.title.as_ref().map(|title| title.basis), Some(corpus::Basis::Given));
    assert_eq!(metadata.authors[0].name.value, "Li Wen");
    assert_eq!(metadata.published.as_ref().map(|date| date.value.as_str()), Some("2016-05-06"));
}

#[test]
fn a_given_date_that_is_none_is_a_defect() {
    let given = capture::Given { published: Some("last spring".to_owned()), ..capture::Given::default() };
    let capture = Capture::new("page.txt", Body::Plain("The harbour was closed again.".to_owned())).with_given(given);
    let document = extract(capture, &Lexicon::embedded());
    assert!(document.defects.iter().any(|defect| defect.kind == "given-date"));
}

#[test]
fn a_page_in_another_language_says_that_it_is_not_analysed() {
    let text = "Der Hafen wurde am Montag nach einem Sturm geschlossen, und die Schiffe warten seitdem vor der Bucht. Niemand wurde verletzt, sagte der Hafenmeister den Zeitungen.";
    let document = plain(text);
    assert_eq!(document.metadata.language.as_ref().map(|language| language.value.as_str()), Some("de"));
    assert!(document.defects.iter().any(|defect| defect.kind == "language"));
}

/// Pieces that pages are made of, and some that no page should be.
const PIECES: [&str; 24] = [
    "By Ada Onwu, envoy",
    "Ada Onwu",
    "May 6, 2016",
    "OSLO, May 3 (Nordwire) \u{2013} ",
    "The harbour was closed on Monday after a storm had torn two cranes from their rails. ",
    "Related Stories",
    "Leave a Reply",
    "3 Comments",
    "Photo: NW",
    "(Lena Berg / Nordwire)",
    "\u{A9} 2016 Coast Herald",
    "The opinions of the author do not reflect those of Bay Monthly. ",
    "2 hours ago",
    "\n",
    "\n\n",
    "\r\n",
    "\u{2028}",
    "\u{A0}",
    "\u{3000}\u{9996}\u{76F8}",
    "\u{201C}",
    "| ",
    "\0",
    "\u{301}",
    "- ",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_stands_on_a_page_its_blocks_hold_together(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..60)) {
        let text = pieces.concat();
        let document = plain(text.clone());
        prop_assert_eq!(document.text.as_str(), text);
    }

    #[test]
    fn whatever_characters_stand_on_a_page_its_blocks_hold_together(text in "\\PC{0,400}", page in "[<>/a-z=\" !&;\n-]{0,400}") {
        plain(text);
        html(page);
    }
}
