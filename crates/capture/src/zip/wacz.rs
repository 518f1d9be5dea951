//! WACZ: a ZIP archive with web archives, and a list of its files with their digests.

use std::io::Read;

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::directory::{self, Member};
use super::unpacked;
use crate::error::Cause;
use crate::limit::Budget;
use crate::open::Captures;
use crate::source::Part;
use crate::{Capture, CaptureError};

/// The list of the files of a package.
const PACKAGE: &str = "datapackage.json";
/// The largest list that is read.
const LARGEST_LIST: u64 = 16 << 20;

/// Whether the name is that of a web archive.
pub(super) fn is_web_archive(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [".warc", ".warc.gz", ".warc.zst"].iter().any(|ending| name.ends_with(ending))
}

/// The web archives of a package; none where the archive is no package. Its other members repeat them.
pub(super) fn archives(members: &[Member]) -> Option<Vec<Member>> {
    let archives: Vec<Member> = members
        .iter()
        .filter(|member| member.name.starts_with("archive/"))
        .filter(|member| is_web_archive(&member.name))
        .cloned()
        .collect();
    let package = members.iter().any(|member| member.name == PACKAGE);
    (package && !archives.is_empty()).then_some(archives)
}

/// Compares the web archives of a package with the digests in its list; says those that do not fit.
pub(super) fn checks(archive: &Part, members: &[Member], name: &str, budget: &Budget) -> Captures {
    let list = members.iter().find(|member| member.name == PACKAGE);
    let digests = list.map(|list| read_list(archive, list, budget)).unwrap_or_default();
    let known: Vec<(Member, String)> = digests
        .into_iter()
        .filter_map(|(path, digest)| {
            let member = members.iter().find(|member| member.name == path && is_web_archive(&path))?;
            Some((member.clone(), digest))
        })
        .collect();
    let (archive, name) = (archive.clone(), name.to_owned());
    Box::new(known.into_iter().filter_map(move |(member, digest)| check(&archive, &member, &digest, &name)))
}

/// The paths in the list with their SHA-256 digests.
fn read_list(archive: &Part, list: &Member, budget: &Budget) -> Vec<(String, String)> {
    let mut bytes = Vec::new();
    let read = unpacked(archive, list, budget).and_then(|source| source.take(LARGEST_LIST).read_to_end(&mut bytes));
    let list: Value = read.ok().and_then(|_| serde_json::from_slice(&bytes).ok()).unwrap_or_default();
    let resources = list.get("resources").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let digest = |resource: &Value| {
        let path = resource.get("path")?.as_str()?.to_owned();
        let digest = resource.get("hash")?.as_str()?.strip_prefix("sha256:")?.to_ascii_lowercase();
        Some((path, digest))
    };
    resources.iter().filter_map(digest).collect()
}

fn check(archive: &Part, member: &Member, expected: &str, name: &str) -> Option<Result<Capture, CaptureError>> {
    let mut digest = Sha256::new();
    let start = directory::data_start(archive, member).ok()?;
    // A member that is packed, or cannot be read, shows its damage when its records are read.
    if member.method != directory::Method::Stored {
        return None;
    }
    let mut part = archive.cut(start, member.packed?);
    let mut buffer = vec![0; 64 << 10];
    loop {
        let count = part.read(&mut buffer).ok()?;
        if count == 0 {
            break;
        }
        digest.update(buffer.get(..count)?);
    }
    let found: String = digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    let detail = "its bytes do not have the digest that the package lists; it was changed or damaged";
    let source = format!("{name}!{}", member.name);
    (found != expected).then(|| Err(CaptureError::new(Cause::Damaged, source, detail)))
}
