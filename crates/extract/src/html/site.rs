//! The names by which a site calls itself, and what it adds to a headline.

use lexicon::{Lexicon, MarkupSign};

use super::facts::Facts;
use super::jsonld;
use crate::lists::HOST_LABELS;
use crate::metadata::without_site;
use crate::page;

/// The names of a site.
#[derive(Debug, Default)]
pub(super) struct Site {
    /// Names that markup states: letters and digits only, in lower case.
    names: Vec<String>,
    /// The labels of the host that say who it is, in lower case and without hyphens.
    labels: Vec<String>,
    /// The headings of the page.
    headings: Vec<String>,
}

/// What parts a headline from the name of a site.
const SEPARATORS: [&str; 12] = [" | ", " - ", " – ", " — ", " :: ", " : ", " » ", " « ", " • ", " · ", " / ", "| "];

/// The most words of the name of a site that is the whole title of a page too.
const NAME_WORDS: usize = 4;

/// Whether the title of a page has more words than the name of a site.
pub(super) fn is_headline(title: &str) -> bool {
    title.split_whitespace().count() > NAME_WORDS
}

impl Site {
    /// The names of the site of a page.
    pub(super) fn of(facts: &Facts, address: Option<&str>, lexicon: &Lexicon) -> Site {
        let stated = facts.signed(MarkupSign::Site, lexicon).map(|(_, content)| content.to_owned());
        let kinds = ["Organization", "NewsMediaOrganization", "WebSite", "Corporation", "NewsOrganization"];
        let person = |object: &&serde_json::Value| jsonld::is_kind(object, &["Person"]);
        let owners = facts.objects.iter().filter(|object| jsonld::is_kind(object, &kinds) && !person(object));
        let owners = owners.filter_map(|owner| jsonld::word(owner, "name"));
        let publishers = jsonld::articles(&facts.objects).filter_map(|article| jsonld::word(article, "publisher"));
        // A page that calls itself an application by its headline names no site.
        let own = facts.title.as_deref().filter(|title| is_headline(title)).map(squeezed).unwrap_or_default();
        let rights = facts.meta(&["copyright", "dc.rights", "dcterms.rights", "rights"]);
        let rights = rights.and_then(|rights| Some(rights[page::rights_holder(rights)?].to_owned()));
        let names = stated.chain(owners).chain(publishers).chain(rights).take(20).map(|name| squeezed(&name));
        let host = address.and_then(super::outlet::host).unwrap_or_default().to_ascii_lowercase();
        let labels = host.split('.').map(|label| label.replace('-', ""));
        Site {
            names: names.filter(|name| name.len() >= 2 && *name != own).collect(),
            labels: labels.filter(|label| label.len() >= 3 && !HOST_LABELS.has(label)).collect(),
            headings: facts.headings.iter().map(|heading| squeezed(&heading.text)).collect(),
        }
    }

    /// Whether a text is a name of the site, as its markup states it or its host spells it.
    pub(super) fn is_name(&self, text: &str) -> bool {
        let text = squeezed(text);
        !text.is_empty() && (self.names.contains(&text) || self.labels.contains(&text))
    }

    /// Whether a text behind a headline names the site: it is, contains or begins its name, or its initials.
    pub(super) fn resembles(&self, text: &str) -> bool {
        let plain = squeezed(text);
        let words = text.split(|mark: char| !mark.is_alphanumeric()).filter(|word| !word.is_empty());
        let initials: String =
            words.clone().filter_map(|word| word.chars().next()).flat_map(char::to_lowercase).collect();
        if plain.is_empty() || words.count() > 8 {
            return false;
        }
        let near = |name: &String| {
            let begins =
                name.len() >= 4 && plain.starts_with(name.as_str()) || plain.len() >= 4 && name.starts_with(&plain);
            *name == plain || begins || initials.len() >= 3 && *name == initials
        };
        let spelled = |label: &String| {
            let within =
                label.len() >= 4 && plain.contains(label.as_str()) || plain.len() >= 4 && label.contains(&plain);
            within || initials.len() >= 3 && *label == initials
        };
        self.names.iter().any(near) || self.labels.iter().any(spelled)
    }

    /// Whether a name is the owner's of the site rather than a person's: its name with words behind, or most of it
    /// the label of the host.
    pub(super) fn owns(&self, name: &str) -> bool {
        let plain = squeezed(name);
        let begins = |known: &String| known.len() >= 4 && plain.starts_with(known.as_str());
        let spelled =
            |label: &String| label.len() >= 4 && plain.contains(label.as_str()) && label.len() * 5 >= plain.len() * 3;
        self.is_name(name) || self.names.iter().any(begins) || self.labels.iter().any(spelled)
    }

    /// A headline without what the site adds behind or before it.
    pub(super) fn stripped(&self, title: &str, lexicon: &Lexicon) -> String {
        let title = title.replace("&amp;", "&").replace("&#x26;", "&").replace("&#039;", "'");
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut rest = title.as_str();
        while let Some(shorter) = self.without_end(rest, lexicon).or_else(|| self.without_start(rest)) {
            rest = shorter;
        }
        without_site(rest, lexicon).to_owned()
    }

    fn without_end<'t>(&self, title: &'t str, lexicon: &Lexicon) -> Option<&'t str> {
        let cut = SEPARATORS.iter().filter_map(|mark| title.rfind(mark).map(|at| (at, mark.len()))).max()?;
        let (head, end) = (title[..cut.0].trim(), title[cut.0 + cut.1..].trim());
        let headed = || self.headings.contains(&squeezed(head));
        let known = || lexicon.outlet(end).is_some();
        (!head.is_empty() && (self.resembles(end) || known() || headed())).then_some(head)
    }

    /// Before a headline only the whole name is taken away.
    fn without_start<'t>(&self, title: &'t str) -> Option<&'t str> {
        let marks = SEPARATORS.iter().chain(&[": "]);
        let (at, width) = marks.filter_map(|mark| title.find(mark).map(|at| (at, mark.len()))).min()?;
        let (start, tail) = (title[..at].trim(), title[at + width..].trim());
        (tail.split_whitespace().nth(1).is_some() && self.is_name(start)).then_some(tail)
    }
}

/// Letters and digits only, in lower case.
pub(super) fn squeezed(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).take(200).collect()
}
