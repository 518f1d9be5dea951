//! Same input, same bytes; another order or number of threads, the same items.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "tests write and read files")]

mod command;

use std::collections::BTreeSet;

use command::scene;
use serde_json::Value;

const SECTIONS: &[&str] =
    &["entities", "origins", "timeline", "upcoming", "quotes", "positions", "figures", "disagreements", "naming"];

/// The ids of all items of a brief.
fn ids(brief: &str) -> BTreeSet<String> {
    let brief: Value = serde_json::from_str(brief).expect("a brief");
    let items = SECTIONS.iter().flat_map(|section| brief[section].as_array().expect("a list").clone());
    items.filter_map(|item| item["id"].as_str().map(str::to_owned)).collect()
}

#[test]
fn the_same_order_gives_the_same_bytes_on_any_number_of_threads() {
    let scene = scene();
    let names = scene.everest();
    let brief = |threads: &str, format: &str| {
        let arguments = [vec!["brief", "--format", format, "--threads", threads], names.clone()].concat();
        scene.run(&arguments).stdout
    };
    for format in ["json", "html", "md"] {
        let once = brief("1", format);
        assert!(once.len() > 5_000);
        assert!(once == brief("2", format), "{format} differs between one and two threads");
        assert!(once == brief("2", format), "{format} differs between two runs");
    }
}

#[test]
fn another_order_gives_the_same_item_ids() {
    let scene = scene();
    let names = scene.everest();
    let brief = |order: &[usize]| {
        let files = order.iter().map(|place| names[*place]);
        let arguments: Vec<&str> = ["brief", "--format", "json"].into_iter().chain(files).collect();
        ids(&scene.run(&arguments).stdout)
    };
    let expected = brief(&[0, 1, 2, 3]);
    assert!(expected.len() > 20, "{expected:?}");
    for order in [[3, 2, 1, 0], [1, 3, 0, 2], [2, 0, 3, 1], [0, 2, 1, 3], [3, 0, 1, 2]] {
        let found = brief(&order);
        assert_eq!(expected.symmetric_difference(&found).collect::<Vec<_>>(), [] as [&String; 0], "{order:?}");
    }
}

#[test]
fn the_locale_and_the_clock_do_not_matter() {
    let scene = scene();
    let names = scene.everest();
    let run = |locale: &str, zone: &str| {
        let mut command = assert_cmd::Command::cargo_bin("rashomon").expect("the command");
        let folder = scene.path("");
        let arguments = [vec!["brief", "--format", "json"], names.clone()].concat();
        command
            .current_dir(folder)
            .env("LC_ALL", locale)
            .env("TZ", zone)
            .args(arguments)
            .output()
            .expect("it runs")
            .stdout
    };
    assert_eq!(run("C", "UTC"), run("tr_TR.UTF-8", "Pacific/Kiritimati"));
}
