//! Tells whether a chunk without white space is one web address, e-mail addresses included.
//!
//! It decides as the pattern of the trained tokenizer (after Diego Perini's, MIT) does, in one pass:
//! the characters after scheme, user, host and port exclude each other, so nothing is tried twice.

use crate::chars::{CharClasses, Class};

pub(crate) fn is_url(text: &str, classes: &CharClasses) -> bool {
    if !text.contains('.') {
        return false;
    }
    let scheme = scheme_length(text, classes);
    let after_user = text.bytes().enumerate().skip(1).filter(|b| b.1 == b'@').map(|b| b.0 + 1);
    let mut starts = [Some(0), scheme].into_iter().flatten().chain(after_user);
    starts.any(|start| is_host_and_rest(&text[start..], classes))
}

/// The length of `scheme://`, if the text begins so.
fn scheme_length(text: &str, classes: &CharClasses) -> Option<usize> {
    let part_of_scheme = |c: char| matches!(c, '+' | '-' | '.') || classes.is(c, Class::WORD);
    let rest = text.trim_start_matches(part_of_scheme);
    let length = text.len() - rest.len();
    (rest.starts_with("://") && text[..length].chars().nth(1).is_some()).then_some(length + 3)
}

fn is_host_and_rest(text: &str, classes: &CharClasses) -> bool {
    let end = text.find([':', '/', '?', '#', '@']).unwrap_or(text.len());
    let (host, rest) = text.split_at(end);
    is_rest(rest, classes) && (is_public_address(host) || is_domain(host, classes))
}

/// A port of two to five digits, then nothing or a path, query or fragment.
fn is_rest(text: &str, classes: &CharClasses) -> bool {
    let path = match text.strip_prefix(':') {
        None => text,
        Some(port) => {
            let path = port.trim_start_matches(|c| classes.is(c, Class::DECIMAL));
            let digits = port[..port.len() - path.len()].chars().count();
            if !(2..=5).contains(&digits) {
                return false;
            }
            path
        }
    };
    path.is_empty() || path.starts_with(['/', '?', '#'])
}

fn is_domain(host: &str, classes: &CharClasses) -> bool {
    let Some((labels, top)) = host.rsplit_once('.') else {
        return false;
    };
    labels.split('.').all(is_label) && is_top_level(top, classes)
}

fn is_label(label: &str) -> bool {
    let edge = |c: char| c.is_ascii_alphanumeric() || ('\u{a1}'..='\u{ffff}').contains(&c);
    let inner = |c: char| edge(c) || c == '_' || c == '-';
    label.starts_with(edge) && label.ends_with(edge) && label.chars().all(inner) && label.chars().nth(64).is_none()
}

fn is_top_level(label: &str, classes: &CharClasses) -> bool {
    (2..=63).contains(&label.chars().take(64).count()) && label.chars().all(|c| classes.is(c, Class::TOP_LEVEL))
}

/// Four numbers of an IP address that is neither private nor local nor a network's own.
fn is_public_address(host: &str) -> bool {
    let mut parts = host.split('.').map(octet);
    let mut next = || parts.next().flatten();
    let (Some(a), Some(b), Some(c), Some(d)) = (next(), next(), next(), next()) else {
        return false;
    };
    let private = match (a.value, b.value) {
        (10 | 127, _) | (169, 254) | (192, 168) => true,
        (172, second) => (16..=31).contains(&second),
        _ => false,
    };
    host.split('.').nth(4).is_none()
        && !private
        && (1..=223).contains(&a.value)
        && !a.zero_first
        && [b, c].iter().all(|o| o.value <= 255)
        && (1..=254).contains(&d.value)
        && !d.zero_first
}

struct Octet {
    value: u32,
    zero_first: bool,
}

/// One to three digits. A number of three digits that begins with zero is none.
fn octet(text: &str) -> Option<Octet> {
    let zero_first = text.starts_with('0');
    let too_long = text.len() > if zero_first { 2 } else { 3 };
    if too_long || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    Some(Octet { value: text.parse().ok()?, zero_first })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_networks_and_private_ones_are_no_urls() {
        assert!(is_public_address("8.8.4.4"));
        assert!(is_public_address("172.32.0.1"));
        for host in ["10.0.0.1", "192.168.1.1", "172.16.0.1", "8.8.8.0", "8.8.8", "1.2.3.4.5", "256.1.1.1"] {
            assert!(!is_public_address(host), "{host}");
        }
    }

    #[test]
    fn labels_have_at_most_64_characters_and_clean_edges() {
        assert!(is_label(&"a".repeat(64)) && is_label("münchen") && is_label("a_b-c"));
        assert!(!is_label(&"a".repeat(65)) && !is_label("-a") && !is_label(""));
    }
}
