//! From the name of a host to the internet addresses that may be connected to.

use std::fmt::Debug;
use std::io;
use std::net::{SocketAddr, ToSocketAddrs};
use std::sync::mpsc;
use std::time::Duration;

use super::Failure;
use super::address::{Address, Named, unasked};
use super::guard::{self, Refusal};
use crate::error::Cause;

/// Who knows the internet addresses of hosts.
pub trait Names: Debug + Send + Sync {
    /// The addresses of a host, found within a time.
    ///
    /// # Errors
    /// When there is no such host, or nobody answers in time.
    fn addresses(&self, host: &str, port: u16, within: Duration) -> io::Result<Vec<SocketAddr>>;
}

/// The resolver of the system.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemNames;

impl Names for SystemNames {
    fn addresses(&self, host: &str, port: u16, within: Duration) -> io::Result<Vec<SocketAddr>> {
        let (answer, found) = mpsc::sync_channel(1);
        let host = host.to_owned();
        // The system's resolver knows no limit of time; one that hangs is left behind.
        std::thread::Builder::new().spawn(move || {
            let addresses = (host.as_str(), port).to_socket_addrs().map(Iterator::collect);
            // Nobody waits any more when the time is over.
            let _ = answer.send(addresses);
        })?;
        found.recv_timeout(within).unwrap_or_else(|_| Err(io::Error::from(io::ErrorKind::TimedOut)))
    }
}

/// The internet addresses that an address leads to, each of them judged. Only these are connected to, so
/// that a name that leads elsewhere when it is asked again does no harm.
pub(super) fn checked(
    address: &Address,
    names: &dyn Names,
    allowed: bool,
    within: Duration,
) -> Result<Vec<SocketAddr>, Failure> {
    let found = match address.host() {
        Named::Number(number) => vec![SocketAddr::new(number, address.port())],
        Named::Name(name) => names
            .addresses(&name, address.port(), within)
            .map_err(|error| Failure::new(Cause::Unanswered, format!("the host `{name}` was not found: {error}")))?,
    };
    let mut refusals = found.iter().filter_map(|found| guard::refusal(found.ip()));
    let refusal = refusals.find(|refusal| !(allowed && matches!(refusal, Refusal::Private(_))));
    match refusal {
        Some(refusal) => Err(Failure::new(Cause::Refused, unasked(refusal))),
        None if found.is_empty() => {
            Err(Failure::new(Cause::Unanswered, format!("the host `{}` has no address", address.host_name())))
        }
        None => Ok(found.into_iter().map(|found| SocketAddr::new(found.ip(), address.port())).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::net::address::Allowed;

    /// Names that lead where a test wants.
    #[derive(Debug)]
    struct Table(&'static [&'static str]);

    impl Names for Table {
        fn addresses(&self, _: &str, port: u16, _: Duration) -> io::Result<Vec<SocketAddr>> {
            Ok(self.0.iter().map(|number| SocketAddr::new(number.parse().unwrap(), port)).collect())
        }
    }

    fn lead(numbers: &'static [&'static str], allowed: bool) -> Result<Vec<SocketAddr>, Failure> {
        let address = Address::parse("https://bay.example/", &Allowed::All).unwrap();
        checked(&address, &Table(numbers), allowed, Duration::from_secs(1))
    }

    #[test]
    fn a_name_that_leads_to_a_private_host_is_refused_even_beside_a_public_one() {
        assert_eq!(lead(&["8.8.8.8", "2606:4700::1111"], false).unwrap().len(), 2);
        for numbers in
            [&["127.0.0.1"][..], &["8.8.8.8", "10.0.0.1"], &["::ffff:192.168.0.1"], &["fd00:ec2::254"], &["0.0.0.0"]]
        {
            assert!(lead(numbers, false).is_err_and(|error| error.cause == Cause::Refused), "{numbers:?}");
        }
        assert!(lead(&[], false).is_err_and(|error| error.cause == Cause::Unanswered));
    }

    #[test]
    fn metadata_is_refused_whatever_is_allowed() {
        assert!(lead(&["127.0.0.1", "10.0.0.1"], true).is_ok());
        assert!(lead(&["169.254.169.254"], true).is_err() && lead(&["64:ff9b::169.254.169.254"], true).is_err());
    }
}
