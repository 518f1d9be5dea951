//! What stands below the body: signature, biography, and the rest of the page.

use corpus::BlockKind;
use lexicon::{BlockCueKind, Lexicon};

use super::{Line, Mark, Page, name, words};
use crate::lists::BIOGRAPHY_VERBS;

/// Marks the lines from the last paragraph to the end of the page.
pub(crate) fn mark_below(page: &mut Page<'_>) {
    for index in page.body.end..page.lines.len() {
        if page.is_free(index) && !page.is_likely_body(index) {
            let (kind, rule) = below(page, index);
            page.mark(index, kind, rule);
        }
    }
}

/// Marks signature and biography, which may stand in what was taken for the body, and what follows them.
pub(crate) fn mark_signed(page: &mut Page<'_>, lexicon: &Lexicon) {
    let Some(start) = latter_part(page) else { return };
    let mut names = authors(page);
    let mut over = None;
    // What markup has as the article has no address below it, and the notes on a firm are kept.
    let pasted = !page.margins.is_empty();
    for index in start..page.lines.len() {
        let ends = over.is_some() || is_near_end(page, index);
        if page.kind(index) == Some(BlockKind::Disclaimer) && ends {
            over = over.or(Some(index));
        }
        if !page.is_free(index) {
            continue;
        }
        if ends && is_signature(page, index, &names, lexicon) {
            names.push(page.lines[index].text.to_owned());
            page.mark(index, BlockKind::Byline, "byline.signature");
            over = over.or(Some(index));
        } else if ends && is_biography(page, index, &names, lexicon) {
            page.mark(index, BlockKind::Bio, "bio.below-body");
            if let Some(label) = label_above(page, index).filter(|label| page.kind(*label) != Some(BlockKind::Byline)) {
                page.marks[label] = Some(Mark { kind: BlockKind::Bio, rule: "bio.label" });
            }
            over = over.or(Some(index));
        } else if over.is_some_and(|over| is_below_signature(page, index, over)) {
            let kind = if page.lines[index].is_prose() { BlockKind::Promo } else { BlockKind::Chrome };
            page.mark(index, kind, "block.below-signature");
        } else if ends && pasted && is_about(page, index) {
            page.mark(index, BlockKind::Promo, "block.about");
            over = over.or(Some(index));
        }
    }
    page.body.end = page.body.end.min(over.unwrap_or(usize::MAX)).max(page.body.start);
}

/// The most lines of a capacity and address below a signature.
const ADDRESS: usize = 6;

/// Whether a line below the end of the article is no part of it: running text, and the capacity and address that
/// stand directly below a signature.
fn is_below_signature(page: &Page<'_>, index: usize, over: usize) -> bool {
    let address = || {
        !page.margins.is_empty()
            && page.is_signature(over)
            && index - over <= ADDRESS
            && (over..index).all(|above| !page.lines[above].is_prose())
            && page.lines[index].words <= 10
            && page.dates[index].is_none()
    };
    page.lines[index].is_prose() || address()
}

/// The notes of a press release on its firm: running text below "About NAME" that begins with the name.
fn is_about(page: &Page<'_>, index: usize) -> bool {
    let Some(above) = index.checked_sub(1).map(|above| page.lines[above].text) else { return false };
    let name = above.strip_prefix("About ").or_else(|| above.strip_prefix("ABOUT "));
    let name = name.map(|name| name.trim_end_matches([':', '.']).trim_start_matches("the "));
    let text = page.lines[index].text;
    let text = text.strip_prefix("The ").unwrap_or(text);
    let first = name.and_then(|name| name.split_whitespace().next());
    let named =
        first.is_some_and(|first| first.len() >= 3 && words::prefix(text, first.len()).eq_ignore_ascii_case(first));
    named && page.lines[index].is_prose()
}

/// The line behind which the latter half of the running text stands.
fn latter_part(page: &Page<'_>) -> Option<usize> {
    let running = |index: usize| {
        let line = &page.lines[index];
        if page.is_free(index) && line.is_prose() { line.words.min(80) } else { 0 }
    };
    let total: usize = (0..page.lines.len()).map(running).sum();
    let mut before = 0;
    for index in 0..page.lines.len() {
        before += running(index);
        if before * 2 > total {
            return Some(index + 1);
        }
    }
    None
}

/// Whether only little running text follows: less than a fifth of the body, or one or two paragraphs.
fn is_near_end(page: &Page<'_>, index: usize) -> bool {
    let rest = page.lines[index + 1..].iter().zip(&page.marks[index + 1..]);
    rest.filter(|(line, mark)| mark.is_none() && line.is_prose()).take(3).count() < 3
}

/// The names in the bylines above and in the markup.
fn authors(page: &Page<'_>) -> Vec<String> {
    let mut names = page.signed.clone();
    for (index, line) in page.of_kind(BlockKind::Byline) {
        let signed = page.bylines[index].iter().flat_map(|byline| &byline.signed);
        names.extend(signed.map(|signed| line.text[signed.name.clone()].to_owned()));
    }
    names
}

