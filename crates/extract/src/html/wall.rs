//! Pages that are no plain article: walls before it, live blogs, galleries. Each is said by a defect.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use corpus::{BlockKind, Defect};
use serde_json::Value;

use super::outline::Outline;
use super::piece::Piece;
use crate::page::Mark;

/// What stands in the place of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wall {
    Blocked,
    Consent,
    Paywall,
}

/// The phrases of walls, found in one pass.
struct Phrases {
    forms: AhoCorasick,
    walls: Vec<Wall>,
}

static PHRASES: LazyLock<Option<Phrases>> = LazyLock::new(|| {
    let rows = include_str!("../../data/walls.tsv").lines().filter(|row| !row.starts_with('#'));
    let rows = rows.filter_map(|row| row.split_once('\t'));
    let rows = rows.filter_map(|(kind, phrase)| {
        let wall = match kind {
            "blocked" => Wall::Blocked,
            "consent" => Wall::Consent,
            "paywall" => Wall::Paywall,
            _ => return None,
        };
        Some((wall, phrase))
    });
    let (walls, phrases): (Vec<Wall>, Vec<&str>) = rows.unzip();
    Some(Phrases { forms: AhoCorasick::new(phrases).ok()?, walls })
});

/// A longer text, in words, is the article, whatever it says.
const STUB: usize = 300;

/// With less than this share of the words that the page states, in percent, a part is missing.
const WHOLE: usize = 60;

/// The least entries of a live blog.
const ENTRIES: usize = 4;

/// What is to be said about a page; where a wall is all that it holds, its text is marked as furniture.
pub(super) fn defects(outline: &Outline, objects: &[Value], pieces: &mut [Piece]) -> Vec<Defect> {
    let words = |kind: BlockKind, pieces: &[Piece]| -> usize {
        pieces.iter().filter(|piece| piece.kind() == kind).map(Piece::words).sum()
    };
    let running = words(BlockKind::Paragraph, pieces);
    if running < STUB
        && !has_type(objects, &["NewsArticle", "Article", "BlogPosting", "ReportageNewsArticle"])
        && let Some(defect) = wall(pieces)
    {
        return vec![defect];
    }
    let mut defects = Vec::new();
    defects.extend(paywall(outline, objects, running));
    if has_type(objects, &["LiveBlogPosting"]) || entries(outline) >= ENTRIES {
        let message =
            "the page is a live blog: its entries were written one after the other, often the newest stands first";
        defects.push(Defect::whole("live-blog", message));
    }
    let captions = words(BlockKind::Caption, pieces);
    let shown = pieces.iter().filter(|piece| piece.kind() == BlockKind::Caption).count();
    if shown >= 4 && captions > running
        || has_type(objects, &["ImageGallery", "MediaGallery"]) && captions * 2 > running
    {
        defects.push(Defect::whole("gallery", "the page is a gallery: most of its text stands under pictures"));
    }
    defects
}

fn has_type(objects: &[Value], types: &[&str]) -> bool {
    objects.iter().any(|object| match object.get("@type") {
        Some(Value::String(found)) => types.contains(&found.as_str()),
        Some(Value::Array(found)) => found.iter().filter_map(Value::as_str).any(|found| types.contains(&found)),
        _ => false,
    })
}

/// A page most of whose text asks for consent or checks for robots.
fn wall(pieces: &mut [Piece]) -> Option<Defect> {
    let (mut consent, mut blocked, mut all) = (0, false, 0);
    for piece in pieces.iter().filter(|piece| piece.kind() != BlockKind::Title) {
        let walls = walls(&piece.text);
        let words = piece.words();
        all += words;
        blocked |= walls.contains(&Wall::Blocked);
        consent += if walls.contains(&Wall::Consent) { words } else { 0 };
    }
    let titled = pieces.first().is_some_and(|piece| walls(&piece.text).contains(&Wall::Blocked));
    let (kind, message) = if consent * 2 > all {
        ("consent-page", "the page asks for consent to cookies; the article itself is not in it")
    } else if (blocked || titled) && all < STUB / 2 {
        ("blocked", "the page checks for robots or refuses access; the article itself is not in it")
    } else {
        return None;
    };
    for piece in pieces.iter_mut().filter(|piece| piece.kind() != BlockKind::Title) {
        piece.hint = Some(Mark { kind: BlockKind::Chrome, rule: "block.wall" });
    }
    Some(Defect::whole(kind, message))
}

fn walls(text: &str) -> Vec<Wall> {
    let Some(phrases) = PHRASES.as_ref() else { return Vec::new() };
    let text = text.to_lowercase().replace('\u{2019}', "'");
    phrases.forms.find_overlapping_iter(&text).map(|found| phrases.walls[found.pattern().as_usize()]).collect()
}

/// The sign of a paywall, where the text is short or shorter than the page says.
fn paywall(outline: &Outline, objects: &[Value], running: usize) -> Option<Defect> {
    let stated = objects.iter().filter_map(|object| count(object.get("wordCount")?)).max();
    let closed = objects.iter().any(|object| {
        object.get("isAccessibleForFree").is_some_and(|free| match free {
            Value::Bool(free) => !free,
            Value::String(free) => free.eq_ignore_ascii_case("false"),
            _ => false,
        })
    });
    let short = stated.map_or(running < STUB, |stated| running * 100 < stated * WHOLE);
    if !short {
        return None;
    }
    let says = || {
        outline.passages.iter().any(|passage| passage.letters <= 400 && walls(&passage.text).contains(&Wall::Paywall))
    };
    if !closed && !says() {
        return None;
    }
    let message = match stated {
        Some(stated) => {
            format!("the article is behind a paywall: {running} of the {stated} words that the page states were read")
        }
        None => {
            format!("the article is behind a paywall: the {running} words that were read may be its beginning only")
        }
    };
    Some(Defect::whole("paywall", message))
}

fn count(value: &Value) -> Option<usize> {
    let number = value.as_u64().or_else(|| value.as_str()?.trim().parse().ok())?;
    usize::try_from(number).ok().filter(|number| *number > 0)
}

/// How many entries of a live blog the page has, by the names of its elements.
fn entries(outline: &Outline) -> usize {
    outline.elements.iter().filter(|element| element.signs.live).count()
}
