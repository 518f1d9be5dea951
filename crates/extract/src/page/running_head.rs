//! Page numbers of a printed page, and the line that stands beside each of them: the running head.

use std::collections::BTreeMap;

use corpus::BlockKind;

use super::Page;

/// The longest running head, in words.
const LONGEST: usize = 16;

/// Marks the running heads of a paste from a paginated document: the same line beside numbers that grow.
pub(crate) fn mark(page: &mut Page<'_>) {
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
    let grows = |found: &[(usize, u32)]| found.len() >= 2 && found.windows(2).all(|pair| pair[0].1 < pair[1].1);
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
