//! The bytes of a web archive: its members unpacked one after the other, with the place of each.
//!
//! A web archive is a row of records; where it is packed, each record is a member of its own, so that
//! reading can begin anywhere. After damage it begins again at the next member.

use std::io::{self, BufRead, BufReader, ErrorKind, Read, Seek, SeekFrom};

use memchr::memmem;
use ruzstd::decoding::{BlockDecodingStrategy, Dictionary, FrameDecoder};

use crate::source::{Part, Source};
use crate::unpack::{self, Packing, WINDOW};

/// What one member may always unpack to, and how many times its own length besides.
const MEMBER: u64 = 64 << 20;
const TIMES: u64 = 100;
/// How many times its own length a file may be searched again behind damage.
const TIMES_AGAIN: u64 = 4;
/// The largest dictionary.
const DICTIONARY: u64 = 16 << 20;

/// Packed bytes with their place.
pub(super) struct Counted {
    source: BufReader<Source>,
    whole: Option<Part>,
    at: u64,
}

impl Counted {
    fn new(source: Source) -> Counted {
        let whole = match &source {
            Source::Part(part) => Some(part.clone()),
            Source::Stream(_) => None,
        };
        Counted { source: BufReader::with_capacity(64 << 10, source), whole, at: 0 }
    }

    /// Goes to a place; false where the bytes only pass by.
    fn seek(&mut self, at: u64) -> io::Result<bool> {
        let Some(mut part) = self.whole.clone() else { return Ok(false) };
        part.seek(SeekFrom::Start(at))?;
        *self =
            Counted { source: BufReader::with_capacity(64 << 10, Source::Part(part)), whole: self.whole.take(), at };
        Ok(true)
    }
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.source.read(buffer)?;
        self.at += count as u64;
        Ok(count)
    }
}

impl BufRead for Counted {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.source.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        self.at += count as u64;
        self.source.consume(count);
    }
}

/// One member being unpacked.
enum Member {
    Plain(Counted),
    Gzip(Box<flate2::bufread::GzDecoder<Counted>>),
    Zstd(Frame),
}

/// A frame of zstd. The decoder is kept from frame to frame with its dictionary.
struct Frame {
    packed: Counted,
    decoder: Box<FrameDecoder>,
}

impl Read for Frame {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.decoder.can_collect() == 0 && !self.decoder.is_finished() {
            let step = self.decoder.decode_blocks(&mut self.packed, BlockDecodingStrategy::UptoBlocks(1));
            step.map_err(|error| io::Error::new(ErrorKind::InvalidData, error.to_string()))?;
        }
        let count = self.decoder.read(buffer)?;
        let expected = self.decoder.get_checksum_from_data().filter(|_| count == 0 && !buffer.is_empty());
        if expected.is_some() && expected != self.decoder.get_calculated_checksum() {
            return Err(io::Error::new(ErrorKind::InvalidData, "its checksum does not fit"));
        }
        Ok(count)
    }
}

impl Member {
    fn packed(&self) -> &Counted {
        match self {
            Member::Plain(packed) => packed,
            Member::Gzip(decoder) => decoder.get_ref(),
            Member::Zstd(frame) => &frame.packed,
        }
    }
}

impl Read for Member {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Member::Plain(packed) => packed.read(buffer),
            Member::Gzip(decoder) => decoder.read(buffer),
            Member::Zstd(frame) => frame.read(buffer),
        }
    }
}

/// The unpacked bytes of a web archive. At the end of a member reading stops until the next is opened.
pub(super) struct Stream {
    packing: Packing,
    state: State,
    /// Where the member begins in the file.
    start: u64,
    /// How many bytes of the member were read.
    read: u64,
    /// How many bytes may still be read again in search of a member behind damage.
    again: u64,
    decoder: Option<Box<FrameDecoder>>,
}

enum State {
    Between(Counted),
    Inside(BufReader<Member>),
    Over,
}

