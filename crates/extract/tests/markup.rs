//! What the markup of a page says about it, one kind of evidence at a time. Outlets and persons are invented.
#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::sync::LazyLock;

use capture::Given;
use corpus::{Basis, Metadata};
use lexicon::Lexicon;
use proptest::prelude::*;
use rashomon_extract::{Body, Capture, extract};

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::embedded);

const TEXT: &str = "<p>The harbour of Port Sarn was closed on Monday after a storm, and no ship may enter it before the \
    lamp of the lighthouse is repaired, the coast guard said in a notice to ships.</p>\
    <p>A lightship will be anchored off the point for as long as the work lasts, and pilots will meet every ship.</p>";

fn capture(head: &str, body: &str) -> Capture {
    let html = format!("<html lang=\"en-GB\"><head>{head}</head><body><article>{body}{TEXT}</article></body></html>");
    Capture::new("page.html", Body::Html(html))
}

fn read(head: &str, body: &str) -> Metadata {
    extract(capture(head, body), &LEXICON).metadata
}

fn published(head: &str, body: &str) -> Option<(String, String)> {
    read(head, body).published.map(|date| (date.value.to_string(), date.rule.to_string()))
}

fn said(day: &str, rule: &str) -> Option<(String, String)> {
    Some((day.to_owned(), rule.to_owned()))
}

fn names(metadata: &Metadata) -> Vec<&str> {
    metadata.authors.iter().map(|author| author.name.value.as_str()).collect()
}

fn linked(data: &str) -> String {
    format!("<script type=\"application/ld+json\">{data}</script>")
}

