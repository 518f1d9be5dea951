//! Feeds and lists: the articles they carry, with what they say about them; what is only linked is said.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test fails by panicking")]

mod made;

use made::{gzip, read, shown, text};
use rashomon_capture::{Body, Capture, CaptureError};

/// A feed of RSS 2.0 with these items, and the namespaces that feeds declare.
fn rss(items: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" \
         xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:atom=\"http://www.w3.org/2005/Atom\">\n<channel><title>The Bay &amp; Port Herald</title>\
         <atom:link href=\"https://bay.example/feed\" rel=\"self\"/><link>https://bay.example/</link>\n\
         <image><title>Logo</title></image>{items}</channel>\n</rss>\n"
    )
}

/// An item that carries its article.
fn item(number: usize) -> String {
    format!(
        "<item><title>Port {number} opens</title><link>https://bay.example/{number}</link>\
         <dc:creator>Ada Onwu</dc:creator><pubDate>Fri, 06 May 2016 10:00:00 GMT</pubDate>\
         <description>Short.</description><content:encoded><![CDATA[<p>Port {number} was opened by Ada Onwu.</p>\
         <p>Ships & boats came.</p>]]></content:encoded></item>\n"
    )
}

fn captures(found: &[Result<Capture, CaptureError>]) -> Vec<&Capture> {
    found.iter().flatten().collect()
}

#[test]
fn an_item_that_carries_its_article_is_a_page() {
    let found = read(rss(&(item(1) + &item(2))).as_bytes(), "bay.rss");
    let pages = captures(&found);
    assert_eq!((pages.len(), found.len()), (2, 2));
    assert_eq!(pages[1].source, "bay.rss#2");
    assert_eq!(pages[1].body, Body::Html("<p>Port 2 was opened by Ada Onwu.</p><p>Ships & boats came.</p>".to_owned()));
    let given = &pages[1].given;
    assert_eq!(given.title.as_deref(), Some("Port 2 opens"));
    assert_eq!(given.url.as_deref(), Some("https://bay.example/2"));
    assert_eq!(given.publisher.as_deref(), Some("The Bay & Port Herald"));
    assert_eq!(given.published.as_deref(), Some("2016-05-06T10:00:00+00:00"));
    assert_eq!(given.authors, ["Ada Onwu"]);
    assert!(pages[1].faults.is_empty());
}

#[test]
fn an_item_with_a_summary_is_kept_and_says_so() {
    let items = "<item><title>A</title><link>/a</link><description>The port was closed.</description></item>\
        <item><title>B</title><link>/b</link></item><item><title>C</title></item>";
    let found = read(rss(items).as_bytes(), "bay.xml");
    let pages = captures(&found);
    assert_eq!(pages.len(), 1);
    assert_eq!(pages[0].body, Body::Plain("The port was closed.".to_owned()));
    assert_eq!(pages[0].faults[0].kind, "summary");
    assert!(pages[0].faults[0].message.contains("https://bay.example/a"));
    let errors: Vec<&CaptureError> = found.iter().filter_map(|found| found.as_ref().err()).collect();
    assert!(errors[0].is_not_fetched() && errors[0].to_string().contains("https://bay.example/b"), "{errors:?}");
    assert!(errors[1].is_malformed() && errors[1].to_string().contains("1 entries"), "{errors:?}");
}

#[test]
fn a_long_description_is_the_article_and_one_that_ends_in_an_ellipsis_is_not() {
    let long = "The port was closed for a day. ".repeat(60);
    let items = format!(
        "<item><link>https://bay.example/1</link><description>{long}</description></item>\
         <item><link>https://bay.example/2</link><description>{long} [&amp;#8230;]</description></item>"
    );
    let found = read(rss(&items).as_bytes(), "bay.xml");
    let kinds: Vec<Vec<&str>> =
        captures(&found).iter().map(|page| page.faults.iter().map(|fault| fault.kind).collect()).collect();
    assert_eq!(kinds, [vec![], vec!["summary"]]);
}

