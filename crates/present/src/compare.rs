//! Where two records of a brief differ, and where a brief does not hold by itself.

use std::collections::BTreeMap;
use std::fmt;

use corpus::TextId;
use serde_json::Value;

use crate::CodePoints;
use crate::record::BriefRecord;

/// Something in a brief that does not hold.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mismatch {
    /// The JSON path, such as `timeline[3].date`; `page` for the visible page.
    pub path: String,
    /// The id of the item it belongs to, where it has one.
    pub item: Option<String>,
    /// What does not hold.
    pub message: String,
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path)?;
        if let Some(item) = &self.item {
            write!(f, " ({item})")?;
        }
        write!(f, ": {}", self.message)
    }
}

/// Compares a brief with the same brief derived again, item by item; lists of items are matched by id.
pub fn compare(embedded: &Value, rederived: &Value) -> Vec<Mismatch> {
    let mut comparison = Comparison::default();
    comparison.value(&Place::root(), embedded, rederived);
    comparison.found
}

/// Checks a brief by itself: each text has its hash, each passage is what the text says there.
///
/// Passages of documents whose texts were left out cannot be checked and are passed over.
pub fn check_passages(record: &BriefRecord) -> Vec<Mismatch> {
    let mut check = PassageCheck { found: Vec::new(), texts: BTreeMap::new() };
    for (index, document) in record.documents.iter().enumerate() {
        let Some(text) = &document.text else { continue };
        check.hash(index, &document.hash, text);
        check.texts.insert(&document.id, CodePoints::of_str(text));
    }
    if let Ok(value) = serde_json::to_value(record) {
        check.value(&Place::root(), &value);
    }
    check.found
}

/// Compares an HTML brief with the page its own record gives; at most one mismatch, at the first line that differs.
pub fn check_page(page: &str, rendered: &str) -> Option<Mismatch> {
    if page == rendered {
        return None;
    }
    let (mut shown, mut expected) = (page.lines(), rendered.lines());
    let differs =
        (1..).map(|line| (line, shown.next(), expected.next())).find(|(_, one, other)| one != other || one.is_none());
    let message = match differs {
        Some((line, one, other)) if one != other => {
            let show =
                |text: Option<&str>| text.map_or_else(|| "nothing".to_owned(), |text| format!("`{}`", cut(text)));
            format!("line {line} shows {}, but the record gives {}", show(one), show(other))
        }
        _ => "the line ends are not those of the page the record gives".to_owned(),
    };
    Some(Mismatch { path: "page".to_owned(), item: None, message })
}

/// Where a value stands, and in which item.
#[derive(Clone)]
struct Place {
    path: String,
    item: Option<String>,
}

impl Place {
    fn root() -> Place {
        Place { path: String::new(), item: None }
    }

    fn field(&self, name: &str) -> Place {
        let dot = if self.path.is_empty() { "" } else { "." };
        Place { path: format!("{}{dot}{name}", self.path), item: self.item.clone() }
    }

    fn index(&self, index: usize, value: &Value) -> Place {
        let item = id(value).map(str::to_owned).or_else(|| self.item.clone());
        Place { path: format!("{}[{index}]", self.path), item }
    }

    fn mismatch(&self, message: String) -> Mismatch {
        Mismatch { path: self.path.clone(), item: self.item.clone(), message }
    }
}

fn id(value: &Value) -> Option<&str> {
    value.get("id").or_else(|| value.get("ref")).and_then(Value::as_str)
}

#[derive(Default)]
struct Comparison {
    found: Vec<Mismatch>,
}

impl Comparison {
    fn value(&mut self, place: &Place, one: &Value, other: &Value) {
        match (one, other) {
            (Value::Object(one), Value::Object(other)) => self.objects(place, one, other),
            (Value::Array(one), Value::Array(other)) => self.lists(place, one, other),
            _ if one != other => {
                let message = format!("{} in the brief, {} when derived again", shown(one), shown(other));
                self.found.push(place.mismatch(message));
            }
            _ => {}
        }
    }

    fn objects(&mut self, place: &Place, one: &serde_json::Map<String, Value>, other: &serde_json::Map<String, Value>) {
        for (name, value) in one {
            self.value(&place.field(name), value, other.get(name).unwrap_or(&Value::Null));
        }
        for (name, value) in other.iter().filter(|(name, _)| !one.contains_key(*name)) {
            self.value(&place.field(name), &Value::Null, value);
        }
    }

