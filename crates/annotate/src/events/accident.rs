//! Deaths that nobody brought about: `were killed when a bus crashed`, `died in a landslide`.

use corpus::EventType;
use nlp::Dep;

use super::lists;
use super::reading::Reading;
use super::trigger::{Trigger, is_passive};

/// A death or injury told in the passive with the mishap beside it: something that happened, no attack.
pub(super) fn death(reading: &Reading<'_>, verb: usize) -> Option<Trigger> {
    let lemma = reading.lemma(verb);
    let hurts = matches!(lemma.as_str(), "hurt" | "injure" | "kill" | "wound") && is_passive(reading, verb);
    let mishap = hurts && reading.syntax.children(verb).any(|child| is_mishap(reading, child));
    mishap.then(|| Trigger {
        verb: Some(verb),
        noun: None,
        words: verb..verb + 1,
        kind: EventType::Other,
        mode: lemma,
        prior: 100,
        rule: "event.other.nature",
    })
}

/// Whether a clause or phrase below the verb tells of a mishap: `when the bus crashed`, `in a fire`.
fn is_mishap(reading: &Reading<'_>, child: usize) -> bool {
    match reading.dep(child) {
        Dep::Advcl => {
            let opener = reading.text(reading.syntax.subtree(child).start).to_lowercase();
            let when = matches!(opener.as_str(), "when" | "after" | "as" | "while");
            when && lists::MISHAPS.has(&reading.lemma(child))
        }
        Dep::Prep | Dep::Agent => {
            let link = reading.text(child).to_lowercase();
            let noun = reading.syntax.child(child, &[Dep::Pobj]).filter(|_| matches!(&*link, "in" | "by" | "during"));
            noun.is_some_and(|noun| is_disaster(reading, noun, &link))
        }
        _ => false,
    }
}

/// A disaster by the tables. Who is killed "by fire" was shot; who is killed in a fire was not.
fn is_disaster(reading: &Reading<'_>, noun: usize, link: &str) -> bool {
    let lemma = reading.lemma(noun);
    let row = reading.lexicon.happening(&lemma).filter(|row| row.mode == "disaster");
    let shot = link == "by" && lemma == "fire";
    row.is_some() && !lists::MEANT.has(&lemma) && !shot && !is_of_weapon(reading, noun)
}

/// `In a rocket fire`, `in crossfire`: a compound or owner makes it a deed.
fn is_of_weapon(reading: &Reading<'_>, noun: usize) -> bool {
    reading.syntax.children(noun).any(|child| {
        let before = matches!(reading.dep(child), Dep::Poss | Dep::Compound | Dep::Amod) && child < noun;
        before && (lists::FIRES_OF_ARMS.has(&reading.lemma(child)) || reading.is_party(child))
    })
}
