//! One request and its answer, within limits.

use std::io::Read;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use ureq::config::Config;
use ureq::tls::{Certificate, RootCerts, TlsConfig};
use ureq::unversioned::resolver::{ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{Connector, NextTimeout, RustlsConnector, TcpConnector};
use ureq::{Agent, Error, Timeout};

use super::tap::{Passed, Tap};
use super::{Address, Failure, Limits};
use crate::error::Cause;
use crate::headers;
use crate::http::{Answer, unchunked};

/// How the program names itself.
pub(super) const AGENT: &str =
    concat!("rashomon/", env!("CARGO_PKG_VERSION"), " (+", env!("CARGO_PKG_REPOSITORY"), ")");

/// How much of the head of an answer is read, in bytes.
const HEAD: usize = 64 << 10;
/// How much of an answer that is no page (a redirect, a refusal) is kept, in bytes.
const ASIDE: usize = 64 << 10;

/// What is asked.
pub(super) struct Ask<'a> {
    pub(super) address: &'a Address,
    /// Where to connect to: addresses that were judged.
    pub(super) at: &'a [SocketAddr],
    /// Fields besides those that every request has.
    pub(super) fields: &'a [(&'static str, String)],
    pub(super) limits: &'a Limits,
    /// How long it may take altogether.
    pub(super) within: Duration,
    /// The most bytes of a body.
    pub(super) most: usize,
    /// Whether a longer body is refused, and not cut.
    pub(super) whole: bool,
    /// Certificates to trust instead of those that browsers trust.
    pub(super) roots: &'a [Vec<u8>],
}

/// What was asked and answered, as it passed.
#[derive(Debug, Default)]
pub(super) struct Exchange {
    pub(super) request: Vec<u8>,
    /// Status line and fields, with the empty line behind them.
    pub(super) head: Vec<u8>,
    pub(super) answer: Answer,
    /// The body as it came: chunked and packed where the head says so.
    pub(super) body: Vec<u8>,
    /// Why the body breaks off, in the words of WARC: `time`, `disconnect`, `length`.
    pub(super) cut: Option<&'static str>,
    /// Where it was asked, if there is only one place.
    pub(super) at: Option<SocketAddr>,
}

/// Gives the addresses that were judged, whatever is asked for.
#[derive(Debug)]
struct Pinned(Vec<SocketAddr>);

impl Resolver for Pinned {
    fn resolve(&self, _: &ureq::http::Uri, _: &Config, _: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        let mut addresses = self.empty();
        self.0.iter().take(16).for_each(|address| addresses.push(*address));
        Ok(addresses)
    }
}

/// Asks, and reads the answer.
pub(super) fn exchange(ask: &Ask<'_>) -> Result<Exchange, Failure> {
    // Room for the lines between chunks.
    let tap = Tap::new(ask.most.saturating_add(ask.most / 8).saturating_add(HEAD + (64 << 10)));
    let read = answer(ask, &tap);
    let Passed { sent, received, over } = tap.take();
    let read = match read {
        Err(_) if over => return Err(too_large(ask.most)),
        read => read?,
    };
    let (start, end) = head(&received).ok_or_else(|| Failure::new(Cause::Unanswered, "it does not speak HTTP"))?;
    let head = received.get(start..end).unwrap_or_default().to_vec();
    let answer = Answer::parse(&head).ok_or_else(|| Failure::new(Cause::Unanswered, "it does not speak HTTP"))?;
    let body = if answer.is_chunked() { received.get(end..).unwrap_or_default().to_vec() } else { read.body };
    if body.len() > ask.most && answer.is_success() && ask.whole {
        return Err(too_large(ask.most));
    }
    let empty = body.is_empty() || (answer.is_chunked() && unchunked(&body).is_some_and(|body| body.is_empty()));
    if empty && read.cut.is_some() && answer.is_success() {
        return Err(Failure::new(Cause::Unanswered, "it broke off before the page began"));
    }
    let at = if let [at] = ask.at { Some(*at) } else { None };
    Ok(Exchange { request: sent, head, answer, body, cut: read.cut, at })
}

fn too_large(most: usize) -> Failure {
    Failure::new(Cause::TooLarge, format!("it is larger than the limit of {most} bytes"))
}

/// Where the head of the answer stands: behind heads that only say that it is being worked on.
pub(super) fn head(received: &[u8]) -> Option<(usize, usize)> {
    let mut start = 0;
    loop {
        let rest = received.get(start..)?;
        let (_, length) = headers::end(rest)?;
        let answer = Answer::parse(rest.get(..length)?)?;
        if !(100..200).contains(&answer.status) {
            return Some((start, start + length));
        }
        start += length;
    }
}

/// A body without its chunks, still packed.
struct Raw {
    body: Vec<u8>,
    cut: Option<&'static str>,
}

