//! When a page was published and changed: every place that says so votes.
//!
//! Structured data, `<meta>` fields, properties and dates in the visible page each give a day and a weight;
//! the day with the most weight wins. A day that says to be of a change votes for the change only.

use corpus::{Basis, Day, Doubt, Edtf, Sourced};
use lexicon::{Lexicon, MarkupSign};

use super::facts::{Facts, said};
use super::jsonld;
use super::moment::Moment;
use super::signs::Signs;
use super::stamp::{self, Stamp};

/// What one place of the page says, and how far it is believed.
struct Vote {
    stamp: Stamp,
    rule: &'static str,
    weight: i32,
    /// Whether the day is another than the written one: that of the page's own zone.
    moved: bool,
}

/// When the page was published and changed.
pub(super) struct Dates {
    pub(super) published: Option<Sourced<Edtf>>,
    pub(super) modified: Option<Sourced<Edtf>>,
    /// The time of day of both, with its zone where one is named.
    pub(super) published_time: Option<Sourced<String>>,
    pub(super) modified_time: Option<Sourced<String>>,
}

/// Before this year no newspaper published pages: an older day that a page shows is one that it tells of. Archives name
/// the day of an older paper in their data.
const FIRST_NEWS: i16 = 1994;

/// What is known of the page beside its markup.
pub(super) struct Setting<'s> {
    /// The address of the page.
    pub(super) address: Option<&'s str>,
    /// The day it was saved: it cannot be newer.
    pub(super) captured: Option<Day>,
    /// Where its headline stands among its texts.
    pub(super) headline: Option<usize>,
    /// The page.
    pub(super) html: &'s str,
}

/// The dates of a page.
pub(super) fn read(facts: &Facts, setting: &Setting<'_>, lexicon: &Lexicon) -> Dates {
    let past = |vote: &Vote| setting.captured.is_none_or(|captured| vote.stamp.day <= captured);
    let changed: Vec<Vote> = changes(facts, lexicon).into_iter().filter(past).collect();
    let modified = changed.iter().max_by_key(|vote| vote.weight).map(|vote| said(Edtf::day(vote.stamp.day), vote.rule));
    let mut votes = published(facts, setting, lexicon);
    votes.retain(|vote| past(vote) && (vote.stamp.day.year() >= FIRST_NEWS || !is_visible(vote)));
    weigh_visible(&mut votes, &changed);
    settle_order(&mut votes);
    settle_zones(&mut votes);
    let published = elect(&votes, LEAST)
        .or_else(|| of_change(&changed))
        .or_else(|| elect(&votes, 0))
        .or_else(|| of_title(facts, lexicon))
        .or_else(|| in_scripts(setting.html, facts, lexicon));
    let published_time = time(published.as_ref(), &votes);
    Dates { published_time, modified_time: time(modified.as_ref(), &changed), published, modified }
}

/// The time of day that a vote for the elected day names; one with a zone before one without.
fn time(date: Option<&Sourced<Edtf>>, votes: &[Vote]) -> Option<Sourced<String>> {
    let day = date?.value.exact_day()?;
    let timed =
        votes.iter().filter(|vote| vote.stamp.day == day && vote.stamp.minutes.is_some_and(|minutes| minutes > 0));
    // A day that was taken from its zone has no time of its own any more.
    let vote = timed.filter(|vote| !vote.moved).max_by_key(|vote| (vote.stamp.zone.is_some(), vote.weight))?;
    let minutes = vote.stamp.minutes?;
    let zone = match vote.stamp.zone {
        Some(0) => "Z".to_owned(),
        Some(ahead) => format!("{}{:02}:{:02}", if ahead < 0 { '-' } else { '+' }, ahead.abs() / 60, ahead.abs() % 60),
        None => String::new(),
    };
    Some(said(format!("{:02}:{:02}{zone}", minutes / 60, minutes % 60), vote.rule))
}

