//! Demand, offer, refusal, acceptance or claim?

use corpus::{Event, EventType, Status};
use lexicon::{CueClass, Lexicon};

/// What an event shows its actor to want; none for events that are no stance.
pub(super) fn of_event(event: &Event) -> Option<&'static str> {
    let done = matches!(event.status, Status::Past | Status::Ongoing);
    let affirmed = match (event.event_type, event.mode.as_str()) {
        // An order is carried out, not answered.
        (_, "order" | "command") => return None,
        (_, "offer" | "propose") => "offer",
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

/// What a saying shows its speaker to want: by its cue, else by the modal words of its content.
pub(super) fn of_saying(cue: &str, content: &str, lexicon: &Lexicon) -> Option<&'static str> {
    let class = cue.split_whitespace().next().and_then(|verb| cue_class(verb, lexicon));
    match class {
        Some(CueClass::Order) => Some("demand"),
        Some(CueClass::Promise) => Some("offer"),
        Some(CueClass::Deny) => Some("refusal"),
        Some(CueClass::Agree) => Some("acceptance"),
        Some(CueClass::Claim) => Some("claim"),
        _ => by_modals(content),
    }
}

/// Words of wanting in a content, and what they show.
const MODALS: [(&str, &str); 16] = [
    ("will not", "refusal"),
    ("won't", "refusal"),
    ("will never", "refusal"),
    ("cannot accept", "refusal"),
    ("refuse", "refusal"),
    ("no question of", "refusal"),
    ("out of the question", "refusal"),
    ("unacceptable", "refusal"),
    ("ready to", "offer"),
    ("willing to", "offer"),
    ("prepared to", "offer"),
    ("must", "demand"),
    ("should", "demand"),
    ("we want", "demand"),
    ("we need", "demand"),
    ("we demand", "demand"),
];

fn by_modals(content: &str) -> Option<&'static str> {
    let plain = content.to_lowercase().replace('\u{2019}', "'");
    let padded: String = plain.chars().map(|c| if c.is_alphanumeric() || c == '\'' { c } else { ' ' }).collect();
    let padded = format!(" {} ", padded.split_whitespace().collect::<Vec<_>>().join(" "));
    MODALS.iter().find(|(words, _)| padded.contains(&format!(" {words} "))).map(|(_, stance)| *stance)
}

/// The class of a cue verb in whatever form it stands.
fn cue_class(verb: &str, lexicon: &Lexicon) -> Option<CueClass> {
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
