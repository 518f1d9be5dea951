//! Who signed the page.

use corpus::{Author, BlockKind, Doubt, Rule, Sourced};
use lexicon::Lexicon;

use super::within;
use crate::page::{self, Line, Page};

/// The authors: of the byline, else of the date line, the signature or the biography.
pub(crate) fn read(page: &Page<'_>, lexicon: &Lexicon) -> Vec<Author> {
    let mut authors = of_bylines(page, lexicon);
    if authors.is_empty() {
        authors.extend(beside_date(page, lexicon));
    }
    if authors.is_empty() {
        authors.extend(of_biography(page, lexicon));
    }
    for author in authors.iter_mut().filter(|author| author.role.is_none()) {
        author.role = told_role(page, &author.name.value, lexicon);
    }
    authors
}

/// What the biography says that an author is: "Ada Onwu is a former envoy ..." up to the word for the work.
fn told_role(page: &Page<'_>, name: &str, lexicon: &Lexicon) -> Option<Sourced<String>> {
    let mut lines = page.of_kind(BlockKind::Bio).map(|(_, line)| line);
    let (line, start) = lines.find_map(|line| Some((line, line.text.find(name)? + name.len())))?;
    let rest = &line.text[start..];
    let verb = [" is a ", " is an ", " is the ", ", a ", ", an "].iter().find(|verb| rest.starts_with(**verb))?;
    let start = start + verb.len();
    let end = start + page::role_end(&line.text[start..], lexicon)?;
    Some(Sourced::stated(
        line.text[start..end].to_owned(),
        vec![within(line, &(start..end))],
        Rule::new("author.biography"),
    ))
}

fn of_bylines(page: &Page<'_>, lexicon: &Lexicon) -> Vec<Author> {
    let mut authors: Vec<Author> = Vec::new();
    for (index, line) in page.of_kind(BlockKind::Byline) {
        let byline = page.bylines[index].as_ref().filter(|byline| byline.labelled || !page.is_signature(index));
        let Some(byline) = byline else {
            if let Some(author) = signature(page, index, line, lexicon) {
                add(&mut authors, author);
            }
            continue;
        };
        let rule = if byline.labelled { Rule::new("author.by") } else { Rule::new("author.name") };
        for signed in &byline.signed {
            let name = page::without_title(&line.text[signed.name.clone()], lexicon);
            let role = signed.role.clone().map(|range| {
                Sourced::stated(line.text[range.clone()].to_owned(), vec![within(line, &range)], rule.clone())
            });
            let mut name = Sourced::stated(in_person_case(name), vec![within(line, &signed.name)], rule.clone());
            if !byline.labelled {
                name.doubts.push(Doubt::new("a name without \"By\""));
            }
            add(&mut authors, Author { name, role });
        }
    }
    authors
}

/// Adds an author, or the role or passage to one that is there already.
fn add(authors: &mut Vec<Author>, author: Author) {
    match authors.iter_mut().find(|known| known.name.value.eq_ignore_ascii_case(&author.name.value)) {
        Some(known) => {
            known.name.from.extend(author.name.from);
            known.role = known.role.take().or(author.role);
        }
        None => authors.push(author),
    }
}

/// A line below the body that is only a name.
fn signature(page: &Page<'_>, index: usize, line: &Line<'_>, lexicon: &Lexicon) -> Option<Author> {
    if page.dates[index].is_some() {
        return None;
    }
    let name =
        page::without_title(line.text.trim_matches(|mark: char| !mark.is_alphanumeric() && mark != '.'), lexicon);
    let named = page::leading_name(name, lexicon) == Some(name.len());
    named.then(|| Author {
        name: Sourced::stated(in_person_case(name), vec![line.span], Rule::new("author.signature")),
        role: None,
    })
}

fn beside_date(page: &Page<'_>, lexicon: &Lexicon) -> Option<Author> {
    page.of_kind(BlockKind::Byline).find_map(|(index, line)| {
        let range = page.dates[index].as_ref()?.name.clone()?;
        let name = page::without_title(&line.text[range.clone()], lexicon);
        let mut name =
            Sourced::stated(in_person_case(name), vec![within(line, &range)], Rule::new("author.beside-date"));
        name.doubts.push(Doubt::new("a name without \"By\""));
        Some(Author { name, role: None })
    })
}

fn of_biography(page: &Page<'_>, lexicon: &Lexicon) -> Option<Author> {
    let (_, line) = page.of_kind(BlockKind::Bio).next()?;
    let end = page::leading_name(line.text, lexicon)?;
    let name = &line.text[..end];
    if page::role_kind(name, lexicon).is_some() && !page::has_given_name(name, lexicon) {
        return None;
    }
    let mut name = Sourced {
        basis: corpus::Basis::Inferred,
        ..Sourced::stated(
            in_person_case(page::without_title(&line.text[..end], lexicon)),
            vec![within(line, &(0..end))],
            Rule::new("author.biography"),
        )
    };
    name.doubts.push(Doubt::new("named only in the biography"));
    Some(Author { name, role: None })
}

/// A person's name in capitals as it is usually written: a capital behind every mark too (`O'Neill`), short ones as they
/// are. An outlet's is another matter (`masthead`): there a word without vowels is initials.
pub(crate) fn in_person_case(name: &str) -> String {
    if name.chars().any(char::is_lowercase) || name.chars().filter(|letter| letter.is_alphabetic()).count() < 5 {
        return name.to_owned();
    }
    page::title_case(name)
}
