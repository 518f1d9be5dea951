//! Addresses of the web: asked one at a time, within limits, and never those of private hosts.
//!
//! Only what the user names is asked, and what a feed names that the user named. Each redirect is judged
//! like the first address, and the connection goes to the internet addresses that were judged. What was
//! fetched is kept as a web archive where the user wants it, and read from there by the same code.

mod address;
mod clock;
mod exchange;
mod fetch;
mod guard;
mod names;
mod page;
mod record;
mod robots;
mod tap;

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

pub(crate) use address::Address;
pub use clock::Clock;
pub use names::{Names, SystemNames};
pub use page::read_answer;
pub(crate) use page::{captures, follow};

use crate::CaptureError;
use crate::error::Cause;
use fetch::Session;

/// What the user asked of the fetching.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Hosts, by name or number, that may be asked though they are of this machine or a private network, at any
    /// port.
    pub allow_private: Vec<String>,
    /// Whether pages are fetched that `robots.txt` asks programs to leave alone.
    pub ignore_robots: bool,
    /// A web archive to keep everything in that is fetched. One that exists is added to, and what stands in
    /// it is not fetched again where its server says that it did not change.
    pub record: Option<PathBuf>,
    /// Whether addresses are read from the record alone, without any network.
    pub offline: bool,
    /// Whether the links of feeds and lists are fetched that are files; those of feeds that were fetched are in
    /// any case.
    pub follow: bool,
    /// The most links of feeds and lists that are fetched in a run.
    pub most: usize,
    /// Certificates of authorities (DER) to trust instead of those that browsers trust.
    pub roots: Vec<Vec<u8>>,
    /// How long and how much.
    pub limits: Limits,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            allow_private: Vec::new(),
            ignore_robots: false,
            record: None,
            offline: false,
            follow: false,
            most: MOST,
            roots: Vec::new(),
            limits: Limits::default(),
        }
    }
}

/// The most links of feeds and lists that are fetched in a run, unless the user says otherwise.
pub const MOST: usize = 20;

/// How long things may take. The size of a page is limited by [`crate::Options::size_limit`].
#[derive(Clone, Debug)]
pub struct Limits {
    /// Until there is a connection, its encryption included.
    pub connect: Duration,
    /// Until the head of an answer is there, and between any two pieces of a body.
    pub silence: Duration,
    /// For an address with all its redirects, without the time that is waited out of politeness.
    pub total: Duration,
    /// How many bytes a second a body has to bring on average,
    pub least_rate: u64,
    /// after this time.
    pub grace: Duration,
    /// How long a host is left alone between two requests.
    pub delay: Duration,
    /// The longest time that is waited because a host asks for it.
    pub longest_wait: Duration,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            connect: Duration::from_secs(10),
            silence: Duration::from_secs(20),
            total: Duration::from_secs(60),
            least_rate: 1 << 10,
            grace: Duration::from_secs(10),
            delay: Duration::from_secs(1),
            longest_wait: Duration::from_secs(60),
        }
    }
}

impl Limits {
    /// Whether so many bytes in this time are too few.
    fn is_too_slow(&self, bytes: usize, time: Duration) -> bool {
        time > self.grace && (bytes as f64) < self.least_rate as f64 * time.as_secs_f64()
    }
}

/// An address as it would be asked, as far as it says itself where it leads: without fragment, in one way to
/// write it. A pure function; names are not looked up.
///
/// # Errors
/// When it is no address of the web, or one that is not asked.
pub fn judged(address: &str) -> Result<String, CaptureError> {
    let none = address::Allowed::Hosts(Default::default());
    let judged = Address::parse(address, &none).map_err(|failure| failure.of(address));
    judged.map(|address| address.to_string())
}

/// Whether a `robots.txt` lets this program have a path, with its query.
pub fn robots_allow(text: &[u8], path: &str) -> bool {
    robots::Robots::parse(text, fetch::PRODUCT).allows(path)
}

/// The web as a run may use it. Copies share what was asked already, so that no host is asked in haste.
#[derive(Clone, Debug)]
pub struct Web {
    session: Arc<Mutex<Session>>,
}

impl Web {
    /// The web, with the resolver of the system.
    ///
    /// # Errors
    /// When the record cannot be read or written.
    pub fn new(settings: Settings, clock: Arc<dyn Clock>) -> Result<Web, CaptureError> {
        Web::with_names(settings, clock, Arc::new(SystemNames))
    }

    /// The web, with a resolver of one's own.
    ///
    /// # Errors
    /// When the record cannot be read or written.
    pub fn with_names(settings: Settings, clock: Arc<dyn Clock>, names: Arc<dyn Names>) -> Result<Web, CaptureError> {
        Ok(Web { session: Arc::new(Mutex::new(Session::new(settings, clock, names)?)) })
    }

    /// Whether the links of files are followed.
    pub(crate) fn follows(&self) -> bool {
        self.session.lock().unwrap_or_else(PoisonError::into_inner).follows()
    }

    /// Whether a link is fetched.
    fn takes(&self, address: &str) -> Taken {
        self.session.lock().unwrap_or_else(PoisonError::into_inner).takes(address)
    }

    /// Fetches a page, one at a time.
    fn page(&self, address: &str, most: usize) -> Result<fetch::Fetched, Failure> {
        self.session.lock().unwrap_or_else(PoisonError::into_inner).page(address, most)
    }
}

/// Whether a link is fetched.
enum Taken {
    Now,
    /// It was, in this run.
    Before,
    TooMany,
}

/// Why an address gave no page.
#[derive(Clone, Debug)]
pub(crate) struct Failure {
    pub(crate) cause: Cause,
    pub(crate) detail: String,
}

impl Failure {
    pub(crate) fn new(cause: Cause, detail: impl Into<String>) -> Failure {
        Failure { cause, detail: detail.into() }
    }

    /// The error of an input.
    pub(crate) fn of(self, source: &str) -> CaptureError {
        CaptureError::new(self.cause, source, self.detail)
    }
}
