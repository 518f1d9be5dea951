//! Who said what.

use crate::{Edtf, Entity, Few, Grounds, Id, Span, Spanned};

/// How words are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuoteType {
    /// The content stands in quotation marks.
    Direct,
    /// The content is reported without marks.
    Indirect,
    /// Part of a reported content stands in marks.
    Mixed,
}

impl QuoteType {
    /// Every value, in the order of the contract.
    pub const ALL: [QuoteType; 3] = [QuoteType::Direct, QuoteType::Indirect, QuoteType::Mixed];

    /// The word of the JSON contract.
    pub const fn as_str(self) -> &'static str {
        match self {
            QuoteType::Direct => "direct",
            QuoteType::Indirect => "indirect",
            QuoteType::Mixed => "mixed",
        }
    }

    /// The value that has this word, if any.
    pub fn parse(word: &str) -> Option<QuoteType> {
        QuoteType::ALL.into_iter().find(|value| value.as_str() == word)
    }
}

impl std::fmt::Display for QuoteType {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One attribution: a content, its source and its cue (the model of PARC and PolNeAR).
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// How the words are given.
    pub quote_type: QuoteType,
    /// What was said, without the outer quotation marks, in order; at least one part.
    pub content: Few<Span>,
    /// The word or phrase that attributes: "said", "according to".
    pub cue: Option<Span>,
    /// Who said it, as written: "the minister".
    pub source: Option<Span>,
    /// Who that is, where resolved.
    pub speaker: Option<Id<Entity>>,
    /// In what capacity, as the text puts it.
    pub role: Option<Span>,
    /// To whom, as written.
    pub addressee: Option<Span>,
    /// When it was said.
    pub date: Option<Edtf>,
    /// The quote this one stands in.
    pub nested_in: Option<Id<Quote>>,
    /// The rule that decided, and why it may be wrong.
    pub grounds: Grounds,
}

impl Spanned for Quote {
    /// From the first byte of the content to its last.
    fn span(&self) -> Span {
        let first = self.content.first().copied().unwrap_or(Span::new(0, 0));
        self.content.iter().fold(first, |whole, part| whole.join(*part))
    }

    fn spans(&self) -> impl Iterator<Item = Span> {
        let others = [self.cue, self.source, self.role, self.addressee];
        self.content.iter().copied().chain(others.into_iter().flatten())
    }
}
