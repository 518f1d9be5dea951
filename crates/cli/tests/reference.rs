//! `docs/commands.md` is what `rashomon help` says.
//!
//! With `RASHOMON_REWRITE=1` the page is written anew.
#![allow(clippy::expect_used, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "tests write and read files")]

mod command;

use std::path::Path;

use command::scene;

/// The commands that the help lists.
fn commands(help: &str) -> Vec<String> {
    let listed = help.split("Commands:\n").nth(1).expect("a list of commands");
    let lines = listed.lines().take_while(|line| !line.is_empty());
    let names = lines.filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    names.filter_map(|line| line.split_whitespace().next()).filter(|name| *name != "help").map(str::to_owned).collect()
}

#[test]
fn the_command_reference_is_the_help() {
    let scene = scene();
    let whole = scene.run(&["-h"]).stdout;
    let mut page = "# Commands\n\nWhat `rashomon help COMMAND` says; a test keeps it so.\n".to_owned();
    for command in commands(&whole) {
        let help = scene.run(&["help", &command]).stdout;
        let lines: Vec<String> = help.lines().map(|line| format!("    {line}").trim_end().to_owned()).collect();
        page.push_str(&format!("\n## rashomon {command}\n\n{}\n", lines.join("\n")));
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/commands.md");
    if std::env::var("RASHOMON_REWRITE").is_ok() {
        std::fs::write(&path, &page).expect("a writable page");
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap_or_default(), page);
}