fn answer(ask: &Ask<'_>, tap: &Tap) -> Result<Raw, Failure> {
    let connector = TcpConnector::default().chain(RustlsConnector::default()).chain(tap.clone());
    let agent = Agent::with_parts(config(ask), connector, Pinned(ask.at.to_vec()));
    let mut request = agent.get(ask.address.as_str());
    for (name, value) in ask.fields {
        request = request.header(*name, value);
    }
    let response = request.call().map_err(|error| failure(&error, ask))?;
    let success = response.status().is_success();
    if success {
        unwanted(response.headers().get("content-type").and_then(|kind| kind.to_str().ok()))?;
    }
    let most = if success { ask.most } else { ASIDE.min(ask.most) };
    let reader = response.into_body().into_reader();
    let mut read = body(reader, most, ask.limits);
    if read.cut == Some("length") && success && ask.whole {
        return Err(too_large(most));
    }
    read.body.truncate(most);
    Ok(read)
}

fn config(ask: &Ask<'_>) -> Config {
    let mut tls = TlsConfig::builder();
    if !ask.roots.is_empty() {
        let roots: Vec<_> = ask.roots.iter().map(|der| Certificate::from_der(der).to_owned()).collect();
        tls = tls.root_certs(RootCerts::new_with_certs(&roots));
    }
    Agent::config_builder()
        // A proxy would connect to where nobody judged; each hop of a redirect is judged by hand.
        .proxy(None)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .http_status_as_error(false)
        .max_idle_connections(0)
        .max_response_header_size(HEAD)
        .user_agent(AGENT)
        .accept("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
        .accept_encoding("gzip, br, zstd")
        .timeout_global(Some(ask.within))
        .timeout_connect(Some(ask.limits.connect.min(ask.within)))
        .timeout_recv_response(Some(ask.limits.silence.min(ask.within)))
        .timeout_per_read(Some(ask.limits.silence))
        .tls_config(tls.build())
        .build()
}

/// Pictures, sound and film are not fetched at all.
fn unwanted(kind: Option<&str>) -> Result<(), Failure> {
    let kind = headers::media_type(kind.unwrap_or_default());
    let family = kind.split('/').next().unwrap_or_default();
    if matches!(family, "image" | "audio" | "video" | "font") {
        return Err(Failure::new(Cause::Binary, format!("it is {kind}, no page")));
    }
    Ok(())
}

/// Reads up to `most` bytes and one more, as long as they come fast enough.
fn body(mut reader: impl Read, most: usize, limits: &Limits) -> Raw {
    let begun = Instant::now();
    let (mut body, mut buffer) = (Vec::new(), [0; 16 << 10]);
    loop {
        let cut = match reader.read(&mut buffer) {
            Ok(0) => return Raw { body, cut: None },
            Ok(count) => {
                body.extend_from_slice(buffer.get(..count).unwrap_or_default());
                (body.len() > most).then_some("length")
            }
            Err(error) if error.kind() == std::io::ErrorKind::FileTooLarge => Some("length"),
            Err(error) if is_timeout(&error) => Some("time"),
            Err(error) if error.kind() == std::io::ErrorKind::Other => Some("unspecified"),
            Err(_) => Some("disconnect"),
        };
        let cut = cut.or_else(|| limits.is_too_slow(body.len(), begun.elapsed()).then_some("time"));
        if cut.is_some() {
            return Raw { body, cut };
        }
    }
}

fn is_timeout(error: &std::io::Error) -> bool {
    let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<Error>());
    error.kind() == std::io::ErrorKind::TimedOut || matches!(inner, Some(Error::Timeout(_)))
}

/// What went wrong, for a person.
fn failure(error: &Error, ask: &Ask<'_>) -> Failure {
    let detail = match error {
        Error::Timeout(Timeout::Connect) => format!("no connection within {}", seconds(ask.limits.connect)),
        Error::Timeout(Timeout::Global) => format!("no answer within {}", seconds(ask.within)),
        Error::Timeout(_) => format!("no answer within {}", seconds(ask.limits.silence)),
        // What the encryption finds wrong comes as invalid data.
        Error::Io(error) if error.kind() == std::io::ErrorKind::InvalidData => {
            format!("the connection is not safe: {error}")
        }
        Error::Io(error) => format!("no answer: {error}"),
        Error::Rustls(error) => format!("the connection is not safe: {error}"),
        Error::Tls(error) => format!("the connection is not safe: {error}"),
        Error::Protocol(error) => format!("it does not speak HTTP: {error}"),
        error => format!("no answer: {error}"),
    };
    Failure::new(Cause::Unanswered, detail)
}

fn seconds(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    if seconds < 10.0 { format!("{seconds:.1} seconds") } else { format!("{seconds:.0} seconds") }
}