/// The day with the most weight, if it has `least`; the best vote of each rule counts.
fn elect(votes: &[Vote], least: i32) -> Option<Sourced<Edtf>> {
    let mut days: Vec<Day> = votes.iter().map(|vote| vote.stamp.day).collect();
    days.sort();
    days.dedup();
    let score = |day: &Day| -> i32 {
        let of_day = votes.iter().filter(|vote| vote.stamp.day == *day);
        let mut best: Vec<(&str, i32)> = Vec::new();
        for vote in of_day {
            match best.iter_mut().find(|(rule, _)| *rule == vote.rule) {
                Some((_, weight)) => *weight = (*weight).max(vote.weight),
                None => best.push((vote.rule, vote.weight)),
            }
        }
        best.iter().map(|(_, weight)| weight).sum()
    };
    let place = |day: &Day| votes.iter().position(|vote| vote.stamp.day == *day).unwrap_or_default();
    let day = days.iter().max_by_key(|day| (score(day), std::cmp::Reverse(place(day))))?;
    if score(day) < least {
        return None;
    }
    let winner = votes.iter().filter(|vote| vote.stamp.day == *day).max_by_key(|vote| vote.weight)?;
    let mut date = said(Edtf::day(*day), winner.rule);
    if score(day) < SURE {
        date.doubts.push(Doubt::new("a date of the page that is not said to be that of publication"));
    }
    if winner.stamp.exchanged.is_some() {
        date.doubts.push(Doubt::new("day and month may be read in either order"));
    }
    let rivals = days.iter().filter(|rival| *rival != day && score(rival) * 2 >= score(day));
    date.doubts.extend(rivals.filter_map(|rival| {
        let vote = votes.iter().filter(|vote| vote.stamp.day == *rival).max_by_key(|vote| vote.weight)?;
        Some(Doubt(format!("{} says {rival}", vote.rule).into()))
    }));
    Some(date)
}

/// With less weight a date is a guess.
const SURE: i32 = 40;

/// With less weight a date is nearer to chance than the day of the last change.
const LEAST: i32 = 20;

/// Every vote for the day of publication.
fn published(facts: &Facts, setting: &Setting<'_>, lexicon: &Lexicon) -> Vec<Vote> {
    let mut votes = Vec::new();
    let read = |written: &str| stamp::first(crate::page::prefix(written, 100), &facts.custom, lexicon);
    let mut add = |written: &str, rule, weight| {
        votes.extend(read(written).map(|stamp| Vote { stamp, rule, weight, moved: false }));
    };
    for (object, weight) in dated_objects(facts) {
        let own = jsonld::word(object, "datePublished");
        let created = || jsonld::word(object, "dateCreated");
        let (written, weight) = match own {
            Some(own) => (own, weight),
            None => (created().unwrap_or_default(), weight / 2),
        };
        add(&written, "published.json-ld", weight);
    }
    for (rank, (_, content)) in facts.signed(MarkupSign::Published, lexicon).enumerate() {
        add(content, "published.meta", if rank == 0 { 50 } else { 45 });
    }
    for (_, content) in facts.signed(MarkupSign::Dated, lexicon) {
        add(content, "published.meta-date", 30);
    }
    let places = Places::of(facts, setting);
    votes.extend(facts.moments.iter().filter_map(|moment| visible(moment, &places)));
    let address = setting.address.and_then(|address| in_address(address, facts, lexicon));
    votes.extend(address.map(|stamp| Vote { stamp, rule: "published.address", weight: 50, moved: false }));
    votes
}

/// The articles of structured data, else its pages, with the weight of their dates.
fn dated_objects(facts: &Facts) -> impl Iterator<Item = (&serde_json::Value, i32)> {
    let articles =
        jsonld::articles(&facts.objects).enumerate().map(|(rank, article)| (article, if rank == 0 { 60 } else { 30 }));
    let pages = facts.objects.iter().filter(|object| {
        jsonld::is_kind(object, &["WebPage", "ItemPage", "MedicalWebPage", "HowTo", "Recipe", "CreativeWork"])
    });
    articles.chain(pages.take(4).map(|page| (page, 35)))
}

/// Where the headline and the body stand among the texts of the page.
pub(super) struct Places {
    headline: usize,
    body: usize,
}

impl Places {
    pub(super) fn of(facts: &Facts, setting: &Setting<'_>) -> Places {
        let first = || facts.headings.iter().find(|heading| !heading.framed).map(|heading| heading.order);
        let running = facts.paragraphs.first().copied().unwrap_or(20);
        let headline = setting.headline.or_else(first).unwrap_or(running.saturating_sub(8));
        let body = facts.paragraphs.iter().copied().find(|order| *order > headline).unwrap_or(headline + 20);
        Places { headline, body }
    }

    /// Whether a text stands where articles have their date: around the headline, before the body.
    pub(super) fn near(&self, order: usize) -> bool {
        order + 12 >= self.headline && order <= self.body.min(self.headline + 40) + 1
    }
}

