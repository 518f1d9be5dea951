//! Page numbers of a printed page, and the line that stands beside each of them: the running head.

use std::collections::BTreeMap;

use corpus::BlockKind;

use super::Page;

/// The longest running head, in words.
const LONGEST: usize = 16;

/// Marks the running heads of a paste from a paginated document: the same line beside numbers that grow.
pub(crate) fn mark(page: &mut Page<'_>) {
    mark_lines(page);
    for (head, numbers) in heads(page) {
        for index in numbers {
            page.mark(index, BlockKind::Chrome, "block.page-number");
        }
        for index in 0..page.lines.len() {
            if page.lines[index].text == head {
                page.mark(index, BlockKind::Chrome, "block.page-head");
            }
        }
    }
}

/// Marks the running heads that have the number in their own line, parted from it by a gap.
fn mark_lines(page: &mut Page<'_>) {
    let mut lines: BTreeMap<&str, Vec<(usize, u32)>> = BTreeMap::new();
    for (index, line) in page.lines.iter().enumerate() {
        if let Some((head, number)) = numbered_head(line.text) {
            lines.entry(head).or_default().push((index, number));
        }
    }
    lines.retain(|_, found| grows(found));
    for (index, _) in lines.into_values().flatten() {
        page.mark(index, BlockKind::Chrome, "block.page-head");
    }
}

/// The least gap between a running head and its number, in spaces.
const GAP: &str = "   ";

/// A running head with the number of its page at one end: `Harbour Review 14     17`, `18      Harbour Review 14`.
pub(super) fn numbered_head(text: &str) -> Option<(&str, u32)> {
    let (first, rest) = text.split_once(GAP).or_else(|| text.split_once('\t'))?;
    let last = text.rsplit([' ', '\t']).next()?;
    let left = number(first).map(|number| (rest.trim(), number));
    let right = || number(last).map(|number| (text[..text.len() - last.len()].trim(), number));
    let parted = |text: &str| text.contains(GAP) || text.contains('\t');
    let (head, number) = left.or_else(right)?;
    let worded = head.chars().filter(|letter| letter.is_alphabetic()).count() >= 6;
    (worded && !parted(head) && head.split_whitespace().count() <= LONGEST).then_some((head, number))
}

fn grows(found: &[(usize, u32)]) -> bool {
    found.len() >= 2 && found.windows(2).all(|pair| pair[0].1 < pair[1].1)
}

/// The lines beside two or more page numbers that grow, with where those stand.
fn heads<'t>(page: &Page<'t>) -> Vec<(&'t str, Vec<usize>)> {
    let mut beside: BTreeMap<&str, Vec<(usize, u32)>> = BTreeMap::new();
    for index in 0..page.lines.len() {
        let Some(number) = number(page.lines[index].text) else { continue };
        for other in [index.checked_sub(1), Some(index + 1)].into_iter().flatten() {
            let head = page.lines.get(other).filter(|line| line.words <= LONGEST && !line.is_prose());
            let worded = head.filter(|line| line.text.chars().filter(|letter| letter.is_alphabetic()).count() >= 6);
            if let Some(line) = worded {
                beside.entry(line.text).or_default().push((index, number));
            }
        }
    }
    beside.retain(|_, found| grows(found));
    let mut heads: Vec<_> = beside.into_iter().collect();
    // A page has one running head, or two where left and right differ.
    heads.sort_by_key(|(_, found)| (std::cmp::Reverse(found.len()), found.first().copied()));
    heads.truncate(2);
    heads.into_iter().map(|(head, found)| (head, found.into_iter().map(|(index, _)| index).collect())).collect()
}

/// The number of a line that is a page number: `14`, `- 14 -`, `Page 14`, `Page 14 of 20`.
fn number(text: &str) -> Option<u32> {
    let bare = text.trim_matches(|mark: char| matches!(mark, '-' | '–' | '—' | '|' | ' '));
    if bare.len() > 20 {
        return None;
    }
    let mut words = bare.split_whitespace();
    let digits = match words.next()? {
        word if word.eq_ignore_ascii_case("page") => words.next()?,
        word => word,
    };
    let total = match (words.next(), words.next()) {
        (None, _) => true,
        (Some(of), Some(total)) => matches!(of, "of" | "/") && total.parse::<u16>().is_ok(),
        _ => false,
    };
    (total && words.next().is_none()).then(|| digits.parse::<u16>().ok().map(u32::from))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_may_have_its_number_in_its_line() {
        for (text, found) in [
            ("Harbour Review 14 (2019)       17", Some(("Harbour Review 14 (2019)", 17))),
            ("18      Harbour Review 14 (2019)", Some(("Harbour Review 14 (2019)", 18))),
            ("The ferry carried 17", None),
            ("Oslo     14     17", None),
        ] {
            assert_eq!(numbered_head(text), found, "{text}");
        }
    }

    #[test]
    fn page_numbers_are_read() {
        for (text, found) in [
            ("14", Some(14)),
            ("- 14 -", Some(14)),
            ("Page 3 of 9", Some(3)),
            ("PAGE 3", Some(3)),
            ("3 ferries", None),
            ("Page of honour", None),
            ("14.5", None),
        ] {
            assert_eq!(number(text), found, "{text}");
        }
    }
}
