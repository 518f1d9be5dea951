//! Annotated documents from marked-up passages, so that tests can be read.
//!
//! `<e ID TYPE role="..." country=XX>Anna Berg</e>` a name, `<n ID>the minister</n>` a nominal, `<p ID>she</p>` a
//! pronoun, `<q ID direct cue="said">...</q>` a quote, `<ev TYPE mode by=ID with=ID at=ID date=2021-03-10
//! status=past>... <t>visited</t> ...</ev>` an event (flags `inferred`, `negated`; of a quote `meant`), `<f 21.3 USD measures="trade"
//! period=2020 mod=approx up>` (or `down`) a figure.

use std::collections::BTreeMap;

use corpus::{
    Annotated, Annotations, Block, BlockKind, DateBasis, Direction, Document, Doubt, Edtf, Entity, EntityType, Event,
    EventType, Few, Figure, Format, Genre, Grounds, Id, Mention, MentionForm, Metadata, Modifier, Participant, Quote,
    QuoteType, Rule, Sentence, Sourced, Span, Status, Table, Text,
};

const RULE: Rule = Rule::new("marked");

/// An element of the mark-up with its place in the plain text.
#[derive(Debug)]
struct Element {
    kind: String,
    words: Vec<String>,
    values: BTreeMap<String, String>,
    span: Span,
}

impl Element {
    fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", String::as_str)
    }

    fn value(&self, key: &str) -> Option<&str> {
        self.values.get(key).map(String::as_str)
    }

    fn has(&self, flag: &str) -> bool {
        self.words.iter().any(|word| word == flag)
    }
}

/// The document that a header (`id key=value ...`) and a marked-up passage describe.
pub(crate) fn document(header: &str, marked: &str) -> Annotated {
    let (plain, mut elements) = read(marked.trim_end());
    elements.sort_by_key(|element| (element.span.start, std::cmp::Reverse(element.span.end)));
    let text = Text::new(plain).expect("short");
    let header = element("doc", header, Span::new(0, 0));
    let entities = entities(&elements, &text);
    let ids: BTreeMap<String, Id<Entity>> =
        entities.iter().enumerate().map(|(at, (name, _))| (name.clone(), Id::new(at))).collect();
    let given = |key: &str| header.value(key).map(|value| Sourced::given(value.to_owned()));
    let genre = header.value("genre").and_then(Genre::parse).map(Sourced::given);
    let published = header.value("published").map(|date| Sourced::given(Edtf::parse(date).expect("a date")));
    let metadata =
        Metadata { publisher: given("publisher"), country: given("country"), genre, published, ..Metadata::default() };
    let annotations = Annotations {
        sentences: Table::sort(sentences(&text), &text),
        mentions: Table::sort(elements.iter().filter_map(|element| mention(element, &ids)).collect(), &text),
        entities: Table::freeze(entities.into_iter().map(|(_, entity)| entity).collect(), &text).expect("in order"),
        quotes: Table::sort(
            elements.iter().filter_map(|element| quote(element, &elements, &ids, &text)).collect(),
            &text,
        ),
        figures: Table::sort(elements.iter().filter_map(|element| figure(element, &text)).collect(), &text),
        events: Table::sort(elements.iter().filter_map(|element| event(element, &elements, &ids)).collect(), &text),
        ..Annotations::default()
    };
    let blocks = Table::sort(blocks(&text), &text);
    let id = header.word(0).to_owned();
    let document =
        Document { id: id.clone(), source: id, format: Format::Plain, text, blocks, metadata, defects: Vec::new() };
    Annotated { document, annotations }
}

/// The sentences of a text: up to each full stop before white space, and each line.
fn sentences(text: &Text) -> Vec<Sentence> {
    let mut start = 0;
    let mut found: Vec<(Span, bool)> = Vec::new();
    for part in text.as_str().split_inclusive(['\n', ' ']) {
        let (word, end) = (part.trim_end(), start + part.len());
        let closes = part.ends_with('\n') || word.ends_with('.') && word.len() > 2;
        match found.last_mut() {
            Some((span, open)) if *open => (span.end, *open) = ((start + word.len()) as u32, !closes),
            _ => found.push((Span::from_range(start..start + word.len()), !closes)),
        }
        start = end;
    }
    found.into_iter().map(|(span, _)| Sentence { span }).filter(|sentence| !sentence.span.is_empty()).collect()
}

