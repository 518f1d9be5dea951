//! A brief as one HTML page that needs no script and loads nothing.

use askama::Template;

use crate::json::to_json;
use crate::record::BriefRecord;
use crate::sink::rendered;
use crate::view::{Frame, Page, Piece, Shape, shortened, shown_record};

/// Letters of the title of a tab, before the name of the program: together at most 70.
const HEAD: usize = 58;

/// The script of the page: it filters, and the page is complete without it.
const SCRIPT: &str = include_str!("../templates/script.js");

/// The SHA-256 of [`SCRIPT`], by which the page lets it run and no other.
const SCRIPT_HASH: &str = "sha256-6VqPHln4e7AZmCrg4pRjpcWV6svISthFBQ5ZLSEF+tc=";

#[derive(Template)]
#[template(path = "brief.html", whitespace = "minimize")]
struct Html {
    page: Page,
    w: &'static Frame,
    json: String,
    script: &'static str,
    script_hash: &'static str,
    /// The title as it is named in a tab and among bookmarks: short.
    head: String,
    /// The title as the inside of a string of CSS.
    running: String,
}

/// The page of a brief: a pure function of its record, which the page carries at its end; of very many documents as
/// [`shown_record`] has it.
pub fn render_html(record: &BriefRecord) -> String {
    let record = shown_record(record);
    let json = to_json(record.as_ref()).replace('<', "\\u003c");
    let page = Page::of(&record);
    let running = css_string(&page.title);
    rendered(&Html {
        w: page.w,
        head: shortened(&page.title, HEAD),
        page,
        json,
        script: SCRIPT,
        script_hash: SCRIPT_HASH,
        running,
    })
}

/// Words inside a string of CSS: every character but letters, digits and spaces of ASCII is written as its number.
fn css_string(words: &str) -> String {
    let mut written = String::with_capacity(words.len());
    for character in words.chars() {
        if character.is_ascii_alphanumeric() || character == ' ' {
            written.push(character);
        } else {
            written.push_str(&format!("\\{:06X}", character as u32));
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_has_the_hash_that_lets_it_run() {
        use sha2::Digest;
        const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let mut written = String::from("sha256-");
        for three in sha2::Sha256::digest(SCRIPT.as_bytes()).chunks(3) {
            let bits = three.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
            (0..=three.len()).for_each(|at| written.push(char::from(LETTERS[(bits >> (18 - 6 * at) & 63) as usize])));
            (three.len()..3).for_each(|_| written.push('='));
        }
        assert_eq!(SCRIPT_HASH, written);
    }

    #[test]
    fn a_title_cannot_leave_its_string() {
        assert_eq!(css_string("A \";</style>"), "A \\000022\\00003B\\00003C\\00002Fstyle\\00003E");
    }
}
