//! Which rule decided, and why it may be wrong.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use crate::Few;

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

/// The rule that made an item, and why that may be wrong.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Decided {
    /// The rule that decided.
    pub rule: Rule,
    /// Why it may be wrong.
    pub doubts: Few<Doubt>,
}

/// On what grounds an item stands. One pointer wide, and a copy shares what it points at: an archive has millions of
/// items and a few hundred grounds.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Grounds(Arc<Decided>);

impl Grounds {
    /// A rule with what is doubtful about it.
    pub fn new(rule: Rule, doubts: impl Into<Few<Doubt>>) -> Grounds {
        Grounds(Arc::new(Decided { rule, doubts: doubts.into() }))
    }

    /// A rule that nothing makes doubtful.
    pub fn sure(rule: Rule) -> Grounds {
        Grounds::new(rule, Few::new())
    }

    /// The same rule with other doubts.
    #[must_use]
    pub fn with(&self, doubts: impl Into<Few<Doubt>>) -> Grounds {
        Grounds::new(self.rule.clone(), doubts)
    }

    /// Adds a doubt.
    pub fn add(&mut self, doubt: Doubt) {
        let mut doubts = self.doubts.clone();
        doubts.push(doubt);
        *self = self.with(doubts);
    }
}

impl Deref for Grounds {
    type Target = Decided;

    fn deref(&self) -> &Decided {
        &self.0
    }
}

impl fmt::Debug for Grounds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:?}", self.rule, self.doubts)
    }
}
