//! From what the user named to the files it means: folders are walked, globs matched, in order.

use std::path::{Path, PathBuf};

use crate::CaptureError;
use crate::error::Cause;
use crate::kind::ending;

/// The endings that are read as pages when a folder is walked; what is named itself is always read.
const PAGES: [&str; 22] = [
    "txt", "text", "md", "html", "htm", "xhtml", "shtml", "json", "jsonl", "ndjson", "xml", "rss", "atom", "rdf",
    "opml", "zip", "wacz", "warc", "mht", "mhtml", "eml", "zst",
];

/// The files that one input means, in order, found as they are asked for.
pub(crate) enum Files {
    One(std::iter::Once<PathBuf>),
    Folder(Folder),
    Glob { pattern: String, paths: Box<glob::Paths>, inner: Option<Folder>, found: bool },
}

/// A folder being walked: what is still to do, next on top.
pub(crate) struct Folder {
    name: String,
    todo: Vec<PathBuf>,
    passed_over: PassedOver,
}

/// What lies beside pages and is none: counted, and said once.
#[derive(Debug, Default)]
pub(crate) struct PassedOver {
    count: usize,
    example: String,
}

impl PassedOver {
    /// Counts a file.
    pub(crate) fn add(&mut self, name: &str) {
        if self.count == 0 {
            name.clone_into(&mut self.example);
        }
        self.count += 1;
    }

    /// What was counted since the last report.
    pub(crate) fn report(&mut self, place: &str) -> Option<CaptureError> {
        let count = std::mem::take(&mut self.count);
        let detail = format!(
            "{count} files that look like no pages were passed over, as {} (name such a file itself if it is a page)",
            self.example
        );
        (count > 0).then(|| CaptureError::new(Cause::PassedOver, place, detail))
    }
}

/// The files that `input` means.
pub(crate) fn files(input: &str) -> Result<Files, CaptureError> {
    let path = Path::new(input);
    if path.is_dir() {
        return Folder::open(path).map(Files::Folder);
    }
    if !path.exists() && input.contains(['*', '?', '[']) {
        return glob_files(input);
    }
    Ok(Files::One(std::iter::once(path.to_owned())))
}

fn glob_files(pattern: &str) -> Result<Files, CaptureError> {
    let paths = glob::glob(pattern).map_err(|error| {
        CaptureError::new(Cause::Malformed, pattern, format!("is no glob: {} at {}", error.msg, error.pos))
    })?;
    Ok(Files::Glob { pattern: pattern.to_owned(), paths: Box::new(paths), inner: None, found: false })
}

impl Iterator for Files {
    type Item = Result<PathBuf, CaptureError>;

    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Files::One(path) => path.next().map(Ok),
            Files::Folder(folder) => folder.next(),
            Files::Glob { pattern, paths, inner, found } => next_of_glob(pattern, paths, inner, found),
        }
    }
}

fn next_of_glob(
    pattern: &str,
    paths: &mut glob::Paths,
    inner: &mut Option<Folder>,
    found: &mut bool,
) -> Option<Result<PathBuf, CaptureError>> {
    loop {
        if let Some(item) = inner.as_mut().and_then(Iterator::next) {
            return Some(item);
        }
        let next = paths.next();
        let first = !std::mem::replace(found, true);
        match next {
            None => return first.then(|| Err(CaptureError::new(Cause::NotFound, pattern, "no file fits this glob"))),
            Some(Err(error)) => {
                let path = error.path().display().to_string();
                return Some(Err(CaptureError::of_io(path, error.into())));
            }
            Some(Ok(path)) if path.is_dir() => match Folder::open(&path) {
                Ok(folder) => *inner = Some(folder),
                Err(error) => return Some(Err(error)),
            },
            Some(Ok(path)) => return Some(Ok(path)),
        }
    }
}

impl Folder {
    fn open(path: &Path) -> Result<Folder, CaptureError> {
        let name = path.display().to_string();
        let mut folder = Folder { name, todo: Vec::new(), passed_over: PassedOver::default() };
        folder.descend(path)?;
        Ok(folder)
    }

    /// Puts the entries of a folder on top, by name.
    fn descend(&mut self, path: &Path) -> Result<(), CaptureError> {
        let unreadable = |error| CaptureError::of_io(path.display().to_string(), error);
        let mut entries = Vec::new();
        for entry in std::fs::read_dir(path).map_err(unreadable)? {
            entries.push(entry.map_err(unreadable)?.path());
        }
        entries.retain(|entry| !is_hidden(entry));
        entries.sort_by(|a, b| b.cmp(a));
        self.todo.append(&mut entries);
        Ok(())
    }
}

impl Iterator for Folder {
    type Item = Result<PathBuf, CaptureError>;

    fn next(&mut self) -> Option<Self::Item> {
        while let Some(path) = self.todo.pop() {
            // A linked folder is not walked into: it may lead back here.
            let linked = path.is_symlink();
            if path.is_dir() && !linked {
                if let Err(error) = self.descend(&path) {
                    return Some(Err(error));
                }
            } else if !path.is_dir() && is_page(&name_of(&path)) {
                return Some(Ok(path));
            } else {
                self.passed_over.add(&name_of(&path));
            }
        }
        self.passed_over.report(&self.name).map(Err)
    }
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Whether a file of a folder, or a member of an archive, is read: by its ending; without one it may be a page.
pub(crate) fn is_page(name: &str) -> bool {
    ending(name).is_none_or(|ending| PAGES.contains(&ending.as_str()))
}