/// A line that is only a name, known from the byline, the biography below, or by a given name.
fn is_signature(page: &Page<'_>, index: usize, names: &[String], lexicon: &Lexicon) -> bool {
    let line = page.lines[index].text.trim_matches(|mark: char| !mark.is_alphanumeric() && mark != '.');
    if page.bylines[index].as_ref().is_some_and(|byline| byline.labelled) {
        return true;
    }
    let same = |name: &String| name.eq_ignore_ascii_case(line);
    if page.lines[index].words > 6 || !name::is_name(line, lexicon) {
        return names.iter().any(same);
    }
    let told_below =
        || page.lines[index + 1..].iter().take(2).any(|next| next.is_prose() && next.text.starts_with(line));
    names.iter().any(same) || told_below() || name::has_given_name(line, lexicon) && follows_text(page, index)
}

fn follows_text(page: &Page<'_>, index: usize) -> bool {
    index.checked_sub(1).is_some_and(|above| page.lines[above].is_prose() || page.lines[above].is_short_sentence())
}

/// Running text that tells who the author is.
fn is_biography(page: &Page<'_>, index: usize, names: &[String], lexicon: &Lexicon) -> bool {
    let line = &page.lines[index];
    if line.words > 220 || line.words < 4 {
        return false;
    }
    let cued = line.cue.is_some_and(|cue| cue.kind == BlockCueKind::Bio) || label_above(page, index).is_some();
    let Some(subject) = subject(line, lexicon).or_else(|| given_name(line, names)) else { return cued };
    let author = names.iter().any(|name| same_person(name, subject, lexicon));
    let tells = tells_work(&line.text[subject.len()..], lexicon);
    cued || tells && (author || names.is_empty() && closes_page(page, index, lexicon))
}

/// The most words of a heading above a biography: "About the author".
const LABEL: usize = 4;

/// The heading right above a line that says that who wrote the text comes next.
fn label_above(page: &Page<'_>, index: usize) -> Option<usize> {
    let label = index.checked_sub(1)?;
    let line = &page.lines[label];
    (line.words <= LABEL && line.cue.is_some_and(|cue| cue.kind == BlockCueKind::Bio)).then_some(label)
}

/// Whether a line begins with a name and says what they are, as biographies of several authors do.
fn tells_of_somebody(line: &Line<'_>, lexicon: &Lexicon) -> bool {
    subject(line, lexicon).is_some_and(|subject| tells_work(&line.text[subject.len()..], lexicon))
}

/// The name or "The author" that a line begins with.
fn subject<'t>(line: &Line<'t>, lexicon: &Lexicon) -> Option<&'t str> {
    let text = line.text;
    let generic = ["The author", "The writer", "The columnist", "About the author"];
    let named = name::leading_name(text, lexicon).map(|end| &text[..end]);
    generic.iter().find(|subject| text.starts_with(**subject)).map(|subject| &text[..subject.len()]).or(named)
}

/// The given name of who signed the text, where a line begins with it alone: "Mira is a reporter".
fn given_name<'t>(line: &Line<'t>, names: &[String]) -> Option<&'t str> {
    let first = line.text.split(' ').next()?;
    let mut given = names.iter().filter_map(|name| name.split_once(' ')).map(|(given, _)| given);
    given.any(|given| given == first && given.chars().count() > 2).then_some(first)
}

fn same_person(name: &str, subject: &str, lexicon: &Lexicon) -> bool {
    if !subject.contains(' ') {
        return name.split(' ').next() == Some(subject);
    }
    let (name, subject) = (name::without_title(name, lexicon), name::without_title(subject, lexicon));
    subject.starts_with("The ") || name.eq_ignore_ascii_case(subject)
}

/// Whether what follows a name says what they are: "is a columnist", ", a former envoy, teaches ...".
fn tells_work(rest: &str, lexicon: &Lexicon) -> bool {
    let rest = rest.trim_start();
    let rest = rest.strip_prefix("currently ").unwrap_or(rest);
    let opens = rest.starts_with(", ") || rest.split_once(' ').is_some_and(|(verb, _)| BIOGRAPHY_VERBS.has(verb));
    let first: String = rest.split_inclusive(' ').take(14).collect();
    // What somebody said has marks; the title of a book behind "is the author of" has them too.
    let said = !rest.starts_with("is ") && first.contains(['"', '“']);
    opens && name::names_a_role(&first, lexicon) && !said
}

/// Whether no free running text follows but a few more biographies.
fn closes_page(page: &Page<'_>, index: usize, lexicon: &Lexicon) -> bool {
    let rest = page.lines[index + 1..].iter().zip(&page.marks[index + 1..]);
    let mut running = rest.filter(|(line, mark)| mark.is_none() && line.is_prose()).map(|(line, _)| line).take(4);
    let others = running.by_ref().take(3).all(|line| tells_of_somebody(line, lexicon));
    others && running.next().is_none()
}

/// What a line below the body is: something to read elsewhere, or furniture.
fn below(page: &Page<'_>, index: usize) -> (BlockKind, &'static str) {
    let line = &page.lines[index];
    if page.dates[index].is_some() {
        return (BlockKind::Chrome, "block.date");
    }
    if line.is_prose() || line.words >= 5 {
        return (BlockKind::Promo, "block.below-body");
    }
    (BlockKind::Chrome, "block.below-body")
}
