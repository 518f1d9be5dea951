//! What the tables answer, as readable cases.

use rashomon_lexicon::{
    BlockCueKind, CalendarKind, CueClass, CueStrength, EventType, HolidayRule, Lexicon, OrganisationKind, RoleKind,
    UnitKind,
};

fn lexicon() -> Lexicon {
    Lexicon::embedded()
}

#[test]
fn every_row_of_every_table_is_read() {
    let lexicon = lexicon();
    let rows = |tsv: &str| tsv.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).count();
    assert_eq!(lexicon.boilerplate.len(), rows(include_str!("../data/boilerplate.tsv")));
    assert_eq!(lexicon.calendar.len(), rows(include_str!("../data/calendar.tsv")));
    assert_eq!(lexicon.cities.len(), rows(include_str!("../data/cities.tsv")));
    assert_eq!(lexicon.countries.len(), rows(include_str!("../data/countries.tsv")));
    assert_eq!(lexicon.country_forms.len(), rows(include_str!("../data/country_forms.tsv")));
    assert_eq!(lexicon.cues.len(), rows(include_str!("../data/cues.tsv")));
    assert_eq!(lexicon.event_words.len(), rows(include_str!("../data/event_classes.tsv")));
    assert_eq!(lexicon.event_nouns.len(), rows(include_str!("../data/event_nouns.tsv")));
    assert_eq!(lexicon.given_names.len(), rows(include_str!("../data/given_names.tsv")));
    assert_eq!(lexicon.name_cues.len(), rows(include_str!("../data/name_cues.tsv")));
    assert_eq!(lexicon.name_words.len(), rows(include_str!("../data/name_words.tsv")));
    assert_eq!(lexicon.numbers.len(), rows(include_str!("../data/numbers.tsv")));
    assert_eq!(lexicon.organisations.len(), rows(include_str!("../data/organisations.tsv")));
    assert_eq!(lexicon.outlets.len(), rows(include_str!("../data/outlets.tsv")));
    assert_eq!(lexicon.places.len(), rows(include_str!("../data/places.tsv")));
    assert_eq!(lexicon.roles.len(), rows(include_str!("../data/roles.tsv")));
    assert_eq!(lexicon.triggers.len(), rows(include_str!("../data/triggers.tsv")));
    assert_eq!(lexicon.units.len(), rows(include_str!("../data/units.tsv")));
}

#[test]
fn every_country_form_has_its_country() {
    let lexicon = lexicon();
    for row in lexicon.country_forms.iter() {
        assert!(lexicon.country_of_code(row.code).is_some(), "{row:?}");
    }
}

#[test]
fn countries_are_found_by_every_sign() {
    let lexicon = lexicon();
    let code = |country: Option<&rashomon_lexicon::Country>| country.map(|c| c.code);
    let names = [
        ("US", "US"),
        ("U.S.", "US"),
        ("the United States", "US"),
        ("UK", "GB"),
        ("the Soviet Union", "SU"),
        ("USSR", "SU"),
        ("North Korea", "KP"),
        ("Palestine", "PS"),
        ("EU", "EU"),
        ("SOUTH KOREA", "KR"),
        ("Burma", "MM"),
        ("Jordan", "JO"),
        ("Georgia", "GE"),
        ("Chad", "TD"),
        ("India", "IN"),
    ];
    for (form, expected) in names {
        assert_eq!(code(lexicon.country(form)), Some(expected), "{form}");
    }
    for form in ["us", "turkey", "Paris", "china", "Said"] {
        assert_eq!(code(lexicon.country(form)), None, "{form}");
    }
    for (form, expected) in [
        ("Russian", "RU"),
        ("Japanese", "JP"),
        ("Spaniards", "ES"),
        ("Sino", "CN"),
        ("Indians", "IN"),
        ("Saudis", "SA"),
    ] {
        assert_eq!(code(lexicon.demonym(form)), Some(expected), "{form}");
    }
    assert_eq!(code(lexicon.capital("Moscow")), Some("RU"));
    assert_eq!(code(lexicon.capital("Washington")), Some("US"));
    assert_eq!(code(lexicon.metonym("the Kremlin")), Some("RU"));
    assert_eq!(code(lexicon.metonym("Downing Street")), Some("GB"));
}

