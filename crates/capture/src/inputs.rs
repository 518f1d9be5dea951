//! From what the user named to the files it means: folders are walked, globs matched, in order.

use std::path::{Path, PathBuf};

use crate::CaptureError;
use crate::error::Cause;

/// The endings that are read as pages when a folder is walked; what is named itself is always read.
const PAGES: [&str; 10] = ["txt", "text", "md", "html", "htm", "xhtml", "shtml", "json", "jsonl", "ndjson"];

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
    passed_over: usize,
    example: String,
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
        let mut folder = Folder { name, todo: Vec::new(), passed_over: 0, example: String::new() };
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

    fn pass_over(&mut self, path: &Path) {
        if self.passed_over == 0 {
            self.example = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        }
        self.passed_over += 1;
    }

    fn report(&mut self) -> Option<CaptureError> {
        let count = std::mem::take(&mut self.passed_over);
        let detail = format!("{count} files that look like no pages were passed over, as {}", self.example);
        (count > 0).then(|| CaptureError::new(Cause::PassedOver, self.name.clone(), detail))
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
            } else if !path.is_dir() && is_page(&path) {
                return Some(Ok(path));
            } else {
                self.pass_over(&path);
            }
        }
        self.report().map(Err)
    }
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
}

fn is_page(path: &Path) -> bool {
    ending(path).is_none_or(|ending| PAGES.contains(&ending.as_str()))
}

/// The ending of a file's name in lower case.
pub(crate) fn ending(path: &Path) -> Option<String> {
    path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase())
}
