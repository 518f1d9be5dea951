//! `rashomon audit`: a blind sheet, and what comes back.
#![allow(clippy::expect_used, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "tests write and read files")]

mod command;

use command::{Scene, scene};

fn brief(scene: &Scene) {
    let names = scene.everest();
    let run = scene.run(&[&["brief", "-o", "brief.html"], names.as_slice()].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
}

#[test]
fn a_sheet_is_blind_even_and_repeatable() {
    let scene = scene();
    brief(&scene);
    let draw = |seed: &str| scene.run(&["audit", "brief.html", "--sample", "20", "--seed", seed]).stdout;
    let sheet = draw("7");
    assert_eq!(sheet, draw("7"));
    assert_ne!(sheet, draw("8"));
    let head = sheet.lines().next().expect("a head");
    assert_eq!(head, "item,table,claim,passage,context,verdict,note");
    assert_eq!(sheet.lines().count(), 21);
    assert!(!sheet.contains("quote.verb") && !sheet.contains("timeline.same-event"), "no rule is shown");
    for table in ["timeline", "quotes", "figures", "entities"] {
        assert!(sheet.lines().filter(|line| line.contains(&format!(",{table},"))).count() >= 2, "{table}");
    }
}

#[test]
fn judgements_become_precision_and_agreement() {
    let scene = scene();
    let sheet = |verdicts: [&str; 4]| {
        let rows: Vec<String> =
            verdicts.iter().enumerate().map(|(n, word)| format!("i{n},quotes,c,p,x,{word},")).collect();
        format!("item,table,claim,passage,context,verdict,note\n{}\n", rows.join("\n"))
    };
    std::fs::write(scene.path("ada.csv"), sheet(["right", "right", "wrong", "partly"])).expect("a file");
    std::fs::write(scene.path("ben.csv"), sheet(["right", "wrong", "wrong", ""])).expect("a file");
    let run = scene.run(&["audit", "--coded", "ada.csv", "--coded", "ben.csv"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stdout.contains("quotes") && run.stdout.contains("0.500"), "{}", run.stdout);
    assert!(run.stdout.contains("judged 3 items: the same for 0.667"), "{}", run.stdout);
}

#[test]
fn a_sheet_that_cannot_be_read_is_refused() {
    let scene = scene();
    std::fs::write(scene.path("bad.csv"), "item,table,verdict\na,quotes,perhaps\n").expect("a file");
    let run = scene.run(&["audit", "--coded", "bad.csv"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("bad.csv") && run.stderr.contains("line 2"), "{}", run.stderr);
}