#[test]
fn cities_and_places() {
    let lexicon = lexicon();
    assert_eq!(lexicon.city("Osaka").map(|c| c.country), Some("JP"));
    assert_eq!(lexicon.city("São Paulo").map(|c| c.country), Some("BR"));
    assert_eq!(lexicon.city("Sao Paulo").map(|c| c.country), Some("BR"));
    assert!(lexicon.city("Reading").is_some_and(|c| c.ambiguous));
    assert!(lexicon.place("the Pacific").is_some());
    assert!(lexicon.place("Alaska").is_some());
}

#[test]
fn roles_and_organisations() {
    let lexicon = lexicon();
    let words = ["Deputy", "Foreign", "Minister", "Ana"];
    assert_eq!(lexicon.longest_role(&words).map(|(count, role)| (count, role.kind)), Some((3, RoleKind::Office)));
    assert_eq!(lexicon.role("spokeswoman").map(|r| r.kind), Some(RoleKind::Speaker));
    assert!(lexicon.honorific("Mr.").is_some() && lexicon.honorific("Lt. Gen.").is_some());
    assert!(lexicon.honorific("table").is_none());
    assert_eq!(lexicon.organisation("ministry").map(|o| o.kind), Some(OrganisationKind::State));
    assert!(lexicon.company_suffix("Inc.").is_some() && lexicon.company_suffix("GmbH").is_some());
    assert_eq!(lexicon.outlet("the Associated Press").map(|o| o.name), Some("Associated Press"));
    assert_eq!(lexicon.outlet_of_domain("www.reuters.com").map(|o| o.name), Some("Reuters"));
    assert!(lexicon.outlet_of_domain("notreuters.com").is_none());
}

#[test]
fn cues_of_attribution() {
    let lexicon = lexicon();
    let cue = |lemma| lexicon.cue_verb(lemma).map(|c| (c.class, c.strength));
    assert_eq!(cue("say"), Some((CueClass::Say, CueStrength::Strong)));
    assert_eq!(cue("deny"), Some((CueClass::Deny, CueStrength::Strong)));
    assert_eq!(cue("point out"), Some((CueClass::Say, CueStrength::Strong)));
    assert_eq!(cue("show"), Some((CueClass::Show, CueStrength::Weak)));
    assert_eq!(cue("eat"), None);
    assert_eq!(lexicon.cue_noun("statement").map(|c| c.class), Some(CueClass::Say));
    assert_eq!(lexicon.cue_preposition(&["According", "to", "them"]).map(|(count, _)| count), Some(2));
}

#[test]
fn events_have_plover_types() {
    let lexicon = lexicon();
    let verb = |lemma| lexicon.event_verb(lemma).map(|t| t.kind);
    assert_eq!(verb("condemn"), Some(EventType::Accuse));
    assert_eq!(verb("kidnap"), Some(EventType::Assault));
    assert_eq!(verb("arrest"), Some(EventType::Coerce));
    assert_eq!(verb("sleep"), None);
    let phrase = |verb, second| lexicon.event_phrase(verb, second).map(|t| (t.kind, t.mode));
    assert_eq!(phrase("pay", "visit"), Some((EventType::Consult, "visit")));
    assert_eq!(phrase("call", "for"), Some((EventType::Request, "call")));
    assert_eq!(phrase("lift", "sanction"), Some((EventType::Concede, "lift")));
    assert_eq!(phrase("send", "troop"), Some((EventType::Mobilize, "deploy")));
    assert!(lexicon.happening("earthquake").is_some());
}

