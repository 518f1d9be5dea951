//! The web, for inputs that are addresses: what the user allows, and the clock.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use anyhow::Result;
use capture::is_address;
use capture::net::{Clock, Limits, Settings, Web};

use crate::arguments::WebOptions;

/// The clock of the system.
#[derive(Clone, Copy, Debug)]
struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> SystemTime {
        #[expect(clippy::disallowed_methods, reason = "a capture says when it was fetched")]
        SystemTime::now()
    }

    fn wait(&self, time: Duration) {
        std::thread::sleep(time);
    }
}

/// The web, if an input is an address or links are to be followed; without that nothing is ever fetched.
pub(crate) fn for_inputs(inputs: &[String], options: &WebOptions) -> Result<Option<Web>> {
    if !options.follow && !inputs.iter().any(|input| is_address(input)) {
        return Ok(None);
    }
    let settings = Settings {
        allow_private: options.allow_private.clone(),
        ignore_robots: options.ignore_robots,
        record: options.record.clone(),
        offline: options.offline,
        follow: options.follow,
        most: options.most,
        limits: Limits { total: Duration::from_secs(options.timeout.into()), ..Limits::default() },
        ..Settings::default()
    };
    Ok(Some(Web::new(settings, Arc::new(SystemClock))?))
}
