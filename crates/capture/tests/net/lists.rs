//! Feeds, sitemaps and lists of feeds at addresses: what they link to is fetched, within bounds.

use crate::server::{Answer, Server, answer, html, page, run, text};

fn feed(items: &str) -> String {
    format!("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Bay Herald</title>{items}</channel></rss>")
}

fn item(address: &str) -> String {
    format!("<item><title>About {address}</title><link>{address}</link><description>Short.</description></item>")
}

fn xml(text: &str) -> Answer {
    answer("200 OK", "Content-Type: application/rss+xml\r\n", text.as_bytes())
}

/// A server whose `/feed` is made when its port is known.
fn server_with(feed_of: impl Fn(u16) -> String + Send + Sync + 'static, kind: &'static str) -> Server {
    let listed: Answer = Box::new(move |head, stream| {
        let host = head.lines().find_map(|line| line.to_ascii_lowercase().strip_prefix("host: ").map(str::to_owned));
        let port = host.and_then(|host| host.rsplit(':').next()?.trim().parse().ok()).unwrap_or(0);
        let body = feed_of(port);
        let head = format!("HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\r\n", body.len());
        std::io::Write::write_all(stream, (head + &body).as_bytes())
    });
    Server::start(vec![
        ("/feed", listed),
        ("/1", page("The port.")),
        ("/2", page("The quay.")),
        ("/3", page("The mole.")),
    ])
}

fn at(port: u16, path: &str) -> String {
    format!("http://bay.example:{port}{path}")
}

#[test]
fn the_pages_of_a_feed_are_fetched_with_what_it_says_of_them() {
    for kind in ["application/rss+xml", "text/xml; charset=utf-8", "text/html"] {
        let links = |port| ["/1", "/2", "/1#again"].map(|path| item(&at(port, path))).concat();
        let server = server_with(move |port| feed(&links(port)), kind);
        let found = run().read(&[server.at("/feed")]);
        let pages: Vec<_> = found.iter().flatten().collect();
        assert_eq!(pages.len(), 2, "{kind}: {found:?}");
        assert_eq!(text(pages[0]), html("The port."));
        assert_eq!(pages[0].source, server.at("/1"));
        assert_eq!(pages[0].given.publisher.as_deref(), Some("Bay Herald"));
        assert_eq!(pages[0].given.url, Some(server.at("/1")));
        assert_eq!(pages[0].captured.as_deref(), Some("2016-05-06T10:00:01Z"));
        assert_eq!(server.paths(), ["/robots.txt", "/feed", "/1", "/2"]);
    }
}

#[test]
fn no_more_are_fetched_than_wanted_and_the_rest_is_kept_as_listed() {
    let server = server_with(|port| feed(&["/1", "/2", "/3"].map(|path| item(&at(port, path))).concat()), "text/xml");
    let mut run = run();
    run.settings.most = 1;
    let found = run.read(&[server.at("/feed")]);
    let pages: Vec<_> = found.iter().flatten().collect();
    assert_eq!(pages.iter().map(|page| text(page)).collect::<Vec<_>>(), [&html("The port."), "Short.", "Short."]);
    assert_eq!(pages[1].faults[0].kind, "summary");
    assert_eq!(server.paths(), ["/robots.txt", "/feed", "/1"]);
}

#[test]
fn a_page_that_is_gone_is_said_and_its_summary_kept() {
    let server = server_with(|port| feed(&item(&at(port, "/gone"))), "text/xml");
    let found = run().read(&[server.at("/feed")]);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].as_ref().is_err_and(|error| error.is_unanswered()));
    assert!(found[1].as_ref().is_ok_and(|page| text(page) == "Short." && page.faults[0].kind == "summary"));
}

#[test]
fn a_feed_cannot_lead_to_a_private_host() {
    let secret = Server::start(vec![("/secret", page("A secret."))]);
    let port = secret.port;
    let items = [format!("http://127.0.0.1:{port}/secret"), format!("http://evil.example:{port}/secret")];
    let server = Server::start(vec![("/feed", xml(&feed(&items.map(|to| item(&to)).concat())))]);
    let found = run().read(&[server.at("/feed")]);
    let refused = found.iter().filter(|found| found.as_ref().is_err_and(|error| error.is_refused())).count();
    assert_eq!(refused, 2, "{found:?}");
    assert_eq!(secret.paths(), [""; 0]);
}

#[test]
fn lists_of_lists_are_followed_and_come_to_an_end() {
    // An index of sitemaps that names itself, and a sitemap.
    let index = |port| {
        let maps = [at(port, "/feed"), at(port, "/map")].map(|map| format!("<sitemap><loc>{map}</loc></sitemap>"));
        format!("<sitemapindex>{}</sitemapindex>", maps.concat())
    };
    let server = server_with(index, "application/xml");
    let found = run().read(&[server.at("/feed")]);
    assert_eq!(found.iter().flatten().count(), 0);
    assert_eq!(server.paths(), ["/robots.txt", "/feed", "/feed", "/map"]);
}

#[test]
fn the_links_of_a_file_are_fetched_only_when_asked() {
    let folder = tempfile::tempdir().unwrap();
    let server = server_with(|_| String::new(), "text/xml");
    let path = folder.path().join("bay.rss");
    std::fs::write(&path, feed(&item(&server.at("/2")))).unwrap();
    let input = [path.display().to_string()];
    let mut run = run();
    let found = run.read(&input);
    assert!(found[0].as_ref().is_ok_and(|page| text(page) == "Short."), "{found:?}");
    assert_eq!(server.paths(), [""; 0]);
    run.settings.follow = true;
    let found = run.read(&input);
    assert!(found[0].as_ref().is_ok_and(|page| text(page) == html("The quay.")), "{found:?}");
}

#[test]
fn a_feed_is_repeated_from_its_record() {
    let folder = tempfile::tempdir().unwrap();
    let server = server_with(|port| feed(&["/1", "/2"].map(|path| item(&at(port, path))).concat()), "text/xml");
    let mut run = run();
    run.settings.record = Some(folder.path().join("run.warc.gz"));
    let live: Vec<_> = run.read(&[server.at("/feed")]).into_iter().map(Result::unwrap).collect();
    let count = server.paths().len();
    run.settings.offline = true;
    let again: Vec<_> = run.read(&[server.at("/feed")]).into_iter().map(Result::unwrap).collect();
    assert_eq!((again.len(), again), (2, live));
    assert_eq!(server.paths().len(), count);
}
