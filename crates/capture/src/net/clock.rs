//! The time of day, and waiting: given from outside, so that nothing else depends on it.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::time::{Duration, SystemTime};

use jiff::Timestamp;

/// A clock to date captures by and to wait by.
pub trait Clock: Debug + Send + Sync {
    /// The time of day.
    fn now(&self) -> SystemTime;
    /// Comes back after this time.
    fn wait(&self, time: Duration);
}

/// A time of day as WARC writes it.
pub(super) fn written(time: SystemTime) -> String {
    let time = Timestamp::try_from(time).unwrap_or(Timestamp::UNIX_EPOCH);
    time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// When each host was asked last, so that none is asked in haste.
#[derive(Debug, Default)]
pub(super) struct Pace {
    last: BTreeMap<String, SystemTime>,
}

impl Pace {
    /// Waits until `delay` has passed since this host was asked last.
    pub(super) fn wait(&self, host: &str, delay: Duration, clock: &dyn Clock) {
        let Some(last) = self.last.get(host) else { return };
        // A clock that was set back says nothing about the time that passed.
        let passed = clock.now().duration_since(*last).unwrap_or_default();
        let left = delay.saturating_sub(passed);
        if !left.is_zero() {
            clock.wait(left);
        }
    }

    /// Notes that a host was asked just now.
    pub(super) fn asked(&mut self, host: &str, clock: &dyn Clock) {
        self.last.insert(host.to_owned(), clock.now());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Mutex;

    /// A clock that only waiting moves.
    #[derive(Debug, Default)]
    struct Still(Mutex<Duration>);

    impl Clock for Still {
        fn now(&self) -> SystemTime {
            SystemTime::UNIX_EPOCH + Duration::from_secs(1_462_528_800) + *self.0.lock().unwrap()
        }

        fn wait(&self, time: Duration) {
            *self.0.lock().unwrap() += time;
        }
    }

    #[test]
    fn a_host_is_left_alone_for_a_while_and_others_are_not_waited_for() {
        let (clock, mut pace) = (Still::default(), Pace::default());
        let delay = Duration::from_secs(3);
        let waited = || *clock.0.lock().unwrap();
        pace.wait("bay.example", delay, &clock);
        assert_eq!(waited(), Duration::ZERO);
        pace.asked("bay.example", &clock);
        pace.wait("coast.example", delay, &clock);
        assert_eq!(waited(), Duration::ZERO);
        clock.wait(Duration::from_secs(1));
        pace.wait("bay.example", delay, &clock);
        assert_eq!(waited(), delay);
        assert_eq!(written(clock.now()), "2016-05-06T10:00:03Z");
    }
}
