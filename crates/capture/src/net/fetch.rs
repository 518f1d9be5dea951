//! From an address to its page: leave of the site, redirects, waiting, what is recorded already.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::address::Allowed;
use super::clock::{self, Pace};
use super::exchange::{Ask, Exchange, exchange};
use super::record::{Known, Record};
use super::robots::{self, Robots};
use super::{Address, Clock, Failure, Names, Settings, Taken, names};
use crate::CaptureError;
use crate::error::Cause;
use crate::http::Answer;
use crate::when;

/// How many redirects are followed.
const REDIRECTS: usize = 5;
/// How often a host that asks for patience is asked again.
const RETRIES: usize = 2;
/// The name by which `robots.txt` knows the program.
pub(super) const PRODUCT: &str = "rashomon";

/// A page as it was fetched, now or when it was recorded.
#[derive(Debug)]
pub(super) struct Fetched {
    /// The address that gave it, after all redirects.
    pub(super) address: String,
    /// When, in ISO 8601.
    pub(super) date: String,
    pub(super) answer: Answer,
    /// The body as it came: chunked and packed where the head says so.
    pub(super) body: Vec<u8>,
    /// Why it breaks off, in the words of WARC.
    pub(super) cut: Option<String>,
}

/// A run's use of the web.
#[derive(Debug)]
pub(super) struct Session {
    settings: Settings,
    allowed: Allowed,
    clock: Arc<dyn Clock>,
    names: Arc<dyn Names>,
    record: Option<Record>,
    robots: BTreeMap<String, Result<Robots, Failure>>,
    pace: Pace,
    /// The links that were followed.
    taken: BTreeSet<String>,
}

/// What is left to an address and its redirects.
struct Journey {
    time: Duration,
    /// Hosts that were asked on the way; they are not waited for again.
    hosts: BTreeSet<String>,
    most: usize,
}

enum Step {
    Page(Box<Fetched>),
    SentTo(String),
}

impl Session {
    pub(super) fn new(
        settings: Settings,
        clock: Arc<dyn Clock>,
        names: Arc<dyn Names>,
    ) -> Result<Session, CaptureError> {
        let record = settings.record.as_deref().map(|path| Record::open(path, settings.offline)).transpose()?;
        let allowed = Allowed::hosts(&settings.allow_private).map_err(|host| {
            CaptureError::new(Cause::Malformed, host, "is no host; name it as it stands in an address, without a port")
        })?;
        Ok(Session {
            settings,
            allowed,
            clock,
            names,
            record,
            robots: BTreeMap::new(),
            pace: Pace::default(),
            taken: BTreeSet::new(),
        })
    }

    /// Whether the links of files are followed.
    pub(super) fn follows(&self) -> bool {
        self.settings.follow
    }

    /// Whether a link is fetched, which counts it.
    pub(super) fn takes(&mut self, written: &str) -> Taken {
        let address = Address::parse(written, &Allowed::All);
        let address = address.map_or_else(|_| written.to_owned(), |address| address.as_str().to_owned());
        if self.taken.contains(&address) {
            return Taken::Before;
        }
        if self.taken.len() >= self.settings.most {
            return Taken::TooMany;
        }
        self.taken.insert(address);
        Taken::Now
    }

    /// The page at an address, of at most `most` bytes.
    pub(super) fn page(&mut self, written: &str, most: usize) -> Result<Fetched, Failure> {
        if self.settings.offline {
            return self.recorded_page(written);
        }
        let mut address = Address::parse(written, &self.allowed)?;
        let mut journey = Journey { time: self.settings.limits.total, hosts: BTreeSet::new(), most };
        for _ in 0..=REDIRECTS {
            self.ask_leave(&address, &mut journey)?;
            match self.step(&address, &mut journey)? {
                Step::Page(page) => return Ok(*page),
                Step::SentTo(location) => address = address.sent_to(&location, &self.allowed)?,
            }
        }
        Err(too_many_redirects())
    }

