//! A server on this machine for one test, and a run that asks it. No other host is ever connected to.

use std::collections::BTreeMap;
use std::io::{self, Read, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use rashomon_capture::net::{Clock, Limits, Names, Settings, Web};
use rashomon_capture::{Body, Capture, CaptureError, Options, open};

/// What a server does with a request: its head is given, and where to write the answer.
pub type Answer = Box<dyn Fn(&str, &mut TcpStream) -> io::Result<()> + Send + Sync>;

/// A server that is there as long as the test.
pub struct Server {
    pub port: u16,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Answers by path; any other path, `/robots.txt` too, is not found.
    pub fn start(answers: Vec<(&'static str, Answer)>) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let (port, asked) = (listener.local_addr().unwrap().port(), Arc::new(Mutex::new(Vec::new())));
        let (answers, log): (Arc<BTreeMap<_, _>>, _) = (Arc::new(answers.into_iter().collect()), Arc::clone(&asked));
        std::thread::spawn(move || {
            for mut stream in listener.incoming().flatten() {
                let (answers, log) = (Arc::clone(&answers), Arc::clone(&log));
                std::thread::spawn(move || {
                    let head = head(&mut stream);
                    let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
                    log.lock().unwrap().push(head.clone());
                    let _ = match answers.get(path.as_str()) {
                        Some(answer) => answer(&head, &mut stream),
                        None => stream.write_all(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"),
                    };
                    // What a client still sends is read, so that the answer is not lost by a reset.
                    let _ = stream.shutdown(std::net::Shutdown::Write);
                });
            }
        });
        Server { port, asked }
    }

    /// The heads of all requests so far.
    pub fn heads(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }

    /// The paths of all requests so far.
    pub fn paths(&self) -> Vec<String> {
        let path = |head: &String| head.split(' ').nth(1).unwrap_or_default().to_owned();
        self.heads().iter().map(path).collect()
    }

    /// The address of a path at an invented name that leads here.
    pub fn at(&self, path: &str) -> String {
        format!("http://bay.example:{}{path}", self.port)
    }
}

/// The head of a request.
pub fn head(stream: &mut impl Read) -> String {
    let (mut head, mut byte) = (Vec::new(), [0]);
    while !head.ends_with(b"\r\n\r\n") && stream.read(&mut byte).is_ok_and(|count| count > 0) {
        head.push(byte[0]);
    }
    String::from_utf8_lossy(&head).into_owned()
}

/// An answer with a status line, fields and a body, whose length is said.
pub fn answer(status: &str, fields: &str, body: &[u8]) -> Answer {
    let head = format!("HTTP/1.1 {status}\r\n{fields}Content-Length: {}\r\n\r\n", body.len());
    raw(&[head.as_bytes(), body].concat())
}

/// These bytes as an answer.
pub fn raw(bytes: &[u8]) -> Answer {
    let bytes = bytes.to_vec();
    Box::new(move |_, stream| stream.write_all(&bytes))
}

/// A page with a sentence.
pub fn html(sentence: &str) -> String {
    format!("<!DOCTYPE html><html><head><title>Port</title></head><body><p>{sentence}</p></body></html>")
}

/// The answer with a page.
pub fn page(sentence: &str) -> Answer {
    answer("200 OK", "Content-Type: text/html; charset=utf-8\r\n", html(sentence).as_bytes())
}

/// A redirect.
pub fn sends_to(location: &str) -> Answer {
    answer("302 Found", &format!("Location: {location}\r\n"), b"")
}

/// A clock that only waiting moves.
#[derive(Debug, Default)]
pub struct Still(pub Mutex<Duration>);

impl Clock for Still {
    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(1_462_528_800) + *self.0.lock().unwrap()
    }

    fn wait(&self, time: Duration) {
        *self.0.lock().unwrap() += time;
    }
}

/// Names that end in `.example` lead to this machine; each question is counted.
#[derive(Debug, Default)]
pub struct Here {
    pub asked: Mutex<usize>,
    /// Where names lead from the second question on.
    pub later: Option<IpAddr>,
}

impl Names for Here {
    fn addresses(&self, host: &str, port: u16, _: Duration) -> io::Result<Vec<SocketAddr>> {
        let mut asked = self.asked.lock().unwrap();
        *asked += 1;
        let number = self.later.filter(|_| *asked > 1).unwrap_or(Ipv4Addr::LOCALHOST.into());
        let known = host.trim_end_matches('.').ends_with(".example");
        let missing = || io::Error::new(io::ErrorKind::NotFound, "no such host");
        known.then(|| vec![SocketAddr::new(number, port)]).ok_or_else(missing)
    }
}

/// A run that may ask `bay.example`.
pub struct Run {
    pub settings: Settings,
    pub names: Arc<Here>,
    pub clock: Arc<Still>,
    pub size_limit: usize,
}

pub fn run() -> Run {
    let limits = Limits {
        // Long enough for a machine that does much else at once.
        silence: Duration::from_secs(10),
        total: Duration::from_secs(30),
        ..Limits::default()
    };
    let settings = Settings { allow_private: vec!["bay.example".to_owned()], limits, ..Settings::default() };
    Run { settings, names: Arc::default(), clock: Arc::default(), size_limit: 1 << 20 }
}

/// A run that waits for nobody.
pub fn hasty() -> Run {
    let mut run = run();
    let limits = &mut run.settings.limits;
    (limits.silence, limits.total) = (Duration::from_millis(700), Duration::from_secs(3));
    (limits.least_rate, limits.grace) = (1000, Duration::from_millis(500));
    run
}

impl Run {
    /// What the inputs give in one run.
    pub fn read(&self, inputs: &[String]) -> Vec<Result<Capture, CaptureError>> {
        let web = Web::with_names(self.settings.clone(), self.clock.clone(), self.names.clone()).unwrap();
        let options = Options { web: Some(web), size_limit: self.size_limit, ..Options::default() };
        open(inputs, &options).collect()
    }

    /// The capture of one address.
    pub fn capture(&self, address: &str) -> Capture {
        let mut found = self.read(&[address.to_owned()]);
        assert_eq!(found.len(), 1);
        found.remove(0).unwrap()
    }

    /// Why one address gives nothing.
    pub fn error(&self, address: &str) -> CaptureError {
        let mut found = self.read(&[address.to_owned()]);
        assert_eq!(found.len(), 1);
        found.remove(0).unwrap_err()
    }

    /// How long was waited out of politeness.
    pub fn waited(&self) -> Duration {
        *self.clock.0.lock().unwrap()
    }
}

/// The text of a capture.
pub fn text(capture: &Capture) -> &str {
    match &capture.body {
        Body::Plain(text) | Body::Html(text) => text,
        Body::Record(_) => "a record",
    }
}