fn read(marked: &str) -> (String, Vec<Element>) {
    let (mut plain, mut open, mut elements) = (String::new(), Vec::new(), Vec::new());
    let mut rest = marked;
    while let Some(at) = rest.find('<') {
        plain.push_str(&rest[..at]);
        let end = rest[at..].find('>').expect("a closed tag") + at;
        let tag = &rest[at + 1..end];
        if tag.starts_with('/') {
            let (tag, start): (String, usize) = open.pop().expect("an open tag");
            let (kind, inner) = tag.split_once(' ').unwrap_or((&tag, ""));
            elements.push(element(kind, inner, Span::from_range(start..plain.len())));
        } else {
            open.push((tag.to_owned(), plain.len()));
        }
        rest = &rest[end + 1..];
    }
    plain.push_str(rest);
    (plain, elements)
}

fn element(kind: &str, inner: &str, span: Span) -> Element {
    let (mut words, mut values) = (Vec::new(), BTreeMap::new());
    let mut parts = inner.trim();
    while !parts.is_empty() {
        let quoted = parts.find("=\"").filter(|at| !parts[..*at].contains(' '));
        let end = match quoted {
            Some(at) => parts[at + 2..].find('"').expect("a closing mark") + at + 3,
            None => parts.find(' ').unwrap_or(parts.len()),
        };
        match parts[..end].split_once('=') {
            Some((key, value)) => drop(values.insert(key.to_owned(), value.trim_matches('"').to_owned())),
            None => words.push(parts[..end].to_owned()),
        }
        parts = parts[end..].trim_start();
    }
    Element { kind: kind.to_owned(), words, values, span }
}

fn blocks(text: &Text) -> Vec<Block> {
    let mut at = 0;
    let mut blocks = Vec::new();
    for line in text.as_str().split('\n') {
        let span = Span::from_range(at..at + line.len());
        if !line.trim().is_empty() {
            blocks.push(Block { kind: BlockKind::Paragraph, span, capture: None, rule: RULE });
        }
        at += line.len() + 1;
    }
    blocks
}

/// The entities in order of their fullest names.
fn entities(elements: &[Element], text: &Text) -> Vec<(String, Entity)> {
    let mut fullest: BTreeMap<&str, &Element> = BTreeMap::new();
    for element in elements.iter().filter(|element| element.kind == "e") {
        let known = fullest.entry(element.word(0)).or_insert(element);
        if known.span.len() < element.span.len() {
            *known = element;
        }
    }
    let mut entities: Vec<(String, Entity)> =
        fullest.into_iter().map(|(id, named)| entity(id, named, elements, text)).collect();
    entities.sort_by_key(|(_, entity)| entity.name.start);
    entities
}

fn entity(id: &str, named: &Element, elements: &[Element], text: &Text) -> (String, Entity) {
    let own = || elements.iter().filter(|element| element.kind == "e" && element.word(0) == id);
    let role = own().find_map(|element| element.value("role"));
    let country = own().find_map(|element| element.value("country")).map(str::to_owned);
    let entity_type = own().find_map(|element| EntityType::parse(element.word(1))).unwrap_or(EntityType::Misc);
    let role = role.and_then(|role| find(text, role));
    (
        id.to_owned(),
        Entity { name: named.span, entity_type, country: country.map(Into::into), role, grounds: Grounds::sure(RULE) },
    )
}

fn find(text: &Text, words: &str) -> Option<Span> {
    let at = text.as_str().find(words)?;
    Some(Span::from_range(at..at + words.len()))
}

