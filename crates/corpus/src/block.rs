//! The parts of a page that a text is made of.

use crate::{ByteRange, Rule, Span, Spanned};

/// What a block of a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BlockKind {
    /// The headline.
    Title,
    /// Who wrote it.
    Byline,
    /// Place and date at the head of a wire story, as `MOSCOW, September 23. /TASS/.`.
    Dateline,
    /// The summary between headline and body.
    Standfirst,
    /// A paragraph of the body.
    Paragraph,
    /// A heading within the body.
    Heading,
    /// The words under a picture.
    Caption,
    /// A pointer to something else of the outlet.
    Promo,
    /// About the author.
    Bio,
    /// Whose opinion this is not, rights, corrections policy.
    Disclaimer,
    /// A comment form or readers' comments.
    Comment,
    /// Menus, buttons, dates of the page, anything else around the article.
    Chrome,
}

impl BlockKind {
    /// Every value, in the order of the contract.
    pub const ALL: [BlockKind; 12] = [
        BlockKind::Title,
        BlockKind::Byline,
        BlockKind::Dateline,
        BlockKind::Standfirst,
        BlockKind::Paragraph,
        BlockKind::Heading,
        BlockKind::Caption,
        BlockKind::Promo,
        BlockKind::Bio,
        BlockKind::Disclaimer,
        BlockKind::Comment,
        BlockKind::Chrome,
    ];

    /// The word of the JSON contract.
    pub const fn as_str(self) -> &'static str {
        match self {
            BlockKind::Title => "title",
            BlockKind::Byline => "byline",
            BlockKind::Dateline => "dateline",
            BlockKind::Standfirst => "standfirst",
            BlockKind::Paragraph => "paragraph",
            BlockKind::Heading => "heading",
            BlockKind::Caption => "caption",
            BlockKind::Promo => "promo",
            BlockKind::Bio => "bio",
            BlockKind::Disclaimer => "disclaimer",
            BlockKind::Comment => "comment",
            BlockKind::Chrome => "chrome",
        }
    }

    /// The value that has this word, if any.
    pub fn parse(word: &str) -> Option<BlockKind> {
        BlockKind::ALL.into_iter().find(|value| value.as_str() == word)
    }
}

impl std::fmt::Display for BlockKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl BlockKind {
    /// Whether findings may come from such a block; the others feed only metadata.
    pub const fn is_analysed(self) -> bool {
        matches!(
            self,
            BlockKind::Title
                | BlockKind::Standfirst
                | BlockKind::Heading
                | BlockKind::Paragraph
                | BlockKind::Dateline
                | BlockKind::Caption
        )
    }
}

/// A block of a text. Blocks do not overlap and together cover every non-blank line.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands, without surrounding white space.
    pub span: Span,
    /// Where it stood in the capture, where that is known.
    pub capture: Option<ByteRange>,
    /// The rule that decided what it is.
    pub rule: Rule,
}

impl Spanned for Block {
    fn span(&self) -> Span {
        self.span
    }
}
