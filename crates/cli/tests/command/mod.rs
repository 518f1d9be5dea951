//! Running the command in a temporary folder.
#![allow(dead_code, unreachable_pub, reason = "each test file uses a part")]
#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::path::PathBuf;

use assert_cmd::Command;
use tempfile::TempDir;

/// A temporary folder in which the command is run.
pub struct Scene {
    folder: TempDir,
}

/// What a run printed, and how it ended.
pub struct Run {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

/// An empty temporary folder.
pub fn scene() -> Scene {
    Scene { folder: TempDir::new().expect("a temporary folder") }
}

impl Scene {
    /// A path in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs the command in the folder.
    pub fn run(&self, arguments: &[&str]) -> Run {
        let mut command = Command::cargo_bin("rashomon").expect("the command");
        let output = command.current_dir(self.folder.path()).args(arguments).output().expect("it runs");
        Run {
            code: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    /// Copies the example story into the folder; the names of its files in order.
    pub fn everest(&self) -> Vec<&'static str> {
        let names =
            ["kathmandu-ledger.txt", "plateau-news-agency.txt", "meridian-magazine.html", "harbour-post-column.txt"];
        let source = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../examples/everest");
        for name in names {
            std::fs::copy(source.join(name), self.path(name)).expect("copied");
        }
        names.to_vec()
    }
}