fn mention(element: &Element, ids: &BTreeMap<String, Id<Entity>>) -> Option<Mention> {
    let form = match element.kind.as_str() {
        "e" => MentionForm::Name,
        "n" => MentionForm::Nominal,
        "p" => MentionForm::Pronoun,
        _ => return None,
    };
    let entity_type = EntityType::parse(element.word(1)).unwrap_or(EntityType::Misc);
    Some(Mention {
        span: element.span,
        entity_type,
        form,
        entity: ids.get(element.word(0)).copied(),
        grounds: Grounds::sure(RULE),
    })
}

fn is_mention(element: &Element) -> bool {
    matches!(element.kind.as_str(), "e" | "n" | "p")
}

fn quote(element: &Element, all: &[Element], ids: &BTreeMap<String, Id<Entity>>, text: &Text) -> Option<Quote> {
    let source = || all.iter().find(|other| is_mention(other) && other.word(0) == element.word(0));
    (element.kind == "q").then(|| Quote {
        quote_type: QuoteType::parse(element.word(1)).unwrap_or(QuoteType::Direct),
        content: Few::one(element.span),
        cue: element.value("cue").and_then(|cue| find(text, cue)),
        source: source().map(|source| source.span),
        speaker: ids.get(element.word(0)).copied(),
        role: None,
        addressee: None,
        date: element.value("date").and_then(Edtf::parse),
        nested_in: None,
        grounds: Grounds::new(
            RULE,
            element.has("meant").then(|| Doubt::new("an infinitive tells a purpose")).into_iter().collect::<Few<_>>(),
        ),
    })
}

fn figure(element: &Element, text: &Text) -> Option<Figure> {
    (element.kind == "f").then(|| Figure {
        span: element.span,
        value: element.word(0).parse().expect("a number"),
        high: element.value("high").and_then(|high| high.parse().ok()),
        unit: element.word(1).into(),
        modifier: element.value("mod").and_then(Modifier::parse),
        direction: direction(element),
        measures: element.value("measures").and_then(|words| find(text, words)),
        period: element.value("period").and_then(Edtf::parse),
        asserter: None,
        asserter_entity: None,
        grounds: Grounds::sure(RULE),
    })
}

fn direction(element: &Element) -> Option<Direction> {
    let has = |way: &Direction| element.has(way.as_str());
    Direction::ALL.into_iter().find(has)
}

fn event(element: &Element, all: &[Element], ids: &BTreeMap<String, Id<Entity>>) -> Option<Event> {
    if element.kind != "ev" {
        return None;
    }
    let trigger = all.iter().find(|other| other.kind == "t" && element.span.contains(other.span)).expect("a trigger");
    let participants = |key: &str| -> Vec<Participant> {
        let named = element.value(key).unwrap_or_default().split(',').filter(|id| !id.is_empty());
        named.filter_map(|id| participant(id, element, all, ids)).collect()
    };
    let date = element.value("date").and_then(Edtf::parse);
    let basis = if element.has("inferred") { DateBasis::Inferred } else { DateBasis::Stated };
    Some(Event {
        span: trigger.span,
        extent: element.span,
        event_type: EventType::parse(element.word(0)).unwrap_or(EventType::Other),
        mode: element.word(1).into(),
        actors: participants("by").into(),
        recipients: participants("with").into(),
        place: participants("at").pop(),
        date_basis: date.as_ref().map(|_| basis),
        date,
        date_from: None,
        status: element.value("status").and_then(Status::parse).unwrap_or(Status::Past),
        negated: element.has("negated"),
        attributed_to: None,
        grounds: Grounds::sure(RULE),
    })
}

/// The mention of an entity inside the event's clause, or its first anywhere.
fn participant(
    id: &str,
    element: &Element,
    all: &[Element],
    ids: &BTreeMap<String, Id<Entity>>,
) -> Option<Participant> {
    let mentions = || all.iter().filter(|other| is_mention(other) && other.word(0) == id);
    let inside = mentions().find(|mention| element.span.contains(mention.span));
    Some(Participant { span: inside.or_else(|| mentions().next())?.span, entity: ids.get(id).copied() })
}