/// What a property or label says of a date, other than that it is one.
fn told(moment: &Moment) -> Option<MarkupSign> {
    moment.property.or(moment.label).filter(|sign| *sign != MarkupSign::Dated)
}

/// The vote of a date in the visible page.
fn visible(moment: &Moment, places: &Places) -> Option<Vote> {
    let said = told(moment);
    let changed = moment.signs.has(Signs::MODIFIED) && !moment.signs.has(Signs::PUBLISHED);
    if matches!(said, Some(MarkupSign::Modified | MarkupSign::Other)) || said.is_none() && changed {
        return None;
    }
    let (rule, weight) = match (moment.property, moment.label) {
        (Some(MarkupSign::Published), _) => ("published.property", 55),
        (_, Some(MarkupSign::Published)) => ("published.label", 50),
        _ if moment.signs.has(Signs::PUBLISHED) => ("published.class", 40),
        _ if moment.marked || moment.signs.has(Signs::DATE) || moment.label.is_some() => ("published.element", 32),
        _ => ("published.text", 20),
    };
    let weight = match () {
        () if !moment.bare && moment.label != Some(MarkupSign::Published) => 6,
        () if places.near(moment.order) => weight + 25,
        () if moment.property.is_some() => weight - 10,
        () => weight - 18,
    };
    let against =
        [(Signs::COMMENT, 35), (Signs::RELATED, 20), (Signs::FRAME, if moment.property.is_some() { 0 } else { 25 })];
    let against: i32 = against.iter().filter(|(sign, _)| moment.signs.has(*sign)).map(|(_, weight)| weight).sum();
    // Below the article stands who is responsible for it, and when it appeared.
    let least = if rule == "published.label" && !moment.signs.has(Signs::COMMENT) { LEAST } else { 2 };
    Some(Vote { stamp: moment.stamp.clone(), rule, weight: (weight - against).max(least), moved: false })
}

/// Every vote for the day of the last change.
fn changes(facts: &Facts, lexicon: &Lexicon) -> Vec<Vote> {
    let mut votes = Vec::new();
    let read = |written: &str| stamp::first(crate::page::prefix(written, 100), &facts.custom, lexicon);
    let mut add = |written: &str, rule, weight| {
        votes.extend(read(written).map(|stamp| Vote { stamp, rule, weight, moved: false }));
    };
    for (object, weight) in dated_objects(facts) {
        add(&jsonld::word(object, "dateModified").unwrap_or_default(), "modified.json-ld", weight);
    }
    for (_, content) in facts.signed(MarkupSign::Modified, lexicon) {
        add(content, "modified.meta", 50);
    }
    let moments = facts.moments.iter().filter(|moment| {
        let said = told(moment);
        said == Some(MarkupSign::Modified) || said.is_none() && moment.signs.has(Signs::MODIFIED)
    });
    let apart = Signs::COMMENT.with(Signs::RELATED);
    votes.extend(moments.map(|moment| {
        let (rule, weight) = if moment.property.is_some() { ("modified.property", 45) } else { ("modified.label", 40) };
        Vote {
            stamp: moment.stamp.clone(),
            rule,
            weight: if moment.signs.has(apart) { 5 } else { weight },
            moved: false,
        }
    }));
    votes
}

/// A visible date without a label that is that of the last change says so. One that is older than what data says
/// is that of the article where the data names one day for publication and change: that of its move to another
/// system.
fn weigh_visible(votes: &mut [Vote], changed: &[Vote]) {
    let data = votes.iter().filter(|vote| vote.weight >= 45 && !is_visible(vote)).map(|vote| vote.stamp.day).min();
    let Some(data) = data else { return };
    // A system that fills `<meta>` fields too knows the day of the article.
    let filled = votes.iter().any(|vote| vote.rule == "published.meta");
    let in_data = |change: &&Vote| change.rule == "modified.json-ld";
    let moved =
        !filled && changed.iter().filter(in_data).any(|change| change.stamp.day <= data.tomorrow().unwrap_or(data));
    for vote in votes.iter_mut().filter(|vote| is_visible(vote)) {
        if vote.stamp.day > data && changed.iter().any(|change| change.stamp.day == vote.stamp.day) {
            vote.weight = 1;
        } else if moved && vote.weight >= SURE && data.yesterday().is_ok_and(|before| vote.stamp.day < before) {
            vote.weight += 100;
        }
    }
}

