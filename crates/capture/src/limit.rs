//! How much an input may unpack to.

use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// What any input may unpack to, in bytes.
const ALWAYS: u64 = 1 << 30;
/// How many times its own length an input may unpack to besides: text packs to a fifth, a bomb to a thousandth.
const TIMES: u64 = 100;

/// What is left of the bytes that an input and all that lies in it may unpack to.
#[derive(Clone, Debug)]
pub(crate) struct Budget(Arc<AtomicU64>);

impl Budget {
    /// The budget of an input of this length.
    pub(crate) fn of(length: u64) -> Budget {
        Budget::bytes(length.saturating_mul(TIMES).saturating_add(ALWAYS))
    }

    /// A budget of so many bytes.
    pub(crate) fn bytes(bytes: u64) -> Budget {
        Budget(Arc::new(AtomicU64::new(bytes)))
    }

    /// The stream, failing where the budget is spent.
    pub(crate) fn meter<R: Read>(&self, stream: R) -> Metered<R> {
        Metered { stream, budget: self.clone() }
    }

    fn spend(&self, count: u64) -> bool {
        let left = self.0.load(Ordering::Relaxed);
        self.0.store(left.saturating_sub(count), Ordering::Relaxed);
        left >= count
    }
}

/// A stream that spends a budget.
pub(crate) struct Metered<R> {
    stream: R,
    budget: Budget,
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.stream.read(buffer)?;
        if self.budget.spend(count as u64) {
            return Ok(count);
        }
        let message = "the archive unpacks to more than a hundred times its size; this is no archive of pages";
        Err(io::Error::new(io::ErrorKind::FileTooLarge, message))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_budget_is_shared_and_ends() {
        let budget = Budget::bytes(10);
        let read = |length: u64| budget.meter(io::repeat(b'x').take(length)).read_to_end(&mut Vec::new());
        assert!(read(6).is_ok());
        assert!(read(6).is_err_and(|error| error.kind() == io::ErrorKind::FileTooLarge));
        assert!(read(1).is_err());
    }
}