/// The cases that data/README.md decides on the PLOVER manual and its conversion table.
#[test]
fn event_types_follow_the_codebook() {
    let lexicon = lexicon();
    let verb = |lemma| lexicon.event_verb(lemma).map(|t| t.kind);
    let phrase = |verb, second| lexicon.event_phrase(verb, second).map(|t| t.kind);
    assert_eq!(phrase("impose", "sanction"), Some(EventType::Coerce));
    assert_eq!(phrase("impose", "blockade"), Some(EventType::Coerce));
    assert_eq!(phrase("ratify", "treaty"), Some(EventType::Support));
    assert_eq!(phrase("cancel", "meeting"), Some(EventType::Reject));
    assert_eq!(phrase("suspend", "talk"), Some(EventType::Sanction));
    assert_eq!(phrase("suspend", "aid"), Some(EventType::Sanction));
    assert_eq!(phrase("summon", "ambassador"), Some(EventType::Accuse));
    assert_eq!(phrase("release", "prisoner"), Some(EventType::Retreat));
    assert_eq!(verb("boycott"), Some(EventType::Protest));
    assert_eq!(verb("resign"), Some(EventType::Retreat));
    assert_eq!(verb("pardon"), Some(EventType::Concede));
    assert_eq!(verb("apologize"), Some(EventType::Concede));
    assert_eq!(lexicon.event_noun("embargo").map(|t| t.kind), Some(EventType::Coerce));
}

#[test]
fn quantities_and_times() {
    let lexicon = lexicon();
    assert_eq!(lexicon.unit("US$").map(|u| u.code), Some("USD"));
    assert_eq!(lexicon.unit("yen").map(|u| (u.code, u.kind)), Some(("JPY", UnitKind::Currency)));
    assert_eq!(lexicon.unit("MW").map(|u| u.code), Some("MW"));
    let area = lexicon.longest_unit(&["square", "kilometres", "of"]);
    assert_eq!(area.map(|(count, unit)| (count, unit.code)), Some((2, "km2")));
    assert_eq!(lexicon.number("twenty-one").map(|n| n.over), Some(21));
    assert_eq!(lexicon.number("two-thirds").map(|n| (n.over, n.under)), Some((2, 3)));
    assert_eq!(lexicon.number("Crore").map(|n| n.over), Some(10_000_000));
    let easter = CalendarKind::Holiday(HolidayRule::Easter(-2));
    assert_eq!(lexicon.calendar("Good Friday").map(|c| c.kind), Some(easter));
    assert!(lexicon.calendar("May").is_some_and(|c| c.ambiguous));
}

#[test]
fn page_furniture() {
    let lexicon = lexicon();
    let kind = |line| lexicon.block_cue(line).map(|c| c.kind);
    assert_eq!(kind("Skip to content"), Some(BlockCueKind::Chrome));
    assert_eq!(
        kind("Your email address will not be published. Required fields are marked *"),
        Some(BlockCueKind::Comment)
    );
    assert_eq!(kind("© 2031 Example Press. All rights reserved."), Some(BlockCueKind::Disclaimer));
    assert_eq!(kind("Photo: Somebody"), Some(BlockCueKind::Caption));
    assert_eq!(kind("Home"), Some(BlockCueKind::Chrome));
    assert_eq!(kind("Home prices rose by three percent."), None);
    assert_eq!(kind("Sport brings people together, the minister said."), None);
}

#[test]
fn the_digest_is_stable() {
    assert_eq!(lexicon().digest(), lexicon().digest());
    assert!(lexicon().digest().starts_with("blake3:"));
}

#[test]
fn words_for_one_event_have_one_class() {
    let lexicon = Lexicon::embedded();
    assert_eq!(lexicon.event_class(&["captured"]), lexicon.event_class(&["Arrest"]));
    assert_eq!(lexicon.event_class(&["gunned", "down", "in"]), Some((2, "shoot")));
    assert_eq!(lexicon.event_class(&["table"]), None);
}
