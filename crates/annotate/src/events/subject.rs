//! Who does what a verb says, where the verb does not say so itself: control, coordination, relative clauses.

use corpus::EntityType;
use nlp::{Dep, Tag};

use super::reading::Reading;

/// How many verbs a subject is inherited through.
const REACH: usize = 8;

/// The subject of a verb, its own or inherited; a head of a noun phrase.
pub(super) fn subject(reading: &Reading<'_>, verb: usize) -> Option<usize> {
    let mut verb = verb;
    for _ in 0..REACH {
        match own(reading, verb) {
            Some(subject) => return Some(subject),
            None => match controller(reading, verb)? {
                Controller::Noun(noun) => return Some(noun),
                Controller::Verb(above) => verb = above,
            },
        }
    }
    None
}

/// Where the subject of a verb without one is found.
enum Controller {
    /// This noun is it.
    Noun(usize),
    /// It is the subject of this verb.
    Verb(usize),
}

/// The subject that stands with a verb; for an unresolved pronoun the speaker of the clause.
fn own(reading: &Reading<'_>, verb: usize) -> Option<usize> {
    let subject = reading.syntax.child(verb, &[Dep::Nsubj, Dep::Nsubjpass]).or_else(|| misread(reading, verb))?;
    Some(speaker(reading, verb, subject).unwrap_or(subject))
}

/// A party that the model takes for an adverb before a verb without subject.
fn misread(reading: &Reading<'_>, verb: usize) -> Option<usize> {
    let adverb = reading.syntax.child(verb, &[Dep::Npadvmod]);
    adverb.filter(|word| *word < verb && reading.is_party(*word) && !reading.is_temporal(*word))
}

/// `The ministry said it would`: the pronoun stands for the one who says so.
fn speaker(reading: &Reading<'_>, verb: usize, pronoun: usize) -> Option<usize> {
    let open = reading.mention(pronoun).is_none_or(|mention| mention.entity.is_none());
    let above = reading.syntax.head(verb).filter(|_| open && reading.dep(verb) == Dep::Ccomp)?;
    let speaker = reading.syntax.child(above, &[Dep::Nsubj])?;
    let office = || reading.mention(speaker).is_none() && reading.lexicon.role(&reading.lemma(speaker)).is_some();
    let person = reading.entity_type(speaker) == Some(EntityType::Per);
    let agrees = match reading.text(pronoun).to_lowercase().as_str() {
        "he" | "she" => person || office(),
        "it" => !person && reading.tag(speaker) != Tag::Nns,
        "they" => !person,
        _ => false,
    };
    (agrees && !reading.syntax.children(pronoun).any(|_| true)).then_some(speaker)
}

fn controller(reading: &Reading<'_>, verb: usize) -> Option<Controller> {
    let head = reading.syntax.head(verb)?;
    match reading.dep(verb) {
        Dep::Conj if reading.is_verb(head) => Some(Controller::Verb(head)),
        Dep::Xcomp | Dep::Ccomp | Dep::Oprd => complement(reading, head),
        Dep::Advcl => climb(reading, head),
        Dep::Relcl => Some(Controller::Noun(head)),
        Dep::Acl if reading.tag(verb) == Tag::Vb => holder(reading, head),
        Dep::Acl => Some(Controller::Noun(head)),
        Dep::Pcomp => reading.syntax.head(head).and_then(|above| gerund(reading, head, above)),
        _ => None,
    }
}

/// A verb, or the copula above an adjective: `is ready to`.
fn climb(reading: &Reading<'_>, head: usize) -> Option<Controller> {
    if reading.is_verb(head) {
        return Some(Controller::Verb(head));
    }
    let above = reading.syntax.head(head)?;
    reading.is_verb(above).then_some(Controller::Verb(above))
}

/// The one who is asked, forced or called on does it; else the one who plans it.
fn complement(reading: &Reading<'_>, head: usize) -> Option<Controller> {
    if !reading.is_verb(head) {
        return climb(reading, head);
    }
    let asked = reading.syntax.child(head, &[Dep::Dobj]).or_else(|| called_on(reading, head));
    // Who uses something to do a thing does it.
    match asked.filter(|_| !matches!(reading.lemma(head).as_str(), "promise" | "use")) {
        Some(asked) => Some(Controller::Noun(asked)),
        None => Some(Controller::Verb(head)),
    }
}

fn called_on(reading: &Reading<'_>, verb: usize) -> Option<usize> {
    let mut objects = reading.prepositions(verb);
    objects
        .find(|(form, object)| {
            matches!(form.as_str(), "on" | "upon" | "to" | "for" | "with") && reading.is_party(*object)
        })
        .map(|(_, object)| object)
}

/// The owner of a plan, or the subject of the verb that the plan is the object of: `announced a decision to`.
fn holder(reading: &Reading<'_>, noun: usize) -> Option<Controller> {
    if let Some(owner) = reading.syntax.child(noun, &[Dep::Poss]) {
        return Some(Controller::Noun(owner));
    }
    let by = reading
        .prepositions(noun)
        .find(|(form, object)| matches!(form.as_str(), "by" | "of") && reading.is_party(*object));
    match by {
        Some((_, object)) => Some(Controller::Noun(object)),
        None => reading.syntax.head(noun).filter(|above| reading.is_verb(*above)).map(Controller::Verb),
    }
}

/// `Accused them of killing`: the object does it; `left after meeting`: the subject.
fn gerund(reading: &Reading<'_>, preposition: usize, above: usize) -> Option<Controller> {
    if reading.is_noun(above) {
        return holder(reading, above);
    }
    let form = reading.text(preposition).to_lowercase();
    let of_object = matches!(form.as_str(), "of" | "for" | "from" | "into" | "with");
    let object = reading.syntax.child(above, &[Dep::Dobj, Dep::Nsubjpass]).filter(|_| of_object);
    match object {
        Some(object) => Some(Controller::Noun(object)),
        None => climb(reading, above),
    }
}
