//! What a host asks for is obeyed: `robots.txt`, time between requests, patience.

use std::io::Write;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use crate::server::{Answer, Server, answer, page, run, sends_to, text};

fn robots(text: &str) -> Answer {
    answer("200 OK", "Content-Type: text/plain\r\n", text.as_bytes())
}

#[test]
fn what_robots_are_asked_to_leave_alone_is_left_alone() {
    let text = "User-agent: *\nDisallow: /\n\nUser-agent: Rashomon\nDisallow: /shut\nAllow: /shut/open$\n";
    let server = Server::start(vec![
        ("/robots.txt", robots(text)),
        ("/a", page("The port.")),
        ("/shut/open", page("The quay.")),
        ("/shut", page("The mole.")),
        ("/there", sends_to("/shut")),
    ]);
    let mut run = run();
    let inputs = ["/a", "/shut/open", "/shut", "/there"].map(|path| server.at(path));
    let found = run.read(&inputs);
    assert_eq!(found.iter().map(Result::is_ok).collect::<Vec<_>>(), [true, true, false, false], "{found:?}");
    assert!(found[2].as_ref().is_err_and(|error| error.is_refused() && error.to_string().contains("robots.txt")));
    // It is asked for once, and a redirect is judged as well.
    assert_eq!(server.paths(), ["/robots.txt", "/a", "/shut/open", "/there"]);
    run.settings.ignore_robots = true;
    assert!(run.read(&inputs).iter().all(Result::is_ok));
}

#[test]
fn a_site_without_robots_asks_nothing_and_one_that_cannot_say_is_left_alone() {
    for (status, allowed) in [
        ("404 Not Found", true),
        ("401 Unauthorized", true),
        ("410 Gone", true),
        ("429 Too Many Requests", false),
        ("500 Internal Server Error", false),
        ("503 Service Unavailable", false),
    ] {
        let server = Server::start(vec![("/robots.txt", answer(status, "", b"")), ("/a", page("The port."))]);
        let found = run().read(&[server.at("/a")]);
        assert_eq!(found[0].is_ok(), allowed, "{status}: {found:?}");
    }
    let mute: Answer = Box::new(|_, _| Ok(()));
    let server = Server::start(vec![("/robots.txt", mute), ("/a", page("The port."))]);
    assert!(run().error(&server.at("/a")).is_unanswered());
}

#[test]
fn robots_may_be_elsewhere_and_too_many_redirects_are_none() {
    let server = Server::start(vec![
        ("/robots.txt", sends_to("/rules")),
        ("/rules", robots("User-agent: *\nDisallow: /shut")),
        ("/shut", page("The port.")),
    ]);
    assert!(run().error(&server.at("/shut")).is_refused());
    let server = Server::start(vec![("/robots.txt", sends_to("/robots.txt")), ("/a", page("The port."))]);
    assert!(text(&run().capture(&server.at("/a"))).contains("The port."));
}

#[test]
fn a_large_robots_file_is_read_to_its_limit() {
    let long = format!("User-agent: *\nDisallow: /shut\n{}", "# filling\n".repeat(200_000));
    let server = Server::start(vec![("/robots.txt", robots(&long)), ("/a", page("a")), ("/shut", page("b"))]);
    let found = run().read(&[server.at("/a"), server.at("/shut")]);
    assert!(found[0].is_ok() && found[1].is_err(), "{found:?}");
}

#[test]
fn a_host_is_not_asked_in_haste() {
    let pages = || vec![("/a", page("a")), ("/b", page("b")), ("/c", sends_to("/a"))];
    let server = Server::start(pages());
    let run_ = run();
    run_.read(&[server.at("/a"), server.at("/b"), server.at("/c")]);
    assert_eq!(run_.waited(), Duration::from_secs(2));

    let mut pages_ = pages();
    pages_.push(("/robots.txt", robots("User-agent: *\nCrawl-delay: 7")));
    let server = Server::start(pages_);
    let run_ = run();
    run_.read(&[server.at("/a"), server.at("/b")]);
    assert_eq!(run_.waited(), Duration::from_secs(7));

    let mut pages_ = pages();
    pages_.push(("/robots.txt", robots("User-agent: *\nCrawl-delay: 100000")));
    let server = Server::start(pages_);
    let run_ = run();
    run_.read(&[server.at("/a"), server.at("/b")]);
    assert_eq!(run_.waited(), run_.settings.limits.longest_wait);
}

#[test]
fn a_host_that_asks_for_patience_is_asked_again_later() {
    let times = AtomicUsize::new(0);
    let busy: Answer = Box::new(move |_, stream| {
        let busy = times.fetch_add(1, Ordering::SeqCst) == 0;
        let answer: &[u8] = if busy {
            b"HTTP/1.1 429 Too Many Requests\r\nRetry-After: 30\r\nContent-Length: 0\r\n\r\n"
        } else {
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 11\r\n\r\n<p>The port"
        };
        stream.write_all(answer)
    });
    let dated = answer("503 Service Unavailable", "Retry-After: Fri, 06 May 2016 10:00:20 GMT\r\n", b"");
    let server = Server::start(vec![
        ("/busy", busy),
        ("/long", answer("503 Service Unavailable", "Retry-After: 86400\r\n", b"")),
        ("/always", answer("503 Service Unavailable", "Retry-After: 1\r\n", b"")),
        ("/dated", dated),
        ("/plain", answer("503 Service Unavailable", "", b"")),
    ]);
    let run_ = run();
    assert_eq!(text(&run_.capture(&server.at("/busy"))), "<p>The port");
    assert_eq!(run_.waited(), Duration::from_secs(30));
    let error = run().error(&server.at("/long"));
    assert!(error.is_unanswered() && error.to_string().contains("86400 seconds"), "{error}");
    let run_ = run();
    assert!(run_.error(&server.at("/always")).is_unanswered());
    assert_eq!(run_.waited(), Duration::from_secs(2));
    assert!(run().error(&server.at("/plain")).to_string().contains("503 Service Unavailable"));
    let run_ = run();
    assert!(run_.error(&server.at("/dated")).is_unanswered());
    assert_eq!(run_.waited(), Duration::from_secs(20), "after that the date is over");
    assert_eq!(server.paths().iter().filter(|path| *path == "/always").count(), 3);
}
