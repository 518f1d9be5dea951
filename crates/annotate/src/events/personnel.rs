//! Those who are sent and not acted on: troops, observers, doctors, and the land they are sent to.

use corpus::EventType;
use nlp::Dep;

use super::lists;
use super::reading::Reading;
use super::trigger::Trigger;

/// The most words of a clause that are looked at.
const CLAUSE: usize = 40;

/// Whether the object of an act is sent or withdrawn by it: the act concerns those at the other end.
pub(super) fn is_sent(reading: &Reading<'_>, trigger: &Trigger, head: usize) -> bool {
    use EventType::{Agree, Aid, Assault, Mobilize, Reject, Retreat};
    let sends = match trigger.kind {
        Agree | Aid | Mobilize | Reject => true,
        Retreat => trigger.mode == "withdraw",
        Assault => return reading.is_noun(head) && lists::WEAPONS.has(&reading.lemma(head)),
        _ => false,
    };
    sends && is_personnel(reading, head)
}

/// Whether a noun names people or craft that are sent.
pub(super) fn is_personnel(reading: &Reading<'_>, head: usize) -> bool {
    reading.is_noun(head) && lists::SENT.has(&reading.lemma(head))
}

/// `To a force in Samoa`, `evacuates towns in Samoa`: what is given to those sent to a land, or is left there,
/// concerns the land.
pub(super) fn move_to_theatre(reading: &Reading<'_>, trigger: &Trigger, recipients: &mut [usize]) {
    let left = |head: usize| trigger.mode == "withdraw" && !reading.names_party(head) && !reading.is_place(head);
    for recipient in recipients.iter_mut().filter(|head| is_sent(reading, trigger, **head) || left(**head)) {
        let land = reading.prepositions(*recipient).find(|(form, land)| form == "in" && reading.is_place(*land));
        *recipient = land.map_or(*recipient, |(_, land)| land);
    }
}

/// Whether those who are deployed are to keep the peace, as some word below the trigger says.
pub(super) fn keeps_peace(reading: &Reading<'_>, trigger: &Trigger) -> bool {
    let below = reading.syntax.subtree(trigger.anchor()).take(CLAUSE);
    below.into_iter().any(|word| {
        let form = reading.text(word).to_lowercase();
        form.starts_with("peacekeep") || form.starts_with("peace-keep")
    })
}

/// `Kidnapped up to 16 advisers`: the counted object that the model hangs on a particle.
pub(super) fn counted(reading: &Reading<'_>, particle: usize) -> Option<usize> {
    let up = reading.text(particle).eq_ignore_ascii_case("up");
    let (form, object) = reading.prepositions(particle).next().filter(|_| up)?;
    let counted = reading.syntax.child(object, &[Dep::Nummod]).is_some();
    (form == "to" && counted && !reading.is_temporal(object)).then_some(object)
}
