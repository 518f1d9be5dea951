//! The annotation tables of one document.

use crate::{
    Defect, Document, Edtf, Entity, Event, Figure, Genre, Mention, Quote, Sourced, Span, Spanned, Table,
    TimeExpression, Voice,
};

/// A sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, closing quotation marks included.
    pub span: Span,
}

impl Spanned for Sentence {
    fn span(&self) -> Span {
        self.span
    }
}

/// A token with its grammar.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// Penn Treebank tag.
    pub tag: &'static str,
    /// Universal part of speech.
    pub pos: &'static str,
    /// The dictionary form.
    pub lemma: String,
    /// The place of its head in the table; its own for a root.
    pub head: u32,
    /// The dependency label (ClearNLP).
    pub dep: &'static str,
}

impl Spanned for Token {
    fn span(&self) -> Span {
        self.span
    }
}

/// Everything found in one document by looking at it alone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Annotations {
    /// The sentences of the analysed blocks.
    pub sentences: Table<Sentence>,
    /// The tokens of the analysed blocks; empty in records read without them.
    pub tokens: Table<Token>,
    /// Names, nominals and pronouns.
    pub mentions: Table<Mention>,
    /// What they name.
    pub entities: Table<Entity>,
    /// Who said what.
    pub quotes: Table<Quote>,
    /// Expressions of time.
    pub times: Table<TimeExpression>,
    /// Quantities.
    pub figures: Table<Figure>,
    /// What happened or is planned.
    pub events: Table<Event>,
    /// When the document was written: given, stated or inferred.
    pub written: Option<Sourced<Edtf>>,
    /// What could not be made out.
    pub defects: Vec<Defect>,
}

/// A document with its annotations.
#[derive(Clone, Debug, PartialEq)]
pub struct Annotated {
    /// The document.
    pub document: Document,
    /// What was found in it.
    pub annotations: Annotations,
}

impl Annotated {
    /// The passage that `span` covers.
    #[inline]
    pub fn slice(&self, span: Span) -> &str {
        self.document.text.slice(span)
    }

    /// Whether the whole document is an author's view.
    pub fn is_opinion(&self) -> bool {
        self.document.metadata.genre.as_ref().is_some_and(|genre| genre.value == Genre::Opinion)
    }

    /// Who speaks in a passage: within a quote's content its speaker (in own words where the content
    /// stands in marks), else the author of an opinion piece, else the outlet.
    pub fn voice(&self, span: Span) -> Voice {
        let quoted = self.annotations.quotes.overlapping(span);
        let mut voice = if self.is_opinion() { Voice::Opinion } else { Voice::Narration };
        for (_, quote) in quoted.filter(|(_, quote)| quote.content.iter().any(|part| part.contains(span))) {
            if self.is_marked(quote, span) {
                return Voice::OwnWords;
            }
            voice = Voice::Reported;
        }
        voice
    }

    /// Whether a passage of a quote's content stands in quotation marks.
    fn is_marked(&self, quote: &Quote, span: Span) -> bool {
        use crate::QuoteType::{Direct, Indirect, Mixed};
        match quote.quote_type {
            Direct => true,
            Indirect => false,
            Mixed => quote.content.iter().any(|part| part.contains(span) && self.opens_with_mark(*part)),
        }
    }

    /// Whether the character before a passage is a quotation mark.
    fn opens_with_mark(&self, span: Span) -> bool {
        let before = self.document.text.as_str().get(..span.start as usize).unwrap_or_default();
        before.chars().next_back().is_some_and(|mark| {
            matches!(mark, '"' | '\u{201C}' | '\u{201D}' | '\u{2018}' | '\u{201E}' | '\u{AB}' | '\'')
        })
    }
}
