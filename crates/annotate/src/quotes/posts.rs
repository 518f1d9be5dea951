//! Posts of social networks that a page shows: what stands before "— Ada Lund (@adalund) November 9, 2018" is hers.

use corpus::{Block, BlockKind, Document, Edtf, Id, Span};
use lexicon::posts::signatures;

use super::frame::{Frame, Search};
use super::marks::{Marks, trimmed};
use super::speakers::Known;

/// The rule that attributes them.
const RULE: &str = "quote.post";

/// A post and the line that signs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Post {
    /// The paragraph that it stands in.
    pub(crate) block: Id<Block>,
    /// What was posted, without the addresses at its end.
    pub(crate) content: Span,
    /// The name of the author.
    pub(crate) name: Span,
    /// The dash, the name, the account and the day.
    pub(crate) signature: Span,
}

/// The posts of a document, in order: in each paragraph what stands before a signature, or the paragraph before one
/// that a signature opens.
pub(crate) fn posts(document: &Document) -> Vec<Post> {
    let text = &document.text;
    let mut found = Vec::new();
    let mut before: Option<(Id<Block>, Span)> = None;
    for (id, block) in document.blocks.iter().filter(|(_, block)| block.kind.is_analysed()) {
        let mut start = block.span.start;
        let mut free = before.take();
        for signed in signatures(text.slice(block.span)) {
            let within = |range: std::ops::Range<usize>| Span::from_range(range).shifted(block.span.start);
            let (signature, name) = (within(signed.whole), within(signed.name));
            let own = Some(trimmed(text, Span::new(start, signature.start))).filter(|own| !own.is_empty());
            let posted = own.map(|own| (id, own)).or(free.take());
            start = signature.end;
            let posted = posted.map(|(block, content)| (block, without_addresses(document, content)));
            let posted = posted.filter(|(_, content)| !content.is_empty());
            found.extend(posted.map(|(block, content)| Post { block, content, name, signature }));
        }
        let is_free = start == block.span.start && block.kind == BlockKind::Paragraph;
        before = is_free.then_some((id, block.span));
    }
    found
}

/// A post without the addresses of pictures and pages at its end.
fn without_addresses(document: &Document, content: Span) -> Span {
    let written = document.text.slice(content);
    let mut kept = written;
    while let Some(last) = kept.split_whitespace().next_back()
        && (last.starts_with("http") || last.starts_with("pic.twitter.com/"))
    {
        kept = kept[..kept.len() - last.len()].trim_end();
    }
    Span::new(content.start, content.start + kept.len() as u32)
}

/// The attributions of the posts.
pub(super) fn find(search: &mut Search<'_>) {
    let syntax = search.reading.syntax;
    for post in &search.marks.posts {
        let source = syntax.words_in(post.name);
        if source.is_empty() {
            continue;
        }
        let mut frame = Frame::new(source.clone(), source.start, RULE);
        (frame.cue, frame.head) = (None, None);
        frame.source = Some(source);
        let marks = search.marks;
        let passage = marks.beginning_in(post.content).next().map(|first| marks.passages[first].outer);
        frame.content.push(passage.unwrap_or(post.content));
        search.frames.push(frame);
    }
}

/// The day of a post, from the line that signs it.
pub(super) fn date(marks: &Marks, known: Known<'_>, frame: &Frame, source: Option<Span>) -> Option<Edtf> {
    let source = source.filter(|_| frame.rule == RULE)?;
    let post = marks.posts.iter().find(|post| post.name.overlaps(source))?;
    known.times.beginning_in(post.signature).find_map(|(_, time)| time.edtf.clone())
}
