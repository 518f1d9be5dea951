//! An address that may be asked, as far as it says: its scheme, its host, its port.
//!
//! It is read as browsers read it (WHATWG), by a library, so that a host that is written in octal, in one
//! number, in percent signs or in full-width digits is the host that it is before it is judged.

use std::collections::BTreeSet;
use std::net::IpAddr;

use url::{Host, Url};

use super::Failure;
use super::guard::{self, Refusal};
use crate::error::Cause;

/// The longest address that is asked, in bytes.
const LONGEST: usize = 8 << 10;

/// The ports at which pages are served.
const PORTS: [u16; 4] = [80, 443, 8080, 8443];

/// An address of the web, without fragment. Whether its name leads to a private host is not known yet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Address(Url);

/// What an address names: a host by name, or by number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Named {
    Name(String),
    Number(IpAddr),
}

/// The private hosts that the user allows, at any port.
#[derive(Clone, Debug)]
pub(crate) enum Allowed {
    /// These, as they stand in addresses.
    Hosts(BTreeSet<String>),
    /// Every host: nothing is asked.
    All,
}

impl Allowed {
    /// The hosts that are written, by name or number.
    ///
    /// # Errors
    /// When one of them is no host; it is given back.
    pub(crate) fn hosts(written: &[String]) -> Result<Allowed, String> {
        let host = |host: &String| {
            let parse = |host: &str| Url::parse(&format!("http://{host}/")).ok().map(Address);
            let bare =
                |address: &Address| address.as_str() == format!("http://{}/", address.0.host_str().unwrap_or(""));
            let address = parse(host).or_else(|| parse(&format!("[{host}]"))).filter(bare);
            address.map(|address| address.host_name().to_owned()).ok_or_else(|| host.clone())
        };
        Ok(Allowed::Hosts(written.iter().map(host).collect::<Result<_, _>>()?))
    }

    /// Whether an address may be asked though it is private.
    pub(crate) fn allows(&self, address: &Address) -> bool {
        match self {
            Allowed::Hosts(hosts) => hosts.contains(address.host_name()),
            Allowed::All => true,
        }
    }
}

impl Address {
    /// The address that is written.
    ///
    /// # Errors
    /// When it is none, or one that is not asked.
    pub(crate) fn parse(written: &str, allowed: &Allowed) -> Result<Address, Failure> {
        if written.len() > LONGEST {
            return Err(Failure::new(Cause::Malformed, format!("it is longer than {LONGEST} bytes")));
        }
        let url = Url::parse(written.trim()).map_err(|error| Failure::new(Cause::Malformed, unread(error)))?;
        checked(url, allowed)
    }

    /// The address to which an answer of this one sends.
    ///
    /// # Errors
    /// As [`Address::parse`].
    pub(crate) fn sent_to(&self, location: &str, allowed: &Allowed) -> Result<Address, Failure> {
        let shown: String = location.chars().take(200).collect();
        let sent = |Failure { cause, detail }| Failure::new(cause, format!("it sends to `{shown}`: {detail}"));
        if location.len() > LONGEST {
            return Err(sent(Failure::new(Cause::Malformed, format!("it is longer than {LONGEST} bytes"))));
        }
        let url = self.0.join(location).map_err(|error| sent(Failure::new(Cause::Malformed, unread(error))))?;
        checked(url, allowed).map_err(sent)
    }

    /// What it names.
    pub(crate) fn host(&self) -> Named {
        match self.0.host() {
            Some(Host::Ipv4(number)) => Named::Number(number.into()),
            Some(Host::Ipv6(number)) => Named::Number(number.into()),
            Some(Host::Domain(name)) => Named::Name(name.to_owned()),
            None => Named::Name(String::new()),
        }
    }

    /// The host as it stands in the address: for whom politeness is counted.
    pub(crate) fn host_name(&self) -> &str {
        self.0.host_str().unwrap_or_default().trim_end_matches('.')
    }

    /// The port, by its scheme where none is written.
    pub(crate) fn port(&self) -> u16 {
        self.0.port_or_known_default().unwrap_or(80)
    }

    /// Scheme, host and port: for what a `robots.txt` holds.
    pub(crate) fn origin(&self) -> String {
        self.0.origin().ascii_serialization()
    }

    /// The `robots.txt` of its origin.
    pub(crate) fn robots(&self) -> Address {
        let mut url = self.0.clone();
        url.set_path("/robots.txt");
        url.set_query(None);
        Address(url)
    }

    /// Path and query, as they are asked for.
    pub(crate) fn path(&self) -> String {
        let path = self.0.path();
        self.0.query().map_or_else(|| path.to_owned(), |query| format!("{path}?{query}"))
    }