    /// Asks one address, again where its host asks for patience.
    fn step(&mut self, address: &Address, journey: &mut Journey) -> Result<Step, Failure> {
        for attempt in 0..=RETRIES {
            self.wait_for_turn(address, journey);
            let known = self.record.as_ref().and_then(|record| record.known(address.as_str()));
            let known = known.filter(|known| !known.conditions().is_empty()).cloned();
            let fields = known.as_ref().map(Known::conditions).unwrap_or_default();
            let date = clock::written(self.clock.now());
            let asked = self.ask(address, &fields, journey, true);
            self.pace.asked(address.host_name(), self.clock.as_ref());
            let exchange = asked?;
            self.keep(address, &date, &exchange, known.as_ref())?;
            let status = exchange.answer.status;
            match (status, exchange.answer.headers.get("location"), patience(&exchange.answer, self.clock.as_ref())) {
                (200..=299, ..) => return Ok(Step::Page(Box::new(fetched(address, date, exchange)))),
                (304, ..) => return self.unchanged(known.as_ref()).map(|page| Step::Page(Box::new(page))),
                (301 | 302 | 303 | 307 | 308, Some(location), _) => return Ok(Step::SentTo(location.to_owned())),
                (429 | 503, _, Some(wait)) if attempt < RETRIES && wait <= self.settings.limits.longest_wait => {
                    self.clock.wait(wait);
                }
                (429 | 503, _, Some(wait)) => {
                    let detail = format!("its host asks to come back in {} seconds ({status})", wait.as_secs());
                    return Err(Failure::new(Cause::Unanswered, detail));
                }
                _ => return Err(Failure::new(Cause::Unanswered, format!("its host answered {}", line(&exchange)))),
            }
        }
        Err(Failure::new(Cause::Unanswered, "its host asks for patience again and again"))
    }

