//! `rashomon rules`: what rules and doubts mean.
#![allow(clippy::expect_used, reason = "a test fails by panicking")]

mod command;

use command::scene;

#[test]
fn a_rule_is_explained_by_its_name() {
    let scene = scene();
    let run = scene.run(&["rules", "quote.carried"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stdout.starts_with("quote.carried\n    ") && run.stdout.lines().count() == 2, "{}", run.stdout);
    let all = scene.run(&["rules"]);
    assert!(all.stdout.lines().count() > 400 && all.stdout.contains("\ndamaged marks\n"));
}

#[test]
fn an_unknown_rule_is_said_to_be_so() {
    let run = scene().run(&["rules", "no.such-rule"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("rashomon rules"), "{}", run.stderr);
}
