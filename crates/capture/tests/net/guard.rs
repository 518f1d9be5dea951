//! No private host is asked: not at first, not by a redirect, not by a name that changes where it leads.

use std::net::IpAddr;
use std::sync::Arc;

use crate::server::{Here, Server, html, page, run, sends_to, text};

#[test]
fn a_page_is_fetched_with_its_address_and_time() {
    let server = Server::start(vec![("/a", page("The port is open."))]);
    let capture = run().capture(&server.at("/a#part"));
    assert_eq!(text(&capture), html("The port is open."));
    assert_eq!(capture.source, server.at("/a#part"));
    assert_eq!(capture.given.url, Some(server.at("/a")));
    assert_eq!(capture.captured.as_deref(), Some("2016-05-06T10:00:00Z"));
    assert_eq!((capture.charset.as_deref(), capture.faults.len()), (Some("UTF-8"), 0));
    let heads = server.heads();
    assert_eq!(server.paths(), ["/robots.txt", "/a"]);
    assert!(heads[1].to_ascii_lowercase().contains("user-agent: rashomon/"), "{}", heads[1]);
}

#[test]
fn a_private_host_is_not_asked_unless_allowed_by_name() {
    let server = Server::start(vec![("/a", page("The port is open."))]);
    let run = run();
    for host in ["127.0.0.1", "localhost", "0x7f.1", "[::ffff:127.0.0.1]", "evil.example", "bay.example.example"] {
        let error = run.error(&format!("http://{host}:{}/a", server.port));
        assert!(error.is_refused(), "{host}: {error}");
    }
    assert_eq!(server.paths(), [""; 0]);
}

#[test]
fn a_redirect_to_a_private_host_is_not_followed() {
    let secret = Server::start(vec![("/secret", page("A secret."))]);
    for target in [
        format!("http://127.0.0.1:{}/secret", secret.port),
        format!("http://evil.example:{}/secret", secret.port),
        format!("http://2130706433:{}/secret", secret.port),
        format!("//localhost:{}/secret", secret.port),
        format!("http://bay.example@127.0.0.1:{}/secret", secret.port),
        "http://169.254.169.254/latest/meta-data/".to_owned(),
        "http://[fd00:ec2::254]/".to_owned(),
        "file:///etc/passwd".to_owned(),
        "gopher://bay.example/".to_owned(),
    ] {
        let server = Server::start(vec![("/a", sends_to("/b")), ("/b", sends_to(&target))]);
        let error = run().error(&server.at("/a"));
        assert!(error.is_refused(), "{target}: {error}");
    }
    assert_eq!(secret.paths(), [""; 0]);
}

#[test]
fn robots_that_lead_to_a_private_host_are_not_followed_either() {
    let secret = Server::start(vec![("/secret", page("A secret."))]);
    let target = format!("http://127.0.0.1:{}/secret", secret.port);
    let server = Server::start(vec![("/robots.txt", sends_to(&target)), ("/a", page("The port."))]);
    assert!(run().error(&server.at("/a")).is_refused());
    assert_eq!(secret.paths(), [""; 0]);
}

#[test]
fn a_name_that_leads_elsewhere_the_next_time_is_judged_again_and_asked_once() {
    let server = Server::start(vec![("/a", page("The port.")), ("/b", page("The quay."))]);
    let later: IpAddr = "169.254.169.254".parse().unwrap();
    let mut run = run();
    run.settings.ignore_robots = true;
    run.names = Arc::new(Here { later: Some(later), ..Here::default() });
    let found = run.read(&[server.at("/a"), server.at("/b")]);
    // The answer that was judged is the one that was connected to: there is no second question behind it.
    assert!(found[0].as_ref().is_ok_and(|capture| text(capture).contains("The port.")), "{found:?}");
    assert!(found[1].as_ref().is_err_and(|error| error.is_refused()), "{found:?}");
    assert_eq!(*run.names.asked.lock().unwrap(), 2);
    assert_eq!(server.paths(), ["/a"]);
}

#[test]
fn redirects_are_followed_up_to_five_times() {
    let steps = ["/1", "/2", "/3", "/4", "/5", "/6"];
    let mut answers: Vec<_> = steps.windows(2).map(|pair| (pair[0], sends_to(pair[1]))).collect();
    answers.push(("/6", page("At last.")));
    answers.push(("/0", sends_to("/1")));
    answers.push(("/round", sends_to("/round")));
    let server = Server::start(answers);
    let capture = run().capture(&server.at("/1"));
    assert_eq!((capture.source, capture.given.url), (server.at("/1"), Some(server.at("/6"))));
    assert!(run().error(&server.at("/0")).is_unanswered());
    assert!(run().error(&server.at("/round")).is_unanswered());
}

#[test]
fn what_is_no_address_or_no_page_is_said_and_the_run_goes_on() {
    let server = Server::start(vec![
        ("/a", page("The port.")),
        ("/picture", crate::server::answer("200 OK", "Content-Type: image/png\r\n", b"\x89PNG")),
        ("/pdf", crate::server::answer("200 OK", "Content-Type: text/html\r\n", b"%PDF-1.4")),
        ("/unchanged", crate::server::answer("304 Not Modified", "", b"")),
        ("/nowhere", crate::server::answer("302 Found", "", b"")),
    ]);
    let inputs = [server.at("/picture"), server.at("/pdf"), server.at("/gone"), "http://".to_owned(), server.at("/a")];
    let found = run().read(&inputs);
    assert_eq!(found.len(), 5);
    assert!(found[0].as_ref().is_err_and(|error| error.is_binary()), "{found:?}");
    assert!(found[1].as_ref().is_err_and(|error| error.is_binary()), "{found:?}");
    let gone = found[2].as_ref().unwrap_err().to_string();
    assert!(gone.contains("404 Not Found") && gone.starts_with(&server.at("/gone")), "{gone}");
    assert!(found[3].as_ref().is_err_and(|error| error.is_malformed()), "{found:?}");
    assert!(found[4].is_ok());
    assert!(run().error(&server.at("/unchanged")).is_unanswered());
    assert!(run().error(&server.at("/nowhere")).to_string().contains("302 Found"));
    assert!(run().error("http://bay.example.nowhere/").to_string().contains("was not found"));
}