#[test]
fn atom_is_read_in_its_three_forms() {
    let feed = "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://bay.example/news/'><title type='html'>Bay \
        &lt;i>Herald&lt;/i></title><author><name>The editors</name><email>a@bay.example</email></author>\
        <entry><title>A</title><link rel='edit' href='/edit/1'/><link href='1.html'/><id>tag:bay,2016:1</id>\
        <author><name>Ada Onwu</name></author><author><name>Li Wen</name></author>\
        <updated>2016-05-07T10:00:00Z</updated><published>2016-05-06T10:00:00+02:00</published>\
        <content type='html'>&lt;p>The bay is open.&lt;/p></content><summary>The bay.</summary></entry>\
        <entry><link href='2.html'/><content type='xhtml'><x:div xmlns:x='http://www.w3.org/1999/xhtml'>\
        <x:p>The <x:b>quay</x:b> &amp; pier.</x:p></x:div></content></entry>\
        <entry><link href='3.html'/><updated>2016-05-08</updated><content>Plain words.</content>\
        <source><title>The Other Paper</title></source></entry>\
        <entry><title>Picture</title><link href='4.html'/><content type='image/png' src='4.png'/></entry></feed>";
    let found = read(feed.as_bytes(), "bay.atom");
    let pages = captures(&found);
    let texts: Vec<&str> = pages.iter().map(|page| text(page)).collect();
    let expected = [
        "<p>The bay is open.</p>",
        "<div xmlns:x='http://www.w3.org/1999/xhtml'><p>The <b>quay</b> &amp; pier.</p></div>",
        "Plain words.",
    ];
    assert_eq!(texts, expected);
    assert_eq!(pages[0].given.url.as_deref(), Some("https://bay.example/news/1.html"));
    assert_eq!(pages[0].given.published.as_deref(), Some("2016-05-06T10:00:00+02:00"));
    assert_eq!(pages[0].given.authors, ["Ada Onwu", "Li Wen"]);
    assert_eq!(pages[0].given.publisher.as_deref(), Some("Bay Herald"));
    assert_eq!(pages[1].given.authors, ["The editors"]);
    assert_eq!(pages[2].given.publisher.as_deref(), Some("The Other Paper"));
    assert_eq!(pages[2].given.published.as_deref(), Some("2016-05-08"));
    assert!(found[3].as_ref().is_err_and(CaptureError::is_not_fetched), "{found:?}");
}

#[test]
fn rdf_and_old_rss_are_read() {
    let rdf = "<?xml version='1.0'?><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' \
        xmlns='http://purl.org/rss/1.0/' xmlns:c='http://purl.org/rss/1.0/modules/content/' \
        xmlns:d='http://purl.org/dc/elements/1.1/'><channel rdf:about='https://bay.example/'><title>Bay</title>\
        <items><rdf:Seq><rdf:li resource='https://bay.example/1'/></rdf:Seq></items></channel>\
        <item rdf:about='https://bay.example/1'><title>One</title><d:date>2016-05-06</d:date><d:creator>Li Wen\
        </d:creator><c:encoded>&lt;p&gt;The bay.&lt;/p&gt;</c:encoded></item></rdf:RDF>";
    let found = read(rdf.as_bytes(), "x");
    let page = captures(&found)[0];
    assert_eq!((text(page), page.given.url.as_deref()), ("<p>The bay.</p>", Some("https://bay.example/1")));
    assert_eq!((page.given.authors[0].as_str(), page.given.published.as_deref()), ("Li Wen", Some("2016-05-06")));
    let old = "<rss version='0.91'><channel><title>Bay</title><item><title>One</title><author>a@bay.example (Ada Onwu)\
        </author><description>The bay.</description></item></channel></rss>";
    let found = read(old.as_bytes(), "x");
    // There is no page to fetch: this is all there is.
    assert!(captures(&found)[0].faults.is_empty());
    assert_eq!(captures(&found)[0].given.authors, ["Ada Onwu"]);
}

