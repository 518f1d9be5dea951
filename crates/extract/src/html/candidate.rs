//! Where the article stands in a page.
//!
//! Running text gives points to the elements around it, fewer the farther they are; the element with the most
//! points for few links holds the article, and its neighbours that look like it belong to it. The idea and the
//! shares are those of Readability (Arc90, Mozilla); here nothing is changed in the tree, so a page is read once.

use std::collections::BTreeSet;

use super::headline::stems;
use super::outline::{Element, Outline, Passage, Tag};
use super::zone::Zone;

/// Shares of the points of a passage that its elements get, from the inside out.
const SHARES: [f32; 5] = [1.0, 0.5, 1.0 / 6.0, 1.0 / 9.0, 1.0 / 12.0];

/// The least letters of a passage that gives points.
const LEAST: usize = 25;

/// So many words of a title that carry content tell one article from another.
const TITLE_STEMS: usize = 3;

/// The least letters of running text of an article that is told by its title, and how many elements may be it.
const LEAST_TITLED: usize = 250;
const MOST_TITLED: usize = 12;

/// A page of so many words is a note, and its headings and single words are of it.
const NOTE: usize = 12;

/// What stands in each element outside the zones that are believed.
pub(super) struct Field<'o> {
    outline: &'o Outline,
    /// The zone of each element.
    pub(super) zones: Vec<Option<Zone>>,
    /// Letters of running text before each passage.
    running: Vec<usize>,
    /// All letters before each passage.
    letters: Vec<usize>,
    /// Linked letters before each passage.
    linked: Vec<usize>,
}

/// The passages of an article.
pub(super) struct Choice {
    /// The element with the most points.
    pub(super) best: usize,
    /// Of each passage of the page, whether it belongs to the article.
    pub(super) taken: Vec<bool>,
}

impl Choice {
    fn of(outline: &Outline) -> Choice {
        Choice { best: 0, taken: vec![false; outline.passages.len()] }
    }

    fn take(&mut self, (start, end): (usize, usize)) {
        self.taken[start..end].fill(true);
    }
}

/// So many letters of running text in an `<article>` are no notice.
const ARTICLE: usize = 400;

/// Whether a window that opens above the page shows an article, as some portals have it.
fn holds_article(outline: &Outline, window: usize, running: impl Fn(usize) -> usize) -> bool {
    let inner = window..outline.elements[window].end;
    inner.into_iter().any(|at| outline.elements[at].tag == Tag::Article && running(at) >= ARTICLE)
}

/// Letters of running text in a passage: none where it is a label, mostly links, or no text of the page at all.
fn running(passage: &Passage) -> usize {
    let runs = passage.letters >= 40 && passage.linked * 2 <= passage.letters && !is_message(passage);
    if runs { passage.letters - passage.linked } else { 0 }
}

/// Whether a passage is what the program that makes the page says of its own faults.
pub(super) fn is_message(passage: &Passage) -> bool {
    let begins = |kind: &str| passage.text.strip_prefix(kind).is_some_and(|rest| rest.starts_with(": "));
    MESSAGES.into_iter().any(begins) && passage.text.contains(" on line ")
}

/// How PHP begins its messages.
const MESSAGES: [&str; 6] = ["Deprecated", "Fatal error", "Notice", "Parse error", "Strict Standards", "Warning"];

fn sums(passages: &[Passage], count: impl Fn(&Passage) -> usize) -> Vec<usize> {
    let mut sum = 0;
    std::iter::once(0)
        .chain(passages.iter().map(|passage| {
            sum += count(passage);
            sum
        }))
        .collect()
}

