//! Which rule decided, and why it may be wrong.

use std::borrow::Cow;
use std::fmt;

/// The name of the rule or model that made an item, such as `quote.marks.verb-after`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rule(pub Cow<'static, str>);

impl Rule {
    /// A rule of this program.
    pub const fn new(name: &'static str) -> Rule {
        Rule(Cow::Borrowed(name))
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A reason why an item may be wrong, in words a reader understands, such as `carried speaker`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Doubt(pub Cow<'static, str>);

impl Doubt {
    /// A doubt of this program.
    pub const fn new(reason: &'static str) -> Doubt {
        Doubt(Cow::Borrowed(reason))
    }
}

impl fmt::Display for Doubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