    /// One request and its answer; the time is taken off what is left.
    fn ask(
        &self,
        address: &Address,
        fields: &[(&'static str, String)],
        journey: &mut Journey,
        whole: bool,
    ) -> Result<Exchange, Failure> {
        let begun = Instant::now();
        let limits = &self.settings.limits;
        let late = || Failure::new(Cause::Unanswered, format!("no page within {} seconds", limits.total.as_secs_f64()));
        if journey.time.is_zero() {
            return Err(late());
        }
        let within = limits.connect.min(journey.time);
        let at = names::checked(address, self.names.as_ref(), self.allowed.allows(address), within)?;
        let within = journey.time.saturating_sub(begun.elapsed());
        if within.is_zero() {
            return Err(late());
        }
        let most = if whole { journey.most } else { robots::SIZE };
        let roots = &self.settings.roots;
        let asked = exchange(&Ask { address, at: &at, fields, limits, within, most, whole, roots });
        journey.time = journey.time.saturating_sub(begun.elapsed());
        asked
    }

    /// Leaves a host alone for as long as it wants, at its first request of a journey.
    fn wait_for_turn(&self, address: &Address, journey: &mut Journey) {
        if journey.hosts.insert(address.host_name().to_owned()) {
            let limits = &self.settings.limits;
            let asked_for = self.robots.get(&address.origin()).and_then(|robots| robots.as_ref().ok()?.delay);
            let delay = limits.delay.max(asked_for.unwrap_or_default().min(limits.longest_wait));
            self.pace.wait(address.host_name(), delay, self.clock.as_ref());
        }
    }

    /// Whether the site lets programs have this page.
    fn ask_leave(&mut self, address: &Address, journey: &mut Journey) -> Result<(), Failure> {
        if self.settings.ignore_robots {
            return Ok(());
        }
        let origin = address.origin();
        if !self.robots.contains_key(&origin) {
            let robots = self.robots_of(address, journey);
            self.robots.insert(origin.clone(), robots);
        }
        let allowed = match self.robots.get(&origin) {
            Some(Err(failure)) => return Err(failure.clone()),
            Some(Ok(robots)) => robots.allows(&address.path()),
            None => true,
        };
        let detail =
            format!("the robots.txt of {origin} asks programs to leave it alone; `ignore-robots` passes it over");
        if allowed { Ok(()) } else { Err(Failure::new(Cause::Refused, detail)) }
    }

    /// What a site asks of programs (RFC 9309): one that has no `robots.txt` asks nothing, one that cannot
    /// answer is left alone.
    fn robots_of(&mut self, address: &Address, journey: &mut Journey) -> Result<Robots, Failure> {
        let mut place = address.robots();
        for _ in 0..=REDIRECTS {
            let date = clock::written(self.clock.now());
            let exchange = self.ask(&place, &[], journey, false)?;
            self.keep(&place, &date, &exchange, None)?;
            match (exchange.answer.status, exchange.answer.headers.get("location")) {
                (200..=299, _) => {
                    let text = exchange.answer.body(exchange.body, "robots.txt", robots::SIZE * 4);
                    return Ok(text.map_or_else(|_| Robots::closed(), |text| Robots::parse(&text.bytes, PRODUCT)));
                }
                (301 | 302 | 303 | 307 | 308, Some(location)) => {
                    place = place.sent_to(location, &self.allowed)?;
                }
                (429 | 500.., _) => {
                    let detail = format!(
                        "its robots.txt could not be read ({}), so it is left alone; `ignore-robots` passes it over",
                        line(&exchange)
                    );
                    return Err(Failure::new(Cause::Refused, detail));
                }
                _ => return Ok(Robots::default()),
            }
        }
        Ok(Robots::default())
    }

    /// Keeps what was asked and answered in the record.
    fn keep(
        &mut self,
        address: &Address,
        date: &str,
        exchange: &Exchange,
        known: Option<&Known>,
    ) -> Result<(), Failure> {
        let Some(record) = &mut self.record else { return Ok(()) };
        record
            .keep(address.as_str(), date, exchange, known)
            .map_err(|error| Failure::new(Cause::Unreadable, format!("it was fetched and cannot be recorded: {error}")))
    }

    /// The page that its server says did not change.
    fn unchanged(&self, known: Option<&Known>) -> Result<Fetched, Failure> {
        let found = self.record.as_ref().zip(known).map(|(record, known)| record.read(known));
        found.unwrap_or_else(|| Err(Failure::new(Cause::Unanswered, "its host says that it did not change (304)")))
    }

    /// The page as it was recorded, with the redirects that led to it.
    fn recorded_page(&self, written: &str) -> Result<Fetched, Failure> {
        let missing = |detail: &str| Failure::new(Cause::NotFound, detail);
        let record = self.record.as_ref().ok_or_else(|| missing("there is no record to read it from"))?;
        // Nothing is asked, so nothing needs to be kept from being asked.
        let mut address = Address::parse(written, &Allowed::All)?;
        for _ in 0..=REDIRECTS {
            let known = record.known(address.as_str()).ok_or_else(|| missing("it does not stand in the record"))?;
            let page = record.read(known)?;
            match (page.answer.status, page.answer.headers.get("location")) {
                (200..=299, _) => return Ok(page),
                (301 | 302 | 303 | 307 | 308, Some(location)) => address = address.sent_to(location, &Allowed::All)?,
                (status, _) => {
                    let detail = format!("its host answered {status} when it was recorded");
                    return Err(Failure::new(Cause::Unanswered, detail));
                }
            }
        }
        Err(too_many_redirects())
    }
}

fn too_many_redirects() -> Failure {
    Failure::new(Cause::Unanswered, format!("it sends elsewhere more than {REDIRECTS} times"))
}

fn fetched(address: &Address, date: String, exchange: Exchange) -> Fetched {
    let Exchange { answer, body, cut, .. } = exchange;
    Fetched { address: address.as_str().to_owned(), date, answer, body, cut: cut.map(str::to_owned) }
}

/// The status line of an answer without its protocol, such as `404 Not Found`.
fn line(exchange: &Exchange) -> String {
    let line = exchange.head.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let line = String::from_utf8_lossy(line);
    line.split_once(' ').map_or("nothing", |(_, status)| status.trim()).chars().take(80).collect()
}

/// How long a host asks to be left alone: seconds, or a date.
fn patience(answer: &Answer, clock: &dyn Clock) -> Option<Duration> {
    let written = answer.headers.get("retry-after")?;
    if let Ok(seconds) = written.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let until: jiff::Timestamp = when::of_mail(written)?.parse().ok()?;
    let until = std::time::SystemTime::from(until);
    Some(until.duration_since(clock.now()).unwrap_or_default())
}