    fn lists(&mut self, place: &Place, one: &[Value], other: &[Value]) {
        match (by_id(one), by_id(other)) {
            (Some(one_ids), Some(other_ids)) if !(one.is_empty() && other.is_empty()) => {
                self.items(place, (one, &one_ids), (other, &other_ids));
            }
            _ => self.rows(place, one, other),
        }
    }

    fn rows(&mut self, place: &Place, one: &[Value], other: &[Value]) {
        for (index, (value, again)) in one.iter().zip(other).enumerate() {
            self.value(&place.index(index, value), value, again);
        }
        if one.len() != other.len() {
            let message = format!("{} in the brief, {} when derived again", one.len(), other.len());
            self.found.push(place.mismatch(message));
        }
    }

    fn items(&mut self, place: &Place, (one, one_ids): (&[Value], &Ids), (other, other_ids): (&[Value], &Ids)) {
        for (index, value) in one.iter().enumerate() {
            let at = place.index(index, value);
            match id(value).and_then(|id| other_ids.get(id)) {
                Some(again) => self.value(&at, value, &other[*again]),
                None => self.found.push(at.mismatch("is not found when derived again".to_owned())),
            }
        }
        for (index, value) in other.iter().enumerate() {
            if id(value).is_some_and(|id| !one_ids.contains_key(id)) {
                let message = "is found when derived again, but is not in the brief".to_owned();
                self.found.push(place.index(index, value).mismatch(message));
            }
        }
        self.order(place, one, other);
    }

    fn order(&mut self, place: &Place, one: &[Value], other: &[Value]) {
        let same_items = one.len() == other.len();
        if same_items
            && one.iter().map(id).ne(other.iter().map(id))
            && self.found.iter().all(|found| found.path != place.path)
        {
            self.found.push(place.mismatch("the items stand in another order when derived again".to_owned()));
        }
    }
}

type Ids<'a> = BTreeMap<&'a str, usize>;

/// The places of items by id; none where a value has no id, or two share one.
fn by_id(list: &[Value]) -> Option<Ids<'_>> {
    let mut ids = Ids::new();
    for (index, value) in list.iter().enumerate() {
        if ids.insert(id(value)?, index).is_some() {
            return None;
        }
    }
    Some(ids)
}

/// A value in as many words as a message can bear.
fn shown(value: &Value) -> String {
    cut(&value.to_string())
}

fn cut(text: &str) -> String {
    const LONGEST: usize = 80;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

struct PassageCheck<'a> {
    found: Vec<Mismatch>,
    texts: BTreeMap<&'a str, CodePoints<'a>>,
}

impl PassageCheck<'_> {
    fn hash(&mut self, index: usize, written: &str, text: &str) {
        let hash = TextId::of(text).to_hex();
        if hash != written {
            let place = Place::root().field("documents").index(index, &Value::Null).field("hash");
            self.found.push(place.mismatch(format!("`{written}`, but the text has the content hash `{hash}`")));
        }
    }

    fn value(&mut self, place: &Place, value: &Value) {
        match value {
            Value::Array(list) => {
                list.iter().enumerate().for_each(|(index, value)| self.value(&place.index(index, value), value));
            }
            Value::Object(fields) => {
                self.passage(place, value);
                fields.iter().for_each(|(name, value)| self.value(&place.field(name), value));
            }
            _ => {}
        }
    }

    fn passage(&mut self, place: &Place, value: &Value) {
        let word = |name: &str| value.get(name).and_then(Value::as_str);
        let number = |name: &str| value.get(name).and_then(Value::as_u64).and_then(|number| u32::try_from(number).ok());
        let (Some(doc), Some(exact)) = (word("doc"), word("exact")) else { return };
        let (Some(start), Some(end)) = (number("start"), number("end")) else { return };
        let Some(points) = self.texts.get(doc) else { return };
        let stands = points.span(start, end).map(|_| points.slice(start, end));
        if stands != Some(exact) {
            let there = stands.map_or_else(|| "nothing".to_owned(), |text| format!("`{}`", cut(text)));
            let message = format!("`{}`, but `{doc}` has {there} at {start}..{end}", cut(exact));
            self.found.push(place.mismatch(message));
        }
    }
}
