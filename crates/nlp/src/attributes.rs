//! Corrects tags and gives coarse word classes by rules over tag, relation and spelling
//! (the attribute ruler of the model). Later rules override earlier ones.

use crate::error::ModelError;
use crate::labels::{Dep, Pos, Tag};
use crate::murmur::hash_text;
use crate::tables::{AttributeRule, TokenPattern};

/// What the rules look at in one token.
#[derive(Clone, Copy)]
pub(crate) struct Seen {
    pub(crate) tag: Tag,
    pub(crate) dep: Dep,
    /// Hash of the token in small letters.
    pub(crate) lower: u64,
    pub(crate) is_space: bool,
}

/// What the rules say about one token.
#[derive(Clone, Copy)]
pub(crate) struct Attributes<'r> {
    pub(crate) tag: Tag,
    pub(crate) pos: Pos,
    pub(crate) dep: Dep,
    pub(crate) lemma: Option<&'r str>,
    pub(crate) morph: Morph,
}

/// The few features of form that tell a base form.
#[derive(Clone, Copy, Default)]
pub(crate) struct Morph {
    pub(crate) singular: bool,
    pub(crate) has_number: bool,
    pub(crate) infinitive: bool,
    pub(crate) finite: bool,
    pub(crate) present: bool,
    pub(crate) positive: bool,
}

impl Morph {
    /// Reads Universal Dependencies features: `Number=Sing|VerbForm=Fin`.
    fn read(features: &str) -> Self {
        let has = |feature: &str| features.split('|').any(|f| f == feature);
        Self {
            singular: has("Number=Sing"),
            has_number: features.split('|').any(|f| f.starts_with("Number=")),
            infinitive: has("VerbForm=Inf"),
            finite: has("VerbForm=Fin"),
            present: has("Tense=Pres"),
            positive: has("Degree=Pos"),
        }
    }
}

pub(crate) struct AttributeRules(Vec<Rule>);

struct Rule {
    patterns: Vec<Pattern>,
    index: usize,
    tag: Option<Tag>,
    pos: Option<Pos>,
    dep: Option<Dep>,
    lemma: Option<String>,
    morph: Option<Morph>,
}

/// Sets of tags and relations as bits.
struct Pattern {
    tags: u64,
    deps: u64,
    lower: Option<Vec<u64>>,
    is_space: Option<bool>,
}

impl AttributeRules {
    /// How many tokens on either side of one a rule may look at.
    pub(crate) const REACH: usize = 1;

    pub(crate) fn read(rules: &[AttributeRule]) -> Result<Self, ModelError> {
        rules.iter().map(Rule::read).collect::<Result<_, _>>().map(Self)
    }

    /// Applies all rules to all tokens; every rule sees the tokens as they came.
    pub(crate) fn apply(&self, seen: &[Seen]) -> Vec<Attributes<'_>> {
        let start = |token: &Seen| Attributes {
            tag: token.tag,
            pos: Pos::X,
            dep: token.dep,
            lemma: None,
            morph: Morph::default(),
        };
        let mut out: Vec<_> = seen.iter().map(start).collect();
        for rule in &self.0 {
            for first in 0..(seen.len() + 1).saturating_sub(rule.patterns.len()) {
                if rule.fits(&seen[first..]) {
                    rule.set(&mut out[first + rule.index]);
                }
            }
        }
        out
    }
}

impl Rule {
    fn read(rule: &AttributeRule) -> Result<Self, ModelError> {
        let set = &rule.set;
        let broken = || ModelError::new("an attribute rule names an unknown label");
        let pos = set.pos.as_deref().map(|pos| Pos::parse(pos).ok_or_else(broken));
        let tag = set.tag.as_deref().map(|tag| Tag::parse(tag).ok_or_else(broken));
        let dep = set.dep.as_deref().map(|dep| Dep::parse(dep).ok_or_else(broken));
        if rule.index >= rule.tokens.len() || rule.tokens.len() > AttributeRules::REACH + 1 {
            return Err(broken());
        }
        Ok(Self {
            patterns: rule.tokens.iter().map(Pattern::read).collect(),
            index: rule.index,
            tag: tag.transpose()?,
            pos: pos.transpose()?,
            dep: dep.transpose()?,
            lemma: set.lemma.clone(),
            morph: set.morph.as_deref().map(Morph::read),
        })
    }

    fn fits(&self, seen: &[Seen]) -> bool {
        self.patterns.iter().zip(seen).all(|(pattern, token)| pattern.fits(token))
    }

    fn set<'r>(&'r self, attributes: &mut Attributes<'r>) {
        attributes.tag = self.tag.unwrap_or(attributes.tag);
        attributes.pos = self.pos.unwrap_or(attributes.pos);
        attributes.dep = self.dep.unwrap_or(attributes.dep);
        attributes.lemma = self.lemma.as_deref().or(attributes.lemma);
        attributes.morph = self.morph.unwrap_or(attributes.morph);
    }
}

impl Pattern {
    fn read(pattern: &TokenPattern) -> Self {
        let tag = |text: &String| Tag::parse(text).map_or(0, |tag| 1 << tag as u64);
        let dep = |text: &String| Dep::parse(text).map_or(0, |dep| 1 << dep as u64);
        let lower = (!pattern.lower.is_empty()).then(|| pattern.lower.iter().map(|l| hash_text(l)).collect());
        Self {
            tags: label_set(&pattern.tag, &pattern.not_tag, tag),
            deps: label_set(&pattern.dep, &pattern.not_dep, dep),
            lower,
            is_space: pattern.is_space,
        }
    }

    fn fits(&self, token: &Seen) -> bool {
        self.tags >> token.tag as u64 & 1 == 1
            && self.deps >> token.dep as u64 & 1 == 1
            && self.is_space.is_none_or(|is_space| is_space == token.is_space)
            && self.lower.as_ref().is_none_or(|lower| lower.contains(&token.lower))
    }
}

/// Those of `only`, or all when it names none, without those of `never`.
fn label_set(only: &[String], never: &[String], bit: impl Fn(&String) -> u64) -> u64 {
    let union = |labels: &[String]| labels.iter().map(&bit).fold(0, |all, bit| all | bit);
    let allowed = if only.is_empty() { u64::MAX } else { union(only) };
    allowed & !union(never)
}