#[test]
fn every_place_for_the_day_of_publication_is_read() {
    let article = linked(r#"{"@type":"NewsArticle","datePublished":"2020-05-12T10:35:00+01:00"}"#);
    for (head, body, rule) in [
        (article.as_str(), "", "published.json-ld"),
        (r#"<meta property="article:published_time" content="2020-05-12T10:35:00Z">"#, "", "published.meta"),
        (r#"<meta name="DC.date" content="12.05.2020">"#, "", "published.meta-date"),
        (
            "",
            r#"<h1>Harbour closed</h1><span itemprop="datePublished" content="2020-05-12">on Tuesday</span>"#,
            "published.property",
        ),
        (
            "",
            r#"<h1>Harbour closed</h1><span property="schema:datePublished" content="2020-05-12">x</span>"#,
            "published.property",
        ),
        ("", r#"<h1>Harbour closed</h1><time datetime="2020-05-12T10:35">Tuesday</time>"#, "published.element"),
        ("", r#"<h1>Harbour closed</h1><p class="posted-on">12 May 2020</p>"#, "published.class"),
        ("", "<h1>Harbour closed</h1><b>Published:</b> <i>12 May 2020</i>", "published.label"),
        ("", "<h1>Hafen gesperrt</h1><small>Veröffentlicht am 12. Mai 2020</small>", "published.label"),
        ("", "<h1>Harbour closed</h1><div>12 May 2020</div>", "published.text"),
        (
            r#"<link rel="canonical" href="https://bay-herald.example/2020/05/12/harbour-closed">"#,
            "",
            "published.address",
        ),
        ("<script>window.page = {\"publishedAt\":\"2020-05-12T10:35:00Z\"}</script>", "", "published.script"),
        (r#"<meta property="article:modified_time" content="2020-05-12T10:35:00Z">"#, "", "published.last-change"),
    ] {
        assert_eq!(published(head, body), said("2020-05-12", rule), "{head} {body}");
    }
}

#[test]
fn the_day_of_the_change_is_not_that_of_publication() {
    let metadata = read(
        r#"<meta property="article:published_time" content="2020-05-12T22:10:00-04:00">
           <meta property="article:modified_time" content="2020-05-14T09:00:00Z">"#,
        "<h1>Harbour closed</h1><p>Updated 14 May 2020</p>",
    );
    assert_eq!(metadata.published.map(|date| date.value.to_string()).as_deref(), Some("2020-05-12"));
    assert_eq!(metadata.published_time.map(|time| time.value).as_deref(), Some("22:10-04:00"));
    assert_eq!(metadata.modified.map(|date| date.value.to_string()).as_deref(), Some("2020-05-14"));
    assert_eq!(metadata.modified_time.map(|time| time.value).as_deref(), Some("09:00Z"));
}

#[test]
fn a_day_that_is_only_that_of_the_change_is_inferred() {
    let metadata = read("", "<h1>Harbour closed</h1><p>Last updated: 14 May 2020</p>");
    let published = metadata.published.expect("a date");
    assert_eq!((published.value.to_string().as_str(), published.basis), ("2020-05-14", Basis::Inferred));
    assert!(!published.doubts.is_empty());
}

#[test]
fn a_time_in_utc_is_of_the_day_that_the_page_shows() {
    let head = linked(r#"{"@type":"NewsArticle","datePublished":"2020-05-13T02:10:00Z"}"#);
    assert_eq!(
        published(&head, "<h1>Harbour closed</h1><p>May 12, 2020, 10:10 p.m.</p>").map(|date| date.0).as_deref(),
        Some("2020-05-12")
    );
    assert_eq!(published(&head, "<h1>Harbour closed</h1>").map(|date| date.0).as_deref(), Some("2020-05-13"));
}

#[test]
fn an_order_that_is_open_is_settled_by_another_place() {
    let body = "<h1>Harbour closed</h1><p class=\"date\">05/12/2020</p>";
    let open = read("", body).published.expect("a date");
    assert!(open.doubts.iter().any(|doubt| doubt.to_string().contains("either order")), "{open:?}");
    let head = r#"<meta name="date" content="2020-05-12">"#;
    assert_eq!(published(head, body).map(|date| date.0).as_deref(), Some("2020-05-12"));
}

#[test]
fn dates_of_comments_and_other_articles_weigh_less() {
    let body = "<h1>Harbour closed</h1><p>12 May 2020</p>";
    let after = format!(
        "{TEXT}<div class=\"comments\"><time datetime=\"2020-05-20\">20 May 2020</time></div>\
        <aside class=\"related\"><time datetime=\"2020-06-01\">1 June 2020</time></aside>"
    );
    assert_eq!(published("", &format!("{body}{after}")).map(|date| date.0).as_deref(), Some("2020-05-12"));
}

#[test]
fn a_date_after_the_capture_is_not_believed() {
    let mut page = capture(r#"<meta name="pubdate" content="2031-01-01"><meta name="date" content="2020-05-12">"#, "");
    page.captured = Some("2020-05-13T08:00:00Z".to_owned());
    let metadata = extract(page, &LEXICON).metadata;
    assert_eq!(metadata.published.map(|date| date.value.to_string()).as_deref(), Some("2020-05-12"));
}

#[test]
fn places_that_disagree_are_told() {
    let head = format!(
        "{}{}",
        linked(r#"{"@type":"Article","datePublished":"2020-05-12"}"#),
        r#"<meta name="pubdate" content="2019-01-01">"#
    );
    let date = read(&head, "").published.expect("a date");
    assert_eq!(date.value.to_string(), "2020-05-12");
    assert!(date.doubts.iter().any(|doubt| doubt.to_string() == "published.meta says 2019-01-01"), "{date:?}");
}

#[test]
fn every_place_for_authors_is_read() {
    let graph = linked(
        r##"{"@graph":[{"@type":"NewsArticle","author":{"@id":"#ada"}},{"@type":"Person","@id":"#ada","name":"Ada Onwu"}]}"##,
    );
    let listed = linked(r#"[{"@type":["NewsArticle"],"author":["Ada Onwu"]}]"#);
    let byline = "<h1>Harbour closed</h1>";
    for (head, body, rule) in [
        (graph.as_str(), String::new(), "author.json-ld"),
        (listed.as_str(), String::new(), "author.json-ld"),
        (r#"<meta name="author" content="By Ada Onwu">"#, String::new(), "author.meta"),
        (r#"<meta name="citation_author" content="Onwu, Ada">"#, String::new(), "author.meta"),
        (
            "",
            format!("{byline}<span itemprop=\"author\"><span itemprop=\"name\">Ada Onwu</span></span>"),
            "author.property",
        ),
        ("", format!("{byline}<a rel=\"author\" href=\"/ada\">Ada Onwu</a>"), "author.rel"),
        ("", format!("{byline}<div>Written by</div><div>Ada Onwu</div>"), "author.label"),
        ("", format!("{byline}<div class=\"post-author\"><b>Ada Onwu</b> <i>Harbour Master</i></div>"), "author.class"),
    ] {
        let metadata = read(head, &body);
        assert_eq!(names(&metadata), ["Ada Onwu"], "{head} {body}");
        assert_eq!(metadata.authors[0].name.rule.to_string(), rule, "{head} {body}");
    }
}

#[test]
fn desks_outlets_and_accounts_are_no_people() {
    let site = r#"<meta property="og:site_name" content="Bay Herald">"#;
    for name in
        ["Bay Herald", "Bay Herald Staff", "admin", "News Desk", "https://bay-herald.example/ada", "Editorial Team"]
    {
        let metadata = read(&format!("{site}<meta name=\"author\" content=\"{name}\">"), "");
        assert_eq!(names(&metadata), [""; 0], "{name}");
    }
}

#[test]
fn a_menu_entry_with_by_signs_nothing() {
    let menu = "<nav><ul><li><a>By Use Case</a></li><li><a>By Harbour Size</a></li></ul></nav>";
    let html = format!("<html><body>{menu}<article><h1>Harbour closed</h1>{TEXT}</article></body></html>");
    let metadata = extract(Capture::new("page.html", Body::Html(html)), &LEXICON).metadata;
    assert_eq!(names(&metadata), [""; 0]);
}

#[test]
fn the_seen_headline_wins_and_the_name_of_the_site_is_no_part() {
    let head = r#"<title>Harbour of Port Sarn closed | Bay Herald</title><meta property="og:title" content="Storm shuts port">
        <meta property="og:site_name" content="Bay Herald">"#;
    for (body, title, rule) in [
        ("<h1>Harbour of Port Sarn closed</h1>", "Harbour of Port Sarn closed", "title.heading"),
        ("<h1>Port Sarn waits for its harbour</h1>", "Port Sarn waits for its harbour", "title.heading"),
        ("<header><h1>Bay Herald</h1></header>", "Harbour of Port Sarn closed", "title.element"),
    ] {
        let found = read(head, body).title.expect("a title");
        let fits = found.value == title && found.rule.to_string() == rule
            || rule == "title.element" && found.value != "Bay Herald";
        assert!(fits, "{body}: {found:?}");
    }
    let doubled = "<title>Harbour closed by storm – Bay Herald - Bay Herald</title>";
    let head = format!("{doubled}<meta property=\"og:site_name\" content=\"Bay Herald\">");
    assert_eq!(read(&head, "").title.map(|title| title.value).as_deref(), Some("Harbour closed by storm"));
}

#[test]
fn the_article_of_the_page_goes_before_others_in_the_data() {
    let head = format!(
        "<link rel=\"canonical\" href=\"https://bay-herald.example/harbour\">{}",
        linked(
            r#"[{"@type":"NewsArticle","url":"https://bay-herald.example/other","datePublished":"2018-01-01","author":"Li Wen"},
                {"@type":"NewsArticle","url":"https://bay-herald.example/harbour/","datePublished":"2020-05-12","author":"Ada Onwu"}]"#
        )
    );
    let metadata = read(&head, "");
    assert_eq!(metadata.published.as_ref().map(|date| date.value.to_string()).as_deref(), Some("2020-05-12"));
    assert_eq!(names(&metadata), ["Ada Onwu"]);
}

#[test]
fn data_that_breaks_the_rules_of_json_is_read() {
    for data in [
        r#"<!-- {"@type":"Article","datePublished":"2020-05-12"} -->"#,
        r#"{"@type":"Article","datePublished":"2020-05-12",}"#,
        r#"{"@type":"Article", /* today */ "datePublished":"2020-05-12"}"#,
        "{\"@type\":\"Article\",\"description\":\"a\nb\tc\u{2}\",\"datePublished\":\"2020-05-12\"}",
        r#"{"@type":"Article","description":"The "closed" harbour","datePublished":"2020-05-12"}"#,
        r#"{"@type":"Article","description":"Ada\'s","datePublished":"2020-05-12"}"#,
        r#"{"@type":"WebSite"}{"@type":"Article","datePublished":"2020-05-12"}"#,
        r#"{"@graph":[{"@graph":[{"@type":"http://schema.org/Article","datePublished":"2020-05-12"}]}]}"#,
        r#"{"@type":"Article","datePublished":"2020-05-12","author":{"@type":"Person""#,
        r#"//<![CDATA[
{"@type":"Article","datePublished":"2020-05-12"}
//]]>"#,
    ] {
        assert_eq!(published(&linked(data), ""), said("2020-05-12", "published.json-ld"), "{data}");
    }
}

#[test]
fn section_tags_and_address_are_read() {
    let metadata = read(
        r#"<link rel="canonical" href="https://bay-herald.example/harbour"><meta property="article:section" content="Ports">
           <meta name="keywords" content="harbour, storm, Harbour">"#,
        "",
    );
    assert_eq!(metadata.section.map(|section| section.value).as_deref(), Some("Ports"));
    assert_eq!(metadata.tags, ["harbour", "storm"]);
    assert_eq!(metadata.url.map(|url| url.value).as_deref(), Some("https://bay-herald.example/harbour"));
}

#[test]
fn what_the_user_gives_wins() {
    let given = Given {
        title: Some("Given".to_owned()),
        authors: vec!["Li Wen".to_owned()],
        published: Some("2001-02-03".to_owned()),
        ..Given::default()
    };
    let page = capture(
        r#"<meta name="author" content="Ada Onwu"><meta name="pubdate" content="2020-05-12T10:00:00Z">"#,
        "<h1>Harbour closed</h1>",
    );
    let metadata = extract(page.with_given(given), &LEXICON).metadata;
    assert_eq!(names(&metadata), ["Li Wen"]);
    assert_eq!(
        metadata.published.as_ref().map(|date| (date.value.to_string(), date.basis)),
        Some(("2001-02-03".to_owned(), Basis::Given))
    );
    assert_eq!(metadata.published_time, None);
    assert_eq!(metadata.title.map(|title| title.value).as_deref(), Some("Given"));
}

/// Pieces of markup that name metadata, to be put together at random.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[ -~äé年月日\u{202E}]{0,30}".boxed(),
        "[0-9./: T+-]{0,24}".boxed(),
        "<(time|span|h1|a|meta|div) (class|itemprop|rel|datetime|content|name|title)=\"?[a-zA-Z0-9 :./-]{0,20}\"?>"
            .boxed(),
        "</(time|span|h1|a|div)>".boxed(),
        "<script type=\"application/ld\\+json\">[\\[\\]{}:,\"@a-z\\\\/ 0-9<!-]{0,60}</script>".boxed(),
        "(By|Written by|Updated|Published|Stand:|©) [A-Z][a-z]{0,8} [A-Z][a-z]{0,8}[,;|&]?".boxed(),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_markup_panics(html in pieces()) {
        let document = extract(Capture::new("page.html", Body::Html(html)), &LEXICON);
        prop_assert!(document.metadata.authors.len() <= 20);
    }
}

fn title(head: &str, body: &str) -> Option<String> {
    read(head, body).title.map(|title| title.value)
}

#[test]
fn a_blog_heads_its_pages_with_its_own_name() {
    let post = "<h2><a href=\"/post\">Lightship anchored off the point</a></h2>";
    let head = "<title>Sarn Notebook: Lightship anchored off the point</title>";
    let blog = format!("<h1>Sarn Notebook</h1>{post}");
    assert_eq!(title(head, &blog).as_deref(), Some("Lightship anchored off the point"));
    let head = "<title>After the storm: Pilots will meet every ship</title>";
    let topic = "<p>After the storm</p><h1>Pilots will meet every ship</h1>";
    assert_eq!(title(head, topic).as_deref(), Some("Pilots will meet every ship"));
    let logo = "<h1>Lightship anchored off the point<a href=\"/\">Sarn Notebook</a></h1>";
    let head =
        "<title>Lightship anchored off the point</title><meta property=\"og:site_name\" content=\"Sarn Notebook\">";
    assert_eq!(title(head, logo).as_deref(), Some("Lightship anchored off the point"));
}

#[test]
fn a_page_that_is_called_by_its_headline_names_no_site() {
    let head = "<title>Lightship is anchored off the point</title>\
        <meta name=\"application-name\" content=\"Lightship is anchored off the point\">";
    let metadata = read(head, "<h1><a href=\"/\">sarn back home</a></h1><h1>Lightship is anchored off the point</h1>");
    assert_eq!(metadata.title.map(|title| title.value).as_deref(), Some("Lightship is anchored off the point"));
    assert_eq!(metadata.publisher, None);
}

#[test]
fn offices_sentences_and_papers_are_no_authors() {
    let sentence = "<h1>Harbour closed</h1><p>The lighthouse of Port Sarn, of which the lamp is out, was drawn by hand \
        in the office of the town and built of <a href=\"/stone\">stone</a> by <a href=\"/w/Ada_Brown\">Ada Brown</a>, \
        the first woman to build one on this coast, in a summer without a single day of rain, and with the help of two \
        hundred fishermen, who were paid in oil for their own lamps and in rope for their boats.</p>";
    assert_eq!(names(&read("", sentence)), [""; 0]);
    let office = "<h1>Harbour closed</h1><p><em>Posted by Ada Brown, Software Engineer</em></p>";
    assert_eq!(names(&read("", office)), ["Ada Brown"]);
    let paper = "<h1>Harbour closed</h1><span class=\"author\">The Plain Pilot</span>";
    assert_eq!(names(&read("", paper)), [""; 0]);
    let capitals = r#"<meta name="author" content="ADA BROWN">"#;
    assert_eq!(names(&read(capitals, "<h1>Harbour closed</h1>")), ["Ada Brown"]);
}

#[test]
fn a_day_before_the_web_is_one_that_a_page_tells_of() {
    let told = "<h1>Harbour closed</h1><ul><li>The harbour was opened on August 14, 1935</li></ul>";
    assert_eq!(published("", told), None);
    let paper = r#"<meta property="article:published_time" content="1935-08-14">"#;
    assert_eq!(published(paper, "<h1>Harbour closed</h1>"), said("1935-08-14", "published.meta"));
}
