//! The members of a ZIP archive: from its directory, or from their own headers where that is missing.

use std::io::{self, BufReader, Read, Seek, SeekFrom};

use memchr::memmem;
use zip::{CompressionMethod, ZipArchive};

use crate::source::Part;

/// The most members that are listed.
pub(crate) const MOST: usize = 100_000;

const LOCAL: &[u8] = b"PK\x03\x04";
/// The length of a local header without name and extra fields.
const LOCAL_LENGTH: usize = 30;

/// A member as the archive lists it. Nothing here is trusted: the name is no path, the sizes are claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Member {
    pub(crate) name: String,
    /// Where its local header begins.
    pub(crate) header: u64,
    /// How many bytes it takes in the archive; none where only its end will tell.
    pub(crate) packed: Option<u64>,
    pub(crate) method: Method,
    pub(crate) checksum: Option<u32>,
}

/// How a member is packed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Method {
    Stored,
    Deflated,
    /// In a way that is not read, with its name.
    Other(String),
}

/// What an archive holds.
pub(crate) struct Directory {
    /// By name, so that the order does not depend on who made the archive.
    pub(crate) members: Vec<Member>,
    /// What is wrong with the directory.
    pub(crate) fault: Option<String>,
}

/// Lists the members of an archive.
pub(crate) fn list(archive: &Part) -> io::Result<Directory> {
    let mut directory = match ZipArchive::new(BufReader::new(archive.clone())) {
        Ok(opened) => listed(&opened),
        Err(error) => recovered(archive, &error.to_string())?,
    };
    directory.members.sort_by(|a, b| (&a.name, a.header).cmp(&(&b.name, b.header)));
    Ok(directory)
}

fn listed(archive: &ZipArchive<BufReader<Part>>) -> Directory {
    let members = (0..archive.len().min(MOST)).filter_map(|index| {
        let entry = archive.by_index_data(index).ok()?;
        if entry.is_dir() {
            return None;
        }
        let method = match entry.compression() {
            _ if entry.encrypted() => Method::Other("encryption".to_owned()),
            CompressionMethod::Stored => Method::Stored,
            CompressionMethod::Deflated => Method::Deflated,
            other => Method::Other(other.to_string()),
        };
        let name = entry.name().map_or_else(|_| String::from_utf8_lossy(entry.name_raw()).into_owned(), Into::into);
        Some(Member {
            name,
            header: entry.header_start(),
            packed: Some(entry.compressed_size()),
            method,
            checksum: Some(entry.crc32()),
        })
    });
    let members = members.collect();
    let more = archive.len() > MOST;
    let fault = more.then(|| format!("it has {} members, of which the first {MOST} were read", archive.len()));
    Directory { members, fault }
}

/// The members that the headers in front of them tell of.
fn recovered(archive: &Part, reason: &str) -> io::Result<Directory> {
    let mut members = Vec::new();
    let mut at = 0;
    while let Some(header) = find(archive, at)? {
        let Some((member, next)) = local(archive, header)? else {
            at = header + 1;
            continue;
        };
        at = next;
        if !member.name.ends_with('/') && members.len() < MOST {
            members.push(member);
        }
    }
    let fault = format!(
        "its directory is missing or damaged ({reason}); {} members were found by their own headers",
        members.len()
    );
    Ok(Directory { members, fault: Some(fault) })
}

/// The next local header from `at` on.
fn find(archive: &Part, at: u64) -> io::Result<Option<u64>> {
    const STEP: usize = 1 << 20;
    let mut at = at;
    let mut window = Vec::new();
    loop {
        window.clear();
        let overlap = LOCAL.len() as u64 - 1;
        archive.cut(at, STEP as u64 + overlap).read_to_end(&mut window)?;
        if let Some(place) = memmem::find(&window, LOCAL) {
            return Ok(Some(at + place as u64));
        }
        if window.len() < STEP {
            return Ok(None);
        }
        at += STEP as u64;
    }
}

/// The member whose local header begins at `header`, and where to look for the next one.
fn local(archive: &Part, header: u64) -> io::Result<Option<(Member, u64)>> {
    let mut bytes = Vec::new();
    archive.cut(header, LOCAL_LENGTH as u64).read_to_end(&mut bytes)?;
    let (Some(flags), Some(method), Some(checksum), Some(packed), Some(name), Some(extra)) = (
        number(&bytes, 6, 2),
        number(&bytes, 8, 2),
        number(&bytes, 14, 4),
        number(&bytes, 18, 4),
        number(&bytes, 26, 2),
        number(&bytes, 28, 2),
    ) else {
        return Ok(None);
    };
    let mut written = Vec::new();
    archive.cut(header + LOCAL_LENGTH as u64, name).read_to_end(&mut written)?;
    let method = match method {
        _ if flags & 1 == 1 => Method::Other("encryption".to_owned()),
        0 => Method::Stored,
        8 => Method::Deflated,
        other => Method::Other(format!("method {other}")),
    };
    // With bit 3 the sizes stand behind the data, and a size of all ones stands in an extra field.
    let told = flags & 8 == 0 && packed != u64::from(u32::MAX);
    let member = Member {
        name: String::from_utf8_lossy(&written).into_owned(),
        header,
        packed: told.then_some(packed),
        method,
        checksum: told.then_some(checksum as u32),
    };
    let data = header + LOCAL_LENGTH as u64 + name + extra;
    Ok(Some((member, data + if told { packed } else { 0 })))
}

/// Where the data of a member begins.
pub(crate) fn data_start(archive: &Part, member: &Member) -> io::Result<u64> {
    let mut header = [0; LOCAL_LENGTH];
    let mut part = archive.clone();
    part.seek(SeekFrom::Start(member.header))?;
    part.read_exact(&mut header)?;
    let lengths = number(&header, 26, 2).zip(number(&header, 28, 2)).filter(|_| header.starts_with(LOCAL));
    let (name, extra) = lengths.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "its header is damaged"))?;
    Ok(member.header + LOCAL_LENGTH as u64 + name + extra)
}

/// A little-endian number of `length` bytes at `at`.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<u64> {
    let bytes = bytes.get(at..at + length)?;
    Some(bytes.iter().rev().fold(0, |value, byte| value << 8 | u64::from(*byte)))
}