impl Stream {
    pub(super) fn new(source: Source, packing: Packing) -> Stream {
        let packed = Counted::new(source);
        let length = packed.whole.as_ref().map_or(0, Part::length);
        let again = length.saturating_mul(TIMES_AGAIN).saturating_add(MEMBER);
        Stream { packing, state: State::Between(packed), start: 0, read: 0, again, decoder: None }
    }

    /// Where the byte that is read next lies: the place of its member, and how far into it.
    pub(super) fn place(&self) -> (u64, u64) {
        match self.packing {
            Packing::None => (self.read, 0),
            Packing::Gzip | Packing::Zstd => (self.start, self.read),
        }
    }

    /// Whether the archive is packed in members.
    pub(super) fn is_packed(&self) -> bool {
        self.packing != Packing::None
    }

    /// Whether a member is open.
    pub(super) fn is_inside(&self) -> bool {
        matches!(self.state, State::Inside(_))
    }

    /// Opens the next member; false at the end of the file.
    pub(super) fn open(&mut self) -> io::Result<bool> {
        self.leave();
        let State::Between(packed) = std::mem::replace(&mut self.state, State::Over) else { return Ok(false) };
        let mut packed = packed;
        if self.packing == Packing::Zstd {
            self.skip_frames(&mut packed)?;
        }
        self.start = packed.at;
        self.read = if self.packing == Packing::None { packed.at } else { 0 };
        if packed.fill_buf()?.is_empty() {
            return Ok(false);
        }
        let member = match self.packing {
            Packing::None => Member::Plain(packed),
            Packing::Gzip => Member::Gzip(Box::new(flate2::bufread::GzDecoder::new(packed))),
            Packing::Zstd => {
                let mut decoder = self.decoder.take().unwrap_or_else(new_decoder);
                let begun = decoder.init(&mut packed);
                if let Err(error) = begun {
                    self.state = State::Between(packed);
                    return Err(io::Error::new(ErrorKind::InvalidData, error.to_string()));
                }
                Member::Zstd(Frame { packed, decoder })
            }
        };
        self.state = State::Inside(BufReader::with_capacity(16 << 10, member));
        Ok(true)
    }

    /// Passes over frames that hold no records; keeps the dictionary that the first may be.
    fn skip_frames(&mut self, packed: &mut Counted) -> io::Result<()> {
        loop {
            let dictionary = unpack::is_dictionary(packed.fill_buf()?);
            let Some(length) = unpack::skippable(packed)? else { return Ok(()) };
            let mut left = u64::from(length);
            if dictionary && left <= DICTIONARY {
                let mut raw = Vec::new();
                packed.by_ref().take(left).read_to_end(&mut raw)?;
                self.decoder = with_dictionary(&raw);
                left = 0;
            }
            io::copy(&mut packed.by_ref().take(left), &mut io::sink())?;
        }
    }

    /// Leaves the member that is open.
    fn leave(&mut self) {
        self.state = match std::mem::replace(&mut self.state, State::Over) {
            State::Inside(member) => State::Between(match member.into_inner() {
                Member::Plain(packed) => packed,
                Member::Gzip(decoder) => decoder.into_inner(),
                Member::Zstd(Frame { packed, decoder }) => {
                    self.decoder = Some(decoder);
                    packed
                }
            }),
            state => state,
        };
    }

    /// Goes to the next place after `from` where a record or a packed member begins; false where there is none.
    ///
    /// Bytes that were read before are searched as well, as long as there is a budget for it: damage that
    /// a decoder noticed late hides records.
    pub(super) fn search(&mut self, from: u64) -> io::Result<bool> {
        self.leave();
        let State::Between(packed) = &mut self.state else { return Ok(false) };
        let back = packed.at.saturating_sub(from);
        if back <= self.again && packed.seek(from)? {
            self.again -= back;
        }
        let found = match self.packing {
            Packing::None => find(packed, b"\nWARC/1.", |_| true)?,
            Packing::Gzip => find(packed, b"\x1f\x8b\x08", is_record_in_gzip)?,
            Packing::Zstd => find(packed, b"\x28\xb5\x2f\xfd", |_| true)?,
        };
        if !found {
            self.state = State::Over;
        }
        Ok(found)
    }

