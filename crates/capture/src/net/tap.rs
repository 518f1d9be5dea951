//! What goes over a connection, kept as it passes, inside of its encryption: for the record of a run.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use ureq::Error;
use ureq::unversioned::transport::{Buffers, ConnectionDetails, Connector, NextTimeout, Transport};

/// The bytes that passed.
#[derive(Debug, Default)]
pub(super) struct Passed {
    pub(super) sent: Vec<u8>,
    pub(super) received: Vec<u8>,
    /// Whether more came than is kept; the connection was given up.
    pub(super) over: bool,
}

/// Keeps what passes, up to a number of bytes.
#[derive(Clone, Debug)]
pub(super) struct Tap {
    passed: Arc<Mutex<Passed>>,
    most: usize,
}

impl Tap {
    pub(super) fn new(most: usize) -> Tap {
        Tap { passed: Arc::default(), most }
    }

    /// What passed until now; it is handed over.
    pub(super) fn take(&self) -> Passed {
        std::mem::take(&mut *self.passed.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn sent(&self, bytes: &[u8]) {
        self.passed.lock().unwrap_or_else(PoisonError::into_inner).sent.extend_from_slice(bytes);
    }

    fn received(&self, bytes: &[u8]) -> io::Result<()> {
        let mut passed = self.passed.lock().unwrap_or_else(PoisonError::into_inner);
        passed.received.extend_from_slice(bytes);
        passed.over |= passed.received.len() > self.most;
        if passed.over { Err(io::Error::from(io::ErrorKind::FileTooLarge)) } else { Ok(()) }
    }
}

impl<In: Transport> Connector<In> for Tap {
    type Out = Tapped<In>;

    fn connect(&self, _: &ConnectionDetails<'_>, chained: Option<In>) -> Result<Option<Tapped<In>>, Error> {
        Ok(chained.map(|inner| Tapped { inner, tap: self.clone() }))
    }
}

/// A connection whose bytes are kept.
#[derive(Debug)]
pub(super) struct Tapped<In> {
    inner: In,
    tap: Tap,
}

impl<In: Transport> Transport for Tapped<In> {
    fn buffers(&mut self) -> &mut dyn Buffers {
        self.inner.buffers()
    }

    fn transmit_output(&mut self, amount: usize, timeout: NextTimeout) -> Result<(), Error> {
        let output = self.inner.buffers().output();
        self.tap.sent(output.get(..amount).unwrap_or_default());
        self.inner.transmit_output(amount, timeout)
    }

    fn await_input(&mut self, timeout: NextTimeout) -> Result<bool, Error> {
        let before = self.inner.buffers().input().len();
        let more = self.inner.await_input(timeout)?;
        let input = self.inner.buffers().input();
        self.tap.received(input.get(before..).unwrap_or_default())?;
        Ok(more)
    }

    fn is_open(&mut self) -> bool {
        self.inner.is_open()
    }

    fn is_tls(&self) -> bool {
        self.inner.is_tls()
    }
}
