//! People referred to without their name: walks the text once and keeps who was named lately.

use corpus::{Doubt, Entity, EntityType, Few, Grounds, Id, Mention, MentionForm, Rule};
use lexicon::NameGender;
use nlp::Dep;

use super::candidate::Candidate;
use super::entities::Cast;
use super::{bodies, nominals, pronouns};
use crate::quotes::marks::Marks;
use crate::reading::Reading;

/// How many of the people named last are kept.
const KEPT: usize = 12;

/// A person at a place of the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    /// Who it is.
    pub(super) entity: Id<Entity>,
    /// The word that heads it.
    pub(super) head: usize,
    /// Its sentence.
    pub(super) sentence: usize,
    /// Whether it is the subject of its clause.
    pub(super) is_subject: bool,
    /// Whether it is the subject of a verb of speech.
    pub(super) speaks: bool,
    /// Whether it stands in quotation marks.
    pub(super) is_quoted: bool,
}

/// What is known while the text is walked.
pub(super) struct Stage<'a> {
    pub(super) reading: Reading<'a>,
    pub(super) candidates: &'a [Candidate],
    pub(super) cast: &'a Cast,
    pub(super) marks: &'a Marks,
    /// What the name of each entity says of its gender.
    pub(super) genders: Vec<Option<NameGender>>,
    /// The people named last, the latest at the end.
    pub(super) recent: Vec<Seen>,
    /// For each entity the last words of the roles it has been given so far.
    pub(super) roles: Vec<Vec<String>>,
    /// Entities that have been given a role, in order.
    pub(super) in_office: Vec<Id<Entity>>,
    /// The organisations named last, the latest at the end, each with its sentence.
    pub(super) bodies: Vec<(Id<Entity>, usize)>,
}

/// Nominals and pronouns that can be resolved.
pub(super) fn references(reading: Reading<'_>, marks: &Marks, candidates: &[Candidate], cast: &Cast) -> Vec<Mention> {
    let genders = pronouns::genders(reading, candidates, cast);
    let roles = vec![Vec::new(); cast.entities.len()];
    let (recent, in_office, bodies) = (Vec::new(), Vec::new(), Vec::new());
    let mut stage = Stage { reading, candidates, cast, marks, genders, recent, roles, in_office, bodies };
    let mut found = Vec::new();
    let mut next = 0;
    let mut word = 0;
    while word < reading.syntax.words.len() {
        if candidates.get(next).is_some_and(|candidate| candidate.words.start == word) {
            stage.name(next);
            word = candidates[next].words.end;
            next += 1;
            continue;
        }
        found.extend(stage.reference(word));
        word += 1;
    }
    found
}

impl Stage<'_> {
    fn name(&mut self, place: usize) {
        let candidate = &self.candidates[place];
        if !matches!(candidate.kind, EntityType::Per | EntityType::Org) {
            return;
        }
        let entity = self.cast.of[place];
        if candidate.kind == EntityType::Per {
            let head = self.reading.head_of(candidate.words.clone());
            self.see(entity, head);
        } else {
            self.see_body(entity, candidate.words.start);
        }
        let office = nominals::office(self.reading, candidate, self.cast.roles[place]);
        if let Some(office) = office
            && !self.roles[entity.index()].contains(&office)
        {
            self.roles[entity.index()].push(office);
            self.in_office.push(entity);
        }
    }

    fn see(&mut self, entity: Id<Entity>, head: usize) {
        let sentence = self.reading.syntax.words[head].sentence;
        let is_subject = matches!(self.reading.dep(head), Dep::Nsubj | Dep::Nsubjpass);
        let speaks = is_subject && pronouns::speaks(self.reading, head);
        let is_quoted = self.is_quoted(head);
        self.recent.push(Seen { entity, head, sentence, is_subject, speaks, is_quoted });
        if self.recent.len() > 2 * KEPT {
            self.recent.drain(..KEPT);
        }
    }

    fn see_body(&mut self, entity: Id<Entity>, word: usize) {
        // Whom a quotation names is not whom the narrator calls "the company" after it.
        if self.is_quoted(word) {
            return;
        }
        self.bodies.push((entity, self.reading.syntax.words[word].sentence));
        if self.bodies.len() > 2 * KEPT {
            self.bodies.drain(..KEPT);
        }
    }

    /// Whether a word stands in quotation marks.
    pub(super) fn is_quoted(&self, word: usize) -> bool {
        self.marks.around(self.reading.syntax.words[word].span).is_some()
    }

    fn reference(&mut self, word: usize) -> Option<Mention> {
        let (entity, span, form, rule, doubts) = match pronouns::resolve(self, word) {
            Some((entity, doubts)) => {
                let span = self.reading.syntax.words[word].span;
                (entity, span, MentionForm::Pronoun, "pronoun.nearest-subject", doubts)
            }
            None => match nominals::resolve(self, word) {
                Some((entity, span)) => {
                    (entity, span, MentionForm::Nominal, "nominal.only-holder", vec!["resolved by role"])
                }
                None => {
                    let (entity, span) = bodies::resolve(self, word)?;
                    (entity, span, MentionForm::Nominal, "nominal.only-body", vec!["the only one named shortly before"])
                }
            },
        };
        let entity_type = self.cast.entities[entity.index()].entity_type;
        match entity_type {
            EntityType::Per => self.see(entity, word),
            EntityType::Org => self.see_body(entity, word),
            _ => {}
        }
        let doubts: Few<Doubt> = doubts.into_iter().map(Doubt::new).collect();
        Some(Mention { span, entity_type, form, entity: Some(entity), grounds: Grounds::new(Rule::new(rule), doubts) })
    }
}