#[test]
fn broken_feeds_give_what_can_be_read() {
    let two = item(1) + &item(2);
    let sound = rss(&two);
    let cases: Vec<(&str, Vec<u8>)> = vec![
        ("entities that nobody declared", sound.replace("Ships & boats", "Caf&eacute; &foo; x").into()),
        ("bare marks", sound.replace("opens</title>", "R&D & 5 < 6 opens</title>").into()),
        ("stray bytes before", [b"Notice: x\n", sound.as_bytes()].concat()),
        ("crossed elements", sound.replace("Port 1 opens", "<b><i>Port 1</b></i>").into()),
        ("an element that is not closed", sound.replace("Port 1 opens", "<b>Port 1").into()),
        ("an item that is not closed", sound.replacen("</item>", "", 1).into()),
        ("no version", sound.replace(" version=\"2.0\"", "").into()),
        ("a vocabulary that is not declared", sound.replace("xmlns:content", "xmlns:other").into()),
        ("another encoding than it says", sound.chars().map(|c| c as u8).collect()),
        ("two bytes a character", sound.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        ("a thousand nested elements", sound.replace("Port 1 opens", &"<b>".repeat(1_000)).into()),
    ];
    for (name, bytes) in cases {
        let found = read(&bytes, "bay.xml");
        let pages = captures(&found);
        assert_eq!(pages.len(), 2, "{name}: {found:?}");
        assert!(text(pages[1]).contains("Port 2 was opened"), "{name}");
        assert_eq!(pages[1].given.url.as_deref(), Some("https://bay.example/2"), "{name}");
    }
}

#[test]
fn a_feed_that_breaks_off_says_so_in_the_entry_and_at_the_end() {
    let sound = rss(&(item(1) + &item(2)));
    for end in ["Port 2 was op", "<p>Port 2", "opens</title><link>https://bay.exam"] {
        let place = sound.rfind(end).map(|place| place + end.len()).expect("there");
        let found = read(&sound.as_bytes()[..place], "bay.xml");
        assert_eq!(
            text(captures(&found)[0]),
            "<p>Port 1 was opened by Ada Onwu.</p><p>Ships & boats came.</p>",
            "{end}"
        );
        let damaged = found.iter().filter(|found| found.as_ref().is_err_and(CaptureError::is_damaged)).count();
        assert_eq!(damaged, 1, "{end}: {found:?}");
        let cut = captures(&found).get(1).is_none_or(|page| page.faults.iter().any(|fault| fault.kind == "damaged"));
        assert!(cut, "{end}: {found:?}");
    }
    let packed = gzip(sound.as_bytes());
    let found = read(&packed[..packed.len() - 20], "bay.xml.gz");
    assert!(found.last().unwrap().as_ref().is_err_and(CaptureError::is_damaged), "{found:?}");
}

#[test]
fn entities_that_grow_are_not_expanded() {
    let declared: String =
        (1..12).map(|level| format!("<!ENTITY e{level} \"{}\">", format!("&e{};", level - 1).repeat(10))).collect();
    let feed = rss(&item(1)).replace("Ships & boats", "]]>&e11;<![CDATA[");
    let feed = feed.replace("\n<rss", &format!("\n<!DOCTYPE rss [{declared}]>\n<rss"));
    let found = read(feed.as_bytes(), "bay.xml");
    assert!(text(captures(&found)[0]).contains("&e11;"), "{found:?}");
}

#[test]
fn a_json_feed_is_read_with_what_is_sound_of_it() {
    let feed = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Bay", "home_page_url": "https://bay.example/",
        "authors": [{"name": "The editors"}], "items": [
        {"id": "1", "url": "/1", "title": "One &amp; two", "content_html": "<p>The bay.", "date_published": "2016-05-06",
         "author": {"name": "Ada Onwu"}},
        {"id": 2, "external_url": "https://x.example/2", "content_text": "The quay.", "date_published": "soon"},
        {"id": "https://bay.example/3", "summary": "The pier."}]}"#;
    let found = read(feed.as_bytes(), "bay.json");
    let pages = captures(&found);
    let texts: Vec<&str> = pages.iter().map(|page| text(page)).collect();
    assert_eq!(texts, ["<p>The bay.", "The quay.", "The pier."]);
    assert_eq!(pages[0].given.url.as_deref(), Some("https://bay.example/1"));
    assert_eq!(pages[0].given.title.as_deref(), Some("One & two"));
    assert_eq!(pages[0].given.authors, ["Ada Onwu"]);
    assert_eq!((pages[1].faults[0].kind, pages[1].given.authors[0].as_str()), ("field", "The editors"));
    assert_eq!(pages[2].faults[0].kind, "summary");
    let cut = feed.split("\"pier").next().unwrap().split("The pier").next().unwrap();
    let found = read(cut.as_bytes(), "bay.json");
    assert_eq!(captures(&found).len(), 2);
    assert_eq!(captures(&found)[1].given.publisher.as_deref(), Some("Bay"));
    assert!(found.last().unwrap().as_ref().is_err_and(CaptureError::is_damaged));
}

#[test]
fn lists_say_once_what_they_name() {
    let opml = "<?xml version='1.0'?><opml version='2.0'><head><title>Mine</title></head><body><outline text='News'>\
        <outline text='Bay' type='rss' xmlUrl='https://bay.example/feed?a=1&amp;b=2'/><outline text='Deep'><outline \
        xmlUrl='https://port.example/feed'></outline></outline></outline></body></opml>";
    let (captures, errors) = shown(&read(opml.as_bytes(), "mine.opml"));
    assert!(captures.is_empty() && errors.len() == 1, "{errors:?}");
    assert!(errors[0].contains("2 addresses") && errors[0].contains("https://bay.example/feed?a=1&b=2"), "{errors:?}");
    let sitemap = "<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' \
        xmlns:n='http://www.google.com/schemas/sitemap-news/0.9'><url><loc> https://bay.example/1 </loc><n:news>\
        <n:publication><n:name>Bay</n:name></n:publication><n:title>One</n:title></n:news></url><url><loc>\
        https://bay.example/2</loc></url></urlset>";
    let (_, errors) = shown(&read(&gzip(sitemap.as_bytes()), "sitemap.xml.gz"));
    assert!(errors.len() == 1 && errors[0].contains("2 addresses"), "{errors:?}");
    let index = "<sitemapindex><sitemap><loc>https://bay.example/s.xml</loc></sitemap></sitemapindex>";
    assert!(shown(&read(index.as_bytes(), "x")).1[0].contains("1 addresses"));
    let cut = format!("{}<url><loc>https://bay.ex", sitemap.split("<url><loc>h").next().unwrap());
    let (_, errors) = shown(&read(cut.as_bytes(), "sitemap.xml"));
    assert!(errors[0].contains("breaks off") && errors[1].contains("1 addresses"), "{errors:?}");
    for empty in ["<opml></opml>", "<urlset></urlset>", "<rss></rss>", "<feed/>"] {
        assert!(read(empty.as_bytes(), "x")[0].as_ref().is_err_and(CaptureError::is_malformed), "{empty}");
    }
}
