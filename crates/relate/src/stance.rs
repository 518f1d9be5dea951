//! Demand, offer, refusal, acceptance or claim?

mod lists;

use corpus::{Event, EventType, Status};
use lexicon::{CueClass, Lexicon, List};

/// What an event shows its actor to want, by its trigger; none for events that are no stance.
pub(crate) fn of_event(event: &Event, trigger: &str) -> Option<&'static str> {
    let done = matches!(event.status, Status::Past | Status::Ongoing);
    let lower = trigger.to_lowercase();
    let offered = lists::PROMISING.iter().any(|stem| lower.starts_with(stem));
    let affirmed = match (event.event_type, &*event.mode) {
        // An order is carried out, not answered; who says sorry or lets somebody go takes no side.
        (_, mode) if lists::NO_SIDE.has(mode) => return None,
        // "Concessions" alone may be what others want of the actor.
        (EventType::Concede, _) if ["concession", "compromise"].iter().any(|noun| trigger.starts_with(noun)) => {
            return None;
        }
        (_, "offer" | "propose") => "offer",
        (EventType::Agree, _) if offered => "offer",
        (EventType::Request | EventType::Threaten, _) => "demand",
        (EventType::Reject, _) => "refusal",
        (EventType::Concede, _) => "offer",
        (EventType::Agree, "agree" | "accept" | "approve") if done => "acceptance",
        _ => return None,
    };
    match (affirmed, event.negated) {
        (stance, false) => Some(stance),
        ("acceptance" | "offer", true) => Some("refusal"),
        _ => None,
    }
}

/// What a saying shows its speaker to want: by its cue, else by the modal words of its content. What is merely held
/// true is a claim where `is_party`: an expert's opinion is no position of a side.
pub(crate) fn of_saying(cue: &str, content: &str, is_party: bool, lexicon: &Lexicon) -> Option<&'static str> {
    let words: Vec<&str> = cue.split_whitespace().collect();
    if words.first() == Some(&"to") {
        return None;
    }
    if let Some(stance) = words.iter().rev().find_map(|word| by_verb(word)) {
        return Some(stance);
    }
    match words.iter().rev().find_map(|verb| cue_class(verb, lexicon)) {
        Some(CueClass::Order) => Some("demand"),
        Some(CueClass::Promise) => Some("offer"),
        Some(CueClass::Agree) => Some("acceptance"),
        Some(CueClass::Claim | CueClass::Think) if is_party => Some("claim"),
        _ => by_modals(content).filter(|stance| *stance == "demand" || is_party || speaks_for_itself(content)),
    }
}

/// Whether a cue answers a demand or an offer: "agreed", "refused".
pub(crate) fn is_answer(cue: &str) -> bool {
    let stance = cue.split_whitespace().rev().find_map(by_verb);
    matches!(stance, Some("acceptance" | "refusal"))
}

/// Whether somebody speaks of "us": what others will do or are ready for is no stance of the speaker.
fn speaks_for_itself(content: &str) -> bool {
    content.split(|c: char| !c.is_alphanumeric()).any(|word| matches!(word, "we" | "We" | "I" | "our" | "Our" | "us"))
}

/// Verbs that show a stance whatever is said with them, by the beginning that all their forms have.
static VERBS: [(&List, &str); 4] = [
    (&lists::DEMANDING, "demand"),
    (&lists::OFFERING, "offer"),
    (&lists::REFUSING, "refusal"),
    (&lists::ACCEPTING, "acceptance"),
];

fn by_verb(word: &str) -> Option<&'static str> {
    let word = word.to_lowercase();
    let endings = ["", "e", "s", "es", "d", "ed", "ing", "ting"];
    let is_form = |stem: &str| word.strip_prefix(stem).is_some_and(|rest| endings.contains(&rest));
    VERBS.iter().find(|(stems, _)| stems.iter().any(is_form)).map(|(_, stance)| *stance)
}

/// Whether a verb, the last word of a cue or trigger, stands in the present tense: a demand that stands.
pub(crate) fn is_present(cue: &str, lexicon: &Lexicon) -> bool {
    let words: Vec<String> = cue.split_whitespace().map(str::to_lowercase).collect();
    let past = ["had", "was", "were", "did", "to"];
    let is_lemma = |word: &str| lexicon.cue_verb(word).is_some() || lexicon.event_verb(word).is_some();
    let present = |word: &String| is_lemma(word) || word.strip_suffix('s').is_some_and(is_lemma);
    !words.iter().any(|word| past.contains(&word.as_str())) && words.iter().any(present)
}

/// Words of wanting in a content, and what they show: "not ready to" before "ready to", which stands in it.
static MODALS: [(&List, &str); 3] =
    [(&lists::REFUSALS, "refusal"), (&lists::OFFERS, "offer"), (&lists::DEMANDS, "demand")];

fn by_modals(content: &str) -> Option<&'static str> {
    let plain = content.to_lowercase().replace('\u{2019}', "'");
    let padded: String = plain.chars().map(|c| if c.is_alphanumeric() || c == '\'' { c } else { ' ' }).collect();
    let padded = format!(" {} ", padded.split_whitespace().collect::<Vec<_>>().join(" "));
    // What should have been done is regretted, not demanded.
    let has = |words: &str| padded.contains(&format!(" {words} "));
    let regrets = lists::REGRETS.iter().any(has);
    let shows = |words: &str| !(regrets && words == "should") && has(words);
    MODALS.iter().find(|(words, _)| words.iter().any(shows)).map(|(_, stance)| *stance)
}

/// The class of a cue verb in whatever form it stands.
pub(crate) fn cue_class(verb: &str, lexicon: &Lexicon) -> Option<CueClass> {
    let verb = verb.to_lowercase();
    let class = |lemma: &str| lexicon.cue_verb(lemma).map(|cue| cue.class);
    let cut = |ending: &str| verb.strip_suffix(ending).map(str::to_owned);
    let stems = [Some(verb.clone()), cut("s"), cut("d"), cut("ed"), cut("ing"), cut("es")];
    let doubled = |stem: &str| stem.chars().rev().take(2).collect::<Vec<_>>().windows(2).any(|two| two[0] == two[1]);
    stems.into_iter().flatten().find_map(|stem| {
        let single = stem.get(..stem.len().saturating_sub(1)).filter(|_| doubled(&stem)).map(str::to_owned);
        let ied = stem.strip_suffix('i').map(|root| format!("{root}y"));
        [Some(stem.clone()), Some(format!("{stem}e")), single, ied]
            .into_iter()
            .flatten()
            .find_map(|lemma| class(&lemma))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modal_words_show_the_stance_when_the_cue_does_not() {
        assert_eq!(by_modals("The bridge must be opened"), Some("demand"));
        assert_eq!(by_modals("We will not leave, and you must"), Some("refusal"));
        assert_eq!(by_modals("Mustard is sold here"), None);
        assert_eq!(by_modals("The road should never have been reopened"), None);
    }

    #[test]
    fn cue_verbs_are_found_in_every_form() {
        let lexicon = Lexicon::embedded();
        for verb in ["demanded", "demands", "urging", "urged"] {
            assert_eq!(cue_class(verb, &lexicon), Some(CueClass::Order), "{verb}");
        }
        assert_eq!(cue_class("denied", &lexicon), Some(CueClass::Deny));
    }
}