impl<'o> Field<'o> {
    /// Reads which zones can be believed: a zone that holds most of the running text of a page is none.
    pub(super) fn read(outline: &'o Outline) -> Field<'o> {
        let all = sums(&outline.passages, running);
        let within = |element: usize| {
            let (start, end) = outline.elements[element].passages;
            all[end] - all[start]
        };
        let roots = outline.zones(|_, _| true);
        let total = within(0);
        let zoned: usize = outline
            .elements
            .iter()
            .enumerate()
            .filter(|(index, element)| roots[*index].is_some() && roots[element.parent].is_none())
            .map(|(index, _)| within(index))
            .sum();
        let outside = total.saturating_sub(zoned);
        let zones = outline.zones(|element, zone| {
            let own = within(element);
            if zone == Zone::Signup && holds_article(outline, element, within) {
                return false;
            }
            let enough = match zone {
                Zone::Comments | Zone::Share => 250,
                _ => own / 3,
            };
            own * 2 <= total || outside >= enough
        });
        let free = |passage: &Passage| zones[passage.element].is_none();
        let count = |count: fn(&Passage) -> usize| {
            sums(&outline.passages, |passage| if free(passage) { count(passage) } else { 0 })
        };
        let (running, letters, linked) = (count(running), count(|p| p.letters), count(|p| p.linked));
        Field { outline, zones, running, letters, linked }
    }

    fn within(&self, sums: &[usize], element: usize) -> usize {
        let (start, end) = self.outline.elements[element].passages;
        sums[end] - sums[start]
    }

    /// Letters of running text in an element.
    pub(super) fn running(&self, element: usize) -> usize {
        self.within(&self.running, element)
    }

    /// Letters in an element.
    pub(super) fn letters(&self, element: usize) -> usize {
        self.within(&self.letters, element)
    }

    /// The share of the letters of an element that stands in links.
    pub(super) fn density(&self, element: usize) -> f32 {
        let letters = self.letters(element);
        if letters == 0 { 0.0 } else { self.within(&self.linked, element) as f32 / letters as f32 }
    }

    /// Which passages belong to the article with these titles.
    pub(super) fn choose(&self, titles: &[&str]) -> Choice {
        if let Some(marked) = self.marked() {
            let mut choice = Choice::of(self.outline);
            choice.take(self.outline.elements[marked].passages);
            choice.best = marked;
            return choice;
        }
        if let Some(body) = self.bare() {
            let mut choice = Choice::of(self.outline);
            choice.take(self.outline.elements[body].passages);
            choice.best = body;
            return choice;
        }
        let points = self.points();
        match self.best(&points) {
            Some(best) => self.join(self.titled(best, &points, titles).unwrap_or(best), &points),
            None => self.notes(),
        }
    }

    /// What a page of a few short lines says, outside of its menus.
    fn notes(&self) -> Choice {
        let mut choice = Choice::of(self.outline);
        let words = |passage: &Passage| passage.text.split_whitespace().count();
        let small = self.outline.passages.iter().map(words).sum::<usize>() <= NOTE;
        for (passage, taken) in self.outline.passages.iter().zip(&mut choice.taken) {
            let heading = self.outline.elements[passage.element].tag == Tag::Heading;
            let worded = words(passage) > 2 && !heading;
            *taken = (worded || small) && passage.linked * 2 <= passage.letters;
        }
        choice
    }

    /// The element that speaks of what the titles say, where the best one does not: rules for readers, comments and
    /// teasers may have more running text than a short article.
    fn titled(&self, best: usize, points: &[f32], titles: &[&str]) -> Option<usize> {
        let wanted: BTreeSet<String> = titles.iter().flat_map(|title| stems(title)).collect();
        let has = |element: usize, count: usize| {
            let (start, end) = self.outline.elements[element].passages;
            let passages = self.outline.passages[start..end].iter().filter(|passage| self.is_text(passage));
            let mut met = BTreeSet::new();
            let mut words = passages.flat_map(|passage| stems(&passage.text)).filter(|stem| wanted.contains(stem));
            words.any(|stem| met.insert(stem) && met.len() >= count)
        };
        if wanted.len() < TITLE_STEMS || has(best, 2) {
            return None;
        }
        let apart = |element: usize| {
            let (a, b) = (self.outline.elements[element].end, self.outline.elements[best].end);
            element >= b || a <= best
        };
        let mut others: Vec<usize> = (0..points.len())
            .filter(|at| apart(*at) && points[*at] > 0.0 && self.running(*at) >= LEAST_TITLED)
            .collect();
        others.sort_by(|a, b| points[*b].total_cmp(&points[*a]).then(a.cmp(b)));
        others.into_iter().take(MOST_TITLED).find(|other| has(*other, wanted.len() / 2 + 1))
    }

    /// Whether a passage is running text of a part of the page that may be the article.
    fn is_text(&self, passage: &Passage) -> bool {
        self.zones[passage.element].is_none() && running(passage) > 0
    }

    /// The body of a page whose running text stands right in it, as in pages without layout.
    fn bare(&self) -> Option<usize> {
        let elements = &self.outline.elements;
        let body = elements.iter().rposition(|element| element.tag == Tag::Body)?;
        let passages = self.outline.passages.iter();
        let own = passages.filter(|passage| holder(elements, passage.element) == body);
        let own: usize = own.map(running).sum();
        (own > 0 && own * 10 >= self.running(body) * 4).then_some(body)
    }

    /// The element that the page marks as the body of the article, where it holds enough.
    fn marked(&self) -> Option<usize> {
        let elements = self.outline.elements.iter().enumerate();
        let marked = elements.filter(|(_, element)| element.signs.body).map(|(index, _)| index);
        let best = marked.max_by_key(|index| (self.running(*index), std::cmp::Reverse(*index)))?;
        (self.running(best) >= 600 && self.running(best) * 10 >= self.running(0) * 3).then_some(best)
    }

    fn points(&self) -> Vec<f32> {
        let elements = &self.outline.elements;
        let mut points = vec![0.0_f32; elements.len()];
        let mut touched = vec![false; elements.len()];
        for passage in &self.outline.passages {
            if self.zones[passage.element].is_some() || passage.letters < LEAST {
                continue;
            }
            let free = 1.0 - passage.linked as f32 / passage.letters as f32;
            let own = (1 + passage.commas + (passage.letters / 80).min(3)) as f32 * free;
            let mut at = holder(elements, passage.element);
            for share in SHARES {
                if !touched[at] {
                    touched[at] = true;
                    points[at] += base(&elements[at]);
                }
                points[at] += own * share;
                if at == 0 || elements[at].tag == Tag::Body {
                    break;
                }
                at = elements[at].parent;
            }
        }
        for (index, value) in points.iter_mut().enumerate() {
            *value = if touched[index] { *value * (1.0 - self.density(index)) } else { 0.0 };
        }
        points
    }

    fn best(&self, points: &[f32]) -> Option<usize> {
        let mut best: Option<usize> = None;
        for (index, value) in points.iter().enumerate() {
            let part = self.outline.elements[index].tag != Tag::Body;
            if part && *value > 0.0 && best.is_none_or(|best| points[best] < *value) {
                best = Some(index);
            }
        }
        best
    }

    /// The best element with those of its neighbours that belong to it, level by level outwards.
    fn join(&self, best: usize, points: &[f32]) -> Choice {
        let elements = &self.outline.elements;
        let mut choice = Choice { best, ..Choice::of(self.outline) };
        choice.take(elements[best].passages);
        let mut held = self.running(best);
        let (mut at, mut level) = (best, 0);
        while elements[elements[at].parent].tag != Tag::Body {
            let parent = elements[at].parent;
            let whole = self.is_whole(parent, at, held);
            let inner = self.running(at);
            for sibling in self.children(parent) {
                if sibling != at && (whole || self.belongs(sibling, at, best, inner, level, points)) {
                    choice.take(elements[sibling].passages);
                    held += self.running(sibling);
                }
            }
            self.take_loose(parent, at, whole || level == 0, &mut choice);
            at = parent;
            level += 1;
        }
        choice
    }

    /// Whether an element adds much running text and little else to one inside it.
    fn is_whole(&self, outer: usize, inner: usize, held: usize) -> bool {
        let more = |sums: &[usize]| self.within(sums, outer) - self.within(sums, inner);
        let (running, letters, linked) = (more(&self.running), more(&self.letters), more(&self.linked));
        running * 4 >= held && running * 10 >= letters * 6 && linked * 5 <= letters
    }

    /// Takes the text that stands in an element itself, beside its elements.
    fn take_loose(&self, parent: usize, inner: usize, near: bool, choice: &mut Choice) {
        if !near {
            return;
        }
        let (start, end) = self.outline.elements[parent].passages;
        let inner = self.outline.elements[inner].passages;
        for index in (start..inner.0).chain(inner.1..end) {
            let passage = &self.outline.passages[index];
            if passage.element == parent && running(passage) > 0 {
                choice.taken[index] = true;
            }
        }
    }

    /// The elements right inside one.
    pub(super) fn children(&self, parent: usize) -> impl Iterator<Item = usize> + '_ {
        let end = self.outline.elements[parent].end;
        let mut next = parent + 1;
        std::iter::from_fn(move || {
            let child = next;
            if child >= end {
                return None;
            }
            next = self.outline.elements[child].end;
            Some(child)
        })
    }