    /// Whether the member unpacks to so much more than it takes that it is no page.
    fn is_bomb(&self) -> bool {
        let State::Inside(member) = &self.state else { return false };
        let packed = member.get_ref().packed().at.saturating_sub(self.start);
        self.packing != Packing::None && self.read > packed.saturating_mul(TIMES).saturating_add(MEMBER)
    }
}

fn new_decoder() -> Box<FrameDecoder> {
    let mut decoder = Box::new(FrameDecoder::new());
    decoder.set_max_window_size(WINDOW);
    decoder
}

/// A decoder with a dictionary, which may itself be packed.
fn with_dictionary(raw: &[u8]) -> Option<Box<FrameDecoder>> {
    let mut unpacked = Vec::new();
    let raw = if raw.starts_with(b"\x28\xb5\x2f\xfd") {
        unpack::reader(raw, Packing::Zstd).take(DICTIONARY).read_to_end(&mut unpacked).ok()?;
        &unpacked
    } else {
        raw
    };
    let mut decoder = new_decoder();
    decoder.add_dict(Dictionary::decode_dict(raw).ok()?).ok()?;
    Some(decoder)
}

/// A damaged file is full of bytes that look like the head of a member; one that holds a record begins with its name.
fn is_record_in_gzip(rest: &[u8]) -> bool {
    let mut start = [0; 5];
    let read = flate2::read::GzDecoder::new(rest).read_exact(&mut start);
    read.is_ok() && &start == b"WARC/"
}

/// Goes to the next place where `mark` stands and what follows is right.
fn find(packed: &mut Counted, mark: &[u8], is_right: impl Fn(&[u8]) -> bool) -> io::Result<bool> {
    /// How much behind a mark is looked at.
    const LOOK: usize = 4096;
    let mut window: Vec<u8> = Vec::new();
    let mut at = packed.at;
    loop {
        let chunk = packed.fill_buf()?;
        let ended = chunk.is_empty();
        let count = chunk.len();
        window.extend_from_slice(chunk);
        packed.consume(count);
        let sure = if ended { window.len() } else { window.len().saturating_sub(LOOK) };
        let places = memmem::find_iter(&window, mark).take_while(|place| *place < sure);
        let right = places.into_iter().find(|place| is_right(window.get(*place..).unwrap_or_default()));
        if let Some(place) = right {
            return go(packed, at + place as u64, window.split_off(place));
        }
        if ended {
            return Ok(false);
        }
        window.drain(..sure);
        at += sure as u64;
    }
}

/// Goes back to a place whose bytes were just read.
fn go(packed: &mut Counted, at: u64, read: Vec<u8>) -> io::Result<bool> {
    if packed.seek(at)? {
        return Ok(true);
    }
    let empty = Counted::new(Source::Stream(Box::new(io::empty())));
    let rest = std::mem::replace(packed, empty);
    packed.at = at;
    packed.source = BufReader::new(Source::Stream(Box::new(io::Cursor::new(read).chain(rest))));
    Ok(true)
}

impl Read for Stream {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let available = self.fill_buf()?;
        let count = available.len().min(buffer.len());
        if let (Some(to), Some(from)) = (buffer.get_mut(..count), available.get(..count)) {
            to.copy_from_slice(from);
        }
        self.consume(count);
        Ok(count)
    }
}

impl BufRead for Stream {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.is_bomb() {
            let message = "it unpacks to more than a hundred times its size; this is no page";
            return Err(io::Error::new(ErrorKind::FileTooLarge, message));
        }
        match &mut self.state {
            State::Inside(member) => member.fill_buf(),
            State::Between(_) | State::Over => Ok(&[]),
        }
    }

    fn consume(&mut self, count: usize) {
        if let State::Inside(member) = &mut self.state {
            self.read += count as u64;
            member.consume(count);
        }
    }
}