fn is_visible(vote: &Vote) -> bool {
    ["published.label", "published.class", "published.element", "published.text"].contains(&vote.rule)
}

/// A date whose day and month may be exchanged takes the order that another vote confirms.
fn settle_order(votes: &mut [Vote]) {
    let sure: Vec<Day> =
        votes.iter().filter(|vote| vote.stamp.exchanged.is_none()).map(|vote| vote.stamp.day).collect();
    for vote in votes {
        if let Some(other) =
            vote.stamp.exchanged.filter(|other| sure.contains(other) && !sure.contains(&vote.stamp.day))
        {
            vote.stamp.exchanged = Some(std::mem::replace(&mut vote.stamp.day, other));
        }
    }
}

/// A time in UTC is of the day that the page names for it in its own zone, where more speaks for that day.
fn settle_zones(votes: &mut [Vote]) {
    let own = votes.iter().filter(|vote| vote.stamp.zone != Some(0));
    let own: Vec<(Day, i32)> = own.map(|vote| (vote.stamp.day, vote.weight)).collect();
    let weight =
        |day: Day| own.iter().filter(|(own, _)| *own == day).map(|(_, weight)| *weight).max().unwrap_or_default();
    for vote in votes.iter_mut().filter(|vote| vote.stamp.zone == Some(0)) {
        let Some(minutes) = vote.stamp.minutes else { continue };
        let fits = |day: &Day| weight(*day) >= 25 && weight(*day) > weight(vote.stamp.day);
        let before = vote.stamp.day.yesterday().ok().filter(|day| minutes < 12 * 60 && fits(day));
        let after = vote.stamp.day.tomorrow().ok().filter(|day| minutes >= 10 * 60 && fits(day));
        if let Some(day) = before.or(after) {
            (vote.stamp.day, vote.moved) = (day, true);
        }
    }
}

/// Where nobody says when it was published, the day of the last change is the nearest that is known.
fn of_change(changed: &[Vote]) -> Option<Sourced<Edtf>> {
    let vote = changed.iter().max_by_key(|vote| vote.weight)?;
    let mut date = said(Edtf::day(vote.stamp.day), "published.last-change");
    date.basis = Basis::Inferred;
    date.doubts.push(Doubt::new("the day of the last change, where none of publication is named"));
    Some(date)
}

/// A date in the title of the page.
fn of_title(facts: &Facts, lexicon: &Lexicon) -> Option<Sourced<Edtf>> {
    let stamp = stamp::first(facts.title.as_deref()?, &facts.custom, lexicon)?;
    let mut date = said(Edtf::day(stamp.day), "published.title");
    date.doubts.push(Doubt::new("it stands in the title and may be that of an event"));
    Some(date)
}

/// A date behind a name as `publishedAt` in the scripts of a page that says nothing else.
fn in_scripts(html: &str, facts: &Facts, lexicon: &Lexicon) -> Option<Sourced<Edtf>> {
    let dated = |at: usize| {
        let rest = crate::page::prefix(&html[at..], 60);
        let digits = rest.find(|mark: char| mark.is_ascii_digit())?;
        let between = |mark: char| mark.is_ascii_alphabetic() || "_-\"'\\:=;& ".contains(mark);
        let stamp = stamp::first(&rest[digits..], &facts.custom, lexicon)?;
        (rest[..digits].chars().all(between) && stamp.range.start == 0).then_some(stamp)
    };
    let stamp = ["ublish", "ublication", "reated", "osted"]
        .iter()
        .find_map(|name| html.match_indices(name).take(200).find_map(|(at, _)| dated(at)))?;
    let mut date = said(Edtf::day(stamp.day), "published.script");
    date.doubts.push(Doubt::new("it stands only in a script of the page and may be that of something else"));
    Some(date)
}

/// `/2016/05/06/`, `/20160506-` or `/06-05-2016` in the path of the address.
fn in_address(address: &str, facts: &Facts, lexicon: &Lexicon) -> Option<Stamp> {
    let (_, path) = address.split("://").nth(1)?.split_once('/')?;
    let path = path.split(['?', '#']).next()?;
    let stamp = stamp::first(path, &facts.custom, lexicon)?;
    let whole = !path[stamp.range.end..].starts_with(|mark: char| mark.is_ascii_digit());
    (whole && (1994..2100).contains(&stamp.day.year())).then_some(stamp)
}