    fn belongs(&self, sibling: usize, at: usize, best: usize, inner: usize, level: usize, points: &[f32]) -> bool {
        if self.zones[sibling].is_some() {
            return false;
        }
        let running = self.running(sibling);
        let element = &self.outline.elements[sibling];
        let clean = self.density(sibling) < 0.25 && running * 4 >= self.letters(sibling) * 3;
        if element.tag == Tag::Paragraph && level <= 2 {
            return running >= 80 && clean;
        }
        let kin = element.signs.kin == self.outline.elements[at].signs.kin;
        let worth = points[sibling] + if kin { points[best] * 0.2 } else { 0.0 };
        if level == 0 {
            return points[sibling] > 0.0 && worth >= (points[best] * 0.2).max(10.0) && self.density(sibling) < 0.5;
        }
        kin && clean && running * 10 >= inner
    }
}

/// The element that gets the points of a passage in full.
pub(super) fn holder(elements: &[Element], element: usize) -> usize {
    let parent = elements[element].parent;
    match elements[element].tag {
        Tag::Paragraph | Tag::Heading | Tag::Verbatim | Tag::FigureCaption => parent,
        Tag::Item => elements[parent].parent,
        _ => element,
    }
}

fn base(element: &Element) -> f32 {
    let by_tag = match element.tag {
        Tag::Division => 5.0,
        Tag::Article => 10.0,
        Tag::Cell | Tag::Quotation | Tag::Verbatim => 3.0,
        Tag::List | Tag::Item | Tag::Form => -3.0,
        Tag::Heading => -5.0,
        _ => 0.0,
    };
    by_tag + f32::from(element.signs.weight)
}
