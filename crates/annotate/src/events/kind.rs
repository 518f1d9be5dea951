//! The type of an event once its governors are known: what is promised, threatened, refused or ended.
//!
//! After the PLOVER codebook: cooperative acts in the future are AGREE, hostile ones THREATEN, refusals
//! REJECT; ending a cooperation is SANCTION, ending a hostile act CONCEDE or RETREAT.

use corpus::{EventType, Status};
use lexicon::Effect;

use super::governor::Chain;
use super::status::Standing;
use super::trigger::Trigger;

/// The type that governors, status and negation make of the type of the tables; `own` where the actor is
/// the one who intends it.
pub(super) fn kind(trigger: &Trigger, chain: &Chain, standing: &Standing, own: bool) -> EventType {
    let base = trigger.kind;
    let ended = chain.governors.first().is_some_and(|governor| governor.effect == Effect::End);
    let passing = matches!(trigger.mode.as_str(), "visit" | "meet" | "call");
    if ended && !passing && !chain.has(Effect::Deny) {
        return when_ended(base);
    }
    if standing.negated && is_refusal(chain, standing) && is_cooperative(base) {
        return EventType::Reject;
    }
    let intended = own
        && matches!(standing.status, Status::Scheduled | Status::Proposed)
        && !standing.negated
        && standing.doubt.is_none();
    if intended { when_intended(base) } else { base }
}

/// Whether what does not happen is refused by somebody, not only absent.
fn is_refusal(chain: &Chain, standing: &Standing) -> bool {
    chain.has(Effect::Deny) || standing.status == Status::Scheduled
}

/// Verbal and material cooperation.
pub(super) fn is_cooperative(kind: EventType) -> bool {
    use EventType::{Agree, Aid, Concede, Consult, Cooperate, Retreat, Support};
    matches!(kind, Agree | Aid | Concede | Consult | Cooperate | Retreat | Support)
}

fn when_ended(base: EventType) -> EventType {
    use EventType::{
        Agree, Aid, Assault, Coerce, Concede, Consult, Cooperate, Mobilize, Protest, Retreat, Sanction, Support,
    };
    match base {
        Aid | Agree | Consult | Cooperate | Support => Sanction,
        EventType::Accuse | Sanction | Coerce | Protest => Concede,
        Assault | Mobilize => Retreat,
        other => other,
    }
}

/// Meetings and visits keep their type: their status says that they are still to come.
fn when_intended(base: EventType) -> EventType {
    use EventType::{Agree, Aid, Assault, Coerce, Concede, Cooperate, Protest, Retreat, Sanction, Support, Threaten};
    match base {
        Aid | Cooperate | Concede | Retreat | Support => Agree,
        Assault | Coerce | Protest | Sanction => Threaten,
        other => other,
    }
}
