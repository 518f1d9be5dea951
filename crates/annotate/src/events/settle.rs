//! The sides of an event put in order: coordinations unfolded, mutual acts shared.

use corpus::EventType;
use nlp::Dep;

use super::argument::Frame;
use super::participant;
use super::reading::Reading;
use super::trigger::Trigger;

/// Coordinations unfolded, repetitions removed, mutual acts shared.
pub(super) fn settle(reading: &Reading<'_>, trigger: &Trigger, frame: &mut Frame) {
    let mutual = matches!(trigger.kind, EventType::Consult | EventType::Agree | EventType::Cooperate)
        || matches!(trigger.mode.as_str(), "sign" | "agree" | "exercise");
    frame.actors = unfold(reading, &frame.actors);
    frame.actors.retain(|head| Some(*head) != trigger.noun);
    if mutual && frame.actors.len() == 1 {
        frame.actors = partners(reading, frame.actors[0]);
    }
    let recipients = unfold(reading, &frame.recipients);
    frame.recipients = recipients.into_iter().filter(|head| !frame.actors.contains(head)).collect();
    if mutual && frame.actors.len() > 1 && (frame.recipients.is_empty() || frame.borrowed) {
        frame.recipients = frame.actors[1..].to_vec();
        frame.borrowed = false;
    }
}

/// Two parties before one noun: `House and Senate negotiators`; else the noun itself.
fn partners(reading: &Reading<'_>, head: usize) -> Vec<usize> {
    let before = reading.syntax.children(head).filter(|child| *child < head);
    let first = before
        .filter(|child| reading.is_party(*child))
        .find(|child| reading.syntax.child(*child, &[Dep::Conj]).is_some());
    let both = first.map(|first| participant::heads(reading, first)).filter(|both| both.len() > 1);
    both.filter(|_| !reading.is_party(head)).unwrap_or_else(|| vec![head])
}

fn unfold(reading: &Reading<'_>, heads: &[usize]) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    for head in heads.iter().flat_map(|head| participant::heads(reading, *head)) {
        if !found.contains(&head) {
            found.push(head);
        }
    }
    found
}