    /// The address as it is asked and recorded.
    pub(crate) fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl std::fmt::Display for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

fn unread(error: url::ParseError) -> String {
    format!("is no address of the web: {error}")
}

fn checked(mut url: Url, allowed: &Allowed) -> Result<Address, Failure> {
    let refused = |detail: String| Failure::new(Cause::Refused, detail);
    url.set_fragment(None);
    // Letters grow when they are written as an address has them: `é` is two bytes and becomes six.
    if url.as_str().len() > LONGEST {
        return Err(Failure::new(Cause::Malformed, format!("as it is asked it is longer than {LONGEST} bytes")));
    }
    if !matches!(url.scheme(), "http" | "https") {
        return Err(refused(format!("only http and https are asked, not `{}`", url.scheme())));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(refused("it has a name or password before its host, which is how a host is disguised".to_owned()));
    }
    let address = Address(url);
    let allowed = allowed.allows(&address);
    match address.refusal() {
        Some(Refusal::Private(_)) if allowed => return Ok(address),
        Some(refusal) => return Err(refused(unasked(refusal))),
        None => {}
    }
    if !allowed && !PORTS.contains(&address.port()) {
        let detail = format!("pages are asked for at the ports 80, 443, 8080 and 8443 only, not {}", address.port());
        return Err(refused(detail));
    }
    Ok(address)
}

/// What is said of an address that is not asked.
pub(crate) fn unasked(refusal: Refusal) -> String {
    match refusal {
        Refusal::Private(what) => {
            format!("it leads to {what}, which is asked only where `allow-private` names that host")
        }
        Refusal::Always(what) => format!("it leads to {what}, which is never asked"),
    }
}

impl Address {
    /// Why it is not asked, as far as the address alone says.
    fn refusal(&self) -> Option<Refusal> {
        match self.host() {
            Named::Number(number) => guard::refusal(number),
            Named::Name(name) => {
                let name = name.trim_end_matches('.');
                (name == "localhost" || name.ends_with(".localhost")).then_some(Refusal::Private("this machine"))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn none() -> Allowed {
        Allowed::Hosts(BTreeSet::new())
    }

    fn refused(written: &str) -> bool {
        Address::parse(written, &none()).is_err_and(|error| matches!(error.cause, Cause::Refused | Cause::Malformed))
    }

    #[test]
    fn an_address_that_grows_too_long_is_refused_at_once() {
        let long = |letters: usize| format!("https://bay.example/{}", "é".repeat(letters));
        let asked = Address::parse(&long(1_000), &none()).ok().map(|address| address.as_str().to_owned());
        assert!(asked.is_some_and(|asked| Address::parse(&asked, &none()).is_ok()));
        assert!(long(3_000).len() < LONGEST && refused(&long(3_000)));
    }

    #[test]
    fn every_way_to_write_a_private_host_is_seen_through() {
        for written in [
            // Decimal, octal, hexadecimal, short, mixed, too many zeros.
            "http://127.0.0.1/",
            "http://2130706433/",
            "http://017700000001/",
            "http://0177.0.0.1/",
            "http://0x7f000001/",
            "http://0x7f.0.0.1/",
            "http://0x7F.1/",
            "http://127.1/",
            "http://127.0.1/",
            "http://0/",
            "http://00000000177.0.0.1/",
            "http://0x7f.0x0.0x0.0x1/",
            "http://127.0.0.1./",
            "http://3232235777/",
            "http://0xA9FEA9FE/",
            "http://2852039166/",
            "http://0251.0376.0251.0376/",
            // Percent signs, full-width and circled digits, other full stops, soft hyphens, upper case.
            "http://%31%32%37.0.0.1/",
            "http://127%2e0%2e0%2e1/",
            "http://１２７.0.0.1/",
            "http://①②⑦.⓪.⓪.①/",
            "http://127。0。0。1/",
            "http://127．0．0．1/",
            "http://127.0.0.1\u{AD}/",
            "http://LOCALHOST/",
            "http://localhost./",
            "http://l%6fcalhost/",
            "http://ｌocalhost/",
            "http://a.localhost/",
            "HTTP://127.0.0.1/",
            // IPv6, mapped, compatible, NAT64, 6to4, with a zone.
            "http://[::1]/",
            "http://[::]/",
            "http://[0:0:0:0:0:0:0:1]/",
            "http://[::ffff:127.0.0.1]/",
            "http://[::ffff:7f00:1]/",
            "http://[::127.0.0.1]/",
            "http://[64:ff9b::7f00:1]/",
            "http://[2002:7f00:1::]/",
            "http://[fe80::1]/",
            "http://[fe80::1%25eth0]/",
            "http://[fe80::1%eth0]/",
            "http://[fd00:ec2::254]/",
            "http://[FD00:EC2:0::254]/",
            // A disguise before the host, backslashes, tabs, white space.
            "http://example.com@127.0.0.1/",
            "http://user:word@example.com/",
            "http://@127.0.0.1/",
            "http://127.0.0.1\\@example.com/",
            "http:\\\\127.0.0.1/",
            "http://127.0.0.1\t/",
            "ht\ntp://127.0.0.1/",
            " http://127.0.0.1/",
            "http:///127.0.0.1/",
            "http:127.0.0.1",
            "http://127.0.0.1#@example.com/",
            "http://127.0.0.1?@example.com/",
        ] {
            assert!(refused(written), "{written:?}: {:?}", Address::parse(written, &none()));
        }
    }

    #[test]
    fn numbers_that_are_no_addresses_are_no_names_either() {
        for written in [
            "http://4294967296/",
            "http://256.0.0.1/",
            "http://1.2.3.4.5/",
            "http://0x100000000/",
            "http://127.0.0.09/",
            "http://[::1/",
            "http://[1::2::3]/",
            "http://exa mple.com/",
            "http://%00/",
            "http://xn--/",
            "http://",
        ] {
            assert!(refused(written), "{written:?}: {:?}", Address::parse(written, &none()));
        }
    }

    #[test]
    fn only_the_schemes_and_ports_of_the_web_are_asked() {
        for written in [
            "ftp://example.com/",
            "file:///etc/passwd",
            "gopher://example.com/",
            "data:text/html,x",
            "javascript:1",
            "http://example.com:22/",
            "https://example.com:6379/",
            "http://example.com:0/",
            "http://example.com:65536/",
        ] {
            assert!(refused(written), "{written:?}");
        }
        for written in ["http://example.com:8080/", "https://example.com:8443/a", "https://example.com:443/"] {
            assert!(Address::parse(written, &none()).is_ok(), "{written}");
        }
    }

    #[test]
    fn what_is_allowed_is_a_host_at_any_port_and_no_other() {
        let hosts = ["LocalHost", "0x7f.1", "::1", "intranet.example"].map(str::to_owned);
        let allowed = Allowed::hosts(&hosts).unwrap();
        for written in
            ["http://127.0.0.1:4000/", "http://localhost.:4000/", "http://[::1]:22/", "https://intranet.example:9/"]
        {
            assert!(Address::parse(written, &allowed).is_ok(), "{written}");
        }
        for written in
            ["http://127.0.0.2/", "http://x.localhost/", "http://10.0.0.1/", "http://a@127.0.0.1/", "http://[::]/"]
        {
            assert!(Address::parse(written, &allowed).is_err(), "{written}");
        }
        let never = Allowed::hosts(&["169.254.169.254", "fd00:ec2::254"].map(str::to_owned)).unwrap();
        for written in ["http://169.254.169.254/", "http://[fd00:ec2::254]/"] {
            assert!(Address::parse(written, &never).is_err(), "{written}");
        }
        for host in ["a/b", "a:81", "a@b", "", "http://a"] {
            assert!(Allowed::hosts(&[host.to_owned()]).is_err(), "{host}");
        }
    }

    #[test]
    fn what_looks_like_a_disguise_is_asked_where_browsers_ask() {
        let address = Address::parse("http://example.com\\@127.0.0.1/", &none()).unwrap();
        assert_eq!((address.host_name(), address.path().as_str()), ("example.com", "/@127.0.0.1/"));
    }

    #[test]
    fn an_address_is_written_in_one_way() {
        let address = Address::parse("HTTPS://Bücher.Example:443/a b?q=ä#part", &none()).unwrap();
        assert_eq!(address.as_str(), "https://xn--bcher-kva.example/a%20b?q=%C3%A4");
        assert_eq!((address.host_name(), address.port()), ("xn--bcher-kva.example", 443));
        assert_eq!(address.path(), "/a%20b?q=%C3%A4");
        assert_eq!(address.robots().as_str(), "https://xn--bcher-kva.example/robots.txt");
    }

    #[test]
    fn where_an_answer_sends_is_judged_as_well() {
        let from = Address::parse("https://bay.example/a/b?c#d", &none()).unwrap();
        let to = |location: &str| from.sent_to(location, &none());
        assert_eq!(to("../e").unwrap().as_str(), "https://bay.example/e");
        assert_eq!(to("//coast.example/#x").unwrap().as_str(), "https://coast.example/");
        for location in [
            "http://127.0.0.1/",
            "//0x7f.1/",
            "file:///etc/passwd",
            "//[::1]/",
            "http://a@coast.example/",
            "javascript:1",
            "\\\\localhost/",
            "http://[fe80::1%25lo]/",
            "//coast.example:25/",
        ] {
            assert!(to(location).is_err(), "{location}");
        }
    }
}
